"""The list of running orders reads what they lack once, however many there are."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from desktop.domain.clock import FixedClock
from desktop.domain.emergency import Outlook
from desktop.domain.errors import Refusal
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_emergency import CASE, SHORT, sample_emergency
from desktop.queries.orders import OrderRow, order_view, orders
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.night_crowd import crowd
from tests.journeys.night_day import NightDay, lay_out_night


@pytest.fixture
def day(sqlite_url: str) -> Iterator[NightDay]:
    night = sample_emergency(date(2026, 11, 21))
    store = Store(open_engine(sqlite_url), FixedClock(night.at("02:10")))
    lay_out_night(store, night)
    yield NightDay(store, night)
    store.close()


def listed(day: NightDay) -> tuple[tuple[OrderRow, ...], int]:
    """The list and how many questions it asked."""
    asked = []

    def note(*given: Any) -> None:
        asked.append(given[2])

    with day.store.read() as connection:
        event.listen(connection, "before_cursor_execute", note)
        rows = orders(connection, day.at, running=True)
        event.remove(connection, "before_cursor_execute", note)
    return rows, len(asked)


def test_fifty_orders_that_lack_a_piece_cost_no_more_questions_than_two(day: NightDay) -> None:
    day.call()
    crowd(day.store, day.number, 1, SHORT)
    rows, few = listed(day)
    assert len(rows) == 2
    with day.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE emergency_order SET number = 'E-800000' WHERE number = 'E-900000'")
    crowd(day.store, day.number, 48, SHORT)
    rows, many = listed(day)
    assert (len(rows), many) == (50, few)


def test_the_list_says_what_each_order_says_by_itself(day: NightDay) -> None:
    day.call()
    crowd(day.store, day.number, 3, SHORT)
    day.time("02:30")
    rows, _ = listed(day)
    with day.store.read() as connection:
        assert [order_view(connection, row.number, day.at).row for row in rows] == list(rows)
    assert {row.forecast.arrival for row in rows} == {day.night.at("05:14")}


def test_what_another_emergency_has_is_no_source(day: NightDay) -> None:
    first = day.call()["number"]
    day.accept()
    day.take()
    second = day.call()["number"]
    with day.store.read() as connection:
        view = order_view(connection, second, day.at)
        assert (view.row.forecast.arrival, view.row.forecast.outlook) == (None, Outlook.RED)
        assert {one.lying.ref for one in view.sources} == {SHORT}
        assert {one.lying.promised_to for one in view.sources} == {()}
    day.accept()
    with pytest.raises(Refusal) as refused:
        day.order("take_reserved", item=SHORT, supervisor=f"SZ:U:{SUPERVISOR}")
    assert refused.value.code == "promised_to"
    assert refused.value.facts["documents"] == [first, CASE]
