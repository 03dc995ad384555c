"""Receipt at the hospital: closes the four hours and moves the custody; the owner stays who it was (S1-26)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.deadlines import on_time
from desktop.domain.emergency import ORDER_CLOCK, MilestoneKind, OrderState
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy, Movement, MovementKind
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.order import Milestone
from desktop.services.deadlines import close_deadlines
from desktop.services.emergency.load import arriving, loose_goods, picked_trays, store_of
from desktop.services.emergency.order_at_hand import OrderAtHand, Stamp, order_named, reach, set_state, typed_moment
from desktop.services.emergency.parts import follow, has_box, last_part_received, under_way
from desktop.services.emergency.stocking import ONE
from desktop.services.hospital_stores import HospitalStore
from desktop.services.master_data.entry import Check, Faults
from desktop.services.perform import Verb
from desktop.services.posting import legs, post
from desktop.services.trays.tray_at_hand import on_hand, spot_of
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class DeliverEmergency:
    """The hospital has it.

    Attributes:
        receiver: the name of who took it; required when the time is typed.
        received: local time when it was not just now, told by phone or read from the sheet.
        note: how it is known.
        store: code of the hospital's store, when it has several.
    """

    number: str
    receiver: str = ""
    received: str = ""
    note: str = ""
    store: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyDelivered:
    """When it was received, whether that kept the promise, and how long it took since the call, in whole seconds.

    ``awaited`` are the numbers of the parts of the order that are still to come; it ends with the last of them.
    """

    number: str
    receiver: str
    received_at: datetime
    on_time: bool
    took_seconds: int
    left_seconds: int
    place: str
    awaited: tuple[str, ...] = ()


def deliver_emergency(uow: UnitOfWork, request: DeliverEmergency) -> EmergencyDelivered:
    """Close an order with the hospital's receipt.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state``, ``faulty_entry`` when a typed time has no name,
            ``bad_time``, ``in_the_future``, ``before_hand_over``, ``no_hospital_store``, ``choose_store``; at the
            commit ``not_enough_stock``.
    """
    order = order_named(uow, request.number, OrderState.ON_THE_WAY)
    _refuse_without_box(uow, order)
    _check(request)
    at = _received(uow, order, request)
    store = store_of(uow, order, request.store)
    _move(uow, order, store)
    awaited = under_way(uow, order)
    kept = on_time(order.due_at, at)
    if awaited:
        set_state(uow, order, order.state, box_received_at=at, receiver=request.receiver, store_id=store.id)
    else:
        _close(uow, order, request, at, store)
    facts = {"receiver": request.receiver, "received_at": at.isoformat(), "on_time": kept}
    uow.record("deliver_emergency", order.number, site=order.ledger.site, reason=request.note, **facts)
    uow.touched(Kind.TRAYS)
    follow(uow, order)
    whole = at.replace(microsecond=0)
    took, left = whole - order.called_at.replace(microsecond=0), order.due_at.replace(microsecond=0) - whole
    seconds = (int(took.total_seconds()), int(left.total_seconds()))
    return EmergencyDelivered(order.number, request.receiver, at, kept, *seconds, store.code, awaited)


def _close(uow: UnitOfWork, order: OrderAtHand, request: DeliverEmergency, at: datetime, store: HospitalStore) -> None:
    source = EnteredBy.TYPED if request.received else uow.origin.entered_by
    note = " · ".join(part for part in (request.receiver, request.note) if part)
    last = last_part_received(uow, order)
    if last is not None and last > at:
        at, note = last, ""
    reach(uow, order, MilestoneKind.RECEIVED, Stamp(at, source, note=note))
    close_deadlines(uow, ORDER_CLOCK, order.number, at, source=source)
    set_state(uow, order, OrderState.RECEIVED, receiver=request.receiver, store_id=store.id)


def _refuse_without_box(uow: UnitOfWork, order: OrderAtHand) -> None:
    """The own box was received already, or there is none: only the parts are still to come."""
    if order.box_received_at is not None or not has_box(uow, order):
        raise Refusal("only_parts_to_come", order=order.number, parts=list(under_way(uow, order)))


def _check(request: DeliverEmergency) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.text("receiver", request.receiver, 120, required=bool(request.received))
    check.text("note", request.note, 400)
    faults.check_entry()


def _received(uow: UnitOfWork, order: OrderAtHand, request: DeliverEmergency) -> datetime:
    if not request.received:
        return uow.at
    at = typed_moment(uow, request.received, order.time_zone)
    handed = select(Milestone.at).where(Milestone.order_id == order.id, Milestone.taken_back_at.is_(None))
    left_at = uow.read(handed.where(Milestone.kind == MilestoneKind.HANDED_OVER)).scalar_one()
    if at < left_at:
        raise Refusal("before_hand_over", at=at, handed_over_at=left_at)
    return at


def _move(uow: UnitOfWork, order: OrderAtHand, store: HospitalStore) -> None:
    road = spot_of(uow, order.transit or 0)
    sides = arriving(loose_goods(uow, order), road, store.spot)
    for tray in picked_trays(uow, order):
        thing, stands_in = on_hand(tray)
        sides += legs(thing, stands_in, store.spot, ONE)
    post(uow, Movement(new_id(), MovementKind.DISPATCH, tuple(sides), order.number), order.ledger)


DELIVER_EMERGENCY = Verb("deliver_emergency", DeliverEmergency, EmergencyDelivered, deliver_emergency, Action.DISPATCH)
