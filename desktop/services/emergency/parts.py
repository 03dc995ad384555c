"""Parts of an order that go from another place straight to the hospital, and the whole that goes on with them.

A whole whose own box carries something waits for its parts only with the receipt. A whole of which everything comes
from elsewhere reaches each of its moments with the last of its parts.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import Row, func, select, update

from desktop.domain.changes import Kind
from desktop.domain.deadlines import on_time
from desktop.domain.emergency import AT_DESK, ORDER_CLOCK, TO_PICK, MilestoneKind, OrderState
from desktop.models.order import EmergencyOrder, Milestone, OrderTray
from desktop.services.deadlines import close_deadlines
from desktop.services.emergency.order_at_hand import (
    OrderAtHand,
    Stamp,
    order_named,
    reach,
    reopen,
    set_state,
    take_back,
)
from desktop.services.emergency.progress import finish_when_complete, progress, unfinish
from desktop.storage.unit_of_work import UnitOfWork

_LEFT: Final = (OrderState.ON_THE_WAY, OrderState.RECEIVED)


def whole_of(uow: UnitOfWork, part: OrderAtHand) -> OrderAtHand | None:
    """The order that a part belongs to; None when it is a whole one itself, or was cancelled meanwhile."""
    if part.parent is None:
        return None
    number = uow.read(select(EmergencyOrder.number).where(EmergencyOrder.id == part.parent)).scalar_one()
    whole = order_named(uow, number)
    return None if whole.state is OrderState.CANCELLED else whole


def parts_of(uow: UnitOfWork, whole: OrderAtHand, *states: OrderState) -> list[Row[int, str, OrderState]]:
    """Id, number and state of the parts that were not cancelled, or of those in one of the states."""
    asked = select(EmergencyOrder.id, EmergencyOrder.number, EmergencyOrder.state)
    asked = asked.where(EmergencyOrder.parent_id == whole.id).order_by(EmergencyOrder.id)
    fits = EmergencyOrder.state.in_(states) if states else EmergencyOrder.state != OrderState.CANCELLED
    return list(uow.read(asked.where(fits)).all())


def under_way(uow: UnitOfWork, whole: OrderAtHand) -> tuple[str, ...]:
    """The numbers of the parts that the hospital has not received yet."""
    return tuple(row.number for row in parts_of(uow, whole, *AT_DESK, OrderState.ON_THE_WAY))


def has_box(uow: UnitOfWork, whole: OrderAtHand) -> bool:
    """Whether something goes in the own box, or is still meant to."""
    got, of = progress(uow, whole)
    return got > 0 or (of > 0 and whole.state in TO_PICK)


def follow(uow: UnitOfWork, part: OrderAtHand) -> None:
    """The whole goes on, or goes back, as its parts do; the caller has written the part's own step."""
    whole = whole_of(uow, part)
    if whole is not None:
        settle(uow, whole)
        uow.touched(Kind.ORDERS)


def settle(uow: UnitOfWork, whole: OrderAtHand) -> None:
    """Bring a whole to where its parts and its box stand; the caller holds it."""
    parts = [row.state for row in parts_of(uow, whole)]
    if has_box(uow, whole):
        finish_when_complete(uow, whole)
        if whole.box_received_at is not None and all(state is OrderState.RECEIVED for state in parts):
            _close(uow, whole)
        return
    if not parts or whole.state is OrderState.OPEN:
        return
    _go_back(uow, whole, parts)
    _go_on(uow, order_named(uow, whole.number), parts)


def _go_on(uow: UnitOfWork, whole: OrderAtHand, parts: list[OrderState]) -> None:
    if whole.state is OrderState.ACCEPTED and not any(state in TO_PICK for state in parts):
        reach(uow, whole, MilestoneKind.PICKED)
        set_state(uow, whole, OrderState.PICKED)
        whole = order_named(uow, whole.number)
    if whole.state is OrderState.PICKED and all(state in _LEFT for state in parts):
        reach(uow, whole, MilestoneKind.PACKED)
        reach(uow, whole, MilestoneKind.HANDED_OVER)
        set_state(uow, whole, OrderState.ON_THE_WAY)
    if all(state is OrderState.RECEIVED for state in parts):
        _close(uow, whole)


def _go_back(uow: UnitOfWork, whole: OrderAtHand, parts: list[OrderState]) -> None:
    if whole.state is OrderState.ON_THE_WAY and any(state not in _LEFT for state in parts):
        for kind in (MilestoneKind.HANDED_OVER, MilestoneKind.PACKED):
            take_back(uow, whole, kind)
            reopen(uow, whole, kind)
        set_state(uow, whole, OrderState.PICKED)
        whole = order_named(uow, whole.number)
    if whole.state is OrderState.PICKED and any(state in TO_PICK for state in parts):
        unfinish(uow, whole)


def give_back_slots(uow: UnitOfWork, part: OrderAtHand) -> None:
    """What a part was to bring and does not is the whole order's to find again."""
    if part.parent is not None:
        mine = (OrderTray.order_id == part.id, OrderTray.tray_id.is_(None))
        uow.write(update(OrderTray).where(*mine).values(order_id=part.parent))


def lacks_again(uow: UnitOfWork, part: OrderAtHand) -> None:
    """A part brings less than it should: what lacks is to be picked or found anew, as long as the box is open."""
    whole = whole_of(uow, part)
    if whole is None:
        return
    got, of = progress(uow, whole)
    if got < of and whole.state is OrderState.PICKED:
        unfinish(uow, whole)
    settle(uow, order_named(uow, whole.number))
    uow.touched(Kind.ORDERS)


def last_part_received(uow: UnitOfWork, whole: OrderAtHand) -> datetime | None:
    """When the hospital had the last of the parts that it has; None when it has none."""
    parts = [row.id for row in parts_of(uow, whole, OrderState.RECEIVED)]
    reached = select(func.max(Milestone.at)).where(Milestone.order_id.in_(parts))
    reached = reached.where(Milestone.kind == MilestoneKind.RECEIVED, Milestone.taken_back_at.is_(None))
    return uow.read(reached).scalar()


def _close(uow: UnitOfWork, whole: OrderAtHand) -> None:
    """The hospital has everything: the last moment counts, with its source and person."""
    parts = [row.id for row in parts_of(uow, whole)]
    reached = select(Milestone.at, Milestone.source, Milestone.by_id, Milestone.note)
    reached = reached.where(Milestone.order_id.in_(parts), Milestone.kind == MilestoneKind.RECEIVED)
    rows = uow.read(reached.where(Milestone.taken_back_at.is_(None))).all()
    last = max(rows, key=lambda row: row.at, default=None)
    stamp = Stamp() if last is None else Stamp(last.at, last.source, last.by_id, last.note)
    if whole.box_received_at is not None and (last is None or whole.box_received_at > last.at):
        stamp = Stamp(whole.box_received_at)
    at = reach(uow, whole, MilestoneKind.RECEIVED, stamp)
    close_deadlines(uow, ORDER_CLOCK, whole.number, at, source=stamp.source)
    receiver = uow.read(select(func.max(EmergencyOrder.receiver)).where(EmergencyOrder.parent_id == whole.id)).scalar()
    own = uow.read(select(EmergencyOrder.receiver).where(EmergencyOrder.id == whole.id)).scalar_one()
    set_state(uow, whole, OrderState.RECEIVED, receiver=own or receiver or "")
    kept = on_time(whole.due_at, at)
    uow.record("deliver_emergency", whole.number, site=whole.ledger.site, received_at=at.isoformat(), on_time=kept)
