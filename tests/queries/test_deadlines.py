"""What runs, sorted by what will be late first; and how often promises were kept, with the rows behind each figure."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from desktop.domain.steady_clock import SteadyClock
from desktop.queries.deadlines import After, RunningAsked, running_count, running_deadlines
from desktop.queries.on_time import OnTimeAsked, on_time_rates, on_time_rows
from desktop.queries.reminders import RemindersAsked, reminders
from desktop.services.deadline_rules import SET_DEADLINE_RULE, SetDeadlineRule
from desktop.services.deadlines import drop_deadlines
from desktop.storage.server_time import anchor
from tests.fakes.computer import Computer
from tests.services.clock_room import CALL, ClockRoom, make, minutes

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
WEEK = OnTimeAsked(CALL, CALL + 7 * DAY)


@pytest.fixture
def room(database_url: str) -> Iterator[ClockRoom]:
    room = make(database_url)
    yield room
    room.world.close()


def test_what_will_be_late_first_stands_at_the_top(room: ClockRoom) -> None:
    room.open("follow_up", "C-1", party=room.hospital())
    room.open("emergency_order", "E-1", party=room.hospital())
    room.open("order_accepted", "E-1")
    room.open("emergency_order", "E-2")
    room.close("emergency_order", "E-2")
    now = CALL + minutes(11)
    with room.store.read() as connection:
        rows = running_deadlines(connection, now)
        assert running_count(connection, now) == (3, 1)
        only = running_deadlines(connection, now, RunningAsked(document="E-1", rule="emergency_order"))
    assert [(row.rule, row.document, row.late) for row in rows] == [
        ("order_accepted", "E-1", True),
        ("emergency_order", "E-1", False),
        ("follow_up", "C-1", False),
    ]
    first, second, _ = rows
    assert (first.left, first.next_stage, first.next_at) == (-minutes(1), "part_80", CALL + minutes(8))
    assert (second.hospital, second.hospital_code, second.left) == ("XX医院", "XX", minutes(229))
    assert (second.next_stage, second.next_at) == ("part_50", CALL + minutes(120))
    assert only == (second,)


def test_the_last_second_is_not_late_in_the_list(room: ClockRoom) -> None:
    due = room.open("emergency_order")
    with room.store.read() as connection:
        assert not running_deadlines(connection, due)[0].late
        assert running_count(connection, due + timedelta(milliseconds=999)) == (1, 0)
        assert running_deadlines(connection, due + SECOND)[0].late
        assert running_count(connection, due + SECOND) == (1, 1)


def test_pages_of_the_list_lose_nothing_and_repeat_nothing(room: ClockRoom) -> None:
    for number in range(7):
        room.open("emergency_order", f"E-{number}", at=CALL - minutes(number // 2))
    seen: list[str] = []
    after = None
    with room.store.read() as connection:
        while page := running_deadlines(connection, CALL, after=after, limit=3):
            seen += [row.document for row in page]
            after = After(page[-1].due_at, page[-1].id)
    assert sorted(seen) == [f"E-{number}" for number in range(7)]


@pytest.mark.requirement("S1-43", "S1-15")
def test_the_rate_counts_what_was_due_by_weight_and_lists_its_rows(room: ClockRoom) -> None:
    room.ask(SET_DEADLINE_RULE, SetDeadlineRule("follow_up", "counts double", weight=2))
    for document, after in (("E-1", 240), ("E-2", 200), ("E-3", 241)):
        room.open("emergency_order", document, party=room.hospital())
        room.close("emergency_order", document, at=CALL + minutes(after))
    room.open("emergency_order", "E-4")
    room.open("emergency_order", "E-5")
    room.inside(lambda uow: drop_deadlines(uow, "E-5", "called off"))
    room.open("follow_up", "C-1")
    room.close("follow_up", "C-1")
    room.open("order_packed", "E-1")
    room.close("order_packed", "E-1", at=CALL + minutes(36))
    now = CALL + minutes(240) + SECOND
    with room.store.read() as connection:
        before = on_time_rates(connection, WEEK, now - SECOND)
        order, follow_up, packed, together = on_time_rates(connection, WEEK, now)
        rows = on_time_rows(connection, WEEK, now)
        late = on_time_rows(connection, OnTimeAsked(CALL, CALL + DAY, rule="emergency_order"), now, "running_late")
        at_xx = on_time_rates(connection, OnTimeAsked(CALL, CALL + DAY, hospital="XX"), now)
        nothing = on_time_rates(connection, OnTimeAsked(CALL - DAY, CALL), now)
    assert (order.due, order.kept, order.late, order.running_late, order.rate) == (4, 2, 2, 1, Fraction(1, 2))
    assert (before[0].due, before[0].kept) == (3, 2)
    assert (follow_up.weight, follow_up.rate) == (2, Fraction(1))
    assert (packed.due, packed.weight, packed.rate) == (1, 0, Fraction(0))
    assert (together.due, together.kept, together.weight, together.rate) == (5, 3, 6, Fraction(4, 6))
    assert len(rows) == order.due + follow_up.due + packed.due
    assert {(row.hospital, row.hospital_en) for row in rows} == {("", ""), ("XX医院", "XX Hospital")}
    assert [(row.document, row.closed_at) for row in late] == [("E-4", None)]
    assert (at_xx[0].due, at_xx[0].kept) == (3, 2)
    assert [(one.rule, one.due, one.rate) for one in nothing] == [("", 0, None)]


def test_reminders_come_newest_first_page_by_page(room: ClockRoom) -> None:
    room.open("emergency_order", party=room.hospital())
    room.sweep_at(CALL + minutes(225))
    with room.store.read() as connection:
        first = reminders(connection, RemindersAsked(told="clerk"), limit=3)
        rest = reminders(connection, RemindersAsked(told="clerk"), before=first[-1].id)
        none = reminders(connection, RemindersAsked(document="E-0"))
    assert [row.stage for row in first + rest] == ["left_900", "left_1800", "left_3600", "part_50"]
    assert (first[0].hospital, first[0].running, first[0].late, rest[-1].late) == ("XX医院", True, False, True)
    assert (first[0].hospital_en, none) == ("XX Hospital", ())


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.requirement("R30")
def test_with_a_server_its_clock_counts_and_without_one_the_computers(room: ClockRoom) -> None:
    clock = SteadyClock(Computer(LONG_AGO))
    anchor(clock, room.store.engine)
    has_server = room.store.engine.dialect.name == "postgresql"
    assert (clock.now() > LONG_AGO + 365 * DAY) is has_server
    assert [jump.kind.value for jump in clock.take_jumps()] == (["against_server"] if has_server else [])
