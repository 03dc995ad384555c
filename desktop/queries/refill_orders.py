"""Orders to the owners: how far each is, what is still open, and how long the owner took to answer (S1-24)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from statistics import median
from typing import Any, Final

from sqlalchemy import Connection, Row, func, or_, select
from sqlalchemy.orm import aliased

from desktop.domain.errors import Refusal
from desktop.models.item import Item, ItemPackage, Lot, Unit
from desktop.models.notice import Notice, NoticeState
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.models.replenishment import OrderDelivery, Par, RefillExchange, RefillLine, RefillOrder
from desktop.models.tray import Kit
from desktop.queries.under_way import under_way

MOST_NAMEABLE: Final = 50


class OrderState(StrEnum):
    """How far an order is."""

    SENT = "sent"
    ANSWERED = "answered"
    ANNOUNCED = "announced"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order in the list.

    Attributes:
        pieces: ordered; ``on_order`` of them nobody has announced or delivered yet.
        reply_minutes: from sending to the owner's answer; None while it has not answered.
        waiting_minutes: since sending, while it has not answered and is not cancelled.
    """

    number: str
    site: str
    owner: str
    owner_name: str
    owner_name_en: str
    state: OrderState
    sent_at: datetime
    sent_by: str
    lines: int
    pieces: int
    on_order: int
    replied_at: datetime | None
    reply_minutes: int | None
    waiting_minutes: int | None
    promised_on: date | None
    reference: str
    cancelled_at: datetime | None
    cancel_reason: str


@dataclass(frozen=True, slots=True)
class OrderLineRow:
    """A line of an order; ``explanation`` is the proposal as JSON."""

    position: int
    item: str
    gtin: str
    name: str
    name_en: str
    at: str
    proposed: int
    pieces: int
    on_order: int
    reason: str
    explanation: str


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """Pieces that the order asks to exchange."""

    item: str
    name: str
    name_en: str
    lot: str
    serial: str
    expires_on: date
    place: str
    pieces: Any


@dataclass(frozen=True, slots=True)
class OrderPage:
    """One order with its lines, what is to be exchanged, and the deliveries that answer it.

    Attributes:
        nameable: numbers of deliveries of the same site and owner that name no order yet, the newest first.
    """

    order: OrderRow
    lines: tuple[OrderLineRow, ...]
    exchanges: tuple[ExchangeRow, ...]
    deliveries: tuple[str, ...]
    nameable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReplyTimes:
    """How long an owner takes to answer: the orders that it answered, those it still owes an answer, minutes."""

    owner: str
    owner_name: str
    owner_name_en: str
    answered: int
    waiting: int
    median_minutes: int | None
    longest_minutes: int | None


_OWNER: Final = aliased(Party, name="order_owner")


def orders(
    connection: Connection, at: datetime, *, site: str = "", owner: str = "", number: str = ""
) -> tuple[OrderRow, ...]:
    """Orders, the newest first; ``at`` is now."""
    asked = (
        select(RefillOrder.__table__, Site.code.label("site"), Site.id.label("site_key"), Person.name.label("sent_by"))
        .add_columns(_OWNER.code.label("owner"), _OWNER.name.label("owner_name"))
        .add_columns(_OWNER.name_en.label("owner_name_en"))
        .join(Site, Site.id == RefillOrder.site_id)
        .join(_OWNER, _OWNER.id == RefillOrder.owner_id)
        .join(Person, Person.id == RefillOrder.sent_by_id)
        .order_by(RefillOrder.id.desc())
    )
    for column, value in ((Site.code, site), (_OWNER.code, owner), (RefillOrder.number, number)):
        asked = asked.where(column == value) if value else asked
    rows = connection.execute(asked).all()
    return _with_figures(connection, rows, at)


def _with_figures(connection: Connection, rows: Collection[Row[Any]], at: datetime) -> tuple[OrderRow, ...]:
    counted = select(RefillLine.order_id, func.count(), func.sum(RefillLine.pieces)).group_by(RefillLine.order_id)
    sums = {row[0]: (row[1], int(row[2])) for row in connection.execute(counted).all()}
    still: dict[int, int] = {}
    for site in {row.site_key for row in rows}:
        for one in under_way(connection, site).on_order:
            still[one.line.order] = still.get(one.line.order, 0) + one.pieces
    coming = set(connection.execute(_COMING).scalars())
    return tuple(_order(row, sums.get(row.id, (0, 0)), still.get(row.id, 0), row.id in coming, at) for row in rows)


_COMING: Final = (
    select(OrderDelivery.order_id)
    .join(Notice, Notice.id == OrderDelivery.notice_id)
    .where(Notice.state != NoticeState.POSTED)
)
"""Orders of which a delivery is announced and not confirmed yet."""


def _order(row: Row[Any], counted: tuple[int, int], on_order: int, coming: bool, at: datetime) -> OrderRow:
    state = _state(row, on_order, coming=coming)
    answered = _minutes(row.sent_at, row.replied_at) if row.replied_at else None
    waiting = _minutes(row.sent_at, at) if answered is None and row.cancelled_at is None else None
    return OrderRow(
        row.number,
        row.site,
        row.owner,
        row.owner_name,
        row.owner_name_en,
        state,
        row.sent_at,
        row.sent_by,
        *counted,
        on_order,
        row.replied_at,
        answered,
        waiting,
        row.promised_on,
        row.reference,
        row.cancelled_at,
        row.cancel_reason,
    )


def _state(row: Row[Any], on_order: int, *, coming: bool) -> OrderState:
    if row.cancelled_at is not None:
        return OrderState.CANCELLED
    if coming:
        return OrderState.ANNOUNCED
    if not on_order:
        return OrderState.DELIVERED
    return OrderState.ANSWERED if row.replied_at is not None else OrderState.SENT


