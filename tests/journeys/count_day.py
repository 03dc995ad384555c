"""The zone of journey J8: 40 bins, 23 units in B-07, and what really lies there."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import insert

from desktop.domain.clock import FixedClock
from desktop.domain.ledger import BinPurpose
from desktop.domain.origin import new_id
from desktop.domain.permissions import Role
from desktop.domain.udi import Mode, decode, encode
from desktop.models.item import ItemKind
from desktop.models.party import Party, PartyKind
from desktop.services.master_data.items import SAVE_ITEMS, SaveItem, SaveItems
from desktop.services.master_data.packages import NewPackage
from desktop.services.master_data.people import SAVE_PEOPLE, SavePeople, SavePerson
from desktop.services.master_data.setting_up import SetUp, set_up
from desktop.services.master_data.trays import SAVE_TRAY, SaveTray
from desktop.services.opening_stock import TAKE_OVER_STOCK, StockLine, TakeOverStock
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.pricing import SAVE_PRICE_LIST, ItemPrice, SavePriceList
from desktop.services.verbs import answer_wire
from desktop.services.zones import ADD_ZONE, AddZone, NewBin, NewRack
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.times import NOW

FIRST, SECOND, LEADER, AUDITOR = "1002", "1003", "1004", "1005"
ADMINISTRATOR = "1001"
STEM, SCREW = "06901234567892", "06901234567908"
LOT, EXPIRES = "L23B017", date(2029, 1, 31)
UNITS = tuple(f"PD{number:02}" for number in range(1, 24))
OF_B_11 = "PD24"
IN_TRAY, NOT_FOUND = "PD22", "PD23"
PRICE = Decimal(12800)


def unit(serial: str) -> str:
    """The scan of a stem."""
    text = f"(01){STEM}(17)290131(10){LOT}(21){serial}"
    return encode(decode(text, today=NOW.date(), mode=Mode.HRI)).scan


def screw(lot: str = "C100", expiry: str = "300630") -> str:
    """The scan of a screw, which has no serial number."""
    return encode(decode(f"(01){SCREW}(17){expiry}(10){lot}", today=NOW.date(), mode=Mode.HRI)).scan


@dataclass
class CountDay:
    """The warehouse, and short ways to ask it."""

    store: Store

    def do(self, verb: Verb[Any, Any], request: Any, badge: str = FIRST, desk: str = "DESK-1") -> Any:
        """Do a request as a service."""
        return perform(self.store, verb, request, Envelope(new_id(), badge, desk, at=NOW)).value

    def send(self, badge: str, verb: str, desk: str = "DESK-1", **fields: Any) -> dict[str, Any]:
        """Send a request as ``sparezone do`` takes it."""
        around = {"verb": verb, "request_id": str(new_id()), "actor": badge, "workstation": desk}
        answer: dict[str, Any] = answer_wire(self.store, around | {"at": NOW.isoformat()} | fields).value
        return answer

    def count(self, badge: str, place: str, *scans: str) -> list[str]:
        """Start a count and scan; tells the results."""
        self.send(badge, "start_count", place=place)
        return [self.send(badge, "count_scan", place=place, raw=raw)["result"] for raw in scans]


def build(url: str) -> CountDay:
    """Set up the zone; ``sparezone`` could do the same with its commands."""
    day = CountDay(Store(open_engine(url), FixedClock(NOW)))
    set_up(
        day.store,
        SetUp("P-01", "华东渠道", "EAST-W1", "上海备件专区", "王芳"),
        Envelope(new_id(), ADMINISTRATOR, "DESK-1"),
    )
    people = (SavePerson(FIRST, "李明", Role.CLERK), SavePerson(SECOND, "赵云", Role.CLERK))
    more = (SavePerson(LEADER, "陈静", Role.SUPERVISOR), SavePerson(AUDITOR, "孙丽", Role.AUDITOR))
    day.do(SAVE_PEOPLE, SavePeople((*people, *more)), ADMINISTRATOR)
    with day.store.engine.begin() as connection:
        connection.execute(insert(Party).values(code="M-01", name="厂家", kind=PartyKind.MANUFACTURER))
    bins = tuple(
        NewBin("B", 1 + number // 8, 1 + number % 8, _purpose(number + 1), f"B-{number + 1:02}") for number in range(40)
    )
    racks = (NewRack("B", 0, 0, 2000, 400, 5, 8),)
    day.do(ADD_ZONE, AddZone("EAST-W1", "Z1", "备件专区", 2000, 2000, racks, bins), ADMINISTRATOR)
    _add_goods(day)
    return day


def _purpose(number: int) -> BinPurpose:
    return BinPurpose.TRAYS if number == 2 else BinPurpose.UNITS


def _add_goods(day: CountDay) -> None:
    stem = SaveItem(
        "STEM-12",
        "M-01",
        "股骨柄",
        ItemKind.IMPLANT,
        "Femoral stem",
        carries_serial=True,
        registration_number="20263130001",
        packages=(NewPackage(STEM),),
    )
    loose = SaveItem(
        "SCREW-4.5",
        "M-01",
        "螺钉",
        ItemKind.IMPLANT,
        "Screw",
        registration_number="20263130001",
        packages=(NewPackage(SCREW),),
    )
    items = (stem, loose)
    day.do(SAVE_ITEMS, SaveItems(items), ADMINISTRATOR)
    day.do(SAVE_TRAY, SaveTray("TK-009", "EAST-W1", "M-01", seats=8), ADMINISTRATOR)
    lines = [_stem(number, serial, "B-07") for number, serial in enumerate(UNITS, 1)]
    lines += [_stem(24, OF_B_11, "B-11"), _stem(25, "PD25", "TK-009")]
    lines.append(StockLine(26, "SCREW-4.5", "M-01", "B-20", "C100", "", date(2030, 6, 30), Decimal(10)))
    day.do(TAKE_OVER_STOCK, TakeOverStock("OPENING-1", "EAST-W1", tuple(lines)), ADMINISTRATOR)
    prices = (ItemPrice("STEM-12", PRICE), ItemPrice("SCREW-4.5", Decimal(180)))
    day.do(SAVE_PRICE_LIST, SavePriceList("M-2026", "M-01", date(2026, 1, 1), prices), ADMINISTRATOR)


def _stem(position: int, serial: str, place: str) -> StockLine:
    return StockLine(position, "STEM-12", "M-01", place, LOT, serial, EXPIRES)
