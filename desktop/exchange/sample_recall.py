"""The invented lot L23B017: 46 plates at three sites, in trays, on the road, at hospitals, used and given back (J13).

It stands in the world of `desktop.exchange.sample_delivery`; the same day makes the same lot.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from desktop.domain.ledger import BinPurpose, EnteredBy
from desktop.exchange.importing import request_id
from desktop.exchange.sample_catalogue import MAKER, gtin
from desktop.exchange.sample_delivery import ADMINISTRATOR, GS, PARTNER, SITE
from desktop.models.item import ItemKind
from desktop.models.party import PartyKind
from desktop.services.cases.planning import PLAN_CASE, PlanCase, PlannedItem
from desktop.services.cases.reporting_use import CONFIRM_USAGE, ConfirmUsage
from desktop.services.cases.reserving import RESERVE_PIECE, ReservePiece
from desktop.services.cases.sending import SEND_OUT, SendOut
from desktop.services.cases.using import SCAN_USAGE, ScanUsage
from desktop.services.consenting import RECORD_CONSENT, RecordConsent
from desktop.services.hospital_stores import SAVE_HOSPITAL_STORE, SaveHospitalStore
from desktop.services.master_data.items import SAVE_ITEM, SaveItem
from desktop.services.master_data.packages import NewPackage
from desktop.services.master_data.parties import SAVE_PARTIES, SaveParties, SaveParty
from desktop.services.master_data.sites import SAVE_SITE, SaveSite
from desktop.services.master_data.trays import GENERIC, SAVE_TRAY, SaveTray
from desktop.services.moving import MOVE_GOODS, MoveGoods
from desktop.services.opening_stock import TAKE_OVER_STOCK, StockLine, TakeOverStock
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.pricing import SAVE_PRICE_LIST, ItemPrice, SavePriceList
from desktop.services.returns.giving_back import GIVE_BACK, GiveBack
from desktop.services.transit_places import SAVE_TRANSIT_PLACE, SaveTransitPlace
from desktop.services.zones import ADD_ZONE, AddZone, NewBin, NewRack
from desktop.storage.unit_of_work import Store

REF: Final = "LP-9H"
LOT: Final = "L23B017"
DI: Final = gtin(91)
SITES: Final = (SITE, "EAST-W2", "EAST-W3")
RECALL_TRAYS: Final = ("TK-903", "TK-909")
HOSPITALS: Final = tuple(f"H{number}" for number in range(1, 6))
CASES: Final = (("C-2611-041", "H1", 4), ("C-2611-042", "H2", 3))
WAITING_CASE: Final = "C-2611-050"
TRANSIT: Final = "VAN-1"
_ZONE: Final = ZoneInfo("Asia/Shanghai")
_IN_TRAYS: Final = (4, 2)
_AT_EACH: Final = 2
_PRICES: Final = (ItemPrice(REF, Decimal(3200)),)
"""Agreed with each of the hospitals, so that a general list of the maker can stand beside them."""


@dataclass(frozen=True, slots=True)
class SampleRecall:
    """The lot.

    Attributes:
        day: of the recall, local.
        serials: of the 46 plates: 18 in stock (8, 6 and 4 at the three sites), 6 in the trays (4 and 2), 4 on the
            road, 10 at five hospitals, 7 used and 1 given back, in this order.
        late: the serial number of a 47th plate that nobody has received yet.
    """

    day: date
    serials: tuple[str, ...]
    late: str

    def raw(self, serial: str) -> str:
        """The scan of a plate's label (GS1 General Specifications 7.8)."""
        return f"]d201{DI}17{date(self.day.year + 3, 5, 31):%y%m%d}10{LOT}{GS}21{serial}"

    def at(self, text: str) -> datetime:
        """A local time of the day, in UTC."""
        return datetime.combine(self.day, time.fromisoformat(text), _ZONE).astimezone(UTC)


def sample_recall(day: date) -> SampleRecall:
    """Invent the lot that is recalled on a day."""
    return SampleRecall(day, tuple(f"P9{number:04d}" for number in range(1, 47)), "P90047")


def lay_out_recall(store: Store, lot: SampleRecall, workstation: str = "DESK-1") -> None:
    """Put the lot into a database that has the world of the sample delivery; at seven in the morning of its day."""
    at = lot.at("07:00")

    def do(verb: Verb[Any, Any], request: Any) -> None:
        identity = request_id(verb.name, request)
        perform(store, verb, request, Envelope(identity, ADMINISTRATOR, workstation, EnteredBy.IMPORT, at))

    for verb, request in (*_master_data(lot), *_goods(lot)):
        do(verb, request)


Step = tuple[Verb[Any, Any], Any]


