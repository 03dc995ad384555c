"""What is under way to a site: open order lines, and announced deliveries with the order that they answer.

A delivery that names an order takes its pieces from the order's lines, first line first: what is announced is in
transit and no longer on order, what was delivered is neither, and what came short is on order again.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, func, select

from desktop.models.item import Lot, Unit
from desktop.models.notice import LineState, Notice, NoticeLine, NoticeState
from desktop.models.replenishment import OrderDelivery, RefillLine, RefillOrder


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line of an order that was not cancelled."""

    order: int
    number: str
    position: int
    par: int
    item: int
    pieces: int


@dataclass(frozen=True, slots=True)
class Announced:
    """Pieces of an open delivery that have not been received yet; ``order`` 0 when it names none."""

    notice: str
    order: int
    item: int
    owner: int
    lot: str
    serial: str
    expires_on: date | None
    pieces: Decimal


@dataclass(frozen=True, slots=True)
class OnOrder:
    """Pieces of an order line that nobody has announced or delivered yet."""

    line: OrderLine
    pieces: int


@dataclass
class UnderWay:
    """Everything under way to a site.

    Attributes:
        on_order: what is still open of each order line.
        in_transit: announced pieces with the par that they are for; None when no order says so.
    """

    on_order: list[OnOrder] = field(default_factory=list)
    in_transit: list[tuple[int | None, Announced]] = field(default_factory=list)


def under_way(connection: Connection, site: int, item: int | None = None) -> UnderWay:
    """What is on order and announced for a site, of all items or of one."""
    lines: dict[tuple[int, int], list[OrderLine]] = defaultdict(list)
    for line in _lines(connection, site, item):
        lines[line.order, line.item].append(line)
    settled = _settled(connection, site, item)
    waiting: dict[tuple[int, int], list[Announced]] = defaultdict(list)
    found = UnderWay()
    for one in _announced(connection, site, item):
        if (one.order, one.item) in lines:
            waiting[one.order, one.item].append(one)
        else:
            found.in_transit.append((None, one))
    for key, asked in lines.items():
        _allot(asked, settled.get(key, 0), waiting[key], found)
    return found


def _allot(lines: list[OrderLine], settled: int, waiting: list[Announced], found: UnderWay) -> None:
    """Pieces that have come take their lines first, then those that are announced; what is left is on order."""
    left: dict[OrderLine, int] = {}
    for line in lines:
        taken = min(settled, line.pieces)
        settled -= taken
        left[line] = line.pieces - taken
    for one in waiting:
        found.in_transit.append((_take(left, int(one.pieces)), one))
    found.on_order.extend(OnOrder(line, pieces) for line, pieces in left.items() if pieces)


def _take(left: dict[OrderLine, int], pieces: int) -> int | None:
    """Take announced pieces from the lines that are still open; returns the par of the first of them."""
    par = None
    for line, still_open in left.items():
        taken = min(pieces, still_open)
        if taken:
            par = par or line.par
            left[line] -= taken
            pieces -= taken
    return par


def _lines(connection: Connection, site: int, item: int | None) -> Iterator[OrderLine]:
    asked = (
        select(RefillOrder.id, RefillOrder.number, RefillLine.position, RefillLine.par_id, RefillLine.item_id)
        .add_columns(RefillLine.pieces)
        .join(RefillLine, RefillLine.order_id == RefillOrder.id)
        .where(RefillOrder.site_id == site, RefillOrder.cancelled_at.is_(None))
        .order_by(RefillOrder.id, RefillLine.position)
    )
    asked = asked if item is None else asked.where(RefillLine.item_id == item)
    return (OrderLine(*row) for row in connection.execute(asked).all())


def _settled(connection: Connection, site: int, item: int | None) -> dict[tuple[int, int], int]:
    """Pieces by order and item that have been received already."""
    asked = (
        select(OrderDelivery.order_id, NoticeLine.item_id, func.sum(NoticeLine.received))
        .join(Notice, Notice.id == OrderDelivery.notice_id)
        .join(NoticeLine, NoticeLine.notice_id == Notice.id)
        .where(Notice.site_id == site)
        .group_by(OrderDelivery.order_id, NoticeLine.item_id)
    )
    asked = asked if item is None else asked.where(NoticeLine.item_id == item)
    return {(row[0], row[1]): int(row[2]) for row in connection.execute(asked).all()}


def _announced(connection: Connection, site: int, item: int | None) -> Iterator[Announced]:
    asked = (
        select(Notice.number, func.coalesce(OrderDelivery.order_id, 0), NoticeLine.item_id, Notice.owner_id)
        .add_columns(Lot.number, func.coalesce(Unit.serial, ""), NoticeLine.expires_on)
        .add_columns(NoticeLine.quantity, NoticeLine.received)
        .join(NoticeLine, NoticeLine.notice_id == Notice.id)
        .join(Lot, Lot.id == NoticeLine.lot_id)
        .outerjoin(Unit, Unit.id == NoticeLine.unit_id)
        .outerjoin(OrderDelivery, OrderDelivery.notice_id == Notice.id)
        .where(Notice.site_id == site, Notice.state.in_((NoticeState.ANNOUNCED, NoticeState.OPEN)))
        .where(NoticeLine.state == LineState.OPEN)
        .order_by(Notice.id, NoticeLine.position)
    )
    asked = asked if item is None else asked.where(NoticeLine.item_id == item)
    for notice, order, of, owner, lot, serial, expires_on, quantity, received in connection.execute(asked).all():
        if quantity > received:
            yield Announced(notice, order, of, owner, lot, serial, expires_on, quantity - received)
