"""The figures on the screen: tiles with cases, a chart with its rows, a period, a file."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.changes import Kind
from desktop.domain.clock import FixedClock
from desktop.domain.service_sheet import HEADLINES
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import SITE, SUPERVISOR
from desktop.presenters.figures_desk import FiguresDesk, Span, span_days
from desktop.presenters.figures_lists import Listed
from desktop.presenters.session import Session
from desktop.runtime.jobs import Jobs
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.figures_lists import FiguresListPage
from desktop.views.figures_screen import FiguresScreen
from desktop.views.figures_tables import COST
from desktop.views.tables.table_panel import TablePanel
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
        screen.bar.save.click()
    assert Path(told.args[0]).read_bytes()[:2] == b"PK"
    screen.bar.spans.choose(Span.LAST_MONTH.value)
    with qtbot.waitSignal(screen.desk.changed, timeout=20_000):
        screen.bar.spans.activated.emit(1)
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
        assert screen.bar.said.text() == "Reckoning the figures …"
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


def turned(qtbot: Any, screen: FiguresScreen, listed: Listed) -> FiguresListPage:
    with qtbot.waitSignal(screen.desk.lists.changed, timeout=20_000):
        screen.bar.turn_to(listed)
    assert screen.lists is not None
    assert screen._body.currentWidget() is screen.lists
    return screen.lists


def cells(panel: TablePanel, column: int) -> list[str]:
    model: Any = panel.view.model()
    panel.view.grab()
    QApplication.processEvents()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def saved(qtbot: Any, screen: FiguresScreen, path: Path) -> bytes:
    screen._ask = Asking(path)
    with qtbot.waitSignal(screen.desk.lists.written, timeout=20_000):
        screen.bar.save.click()
    return path.read_bytes()


@pytest.mark.requirement("S2-27")
def test_the_failure_list_opens_its_orders_and_goes_to_a_maker(
    qtbot: Any, screen: FiguresScreen, tmp_path: Path
) -> None:
    page = turned(qtbot, screen, Listed.FAILURES)
    assert [face.number for face in page.tiles.faces] == ["1", "1", "0", "0"]
    qtbot.waitUntil(lambda: "NO-POWER" in cells(page.panels[Listed.FAILURES], 2))
    qtbot.waitUntil(lambda: cells(page.behind, 0) == ["W-640"])
    with qtbot.waitSignal(screen.desk.lists.order_wanted) as wanted:
        page.behind.row_opened.emit(0)
    assert wanted.args == ["W-640"], "its page opens"
    assert page.chart.rows[0].parts[0].length == 1.0
    page.chart.opened.emit(page.chart.rows[0].key)
    with qtbot.waitSignal(screen.desk.lists.changed, timeout=20_000):
        page.maker.choose(MAKER)
        page.maker.activated.emit(1)
    assert [face.number for face in page.tiles.faces] == ["0", "0", "0", "1"]
    assert saved(qtbot, screen, tmp_path / "list.json").startswith(b"{")
    assert saved(qtbot, screen, tmp_path / "list.csv").startswith(b"\xef\xbb\xbfnumber,")
    assert saved(qtbot, screen, tmp_path / "list.xlsx").startswith(b"PK")


@pytest.mark.requirement("S2-46")
def test_the_spare_parts_of_a_model_open_their_items(qtbot: Any, screen: FiguresScreen) -> None:
    tile = next(face for face in screen.shares.faces if face.key == "stock")
    with qtbot.waitSignal(screen.desk.lists.changed, timeout=20_000):
        screen.shares.tiles["stock"].click()
    page = screen.lists
    assert page is not None
    assert screen.bar.listed is Listed.STOCK
    shown: Any = screen.desk.lists.shown
    assert tile.number == f"{shown.told.value:,.0f}"
    assert page.tiles.faces[0].number == f"{shown.told.value:,.2f}"
    assert sum(part.length for row in page.chart.rows for part in row.parts) == float(shown.told.value)
    first = shown.told.groups[0]
    qtbot.waitUntil(lambda: cells(page.behind, 0) == [row.ref for row in first.rows])


@pytest.mark.requirement("S2-31", "S2-04")
def test_each_figure_of_the_management_sheet_opens_its_list(qtbot: Any, screen: FiguresScreen, tmp_path: Path) -> None:
    page = turned(qtbot, screen, Listed.SHEET)
    assert [face.key for face in page.tiles.faces] == list(HEADLINES)
    shown: Any = screen.desk.lists.shown
    page.tiles.tiles["response_median"].click()
    qtbot.waitUntil(lambda: cells(page.behind, 0) == ["W-640"])
    page.tiles.tiles["gaps"].click()
    gaps = shown.told.named("gaps")
    qtbot.waitUntil(lambda: cells(page.behind, 0) == [row.name for row in gaps.rows])
    assert saved(qtbot, screen, tmp_path / "sheet.json").startswith(b"{")
    assert saved(qtbot, screen, tmp_path / "sheet.xlsx").startswith(b"PK")
    assert saved(qtbot, screen, tmp_path / "sheet.pdf").startswith(b"%PDF")
    screen.bar.pages[0].click()
    assert screen._body.currentIndex() == 0


def test_a_list_is_read_again_after_a_change_and_speaks_the_language_of_the_window(
    qtbot: Any, screen: FiguresScreen
) -> None:
    page = turned(qtbot, screen, Listed.STOCK)
    lists, first = screen.desk.lists, screen.desk.lists.shown
    begun: list[bool] = []
    lists.began.connect(lambda: begun.append(True))
    screen.bar.pages[0].click()
    screen.bar.turn_to(Listed.STOCK)
    assert (lists.shown, begun) == (first, []), "at once, without reading"
    lists.on_changed(frozenset({Kind.STOCK}))
    with qtbot.waitSignal(lists.changed, timeout=20_000):
        screen.bar.turn_to(Listed.STOCK)
    assert begun == [True]
    assert lists.shown == first
    QApplication.sendEvent(screen, QEvent(QEvent.Type.LanguageChange))
    assert page.tiles.faces[0].word == "Spare parts in the zones, CNY"
