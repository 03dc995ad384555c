"""The stock, on the sample world in a real database."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import thread_time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from desktop.domain.changes import Kind
from desktop.exchange.sample_delivery import SampleDelivery
from desktop.presenters.stock_list import StockList
from desktop.views.stock_screen import StockScreen
from tests.views.stock_world import LONG_SERIAL, Desk, build, open_desk


@pytest.fixture(scope="module")
def world_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SampleDelivery]:
    path = tmp_path_factory.mktemp("stock") / "world.db"
    shutil.copyfile(sqlite_template, path)
    return path, build(f"sqlite:///{path}")


@pytest.fixture
def desk(world_file: tuple[Path, SampleDelivery], empty_sqlite_url: str, dressed: QApplication) -> Iterator[Desk]:
    path, world = world_file
    shutil.copyfile(path, empty_sqlite_url.removeprefix("sqlite:///"))
    made, end = open_desk(empty_sqlite_url, world)
    yield made
    end()


@pytest.fixture
def empty_desk(sqlite_url: str, dressed: QApplication) -> Iterator[Desk]:
    made, end = open_desk(sqlite_url, None)
    yield made
    end()


@pytest.fixture
def stock(desk: Desk, qtbot: QtBot) -> StockScreen:
    return stock_of(desk, qtbot)


def stock_of(desk: Desk, qtbot: QtBot) -> StockScreen:
    screen = StockScreen(StockList(desk.session, desk.settled, desk.clock))
    shown(qtbot, screen)
    with qtbot.waitSignal(screen.stock.arrived):
        screen.stock.reload()
    return screen


def shown(qtbot: QtBot, screen: QWidget) -> None:
    screen.resize(1118, 620)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitExposed(screen)


def world_of(desk: Desk) -> SampleDelivery:
    assert desk.world is not None
    return desk.world


def column(screen: StockScreen, key: str) -> list[str]:
    place = [one.key for one in screen.table.columns].index(key)
    screen.table.want(range(screen.table.rowCount()))
    return [screen.table.text(row, place) for row in range(screen.table.rowCount())]


def asks(qtbot: QtBot, screen: StockScreen, action: Any) -> None:
    with qtbot.waitSignal(screen.stock.arrived):
        action()
    rows = range(screen.table.rowCount())
    qtbot.waitUntil(lambda: screen.table.want(rows))


# ---------------------------------------------------------------- the stock


def test_all_that_is_on_hand_is_shown(stock: StockScreen) -> None:
    assert stock.table.rowCount() == 155
    assert stock.panel.count.text() == "Rows: 155"


@pytest.mark.parametrize("words", ["三点五毫米", LONG_SERIAL, "髋臼杯 TK-001", "A-2-1", "示例骨科"])
def test_each_word_is_searched(qtbot: QtBot, stock: StockScreen, words: str) -> None:
    stock.panel.search.setText(words)
    asks(qtbot, stock, lambda: qtbot.keyClick(stock.panel.search, Qt.Key.Key_Return))
    assert 0 < stock.table.rowCount() <= 155


def test_a_scan_finds_exactly_that_unit(qtbot: QtBot, desk: Desk, stock: StockScreen) -> None:
    stock.filters.held.click()
    with qtbot.waitSignal(stock.stock.replied) as replied:
        stock.stock.take(desk.kept(world_of(desk).pieces[0].raw))
    assert (replied.args[0].code, replied.args[0].facts) == ("stock_found", {"rows": 1})
    qtbot.waitUntil(lambda: stock.table.want((0,)))
    assert column(stock, "serial") == [LONG_SERIAL]
    assert not stock.filters.held.isChecked()


def test_rows_are_sorted_by_the_header(qtbot: QtBot, stock: StockScreen) -> None:
    place = [one.key for one in stock.table.columns].index("serial")
    asks(qtbot, stock, lambda: stock.panel.view.sortByColumn(place, Qt.SortOrder.DescendingOrder))
    serials = [serial for serial in column(stock, "serial") if serial]
    assert serials == sorted(serials, reverse=True)


def test_filters_narrow_and_are_taken_away(qtbot: QtBot, stock: StockScreen) -> None:
    asks(qtbot, stock, stock.filters.held.click)
    assert stock.table.rowCount() == 1
    assert column(stock, "state") == ["To inspect · on hold"]
    asks(qtbot, stock, stock.filters.clear.click)
    assert stock.table.rowCount() == 155
    stock.filters.expiry.setCurrentIndex(3)
    asks(qtbot, stock, lambda: stock.filters.expiry.activated.emit(3))
    assert column(stock, "expires_on") == ["2026-11-01 · expired", "2027-01-20 · 60 d"]


def test_a_change_keeps_scroll_and_selection(qtbot: QtBot, stock: StockScreen) -> None:
    view = stock.panel.view
    view.choose_row(100)
    chosen, top = stock.table.row_id(100), stock.table.row_id(view.rowAt(0))
    with qtbot.waitSignal(stock.stock.arrived):
        stock.stock.on_changed(frozenset({Kind.STOCK}), None)
    assert stock.table.row_id(view.currentIndex().row()) == chosen
    assert [stock.table.row_id(index.row()) for index in view.selectionModel().selectedRows()] == [chosen]
    assert stock.table.row_id(view.rowAt(0)) == top


def test_a_late_page_of_an_older_search_is_dropped(qtbot: QtBot, stock: StockScreen) -> None:
    pages: list[int] = []
    stock.stock.page_read.connect(lambda first, _rows: pages.append(first))
    stock.stock._page((stock.stock._generation - 1, 0, ()))
    assert pages == []
    stock.stock._page((stock.stock._generation, 0, ()))
    assert pages == [0]


def test_a_row_opens_its_life_and_back(qtbot: QtBot, stock: StockScreen) -> None:
    stock.panel.search.setText(LONG_SERIAL)
    asks(qtbot, stock, lambda: qtbot.keyClick(stock.panel.search, Qt.Key.Key_Return))
    qtbot.keyClick(stock, Qt.Key.Key_Slash)
    stock.panel.search.setFocus()
    qtbot.keyClick(stock.panel.search, Qt.Key.Key_Down)
    assert stock.panel.view.hasFocus()
    with qtbot.waitSignal(stock.stock.life.changed):
        qtbot.keyClick(stock.panel.view, Qt.Key.Key_Return)
    assert stock.pages.currentWidget() is stock.page
    qtbot.keyClick(stock.page, Qt.Key.Key_Escape)
    assert stock.pages.currentWidget() is not stock.page
    assert stock.panel.view.hasFocus()


def test_nothing_found_is_told_apart_from_nothing_there(qtbot: QtBot, stock: StockScreen) -> None:
    stock.panel.search.setText("没有")
    asks(qtbot, stock, lambda: qtbot.keyClick(stock.panel.search, Qt.Key.Key_Return))
    assert stock.nothing.isVisible()
    assert stock.nothing.title.text() == "Nothing found for 没有"
    asks(qtbot, stock, stock.nothing.action.click)
    assert stock.table.rowCount() == 155


def test_an_empty_stock_says_what_to_do(qtbot: QtBot, empty_desk: Desk) -> None:
    screen = stock_of(empty_desk, qtbot)
    assert screen.panel.empty.isVisible()
    assert screen.panel.empty.title.text() == "Nothing is on hand yet"
    assert not screen.export.isEnabled()


def test_what_is_shown_is_exported_with_protected_cells(qtbot: QtBot, stock: StockScreen, tmp_path: Path) -> None:
    asks(qtbot, stock, stock.filters.held.click)
    stock.stock.export._aside.wait()
    with qtbot.waitSignal(stock.stock.export.done) as done:
        stock.export_to(str(tmp_path / "stock.csv"))
    assert done.args == [str(tmp_path / "stock.csv"), 1]
    lines = (tmp_path / "stock.csv").read_text(encoding="utf-8-sig").split("\n")
    assert lines[0].startswith("Item,REF,Lot,Serial")
    assert "on hold" in lines[1]
    assert list(tmp_path.glob("*.part")) == []
    stock.stock.export.wait()


# ---------------------------------------------------------------- very many rows

MANY = 100_000
COPIES = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many) "
    "INSERT INTO unit (item_id, lot_id, serial) SELECT u.item_id, u.lot_id, printf('BULK%06d', i) "
    "FROM n, (SELECT item_id, lot_id FROM unit WHERE serial = :serial) AS u"
)
STANDING = (
    "INSERT INTO balance (item_id, lot_id, unit_id, place_id, owner_id, quantity) "
    "SELECT u.item_id, u.lot_id, u.id, b.place_id, b.owner_id, 1000 FROM unit AS u, "
    "(SELECT place_id, owner_id FROM balance JOIN unit ON unit.id = unit_id WHERE serial = :serial) AS b "
    "WHERE u.serial LIKE 'BULK%'"
)


def grow(desk: Desk) -> None:
    """Copy one unit many times, past the one door: only the screen is looked at."""
    with desk.jobs.store().engine.begin() as connection:
        connection.execute(text(COPIES), {"many": MANY, "serial": LONG_SERIAL})
        connection.execute(text(STANDING), {"serial": LONG_SERIAL})


def test_a_hundred_thousand_rows_are_shown_page_by_page(qtbot: QtBot, desk: Desk) -> None:
    grow(desk)
    screen = stock_of(desk, qtbot)
    assert screen.table.rowCount() == MANY + 155
    qtbot.waitUntil(lambda: screen.table.want((0,)))
    screen.panel.view.scrollToBottom()
    last = screen.table.rowCount() - 1
    qtbot.waitUntil(lambda: screen.table.want((last,)))
    assert screen.table.text(last, 0)
    assert len(screen.table._pages) <= 6
    began = thread_time()
    assert screen.stock.shown is not None
    screen._arrived(screen.stock.shown)
    screen.grab()
    assert thread_time() - began < 0.5
    screen.panel.search.setText("BULK054321")
    asks(qtbot, screen, lambda: qtbot.keyClick(screen.panel.search, Qt.Key.Key_Return))
    assert column(screen, "serial") == ["BULK054321"]


def test_the_stock_speaks_anew_when_the_language_changes(stock: StockScreen) -> None:
    stock.filters.state.setCurrentIndex(2)
    for widget in (stock, *stock.findChildren(QWidget)):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert stock.filters.state.currentData() == "usable"
    assert stock.table.rowCount() == 155
