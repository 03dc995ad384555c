"""The attendance on the screen: a badge checks in and out, a forgotten visit is typed in, the month is on paper."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.application import Application
from desktop.devices.demo_line import DemoLine
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import HOSPITAL
from desktop.views.attendance_screen import VISITS, WAITED, WEEKS, AttendanceScreen
from tests.journeys.desk import workstation
from tests.journeys.duty_day import ENGINEER, duty_day
from tests.reports.test_code_sheet import text_on

BADGE = f"SZ:U:{ENGINEER}"


class AtWork:
    """The page of the attendance, with a scanner on the line."""

    def __init__(self, application: Application, line: DemoLine, qtbot: QtBot) -> None:
        self.application, self.line, self.qtbot = application, line, qtbot
        application.window.show()
        application.start()
        qtbot.waitUntil(lambda: application.pages is not None and application.session.person is not None)
        application.window.show_page("attendance")
        qtbot.waitUntil(lambda: application.window.findChild(AttendanceScreen) is not None)
        self.screen: AttendanceScreen = application.window.findChild(AttendanceScreen)
        assert application.pages is not None
        self.desk = application.pages.further.attendance
        qtbot.waitUntil(lambda: bool(self.desk.seen.weeks))

    def later(self, minutes: int) -> None:
        clock = self.application.clock
        assert isinstance(clock, FixedClock)
        clock.forward(timedelta(minutes=minutes))

    def told(self, work: Any, *given: Any) -> str:
        with self.qtbot.waitSignal(self.application.hub.replied, timeout=10_000) as told:
            work(*given)
        self.qtbot.waitUntil(lambda: not self.desk.reading.is_running)
        return str(told.args[0].code)


@pytest.fixture
def at(qapp: QApplication, qtbot: QtBot, tmp_path: Path, sqlite_url: str) -> Iterator[AtWork]:
    with duty_day(sqlite_url) as day:
        day.now("12:00", -1)
        day.do("check_in")
        day.until_the_sheet()
        day.do("record_waiting", minutes=20, cause="wrong_size")
        moment = day.case.at("15:00")
    with workstation(qapp, tmp_path, sqlite_url, moment) as (application, line):
        yield AtWork(application, line, qtbot)


@pytest.mark.requirement("S1-25")
def test_a_badge_checks_in_and_later_out_while_the_visits_are_shown(at: AtWork) -> None:
    signed_in = at.application.session.person
    at.screen.show_page(VISITS)
    assert at.desk.hospital == HOSPITAL  # there is only one, so it is chosen
    at.desk.hospital = ""
    assert at.told(at.line.scan, BADGE) == "choose_visited_hospital"
    at.told(at.line.scan, "SZ:C:ACKNOWLEDGE")
    at.desk.hospital = HOSPITAL
    assert at.told(at.line.scan, BADGE) == "on_site"
    assert at.application.session.person == signed_in
    assert at.told(at.line.scan, BADGE) == "on_site_already"  # it was scanned twice
    at.told(at.line.scan, "SZ:C:ACKNOWLEDGE")
    at.later(30)
    assert at.told(at.line.scan, BADGE) == "left_site"
    (visit,) = at.desk.seen.visits
    assert (visit.badge, visit.came_source, visit.left_at is not None) == (ENGINEER, "scan", True)
    week = next(one for one in at.desk.seen.weeks if one.badge == ENGINEER and one.days)
    assert (len(week.days), week.at_cases, week.by_hand) == (2, 1, 1)
    at.screen.show_page(WEEKS)
    assert at.told(at.line.scan, BADGE) == "signed_in"


@pytest.mark.requirement("S1-25")
def test_a_visit_is_written_down_by_hand_and_what_is_wrong_stands_at_its_field(at: AtWork) -> None:
    at.screen.show_page(VISITS)
    rows, form = at.screen.form.form.rows, at.screen.form
    rows["hospital"].set_value("")
    form.buttons[0].click()
    assert rows["hospital"].below.text()
    rows["hospital"].set_value(HOSPITAL)
    rows["badge"].set_value(ENGINEER)
    rows["at"].set_value("2026-11-24 23:59")
    with at.qtbot.waitSignal(at.desk.entry.refused):
        form.buttons[0].click()
    rows["at"].set_value("2026-11-24 08:00")
    rows["note"].set_value("ward round")
    assert at.told(form.buttons[0].click) == "on_site"
    rows["badge"].set_value(ENGINEER)
    rows["at"].set_value("2026-11-24 14:30")
    assert at.told(form.buttons[1].click) == "left_site"
    (visit,) = at.desk.seen.visits
    assert (visit.note, visit.left_at is not None, visit.came_source, visit.left_source) == (
        "ward round",
        True,
        "typed",
        "typed",
    )


@pytest.mark.requirement("S1-06")
def test_the_waiting_of_the_month_and_its_sum_are_shown_and_printed(at: AtWork, tmp_path: Path) -> None:
    at.screen.show_page(WAITED)
    one, every = at.desk.seen.waited
    assert (one.hospital, one.minutes, every.minutes) == (HOSPITAL, 20, 20)
    at.screen.ask = lambda _parent, asked, taken: taken(tmp_path / asked.name)  # type: ignore[assignment]  # short
    assert at.told(at.screen.paper.click) == "note_written"
    assert "20" in text_on(tmp_path / "attendance-2026-11.pdf")
    at.screen.earlier.click()
    at.qtbot.waitUntil(lambda: not at.desk.reading.is_running)
    assert (at.screen.month.text(), at.desk.seen.waited[-1].minutes) == ("2026-10", 0)


def test_the_page_speaks_both_languages(at: AtWork) -> None:
    at.application.switch_language()
    at.qtbot.waitUntil(lambda: at.screen.buttons[VISITS].text() in ("驻院登记", "On site"))
    assert at.screen.form.buttons[1].words in ("签退", "Check out")
