"""A day at a small warehouse, done by the program's own verbs: what the read side is asked about."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import insert

from desktop.domain.clock import FixedClock
from desktop.domain.ledger import BinPurpose
from desktop.domain.origin import new_id
from desktop.models.item import ItemKind
from desktop.models.party import Party, PartyKind
from desktop.services.confirming import CONFIRM_NOTICE, ConfirmNotice
from desktop.services.master_data.items import SAVE_ITEM, SaveItem
from desktop.services.master_data.packages import NewPackage
from desktop.services.master_data.setting_up import SetUp, set_up
from desktop.services.moving import MOVE_GOODS, MoveGoods
from desktop.services.notices import ANNOUNCE_NOTICE, AnnouncedLine, AnnounceNotice
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.putting_away import PUT_AWAY, PutAway
from desktop.services.receiving import (
    CLOSE_TRAY,
    OPEN_NOTICE,
    OPEN_TRAY,
    RECEIVE_ONE,
    CloseTray,
    OpenNotice,
    OpenTray,
    ReceiveOne,
)
from desktop.services.receiving_exceptions import QUARANTINE, Quarantine
from desktop.services.undoing import UNDO_LAST, UndoLast
from desktop.services.zones import ADD_ZONE, AddZone, NewBin, NewRack
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store

BADGE = "1001"
MORNING = datetime(2026, 11, 21, 0, 30, tzinfo=UTC)
TODAY = date(2026, 11, 21)
STEM, SCREW = "06901234567892", "06901234567908"
EXPIRES = date(2029, 1, 31)


def stem(serial: str, lot: str = "L23B017") -> str:
    """The scan of a unit."""
    return f"]d201{STEM}17290131" + f"10{lot}\x1d21{serial}"


def screws(lot: str = "LS-9") -> str:
    """The scan of a package of a lot."""
    return f"]d201{SCREW}17290131" + f"10{lot}"


@dataclass
class Day:
    """The warehouse; each verb is done a minute after the one before."""

    store: Store
    clock: FixedClock

    def do(self, verb: Verb[Any, Any], request: Any) -> Any:
        self.clock.forward(timedelta(minutes=1))
        return perform(self.store, verb, request, Envelope(new_id(), BADGE, "desk 1")).value

    def announce(self, number: str, *lines: AnnouncedLine) -> None:
        self.do(ANNOUNCE_NOTICE, AnnounceNotice(number, "SH", "M-01", "M-01", lines))
        self.do(OPEN_NOTICE, OpenNotice(number))

    def receive(self, number: str, tray: str, *scans: str) -> None:
        self.do(OPEN_TRAY, OpenTray(number, tray))
        for raw in scans:
            self.do(RECEIVE_ONE, ReceiveOne(number, raw, tray))
        self.do(CLOSE_TRAY, CloseTray(number, tray))


def build(url: str) -> Day:
    """Units S1 and S2 in tray TK-001 in bin A-1-1, S3 in the receiving place, S9 on hold, screws in A-1-2."""
    clock = FixedClock(MORNING)
    day = Day(Store(open_engine(url), clock), clock)
    set_up(day.store, SetUp("P-01", "华东渠道", "SH", "上海备件专区", "王芳"), Envelope(new_id(), BADGE, "desk 1"))
    _add_master_data(day)
    _receive(day)
    return day


def _add_master_data(day: Day) -> None:
    with day.store.engine.begin() as connection:
        rows = [("M-01", "厂家", "Maker"), ("M-02", "外厂", "Other")]
        for code, name, name_en in rows:
            kind = PartyKind.MANUFACTURER
            connection.execute(insert(Party).values(code=code, name=name, name_en=name_en, kind=kind))
    bins = (
        NewBin("A", 1, 1, BinPurpose.TRAYS),
        NewBin("A", 1, 2, BinPurpose.UNITS),
        NewBin("A", 1, 3, BinPurpose.QUARANTINE),
    )
    racks = (NewRack("A", 0, 0, 900, 400, 1, 3),)
    day.do(ADD_ZONE, AddZone("SH", "Z1", "备件专区", 2000, 2000, racks, bins=bins))
    packages = {"STEM-12": STEM, "SCREW_4.5%": SCREW}
    for ref, name, model, serial in (("STEM-12", "股骨柄", "SL-12", True), ("SCREW_4.5%", "接骨螺钉", "", False)):
        saved = SaveItem(
            ref, "M-01", name, ItemKind.IMPLANT, name_en=f"{ref} part", model=model, registration_number="20263130001"
        )
        day.do(SAVE_ITEM, _with(saved, carries_serial=serial, packages=(NewPackage(packages[ref]),)))


def _with(item: SaveItem, **more: Any) -> SaveItem:
    from dataclasses import replace

    return replace(item, **more)


def _receive(day: Day) -> None:
    units = [
        AnnouncedLine(number, STEM, "L23B017", f"S{number}", EXPIRES, "TK-001" if number < 3 else "")
        for number in (1, 2, 3)
    ]
    lot = AnnouncedLine(4, SCREW, "LS-9", "", EXPIRES, "", Decimal(12))
    day.announce("DN-1", *units, lot)
    day.receive("DN-1", "TK-001", stem("S1"), stem("S2"))
    day.do(RECEIVE_ONE, ReceiveOne("DN-1", stem("S3")))
    day.do(UNDO_LAST, UndoLast("wrong pack"))
    day.do(RECEIVE_ONE, ReceiveOne("DN-1", stem("S3")))
    for _ in range(12):
        day.do(RECEIVE_ONE, ReceiveOne("DN-1", screws()))
    day.do(QUARANTINE, Quarantine(stem("S9"), "DN-1"))
    day.do(CONFIRM_NOTICE, ConfirmNotice("DN-1"))
    day.do(PUT_AWAY, PutAway("SZ:T:TK-001", "A-1-1"))
    day.do(MOVE_GOODS, MoveGoods(screws(), "A-1-2", "SH-RECEIVING", Decimal(5)))
