"""The stock: all that is on hand, searched at once, opened row by row."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.life_pages import hit_of_row
from desktop.presenters.stock_asked import Arrival, Looking
from desktop.presenters.stock_export import Sheet
from desktop.presenters.stock_list import StockList
from desktop.queries.stock_rows import StockRow
from desktop.storage.errors import EnvironmentFault
from desktop.views.icons import icon
from desktop.views.life_page import LifePage
from desktop.views.stock_columns import WIDE_ONLY, Day, cells_of, dress, stock_columns
from desktop.views.stock_filters import StockFilters
from desktop.views.tables.table_panel import TablePanel
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.progress_panel import Progress, ProgressPanel
from desktop.views.widgets.text import ElidedText, TextKind
from desktop.views.words.filling import visible

SEARCH_WIDTH: Final = 340
NAMES: Final = 0
MOST_SELECTED: Final = 500
"""So many selected rows are found again when the rows are read anew."""


class StockScreen(QWidget):
    """Filters, table, and the life of the row that was opened."""

    def __init__(self, stock: StockList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stock = stock
        self.day = Day(self)
        self.table = WindowTable(stock_columns(self.day), self)
        self.panel = TablePanel(self.table, Emptiness("boxes", ""))
        self.filters = StockFilters()
        self.export = QPushButton()
        self.nothing = EmptyState(Emptiness("search", ""), self.panel.view.viewport())
        self.progress = ProgressPanel()
        self.said = ElidedText("", TextKind.MUTED)
        self.page = LifePage(stock.life)
        self.pages = QStackedWidget()
        self._sized = False
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        dress(self.panel.view)
        self.panel.add_tool(self.export)
        self.panel.search.setMinimumWidth(SEARCH_WIDTH)
        over = QVBoxLayout(self.panel.view.viewport())
        over.addWidget(self.nothing)
        self.nothing.hide()
        self.progress.hide()
        self.said.hide()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.filters)
        column.addWidget(self.panel, 1)
        column.addWidget(self.progress)
        column.addWidget(self.said)
        for page in (whole, self.page):
            self.pages.addWidget(page)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.pages)

    def _connect(self) -> None:
        for keys in (QKeySequence(Qt.Key.Key_F3), QKeySequence(Qt.Key.Key_Slash), QKeySequence.StandardKey.Find):
            QShortcut(QKeySequence(keys), self).activated.connect(self.focus_search)
        stock, export = self.stock, self.stock.export
        self.panel.searched.connect(stock.search)
        self.panel.row_opened.connect(self._open)
        self.panel.action_pressed.connect(self.filters.take_away)
        self.nothing.action_pressed.connect(self._start_anew)
        self.filters.changed.connect(self._narrow)
        self.table.page_wanted.connect(stock.fetch)
        self.table.order_wanted.connect(stock.sort_by)
        self.export.clicked.connect(self.choose_file)
        self.page.closed.connect(self._close_page)
        stock.loading.connect(self._loading)
        stock.arrived.connect(self._arrived)
        stock.page_read.connect(self.table.deliver)
        stock.unread.connect(self._stale)
        stock.owners_read.connect(self._owners)
        stock.changed.connect(self._asked)
        export.written.connect(self._written)
        export.done.connect(self._exported)
        export.failed.connect(self._not_exported)
        export.stopped.connect(self._stopped)
        self.progress.stopped.connect(export.stop)

    # ------------------------------------------------------------ what is shown

    def _loading(self) -> None:
        """The old rows stay; where the person looks is kept in mind."""
        self.panel.begin_loading()
        top, current, chosen = self._kept()
        near = [one for one in (top, current, *chosen) if one is not None]
        self.stock.look_at(Looking(max(0, self.panel.view.rowAt(0)), tuple(near)))

    def _kept(self) -> tuple[int | None, int | None, list[int]]:
        """Ids of the row on top, of the current row and of the selected ones."""
        view = self.panel.view
        if not self.table.rowCount():
            return None, None, []
        current = view.currentIndex()
        chosen = [self.table.row_id(index.row()) for index in view.selectionModel().selectedRows()[:MOST_SELECTED]]
        top = self.table.row_id(max(0, view.rowAt(0)))
        return top, self.table.row_id(current.row()) if current.isValid() else None, chosen

    def _arrived(self, arrival: Arrival) -> None:
        view, kept = self.panel.view, self._kept()
        self.day.today = arrival.today
        view.setUpdatesEnabled(False)
        self.table.show_ids(arrival.ids)
        if arrival.gentle:
            self._look_again(arrival.where, *kept)
        view.setUpdatesEnabled(True)
        self.export.setEnabled(bool(arrival.ids))
        self._tell_nothing()
        self._asked()

    def _look_again(
        self, where: Mapping[int, int], top: int | None, current: int | None, chosen: Sequence[int]
    ) -> None:
        """Scroll and select as before the rows were read anew."""
        view, model = self.panel.view, self.panel.view.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        for one in chosen:
            if one in where:
                model.select(self.table.index(where[one], 0), flags.Select | flags.Rows)
        if current is not None and current in where:
            model.setCurrentIndex(self.table.index(where[current], 0), flags.NoUpdate)
        if top is not None and top in where:
            view.scrollTo(self.table.index(where[top], 0), view.ScrollHint.PositionAtTop)

    def _tell_nothing(self) -> None:
        """Nothing found is told apart from nothing there."""
        rows, asked = self.table.rowCount(), self.stock.asked
        self.nothing.setVisible(not rows and bool(asked.text))
        if asked.is_narrowed:
            title, action = self.tr("Nothing fits these filters"), self.tr("Clear filters")
            self.panel.empty.say(Emptiness("funnel", title, self.tr("Choose fewer filters."), action))
        else:
            advice = self.tr("Receive a delivery, or import the opening stock.")
            self.panel.empty.say(Emptiness("boxes", self.tr("Nothing is on hand yet"), advice))
        words = visible(asked.text, 40)
        self.nothing.say(
            Emptiness(
                "search",
                self.tr("Nothing found for {0}").format(words),
                self.tr("Try fewer words, or the beginning of a number."),
                self.tr("Show all"),
            )
        )

    def _stale(self, _error: object) -> None:
        shown = self.stock.shown
        self.panel.show_stale(f"{shown.at:%H:%M}" if shown is not None else "")

    def _owners(self) -> None:
        self.filters.show_owners(self.stock.owners)

    # ------------------------------------------------------------ what is asked

    def focus_search(self) -> None:
        """Bring the keyboard to the search; its text is chosen."""
        self.panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.search.selectAll()

    def show_text(self, text: str) -> None:
        """Search for words that come from elsewhere."""
        self.pages.setCurrentIndex(0)
        self.filters.take_away()
        self.stock.search(text)
        self._asked()

    def _narrow(self) -> None:
        self.stock.ask(self.filters.narrowed(self.stock.asked))

    def _start_anew(self) -> None:
        self.panel.search.clear()
        self.stock.search("")
        self.focus_search()

    def _asked(self) -> None:
        """Show the question as the presenter has it: a scan asks without the field."""
        asked, field = self.stock.asked, self.panel.search
        if field.text() != asked.text and not field.hasFocus():
            with QSignalBlocker(field):
                field.setText(asked.text)
        self.filters.show_asked(asked)

    # ------------------------------------------------------------ one row

    def _open(self, _key: int) -> None:
        row = self.table.row(self.panel.view.currentIndex().row())
        if isinstance(row, StockRow):
            self.stock.life.open(hit_of_row(row))
            self.pages.setCurrentWidget(self.page)
            self.page.line.setFocus()

    def _close_page(self) -> None:
        self.pages.setCurrentIndex(0)
        self.stock.life.close()
        self.panel.view.setFocus()

    # ------------------------------------------------------------ export

    def choose_file(self) -> None:
        """Ask where to; nothing waits meanwhile."""
        dialog = QFileDialog(self, self.tr("Export the stock as shown"), "", self.tr("Spreadsheet (*.csv)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("-".join((self.tr("stock"), f"{self.day.today}.csv")))
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write the rows that are shown, in their order, with the columns that are shown."""
        if self.stock.shown is None:
            return
        view = self.panel.view
        head = view.horizontalHeader()
        order = [head.logicalIndex(place) for place in range(head.count())]
        columns = [self.table.columns[place] for place in order if not view.isColumnHidden(place)]

        def cells(row: StockRow) -> list[str]:
            return cells_of(columns, row)

        header = [column.words for column in columns]
        self.export.setEnabled(False)
        self.progress.stop.setEnabled(True)
        self.stock.export.start(Sheet(Path(path), self.stock.shown.ids, header, cells))

    def _written(self, done: int, total: int) -> None:
        self.said.hide()
        self.progress.setVisible(done < total)
        self.progress.show_progress(Progress(self.tr("Writing the stock"), done, total))

    def _exported(self, path: str, rows: int) -> None:
        self._say(self.tr("%n row(s) written to {0}", "", rows).format(path))

    def _not_exported(self, error: Exception) -> None:
        detail = error.code if isinstance(error, EnvironmentFault) else str(error)
        self._say(self.tr("Nothing was written: {0}").format(detail))

    def _stopped(self) -> None:
        self._say(self.tr("Stopped: nothing was written"))

    def _say(self, words: str) -> None:
        self.progress.hide()
        self.said.set_whole(words)
        self.said.show()
        self.export.setEnabled(True)

    # ------------------------------------------------------------ keys, room and language

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if down and self.panel.search.hasFocus() and self.table.rowCount():
            self.panel.view.setFocus()
            self.panel.view.choose_row(0)
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._sized:
            self._sized = True
            self.panel.view.give_room(self.width(), NAMES, WIDE_ONLY)

    def _translate(self) -> None:
        self.export.setText(self.tr("Export"))
        self.export.setIcon(icon("download"))
        self._tell_nothing()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_sized"):
            self._translate()
