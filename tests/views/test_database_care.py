"""Proving and backing up as a person sees it: progress, outcome in words, a list of faults to copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.presenters.database_care import Care, DatabaseCare
from desktop.presenters.long_work import Step
from desktop.views.database_care import STEPS, DatabaseCareView
from desktop.views.translation import text
from tests.presenters.desk import NOON, break_chain, database_threads, furnish, signed_in

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def view(qtbot: QtBot, dressed: QApplication, sqlite_url: str, tmp_path: Path) -> Iterator[DatabaseCareView]:
    furnish(sqlite_url)
    with database_threads(sqlite_url) as jobs:
        care = DatabaseCare(signed_in(qtbot, jobs), tmp_path, FixedClock(NOON))
        view = DatabaseCareView(care)
        for widget in (view, view.report):
            qtbot.addWidget(widget)
        view.show()
        qtbot.waitUntil(lambda: bool(care.address))
        yield view
        care.finish()


def ended(qtbot: QtBot, view: DatabaseCareView) -> None:
    qtbot.waitUntil(lambda: view.care.outcome is not None, timeout=20_000)


@pytest.mark.requirement("S2-51")
def test_a_sound_ledger_is_told_in_words(qtbot: QtBot, view: DatabaseCareView) -> None:
    assert view.report.isHidden()
    view.verify.click()
    assert not view.report.progress.isHidden()
    assert not view.verify.isEnabled()
    ended(qtbot, view)
    assert view.report.heading.text() == "The ledger is sound"
    assert "rows were proved" in view.report.detail.text()
    assert (view.report.progress.isHidden(), view.report.list.isHidden()) == (True, True)
    view.report.close_it.click()
    assert view.report.isHidden()


@pytest.mark.requirement("S2-51", "R15")
def test_faults_are_listed_and_copied_as_cells(qtbot: QtBot, view: DatabaseCareView, sqlite_url: str) -> None:
    break_chain(sqlite_url)
    view.verify.click()
    ended(qtbot, view)
    report = view.report
    assert report.heading.text() == "1 fault(s) in the ledger"
    assert "Nothing was repaired" in report.detail.text()
    qtbot.waitUntil(lambda: report.table.text(0, 1) == "audit_entry")
    report.copy.click()
    titles, cells = QGuiApplication.clipboard().text().split("\n")
    assert titles == "Fault\tTable\tRow\tExpected\tFound"
    assert cells.split("\t")[:3] == ["A link of the audit chain was changed", "audit_entry", report.findings[0].key]


def test_the_folder_is_asked_for_without_holding_up_the_window(
    qtbot: QtBot, view: DatabaseCareView, tmp_path: Path
) -> None:
    assert "No good backup" in view.last.text()
    view.back_up.click()
    dialog = view.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    ended(qtbot, view)
    file = tmp_path / "sparezone-20261121-040000.szbackup"
    assert view.report.heading.text() == "Backed up, read back, and proved"
    assert str(file) in view.report.detail.text()
    qtbot.waitUntil(lambda: view.last.text().startswith("Last good backup: 0 minute(s) ago"))
    assert view.command.text().startswith(f'sparezone db restore "{file}"')
    view.care.clock = FixedClock(NOON.replace(day=24))
    view.show_care()
    assert "3 day(s) ago" in view.last.text()
    assert view.last.text().endswith("Make one every day.")


def test_what_was_stopped_is_no_fault(view: DatabaseCareView) -> None:
    view.care.outcome = Refusal("cancelled", what="chain")
    view.care.changed.emit()
    assert (view.report.heading.text(), view.report.detail.text()) == ("Stopped", "Stopped. Nothing was changed.")


def test_progress_says_what_how_much_and_can_be_stopped(view: DatabaseCareView) -> None:
    view.care.running = Care.VERIFYING
    view.care.changed.emit()
    view.care.progressed.emit(Step("chain", 250_000, 1_000_000, 100_000.0))
    progress = view.report.progress
    assert progress.what.whole == "Proving the ledger · Hashing the audit chain"
    assert (progress.count.text(), progress.rest.text()) == ("250,000 / 1,000,000", "100,000 a second · 8 s left")
    progress.stop.click()
    assert view.care._stop.is_set()
    view.care.running = Care.NOTHING


def test_without_a_right_the_window_says_who_may(qtbot: QtBot, view: DatabaseCareView) -> None:
    view.care.session.sign_out()
    assert not view.back_up.isEnabled()
    assert view.verify.isEnabled()
    assert "supervisor" in view.last.text()


def test_every_step_is_chinese_too() -> None:
    assert all(text(source, "zh_CN", "DatabaseCare") != source for source in STEPS.values())
