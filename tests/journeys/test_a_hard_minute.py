"""A minute at the receiving desk with a scan every fifth of a second, and a server that goes away."""

import threading
from pathlib import Path
from typing import Any

import pytest

from desktop.app import open_store_at
from desktop.app.demo_player import Step
from desktop.domain.clock import FixedClock
from desktop.domain.codes import Command
from desktop.exchange.sample_day import command, receiving_scans
from desktop.exchange.sample_delivery import NOTICE, TRAYS, lay_out, sample
from desktop.presenters.reply import Reply
from desktop.queries.notice_plan import notice_plan
from desktop.storage.scan_journal import ScanJournal
from tests.journeys.desk import play, workstation
from tests.journeys.times import NOW, TODAY
from tests.postgres import PostgresServer

SECONDS, EACH_SECOND = 60, 5


@pytest.mark.slow
@pytest.mark.requirement("C-12")
def test_five_scans_a_second_for_a_minute_lose_none(qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str) -> None:
    world = sample(7, TODAY)
    store = open_store_at(sqlite_url, FixedClock(NOW))
    lay_out(store, world)
    scans = [raw for raw in receiving_scans(world)[:-6] if not raw.startswith("]C0")]
    stream = [scans[at % len(scans)] for at in range(SECONDS * EACH_SECOND)]
    replies: list[Reply] = []
    with workstation(qapp, tmp_path, sqlite_url) as (application, line):
        play(qtbot, application, line, [Step(command(Command.RECEIVE)), Step(f"]C0{NOTICE}")], tmp_path)
        application.hub.replied.connect(replies.append)
        pause = threading.Event()

        def shoot() -> None:
            for raw in stream:
                line.scan(raw)
                pause.wait(1 / EACH_SECOND)

        gun = threading.Thread(target=shoot)
        gun.start()
        qtbot.waitUntil(lambda: len(replies) >= len(stream), timeout=(SECONDS + 30) * 1000)
        gun.join()
    assert len(replies) == len(stream) == 300
    with store.read() as connection:
        plan = notice_plan(connection, NOTICE)
    assert [tray.received for tray in plan.trays] == [20, 20, 20, 19, 20, 19]
    journal = ScanJournal(tmp_path / "scans.db")
    assert journal.count() == 302
    assert journal.unsettled() == []
    assert [kept.raw for kept in reversed(journal.recent(300))] == stream
    journal.close()
    store.close()


@pytest.mark.slow
@pytest.mark.requirement("C-11")
def test_a_server_that_goes_away_is_told_and_nothing_is_booked_twice(
    qtbot: Any, qapp: Any, tmp_path: Path, own_postgres: PostgresServer
) -> None:
    world = sample(7, TODAY)
    url = own_postgres.url("sparezone")
    store = open_store_at(url, FixedClock(NOW))
    lay_out(store, world)
    store.close()
    scans = receiving_scans(world)
    replies: list[Reply] = []
    with workstation(qapp, tmp_path, url) as (application, line):
        play(qtbot, application, line, [Step(command(Command.RECEIVE)), *(Step(raw) for raw in scans[:4])], tmp_path)
        application.hub.replied.connect(replies.append)
        own_postgres.kill()
        line.scan(scans[4])
        qtbot.waitUntil(lambda: len(replies) == 1, timeout=15_000)
        assert (replies[0].verdict, replies[0].code, replies[0].held) == ("refused", "server_gone", True)
        card = application.window.answer.card
        assert card.held
        assert card.headline
        own_postgres.start()
        for raw in (command(Command.ACKNOWLEDGE), scans[4], scans[4], scans[5]):
            told = len(replies)
            line.scan(raw)
            qtbot.waitUntil(lambda told=told: len(replies) > told, timeout=15_000)
    assert [reply.code for reply in replies[1:]] == ["acknowledged", "unit_received", "unit_again", "unit_received"]
    store = open_store_at(url)
    with store.read() as connection:
        plan = notice_plan(connection, NOTICE)
    assert (plan.received, plan.trays[0].tray) == (4, TRAYS[0])
    store.close()
