"""The page of counts: marks on the map, a blind count, and what waits for a decision."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.presenters.counting import CountDesk
from desktop.presenters.session import Session
from desktop.queries.count_board import Asked, look
from desktop.runtime.jobs import Jobs
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.counts_screen import CountsScreen
from desktop.views.widgets.count_line import CountLine
from desktop.views.widgets.count_map import CountCell, CountMark
from tests.journeys.count_day import FIRST, LEADER, OF_B_11, SECOND, UNITS, CountDay, build, unit
from tests.journeys.times import NOW


class Unscanned:
    """Takes the outcome of scans; there are none here."""

    def settle(self, kept: object, code: str) -> None:
        raise AssertionError((kept, code))


@pytest.fixture
def day(sqlite_url: str) -> Iterator[CountDay]:
    made = build(sqlite_url)
    made.send(FIRST, "plan_counts", zone="Z1", days=5)
    yield made
    made.store.close()


@pytest.fixture
def screen(qtbot: QtBot, day: CountDay) -> CountsScreen:
    url = day.store.engine.url.render_as_string(hide_password=False)
    jobs = Jobs(lambda: Store(open_engine(url), FixedClock(NOW)))
    desk = CountDesk(Session(jobs, "DESK-1"), Unscanned(), FixedClock(NOW))
    made = CountsScreen(desk)
    qtbot.addWidget(made)
    made.resize(1100, 520)
    made.show()
    return made


def show(screen: CountsScreen, day: CountDay, place: str = "", count: str = "") -> None:
    """Show what the database has."""
    with day.store.read() as connection:
        seen = look(connection, Asked("", "", place, count))
    screen.desk.board, screen.desk.desk, screen.desk.difference = seen.board, seen.desk, seen.difference
    screen.desk.changed.emit()


def marks(screen: CountsScreen) -> dict[str, CountMark]:
    return {cell.code: cell.mark for cell in screen.plan.fronts.cells() if isinstance(cell, CountCell)}


def test_each_bin_shows_how_far_it_is(screen: CountsScreen, day: CountDay) -> None:
    day.count(FIRST, "B-11", unit(OF_B_11))
    day.send(FIRST, "end_bin", place="B-11")
    day.count(FIRST, "B-20")
    day.send(FIRST, "end_bin", place="B-20")
    day.count(SECOND, "B-01", unit(UNITS[0]))
    show(screen, day)
    shown = marks(screen)
    assert (shown["B-11"], shown["B-20"]) == (CountMark.DONE, CountMark.RECOUNT)
    assert (shown["B-01"], shown["B-07"], shown["B-40"]) == (CountMark.COUNTING, CountMark.DUE, CountMark.LATER)
    assert screen.plan.done.text == "1/8"
    day.send(SECOND, "end_bin", place="B-01")
    show(screen, day)
    assert marks(screen)["B-01"] is CountMark.DECIDE
    assert screen.buttons[2].text().endswith("1")


def test_a_bin_tells_its_mark_and_nothing_of_what_lies_in_it(screen: CountsScreen, day: CountDay) -> None:
    show(screen, day)
    told = {str(cell) for cell in screen.plan.fronts.cells()}
    assert "B-07 · To count" in told
    assert not any(serial in text for text in told for serial in UNITS)


def test_who_counts_sees_the_scans_and_no_number_of_the_book(screen: CountsScreen, day: CountDay) -> None:
    day.count(FIRST, "B-07", *(unit(one) for one in UNITS[:3]), unit(UNITS[0]))
    show(screen, day, place="B-07")
    assert (screen.work.place.text(), screen.work.count.text()) == ("B-07", "3")
    lines = [line.remark for line in screen.work.last.findChildren(CountLine)]
    assert lines == ["counted before", "counted", "counted", "counted"]
    shown = [label.text() for label in screen.work.findChildren(QLabel)]
    assert not {"23", "22", "20"} & set(shown)
    assert screen.work.likely.isHidden()


def test_the_likely_places_come_with_the_recount(screen: CountsScreen, day: CountDay) -> None:
    day.count(FIRST, "B-07", *(unit(one) for one in UNITS[:22]))
    day.send(FIRST, "end_bin", place="B-07")
    day.send(SECOND, "start_count", place="B-07")
    show(screen, day, place="B-07")
    first = screen.work.likely.findChildren(CountLine)[0]
    assert (first.words, first.remark) == ("TK-009", "tray with the same item")


def test_a_difference_is_shown_with_its_lines_and_the_next_step(screen: CountsScreen, day: CountDay) -> None:
    for badge in (FIRST, SECOND):
        day.count(badge, "B-11")
        ended = day.send(badge, "end_bin", place="B-11")
    show(screen, day, count=ended["count"])
    page = screen.differences
    (line,) = page.lines.findChildren(CountLine)
    assert (OF_B_11 in line.words, line.remark) == (True, "Missing · 12800.00 CNY")
    assert (page.decide.words, page.reason.value()) == ("Approve", "not_found")
    assert screen.desk.difference is not None
    assert screen.desk.difference.row.worth == Decimal("12800.00")
    page.reason.choose("stolen")
    assert screen.desk.reason == "stolen"


def test_without_a_zone_the_page_says_what_to_do_first(screen: CountsScreen) -> None:
    assert screen.empty.isVisible()
    assert screen.desk.today == date(2026, 11, 21)


def test_the_rule_of_the_site_is_shown_and_set_in_its_form(qtbot: QtBot, screen: CountsScreen, day: CountDay) -> None:
    show(screen, day)
    assert not screen.ruling.isVisible()
    screen.desk.jobs.start()
    with qtbot.waitSignal(screen.desk.session.changed):
        screen.desk.session.sign_in(LEADER)
    screen.ruling.click()
    qtbot.waitUntil(screen.rule.isVisible)
    assert screen.rule.form.values() == {"approval_limit": "2000.00"}
    screen.rule.form.set_values({"approval_limit": "-5"})
    screen.rule.save.click()
    qtbot.waitUntil(lambda: screen.rule.form.rows["approval_limit"].error == "Is not an amount in CNY")
    screen.rule.form.set_values({"approval_limit": "500"})
    screen.rule.save.click()
    qtbot.waitUntil(screen.plan.isVisible)
    screen.ruling.click()
    qtbot.waitUntil(lambda: screen.rule.form.values() == {"approval_limit": "500.00"})
    screen.rule.leave.click()
    assert screen.plan.isVisible()
    screen.desk.jobs.stop()
