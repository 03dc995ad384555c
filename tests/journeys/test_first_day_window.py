"""Journeys J1 and J2 through the real window: scans on a serial line, on both databases, by scan alone."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.app import open_store_at
from desktop.app.demo_player import Step
from desktop.domain.clock import FixedClock
from desktop.domain.codes import Command
from desktop.exchange.sample_day import command, put_away_scans, receiving_scans
from desktop.exchange.sample_delivery import NOTICE, SampleDelivery, lay_out, sample
from desktop.queries.notice_plan import notice_plan
from desktop.queries.zone_map import zone_map
from desktop.storage.verify import verify
from tests.journeys.desk import ledger, play, workstation
from tests.journeys.headless import Clerk
from tests.journeys.times import NOW, TODAY

RECEIVE, PUT_AWAY = Step(command(Command.RECEIVE)), Step(command(Command.PUT_AWAY))


@pytest.fixture
def world() -> SampleDelivery:
    return sample(7, TODAY)


def _laid_out(url: str, world: SampleDelivery) -> None:
    store = open_store_at(url, FixedClock(NOW))
    lay_out(store, world)
    store.close()


@pytest.mark.requirement("C-01", "C-03", "C-05", "C-06", "C-10", "C-11", "C-12", "S1-21", "S1-22")
def test_the_day_is_worked_by_scan_alone(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, world: SampleDelivery
) -> None:
    _laid_out(database_url, world)
    receiving, putting_away = receiving_scans(world), put_away_scans(world)
    steps = [RECEIVE, *(Step(raw) for raw in receiving), PUT_AWAY, *(Step(raw) for raw in putting_away)]
    with workstation(qapp, tmp_path, database_url) as (application, line):
        played = play(qtbot, application, line, steps, tmp_path)
    assert played.fault == ""
    verdicts = [verdict for verdict, _ in played.replies]
    assert (len(receiving), len(putting_away), len(verdicts)) == (139, 14, 155)
    codes = [code for _, code in played.replies[1:140]]
    assert codes.count("unit_received") == 117
    assert codes.count("unit_marked") == 1
    assert codes.count("unit_again") == 2
    assert codes.count("label_verified") == 1
    assert codes.count("tray_complete") == 4
    assert codes.count("tray_incomplete") == 2
    assert codes[133:] == [
        "not_on_notice",
        "quarantined",
        "picked",
        "label_verified",
        "short_date_accepted",
        "notice_confirmed",
    ]
    assert [code for _, code in played.replies[141:]] == ["put_into", "put_away"] * 5 + [
        "put_into",
        "put_away",
        "put_into",
        "put_away_full",
    ]
    store = open_store_at(database_url)
    with store.read() as connection:
        assert notice_plan(connection, NOTICE).received == 119
        drawn = zone_map(connection, "Z1")
    assert drawn is not None
    assert (drawn.filled, len(drawn.bins)) == (37, 40)
    assert verify(store.engine).sound
    store.close()


@pytest.mark.requirement("S2-51")
def test_the_window_and_the_command_line_write_the_same_ledger(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, postgres_url: str, world: SampleDelivery
) -> None:
    _laid_out(sqlite_url, world)
    _laid_out(postgres_url, world)
    scans = receiving_scans(world)
    with workstation(qapp, tmp_path, sqlite_url) as (application, line):
        played = play(qtbot, application, line, [RECEIVE, *(Step(raw) for raw in scans)], tmp_path)
    assert played.fault == ""
    other = open_store_at(postgres_url, FixedClock(NOW))
    Clerk(other).day(world)
    one = open_store_at(sqlite_url)
    assert ledger(one) == ledger(other)
    one.close()
    other.close()


def test_after_a_refusal_nothing_is_booked_until_it_is_acknowledged(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, world: SampleDelivery
) -> None:
    _laid_out(sqlite_url, world)
    scans = receiving_scans(world)
    first, tray, one, two = scans[0], scans[1], scans[2], scans[3]
    steps = [RECEIVE, Step(first), Step(tray), Step(world.extra.raw), Step(one), Step(command(Command.CONFIRM))]
    steps += [Step(command(Command.ACKNOWLEDGE)), Step(two)]
    with workstation(qapp, tmp_path, sqlite_url) as (application, line):
        played = play(qtbot, application, line, steps, tmp_path)
        assert application.window.answer.card is not None
    assert [code for _, code in played.replies[3:]] == [
        "not_on_notice",
        "line_held",
        "line_held",
        "acknowledged",
        "unit_received",
    ]
    store = open_store_at(sqlite_url)
    with store.read() as connection:
        seats = [seat.seat for seat in notice_plan(connection, NOTICE).trays[0].seats if seat.state == "received"]
    assert seats == [2]
    store.close()


def test_a_held_line_can_be_answered_by_hand(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, world: SampleDelivery
) -> None:
    _laid_out(sqlite_url, world)
    scans = receiving_scans(world)
    steps = [RECEIVE, Step(scans[0]), Step(scans[1]), Step(world.extra.raw)]
    with workstation(qapp, tmp_path, sqlite_url) as (application, line):
        play(qtbot, application, line, steps, tmp_path)
        answer = application.window.answer
        assert answer.choices() == ("acknowledge", "quarantine")
        with qtbot.waitSignal(application.hub.replied, timeout=10_000) as told:
            answer.chosen.emit("quarantine")
        assert told.args[0].code == "quarantined"
        assert answer.choices() == ()
        line.scan(world.extra.raw)
        qtbot.waitUntil(lambda: answer.choices() != (), timeout=10_000)
        answer.chosen.emit("acknowledge")
        assert answer.choices() == ()
        assert not answer.card.held


@pytest.mark.requirement("R26")
def test_undo_takes_the_last_unit_back(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, world: SampleDelivery
) -> None:
    _laid_out(sqlite_url, world)
    scans = receiving_scans(world)
    steps = [RECEIVE, *(Step(raw) for raw in scans[:5]), Step(command(Command.UNDO)), Step(scans[4])]
    with workstation(qapp, tmp_path, sqlite_url) as (application, line):
        played = play(qtbot, application, line, steps, tmp_path)
    assert [code for _, code in played.replies[-2:]] == ["undone", "unit_received"]
    store = open_store_at(sqlite_url)
    with store.read() as connection:
        assert notice_plan(connection, NOTICE).received == 3
    kinds = [kind for kind, document, _ in ledger(store) if document == NOTICE]
    assert kinds == ["receive"] * 4 + ["reverse", "receive"]
    store.close()


@pytest.mark.requirement("S2-02")
def test_a_power_cut_after_the_first_tray_restarts_at_20_of_120(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, world: SampleDelivery
) -> None:
    _laid_out(sqlite_url, world)
    script = Path(__file__).with_name("half_a_day.py")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    killed = subprocess.run(
        [sys.executable, "-m", "tests.journeys.half_a_day", sqlite_url, str(tmp_path)],
        cwd=script.parents[2],
        env=environment,
        timeout=120,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    scans = receiving_scans(world)
    with workstation(qapp, tmp_path, sqlite_url) as (application, line):
        played = play(qtbot, application, line, [RECEIVE, Step(scans[0])], tmp_path)
        assert application.pages is not None
        plan = application.pages.receiving.plan
    assert played.replies[-1] == ("info", "notice_opened")
    assert plan is not None
    assert (plan.received, plan.lines, plan.trays[0].state) == (20, 120, "closed")
    assert [tray.received for tray in plan.trays] == [20, 0, 0, 0, 0, 0]
