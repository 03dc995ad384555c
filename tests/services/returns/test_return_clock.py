"""The seven days of a return run on the board from its arrival until its inspection, on both databases."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_recall import SampleRecall, sample_recall
from desktop.models.deadline import Deadline
from desktop.queries.board import board
from desktop.queries.returns import returns
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.recall_day import Desk, lay_out_lot, local

DELIVERED = date(2026, 11, 20)


@pytest.fixture
def lot() -> SampleRecall:
    return sample_recall(DELIVERED)


@pytest.fixture
def desk(database_url: str, lot: SampleRecall) -> Iterator[Desk]:
    """A plate went to the hospital on 20 Nov at 14:00."""
    store = Store(open_engine(database_url), FixedClock(local(DELIVERED, "14:00")))
    lay_out_lot(store, lot)
    desk = Desk(store, local(DELIVERED, "14:00"))
    desk.send("move_goods", raw=lot.raw(lot.serials[1]), target="H1-OR", at=local(DELIVERED, "14:00"))
    yield desk
    store.close()


def clocks(desk: Desk) -> list[tuple[str, datetime, str | None]]:
    asked = select(Deadline.document, Deadline.due_at, Deadline.outcome).where(Deadline.rule == "return_unopened")
    with desk.store.read() as connection:
        return [(row[0], row[1], row[2]) for row in connection.execute(asked)]


def on_board(desk: Desk) -> list[str]:
    with desk.store.read() as connection:
        return [row.document for row in board(connection, desk.at).rows if row.rule == "return_unopened"]


@pytest.mark.requirement("S1-12", "C-08")
def test_a_return_is_on_the_board_until_it_is_inspected_and_counts_by_when_it_came_back(
    desk: Desk, lot: SampleRecall
) -> None:
    raw, due = lot.raw(lot.serials[1]), local(date(2026, 11, 27), "23:59:59")
    desk.send("accept_return", raw=raw, seal_intact=True, at=local(date(2026, 11, 26), "20:00"))
    with desk.store.read() as connection:
        assert [row.due_at for row in returns(connection)] == [due]
    assert clocks(desk) == [("RT-0001", due, "")]
    assert on_board(desk) == ["RT-0001"]
    desk.send("inspect_return", number="RT-0001", good=True, at=local(date(2026, 11, 30), "09:00"))
    assert clocks(desk) == [("RT-0001", due, "on_time")]
    assert on_board(desk) == []


@pytest.mark.requirement("S1-12", "C-08")
def test_a_return_that_is_taken_back_or_came_too_late_is_no_promise(desk: Desk, lot: SampleRecall) -> None:
    raw = lot.raw(lot.serials[1])
    desk.send("accept_return", raw=raw, seal_intact=True, at=local(date(2026, 11, 24), "10:00"))
    desk.send("undo_return", number="RT-0001", reason="wrong plate")
    assert [row[2] for row in clocks(desk)] == ["dropped"]
    late = {"seal_intact": True, "reason": "storm", "at": local(date(2026, 11, 29), "10:00")}
    desk.send("accept_late_return", actor=SUPERVISOR, raw=raw, **late)
    assert len(clocks(desk)) == 1
    assert on_board(desk) == []
