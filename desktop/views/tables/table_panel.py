"""A table with what belongs round it: search, how many rows, columns, empty state, loading and stale marks."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views.icons import icon
from desktop.views.tables.table_view import TableView
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.search_field import SearchField
from desktop.views.widgets.text import Text, TextKind

BAR_AFTER_MS: Final = 300


class TablePanel(QWidget):
    """A table as a screen uses it.

    Signals:
        searched: words to look for.
        row_opened: id of a row.
        action_pressed: the button of the empty state.
    """

    searched = Signal(str)
    row_opened = Signal(int)
    action_pressed = Signal()

    def __init__(self, table: WindowTable, emptiness: Emptiness, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.view = TableView(table)
        self.empty = EmptyState(emptiness)
        self.search = SearchField()
        self.count = Text("", TextKind.MUTED)
        self.mark = Text("", TextKind.STRONG)
        self.columns = QToolButton()
        self.bar = QProgressBar()
        self.tools = QHBoxLayout()
        self._as_of = ""
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(BAR_AFTER_MS)
        self._lay_out()
        self._connect()
        self._tell()

    def _lay_out(self) -> None:
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.bar.hide()
        self.search.setMaximumWidth(360)
        self.tools.setSpacing(SPACE[3])
        for widget in (self.search, self.count, self.mark):
            self.tools.addWidget(widget)
        self.tools.addStretch(1)
        self.tools.addWidget(self.columns)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addLayout(self.tools)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self.searched)
        self.view.row_opened.connect(self.row_opened)
        self.empty.action_pressed.connect(self.action_pressed)
        self.columns.clicked.connect(self._choose_columns)
        self.table.modelReset.connect(self._settled)
        self._waiting.timeout.connect(self.bar.show)

    def add_tool(self, widget: QWidget) -> None:
        """Put a widget of the screen to the left of the column chooser."""
        self.tools.insertWidget(self.tools.count() - 1, widget)

    def hide_strip(self) -> None:
        """Show the rows alone: no search, no count, no columns, and no room kept for them."""
        for widget in (self.search, self.count, self.mark, self.columns):
            widget.hide()
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self.bar.setSizePolicy(policy)
        self.tools.setContentsMargins(0, 0, 0, 0)

    def begin_loading(self, as_of: str = "") -> None:
        """The old rows stay, marked with the time of day they are from; a bar appears after 300 ms."""
        self._as_of = as_of
        self._waiting.start()
        self._tell()

    def end_loading(self) -> None:
        """The rows were read anew and are the same."""
        self._settled()

    def show_stale(self, as_of: str) -> None:
        """Say since when the rows have not been renewed; "" takes it back."""
        self._as_of = as_of
        self._tell()

    def _settled(self) -> None:
        self._waiting.stop()
        self.bar.hide()
        self._as_of = ""
        self._tell()

    def _tell(self) -> None:
        rows = self.table.rowCount()
        self.count.setText(self.tr("Rows: {0}").format(f"{rows:,}"))
        self.mark.setText(self.tr("as of {0}").format(self._as_of) if self._as_of else "")
        nothing = not rows and not self.search.text()
        self._pages.setCurrentWidget(self.empty if nothing else self.view)
        hint = self.tr("Search")
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.columns.setIcon(icon("columns-3"))
        self.columns.setIconSize(QSize(20, 20))
        self.columns.setToolTip(self.tr("Choose columns"))
        self.columns.setAccessibleName(self.tr("Choose columns"))

    def _choose_columns(self) -> None:
        menu = self.view.column_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._waiting.stop()
        super().hideEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_pages"):
            self._tell()
