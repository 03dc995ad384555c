"""Picking in a hospital's store by telephone: who stands there takes the pieces and says so; the call is recorded."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import insert, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.case import Reservation
from desktop.models.order import OrderGoods
from desktop.queries.order_facts import lines
from desktop.queries.whereabouts import Lying, whereabouts
from desktop.services.emergency.order_at_hand import OrderAtHand, order_named
from desktop.services.emergency.parts import follow
from desktop.services.emergency.picking import AT_PICKING, reservation_of
from desktop.services.emergency.progress import finish_when_complete, progress
from desktop.services.emergency.stocking import ONE, hold_items
from desktop.services.master_data.entry import Check, Faults
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PickByPhone:
    """Somebody at the hospital took the reserved pieces out of the store.

    Attributes:
        confirmed_by: who said so on the telephone.
        phone: the number that was called.
        thing: the serial or lot number that was read out; "" for all that is reserved.
    """

    number: str
    confirmed_by: str
    phone: str
    thing: str = ""


@dataclass(frozen=True, slots=True)
class PickedByPhone:
    """Which pieces were taken, by serial or lot, and whether that is all."""

    number: str
    confirmed_by: str
    taken: tuple[str, ...]
    place: str
    picked: Decimal
    of: Decimal
    complete: bool


def pick_by_phone(uow: UnitOfWork, request: PickByPhone) -> PickedByPhone:
    """Pick the reserved pieces of a hospital's store on somebody's word.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state``, ``only_at_a_store``, ``faulty_entry``, ``not_picked`` when
            nothing reserved is called so; ``expired``, ``held``, ``recalled`` as it is by now.
    """
    order = order_named(uow, request.number, *AT_PICKING)
    if order.source is None:
        raise Refusal("only_at_a_store", order=order.number)
    _check(request)
    reserved = _reserved(uow, order, request)
    for one, key in reserved:
        _take(uow, order, one, key, request)
    taken = tuple(one.shown for one, _ in reserved)
    told = {"confirmed_by": request.confirmed_by, "phone": request.phone, "taken": list(taken)}
    uow.record("pick_by_phone", order.number, site=order.ledger.site, call=told)
    uow.touched(Kind.ORDERS, Kind.CASES)
    finish_when_complete(uow, order)
    follow(uow, order)
    got, of = progress(uow, order)
    return PickedByPhone(order.number, request.confirmed_by, taken, reserved[0][0].place, got, of, got >= of)


def _check(request: PickByPhone) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.text("confirmed_by", request.confirmed_by, 120, required=True)
    check.text("phone", request.phone, 40, required=True)
    faults.check_entry()


def _reserved(uow: UnitOfWork, order: OrderAtHand, request: PickByPhone) -> list[tuple[Lying, int]]:
    """The reserved pieces that are meant, each with its reservation."""
    items = [line.item_id for line in lines(uow.connection, order.id, order.number) if line.to_pick > 0]
    hold_items(uow, *items)
    there = [one for one in whereabouts(uow.connection, items, order.asked) if one.place_id == order.source]
    named = [one for one in there if request.thing in ("", one.serial, one.lot)]
    keys = [(one, key) for one in named for key in uow.read(reservation_of(order, one)).scalars()]
    blocked = next((one for one in named if one.why and (one.mine or not keys)), None)
    if blocked is not None:
        names = {"item": blocked.item, "item_en": blocked.item_en, "lot": blocked.lot, "serial": blocked.serial}
        raise Refusal(blocked.why, **names, expires_on=blocked.expires_on, place=blocked.place)
    if not keys:
        raise Refusal("not_picked", item="", lot=request.thing, serial="", order=order.number)
    return keys


def _take(uow: UnitOfWork, order: OrderAtHand, one: Lying, key: int, request: PickByPhone) -> None:
    uow.write(update(Reservation).where(Reservation.id == key).values(outcome="picked"))
    what = {"owner_id": one.owner_id, "item_id": one.item_id, "lot_id": one.lot_id, "unit_id": one.unit_id}
    row = {"order_id": order.id, "tray_id": None, "place_id": one.place_id, "quantity": ONE, "deviation": ""}
    by = {"picked_at": uow.at, "picked_by_id": uow.actor.id}
    said = {"confirmed_by": request.confirmed_by, "phone": request.phone}
    uow.write(insert(OrderGoods).values(row | what | by | said))


PICK_BY_PHONE = Verb("pick_by_phone", PickByPhone, PickedByPhone, pick_by_phone, Action.DISPATCH)
