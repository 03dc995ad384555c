"""Loans: a tray goes to a hospital and comes back; what lies in it stays in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import func, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import Leg, Movement, MovementKind, PlaceKind
from desktop.domain.lots import is_expired
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.models.tray import TrayLoan
from desktop.services.blocking import refuse_blocked
from desktop.services.consenting import require_consent
from desktop.services.counting_guard import refuse_counted_places
from desktop.services.emergency_guard import refuse_picked_tray, refuse_taken_pieces
from desktop.services.hospital_stores import HospitalStore, hospital_named, hospital_store
from desktop.services.perform import Verb
from desktop.services.posting import Ledger, Spot, legs, post
from desktop.services.trays.sterilising import refuse_tray_out
from desktop.services.trays.tray_at_hand import TrayAtHand, held_tray, on_hand, tray_named
from desktop.storage.unit_of_work import UnitOfWork

_ONE: Final = Decimal(1)


@dataclass(frozen=True, slots=True)
class LendTray:
    """Lend a tray to a hospital; ``reason`` only when a supervisor lets it go against the rules."""

    tray: str
    hospital: str
    due_back_on: date
    store: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TrayLent:
    """Where it stands now, until when, and what the reason overrode."""

    tray: str
    place: str
    due_back_on: date
    overridden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExtendLoan:
    """The borrower keeps a tray longer."""

    tray: str
    due_back_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class LoanExtended:
    """The new day, and how often it was extended."""

    tray: str
    due_back_on: date
    extensions: int


@dataclass(frozen=True, slots=True)
class ReturnTray:
    """A lent tray is back; ``used`` when something was taken from it."""

    tray: str
    used: bool = False
    raw: str = ""


@dataclass(frozen=True, slots=True)
class TrayReturned:
    """Where it stands now, and whether it is late."""

    tray: str
    place: str
    late: bool


@dataclass(frozen=True, slots=True)
class Trip:
    """Where trays go, for which document, on which day they are needed, and when they are due back.

    ``passed``: count and sterilisation were looked at already, and red ones were passed by a supervisor.
    """

    store: HospitalStore
    document: str
    planned: date
    due_back_on: date | None
    reason: str = ""
    passed: bool = False


def lend_tray(uow: UnitOfWork, request: LendTray) -> TrayLent:
    """Lend a tray without a case.

    Raises:
        Refusal: ``unknown_tray``, ``tray_is_out``, ``unknown_party``, ``not_a_hospital``, ``no_hospital_store``,
            ``due_before_today``, ``no_consent``, ``expired``, ``held``, ``recalled``, ``tray_with_emergency`` and
            ``piece_with_emergency`` with the order, and what `refuse_tray_out` refuses.
    """
    tray = tray_named(uow, request.tray)
    _refuse_past(uow, tray, request.due_back_on)
    store = hospital_store(uow, hospital_named(uow, request.hospital), tray.ledger, request.store)
    trip = Trip(store, "", uow.today(tray.time_zone), request.due_back_on, request.reason)
    sides, overridden = tray_leaves(uow, tray, trip)
    refuse_counted_places(uow, sides, tray.id)
    post(uow, Movement(new_id(), MovementKind.DISPATCH, sides, reason=request.reason), tray.ledger)
    return TrayLent(tray.code, store.code, request.due_back_on, overridden)


def tray_leaves(uow: UnitOfWork, tray: TrayAtHand, trip: Trip) -> tuple[tuple[Leg, Leg], tuple[str, ...]]:
    """Check a tray and open its loan; returns the legs of the tray itself, and what the reason overrode.

    Raises:
        Refusal: as `lend_tray`.
    """
    tray = held_tray(uow, tray)
    thing, stands_in = on_hand(tray)
    if stands_in.kind is PlaceKind.HOSPITAL:
        raise Refusal("tray_is_out", tray=tray.code, document="")
    refuse_picked_tray(uow, tray, trip.document)
    contents = contents_of(uow, tray.id)
    refuse_taken_pieces(uow, tray, [one.unit_id for one in contents], trip.document)
    _refuse_contents(uow, tray, contents, trip.planned)
    owners = {row.owner_id for row in contents} | {thing.owner}
    require_consents(uow, owners, trip.store, tray.ledger, uow.today(tray.time_zone))
    overridden = () if trip.passed else refuse_tray_out(uow, tray, trip.planned, trip.reason)
    row = {"tray_id": tray.id, "partner_id": tray.ledger.partner, "borrower_id": trip.store.hospital}
    when = {"document": trip.document, "out_at": uow.at, "due_back_on": trip.due_back_on, "reason": trip.reason}
    uow.write(insert(TrayLoan).values(row | when))
    due = trip.due_back_on.isoformat() if trip.due_back_on else None
    uow.record("tray_out", tray.code, site=tray.ledger.site, to=trip.store.code, due_back_on=due)
    uow.touched(Kind.TRAYS)
    return legs(thing, stands_in, trip.store.spot, _ONE), overridden


def require_consents(uow: UnitOfWork, owners: Iterable[int], store: HospitalStore, ledger: Ledger, day: date) -> None:
    """Refuse when an owner has not agreed that the hospital holds its goods.

    Raises:
        Refusal: ``no_consent``.
    """
    for owner in sorted(owners):
        require_consent(uow, owner, store.hospital, ledger.partner, day)


@dataclass(frozen=True, slots=True)
class Content:
    """Pieces that lie in a tray."""

    item_id: int
    lot_id: int
    unit_id: int | None
    owner_id: int
    quantity: Decimal
    item: str
    item_en: str
    lot: str
    serial: str
    expires_on: date | None


def contents_of(uow: UnitOfWork, tray: int) -> tuple[Content, ...]:
    """What lies in a tray by the ledger; ``tray`` is its place's key."""
    asked = (
        select(Balance.item_id, Balance.lot_id, Balance.unit_id, Balance.owner_id, Balance.quantity)
        .add_columns(Item.name, Item.name_en, Lot.number, func.coalesce(Unit.serial, ""))
        .add_columns(func.coalesce(Unit.expires_on, Lot.expires_on))
        .join(Item, Item.id == Balance.item_id)
        .join(Lot, Lot.id == Balance.lot_id)
        .outerjoin(Unit, Unit.id == Balance.unit_id)
        .where(Balance.place_id == tray)
        .order_by(Balance.item_id, Balance.lot_id, Balance.unit_id, Balance.owner_id)
    )
    return tuple(Content(*row) for row in uow.read(asked))


