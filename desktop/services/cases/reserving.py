"""Reserving implants for a case, first expired first out, with a reason for every deviation (S1-05)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, insert, select, update

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind, ZoneState
from desktop.domain.lots import is_expired
from desktop.domain.permissions import Action
from desktop.models.case import Reservation
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.queries.case_facts import Spec, specs
from desktop.queries.reservations import reserved_pieces
from desktop.services.blocking import refuse_blocked
from desktop.services.cases.case_at_hand import CaseAtHand, case_named
from desktop.services.emergency_guard import refuse_taken_piece
from desktop.services.finding import find
from desktop.services.perform import Verb
from desktop.services.withdrawing import let_parts_go
from desktop.storage.unit_of_work import UnitOfWork

SPARES = 1
"""So many pieces of the same specification are kept beyond the plan."""


@dataclass(frozen=True, slots=True)
class ReserveCase:
    """Reserve what the plan of a case still lacks, with its spares, as far as the stock goes."""

    number: str


@dataclass(frozen=True, slots=True)
class ReservePiece:
    """Reserve one scanned piece for a case; ``reason`` when another one expires earlier."""

    number: str
    raw: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseReservations:
    """Let go what is reserved for a document."""

    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReservationsReleased:
    """How many were let go."""

    document: str
    released: int


@dataclass(frozen=True, slots=True)
class Reserved:
    """One reservation: what, where it lies, and why it is not the first to expire ("" when it is)."""

    ref: str
    item: str
    lot: str
    serial: str
    place: str
    pieces: Decimal
    spare: bool
    reason: str


@dataclass(frozen=True, slots=True)
class CaseReserved:
    """What was reserved, and the REFs of the specifications that still lack a spare."""

    number: str
    reserved: tuple[Reserved, ...]
    red: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Pieces on hand that might be reserved, in the order in which they expire."""

    item_id: int
    lot_id: int
    unit_id: int | None
    owner_id: int
    place_id: int
    ref: str
    item: str
    lot: str
    serial: str
    place: str
    expires_on: date | None
    pieces: Decimal

    @property
    def shown(self) -> str:
        """Its serial or lot number."""
        return self.serial or self.lot


def reserve_case(uow: UnitOfWork, request: ReserveCase) -> CaseReserved:
    """Reserve first expired first out what the trays of a case do not hold.

    Goods that are blocked, reserved for others or expired on the planned day are passed over; each reservation says
    so. What the stock cannot give stays red.

    Raises:
        Refusal: ``unknown_case``, ``case_state``.
    """
    case = case_named(uow, request.number, CaseState.PLANNED, CaseState.READY)
    made: list[Reserved] = []
    for spec in specs(uow.connection, case.id, case.number):
        made += _reserve(uow, case, spec)
    if made:
        uow.record("reserve_case", case.number, site=case.ledger.site, reserved=[_told(one) for one in made])
        uow.touched(Kind.CASES, Kind.REPLENISHMENT)
    red = tuple(spec.ref for spec in specs(uow.connection, case.id, case.number) if not spec.green)
    return CaseReserved(case.number, tuple(made), red)


def _reserve(uow: UnitOfWork, case: CaseAtHand, spec: Spec) -> Iterator[Reserved]:
    wanted = SPARES - spec.spare
    short = spec.planned - spec.in_trays - spec.reserved
    passed: list[str] = []
    for candidate in candidates(uow, case, spec.item_id):
        if wanted <= 0:
            return
        free, why = usable(uow, case, candidate)
        if why:
            passed.append(f"{candidate.shown}: {why}")
            continue
        while free > 0 and wanted > 0:
            pieces = min(free, wanted if short <= 0 else min(short, wanted))
            yield _write(uow, case, candidate, pieces, spare=short <= 0, reason="; ".join(passed))
            free, wanted, short = free - pieces, wanted - pieces, short - pieces


def candidates(uow: UnitOfWork, case: CaseAtHand, item: int) -> list[Candidate]:
    """What lies in the usable bins of the case's site, of the right owner, first to expire first.

    The item's row is held, so that two desks do not reserve the same piece.
    """
    maker = uow.read(select(Item.maker_id).where(Item.id == item).with_for_update(key_share=True)).scalar_one()
    owner = maker if case.owner is None else case.owner
    expires = func.coalesce(Unit.expires_on, Lot.expires_on)
    asked = (
        select(Balance.item_id, Balance.lot_id, Balance.unit_id, Balance.owner_id, Balance.place_id)
        .add_columns(Item.ref, Item.name, Lot.number, func.coalesce(Unit.serial, ""), Place.code, expires)
        .add_columns(Balance.quantity)
        .join(Item, Item.id == Balance.item_id)
        .join(Lot, Lot.id == Balance.lot_id)
        .join(Place, Place.id == Balance.place_id)
        .outerjoin(Unit, Unit.id == Balance.unit_id)
        .where(Balance.item_id == item, Balance.owner_id == owner, Place.site_id == case.ledger.site)
        .where(Place.kind == PlaceKind.BIN, Place.state == ZoneState.USABLE)
        .order_by(expires.is_(None), expires, Lot.number, func.coalesce(Unit.serial, ""), Place.code)
    )
    return [_candidate(row) for row in uow.read(asked).all()]


def _candidate(row: Any) -> Candidate:
    return Candidate(*row)


