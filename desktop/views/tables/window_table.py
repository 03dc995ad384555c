"""A table over any number of rows that holds only their ids and the pages that were looked at.

Rows are asked for with a signal and delivered later: nothing here waits.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from typing_extensions import override

from desktop.views import fonts
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.widgets.text import plain_tip

PAGE: Final = 128
KEPT_PAGES: Final = 64
WAITING: Final = "·"
STATE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class RowSource(Protocol):
    """Where rows come from: the ids of all in their order, and pages of them when asked."""

    def ids(self) -> Sequence[int]:
        """The id of each row, in the order shown (an ``array`` of 8 bytes a row serves well)."""

    def ask(self, first: int, count: int) -> None:
        """Fetch the rows `first` … `first + count - 1` and hand them to `WindowTable.deliver` when they are there."""


class WindowTable(QAbstractTableModel):
    """The model.

    Signals:
        page_wanted: first row and count of a page that is looked at and not there.
        order_wanted: key of the column, descending.
        delivered: a page came in.
    """

    page_wanted = Signal(int, int)
    order_wanted = Signal(str, bool)
    delivered = Signal()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._ids: Sequence[int] = ()
        self._source: RowSource | None = None
        self._pages: OrderedDict[int, Sequence[object]] = OrderedDict()
        self._wanted: set[int] = set()
        self._asked: set[int] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)

    def show_source(self, source: RowSource) -> None:
        """Take the rows of a source, and ask it for pages."""
        self._source = source
        self.show_ids(source.ids())

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show other rows: their ids in order. Pages are asked for when they are looked at."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self._wanted.clear()
        self._asked.clear()
        self.endResetModel()

    def deliver(self, first: int, rows: Sequence[object]) -> None:
        """Take in a page that was asked for; `first` is a multiple of the page size. Late pages are passed over."""
        page = first // PAGE
        if page not in self._asked or len(rows) != len(self._rows_of(page)):
            return
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        last = self.index(first + len(rows) - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(first, 0), last)
        self.delivered.emit()

    def row_id(self, row: int) -> int:
        """The id of a row."""
        return self._ids[row]

    def row(self, row: int) -> object | None:
        """A row, or None while its page is not there (it is then asked for)."""
        page, place = divmod(row, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self.want((row,))
            return None
        self._pages.move_to_end(page)
        return rows[place]

    def want(self, rows: Iterable[int]) -> bool:
        """Ask for the pages of rows; True when all are there already."""
        missing = {row // PAGE for row in rows} - self._pages.keys()
        self._wanted |= missing - self._asked
        if self._wanted and not self._soon.isActive():
            self._soon.start(0)
        return not missing

    def text(self, row: int, column: int) -> str:
        """What a cell shows; "" while its page is not there."""
        found = self.row(row)
        return "" if found is None else self.columns[column].text(found)

    def _rows_of(self, page: int) -> range:
        return range(page * PAGE, min(len(self._ids), (page + 1) * PAGE))

    def _ask(self) -> None:
        pages = sorted(self._wanted)
        self._wanted.clear()
        self._asked.update(pages)
        for page in pages:
            rows = self._rows_of(page)
            self.page_wanted.emit(rows.start, len(rows))
            if self._source:
                self._source.ask(rows.start, len(rows))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        column = self.columns[index.column()]
        if role in _LOOKS:
            return _look(column, role)
        if role not in _TOLD:
            return None
        return _told(column, self.row(index.row()), role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.side
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.words)
        return column.words if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns) and self.columns[column].sortable:
            self.order_wanted.emit(self.columns[column].key, order == Qt.SortOrder.DescendingOrder)

    def translate(self) -> None:
        """Put the titles in the language of the window."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)


_LOOKS: Final = frozenset({Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.FontRole})
_TOLD: Final = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, STATE_ROLE})


def _look(column: Column, role: int) -> object:
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return column.side
    return fonts.codes(fonts.TABLE) if column.kind is ColumnKind.CODE else fonts.words(fonts.TABLE)


def _told(column: Column, row: object | None, role: int) -> object:
    if row is None:
        return WAITING if role == Qt.ItemDataRole.DisplayRole else None
    if role == STATE_ROLE:
        return column.state(row) if column.state else None
    return column.text(row)
