"""A desk that closes a deadline and one that tells its stage at the same moment: told or dropped, never both."""

import threading
from collections.abc import Iterator

import pytest

from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.deadline import Deadline, DeadlineStage, Reminder
from desktop.services.deadlines import close_deadlines
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.sweeping import sweep_store
from desktop.storage.unit_of_work import UnitOfWork
from tests.services.clock_room import CALL, ClockRoom, Nothing, desk_of, make, minutes
from tests.storage.world import BADGE

ORDERS = 40


@pytest.fixture
def room(database_url: str) -> Iterator[ClockRoom]:
    room = make(database_url)
    yield room
    room.world.close()


def closing(room: ClockRoom, document: str) -> Verb[Nothing, str]:
    def close(uow: UnitOfWork, _request: Nothing) -> str:
        return str(close_deadlines(uow, "order_accepted", document))

    return Verb("test", Nothing, str, close, Action.SETTLE)


def test_a_stage_is_told_or_dropped_never_both(room: ClockRoom) -> None:
    for number in range(ORDERS):
        room.open("order_accepted", f"E-{number}")
    closer, teller = desk_of(room, CALL + minutes(8)), desk_of(room, CALL + minutes(8))
    start = threading.Barrier(2)

    def close() -> None:
        start.wait(10)
        for number in range(ORDERS):
            perform(closer, closing(room, f"E-{number}"), Nothing(), Envelope(new_id(), BADGE, "desk 2"))

    def tell() -> None:
        start.wait(10)
        for _ in range(10):
            sweep_store(teller, "desk 3")

    threads = [threading.Thread(target=close), threading.Thread(target=tell)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    closer.close()
    teller.close()
    stages = room.rows(DeadlineStage.stage, DeadlineStage.fired_at, DeadlineStage.dropped_at)
    assert all((fired is None) != (dropped is None) for _, fired, dropped in stages)
    told = sum(fired is not None for _, fired, _ in stages)
    assert len(room.rows(Reminder.id)) == 2 * told
    assert set(room.rows(Deadline.outcome)) == {("on_time",)}
