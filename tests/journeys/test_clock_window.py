"""A promise comes near its end at a desk: it turns amber, is heard and read, and is acknowledged by a scan."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop.app import open_store_at
from desktop.app.application import Application
from desktop.domain.clock import FixedClock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.deadlines import WATCHES
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.exchange.sample_delivery import CLERK, SITE
from desktop.exchange.sample_emergency import SampleEmergency, sample_emergency
from desktop.models.deadline import Deadline, Reminder
from desktop.models.party import Site
from desktop.services.deadlines import open_deadline
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import Store, UnitOfWork
from desktop.views.board_words import state_of
from desktop.views.widgets.status_chip import ChipState
from tests.journeys.desk import workstation
from tests.journeys.night_day import lay_out_night
from tests.services.clock_room import Nothing

ACKNOWLEDGE = Code(CodeKind.COMMAND, Command.ACKNOWLEDGE).text


@dataclass
class Heard:
    """In the place of the loudspeaker."""

    enabled: bool = True
    sounds: list[str] = field(default_factory=list)

    def play(self, name: str) -> bool:
        self.sounds.append(name)
        return True


def headline(application: Application) -> str:
    """What the Answer says, on however many lines."""
    return application.window.answer.headline.text().replace("\n", " ")


def open_clock(store: Store) -> None:
    """Two hours for the manufacturer begin now."""
    with store.read() as connection:
        site = connection.execute(select(Site.id, Site.partner_id).where(Site.code == SITE)).one()
    ledger = Ledger(site.id, site.partner_id)

    def work(uow: UnitOfWork, _request: Nothing) -> str:
        return str(open_deadline(uow, "adverse_manufacturer", "A-0037", ledger))

    verb = Verb("test", Nothing, str, work, Action.MOVE)
    perform(store, verb, Nothing(), Envelope(new_id(), CLERK, "DESK-2"))


@contextmanager
def at_the_board(qtbot: Any, qapp: Any, folder: Path, url: str, at: datetime) -> Iterator[tuple[Application, Any]]:
    """The window at the page of what runs."""
    with workstation(qapp, folder, url, at) as (application, line):
        application.window.show()
        application.start()
        qtbot.waitUntil(lambda: application.pages is not None and application.session.person is not None)
        application.window.show_page("board")
        pages = application.pages
        assert pages is not None
        qtbot.waitUntil(lambda: bool(pages.clocks.board.rows), timeout=10_000)
        yield application, line


@pytest.fixture
def night() -> SampleEmergency:
    return sample_emergency(date(2026, 11, 21))


@pytest.mark.requirement("C-08", "S2-02", "S1-11")
def test_a_promise_turns_amber_is_heard_and_is_acknowledged_by_a_scan(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, night: SampleEmergency
) -> None:
    at = night.at("02:10")
    store = open_store_at(sqlite_url, FixedClock(at))
    lay_out_night(store, night)
    open_clock(store)
    with at_the_board(qtbot, qapp, tmp_path, sqlite_url, at) as (application, line):
        clock, board, heard = application.clock, application.pages.clocks.board, Heard()  # type: ignore[union-attr]  # there
        assert isinstance(clock, FixedClock)
        application.sounds = heard  # type: ignore[assignment]  # plays nothing
        assert state_of(board.rows[0], clock.now()) is ChipState.CLOCK

        clock.forward(timedelta(hours=1))
        application.deadlines.look()
        qtbot.waitUntil(lambda: bool(board.unread), timeout=10_000)
        qtbot.waitUntil(lambda: "marked" in heard.sounds)
        assert state_of(board.rows[0], clock.now()) is ChipState.WARN
        assert headline(application) == "Adverse event: first report to the manufacturer: 50 % of the time gone"

        line.scan(ACKNOWLEDGE)
        qtbot.waitUntil(lambda: not board.unread and not board.reading.is_running, timeout=10_000)
        assert headline(application) == "Acknowledged"

        line.scan("LS-35-30")
        qtbot.waitUntil(lambda: board.held is not None, timeout=10_000)
        refused = headline(application)
        heard.sounds.clear()
        clock.forward(timedelta(minutes=30))
        application.deadlines.look()
        qtbot.waitUntil(lambda: bool(board.unread), timeout=10_000)
        assert heard.sounds == ["marked"]
        assert headline(application) == refused, "what holds the line stays in sight"
        board.acknowledge()
        heard.sounds.clear()
        clock.forward(timedelta(minutes=30, seconds=1))
        application.deadlines.look()
        qtbot.waitUntil(lambda: "refused" in heard.sounds, timeout=10_000)
        assert headline(application).endswith("the time is over")
    with store.read() as connection:
        asked = select(Reminder.told, Reminder.acknowledged_at).join(Deadline, Deadline.id == Reminder.deadline_id)
        rows = connection.execute(asked.where(Deadline.rule.not_in(WATCHES))).all()
    store.close()
    assert len([row for row in rows if row.told == "clerk" and row.acknowledged_at is not None]) == 1
    assert len(rows) == 6
