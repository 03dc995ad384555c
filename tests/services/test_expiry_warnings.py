"""Goods that come near their expiry day are told once for each lot and horizon, whoever looks and whenever."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import MovementKind
from desktop.domain.outbox import MessageState
from desktop.domain.permissions import Role
from desktop.models.deadline import Deadline, DeadlineStage, Reminder
from desktop.models.expiry import ExpiryPass, ExpiryWatch
from desktop.models.hold import Hold, HoldReason
from desktop.models.item import Lot, Unit
from desktop.models.outbox import OutboxMessage
from desktop.models.person import Person
from desktop.queries.board import ahead_of, board, inbox, unread_reminders
from desktop.queries.deadlines import RunningAsked, running_deadlines
from desktop.queries.on_time import OnTimeAsked, on_time_rates, on_time_rows
from desktop.queries.reminders import ReminderRow
from desktop.services import expiry_warnings
from desktop.services.deadline_rules import SET_DEADLINE_RULE, SetDeadlineRule
from desktop.services.keeping_time import TimeKeeper
from desktop.services.reminding import (
    ACKNOWLEDGE_EXPIRY,
    ACKNOWLEDGE_REMINDER,
    AcknowledgeExpiry,
    AcknowledgeReminder,
)
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.services.clock_room import CALL, ClockRoom, make
from tests.storage.world import Line

TODAY = date(2026, 11, 24)
"""The local day of `CALL`."""
NIGHT = datetime(2026, 11, 23, 16, 0, 10, tzinfo=UTC)
"""Ten seconds after midnight in Shanghai."""


@pytest.fixture
def room(database_url: str) -> Iterator[ClockRoom]:
    room = make(database_url)
    yield room
    room.world.close()


class Desk:
    """A program that runs from one moment to another."""

    def __init__(self, room: ClockRoom, name: str = "desk 2") -> None:
        self.clock = FixedClock(CALL)
        self.store = Store(open_engine(room.world.url), self.clock)
        self.keeper = TimeKeeper(name)

    def look(self, days: int = 0, at: datetime = CALL) -> list[tuple[str, bool]]:
        """What is told at a moment so many days later: stages, and whether they are late."""
        self.clock.moment = at + timedelta(days=days)
        told: list[ReminderRow] = []
        more = True
        while more:
            ticked = self.keeper.tick(self.store).value
            told += ticked.reminders
            more = ticked.wait < timedelta(seconds=1)
        return [(row.stage, row.late) for row in told]

    def stop(self) -> None:
        self.store.close()


@pytest.fixture
def desk(room: ClockRoom) -> Iterator[Desk]:
    desk = Desk(room)
    yield desk
    desk.stop()


def expires(room: ClockRoom, days: int, lot: int = 0) -> int:
    """Let a lot expire so many days after `TODAY`; its key."""
    key = room.world.lots[lot]
    with room.store.engine.begin() as connection:
        connection.execute(update(Lot).where(Lot.id == key).values(expires_on=TODAY + timedelta(days=days)))
    return key


def stage(days: int) -> str:
    return f"left_{days * 86400}"


def seen(room: ClockRoom, **asked: Any) -> tuple[ReminderRow, ...]:
    with room.store.read() as connection:
        return inbox(connection, **asked)


@pytest.mark.requirement("R08")
def test_each_horizon_is_told_once_on_its_day_and_expired_once(room: ClockRoom, desk: Desk) -> None:
    room.world.receive(expires(room, 200), 5)
    assert desk.look() == [(stage(365), False)]
    assert desk.look() == []
    assert desk.look(19) == []
    assert desk.look(20, NIGHT) == [(stage(180), False)]
    assert desk.look(20) == []
    assert desk.look(110) == [(stage(90), False)]
    assert desk.look(170) == [(stage(30), False)]
    assert desk.look(200) == []
    assert desk.look(201, NIGHT) == [("overdue", False)]
    assert desk.look(400) == []
    assert room.reminded() == ["supervisor"] * 5
    assert len(room.rows(Deadline.id)) == 1
    assert verify(room.store.engine).findings == ()


@pytest.mark.requirement("R08", "S2-02")
def test_what_was_passed_while_nothing_ran_is_told_at_the_next_start_and_late(room: ClockRoom, desk: Desk) -> None:
    room.world.receive(expires(room, 95), 5)
    assert desk.look(7) == [(stage(90), True)]
    other = Desk(room, "desk 3")
    assert other.look(7) == []
    other.stop()
    assert desk.look(70) == [(stage(30), True)]
    assert desk.look(100) == [("overdue", True)]
    (row, *_rest) = seen(room)
    assert (row.stage, row.late, row.hospital, row.item) == ("overdue", True, "厂家", "螺钉")
    assert row.document == "SCREW-4.5 · SCREW-4.5-0000"


@pytest.mark.requirement("R08")
def test_what_arrives_within_a_horizon_is_told_of_the_tightest_alone_and_at_once(room: ClockRoom, desk: Desk) -> None:
    near, over = expires(room, 60), expires(room, -3, 1)
    assert desk.look() == []
    room.world.receive(near, 5)
    assert desk.look() == [(stage(90), False)]
    room.world.receive(over, 1)
    room.world.receive(near, 2, room.world.bins[1])
    assert desk.look() == [("overdue", False)]
    assert desk.look(1) == []
    assert len(room.rows(Reminder.id)) == 2


def test_many_lots_that_arrive_at_once_are_looked_at_a_slice_at_a_time(
    room: ClockRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expiry_warnings, "SLICE", 1)
    room.world.receive(expires(room, 900))
    desk.look()
    for number in range(1, 4):
        room.world.receive(expires(room, 20, number))
    assert desk.look() == [(stage(30), False)] * 3
    assert desk.look() == []
    room.world.receive(room.world.lots[0], 1, room.world.bins[1])
    assert desk.look() == []


def test_what_arrived_while_nothing_ran_is_told_at_the_next_start_the_same_day(room: ClockRoom, desk: Desk) -> None:
    room.world.receive(expires(room, 300, 1))
    desk.look()
    room.world.receive(expires(room, 20))
    later = Desk(room, "desk 3")
    assert later.look() == [(stage(30), False)]
    assert later.look(0, CALL + timedelta(hours=1)) == []
    later.stop()


@pytest.mark.requirement("R08")
def test_serials_of_one_expiry_day_are_told_together(room: ClockRoom, desk: Desk) -> None:
    units = room.world.units
    with room.store.engine.begin() as connection:
        for unit, days in zip(units, (90, 90, 90, 25), strict=True):
            on = TODAY + timedelta(days=days)
            connection.execute(update(Unit).where(Unit.id == unit).values(expires_on=on))
    for unit, place in zip(units, room.world.bins, strict=False):
        room.world.receive_unit(unit, place)
    assert sorted(desk.look()) == [(stage(30), False), (stage(90), False)]
    assert desk.look(1) == []


@pytest.mark.requirement("R08")
def test_nothing_is_told_of_goods_that_have_left(room: ClockRoom, desk: Desk) -> None:
    world, lot = room.world, expires(room, 100)
    world.receive(lot, 2)
    desk.look()
    out = Line(lot, None, world.bins[0], world.used, Decimal(2))
    world.book(MovementKind.CONSUME, out)
    assert desk.look(15) == []
    assert room.outcomes() == ["dropped"]
    assert seen(room) == ()
    world.receive(lot, 1)
    assert desk.look(20) == [(stage(90), False)]
    assert [row.stage for row in seen(room)] == [stage(90)]
    assert verify(room.store.engine).findings == ()


@pytest.mark.requirement("R08")
def test_held_goods_are_told_of_only_when_they_are_free_again(room: ClockRoom, desk: Desk) -> None:
    lot = expires(room, 100)
    room.world.receive(lot, 2)
    assert desk.look() == [(stage(180), False)]
    with room.store.engine.begin() as connection:
        by = connection.execute(select(Person.id)).scalars().first()
        held = {"partner_id": room.world.partner, "lot_id": lot, "reason": HoldReason.QUALITY, "opened_by_id": by}
        connection.execute(insert(Hold).values(held | {"opened_at": CALL}))
    assert desk.look(20) == []
    assert room.outcomes() == ["dropped"]
    with room.store.engine.begin() as connection:
        connection.execute(update(Hold).values(released_at=CALL, released_by_id=by, release_reason="fine"))
    assert desk.look(21) == [(stage(90), False)]
    assert desk.look(22) == []


def test_a_lot_that_comes_back_is_not_told_twice(room: ClockRoom, desk: Desk) -> None:
    world, lot = room.world, expires(room, 80)
    world.receive(lot, 2)
    assert desk.look() == [(stage(90), False)]
    world.book(MovementKind.CONSUME, Line(lot, None, world.bins[0], world.used, Decimal(2)))
    desk.look(1)
    world.receive(lot, 3, world.bins[2])
    assert desk.look(2) == []
    assert desk.look(50, NIGHT) == [(stage(30), False)]


@pytest.mark.requirement("R08")
def test_horizons_are_data_and_hold_for_goods_that_are_watched_already(room: ClockRoom, desk: Desk) -> None:
    room.world.receive(expires(room, 100))
    assert desk.look() == [(stage(180), False)]
    room.at(CALL)
    stages = (stage(120), stage(14))
    told = ("clerk", "promisee")
    room.ask(SET_DEADLINE_RULE, SetDeadlineRule("lot_expires", "agreed", stages=stages, told=told))
    assert desk.look(1) == [(stage(120), False)]
    assert desk.look(60) == []
    assert desk.look(86, NIGHT) == [(stage(14), False)]
    assert room.reminded() == ["clerk", "clerk", "supervisor"]
    messages = room.rows(OutboxMessage.receiver_id, OutboxMessage.document, OutboxMessage.body, OutboxMessage.state)
    assert [(row[0], row[1], row[3]) for row in messages] == [
        (room.world.maker, "SCREW-4.5 · SCREW-4.5-0000", MessageState.WAITING)
    ] * 2
    assert '"expires_on":"2027-03-04"' in messages[0][2]
    assert '"lot":"SCREW-4.5-0000"' in messages[0][2]


@pytest.mark.requirement("S1-43")
def test_what_is_only_watched_is_no_promise(room: ClockRoom, desk: Desk) -> None:
    room.world.receive(expires(room, 3))
    desk.look()
    late = CALL + timedelta(days=9)
    desk.look(9)
    month = OnTimeAsked(CALL - timedelta(days=30), CALL + timedelta(days=30))
    with room.store.read() as connection:
        assert running_deadlines(connection, late) == ()
        assert (board(connection, late).running, board(connection, late, "SH").running) == (0, 0)
        ahead = ahead_of(connection, late, "SH", "supervisor")
        assert (ahead.rows, ahead.running, ahead.late, ahead.unread) == ((), 0, 0, 2)
        assert [rate.due for rate in on_time_rates(connection, month, late)] == [0]
        assert on_time_rows(connection, month, late) == ()
        assert len(running_deadlines(connection, late, RunningAsked(rule="lot_expires"))) == 1
        assert unread_reminders(connection, "SH", "clerk") == 0


def test_promises_stand_above_expiry_days_and_both_are_acknowledged_alike(room: ClockRoom, desk: Desk) -> None:
    room.open("emergency_order")
    room.sweep_at(CALL + timedelta(minutes=121))
    room.world.receive(expires(room, 30))
    assert desk.look(0, CALL + timedelta(minutes=122)) == [(stage(30), False)]
    first, second = seen(room, told="supervisor")
    assert (first.rule, second.rule) == ("emergency_order", "lot_expires")
    read = room.ask(ACKNOWLEDGE_REMINDER, AcknowledgeReminder(second.id))
    assert (read.document, read.again) == ("SCREW-4.5 · SCREW-4.5-0000", False)
    assert seen(room, told="supervisor")[-1].acknowledged_by == "王芳"


@pytest.mark.requirement("R08", "S2-02")
def test_many_desks_tell_every_lot_once_a_slice_at_a_time(room: ClockRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expiry_warnings, "SLICE", 2)
    for number in range(4):
        room.world.receive(expires(room, 10 + number, number))
    desks = [Desk(room, f"desk {number}") for number in range(4)]
    threads = [threading.Thread(target=desk.look) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for desk in desks:
        desk.look()
        desk.stop()
    assert room.rows(func.count(Reminder.id)) == [(4,)]
    assert room.rows(func.count(ExpiryWatch.deadline_id)) == [(4,)]
    assert [row for row in room.rows(ExpiryPass.on, ExpiryPass.ended_at) if row[1] is not None] == [(TODAY, CALL)]
    assert room.rows(func.count(DeadlineStage.id)) == [(4,)]


def test_the_whole_list_of_expiry_days_is_read_at_once_but_no_promise(room: ClockRoom, desk: Desk) -> None:
    room.open("emergency_order")
    room.sweep_at(CALL + timedelta(minutes=121))
    for number in range(3):
        room.world.receive(expires(room, 20 + number, number))
    desk.look(0, CALL + timedelta(minutes=122))
    room.person("2002", Role.CLERK)
    with pytest.raises(Refusal, match="no_reminder"):
        room.ask(ACKNOWLEDGE_EXPIRY, AcknowledgeExpiry(10**6), "2002")
    newest = max(row.id for row in seen(room, told="supervisor"))
    with pytest.raises(Refusal, match="no_reminder"):
        room.ask(ACKNOWLEDGE_EXPIRY, AcknowledgeExpiry(newest, "NOWHERE"))
    assert room.ask(ACKNOWLEDGE_EXPIRY, AcknowledgeExpiry(newest - 1, "SH")).count == 2
    assert room.ask(ACKNOWLEDGE_EXPIRY, AcknowledgeExpiry(newest, "SH")).count == 1
    unread = [row.rule for row in seen(room, told="supervisor") if row.acknowledged_at is None]
    assert unread == ["emergency_order"]
    assert verify(room.store.engine).findings == ()