def _refuse_contents(uow: UnitOfWork, tray: TrayAtHand, contents: tuple[Content, ...], planned: date) -> None:
    old = next((one for one in contents if is_expired(one.expires_on, planned)), None)
    if old is not None:
        names = {"item": old.item, "item_en": old.item_en, "lot": old.lot, "serial": old.serial}
        raise Refusal("expired", **names, expires_on=old.expires_on)
    thing, _ = on_hand(tray)
    goods = [(one.item_id, one.lot_id, one.unit_id) for one in contents]
    refuse_blocked(uow, [*goods, (thing.item, thing.lot, thing.unit)])


def extend_loan(uow: UnitOfWork, request: ExtendLoan) -> LoanExtended:
    """Let the borrower keep a tray longer.

    Raises:
        Refusal: ``unknown_tray``, ``tray_not_out``, ``needs_reason``, ``due_before_today``; ``not_longer`` with the day
            on which it is due already.
    """
    tray = tray_named(uow, request.tray)
    if not request.reason:
        raise Refusal("needs_reason")
    _refuse_past(uow, tray, request.due_back_on)
    loan = _loan(uow, tray)
    due_now = uow.read(select(TrayLoan.due_back_on).where(TrayLoan.id == loan)).scalar_one()
    if due_now is not None and request.due_back_on <= due_now:
        raise Refusal("not_longer", tray=tray.code, due_back_on=due_now)
    changed = {"due_back_on": request.due_back_on, "extensions": TrayLoan.extensions + 1}
    extended = update(TrayLoan).where(TrayLoan.id == loan).values(changed).returning(TrayLoan.extensions)
    times = uow.write(extended).scalar_one()
    due = request.due_back_on.isoformat()
    uow.record("extend_loan", tray.code, site=tray.ledger.site, reason=request.reason, due_back_on=due)
    uow.touched(Kind.TRAYS)
    return LoanExtended(tray.code, request.due_back_on, times)


def _refuse_past(uow: UnitOfWork, tray: TrayAtHand, due: date) -> None:
    if due < uow.today(tray.time_zone):
        raise Refusal("due_before_today", tray=tray.code, due_back_on=due)


def _loan(uow: UnitOfWork, tray: TrayAtHand) -> int:
    loan = uow.read(select(TrayLoan.id).where(TrayLoan.tray_id == tray.id, TrayLoan.back_at.is_(None))).scalar()
    if loan is None:
        raise Refusal("tray_not_out", tray=tray.code)
    return loan


def return_tray(uow: UnitOfWork, request: ReturnTray) -> TrayReturned:
    """Take back a tray that was lent without a case.

    Raises:
        Refusal: ``unknown_tray``, ``tray_not_out``, ``tray_of_case`` when it is out with a case.
    """
    tray = tray_named(uow, request.tray)
    row = uow.read(select(TrayLoan.document, TrayLoan.due_back_on).where(TrayLoan.id == _loan(uow, tray))).one()
    if row.document:
        raise Refusal("tray_of_case", tray=tray.code, case=row.document)
    sides, place = tray_comes_back(uow, tray, used=request.used)
    post(uow, Movement(new_id(), MovementKind.COME_BACK, sides), tray.ledger)
    late = row.due_back_on is not None and uow.today(tray.time_zone) > row.due_back_on
    return TrayReturned(tray.code, place, late)


def tray_comes_back(uow: UnitOfWork, tray: TrayAtHand, *, used: bool) -> tuple[tuple[Leg, Leg], str]:
    """Close a tray's loan; returns the legs into the receiving place of its site, and that place's code.

    Raises:
        Refusal: ``tray_not_out``, ``not_on_hand``.
    """
    thing, stands_in = on_hand(tray)
    loan = _loan(uow, tray)
    uow.write(update(TrayLoan).where(TrayLoan.id == loan).values(back_at=uow.at, used=used))
    target, code = receiving_place(uow, tray.ledger)
    uow.record("tray_back", tray.code, site=tray.ledger.site, to=code)
    uow.touched(Kind.TRAYS)
    return legs(thing, stands_in, target, _ONE), code


def receiving_place(uow: UnitOfWork, ledger: Ledger) -> tuple[Spot, str]:
    """Where goods that come back to a site are put first, and the code of that place."""
    asked = select(Place.id, Place.code, Place.custodian_id)
    row = uow.read(asked.where(Place.site_id == ledger.site, Place.kind == PlaceKind.RECEIVING)).one()
    return Spot(row.id, PlaceKind.RECEIVING, row.custodian_id), row.code


LEND_TRAY = Verb("lend_tray", LendTray, TrayLent, lend_tray, Action.DISPATCH)
EXTEND_LOAN = Verb("extend_loan", ExtendLoan, LoanExtended, extend_loan, Action.DISPATCH)
RETURN_TRAY = Verb("return_tray", ReturnTray, TrayReturned, return_tray, Action.DISPATCH)