def _master_data(lot: SampleRecall) -> Iterator[Step]:
    name, name_en = "锁定接骨板 9孔", "Locking plate, 9 holes"
    package = NewPackage(DI, 1, 1)
    yield (
        SAVE_ITEM,
        SaveItem(
            REF,
            MAKER,
            name,
            ItemKind.IMPLANT,
            name_en,
            registration_number="国械注准20263130091",
            carries_serial=True,
            packages=(package,),
        ),
    )
    hospitals = tuple(map(_hospital, HOSPITALS))
    yield SAVE_PARTIES, SaveParties(hospitals)
    for number, site in enumerate(SITES[1:], 2):
        yield SAVE_SITE, SaveSite(site, f"东区{number}号仓", PARTNER, f"East warehouse {number}")
        racks = (NewRack(f"W{number}", 0, 0, 1000, 500, 2, 2),)
        special = (
            NewBin(f"W{number}", 1, 1, BinPurpose.RECALL, f"W{number}-X"),
            NewBin(f"W{number}", 1, 2, BinPurpose.QUARANTINE, f"W{number}-Q"),
        )
        yield ADD_ZONE, AddZone(site, f"Z{number}", "备件专区", 2000, 2000, racks, special)
    january = date(lot.day.year, 1, 1)
    for hospital in HOSPITALS:
        yield RECORD_CONSENT, RecordConsent(MAKER, hospital, f"Contract {hospital}", january)
        yield SAVE_HOSPITAL_STORE, SaveHospitalStore(f"{hospital}-OR", hospital, SITE)
        yield SAVE_PRICE_LIST, SavePriceList(f"{REF}-{hospital}", MAKER, january, _PRICES, payer=hospital)
    yield SAVE_TRANSIT_PLACE, SaveTransitPlace(TRANSIT, SITE, name="配送车 1", name_en="Van 1")
    for tray in RECALL_TRAYS:
        yield SAVE_TRAY, SaveTray(tray, SITE, MAKER, name="接骨板盒", name_en="Plate tray", seats=10)


def _hospital(code: str) -> SaveParty:
    return SaveParty(code, f"示例第{code[1:]}医院", PartyKind.HOSPITAL, f"Sample hospital {code[1:]}")


def _goods(lot: SampleRecall) -> Iterator[Step]:
    yield from _taken_over(lot)
    for serial in lot.serials[24:28]:
        yield MOVE_GOODS, MoveGoods(lot.raw(serial), TRANSIT)
    for number, serial in enumerate(lot.serials[28:38]):
        yield MOVE_GOODS, MoveGoods(lot.raw(serial), f"{HOSPITALS[number // _AT_EACH]}-OR")
    used = iter(lot.serials[38:45])
    for case, hospital, count in CASES:
        yield from _used(lot, case, hospital, [next(used) for _ in range(count)])
    yield GIVE_BACK, GiveBack(lot.raw(lot.serials[45]))
    yield PLAN_CASE, PlanCase(WAITING_CASE, "H3", SITE, f"{lot.day.isoformat()}T18:00", (PlannedItem(REF),))
    yield RESERVE_PIECE, ReservePiece(WAITING_CASE, lot.raw(lot.serials[0]))


def _taken_over(lot: SampleRecall) -> Iterator[Step]:
    """Everything is received first, at the place where it stays or leaves from."""
    here = [("A-4-1", one) for one in (*lot.serials[:8], *lot.serials[24:])]
    in_trays = [(RECALL_TRAYS[at >= _IN_TRAYS[0]], one) for at, one in enumerate(lot.serials[18:24])]
    elsewhere = ([("W2-2-1", one) for one in lot.serials[8:14]], [("W3-2-1", one) for one in lot.serials[14:18]])
    trays = tuple(
        StockLine(number, GENERIC, MAKER, f"{SITE}-RECEIVING", "", tray) for number, tray in enumerate(RECALL_TRAYS, 1)
    )
    yield TAKE_OVER_STOCK, TakeOverStock(f"OPENING-{LOT}-1", SITE, (*trays, *_lines(lot, [*here, *in_trays], 3)))
    for number, (site, lines) in enumerate(zip(SITES[1:], elsewhere, strict=True), 2):
        yield TAKE_OVER_STOCK, TakeOverStock(f"OPENING-{LOT}-{number}", site, _lines(lot, lines, 1))


def _lines(lot: SampleRecall, placed: list[tuple[str, str]], first: int) -> tuple[StockLine, ...]:
    expires = date(lot.day.year + 3, 5, 31)
    return tuple(
        StockLine(number, DI, MAKER, place, LOT, serial, expires)
        for number, (place, serial) in enumerate(placed, first)
    )


def _used(lot: SampleRecall, case: str, hospital: str, serials: list[str]) -> Iterator[Step]:
    planned = (PlannedItem(REF, pieces=len(serials)),)
    yield PLAN_CASE, PlanCase(case, hospital, SITE, f"{lot.day.isoformat()}T08:00", planned)
    for serial in serials:
        yield RESERVE_PIECE, ReservePiece(case, lot.raw(serial))
    yield SEND_OUT, SendOut(case, reason="sample")
    for serial in serials:
        yield SCAN_USAGE, ScanUsage(case, lot.raw(serial))
    yield CONFIRM_USAGE, ConfirmUsage(case)
