"""A case comes back: the tray is scanned, then what is there; what is not found is missing by name."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select, update

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import Movement, MovementKind
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.case import Case, CaseGoods, CaseTray
from desktop.queries.case_facts import GoodsRow, went_out
from desktop.services.cases.case_at_hand import CaseAtHand, case_named, set_state
from desktop.services.finding import Found, find
from desktop.services.perform import Verb
from desktop.services.posting import Goods, legs, post
from desktop.services.trays.counting_trays import Counted, NamedPieces
from desktop.services.trays.lending import receiving_place, tray_comes_back
from desktop.services.trays.tray_at_hand import spot_of, tray_named
from desktop.storage.unit_of_work import UnitOfWork

BACK_AT_WORK = (CaseState.OUT, CaseState.BACK, CaseState.HELD)


@dataclass(frozen=True, slots=True)
class ComeBack:
    """A tray of a case is back; without ``tray`` the goods that were sent loose are."""

    number: str = ""
    tray: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class CameBack:
    """The case that the tray was out for, where the tray stands, and how many pieces went out and were found."""

    number: str
    tray: str
    place: str
    went_out: Decimal
    found: Decimal


@dataclass(frozen=True, slots=True)
class ScanBack:
    """One scan of what came back."""

    number: str
    raw: str


@dataclass(frozen=True, slots=True)
class ScannedBack:
    """What was scanned, how many pieces were found of how many, and what is missing still, by name."""

    number: str
    result: Counted
    item: str
    item_en: str
    ref: str
    lot: str
    serial: str
    found: Decimal
    of: Decimal
    missing: tuple[NamedPieces, ...]


def come_back(uow: UnitOfWork, request: ComeBack) -> CameBack:
    """Book a case's tray back into the site's receiving place; what lies in it comes with it and is then scanned.

    Raises:
        Refusal: ``unknown_tray``, ``tray_not_out``, ``unknown_case``, ``case_state``.
    """
    if not request.tray:
        case = case_named(uow, request.number, *BACK_AT_WORK)
        _back_when_all_are(uow, case)
        uow.record("come_back", case.number, site=case.ledger.site)
        return CameBack(case.number, "", receiving_place(uow, case.ledger)[1], *_found(uow, case))
    tray = tray_named(uow, request.tray)
    case = case_named(uow, _case_of(uow, tray.id, tray.code, request.number), *BACK_AT_WORK)
    sides, place = tray_comes_back(uow, tray, used=False)
    post(uow, Movement(new_id(), MovementKind.COME_BACK, sides, case.number), case.ledger)
    uow.write(update(CaseTray).where(CaseTray.case_id == case.id, CaseTray.tray_id == tray.id).values(back_at=uow.at))
    _back_when_all_are(uow, case)
    uow.record("come_back", case.number, site=case.ledger.site, tray=tray.code)
    return CameBack(case.number, tray.code, place, *_found(uow, case))


def _case_of(uow: UnitOfWork, tray: int, code: str, number: str) -> str:
    asked = select(Case.number).join(CaseTray, CaseTray.case_id == Case.id)
    asked = asked.where(CaseTray.tray_id == tray, CaseTray.out_at.is_not(None), CaseTray.back_at.is_(None))
    found = uow.read(asked.where(Case.number == number) if number else asked).scalar()
    if found is None:
        raise Refusal("tray_not_out", tray=code)
    return found


def _back_when_all_are(uow: UnitOfWork, case: CaseAtHand) -> None:
    out = select(CaseTray.id).where(CaseTray.case_id == case.id, CaseTray.back_at.is_(None))
    if uow.read(out).first() is None and case.state is CaseState.OUT:
        set_state(uow, case, CaseState.BACK, back_at=uow.at)
    uow.touched(Kind.CASES)


def _found(uow: UnitOfWork, case: CaseAtHand) -> tuple[Decimal, Decimal]:
    rows = went_out(uow.connection, case.id)
    return sum((row.quantity for row in rows), Decimal(0)), sum((row.back for row in rows), Decimal(0))


def scan_back(uow: UnitOfWork, request: ScanBack) -> ScannedBack:
    """Note one piece as found; goods that were sent loose are booked into the receiving place by it.

    Raises:
        Refusal: ``unknown_case``, ``case_state``, ``tray_still_out``, ``never_went_out``; what the decoder or the
            catalogue refuses.
    """
    case = case_named(uow, request.number, *BACK_AT_WORK)
    found = find(uow, request.raw, uow.today(case.time_zone))
    result = note_back(uow, case, found)
    rows = went_out(uow.connection, case.id)
    missing = tuple(_named(row) for row in rows if row.missing > 0)
    names = (found.name, found.name_en, found.ref, found.lot, found.serial)
    pieces = sum((row.back for row in rows), Decimal(0)), sum((row.quantity for row in rows), Decimal(0))
    return ScannedBack(case.number, result, *names, *pieces, missing)


def _named(row: GoodsRow) -> NamedPieces:
    return NamedPieces(row.ref, row.name, row.name_en, row.lot, row.serial, row.missing)


def note_back(uow: UnitOfWork, case: CaseAtHand, found: Found) -> Counted:
    """Note a scanned piece as found; a piece too many of a lot changes nothing.

    Raises:
        Refusal: ``never_went_out``, ``tray_still_out``.
    """
    asked = select(CaseGoods.__table__).where(CaseGoods.case_id == case.id, CaseGoods.lot_id == found.lot_id)
    rows = uow.read(asked.where(CaseGoods.unit_id == found.unit_id).order_by(CaseGoods.id)).mappings().all()
    if not rows or (found.carries_serial and found.unit_id is None):
        raise Refusal("never_went_out", **found.names, case=case.number)
    row = next((one for one in rows if one["back"] + found.pieces <= one["quantity"]), None)
    if row is None:
        return Counted.AGAIN
    if row["tray_id"] is not None:
        _refuse_still_out(uow, case, row["tray_id"])
    else:
        goods = Goods(row["item_id"], row["lot_id"], row["unit_id"], row["owner_id"])
        target, _ = receiving_place(uow, case.ledger)
        sides = legs(goods, spot_of(uow, row["place_id"]), target, Decimal(found.pieces))
        post(uow, Movement(new_id(), MovementKind.COME_BACK, sides, case.number), case.ledger)
    back = CaseGoods.back + Decimal(found.pieces)
    uow.write(update(CaseGoods).where(CaseGoods.id == row["id"]).values(back=back))
    uow.record("piece_came_back", f"{case.number} {found.serial or found.lot}", site=case.ledger.site, item=found.ref)
    _back_when_all_are(uow, case)
    return Counted.COUNTED


def _refuse_still_out(uow: UnitOfWork, case: CaseAtHand, tray: int) -> None:
    asked = select(CaseTray.back_at).where(CaseTray.case_id == case.id, CaseTray.tray_id == tray)
    if uow.read(asked).scalar() is None:
        raise Refusal("tray_still_out", case=case.number)


COME_BACK = Verb("come_back", ComeBack, CameBack, come_back, Action.DISPATCH)
SCAN_BACK = Verb("piece_came_back", ScanBack, ScannedBack, scan_back, Action.DISPATCH)