def usable(uow: UnitOfWork, case: CaseAtHand, candidate: Candidate) -> tuple[Decimal, str]:
    """How many pieces of a candidate may be reserved, and the code of why none may ("" when some may)."""
    if is_expired(candidate.expires_on, case.needed_on):
        return Decimal(0), "expired"
    try:
        refuse_blocked(uow, [(candidate.item_id, candidate.lot_id, candidate.unit_id)])
    except Refusal as refusal:
        return Decimal(0), refusal.code
    free = candidate.pieces - reserved_pieces(
        uow.connection, candidate.lot_id, candidate.unit_id, None if candidate.unit_id else candidate.place_id
    )
    return free, "" if free > 0 else "reserved"


def _write(
    uow: UnitOfWork, case: CaseAtHand, candidate: Candidate, pieces: Decimal, *, spare: bool, reason: str
) -> Reserved:
    row = {"document": case.number, "site_id": case.ledger.site, "partner_id": case.ledger.partner}
    goods = {"item_id": candidate.item_id, "lot_id": candidate.lot_id, "unit_id": candidate.unit_id}
    where = {"owner_id": candidate.owner_id, "place_id": candidate.place_id, "quantity": pieces}
    said = {"spare": spare, "reason": reason, "made_at": uow.at, "made_by_id": uow.actor.id, "outcome": ""}
    uow.write(insert(Reservation).values(row | goods | where | said))
    names = (candidate.ref, candidate.item, candidate.lot, candidate.serial, candidate.place)
    return Reserved(*names, pieces, spare, reason)


def _told(one: Reserved) -> str:
    return f"{one.ref} {one.serial or one.lot} {one.pieces} {one.reason}"


def reserve_piece(uow: UnitOfWork, request: ReservePiece) -> CaseReserved:
    """Reserve one scanned piece; beyond the plan it is a spare.

    Raises:
        Refusal: ``unknown_case``, ``case_state``, ``not_planned``, ``not_usable_here`` when it lies in no usable bin of
            the right owner, ``expired`` (on the planned day), ``held``, ``recalled``,
            ``piece_with_emergency`` with the order, ``reserved_already``,
            ``expires_later`` with the piece that comes first, unless there is a reason.
    """
    case = case_named(uow, request.number, CaseState.PLANNED, CaseState.READY)
    found = find(uow, request.raw, case.needed_on)
    spec = next((one for one in specs(uow.connection, case.id, case.number) if one.item_id == found.item_id), None)
    if spec is None:
        raise Refusal("not_planned", **found.names, case=case.number)
    lying = candidates(uow, case, found.item_id)
    chosen = next((one for one in lying if (one.lot_id, one.unit_id) == (found.lot_id, found.unit_id)), None)
    if chosen is None:
        raise Refusal("not_usable_here", **found.names)
    _refuse_unusable(uow, case, chosen)
    _refuse_later(uow, case, lying, chosen, request.reason)
    made = _write(uow, case, chosen, Decimal(1), spare=spec.spare >= 0, reason=request.reason)
    uow.record("reserve_piece", case.number, site=case.ledger.site, reason=request.reason, reserved=_told(made))
    uow.touched(Kind.CASES, Kind.REPLENISHMENT)
    red = tuple(one.ref for one in specs(uow.connection, case.id, case.number) if not one.green)
    return CaseReserved(case.number, (made,), red)


def _refuse_unusable(uow: UnitOfWork, case: CaseAtHand, chosen: Candidate) -> None:
    refuse_blocked(uow, [(chosen.item_id, chosen.lot_id, chosen.unit_id)])
    names = {"item": chosen.item, "lot": chosen.lot, "serial": chosen.serial}
    _, why = usable(uow, case, chosen)
    if why == "expired":
        raise Refusal("expired", **names, expires_on=chosen.expires_on)
    if why:
        refuse_taken_piece(uow, chosen.lot_id, chosen.unit_id, chosen.place_id)
        raise Refusal("reserved_already", **names)


def _refuse_later(uow: UnitOfWork, case: CaseAtHand, lying: list[Candidate], chosen: Candidate, reason: str) -> None:
    for one in lying:
        if one.expires_on == chosen.expires_on or reason:
            return
        if not usable(uow, case, one)[1]:
            first = {"first": one.shown, "place": one.place, "expires_on": one.expires_on}
            raise Refusal("expires_later", item=chosen.item, lot=chosen.lot, serial=chosen.serial, **first)


def release_reservations(uow: UnitOfWork, request: ReleaseReservations) -> ReservationsReleased:
    """Let go what is reserved for a document and has not left.

    Raises:
        Refusal: ``needs_reason``.
    """
    if not request.reason:
        raise Refusal("needs_reason")
    open_ones = update(Reservation).where(Reservation.document == request.document, Reservation.released_at.is_(None))
    if uow.actor.partner_id is not None:
        open_ones = open_ones.where(Reservation.partner_id == uow.actor.partner_id)
    released = uow.write(open_ones.values(released_at=uow.at, outcome="released")).rowcount
    let_parts_go(uow, (request.document,))
    uow.record("release_reservations", request.document, reason=request.reason, released=released)
    uow.touched(Kind.CASES, Kind.REPLENISHMENT)
    return ReservationsReleased(request.document, released)


RESERVE_CASE = Verb("reserve_case", ReserveCase, CaseReserved, reserve_case, Action.PREPARE)
RESERVE_PIECE = Verb("reserve_piece", ReservePiece, CaseReserved, reserve_piece, Action.PREPARE)
RELEASE_RESERVATIONS = Verb(
    "release_reservations", ReleaseReservations, ReservationsReleased, release_reservations, Action.PREPARE
)
