"""What becomes of an order: the owner's answer, and the delivery that names it."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.notice import Notice
from desktop.models.party import Site
from desktop.models.replenishment import OrderDelivery, RefillOrder
from desktop.services.perform import Verb
from desktop.services.refilling import order_row
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RecordReply:
    """The owner answered an order.

    Attributes:
        promised_on: the day on which it will deliver; None when it names none.
        reference: its own number of the order.
        replied_at: when the answer came; None for now.
    """

    order: str
    promised_on: date | None = None
    reference: str = ""
    replied_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReplyRecorded:
    """How long the owner took, in whole minutes."""

    order: str
    reply_minutes: int


@dataclass(frozen=True, slots=True)
class NameOrder:
    """A delivery answers an order."""

    notice: str
    order: str


@dataclass(frozen=True, slots=True)
class OrderNamed:
    """What was joined."""

    notice: str
    order: str


def record_reply(uow: UnitOfWork, request: RecordReply) -> ReplyRecorded:
    """Record the owner's answer; the first answer measures the reply time, a later one may change the promise.

    Raises:
        Refusal: ``unknown_order``, ``order_was_cancelled``, ``reply_before_order``, ``reply_in_future``,
            ``promise_before_order``, ``not_your_site``.
    """
    row = order_row(uow, request.order)
    if row.cancelled_at is not None:
        raise Refusal("order_was_cancelled", order=request.order)
    replied_at = row.replied_at or request.replied_at or uow.at
    if replied_at < row.sent_at:
        raise Refusal("reply_before_order", order=request.order, sent=row.sent_at)
    if replied_at > uow.at:
        raise Refusal("reply_in_future", order=request.order)
    zone = uow.read(select(Site.time_zone).where(Site.id == row.site_id)).scalar_one()
    if request.promised_on is not None and request.promised_on < local_day(row.sent_at, ZoneInfo(zone)):
        raise Refusal("promise_before_order", order=request.order, promised_on=request.promised_on)
    said = {"replied_at": replied_at, "promised_on": request.promised_on, "reference": request.reference}
    uow.write(update(RefillOrder).where(RefillOrder.id == row.id).values(said))
    minutes = int((replied_at - row.sent_at).total_seconds() // 60)
    promised = request.promised_on.isoformat() if request.promised_on else None
    uow.record("record_reply", request.order, site=row.site_id, minutes=minutes, promised_on=promised)
    uow.touched(Kind.REPLENISHMENT)
    return ReplyRecorded(request.order, minutes)


def name_order(uow: UnitOfWork, request: NameOrder) -> OrderNamed:
    """Say which order a delivery answers: its pieces are then in transit and no longer on order.

    Raises:
        Refusal: ``unknown_order``, ``unknown_notice``, ``order_was_cancelled``, ``order_of_other`` when site or owner
            differ, ``notice_names_other`` when the delivery names another order already, ``not_your_site``.
    """
    row = order_row(uow, request.order)
    if row.cancelled_at is not None:
        raise Refusal("order_was_cancelled", order=request.order)
    notice = uow.read(select(Notice.id, Notice.site_id, Notice.owner_id).where(Notice.number == request.notice)).first()
    if notice is None:
        raise Refusal("unknown_notice", notice=request.notice)
    if (notice.site_id, notice.owner_id) != (row.site_id, row.owner_id):
        raise Refusal("order_of_other", order=request.order, notice=request.notice)
    named = select(RefillOrder.number).join(OrderDelivery, OrderDelivery.order_id == RefillOrder.id)
    other = uow.read(named.where(OrderDelivery.notice_id == notice.id)).scalar()
    if other not in (None, request.order):
        raise Refusal("notice_names_other", notice=request.notice, order=other)
    if other is None:
        values = {"notice_id": notice.id, "order_id": row.id, "named_at": uow.at, "named_by_id": uow.actor.id}
        uow.write(insert(OrderDelivery).values(values))
        uow.record("name_order", request.order, site=row.site_id, notice=request.notice)
        uow.touched(Kind.REPLENISHMENT)
    return OrderNamed(request.notice, request.order)


RECORD_REPLY = Verb("record_reply", RecordReply, ReplyRecorded, record_reply, Action.REPLENISH)
NAME_ORDER = Verb("name_order", NameOrder, OrderNamed, name_order, Action.REPLENISH)
