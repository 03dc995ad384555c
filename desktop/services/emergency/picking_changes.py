"""Changing what was picked for an emergency: a piece goes back, or the box goes with less than was ordered."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select, update

from desktop.domain.emergency import OrderState
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.case import Reservation
from desktop.models.order import OrderGoods
from desktop.models.place import Place
from desktop.queries.order_facts import lines
from desktop.services.emergency.order_at_hand import OrderAtHand, approver, order_named
from desktop.services.emergency.parts import give_back_slots, lacks_again, parts_of, settle
from desktop.services.emergency.picking import AT_PICKING
from desktop.services.emergency.progress import picked, progress, unfinish
from desktop.services.finding import Found, find
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PutBackPiece:
    """A picked piece goes back to where it was taken from."""

    number: str
    raw: str


@dataclass(frozen=True, slots=True)
class PiecePutBack:
    """Where it belongs now."""

    number: str
    item: str
    lot: str
    serial: str
    place: str


@dataclass(frozen=True, slots=True)
class FinishPicking:
    """Go on with less than was ordered; ``supervisor`` is the badge of who says so."""

    number: str
    reason: str
    supervisor: str = ""


@dataclass(frozen=True, slots=True)
class PickingFinished:
    """What is in the box, and the REFs of what is not."""

    number: str
    picked: Decimal
    of: Decimal
    lacking: tuple[str, ...]


def put_back_piece(uow: UnitOfWork, request: PutBackPiece) -> PiecePutBack:
    """Put a picked piece back; it stays reserved for the order.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state`` once it is packed, ``not_picked``.
    """
    order = order_named(uow, request.number, *AT_PICKING)
    found = find(uow, request.raw, uow.today(order.time_zone))
    asked = select(OrderGoods.id, OrderGoods.place_id, Place.code).join(Place, Place.id == OrderGoods.place_id)
    asked = asked.where(OrderGoods.order_id == order.id, OrderGoods.put_back_at.is_(None), OrderGoods.tray_id.is_(None))
    asked = asked.where(OrderGoods.lot_id == found.lot_id, OrderGoods.unit_id == found.unit_id)
    row = uow.read(asked.order_by(OrderGoods.id.desc()).limit(1)).first()
    if row is None:
        raise Refusal("not_picked", **found.names, order=order.number)
    uow.write(update(OrderGoods).where(OrderGoods.id == row.id).values(put_back_at=uow.at))
    _free_again(uow, order, found, row.place_id)
    unfinish(uow, order)
    lacks_again(uow, order)
    uow.record("put_back_emergency", order.number, site=order.ledger.site, item=found.ref, serial=found.serial)
    return PiecePutBack(order.number, found.name, found.lot, found.serial, row.code)


def _free_again(uow: UnitOfWork, order: OrderAtHand, found: Found, place: int) -> None:
    asked = select(Reservation.id).where(Reservation.document == order.number, Reservation.outcome == "picked")
    asked = asked.where(Reservation.lot_id == found.lot_id, Reservation.unit_id == found.unit_id)
    if found.unit_id is None:
        asked = asked.where(Reservation.place_id == place)
    key = uow.read(asked.order_by(Reservation.id.desc()).limit(1)).scalar()
    uow.write(update(Reservation).where(Reservation.id == key).values(outcome=""))


def finish_picking(uow: UnitOfWork, request: FinishPicking) -> PickingFinished:
    """Go on with what there is.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state``, ``needs_reason``, ``not_allowed``, ``nothing_picked``.
    """
    if not request.reason:
        raise Refusal("needs_reason")
    order = order_named(uow, request.number, OrderState.ACCEPTED)
    by = approver(uow, request.supervisor)
    got, of = progress(uow, order)
    if got < 1 and not parts_of(uow, order):
        raise Refusal("nothing_picked", order=order.number)
    picked(uow, order, request.reason)
    if order.parent is None:
        settle(uow, order_named(uow, order.number))
    else:
        give_back_slots(uow, order)
        lacks_again(uow, order)
    uow.record("finish_picking", order.number, site=order.ledger.site, reason=request.reason, by=by)
    short = tuple(line.ref for line in lines(uow.connection, order.id, order.number) if line.to_pick > 0)
    return PickingFinished(order.number, got, of, short)


PUT_BACK_PIECE = Verb("put_back_piece", PutBackPiece, PiecePutBack, put_back_piece, Action.DISPATCH)
FINISH_PICKING = Verb("finish_picking", FinishPicking, PickingFinished, finish_picking, Action.DISPATCH)
