"""The invented case C-2611-031: tray TK-014 with 48 implants and 62 instruments for hospital XX (J4, J5).

It stands in the world of `desktop.exchange.sample_delivery`; the same day makes the same case.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.ledger import EnteredBy
from desktop.exchange.importing import request_id
from desktop.exchange.sample_catalogue import MAKER, gtin
from desktop.exchange.sample_delivery import ADMINISTRATOR, GS, HOSPITAL, SITE
from desktop.models.item import ItemKind
from desktop.services.cases.planning import PLAN_CASE, PlanCase, PlannedItem
from desktop.services.consenting import RECORD_CONSENT, RecordConsent
from desktop.services.hospital_stores import (
    SAVE_HOSPITAL_STORE,
    SAVE_HOSPITAL_TERMS,
    SaveHospitalStore,
    SaveHospitalTerms,
)
from desktop.services.master_data.items import SAVE_ITEMS, SaveItem, SaveItems
from desktop.services.master_data.trays import GENERIC, SAVE_TRAY, SaveTray
from desktop.services.opening_stock import TAKE_OVER_STOCK, StockLine, TakeOverStock
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.pricing import SAVE_PRICE_LIST, ItemPrice, SavePriceList
from desktop.services.trays.kits import ASSIGN_KIT, SAVE_KIT, AssignKit, KitItem, SaveKit
from desktop.services.trays.sterilising import RECORD_STERILISATION, RecordSterilisation
from desktop.storage.unit_of_work import Store

CASE: Final = "C-2611-031"
TRAY: Final = "TK-014"
KIT: Final = "RK-HIP-48"
STORE: Final = "XX-OR"
ZONE: Final = ZoneInfo("Asia/Shanghai")
DUE_BACK: Final = timedelta(days=1)

_IMPLANTS: Final = (("FS-12-135", 1, 4), ("FS-14-135", 2, 4), ("LS-35-30", 13, 20), ("LS-35-40", 14, 20))
"""REF, number in the catalogue, pieces in the tray."""

_INSTRUMENTS: Final = (
    ("IN-DG", "测深尺", "Depth gauge", 2),
    ("IN-DR-32", "钻头 3.2 mm", "Drill bit 3.2 mm", 6),
    ("IN-DR-43", "钻头 4.3 mm", "Drill bit 4.3 mm", 6),
    ("IN-SD", "螺丝刀", "Screwdriver", 4),
    ("IN-TAP", "丝锥", "Tap", 4),
    ("IN-DS", "钻套", "Drill sleeve", 8),
    ("IN-RT", "拉钩", "Retractor", 6),
    ("IN-RS", "骨锉", "Rasp", 12),
    ("IN-TH", "试模头", "Trial head", 8),
    ("IN-HM", "骨锤", "Mallet", 1),
    ("IN-EX", "取出器", "Extractor", 2),
    ("IN-KW", "克氏针", "Kirschner wire", 3),
)

USED: Final = {"FS-12-135": 2, "LS-35-30": 4, "LS-35-40": 2}
"""What is implanted; one more LS-35-40 is opened and dropped."""


@dataclass(frozen=True, slots=True)
class CasePiece:
    """One implant of the tray and the scan of its label or sticker."""

    ref: str
    di: str
    lot: str
    serial: str
    expires_on: date

    @property
    def raw(self) -> str:
        """The scan as a scanner sends it (GS1 General Specifications 7.8)."""
        serial = f"{GS}21{self.serial}" if self.serial else ""
        return f"]d201{self.di}17{self.expires_on:%y%m%d}10{self.lot}{serial}"


@dataclass(frozen=True, slots=True)
class SampleCase:
    """The case.

    Attributes:
        day: of the operation, local; it starts at 08:30.
        pieces: the 48 implants of the tray.
        implanted: 8 of them.
        wasted: one screw, opened and dropped.
    """

    day: date
    pieces: tuple[CasePiece, ...]
    implanted: tuple[CasePiece, ...]
    wasted: CasePiece

    @property
    def back(self) -> tuple[CasePiece, ...]:
        """The 39 that come back."""
        left = list(self.pieces)
        for piece in (*self.implanted, self.wasted):
            left.remove(piece)
        return tuple(left)

    def at(self, text: str, days: int = 0) -> datetime:
        """A local time of the day of the operation, ``days`` later, in UTC."""
        moment = datetime.combine(self.day + timedelta(days=days), time.fromisoformat(text), ZONE)
        return moment.astimezone(UTC)


def sample_case(day: date) -> SampleCase:
    """Invent the case that is operated on a day."""
    pieces = tuple(piece for ref, number, count in _IMPLANTS for piece in _pieces(ref, number, count, day))
    implanted = tuple(piece for ref, count in USED.items() for piece in _of(pieces, ref)[:count])
    return SampleCase(day, pieces, implanted, _of(pieces, "LS-35-40")[-1])


def _of(pieces: tuple[CasePiece, ...], ref: str) -> list[CasePiece]:
    return [piece for piece in pieces if piece.ref == ref]


def _pieces(ref: str, number: int, count: int, day: date) -> list[CasePiece]:
    """Stems have serial numbers; screws come from two lots, ten of each."""
    expires = date(day.year + 3, 5, 31)
    if ref.startswith("FS"):
        return [
            CasePiece(ref, gtin(number), f"L26C{number:03d}", f"SC{number}{at:04d}", expires) for at in range(count)
        ]
    lots = (f"L26D{number:03d}", f"L26E{number:03d}")
    return [CasePiece(ref, gtin(number), lots[at * 2 // count], "", expires) for at in range(count)]


def lay_out_case(store: Store, case: SampleCase, workstation: str = "DESK-1") -> None:
    """Put the case, its tray, prices and consent into a database that has the world of the sample delivery.

    Everything is dated to two days before the operation.
    """
    at = case.at("09:00", -2)

    def do(verb: Verb[Any, Any], request: Any) -> None:
        identity = request_id(verb.name, request)
        perform(store, verb, request, Envelope(identity, ADMINISTRATOR, workstation, EnteredBy.IMPORT, at))

    january = date(case.day.year, 1, 1)
    do(SAVE_ITEMS, SaveItems(tuple(_instrument(*one[:3]) for one in _INSTRUMENTS)))
    do(SAVE_TRAY, SaveTray(TRAY, SITE, MAKER, name="髋关节手术盒 48", name_en="Hip tray 48", seats=48))
    bill = [KitItem(ref, count) for ref, _, count in _IMPLANTS] + [KitItem(one[0], one[3]) for one in _INSTRUMENTS]
    do(SAVE_KIT, SaveKit(KIT, "髋关节手术套装", tuple(bill), "Hip set"))
    do(ASSIGN_KIT, AssignKit(TRAY, KIT))
    do(TAKE_OVER_STOCK, TakeOverStock(f"OPENING-{TRAY}", SITE, _stock(case)))
    do(SAVE_HOSPITAL_STORE, SaveHospitalStore(STORE, HOSPITAL, SITE, "XX医院手术室", "XX Hospital operating room"))
    do(SAVE_HOSPITAL_TERMS, SaveHospitalTerms(HOSPITAL))
    do(RECORD_CONSENT, RecordConsent(MAKER, HOSPITAL, "Gold 2026-014", january))
    do(SAVE_PRICE_LIST, SavePriceList("M-2026", MAKER, january, _prices(), name="2026"))
    plan = tuple(PlannedItem(ref) for ref in USED)
    do(PLAN_CASE, PlanCase(CASE, HOSPITAL, SITE, f"{case.day.isoformat()}T08:30", plan, (TRAY,)))
    do(RECORD_STERILISATION, _sterilised(case))


def _instrument(ref: str, name: str, name_en: str) -> SaveItem:
    plain = SaveItem(ref, MAKER, name, ItemKind.INSTRUMENT, name_en)
    return replace(plain, carries_lot=False, carries_expiry=False)


def _stock(case: SampleCase) -> tuple[StockLine, ...]:
    lines = [StockLine(1, GENERIC, MAKER, f"{SITE}-RECEIVING", "", TRAY)]
    for piece in case.pieces:
        if piece.serial:
            identity = (piece.lot, piece.serial, piece.expires_on)
            lines.append(StockLine(len(lines) + 1, piece.di, MAKER, TRAY, *identity))
    for piece in dict.fromkeys(one for one in case.pieces if not one.serial):
        count = Decimal(case.pieces.count(piece))
        lines.append(StockLine(len(lines) + 1, piece.di, MAKER, TRAY, piece.lot, "", piece.expires_on, count))
    return tuple(lines)


def _prices() -> tuple[ItemPrice, ...]:
    stems, screws = Decimal("12800.00"), Decimal("860.00")
    return tuple(ItemPrice(ref, stems if ref.startswith("FS") else screws) for ref, *_ in _IMPLANTS)


def _sterilised(case: SampleCase) -> RecordSterilisation:
    return RecordSterilisation(
        TRAY,
        "LOAD-0412",
        indicator_ok=True,
        sterilised_at=case.at("07:00", -2),
        valid_until=case.day + timedelta(days=6),
    )


# ---------------------------------------------------------------- scans


def _command(name: Command) -> str:
    return Code(CodeKind.COMMAND, name).text


_TRAY_SCAN: Final = Code(CodeKind.TRAY, TRAY).text


def count_scans(case: SampleCase) -> tuple[str, ...]:
    """The day before at the trays' desk: the tray, its 48 implants, TICK ALL, CLOSE TRAY."""
    end = (_command(Command.TICK_ALL), _command(Command.CLOSE_TRAY))
    return (_command(Command.TRAYS), _TRAY_SCAN, *(piece.raw for piece in case.pieces), *end)


def send_scans() -> tuple[str, ...]:
    """At the cases' desk: the tray opens its case, SEND OUT."""
    return _command(Command.CASES), _TRAY_SCAN, _command(Command.SEND_OUT)


def come_back_scans(case: SampleCase) -> tuple[str, ...]:
    """COME BACK, the tray, and the 39 implants that are in it."""
    return _command(Command.COME_BACK), _TRAY_SCAN, *(piece.raw for piece in case.back)


def usage_scans(case: SampleCase) -> tuple[str, ...]:
    """The sheet: IMPLANTED and 8 stickers, WASTED and one, CONFIRM."""
    stickers = tuple(piece.raw for piece in case.implanted)
    wasted = (_command(Command.WASTED), case.wasted.raw)
    return _command(Command.IMPLANTED), *stickers, *wasted, _command(Command.CONFIRM)


def case_day_scans(case: SampleCase) -> tuple[str, ...]:
    """The case from the count of its tray to the confirmed usage report."""
    return *count_scans(case), *send_scans(), *come_back_scans(case), *usage_scans(case)
