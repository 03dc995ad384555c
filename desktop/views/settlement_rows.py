"""A list of rows that are all there, as a table that paints only what is looked at, with a search over its columns."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.tables.columns import Column
from desktop.views.tables.table_panel import TablePanel
from desktop.views.tables.window_table import WindowTable
from desktop.views.widgets.empty_state import Emptiness


class RowList(QWidget):
    """The table and its rows.

    Signals:
        chosen: the row that the keyboard or a click came to.
    """

    chosen = Signal(object)

    def __init__(self, columns: Sequence[Column], icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Any] = ()
        self._all: Sequence[Any] = ()
        self._searched = ""
        self._icon = icon
        self.table = WindowTable(columns, self)
        self.panel = TablePanel(self.table, Emptiness(icon, ""))
        self.view = self.panel.view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.table.page_wanted.connect(self._deliver)
        self.panel.searched.connect(self._search)
        self.view.selectionModel().currentRowChanged.connect(self._row_chosen)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the same rows stay as they are."""
        if rows is not self._all and rows != self._all:
            self._all = rows
            self._narrow()

    def say_empty(self, title: str, advice: str) -> None:
        """What stands there when there are no rows."""
        self.panel.empty.say(Emptiness(self._icon, title, advice))

    def choose(self, row: Any) -> None:
        """Bring a row into sight and choose it."""
        if row in self.rows:
            self.view.choose_row(list(self.rows).index(row))

    def _search(self, words: str) -> None:
        self._searched = words.casefold()
        self._narrow()

    def _narrow(self) -> None:
        words, rows = self._searched, self._all
        if words:
            rows = [row for row in rows if any(words in one.text(row).casefold() for one in self.table.columns)]
        self.rows = rows
        self.table.show_ids(range(len(rows)))

    def _deliver(self, first: int, count: int) -> None:
        self.table.deliver(first, self.rows[first : first + count])

    def _row_chosen(self, index: Any) -> None:
        if index.isValid() and index.row() < len(self.rows):
            self.chosen.emit(self.rows[index.row()])
