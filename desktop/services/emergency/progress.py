"""How much of an order is in its own box, and the moment at which all of it is."""

from decimal import Decimal
from typing import Final

from desktop.domain.changes import Kind
from desktop.domain.emergency import MilestoneKind, OrderState
from desktop.queries.order_facts import lines, trays
from desktop.services.emergency.order_at_hand import OrderAtHand, Stamp, reach, set_state, take_back
from desktop.storage.unit_of_work import UnitOfWork

AT_THE_STORE: Final = "at the store"


def progress(uow: UnitOfWork, order: OrderAtHand) -> tuple[Decimal, Decimal]:
    """Pieces and trays in the own box, and how many there shall be; what comes from elsewhere is in neither."""
    wanted = lines(uow.connection, order.id, order.number)
    boxes = trays(uow.connection, order.id)
    got = sum((min(line.picked, line.own) for line in wanted), Decimal(0))
    got += sum(1 for one in boxes if one.tray_id is not None)
    return got, sum((line.own for line in wanted), Decimal(len(boxes)))


def finish_when_complete(uow: UnitOfWork, order: OrderAtHand) -> None:
    """Reach the milestone with the last scan; what is taken in a hospital is not labelled there, so it is packed."""
    got, of = progress(uow, order)
    if 0 < of <= got and order.state is OrderState.ACCEPTED:
        picked(uow, order)


def picked(uow: UnitOfWork, order: OrderAtHand, note: str = "") -> None:
    """Everything that goes in the box is in it."""
    reach(uow, order, MilestoneKind.PICKED, Stamp(note=note))
    if order.source is None:
        set_state(uow, order, OrderState.PICKED)
        return
    reach(uow, order, MilestoneKind.PACKED, Stamp(note=AT_THE_STORE))
    set_state(uow, order, OrderState.PACKED)


def unfinish(uow: UnitOfWork, order: OrderAtHand) -> None:
    """Something is to be picked again."""
    if order.state is OrderState.PICKED:
        take_back(uow, order, MilestoneKind.PICKED)
        set_state(uow, order, OrderState.ACCEPTED)
    uow.touched(Kind.ORDERS)
