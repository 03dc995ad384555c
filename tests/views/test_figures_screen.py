"""The figures on the screen: tiles with cases, a chart with its rows, a period, a file."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.changes import Kind
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import SITE, SUPERVISOR
from desktop.presenters.figures_desk import FiguresDesk, Span, span_days
from desktop.presenters.session import Session
from desktop.runtime.jobs import Jobs
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.figures_screen import FiguresScreen
from desktop.views.figures_tables import COST
from tests.journeys.repair_day import local, repair_day
from tests.journeys.test_repair_headless import choose_technician, finish, take_in, work


class Asking:
    """Answers at once with a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, _parent: Any, _asked: Any, taken: Any) -> None:
        taken(self.path)


@pytest.fixture
def screen(sqlite_url: str, dressed: QApplication, qtbot: Any, tmp_path: Path) -> Iterator[FiguresScreen]:
    with repair_day(sqlite_url) as day:
        take_in(day)
        choose_technician(day)
        work(day)
        finish(day)
    clock = FixedClock(local("18:00"))
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), clock))
    jobs.start()
    session = Session(jobs, "DESK-1")
    with qtbot.waitSignal(session.changed):
        session.sign_in(SUPERVISOR)
    made = FiguresScreen(FiguresDesk(session, clock, SITE), Asking(tmp_path / "figures.xlsx"))
    made.resize(1118, 700)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.tiles.tiles), timeout=20_000)
    yield made
    jobs.stop()


@pytest.mark.requirement("S2-42", "S2-60", "S2-78", "S2-80")
def test_the_month_of_the_drill_in_tiles_charts_rows_and_a_file(qtbot: Any, screen: FiguresScreen) -> None:
    faces = {face.key: face for face in (*screen.tiles.faces, *screen.shares.faces)}
    assert (faces["response"].number, faces["response"].more) == ("18 min", "n 1 · before: –")
    assert faces["cost"].number == "1,856"
    screen.show_chart(COST)
    assert screen.chart.rows[0].told == "1,856 · n 1"
    assert [part.length for part in screen.chart.rows[0].parts] == [875.6, 980.0]
    screen.chart.opened.emit(screen.chart.rows[0].key)
    view = screen.panels[COST].view
    assert view.selectionModel().hasSelection()
    device: Any = screen._rows[COST][view.selectionModel().selectedRows()[0].row()]
    assert device.repair == Decimal("1855.60")
    with qtbot.waitSignal(screen.desk.written, timeout=20_000) as told:
        screen.save.click()
    assert Path(told.args[0]).read_bytes()[:2] == b"PK"
    screen.spans.choose(Span.LAST_MONTH.value)
    with qtbot.waitSignal(screen.desk.changed, timeout=20_000):
        screen.spans.activated.emit(1)
    assert screen.desk.shown is not None
    assert (screen.desk.shown.asked.first, screen.desk.shown.asked.last) == (date(2026, 10, 1), date(2026, 10, 31))


def test_what_was_read_is_shown_again_until_something_changes(qtbot: Any, screen: FiguresScreen) -> None:
    desk = screen.desk
    month = desk.shown
    begun: list[bool] = []
    desk.began.connect(lambda: begun.append(desk.reading))
    with qtbot.waitSignal(desk.changed, timeout=20_000):
        desk.ask(Span.YEAR, "", "")
    assert begun == [True]
    desk.ask(Span.MONTH, "", "")
    assert desk.shown is month
    assert begun == [True], "at once, without reading"
    with qtbot.waitSignal(desk.changed, timeout=20_000):
        desk.on_changed(frozenset({Kind.REPAIRS}), None)
        assert screen.said.text() == "Reckoning the figures …"
    assert desk.shown == month
    assert desk.shown is not month


@pytest.mark.requirement("S2-77")
def test_a_leader_types_what_was_before_and_how_satisfied_customers_are(qtbot: Any, screen: FiguresScreen) -> None:
    days = {"first": "2026-11-01", "last": "2026-11-20"}
    for verb, typed in (
        ("set_useful_life", {"months": "60", "line": "power tools"}),
        ("set_figure_baseline", {"measure": "satisfaction", "value": "81", "source": "survey 2025"} | days),
        ("record_satisfaction", {"value": "101", "source": "survey"} | days),  # refused, beside the field
    ):
        next(one for one in screen.offers if one.objectName() == verb).click()
        form = screen.forms[verb]
        assert screen._all.currentWidget() is form
        form.form.set_values(typed)
        done = screen.desk.entry.kept if typed["value" if "value" in typed else "months"] != "101" else None
        with qtbot.waitSignal(done or screen.desk.entry.faulty):
            form.keep.click()
    assert form.form.rows["value"].error != ""
    form.form.set_values({"value": "93.5", "source": "survey"} | days)
    form.keep.click()
    qtbot.waitUntil(lambda: screen.desk.shown is not None and screen.desk.shown.satisfied == (93.5, 1))
    face = next(face for face in screen.shares.faces if face.key == "satisfied")
    assert (face.number, face.more) == ("93.5 %", "n 1 · before: – · base 81")


def test_periods_end_today_or_with_the_last_month() -> None:
    today = date(2026, 3, 31)
    assert span_days(Span.MONTH, today) == (date(2026, 3, 1), today)
    assert span_days(Span.LAST_MONTH, today) == (date(2026, 2, 1), date(2026, 2, 28))
    assert span_days(Span.QUARTER, date(2026, 6, 2)) == (date(2026, 4, 1), date(2026, 6, 2))
    assert span_days(Span.YEAR, today) == (date(2026, 1, 1), today)
    assert span_days(Span.TWELVE_MONTHS, today) == (date(2025, 4, 1), today)


def test_the_program_starts_without_the_libraries_of_the_figures() -> None:
    code = "import sys, desktop.app.pages, desktop.views.figures_screen, desktop.views.prevention_screen\n"
    code += "print([name for name in ('scipy', 'numpy', 'reportlab') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
