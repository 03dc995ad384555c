"""``sparezone query`` about deadlines and ``sparezone agent``, on both databases."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.commands import agent, query
from desktop.domain.clock import SystemClock
from desktop.domain.outbox import ChannelKind
from desktop.models.deadline import DeadlineStage, Reminder
from desktop.services.channels import SET_CHANNEL, SetChannel
from desktop.services.outbox import write_message
from tests.services.clock_room import ClockRoom, make


@pytest.fixture
def room(database_url: str) -> Iterator[ClockRoom]:
    """E-1 was opened so long ago that all its stages are due; E-2 is just opened."""
    room = make(database_url)
    room.open("emergency_order", "E-1", at=datetime(2026, 1, 5, 2, 10, tzinfo=UTC), party=room.hospital())
    room.at(SystemClock().now())
    room.open("follow_up", "C-2")
    yield room
    room.world.close()


@pytest.fixture
def ask(room: ClockRoom, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def asked(run: Any, *arguments: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert run([*arguments, "--database-url", room.world.url, "--data-dir", str(tmp_path)]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return asked


def test_the_agent_tells_what_is_due_once(room: ClockRoom, ask: Any) -> None:
    told = {row["job"]: row for row in ask(agent.run, "--once")}
    deadlines = told["deadlines"]
    assert [row["stage"] for row in deadlines["fired"]] == ["part_50", "left_3600", "left_1800", "left_900", "overdue"]
    assert {row["late"] for row in deadlines["fired"]} == {True}
    assert told["outbox"] == {"job": "outbox", "ok": True}
    assert "fired" not in ask(agent.run, "--once")[0]
    assert len(room.rows(Reminder.id)) == 10


def test_a_badge_that_nobody_knows_keeps_no_other_job_from_its_turn(
    room: ClockRoom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    way = SetChannel("FILE", "M-01", ChannelKind.FILE, str(tmp_path))
    room.ask(SET_CHANNEL, way)
    room.inside(
        lambda uow: write_message(uow, "notice_of_use", room.world.maker, "UR-1", {"report": "UR-1"}, room.ledger)
    )
    place = ["--database-url", room.world.url, "--data-dir", str(tmp_path)]
    assert agent.run(["--once", "--person", "9999", *place]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["job"] for line in lines[:-1]] == ["deadlines", "prevention"]
    assert (lines[-1]["refused"], lines[-1]["facts"]) == ("unknown_person", {"badge": "9999"})


def test_a_period_that_ends_before_it_begins_is_refused(
    room: ClockRoom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    turned = ["on-time", "--from", "2026-01-31", "--to", "2026-01-01"]
    assert query.run([*turned, "--database-url", room.world.url, "--data-dir", str(tmp_path)]) == 1
    assert json.loads(capsys.readouterr().out)["refused"] == "period_backwards"
    with pytest.raises(SystemExit):
        query.run(["on-time", "--from", "2026-13-01", "--to", "2026-01-01"])
    assert "'2026-13-01' is no day, such as 2026-11-30" in capsys.readouterr().err


def test_the_lists_tell_what_runs_what_was_told_and_how_often_promises_are_kept(room: ClockRoom, ask: Any) -> None:
    first, second = ask(query.run, "deadlines")
    assert (first["document"], first["hospital_code"], first["late"], first["next_stage"]) == (
        "E-1",
        "XX",
        True,
        "part_50",
    )
    assert (second["document"], second["late"], second["next_stage"]) == ("C-2", False, "left_86400")
    assert first["left_s"] < 0 < second["left_s"] <= 48 * 3600
    ask(agent.run, "--once")
    told = ask(query.run, "reminders", "--told", "clerk")
    assert [row["stage"] for row in told] == ["overdue", "left_900", "left_1800", "left_3600", "part_50"]
    order, together = ask(query.run, "on-time", "--from", "2026-01-01", "--to", "2026-01-31", "--site", "SH")
    assert (order["rule"], order["due"], order["kept"], order["running_late"], order["rate"]) == (
        "emergency_order",
        1,
        0,
        1,
        "0.0000",
    )
    assert (together["rule"], together["rate"]) == ("", "0.0000")
    (row,) = ask(query.run, "on-time", "--from", "2026-01-05", "--to", "2026-01-05", "--site", "SH", "--rows", "yes")
    assert (row["document"], row["outcome"]) == ("E-1", "running_late")
    rules = ask(query.run, "deadline-rules", "--rule", "follow_up")
    assert [(rule["version"], rule["in_force"], rule["elapsed_s"]) for rule in rules] == [(1, True, 172800)]
    assert ask(query.run, "clock-jumps", "--workstation", "nobody") == []


Start = Callable[[], "subprocess.Popen[str]"]


@pytest.fixture
def start(room: ClockRoom, tmp_path: Path) -> Iterator[Start]:
    """Starts agents; none of them outlives the test."""
    agents: list[subprocess.Popen[str]] = []

    def started() -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "desktop", "agent", "--database-url", room.world.url]
        agents.append(subprocess.Popen([*command, "--data-dir", str(tmp_path)], stdout=subprocess.PIPE, text=True))
        return agents[-1]

    yield started
    for running in agents:
        running.kill()
        running.communicate(timeout=20)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_agent_ends_cleanly_when_it_is_told_to(start: Start, number: int) -> None:
    running = start()
    assert running.stdout is not None
    assert json.loads(running.stdout.readline())["agent"] == "started"
    assert len(json.loads(running.stdout.readline())["fired"]) == 5
    running.send_signal(number)
    out, _ = running.communicate(timeout=20)
    assert json.loads(out.splitlines()[-1]) == {"agent": "ended"}
    assert running.returncode == 0


def test_an_agent_that_is_killed_leaves_nothing_half_done(room: ClockRoom, start: Start) -> None:
    running = start()
    assert running.stdout is not None
    running.stdout.readline()
    running.kill()
    running.communicate(timeout=20)
    room.sweep()
    told = room.rows(DeadlineStage.fired_at.isnot(None))
    assert sum(row[0] for row in told) == 5
    assert len(room.rows(Reminder.id)) == 10


def test_without_a_database_the_agent_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = f"sqlite:///{tmp_path / 'not' / 'there.db'}"
    assert agent.run(["--once", "--database-url", missing, "--data-dir", str(tmp_path)]) == 3
    assert json.loads(capsys.readouterr().out)["fault"] == "cannot_open"
