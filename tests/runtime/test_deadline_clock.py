"""A running window tells what is due, hears what others told, and says when its own clock was moved."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, Engine

from desktop.domain.clock import Clock
from desktop.domain.steady_clock import JumpKind, SteadyClock
from desktop.models.deadline import ClockJump
from desktop.queries.reminders import ReminderRow
from desktop.runtime.deadline_clock import DeadlineClock
from desktop.runtime.jobs import Jobs
from desktop.services.keeping_time import TimeKeeper
from desktop.storage.engine import open_engine
from desktop.storage.errors import EnvironmentFault
from desktop.storage.unit_of_work import Done, Store
from tests.fakes.computer import Computer
from tests.services.clock_room import CALL, ClockRoom, make, minutes


def only_look(_clock: SteadyClock, _engine: Engine) -> None:
    """The server of the tests keeps another time than they do."""


class Window:
    """A desk's jobs and clock, with what it heard."""

    def __init__(self, url: str, clock: Clock) -> None:
        self.engine: Engine = open_engine(url)
        self.away = False
        self.clock = clock
        self.jobs = Jobs(self._store)
        self.keeper = TimeKeeper("desk 2", only_look)
        self.deadlines = DeadlineClock(self.jobs, self.keeper)
        self.heard: list[ReminderRow] = []
        self.jumps: list[Any] = []
        self.off: list[timedelta] = []
        self.deadlines.reminded.connect(self.heard.extend)
        self.deadlines.jumped.connect(self.jumps.extend)
        self.deadlines.wall_off.connect(self.off.append)

    def _store(self) -> Store:
        if self.away:
            raise EnvironmentFault("no_connection")
        return Store(self.engine, self.clock)

    def stop(self) -> None:
        self.deadlines.stop()
        self.jobs.stop()
        self.engine.dispose()

    def stages(self) -> list[tuple[str, str]]:
        return [(row.stage, row.told) for row in self.heard]


@pytest.fixture
def room(database_url: str) -> Iterator[ClockRoom]:
    room = make(database_url)
    yield room
    room.world.close()


@pytest.fixture
def computer() -> Computer:
    return Computer(CALL)


@pytest.fixture
def window(qtbot: QtBot, room: ClockRoom, computer: Computer) -> Iterator[Window]:
    window = Window(room.world.url, SteadyClock(computer))
    window.jobs.start()
    yield window
    window.stop()


def look(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.deadlines.ticked, timeout=5000):
        window.deadlines.look()


def begin(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.deadlines.ticked, timeout=5000):
        window.deadlines.start()


@pytest.mark.requirement("S2-02")
def test_a_stage_is_told_when_its_moment_comes(
    qtbot: QtBot, room: ClockRoom, window: Window, computer: Computer
) -> None:
    room.open("emergency_order")
    begin(qtbot, window)
    assert window.heard == []
    computer.run(minutes(120))
    look(qtbot, window)
    assert window.stages() == [("part_50", "clerk"), ("part_50", "supervisor")]
    look(qtbot, window)
    assert len(window.heard) == 2
    (row, _) = window.heard
    assert (row.document, row.rule, row.late, row.running) == ("E-118", "emergency_order", False, True)


def test_what_another_desk_told_is_heard_here_once(
    qtbot: QtBot, room: ClockRoom, window: Window, computer: Computer
) -> None:
    room.open("emergency_order", "E-1")
    room.sweep_at(CALL + minutes(120))
    begin(qtbot, window)
    assert window.heard == []
    room.sweep_at(CALL + minutes(180))
    computer.run(minutes(180))
    look(qtbot, window)
    look(qtbot, window)
    assert window.stages() == [("left_3600", "clerk"), ("left_3600", "supervisor")]


@pytest.mark.requirement("R30")
def test_a_clock_set_back_is_recorded_and_shown_and_moves_nothing(
    qtbot: QtBot, room: ClockRoom, window: Window, computer: Computer
) -> None:
    due = room.open("emergency_order")
    begin(qtbot, window)
    computer.run(minutes(50))
    computer.set_wall(timedelta(hours=-1))
    look(qtbot, window)
    look(qtbot, window)
    assert [(jump.kind, jump.moved) for jump in window.jumps] == [(JumpKind.WALL_CLOCK, timedelta(hours=-1))]
    assert window.off == [timedelta(hours=-1)]
    kept = room.rows(ClockJump.workstation, ClockJump.kind, ClockJump.moved_ms, ClockJump.steady_at, ClockJump.wall_at)
    assert kept == [("desk 2", "wall_clock", -3_600_000, CALL + minutes(50), CALL - minutes(10))]
    assert room.open("order_packed") == CALL + minutes(35)
    assert due == CALL + minutes(240)


def test_the_clock_goes_on_when_the_database_was_away(
    qtbot: QtBot, room: ClockRoom, window: Window, computer: Computer
) -> None:
    room.open("emergency_order")
    window.away = True
    with qtbot.waitSignal(window.jobs.failed, timeout=5000):
        window.deadlines.start()
    window.away = False
    computer.run(minutes(121))
    look(qtbot, window)
    assert window.stages() == [("part_50", "clerk"), ("part_50", "supervisor")]


def test_a_scan_does_not_wait_for_the_whole_look(qtbot: QtBot, room: ClockRoom, window: Window) -> None:
    room.open("emergency_order")
    order: list[str] = []
    window.deadlines.ticked.connect(lambda _ticked: order.append("looked"))

    def book(_store: Store) -> Done[str]:
        return Done("booked", frozenset())

    window.deadlines.start()
    window.jobs.write_with(book, order.append, raising)
    qtbot.waitUntil(lambda: "looked" in order, timeout=5000)
    assert order == ["booked", "looked"]


def slow(_store: Store) -> Done[Any]:
    raise EnvironmentFault("server_slow", detail="")


@pytest.mark.requirement("S2-02")
def test_a_step_that_fails_again_and_again_keeps_no_other_from_being_done(
    qtbot: QtBot, room: ClockRoom, window: Window, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.open("emergency_order")
    begin(qtbot, window)
    monkeypatch.setattr(window.keeper._expiry, "look", slow)
    computer.run(minutes(121))
    computer.set_wall(timedelta(hours=-1))
    for _ in range(2):
        with qtbot.waitSignal(window.jobs.failed, timeout=5000):
            window.deadlines.look()
        look(qtbot, window)
    assert window.stages() == [("part_50", "clerk"), ("part_50", "supervisor")]
    assert [jump.kind for jump in window.jumps] == [JumpKind.WALL_CLOCK]


def test_what_was_told_before_is_not_new_though_the_first_steps_failed(
    qtbot: QtBot, room: ClockRoom, window: Window, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.open("emergency_order")
    room.sweep_at(CALL + minutes(120))
    monkeypatch.setattr(window.keeper._reminders, "begin", _away_once(window.keeper._reminders.begin))
    with qtbot.waitSignal(window.jobs.failed, timeout=5000):
        window.deadlines.start()
    look(qtbot, window)
    assert window.heard == []


def _away_once(begin: Callable[[Connection], None]) -> Callable[[Connection], None]:
    tries = iter((EnvironmentFault("server_gone", detail=""),))

    def begun(connection: Connection) -> None:
        for fault in tries:
            raise fault
        begin(connection)

    return begun


def raising(error: Exception) -> None:
    raise error
