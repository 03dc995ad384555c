"""What replenishment could bring for a piece that lies nowhere: the measured time from order to shelf (S1-26)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Final

from sqlalchemy import Connection, select

from desktop.models.item import Item
from desktop.models.replenishment import RefillOrder
from desktop.queries.lead_time import measured_days
from desktop.queries.under_way import under_way

LEAST_ORDERS: Final = 3
"""Fewer delivered orders are no measure."""


@dataclass(frozen=True, slots=True)
class Resupply:
    """When a piece could be on the shelf.

    Attributes:
        item_id: the item.
        ref: its REF.
        on_shelf: None when too few orders were delivered to say it.
        lead_days: from order to shelf, the median; None as above.
        measured_on: on how many delivered orders.
        order: the order that is under way for it; "" when none is, then it is reckoned from an order sent now.
        promised_on: the day that its answer names.
    """

    item_id: int
    ref: str
    on_shelf: datetime | None
    lead_days: float | None
    measured_on: int
    order: str
    promised_on: date | None


def resupply(connection: Connection, items: Collection[int], site: int, at: datetime) -> dict[int, Resupply]:
    """What replenishment could bring of some items to a site, by item; orders go to an item's maker."""
    rows = connection.execute(select(Item.id, Item.ref, Item.maker_id).where(Item.id.in_(items))).all()
    measured = {maker: measured_days(connection, site, maker) for maker in {row.maker_id for row in rows}}
    return {row.id: _of(connection, row.id, row.ref, (site, at), measured[row.maker_id]) for row in rows}


def _of(connection: Connection, item: int, ref: str, there: tuple[int, datetime], days: list[float]) -> Resupply:
    site, at = there
    number, sent, promised = _under_way(connection, site, item)
    if len(days) < LEAST_ORDERS:
        return Resupply(item, ref, None, None, len(days), number, promised)
    lead = median(days)
    on_shelf = max((sent or at) + timedelta(days=lead), at)
    return Resupply(item, ref, on_shelf, round(lead, 1), len(days), number, promised)


def _under_way(connection: Connection, site: int, item: int) -> tuple[str, datetime | None, date | None]:
    """The first order that still brings some of an item: its number, when it was sent, and the promised day."""
    way = under_way(connection, site, item)
    orders = {one.line.order for one in way.on_order} | {one.order for _, one in way.in_transit if one.order}
    asked = select(RefillOrder.number, RefillOrder.sent_at, RefillOrder.promised_on)
    row = connection.execute(asked.where(RefillOrder.id.in_(orders)).order_by(RefillOrder.sent_at).limit(1)).first()
    return ("", None, None) if row is None else (row.number, row.sent_at, row.promised_on)
