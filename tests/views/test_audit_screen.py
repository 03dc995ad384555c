"""The audit page as an auditor sees it: the period chosen, the pack made, its hash to read out, faults in a list."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.presenters.audit_desk import AuditDesk, PackSeen, Work
from desktop.presenters.figures_desk import Span
from desktop.presenters.long_work import Step
from desktop.views.audit_outcome import STEPS, grouped
from desktop.views.audit_screen import OWN, AuditScreen
from desktop.views.file_asking import Asked, Taken
from tests.presenters.desk import NOON, database_threads, furnish, signed_in
from tests.reports.audit_pack.forgery import forge

DAY = NOON.date()


pytestmark = pytest.mark.usefixtures("english")


class Asking:
    """Chooses a file in a folder as a person would."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked = folder, Asked("", "")
        self.chosen = ""

    def __call__(self, parent: QWidget, asked: Asked, taken: Taken) -> None:
        self.asked = asked
        taken(self.folder / (asked.name or self.chosen))


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    return Asking(tmp_path)


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, sqlite_url: str, asking: Asking) -> Iterator[AuditScreen]:
    furnish(sqlite_url)
    with database_threads(sqlite_url) as jobs:
        desk = AuditDesk(signed_in(qtbot, jobs), FixedClock(NOON), "SH")
        screen = AuditScreen(desk, asking)
        qtbot.addWidget(screen)
        screen.resize(1100, 700)
        screen.show()
        qtbot.waitUntil(lambda: screen.sites.count() > 0)
        yield screen
        desk.finish()


def ended(qtbot: QtBot, screen: AuditScreen) -> None:
    qtbot.waitUntil(lambda: screen.desk.outcome is not None, timeout=20_000)


def test_the_last_month_is_offered_first_and_a_day_of_ones_own_is_one(screen: AuditScreen) -> None:
    assert screen.sites.value() == "SH"
    assert screen.spans.value() == Span.LAST_MONTH
    screen.spans.choose(Span.MONTH)
    screen.spans.activated.emit(0)
    assert (screen.wanted().first, screen.wanted().last) == (DAY.replace(day=1), DAY)
    screen.first.setDate(QDate(2026, 2, 3))
    assert (screen.spans.value(), screen.wanted().first) == (OWN, date(2026, 2, 3))


@pytest.mark.requirement("S2-53")
def test_a_press_makes_the_pack_and_shows_its_hash_to_read_out(
    qtbot: QtBot, screen: AuditScreen, asking: Asking
) -> None:
    screen.spans.choose(Span.MONTH)
    screen.spans.activated.emit(0)
    assert screen.outcome.isHidden()
    screen.make.click()
    assert (screen.make.isEnabled(), screen.outcome.progress.isHidden()) == (False, False)
    ended(qtbot, screen)
    assert asking.asked.name == f"audit-SH-{DAY.replace(day=1)}-{DAY}.zip"
    made = screen.desk.outcome
    assert isinstance(made, PackSeen)
    outcome = screen.outcome
    assert outcome.heading.text() == "The audit pack is made"
    assert outcome.hash.text() == grouped(made.manifest_sha256)
    assert outcome.head.text().replace(" ", "") == made.head
    assert str(made.path) in outcome.detail.text()
    outcome.copy.click()
    assert made.manifest_sha256 in QGuiApplication.clipboard().text()
    outcome.close_it.click()
    assert outcome.isHidden()
    assert screen.make.isEnabled()


@pytest.mark.requirement("S2-27")
def test_the_faults_of_a_pack_are_listed_by_file_and_row(qtbot: QtBot, screen: AuditScreen, asking: Asking) -> None:
    screen.spans.choose(Span.MONTH)
    screen.spans.activated.emit(0)
    screen.make.click()
    ended(qtbot, screen)
    made = screen.desk.outcome
    assert isinstance(made, PackSeen)
    asking.chosen = made.path.name
    screen.prove.click()
    ended(qtbot, screen)
    assert screen.outcome.heading.text() == "This pack is sound"
    forgery = forge(made.path)
    forgery.change("common.csv", lambda rows: rows.pop(1))
    forgery.rehash()
    asking.chosen = forgery.save(asking.folder / "forged.zip").name
    screen.prove.click()
    ended(qtbot, screen)
    outcome = screen.outcome
    assert "not sound" in outcome.heading.text()
    assert not outcome.list.isHidden()
    qtbot.waitUntil(lambda: outcome.table.index(0, 0).data() == "common.csv")
    assert str(outcome.table.index(0, 2).data()).startswith("the chain ends at 0:")
    outcome.copy.click()
    assert "common.csv\t\tthe chain ends at 0:" in QGuiApplication.clipboard().text()


def test_every_step_of_the_work_has_words(screen: AuditScreen) -> None:
    screen.desk.running = Work.MAKING
    for step in STEPS:
        screen.outcome.show_step(Step(step, 1, 2, 0.0))
        assert screen.outcome.progress.what.whole.startswith("Making the audit pack · ")
    screen.desk.running = Work.NOTHING


def test_who_may_not_make_packs_reads_why(screen: AuditScreen) -> None:
    screen.desk.session.sign_out()
    assert not screen.make.isEnabled()
    assert screen.who.text() == "Only an auditor, a supervisor or an administrator makes packs."
    assert screen.prove.isEnabled()
