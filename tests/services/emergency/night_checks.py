"""What the tests of emergencies ask of a night."""

from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.domain.errors import Refusal
from desktop.models.case import Reservation
from desktop.models.ledger import MovementRow
from desktop.models.order import EmergencyOrder, Milestone, OrderGoods, TakenPiece
from desktop.queries.orders import OrderView, order_view
from tests.journeys.night_day import NightDay

_COUNTED = (MovementRow, Reservation, OrderGoods, Milestone, EmergencyOrder, TakenPiece)


def state(day: NightDay) -> list[Any]:
    """How many rows there are of everything that a step writes, and how the reservations stand."""
    with day.store.read() as connection:
        counts = [connection.execute(select(func.count()).select_from(one)).scalar_one() for one in _COUNTED]
        held = select(Reservation.id, Reservation.outcome, Reservation.released_at).order_by(Reservation.id)
        orders = select(EmergencyOrder.number, EmergencyOrder.state).order_by(EmergencyOrder.id)
        rows = [tuple(row) for row in connection.execute(held)] + [tuple(row) for row in connection.execute(orders)]
    return [counts, rows]


def refused(day: NightDay, verb: str, **fields: Any) -> Refusal:
    """A verb is refused, and nothing has changed."""
    before = state(day)
    with pytest.raises(Refusal) as refusal:
        day.send(verb, **fields)
    assert state(day) == before
    return refusal.value


def view(day: NightDay, number: str = "") -> OrderView:
    """An order as it stands now."""
    with day.store.read() as connection:
        return order_view(connection, number or day.number, day.at)
