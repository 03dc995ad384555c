"""Booking what a count found: moves and found goods as one movement, losses with their billing lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, select, update

from desktop.domain.changes import Kind
from desktop.domain.counts import CountReason, CountState, DifferenceKind, accuracy
from desktop.domain.errors import Refusal
from desktop.domain.ledger import Leg, Movement, MovementKind, PlaceKind
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.count import Count, CountDifference
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.models.settlement import BillingKind
from desktop.services.consenting import require_consent
from desktop.services.counts.at_hand import OpenCount, count_numbered, today_at
from desktop.services.counts.worth import approval_limit
from desktop.services.perform import Verb
from desktop.services.posting import Goods, Spot, legs, post
from desktop.services.settling import Share, settle
from desktop.storage.unit_of_work import UnitOfWork

_BOOKED_FROM_HERE: Final = frozenset({DifferenceKind.ELSEWHERE})
_CORRECTED: Final = frozenset({DifferenceKind.ELSEWHERE, DifferenceKind.WRONG_PLACE, DifferenceKind.FOUND})


@dataclass(frozen=True, slots=True)
class PostCount:
    """Book the difference of a count; the reason is the leader's when it needed one."""

    count: str
    reason: CountReason = CountReason.NOT_FOUND
    note: str = ""


@dataclass(frozen=True, slots=True)
class CountPosted:
    """What was booked, in pieces; what is owed for the losses, in yuan; the accuracy in percent."""

    count: str
    place: str
    moves: Decimal
    found: Decimal
    lost: Decimal
    amount: Decimal
    accuracy_first: Decimal
    accuracy_after: Decimal


def post_count(uow: UnitOfWork, request: PostCount) -> CountPosted:
    """Book moves, found goods and losses of a count and close it; nothing ever sets a quantity.

    Losses of consigned goods are owed by the consignee, who holds them (X-02), at the price of the day.

    Raises:
        Refusal: ``unknown_count``, ``count_closed``, ``not_your_site``; ``second_person_needed``,
            ``approval_needed`` with worth and limit; ``pass_open``; ``tray_not_empty`` when a lost tray still holds
            goods; ``no_price``, ``no_consent``; and at the commit ``not_enough_stock`` when the book has moved on
            since the last pass: then it is counted again.
    """
    count = count_numbered(uow, request.count)
    _check_state(uow, count)
    rows = _differences(uow, count)
    corrections = [row for row in rows if row.kind in _CORRECTED]
    losses = [row for row in rows if row.kind is DifferenceKind.MISSING]
    _correct(uow, count, corrections, request.note)
    amount = _lose(uow, count, losses, request.note)
    return _close(uow, count, request, rows, amount)


def _check_state(uow: UnitOfWork, count: OpenCount) -> None:
    facts = {"count": count.number, "place": count.place.code}
    if count.state is CountState.TO_RECOUNT:
        raise Refusal("second_person_needed", **facts, person=count.person_name)
    if count.state is CountState.TO_APPROVE:
        worth = uow.read(select(Count.worth).where(Count.id == count.id)).scalar_one()
        raise Refusal("approval_needed", **facts, worth=worth, limit=approval_limit(uow, count.place))
    if count.state is not CountState.TO_POST:
        raise Refusal("pass_open", **facts, person=count.person_name)


def _differences(uow: UnitOfWork, count: OpenCount) -> Sequence[Row[*tuple[Any, ...]]]:
    columns = (CountDifference.id, CountDifference.kind, CountDifference.item_id, CountDifference.lot_id)
    more = (CountDifference.unit_id, CountDifference.owner_id, CountDifference.other_id, CountDifference.pieces)
    asked = select(*columns).add_columns(*more)
    asked = asked.where(CountDifference.count_id == count.id, CountDifference.turn == count.turn)
    return uow.read(asked.order_by(CountDifference.id)).all()


def _correct(uow: UnitOfWork, count: OpenCount, rows: Sequence[Any], note: str) -> None:
    """Everything that keeps its owner, in one movement."""
    if not rows:
        return
    sides: list[Leg] = []
    for row in rows:
        other = _outside(uow, PlaceKind.COUNT_DIFFERENCE) if row.other_id is None else _spot(uow, row.other_id)
        from_here = row.kind in _BOOKED_FROM_HERE
        source, target = (count.place.spot, other) if from_here else (other, count.place.spot)
        _check_step(uow, count, row, source, target)
        goods = Goods(row.item_id, row.lot_id, row.unit_id, row.owner_id)
        sides += legs(goods, source, target, row.pieces)
    movement = Movement(new_id(), MovementKind.COUNT, tuple(sides), count.number, reason=note)
    post(uow, movement, count.place.ledger)
    _note_movement(uow, rows, movement.id)


