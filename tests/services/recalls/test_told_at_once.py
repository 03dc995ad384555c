"""Two desks at the same recall in the same moment: one wins, the other is told (both databases)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_recall import LOT, REF, sample_recall
from desktop.models.hold import Hold
from desktop.queries.recalls import recall_named, recall_notices
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.at_once import at_once
from tests.journeys.recall_day import Desk, lay_out_lot, local

DAY = date(2026, 11, 20)


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    store = Store(open_engine(database_url), FixedClock(local(DAY, "09:00")))
    lay_out_lot(store, sample_recall(DAY))
    yield Desk(store, local(DAY, "09:00"))
    store.close()


def stands(desk: Desk, number: str) -> tuple[bool, int, int]:
    """Whether the recall was withdrawn, how many notices were written, how many holds are open."""
    with desk.store.read() as connection:
        holds = connection.execute(select(Hold.id).where(Hold.document == number, Hold.released_at.is_(None))).all()
        return recall_named(connection, number).withdrawn, len(list(recall_notices(connection, number))), len(holds)


@pytest.mark.requirement("S2-55")
def test_a_recall_is_either_withdrawn_or_told_of(desk: Desk) -> None:
    for _ in range(4):
        number = desk.send("block_recall", item=REF, lot=LOT)["number"]
        told = at_once(*(partial(desk.send, verb, number=number) for verb in ("notify_recall", "withdraw_recall")))
        assert told in (["done", "recall_told"], ["recall_closed", "done"])
        if told[0] == "done":
            assert stands(desk, number)[0::2] == (False, 1)
            desk.send("lift_recall", actor=SUPERVISOR, number=number, reason="letter 8")
        else:
            assert stands(desk, number) == (True, 0, 0)
    assert verify(desk.store.engine).findings == ()


@pytest.mark.requirement("S2-55")
def test_of_two_desks_that_tell_of_a_recall_one_does(desk: Desk) -> None:
    number = desk.send("block_recall", item=REF, lot=LOT)["number"]
    assert sorted(at_once(*[partial(desk.send, "notify_recall", number=number)] * 2)) == ["already_notified", "done"]
    withdrawn, notices, _ = stands(desk, number)
    assert not withdrawn
    assert notices > 1


@pytest.mark.requirement("S2-55")
def test_of_two_desks_that_withdraw_a_recall_one_does(desk: Desk) -> None:
    for _ in range(3):
        number = desk.send("block_recall", item=REF, lot=LOT)["number"]
        told = at_once(*[partial(desk.send, "withdraw_recall", number=number)] * 2)
        assert sorted(told) == ["done", "recall_closed"]
        assert stands(desk, number) == (True, 0, 0)
