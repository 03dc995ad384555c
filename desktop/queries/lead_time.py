"""How long an owner's orders took from sending to the shelf: measured, never guessed."""

from typing import Final

from sqlalchemy import Connection, func, select

from desktop.models.notice import Notice, NoticeState
from desktop.models.replenishment import OrderDelivery, RefillOrder

DAY_SECONDS: Final = 86400


def measured_days(connection: Connection, site: int, owner: int) -> list[float]:
    """Days from each delivered order of a site to its first delivery."""
    asked = (
        select(RefillOrder.sent_at, func.min(Notice.posted_at))
        .join(OrderDelivery, OrderDelivery.order_id == RefillOrder.id)
        .join(Notice, Notice.id == OrderDelivery.notice_id)
        .where(RefillOrder.site_id == site, RefillOrder.owner_id == owner)
        .where(Notice.state == NoticeState.POSTED)
        .group_by(RefillOrder.id, RefillOrder.sent_at)
    )
    rows = connection.execute(asked).all()
    return [(posted - sent).total_seconds() / DAY_SECONDS for sent, posted in rows if posted]