def _minutes(first: datetime, last: datetime) -> int:
    return max(0, int((last - first).total_seconds() // 60))


def order_page(connection: Connection, number: str, at: datetime) -> OrderPage:
    """One order.

    Raises:
        Refusal: ``unknown_order``.
    """
    found = orders(connection, at, number=number)
    if not found:
        raise Refusal("unknown_order", order=number)
    asked = select(RefillOrder.id, RefillOrder.site_id, RefillOrder.owner_id, RefillOrder.sent_at)
    key, site, owner, sent_at = connection.execute(asked.where(RefillOrder.number == number)).one()
    deliveries = (
        select(Notice.number)
        .join(OrderDelivery, OrderDelivery.notice_id == Notice.id)
        .where(OrderDelivery.order_id == key)
    )
    named = tuple(connection.execute(deliveries.order_by(Notice.id)).scalars())
    free = _nameable(connection, site, owner, sent_at)
    return OrderPage(found[0], _line_rows(connection, key, site), _exchanges(connection, key), named, free)


def _nameable(connection: Connection, site: int, owner: int, sent_at: datetime) -> tuple[str, ...]:
    named = select(OrderDelivery.notice_id)
    asked = (
        select(Notice.number)
        .where(Notice.site_id == site, Notice.owner_id == owner, Notice.id.not_in(named))
        .where(or_(Notice.posted_at.is_(None), Notice.posted_at >= sent_at))
        .order_by(Notice.id.desc())
        .limit(MOST_NAMEABLE)
    )
    return tuple(connection.execute(asked).scalars())


_GTIN: Final = (
    select(func.min(ItemPackage.di)).where(ItemPackage.item_id == Item.id, ItemPackage.level == 1).scalar_subquery()
)


def _line_rows(connection: Connection, order: int, site: int) -> tuple[OrderLineRow, ...]:
    still = {one.line.position: one.pieces for one in under_way(connection, site).on_order if one.line.order == order}
    asked = (
        select(RefillLine.position, Item.ref, _GTIN, Item.name, Item.name_en, func.coalesce(Place.code, Kit.code))
        .add_columns(RefillLine.proposed, RefillLine.pieces, RefillLine.reason, RefillLine.explanation)
        .join(Item, Item.id == RefillLine.item_id)
        .join(Par, Par.id == RefillLine.par_id)
        .outerjoin(Place, Place.id == Par.place_id)
        .outerjoin(Kit, Kit.id == Par.kit_id)
        .where(RefillLine.order_id == order)
        .order_by(RefillLine.position)
    )
    rows = connection.execute(asked).all()
    return tuple(_line_row(row, still.get(row.position, 0)) for row in rows)


def _line_row(row: Any, on_order: int) -> OrderLineRow:
    position, ref, gtin, name, name_en, at, proposed, pieces, reason, explanation = row
    return OrderLineRow(position, ref, gtin or "", name, name_en, at, proposed, pieces, on_order, reason, explanation)


def _exchanges(connection: Connection, order: int) -> tuple[ExchangeRow, ...]:
    asked = (
        select(Item.ref, Item.name, Item.name_en, Lot.number, func.coalesce(Unit.serial, ""))
        .add_columns(RefillExchange.expires_on, Place.code, RefillExchange.pieces)
        .join(Item, Item.id == RefillExchange.item_id)
        .join(Lot, Lot.id == RefillExchange.lot_id)
        .join(Place, Place.id == RefillExchange.place_id)
        .outerjoin(Unit, Unit.id == RefillExchange.unit_id)
        .where(RefillExchange.order_id == order)
        .order_by(RefillExchange.expires_on, RefillExchange.id)
    )
    return tuple(ExchangeRow(*row) for row in connection.execute(asked).all())


def reply_times(connection: Connection, at: datetime, site: str = "") -> tuple[ReplyTimes, ...]:
    """How long each owner takes to answer; cancelled orders that were never answered do not count."""
    by_owner: dict[str, list[OrderRow]] = {}
    for order in orders(connection, at, site=site):
        by_owner.setdefault(order.owner, []).append(order)
    return tuple(_reply_times(found) for _, found in sorted(by_owner.items()))


def _reply_times(found: list[OrderRow]) -> ReplyTimes:
    minutes = [order.reply_minutes for order in found if order.reply_minutes is not None]
    waiting = sum(order.waiting_minutes is not None for order in found)
    middle = round(median(minutes)) if minutes else None
    who = (found[0].owner, found[0].owner_name, found[0].owner_name_en)
    return ReplyTimes(*who, len(minutes), waiting, middle, max(minutes, default=None))


def orders_after(
    connection: Connection, items: Collection[int], since: datetime, site: int | None = None
) -> tuple[str, ...]:
    """Numbers of orders for some items (by key) that were sent at or after a moment and have not been cancelled.

    A usage that caused one of them is not undone before it is cancelled (J5). Orders that have been delivered do not
    count: nothing can be cancelled any more.
    """
    asked = (
        select(RefillOrder.number, RefillOrder.site_id, RefillLine.id, RefillOrder.id)
        .join(RefillLine, RefillLine.order_id == RefillOrder.id)
        .where(RefillLine.item_id.in_(sorted(items)), RefillOrder.sent_at >= since)
        .where(RefillOrder.cancelled_at.is_(None))
        .order_by(RefillOrder.id, RefillLine.position)
    )
    rows = connection.execute(asked if site is None else asked.where(RefillOrder.site_id == site)).all()
    coming = set(connection.execute(_COMING).scalars())
    still = {one.line.order for site in {row[1] for row in rows} for one in under_way(connection, site).on_order}
    return tuple(dict.fromkeys(row[0] for row in rows if row[3] in still | coming))
