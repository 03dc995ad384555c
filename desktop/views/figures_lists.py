"""A list beside the figures of service: tiles, a chart, its rows, and what stands behind the row that is chosen."""

from typing import Any, Final

from PySide6.QtCore import QItemSelection, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.service_failures import FailureList
from desktop.domain.service_sheet import HEADLINES
from desktop.domain.service_stock import StockValue
from desktop.presenters.figures_lists import FiguresLists, Listed, ListShown
from desktop.queries.service_sheet import Sheet
from desktop.reports import sheet_words
from desktop.reports.management_sheet import shown as value_words
from desktop.views.figures_rows import BEHIND, COLUMNS, bars_of, behind, chinese, rows_of, with_unit
from desktop.views.settlement_tiles import TileFace, TileRow
from desktop.views.tables.table_panel import TablePanel
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE
from desktop.views.widgets.bar_chart import BarChart
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.empty_state import Emptiness

CHART: Final = 6
TABLES: Final = 13


class FiguresListPage(QWidget):
    """What the lists show.

    Signals:
        party_wanted: the code of the maker that shall receive the failure list, "" for all.
    """

    party_wanted = Signal(str)

    def __init__(self, lists: FiguresLists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lists = lists
        self.tiles, self.chart, self.maker = TileRow(), BarChart(), Choice()
        self.panels = {one: self._panel(columns) for one, columns in COLUMNS.items()}
        self.behinds = {one: self._panel(columns) for one, columns in BEHIND.items()}
        self._tables, self._below = QStackedWidget(), QStackedWidget()
        self._rows: tuple[Any, ...] = ()
        self._lines: list[Any] = []
        self._shown: ListShown | None = None
        self._chosen = 0
        self._lay_out()
        self._connect()

    def _panel(self, columns: Any) -> TablePanel:
        panel = TablePanel(WindowTable(columns, self), Emptiness("chart-column", ""))
        panel.search.hide()
        return panel

    def _lay_out(self) -> None:
        self.maker.setMinimumWidth(240)
        self.panels[Listed.FAILURES].add_tool(self.maker)
        for panel in self.panels.values():
            self._tables.addWidget(panel)
        for panel in self.behinds.values():
            self._below.addWidget(panel)
        for panel in (*self.behinds.values(), self.panels[Listed.STOCK], self.panels[Listed.SHEET]):
            panel.hide_strip()
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sides.addWidget(self._tables, 1)
        self._sides.addWidget(self._below, 1)
        self._sides.setSpacing(SPACE[2])
        work = QHBoxLayout()
        work.setSpacing(SPACE[4])
        work.addWidget(self.chart, CHART)
        work.addLayout(self._sides, TABLES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.tiles)
        column.addLayout(work, 1)

    def _connect(self) -> None:
        for panel in (*self.panels.values(), *self.behinds.values()):
            panel.table.page_wanted.connect(self._deliver)
        for panel in self.panels.values():
            panel.view.selectionModel().selectionChanged.connect(self._choose_row)
        for panel in self.behinds.values():
            panel.row_opened.connect(self._open_line)
        self.chart.opened.connect(self._open)
        self.tiles.chosen.connect(self._tile)
        self.maker.activated.connect(self._party)

    def show_list(self, shown: ListShown) -> None:
        """Show a list, with what stands behind its first row."""
        kept = self._chosen if self._shown is not None and self._shown.listed is shown.listed else 0
        self._shown, self._rows = shown, rows_of(shown)
        panel = self.panels[shown.listed]
        self._tables.setCurrentWidget(panel)
        self._below.setCurrentWidget(self.behind)
        panel.empty.say(Emptiness("chart-column", self.tr("Nothing to list for this period")))
        self.behind.empty.say(Emptiness("chart-column", self.tr("Nothing stands behind this row")))
        beside = shown.listed is Listed.SHEET
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._sides.setStretch(0, 6 if beside else 5)
        self._sides.setStretch(1, 5)
        self.tiles.show_faces(self._faces(shown))
        bars = bars_of(shown)
        self.chart.setVisible(bool(bars))
        self.chart.show_rows(bars, self._unit(shown))
        self._fill_makers(shown)
        panel.table.show_ids(range(len(self._rows)))
        self._below.setVisible(bool(self._rows))
        self._select(kept if kept < len(self._rows) else 0)

    @property
    def behind(self) -> TablePanel:
        """What stands behind the row that is chosen."""
        return self.behinds[Listed.FAILURES if self._shown is None else self._shown.listed]

    def _fill_makers(self, shown: ListShown) -> None:
        self.maker.clear()
        self.maker.addItem(self.tr("All manufacturers"), "")
        for row in shown.makers:
            self.maker.addItem(row.name if chinese() else row.name_en or row.name, row.code)
        self.maker.choose(self.lists.party)
        self.maker.setAccessibleName(self.tr("For which manufacturer"))

    def _unit(self, shown: ListShown) -> str:
        return self.tr("failures · per device and year") if shown.listed is Listed.FAILURES else self.tr("CNY")

    def _faces(self, shown: ListShown) -> list[TileFace]:
        told = shown.told
        if isinstance(told, Sheet):
            return [self._headline(told, key) for key in HEADLINES]
        return self._stock_faces(shown, told) if isinstance(told, StockValue) else self._failure_faces(told)

    def _stock_faces(self, shown: ListShown, told: StockValue) -> list[TileFace]:
        parts = len({row.ref for row in told.rows})
        whole = self.tr("of all regions") if shown.asked.region else ""
        return [
            TileFace("value", f"{told.value:,.2f}", self.tr("Spare parts in the zones, CNY"), more=whole),
            TileFace("parts", str(parts), self.tr("kinds of parts")),
            TileFace("unpriced", f"{told.unpriced:,f}", self.tr("pieces without a price")),
        ]

    def _failure_faces(self, told: FailureList) -> list[TileFace]:
        left = told.other_maker + told.maker_unknown
        return [
            TileFace("failures", str(told.failures), self.tr("Failures")),
            TileFace("with_part", str(told.with_part), self.tr("with a part changed")),
            TileFace("without", str(told.failures - told.with_part), self.tr("without a part")),
            TileFace("left_out", str(left), self.tr("of other or unknown makers, not listed")),
        ]

    def _headline(self, told: Sheet, key: str) -> TileFace:
        one = told.named(key)
        more = self.tr("before: {0}").format(value_words(one.before))
        return TileFace(key, with_unit(one), sheet_words.FIGURES[key][chinese()], more=more)

    def _deliver(self, first: int, count: int) -> None:
        for panel in self.behinds.values():
            if panel.table is self.sender():
                panel.table.deliver(first, self._lines[first : first + count])
        for panel in self.panels.values():
            if panel.table is self.sender():
                panel.table.deliver(first, self._rows[first : first + count])

    def _select(self, number: int) -> None:
        if self._shown is None:
            return
        view: Any = self.panels[self._shown.listed].view
        if self._rows:
            view.selectRow(number)
            view.scrollTo(view.model().index(number, 0))
        self._show_behind(number)

    def _choose_row(self, chosen: QItemSelection) -> None:
        if chosen.indexes():
            self._show_behind(chosen.indexes()[0].row())

    def _show_behind(self, number: int) -> None:
        self._chosen = number
        inside = self._shown is not None and number < len(self._rows)
        self._lines = behind(self._shown, self._rows[number]) if inside and self._shown is not None else []
        self.behind.table.show_ids(range(len(self._lines)))

    def _open(self, key: str) -> None:
        self._select(int(key))

    def _open_line(self, number: int) -> None:
        """The page of a work order."""
        line = self._lines[number]
        if line.order:
            self.lists.order_wanted.emit(line.name)

    def _tile(self, key: str) -> None:
        """The list of a headline."""
        numbers = [at for at, row in enumerate(self._rows) if getattr(row, "key", "") == key]
        if key and numbers:
            self._select(numbers[0])

    def _party(self, _place: int) -> None:
        self.party_wanted.emit(self.maker.value())
