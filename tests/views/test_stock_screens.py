"""The scan desk, the life pages and the stock, on the sample world in a real database."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from desktop.domain.changes import Kind
from desktop.domain.codes import Command
from desktop.exchange.sample_day import command, place, tray
from desktop.exchange.sample_delivery import CLERK, NOTICE, SampleDelivery
from desktop.presenters.answer import Verdict
from desktop.presenters.find_desk import FindDesk
from desktop.presenters.life_pages import ContentsPage
from desktop.presenters.reply import Reply
from desktop.presenters.stock_list import StockList
from desktop.queries.looking_up import HitKind
from desktop.queries.pages import TrayPage, UnitPage
from desktop.views.desk_screen import DeskScreen
from desktop.views.stock_screen import StockScreen
from desktop.views.widgets.shapes import Shape
from tests.views.stock_world import LONG_SERIAL, LONG_ZH, Desk, build, open_desk


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
def find(desk: Desk) -> FindDesk:
    return FindDesk(desk.session, desk.settled, desk.clock)


@pytest.fixture
def home(find: FindDesk, qtbot: QtBot) -> DeskScreen:
    screen = DeskScreen(find)
    shown(qtbot, screen)
    return screen


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


def scan(qtbot: QtBot, find: FindDesk, desk: Desk, raw: str) -> Reply:
    with qtbot.waitSignal(find.replied) as replied:
        find.take(desk.kept(raw))
    reply = replied.args[0]
    assert isinstance(reply, Reply)
    return reply


def opened(qtbot: QtBot, find: FindDesk, desk: Desk, raw: str) -> Reply:
    with qtbot.waitSignal(find.life.changed):
        return scan(qtbot, find, desk, raw)


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


# ---------------------------------------------------------------- the scan desk


@pytest.mark.requirement("S2-50")
def test_a_scanned_unit_is_told_and_its_life_is_shown(
    qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen
) -> None:
    reply = opened(qtbot, find, desk, world_of(desk).pieces[0].raw)
    assert (reply.code, reply.verdict, reply.held) == ("found_unit", Verdict.OK, False)
    facts = {name: reply.facts[name] for name in ("serial", "place", "state", "held", "next")}
    assert facts == {"serial": LONG_SERIAL, "place": "TK-001 › A-2-1", "state": "usable", "held": False, "next": ""}
    page = home.page
    assert home.pages.currentWidget() is page
    assert page.identity.name.text() in (LONG_ZH, reply.facts["item_en"])
    assert page.identity.place.text() == "TK-001 › A-2-1"
    assert page.identity.state.mark.shape is Shape.TICKED_CIRCLE
    told = [page.line.entries.entry(row) for row in range(page.line.entries.rowCount())]
    assert [one.what for one in told] == ["Put away", "Received", "Announced"]
    assert "with tray TK-001" in told[0].where
    assert told[0].moment == "2026-11-21 09:45"
    assert page.line.hasFocus()
    assert desk.settled.codes == ["found_unit"]


def test_an_event_shows_the_raw_scan_with_its_separator(
    qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen
) -> None:
    piece = world_of(desk).pieces[0]
    opened(qtbot, find, desk, piece.raw)
    assert not home.page.details.isVisible()
    qtbot.keyClick(home.page.line, Qt.Key.Key_Down)
    facts = {fact.word: fact.value for fact in home.page.details.facts}
    assert facts["Scan"] == piece.raw.replace("\x1d", "␝")
    assert facts["Person"] == "李仓管 (1001) · DESK-1"


def test_a_hold_is_loud(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    reply = opened(qtbot, find, desk, world_of(desk).extra.raw)
    assert (reply.code, reply.verdict, reply.facts["held"]) == ("found_unit", Verdict.MARKED, True)
    assert (reply.facts["next"], reply.facts["put_into"]) == ("put_away", "Q-1")
    assert home.page.identity.holds.isVisible()
    assert "not announced" in home.page.identity.holds.reasons.text()
    assert "1 label" in home.page.labels.text()


def test_a_tray_in_receiving_is_put_away_next(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    reply = opened(qtbot, find, desk, tray("TK-002"))
    assert reply.code == "found_tray"
    assert {name: reply.facts[name] for name in ("tray", "pieces", "next", "put_into")} == {
        "tray": "TK-002", "pieces": 20, "next": "put_away", "put_into": "A-2-2",
    }  # fmt: skip
    assert isinstance(find.life.page, TrayPage)
    assert len(home.page.rows.rows) == 20


def test_from_a_tray_to_its_unit_and_back(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    opened(qtbot, find, desk, tray("TK-001"))
    with qtbot.waitSignal(find.life.changed):
        home.page.rows.choose_row(0)
        qtbot.keyClick(home.page.rows, Qt.Key.Key_Return)
    assert isinstance(find.life.page, UnitPage)
    with qtbot.waitSignal(find.life.changed):
        qtbot.keyClick(home.page, Qt.Key.Key_Escape)
    assert isinstance(find.life.page, TrayPage)
    qtbot.keyClick(home.page, Qt.Key.Key_Escape)
    assert home.pages.currentWidget() is home.home
    assert home.field.hasFocus()


def test_a_bin_tells_what_lies_in_it(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    reply = opened(qtbot, find, desk, place("A-2-1"))
    assert (reply.code, reply.facts["pieces"], reply.facts["trays"]) == ("found_place", 20, ["TK-001"])
    assert isinstance(find.life.page, ContentsPage)
    assert scan(qtbot, find, desk, place("A-2-2")).code == "found_place_empty"


def test_a_delivery_note_is_handed_on(qtbot: QtBot, desk: Desk, find: FindDesk) -> None:
    with qtbot.waitSignal(find.notice_found) as told:
        reply = scan(qtbot, find, desk, f"]C0{NOTICE}")
    assert told.args == [NOTICE]
    assert (reply.code, reply.facts["received"], reply.facts["lines"]) == ("found_notice", 118, 120)


@pytest.mark.parametrize(
    ("raw", "code"),
    [("SZ:P:NOWHERE", "unknown_place"), ("]d20106901234500005", "check_digit"), (command(Command.CONFIRM), "not_here")],
)
def test_a_strange_scan_holds_no_line(qtbot: QtBot, desk: Desk, find: FindDesk, raw: str, code: str) -> None:
    reply = scan(qtbot, find, desk, raw)
    assert (reply.code, reply.held, find.held) == (code, False, None)
    assert scan(qtbot, find, desk, tray("TK-001")).code == "found_tray"


def test_a_typed_code_is_looked_up(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    qtbot.keyClick(home, Qt.Key.Key_F3)
    assert home.field.hasFocus()
    home.field.setText(LONG_SERIAL)
    with qtbot.waitSignal(find.life.changed):
        qtbot.keyClick(home.field, Qt.Key.Key_Return)
    assert find.life.hit is not None
    assert (find.life.hit.kind, find.life.hit.serial) == (HitKind.UNIT, LONG_SERIAL)
    with qtbot.waitSignal(find.search_wanted) as words:
        find.look_up("髋臼")
    assert words.args == ["髋臼"]


def test_home_says_who_is_here_and_what_waits(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    assert home.welcome.person.text() == "Scan your badge"
    with qtbot.waitSignal(desk.session.changed):
        desk.session.sign_in(CLERK)
    find.reload()
    qtbot.waitUntil(lambda: find.deliveries_waiting == 1)
    assert home.welcome.person.text() == "李仓管"
    assert home.welcome.waiting.isEnabled()


def test_a_page_copies_as_text(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    opened(qtbot, find, desk, world_of(desk).pieces[0].raw)
    home.page.copy.click()
    text = QGuiApplication.clipboard().text()
    assert LONG_SERIAL in text
    assert "2026-11-21 09:45 · Put away" in text


def test_a_change_elsewhere_keeps_the_chosen_event(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    opened(qtbot, find, desk, world_of(desk).pieces[0].raw)
    qtbot.keyClick(home.page.line, Qt.Key.Key_Down)
    before = home.page.details.facts
    with qtbot.waitSignal(find.life.changed):
        find.on_changed(frozenset({Kind.STOCK}), None)
    assert home.page.details.facts == before
    assert home.page.details.isVisible()


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
    began = perf_counter()
    assert screen.stock.shown is not None
    screen._arrived(screen.stock.shown)
    screen.grab()
    assert perf_counter() - began < 0.5
    screen.panel.search.setText("BULK054321")
    asks(qtbot, screen, lambda: qtbot.keyClick(screen.panel.search, Qt.Key.Key_Return))
    assert column(screen, "serial") == ["BULK054321"]


def test_both_screens_speak_anew_when_the_language_changes(
    qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen, stock: StockScreen
) -> None:
    opened(qtbot, find, desk, tray("TK-001"))
    stock.filters.state.setCurrentIndex(2)
    for screen in (home, stock):
        for widget in (screen, *screen.findChildren(QWidget)):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert stock.filters.state.currentData() == "usable"
    assert len(home.page.rows.rows) == 20
    assert home.page.title.whole == "Tray TK-001"
