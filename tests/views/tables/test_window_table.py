"""A table of any size holds ids and the pages that were looked at, and never waits."""

from array import array

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.views.tables.table_panel import TablePanel
from desktop.views.tables.table_view import TableView, as_cell
from desktop.views.tables.window_table import KEPT_PAGES, PAGE, STATE_ROLE, WAITING, WindowTable
from desktop.views.theme import TABLE_ROW
from desktop.views.widgets.status_chip import ChipState
from tests.views import samples
from tests.views.samples import Stock


@pytest.fixture
def table(dressed: QApplication) -> WindowTable:
    made = WindowTable(samples.columns(zh=False))
    made.show_ids(range(1000, 1300))
    return made


def rows(first: int, count: int) -> list[samples.StockRow]:
    return samples.stock(zh=False, rows=first + count)[first:]


def test_a_row_that_is_not_there_is_asked_for_once_as_a_whole_page(table: WindowTable, qtbot: QtBot) -> None:
    asked: list[tuple[int, int]] = []
    table.page_wanted.connect(lambda first, count: asked.append((first, count)))
    assert table.index(130, 0).data() == WAITING
    assert table.index(131, 0).data() == WAITING
    assert asked == [], "not while it is painted"
    qtbot.waitUntil(lambda: asked == [(128, 128)])
    assert table.index(132, 0).data() == WAITING
    qtbot.wait(20)
    assert asked == [(128, 128)]


def test_the_last_page_is_as_long_as_it_is(table: WindowTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.page_wanted) as told:
        table.row(299)
    assert told.args == [256, 44]


def test_a_page_that_comes_in_is_shown(table: WindowTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.page_wanted):
        table.row(0)
    with qtbot.waitSignal(table.dataChanged) as told:
        table.deliver(0, rows(0, PAGE))
    assert (told.args[0].row(), told.args[1].row()) == (0, PAGE - 1)
    assert table.index(1, 1).data() == "L23B001"
    assert table.index(3, 1).data() == "<b>1"
    assert table.index(1, 7).data(STATE_ROLE) == ChipState.WARN
    assert table.index(0, 6).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_a_page_of_the_order_before_is_passed_over(table: WindowTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.page_wanted):
        table.row(0)
    table.show_ids(range(2000, 2010))
    table.deliver(0, rows(0, PAGE))
    assert table.row(0) is None
    assert table.row_id(0) == 2000


def test_only_so_many_pages_are_kept(dressed: QApplication, qtbot: QtBot) -> None:
    table = WindowTable(samples.columns(zh=False))
    table.show_ids(array("q", range(PAGE * (KEPT_PAGES + 5))))
    page = rows(0, PAGE)
    for number in range(KEPT_PAGES + 5):
        with qtbot.waitSignal(table.page_wanted):
            table.row(number * PAGE)
        table.deliver(number * PAGE, page)
    assert len(table._pages) == KEPT_PAGES


def test_a_million_rows_are_shown_at_once(dressed: QApplication, qtbot: QtBot) -> None:
    table = WindowTable(samples.columns(zh=False))
    view = TableView(table)
    qtbot.addWidget(view)
    table.show_ids(array("q", range(1_000_000)))
    asked: list[int] = []
    table.page_wanted.connect(lambda first, _: asked.append(first))
    view.resize(1000, 600)
    view.show()
    view.scrollToBottom()
    qtbot.waitUntil(lambda: 999_936 in asked)
    assert len(asked) <= 4
    assert {view.rowHeight(row) for row in (0, 500_000, 999_999)} == {TABLE_ROW}


def test_the_model_keeps_the_rules_of_qt(table: WindowTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table)


def test_the_header_asks_for_an_order(table: WindowTable, qtbot: QtBot) -> None:
    view = TableView(table)
    qtbot.addWidget(view)
    with qtbot.waitSignal(table.order_wanted) as told:
        view.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    assert told.args == ["lot", True]


@pytest.fixture
def panel(qtbot: QtBot, dressed: QApplication) -> TablePanel:
    made = samples.panel(zh=False, rows=120)
    qtbot.addWidget(made)
    made.resize(1120, 480)
    made.show()
    qtbot.waitUntil(lambda: made.table.row(2) is not None)
    return made


