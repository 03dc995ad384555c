"""Each stage of a deadline is told once, at its moment or, when nothing ran, at the next start and marked late."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from desktop.domain.deadlines import RULES, stage_moments
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.permissions import Role
from desktop.domain.steady_clock import SteadyClock
from desktop.models.deadline import Deadline, DeadlineStage, Reminder
from desktop.models.outbox import OutboxMessage
from desktop.services.deadline_rules import SET_DEADLINE_RULE, SetDeadlineRule
from desktop.services.deadlines import drop_deadlines
from desktop.services.reminding import ACKNOWLEDGE_REMINDER, AcknowledgeReminder
from desktop.services.sweeping import sweep_store
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.fakes.computer import Computer
from tests.services.clock_room import CALL, ClockRoom, desk_of, make, minutes

SECOND = timedelta(seconds=1)


@pytest.fixture
def room(database_url: str) -> Iterator[ClockRoom]:
    room = make(database_url)
    yield room
    room.world.close()


@pytest.mark.requirement("S1-26", "C-08")
def test_an_emergency_order_is_told_at_every_stage_to_the_second(room: ClockRoom) -> None:
    assert room.open("emergency_order") == datetime(2026, 11, 23, 22, 10, tzinfo=UTC)
    assert room.sweep_at(CALL + minutes(119) + 59 * SECOND) == []
    assert room.sweep_at(CALL + minutes(120)) == ["part_50"]
    assert room.sweep_at(CALL + minutes(120)) == []
    assert room.sweep_at(CALL + minutes(180)) == ["left_3600"]
    assert room.sweep_at(CALL + minutes(210)) == ["left_1800"]
    assert room.sweep_at(CALL + minutes(225)) == ["left_900"]
    assert room.sweep_at(CALL + minutes(240)) == []
    assert room.sweep_at(CALL + minutes(240) + SECOND) == ["overdue"]
    assert room.reminded() == ["clerk"] * 5 + ["supervisor"] * 5
    assert all(fired == fire and not late for fire, fired, late, _ in room.stages().values())
    assert verify(room.store.engine).findings == ()


@pytest.mark.requirement("S1-26")
@pytest.mark.parametrize(("after", "outcome"), [(14400, "on_time"), (14401, "late")])
def test_received_at_the_last_second_is_on_time_and_a_second_later_late(
    room: ClockRoom, after: int, outcome: str
) -> None:
    room.open("emergency_order")
    assert room.close("emergency_order", at=CALL + after * SECOND) == 1
    assert room.outcomes() == [outcome]


@pytest.mark.requirement("S2-02")
def test_what_came_due_while_nothing_ran_is_told_once_and_marked_late(room: ClockRoom) -> None:
    room.open("follow_up", "C-1")
    assert room.sweep_at(CALL + timedelta(hours=42, seconds=59)) == ["left_86400", "left_21600"]
    assert room.sweep_at(CALL + timedelta(days=9)) == ["left_3600", "overdue"]
    assert room.sweep_at(CALL + timedelta(days=10)) == []
    assert {stage: row[2] for stage, row in room.stages().items()} == {
        "left_86400": True,
        "left_21600": False,
        "left_3600": True,
        "overdue": True,
    }
    assert len(room.reminded()) == 8


def test_closing_drops_the_stages_that_were_not_told(room: ClockRoom) -> None:
    room.open("emergency_order")
    room.sweep_at(CALL + minutes(120))
    room.at(CALL + minutes(184))
    assert room.close("emergency_order") == 1
    assert room.close("emergency_order") == 0
    assert room.sweep_at(CALL + timedelta(days=30)) == []
    stages = room.stages()
    assert [stage for stage, row in stages.items() if row[1]] == ["part_50"]
    assert {row[3] for stage, row in stages.items() if stage != "part_50"} == {CALL + minutes(184)}


def test_dropping_takes_back_the_clocks_of_some_rules_or_of_all(room: ClockRoom) -> None:
    for rule in ("emergency_order", "order_packed", "order_accepted"):
        room.open(rule)
    assert room.inside(lambda uow: drop_deadlines(uow, "E-118", "wrong", rules=["order_packed"])) == 1
    assert room.inside(lambda uow: drop_deadlines(uow, "E-118", "called off")) == 2
    assert room.outcomes() == ["dropped"] * 3
    assert room.sweep_at(CALL + timedelta(days=1)) == []


def test_a_stage_before_the_opening_is_left_out(room: ClockRoom) -> None:
    planned = CALL + timedelta(hours=27)
    assert room.open("presence", "C-1", due=planned - timedelta(hours=24)) == CALL + timedelta(hours=3)
    assert list(room.stages()) == ["left_3600", "overdue"]


def test_the_sources_of_the_moments_are_kept(room: ClockRoom) -> None:
    room.open("emergency_order", at=CALL - minutes(3), source=EnteredBy.TYPED, party=room.hospital())
    room.close("emergency_order", source=EnteredBy.SCAN)
    columns = (Deadline.opened_source, Deadline.closed_source, Deadline.opened_at, Deadline.party_id)
    assert room.rows(*columns) == [("typed", "scan", CALL - minutes(3), room.hospital())]


def test_four_desks_at_a_time_tell_each_stage_once(room: ClockRoom) -> None:
    for number in range(60):
        room.open("emergency_order", f"E-{number}")
    desks = [desk_of(room, CALL + timedelta(hours=5)) for _ in range(4)]
    start = threading.Barrier(4)
    told: list[list[int]] = [[], [], [], []]

    def work(number: int) -> None:
        start.wait(10)
        told[number] = [one.id for one in sweep_store(desks[number], f"desk {number}").value]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for desk in desks:
        desk.close()
    every = [stage for one in told for stage in one]
    assert len(every) == len(set(every)) == 300
    assert len(room.rows(Reminder.id)) == 600
    assert verify(room.store.engine).findings == ()


def test_only_what_is_due_is_touched(room: ClockRoom) -> None:
    """The sweep reads the partial index, not the table."""
    waiting = (DeadlineStage.fired_at.is_(None), DeadlineStage.dropped_at.is_(None))
    asked = select(DeadlineStage.id).where(DeadlineStage.fire_at <= CALL, *waiting).order_by(DeadlineStage.fire_at)
    engine = room.store.engine
    text = str(asked.compile(engine, compile_kwargs={"literal_binds": True}))
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            plan = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + text).all()
        else:
            connection.exec_driver_sql("SET enable_seqscan = off")
            plan = connection.exec_driver_sql("EXPLAIN " + text).all()
    assert "ix_deadline_stage_waiting" in str(plan)


def test_nothing_is_written_when_nothing_is_due(room: ClockRoom) -> None:
    room.open("emergency_order")
    done = sweep_store(room.store, "desk 1")
    assert (done.value, done.changes) == ((), frozenset())


def test_the_party_to_whom_it_is_promised_and_others_get_a_message_where_the_rule_says_so(room: ClockRoom) -> None:
    request = SetDeadlineRule("emergency_order", "by contract 7", told=("clerk", "promisee", "party:M-01"))
    room.ask(SET_DEADLINE_RULE, request)
    room.open("emergency_order", party=room.hospital())
    assert room.sweep_at(CALL + minutes(120)) == ["part_50"]
    assert room.reminded() == ["clerk"]
    receivers = room.rows(OutboxMessage.receiver_id, OutboxMessage.kind, OutboxMessage.document)
    assert sorted(receivers) == sorted(
        [(room.hospital(), "deadline_stage", "E-118"), (room.world.maker, "deadline_stage", "E-118")]
    )


@pytest.mark.requirement("S2-21")
def test_a_reminder_is_acknowledged_once_by_those_who_were_told(room: ClockRoom) -> None:
    room.open("follow_up", "C-1")
    room.sweep_at(CALL + timedelta(hours=24))
    engineer, leader = sorted(room.rows(Reminder.id, Reminder.told))
    assert (engineer[1], leader[1]) == ("engineer", "supervisor")
    room.person("2001", Role.CLERK)
    room.person("2002", Role.ENGINEER)
    with pytest.raises(Refusal, match="reminder_for_others"):
        room.ask(ACKNOWLEDGE_REMINDER, AcknowledgeReminder(engineer[0]), "2001")
    with pytest.raises(Refusal, match="unknown_reminder"):
        room.ask(ACKNOWLEDGE_REMINDER, AcknowledgeReminder(999))
    assert {row[0] for row in room.rows(Reminder.acknowledged_at)} == {None}
    first = room.ask(ACKNOWLEDGE_REMINDER, AcknowledgeReminder(engineer[0]), "2002")
    again = room.ask(ACKNOWLEDGE_REMINDER, AcknowledgeReminder(engineer[0]))
    assert (first.by, first.again, again.by, again.again) == ("P 2002", False, "P 2002", True)
    read = room.rows(Reminder.told, Reminder.acknowledged_at.isnot(None))
    assert sorted(read) == [("engineer", True), ("supervisor", False)]


@pytest.mark.requirement("R30", "R08")
@pytest.mark.parametrize("days", [30, -30])
def test_a_desk_whose_wall_clock_jumps_tells_nothing_early_and_loses_nothing(room: ClockRoom, days: int) -> None:
    computer = Computer(CALL)
    store = Store(room.store.engine, SteadyClock(computer))
    room.open("emergency_order")
    computer.run(minutes(119))
    computer.set_wall(timedelta(days=days))
    assert sweep_store(store, "desk 2").value == ()
    computer.run(minutes(1))
    assert [(one.stage, one.late) for one in sweep_store(store, "desk 2").value] == [("part_50", False)]


@pytest.mark.requirement("S2-02")
def test_a_program_killed_between_telling_and_commit_leaves_all_to_the_next_one(room: ClockRoom) -> None:
    room.open("emergency_order")
    moment = CALL + minutes(210)
    killed = subprocess.run(
        [sys.executable, "-m", "tests.services.killed_sweep", room.world.url, moment.isoformat()], check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert room.rows(Reminder.id) == []
    assert {row[1] for row in room.stages().values()} == {None}
    assert room.sweep_at(moment) == ["part_50", "left_3600", "left_1800"]
    assert len(room.reminded()) == 6
    assert verify(room.store.engine).findings == ()


MOMENTS = [
    # through midnight, into a leap day, and out of it
    ("Asia/Shanghai", "emergency_order", "2026-11-24 22:10:00", "2026-11-25 02:10:00"),
    ("Asia/Shanghai", "follow_up", "2028-02-28 11:20:00", "2028-03-01 11:20:00"),
    ("Asia/Shanghai", "return_unopened", "2028-02-22 00:00:00", "2028-02-29 23:59:59"),
    ("Asia/Shanghai", "legal_death", "2028-02-23 23:59:59", "2028-03-01 23:59:59"),
    # the clocks go back on 25 October 2026 at 03:00, and forward on 28 March 2027 at 02:00
    ("Europe/Berlin", "emergency_order", "2026-10-25 00:30:00", "2026-10-25 03:30:00"),
    ("Europe/Berlin", "emergency_order", "2027-03-28 00:30:00", "2027-03-28 05:30:00"),
    ("Europe/Berlin", "follow_up", "2026-10-24 12:00:00", "2026-10-26 11:00:00"),
    ("Europe/Berlin", "return_unopened", "2026-10-18 12:00:00", "2026-10-25 23:59:59"),
    ("Europe/Berlin", "return_unopened", "2027-03-21 12:00:00", "2027-03-28 23:59:59"),
]


@pytest.mark.requirement("S1-12", "R13")
@pytest.mark.parametrize(("zone", "rule", "opened", "due"), MOMENTS)
def test_due_moments_are_right_through_midnight_leap_days_and_summer_time(
    room: ClockRoom, zone: str, rule: str, opened: str, due: str
) -> None:
    local = room.site_in(zone)
    if rule.startswith("legal"):
        room.ask(SET_DEADLINE_RULE, SetDeadlineRule(rule, "province confirmed"))
    start = datetime.fromisoformat(opened).replace(tzinfo=local)
    last = room.open(rule, at=start)
    assert last.astimezone(local).strftime("%Y-%m-%d %H:%M:%S") == due
    assert "overdue" not in room.sweep_at(last)
    assert room.sweep_at(last + SECOND) == ["overdue"]


def test_the_stages_of_a_deadline_are_those_of_its_rule(room: ClockRoom) -> None:
    moments = stage_moments(RULES["follow_up"], CALL, CALL + timedelta(hours=48))
    room.open("follow_up", "C-1")
    assert {stage: row[0] for stage, row in room.stages().items()} == moments
