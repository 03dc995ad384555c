"""Nothing lies anywhere: the earliest is told from measured orders, or that no source is known."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from desktop.domain.emergency import Outlook
from desktop.models.item import Item
from desktop.models.notice import Notice, NoticeState
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.replenishment import OrderDelivery, RefillOrder
from desktop.queries.orders import orders
from tests.journeys.night_day import NightDay
from tests.services.emergency.night_checks import view

ITEM = "RK-PT"


def nowhere(day: NightDay) -> None:
    """The one patella component is on hold; XX orders it alone and it is accepted at 02:10."""
    piece = next(one for one in day.night.pieces if one.ref == ITEM)
    day.send("hold_goods", raw=piece.raw, reason="damaged")
    day.call(lines=[{"item": ITEM}])
    day.accept()


def delivered(day: NightDay, *hours: int) -> None:
    """Orders to the maker that were on the shelf so many hours after they were sent."""
    with day.store.engine.begin() as connection:
        site, partner = connection.execute(select(Site.id, Site.partner_id).order_by(Site.id)).first() or (0, 0)
        owner = connection.execute(select(Item.maker_id).where(Item.ref == ITEM)).scalar_one()
        person = connection.execute(select(Person.id)).scalars().first()
        for at, took in enumerate(hours, 1):
            sent = day.at - timedelta(days=30 * at)
            whose = {"site_id": site, "partner_id": partner, "owner_id": owner}
            order = {"number": f"O-9{at}", "sent_at": sent, "sent_by_id": person, "reference": "", "cancel_reason": ""}
            made = connection.execute(insert(RefillOrder).values(whose | order).returning(RefillOrder.id)).scalar_one()
            notice = {"number": f"N-9{at}", "supplier_id": owner, "content_sha256": "0" * 64}
            notice |= {"state": NoticeState.POSTED, "minimum_shelf_days": 0, "posted_at": sent + timedelta(hours=took)}
            came = connection.execute(insert(Notice).values(whose | notice).returning(Notice.id)).scalar_one()
            named = {"notice_id": came, "order_id": made, "named_at": sent, "named_by_id": person}
            connection.execute(insert(OrderDelivery).values(named))


@pytest.mark.requirement("S1-26")
def test_without_any_measure_no_source_is_known_and_no_time_is_told(day: NightDay) -> None:
    delivered(day, 72, 48)
    nowhere(day)
    shown = view(day)
    assert (shown.row.forecast.arrival, shown.row.forecast.outlook) == (None, Outlook.RED)
    told = [(one.ref, one.on_shelf, one.lead_days, one.measured_on) for one in shown.resupply]
    assert told == [(ITEM, None, None, 2)]
    assert shown.unknown == (ITEM,)


@pytest.mark.requirement("S1-26")
def test_the_earliest_is_the_measured_time_of_orders_with_preparation_and_drive(day: NightDay) -> None:
    delivered(day, 72, 48, 60)
    nowhere(day)
    shown = view(day)
    told = [(one.ref, one.on_shelf, one.lead_days, one.measured_on, one.order) for one in shown.resupply]
    assert told == [(ITEM, day.at + timedelta(hours=60), 2.5, 3, "")]
    # 23 Nov 14:10 on the shelf, 35 min to pick, pack and hand over, 2 h 09 on the road
    assert shown.row.forecast.arrival == day.night.at("16:54", 2)
    assert shown.row.forecast.outlook is Outlook.RED
    with day.store.read() as connection:
        assert [row.forecast for row in orders(connection, day.at)] == [shown.row.forecast]
