"""The invented emergency of the night of J3: a revision knee set for hospital XX, 118 km away.

It stands in the world of `desktop.exchange.sample_delivery`; the same day makes the same emergency.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.ledger import BinPurpose, EnteredBy
from desktop.domain.permissions import Role
from desktop.domain.udi.checks import gs1_digit
from desktop.exchange.importing import request_id
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, GS, HOSPITAL, PARTNER, SITE, SUPERVISOR
from desktop.models.item import ItemKind
from desktop.models.party import PartyKind
from desktop.services.cases.planning import PLAN_CASE, PlanCase, PlannedItem
from desktop.services.consenting import RECORD_CONSENT, RecordConsent
from desktop.services.emergency.contracts import SAVE_PACKAGE, SavePackage
from desktop.services.emergency.distances import SAVE_DISTANCE, SaveDistance
from desktop.services.hospital_stores import SAVE_HOSPITAL_STORE, SaveHospitalStore
from desktop.services.master_data.items import SAVE_ITEMS, SaveItem, SaveItems
from desktop.services.master_data.packages import NewPackage
from desktop.services.master_data.parties import SAVE_PARTIES, SaveParties, SaveParty
from desktop.services.master_data.people import SAVE_PEOPLE, SavePeople, SavePerson
from desktop.services.master_data.sites import SAVE_SITE, SaveSite
from desktop.services.master_data.trays import GENERIC, SAVE_TRAY, SaveTray
from desktop.services.opening_stock import TAKE_OVER_STOCK, StockLine, TakeOverStock
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.putting_away import PUT_AWAY, PutAway
from desktop.services.trays.counting_trays import COUNT_TRAY, CountTray
from desktop.services.trays.kits import ASSIGN_KIT, SAVE_KIT, AssignKit, KitItem, SaveKit
from desktop.services.trays.sterilising import RECORD_STERILISATION, RecordSterilisation
from desktop.services.zones import ADD_ZONE, AddZone, NewBin, NewRack
from desktop.storage.unit_of_work import Store

KIT: Final = "RK-REV-M"
INSTRUMENTS: Final = "TI-005"
LOANER: Final = "TK-019"
CASE: Final = "C-2611-044"
CASE_HOSPITAL: Final = "YY"
STORE: Final = "XX-OR"
COURIER: Final = "2001"
CENTRE: Final = "WEST-W1"
ROAD_KM: Final = Decimal(118)
CENTRE_KM: Final = Decimal("213.5")
SHORT: Final = "RK-I5"
"""The insert of size 5: only the loaner tray holds it."""

LATE: Final = "RK-AF"
"""Its second lot expires later than the first."""

ZONE: Final = ZoneInfo("Asia/Shanghai")

_IMPLANTS: Final = (
    ("RK-F4", "翻修股骨髁", "Revision femoral component", "4", 1, "N-1-1"),
    ("RK-T5", "翻修胫骨托", "Revision tibial tray", "5", 1, "N-1-2"),
    (SHORT, "翻修胫骨衬垫", "Revision tibial insert", "5 / 14 mm", 1, LOANER),
    ("RK-PT", "髌骨假体", "Patella component", "32 mm", 1, "N-1-2"),
    ("RK-SF", "股骨延长杆", "Femoral stem extension", "14 × 100 mm", 1, "N-1-3"),
    ("RK-ST", "胫骨延长杆", "Tibial stem extension", "12 × 80 mm", 1, "N-1-4"),
    (LATE, "股骨垫块", "Femoral augment", "4 / 5 mm", 2, "N-2-1"),
    ("RK-AT", "胫骨垫块", "Tibial augment", "5 / 10 mm", 2, "N-2-2"),
    ("RK-SC", "干骺端袖套", "Metaphyseal sleeve", "37 mm", 1, "N-2-3"),
    ("RK-SW", "翻修螺钉", "Revision screw", "6.5 × 35 mm", 3, "N-2-4"),
)
"""REF, names, size, pieces of the kit, and where they lie."""

_TOOLS: Final = (
    ("IK-CB", "翻修截骨块", "Revision cutting block", 4),
    ("IK-EX", "假体取出器", "Implant extractor", 2),
    ("IK-RM", "髓腔扩孔钻", "Canal reamer", 8),
    ("IK-TR", "翻修试模", "Revision trial", 12),
)


@dataclass(frozen=True, slots=True)
class NightPiece:
    """One implant and the scan of its label."""

    ref: str
    di: str
    lot: str
    serial: str
    expires_on: date
    place: str

    @property
    def raw(self) -> str:
        """The scan as a scanner sends it (GS1 General Specifications 7.8)."""
        serial = f"{GS}21{self.serial}" if self.serial else ""
        return f"]d201{self.di}17{self.expires_on:%y%m%d}10{self.lot}{serial}"


@dataclass(frozen=True, slots=True)
class SampleEmergency:
    """The night.

    Attributes:
        day: the local day of the call at 02:10.
        pieces: the 14 implants that go, in the order of the bins.
        wrong: an augment that expires later, in another bin.
        far: the insert at the other centre.
    """

    day: date
    pieces: tuple[NightPiece, ...]
    wrong: NightPiece
    far: NightPiece

    def at(self, text: str, days: int = 0) -> datetime:
        """A local time of the night, in UTC."""
        moment = datetime.combine(self.day + timedelta(days=days), time.fromisoformat(text), ZONE)
        return moment.astimezone(UTC)


def sample_emergency(day: date) -> SampleEmergency:
    """Invent the emergency of a night."""
    pieces = [piece for number, one in enumerate(_IMPLANTS, 101) for piece in _pieces(number, one, day)]
    pieces.sort(key=lambda piece: (piece.place == LOANER, piece.place))
    late = next(piece for piece in pieces if piece.ref == LATE)
    wrong = replace(late, lot="L26K999", serial="SK107900", expires_on=date(day.year + 4, 5, 31), place="N-3-4")
    short = next(piece for piece in pieces if piece.ref == SHORT)
    far = replace(short, serial="SK103900", place="W-1-1")
    return SampleEmergency(day, tuple(pieces), wrong, far)


def _gtin(number: int) -> str:
    body = f"069012345{number:04d}"
    return body + gs1_digit(body)


def _pieces(number: int, one: tuple[str, str, str, str, int, str], day: date) -> list[NightPiece]:
    ref, _, _, _, count, place = one
    expires = date(day.year + 2, 5, 31)
    serials = [f"SK{number}{at:03d}" if ref != "RK-SW" else "" for at in range(count)]
    return [NightPiece(ref, _gtin(number), f"L26K{number}", serial, expires, place) for serial in serials]


def lay_out_emergency(store: Store, night: SampleEmergency, workstation: str = "DESK-1") -> None:
    """Put the night's goods, trays, contract and roads into a database that has the world of the sample delivery.

    Everything is dated to three days before the call.
    """
    at = night.at("09:00", -3)

    def do(verb: Verb[Any, Any], request: Any) -> None:
        identity = request_id(verb.name, request)
        perform(store, verb, request, Envelope(identity, ADMINISTRATOR, workstation, EnteredBy.IMPORT, at))

    january = date(night.day.year, 1, 1)
    do(SAVE_PARTIES, SaveParties((SaveParty(CASE_HOSPITAL, "YY医院", PartyKind.HOSPITAL, "YY Hospital"),)))
    do(SAVE_PEOPLE, SavePeople((SavePerson(COURIER, "陈师傅", Role.CLERK, PARTNER),)))
    do(SAVE_ITEMS, SaveItems((*_items(), *(_tool(*one[:3]) for one in _TOOLS))))
    do(ADD_ZONE, _zone())
    _lay_out_trays(do, night)
    do(SAVE_HOSPITAL_STORE, SaveHospitalStore(STORE, HOSPITAL, SITE, "XX医院手术室", "XX Hospital operating room"))
    do(RECORD_CONSENT, RecordConsent(MAKER, HOSPITAL, "Gold 2026-014", january))
    do(SAVE_PACKAGE, SavePackage(HOSPITAL, "Gold", january))
    do(SAVE_DISTANCE, SaveDistance(SITE, HOSPITAL, ROAD_KM, Decimal("96.4"), stated_by="道路地图"))
    do(SAVE_DISTANCE, SaveDistance(SITE, CASE_HOSPITAL, Decimal(31), Decimal("24.8"), stated_by="道路地图"))
    starts = (night.day + timedelta(days=5)).isoformat()
    plan = (PlannedItem(SHORT),)
    do(PLAN_CASE, PlanCase(CASE, CASE_HOSPITAL, SITE, f"{starts}T08:30", plan, (LOANER,)))
    do(SAVE_SITE, SaveSite(CENTRE, "西区维修中心", PARTNER, "West centre", address="西区示范工业园 12 号"))
    do(ADD_ZONE, AddZone(CENTRE, "W1", "西区备件", 2000, 2000, (NewRack("W", 0, 0, 2000, 500, 2, 2),), ()))
    far = replace(_stock_line(1, night.far), place="W-1-1")
    do(TAKE_OVER_STOCK, TakeOverStock(f"OPENING-{CENTRE}", CENTRE, (far,)))
    do(SAVE_DISTANCE, SaveDistance(CENTRE, HOSPITAL, CENTRE_KM, Decimal("171.2"), stated_by="道路地图"))


def _lay_out_trays(do: Any, night: SampleEmergency) -> None:
    do(SAVE_TRAY, SaveTray(INSTRUMENTS, SITE, MAKER, name="翻修膝器械盒", name_en="Revision knee instruments"))
    do(SAVE_TRAY, SaveTray(LOANER, SITE, MAKER, name="膝关节借用盒", name_en="Knee loaner tray", seats=4))
    tools = [KitItem(ref, count) for ref, _, _, count in _TOOLS]
    implants = [KitItem(one[0], one[4]) for one in _IMPLANTS]
    do(SAVE_KIT, SaveKit(KIT, "翻修膝套装", (*implants, *tools), "Revision knee set"))
    do(SAVE_KIT, SaveKit("RK-TOOLS", "翻修膝器械", tuple(tools), "Revision knee instruments"))
    do(SAVE_KIT, SaveKit("RK-LOAN", "膝关节借用", (KitItem(SHORT, 1),), "Knee loaner"))
    do(ASSIGN_KIT, AssignKit(INSTRUMENTS, "RK-TOOLS"))
    do(ASSIGN_KIT, AssignKit(LOANER, "RK-LOAN"))
    do(TAKE_OVER_STOCK, TakeOverStock("OPENING-NIGHT", SITE, _stock(night)))
    for tray, place in ((INSTRUMENTS, "N-3-1"), (LOANER, "N-3-2")):
        do(PUT_AWAY, PutAway(Code(CodeKind.TRAY, tray).text, place))
    do(COUNT_TRAY, CountTray(INSTRUMENTS, ()))
    for tray in (INSTRUMENTS, LOANER):
        do(RECORD_STERILISATION, _sterilised(tray, night))


def _zone() -> AddZone:
    racks = (NewRack("N", 0, 0, 2000, 500, 3, 4),)
    bins = tuple(NewBin("N", 3, slot, BinPurpose.TRAYS) for slot in (1, 2))
    return AddZone(SITE, "ZE", "急救备件专区", 2000, 1500, racks, bins, name_en="Emergency zone")


def _items() -> tuple[SaveItem, ...]:
    return tuple(
        SaveItem(
            ref,
            MAKER,
            name,
            ItemKind.IMPLANT,
            name_en,
            specification=size,
            registration_number=f"国械注准2023313{number:04d}",
            carries_serial=ref != "RK-SW",
            packages=(NewPackage(_gtin(number)),),
        )
        for number, (ref, name, name_en, size, _, _) in enumerate(_IMPLANTS, 101)
    )


def _tool(ref: str, name: str, name_en: str) -> SaveItem:
    plain = SaveItem(ref, MAKER, name, ItemKind.INSTRUMENT, name_en)
    return replace(plain, carries_lot=False, carries_expiry=False)


def _stock(night: SampleEmergency) -> tuple[StockLine, ...]:
    trays = (INSTRUMENTS, LOANER)
    lines = [StockLine(at, GENERIC, MAKER, f"{SITE}-RECEIVING", "", tray) for at, tray in enumerate(trays, 1)]
    singles = [piece for piece in night.pieces if piece.serial]
    for piece in (*singles, night.wrong):
        lines.append(_stock_line(len(lines) + 1, piece))
    screws = [piece for piece in night.pieces if not piece.serial]
    lines.append(replace(_stock_line(len(lines) + 1, screws[0]), quantity=Decimal(len(screws))))
    return tuple(lines)


def _stock_line(position: int, piece: NightPiece) -> StockLine:
    return StockLine(position, piece.di, MAKER, piece.place, piece.lot, piece.serial, piece.expires_on)


def _sterilised(tray: str, night: SampleEmergency) -> RecordSterilisation:
    valid = night.day + timedelta(days=9)
    made = night.at("07:00", -3)
    return RecordSterilisation(tray, "LOAD-0419", indicator_ok=True, sterilised_at=made, valid_until=valid)


# ---------------------------------------------------------------- scans


def _command(name: Command) -> str:
    return Code(CodeKind.COMMAND, name).text


def _badge(number: str) -> str:
    return Code(CodeKind.PERSON, number).text


def call_scans() -> tuple[str, ...]:
    """The call at the emergency desk by scans alone: the card, the hospital's store, the kit, CONFIRM; the badge."""
    store = Code(CodeKind.PLACE, STORE).text
    return _command(Command.EMERGENCY), store, f"]C0{KIT}", _command(Command.CONFIRM), _badge(CLERK)


def take_scans() -> tuple[str, ...]:
    """Yes, from the loaner tray: the supervisor's card."""
    return (_badge(SUPERVISOR),)


def pick_scans(night: SampleEmergency) -> tuple[str, ...]:
    """Nine places, 14 pieces and one tray: 24 scans."""
    scans: list[str] = []
    place = ""
    for piece in night.pieces:
        if piece.place != place:
            kind = CodeKind.TRAY if piece.place == LOANER else CodeKind.PLACE
            scans.append(Code(kind, piece.place).text)
            place = piece.place
        scans.append(piece.raw)
    return *scans, Code(CodeKind.TRAY, INSTRUMENTS).text
