"""The cases' page lets reservations go and takes a report back in its forms, with what rests on it above the reason."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_case import CASE, SampleCase, sample_case
from desktop.exchange.sample_delivery import CLERK
from desktop.presenters.cases_desk import CasesDesk
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.runtime.jobs import Jobs
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.cases_screen import CasesScreen
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.presenters.case_room import OTHER, plan_other
from tests.views.stock_world import Settled


class Shown:
    """The screen, the case behind it, and what the desk said."""

    def __init__(self, url: str, qtbot: QtBot) -> None:
        case: SampleCase = sample_case(date(2026, 11, 24))
        clock = FixedClock(case.at("14:00"))
        self.qtbot = qtbot
        self.store = Store(open_engine(url), clock)
        lay_out_world(self.store, case)
        self.day = CaseDay(self.store, case)
        self.jobs = Jobs(lambda: Store(open_engine(url), FixedClock(case.at("14:00"))))
        self.jobs.start()
        session = Session(self.jobs, "DESK-1")
        with qtbot.waitSignal(session.changed):
            session.sign_in(CLERK)
        self.desk = CasesDesk(session, Settled(), clock)
        self.told: list[Reply] = []
        self.desk.replied.connect(self.told.append)
        self.screen = CasesScreen(self.desk)
        self.screen.resize(1118, 524)
        qtbot.addWidget(self.screen)
        self.screen.show()

    def open(self, number: str = CASE) -> None:
        self.desk.show_case(number)
        self.qtbot.waitUntil(self.screen.page.isVisible)

    def wait_for(self, code: str) -> None:
        self.qtbot.waitUntil(lambda: bool(self.told) and self.told[-1].code == code)


@pytest.fixture
def shown(sqlite_url: str, dressed: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(sqlite_url, qtbot)
    yield made
    made.jobs.stop()
    made.store.close()


@pytest.mark.requirement("S1-05")
def test_reservations_are_let_go_in_a_form_that_asks_why(shown: Shown) -> None:
    page, form = shown.screen.page, shown.screen.forms.release
    plan_other(shown.day)
    shown.open(OTHER)
    assert not page.release.isVisible()
    page.reserve.click()
    shown.qtbot.waitUntil(page.release.isVisible)
    page.release.click()
    assert form.isVisible()
    assert OTHER in form.section.heading.text()
    form.save.click()
    assert form.form.rows["reason"].error
    form.form.set_values({"reason": "moved"})
    form.save.click()
    shown.wait_for("reservations_released")
    assert (form.isVisible(), page.release.isVisible()) == (False, False)


@pytest.mark.requirement("S1-05", "S1-24")
def test_a_report_is_taken_back_unless_something_rests_on_it(shown: Shown) -> None:
    page, forms = shown.screen.page, shown.screen.forms
    shown.day.until_the_sheet()
    report = shown.day.confirm()["number"]
    shown.open()
    assert (page.undo.isVisible(), page.release.isVisible()) == (True, False)
    forms.begin_undo(report, ("PO-0001", "C-7"))
    assert (forms.undo.save.isEnabled(), "PO-0001 · C-7" in forms.rests.text()) == (False, True)
    page.undo.click()
    assert forms.undo.isVisible()
    assert (forms.undo.save.isEnabled(), report in forms.undo.section.heading.text()) == (True, True)
    forms.undo.form.set_values({"reason": "wrong sheet"})
    forms.undo.save.click()
    shown.wait_for("usage_undone")
    assert (page.isVisible(), page.undo.isVisible()) == (True, False)