def test_rows_are_copied_as_cells_with_their_titles(panel: TablePanel, dressed: QApplication, qtbot: QtBot) -> None:
    panel.view.setColumnHidden(0, True)
    panel.view.choose_row(3)
    qtbot.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert dressed.clipboard().text() == (
        "Lot\tSerial\tExpires\tPlace\tOwner\tQuantity\tState\n"
        f"<b>1\t{samples.SERIAL}\t2029-05-31\tA-4-4\tM\t4.00\tusable"
    )


def test_rows_that_are_not_there_are_fetched_before_they_are_copied(qtbot: QtBot, dressed: QApplication) -> None:
    table = WindowTable(samples.columns(zh=False))
    view = TableView(table)
    qtbot.addWidget(view)
    table.show_ids(range(300))
    dressed.clipboard().setText("before")
    view.selectAll()
    asked: list[tuple[int, int]] = []
    table.page_wanted.connect(lambda first, count: asked.append((first, count)))
    assert not view.copy_rows()
    qtbot.waitUntil(lambda: len(asked) == 3)
    assert dressed.clipboard().text() == "before"
    for first, count in asked:
        table.deliver(first, rows(first, count))
    assert len(dressed.clipboard().text().split("\n")) == 301


@pytest.mark.parametrize(
    ("text", "cell"), [("=1+1", "=1+1"), ("a\tb", '"a\tb"'), ('6" x', '"6"" x"'), ("a\nb", '"a\nb"')]
)
def test_a_cell_is_never_torn(text: str, cell: str) -> None:
    assert as_cell(text) == cell


def test_enter_opens_the_row_by_its_id(panel: TablePanel, qtbot: QtBot) -> None:
    panel.view.choose_row(5)
    with qtbot.waitSignal(panel.row_opened) as told:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert told.args == [1005]


def test_columns_are_chosen_and_the_last_one_stays(panel: TablePanel) -> None:
    menu = panel.view.column_menu()
    actions = menu.actions()
    assert [action.text() for action in actions][:2] == ["Item", "Lot"]
    for action in actions[1:]:
        action.trigger()
    assert [panel.view.isColumnHidden(n) for n in range(8)] == [False, *[True] * 7]
    assert not panel.view.column_menu().actions()[0].isEnabled()


def test_a_cut_cell_is_known_and_a_serial_of_twenty_characters_is_not_cut(panel: TablePanel) -> None:
    assert panel.view.is_cut(panel.table.index(4, 0))
    assert not panel.view.is_cut(panel.table.index(4, 2))


def test_while_rows_are_renewed_the_old_ones_stay_marked(panel: TablePanel, qtbot: QtBot) -> None:
    panel.begin_loading("14:05")
    assert panel.mark.text() == "as of 14:05"
    assert panel.table.rowCount() == 120
    assert panel.bar.isHidden(), "nothing flickers when it is quick"
    qtbot.waitUntil(lambda: not panel.bar.isHidden(), timeout=2000)
    panel.table.show_source(Stock(panel.table, samples.stock(zh=False, rows=7)))
    assert panel.bar.isHidden()
    assert panel.mark.text() == ""
    assert panel.count.text() == "Rows: 7"


def test_an_empty_table_says_what_to_do(qtbot: QtBot, dressed: QApplication) -> None:
    panel = samples.panel(zh=False, rows=0)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.empty.isVisible()
    with qtbot.waitSignal(panel.action_pressed):
        panel.empty.action.click()


def test_nothing_found_is_not_an_empty_database(panel: TablePanel) -> None:
    panel.search.setText("nothing like it")
    panel.table.show_source(Stock(panel.table, []))
    assert panel.view.isVisible()
    assert panel.count.text() == "Rows: 0"


def test_codes_and_words_stand_on_one_line(panel: TablePanel) -> None:
    assert panel.view.indexAt(QPoint(10, 10)).row() == 0
    fonts = {panel.table.index(0, column).data(Qt.ItemDataRole.FontRole).family() for column in (0, 1)}
    assert fonts == {"Noto Sans SC", "Source Code Pro"}