def _check_step(uow: UnitOfWork, count: OpenCount, row: Any, source: Spot, target: Spot) -> None:
    """The other place may be under count: no goods move, the book follows where they lie, and its pass will agree."""
    if target.custodian is not None and source.custodian != target.custodian:
        day = today_at(uow, count.place)
        require_consent(uow, row.owner_id, target.custodian, count.place.partner, day)


def _lose(uow: UnitOfWork, count: OpenCount, rows: Sequence[Any], note: str) -> Decimal:
    _refuse_full_trays(uow, rows)
    target = _outside(uow, PlaceKind.LOSS)
    own = [row for row in rows if row.owner_id == count.place.partner]
    if own:
        goods = [(Goods(row.item_id, row.lot_id, row.unit_id, row.owner_id), row.pieces) for row in own]
        sides = tuple(leg for one, pieces in goods for leg in legs(one, count.place.spot, target, pieces))
        movement = Movement(new_id(), MovementKind.LOSE, sides, count.number, reason=note)
        post(uow, movement, count.place.ledger)
        _note_movement(uow, own, movement.id)
    consigned = [row for row in rows if row.owner_id != count.place.partner]
    if not consigned:
        return Decimal("0.00")
    shares = [_share(count, row) for row in consigned]
    settled = settle(uow, MovementKind.LOSE, shares, target, count.number, count.place.ledger)
    _note_movement(uow, consigned, settled.movement)
    return settled.amount


def _share(count: OpenCount, row: Any) -> Share:
    goods, payer = Goods(row.item_id, row.lot_id, row.unit_id, row.owner_id), count.place.partner
    return Share(goods, count.place.spot, row.pieces, payer, payer, BillingKind.LOSE)


def _refuse_full_trays(uow: UnitOfWork, rows: Sequence[Any]) -> None:
    units = [row.unit_id for row in rows if row.unit_id is not None]
    asked = select(Place.code).join(Balance, Balance.place_id == Place.id).where(Place.tray_unit_id.in_(units))
    tray = uow.read(asked.limit(1)).scalar()
    if tray is not None:
        raise Refusal("tray_not_empty", tray=tray)


def _note_movement(uow: UnitOfWork, rows: Sequence[Any], movement: UUID) -> None:
    ids = [row.id for row in rows]
    uow.write(update(CountDifference).where(CountDifference.id.in_(ids)).values(movement_id=movement))


def _spot(uow: UnitOfWork, place: int) -> Spot:
    return Spot(*uow.read(select(Place.id, Place.kind, Place.custodian_id).where(Place.id == place)).one())


def _outside(uow: UnitOfWork, kind: PlaceKind) -> Spot:
    return Spot(uow.read(select(Place.id).where(Place.kind == kind).limit(1)).scalar_one(), kind, None)


def _close(uow: UnitOfWork, count: OpenCount, request: PostCount, rows: Sequence[Any], amount: Decimal) -> CountPosted:
    figures = (Count.book, Count.right_first, Count.right_after, Count.reason, Count.note)
    book, first, after, reason, note = uow.read(select(*figures).where(Count.id == count.id)).one()
    closed: dict[str, Any] = {"state": CountState.CLOSED, "closed_at": uow.at, "closed_by_id": uow.actor.id}
    closed |= {"reason": reason or request.reason, "note": note or request.note}
    uow.write(update(Count).where(Count.id == count.id).values(closed))
    pieces = {kind: sum((row.pieces for row in rows if row.kind is kind), Decimal(0)) for kind in DifferenceKind}
    moves = pieces[DifferenceKind.ELSEWHERE] + pieces[DifferenceKind.WRONG_PLACE]
    found, lost = pieces[DifferenceKind.FOUND], pieces[DifferenceKind.MISSING]
    why = closed["reason"].value
    told = {"moves": str(moves), "found": str(found), "lost": str(lost), "amount": str(amount), "why": why}
    uow.record("post_count", count.number, site=count.place.site, reason=closed["note"], **told)
    uow.touched(Kind.COUNTS)
    book, first, after = book or Decimal(0), first or Decimal(0), after or Decimal(0)
    shares = accuracy(first, book), accuracy(after, book)
    return CountPosted(count.number, count.place.code, moves, found, lost, amount, *shares)


POST_COUNT = Verb("post_count", PostCount, CountPosted, post_count, Action.COUNT)
