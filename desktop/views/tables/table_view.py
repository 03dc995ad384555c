"""The view of a window table: rows of 36 px, copy as cells, a chooser of columns, tool tips with the whole."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from desktop.views import fonts
from desktop.views.tables.window_table import STATE_ROLE, WindowTable
from desktop.views.theme import SPACE, TABLE_ROW, Role, colour
from desktop.views.widgets.shapes import paint_shape
from desktop.views.widgets.status_chip import STATE_SHAPES, ChipState
from desktop.views.widgets.text import no_mnemonic, plain_tip

MARK: Final = 14
WIDE: Final = 1500
MORE_NAME: Final = 320
SCROLL_BAR: Final = 18
COPIED_ROWS: Final = 5000
"""More than this is an export, not a copy."""
Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """A cell: a shape when it has a state, its text, a hairline below."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        place = QRectF(option.rect)
        paint_ground(painter, place, option)
        inner = text_place(option.rect, index)
        state = index.data(STATE_ROLE)
        if state:
            shape, role = STATE_SHAPES[ChipState(state)]
            middle = place.center().y() - MARK / 2
            paint_shape(painter, shape, QRectF(place.left() + SPACE[3], middle, MARK, MARK), colour(role))
        font = index.data(Qt.ItemDataRole.FontRole)
        painter.setFont(font)
        painter.setPen(colour(Role.TEXT))
        shown = painter.fontMetrics().elidedText(_text(index), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(_start(painter, inner, index, shown), shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour(Role.FOCUS))
            painter.drawRect(place.adjusted(0.5, 0.5, -1.5, -1.5))
        painter.restore()


def paint_ground(painter: QPainter, place: QRectF, option: QStyleOptionViewItem) -> None:
    """What lies under a cell: the colour of a chosen row or of the page, and a hairline below."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.fillRect(place, colour(Role.ACCENT_SOFT if selected else Role.SURFACE))
    painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), colour(Role.LINE))


def text_place(cell: QRect, index: Index) -> QRect:
    """Where the text of a cell stands."""
    left = SPACE[3] + (MARK + SPACE[2] if index.data(STATE_ROLE) else 0)
    return cell.adjusted(left, 0, -SPACE[3], -1)


def _start(painter: QPainter, inner: QRect, index: Index, shown: str) -> QPointF:
    """Where a text begins: words and codes stand on one line, numbers end at the right."""
    words = QFontMetrics(fonts.words(fonts.TABLE))
    line = inner.top() + (inner.height() - words.height()) / 2 + words.ascent()
    if Qt.AlignmentFlag.AlignRight in Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)):
        return QPointF(inner.right() - painter.fontMetrics().horizontalAdvance(shown), line)
    return QPointF(inner.left(), line)


def _text(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


class TableView(QTableView):
    """A table that is ready: give it a `WindowTable`.

    Signals:
        row_opened: the id of the row (Enter or double click).
    """

    row_opened = Signal(int)

    def __init__(self, table: WindowTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._copying = False
        self.setModel(table)
        self.setItemDelegate(CellPainter(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._prepare_headers()
        self.activated.connect(self._open)
        table.delivered.connect(self._copy_when_there)

    def _prepare_headers(self) -> None:
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(TABLE_ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        head.setStretchLastSection(True)
        head.setMinimumSectionSize(56)
        head.setFont(fonts.words(fonts.TABLE, bold=True))
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(False)
        head.setSectionsClickable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(self.table.sort)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._show_chooser)
        for place, column in enumerate(self.table.columns):
            self.setColumnWidth(place, column.width)
            self.setColumnHidden(place, column.hidden)

    # ------------------------------------------------------------ columns

    def give_room(self, width: int, names: int, wide_only: Collection[str]) -> None:
        """Lay the columns out for a window of this width in pixels, when it is first shown.

        Args:
            width: of the place of the table.
            names: number of the column that gets what is left.
            wide_only: keys of columns that only a wide window shows.
        """
        for place, column in enumerate(self.table.columns):
            if column.key in wide_only:
                self.setColumnHidden(place, width < WIDE)
        shown = sum(self.columnWidth(place) for place in range(len(self.table.columns)))
        self.setColumnWidth(names, self.columnWidth(names) + max(0, min(MORE_NAME, width - shown - SCROLL_BAR)))

    def column_menu(self) -> QMenu:
        """A menu with a tick for each column; the last one that is shown stays."""
        menu = QMenu(self)
        shown = [place for place in range(len(self.table.columns)) if not self.isColumnHidden(place)]
        for place, column in enumerate(self.table.columns):
            action = menu.addAction(no_mnemonic(column.words))
            action.setCheckable(True)
            action.setChecked(place in shown)
            action.setData(place)
            action.setEnabled(shown != [place])
        menu.triggered.connect(self._toggle_column)
        return menu

    def _toggle_column(self, action: QAction) -> None:
        self.setColumnHidden(int(action.data()), not action.isChecked())

    def _show_chooser(self, at: QPoint) -> None:
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    # ------------------------------------------------------------ copy

    def copy_rows(self) -> bool:
        """Copy the selected rows as cells, with their titles; rows that are not there are fetched first.

        Returns:
            True when it is in the clipboard, False when it is still being fetched or nothing is selected.
        """
        rows = self._selected_rows()[:COPIED_ROWS]
        self._copying = bool(rows)
        if not rows or not self.table.want(rows):
            return False
        self._copying = False
        head = self.horizontalHeader()
        order = [head.logicalIndex(place) for place in range(head.count())]
        columns = [place for place in order if not self.isColumnHidden(place)]
        lines = [[self.table.columns[column].words for column in columns]]
        lines += [[self.table.text(row, column) for column in columns] for row in rows]
        QGuiApplication.clipboard().setText("\n".join("\t".join(map(as_cell, line)) for line in lines))
        return True

    def _selected_rows(self) -> list[int]:
        ranges = self.selectionModel().selection().toList()
        return sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})

    def _copy_when_there(self) -> None:
        if self._copying:
            self.copy_rows()

    # ------------------------------------------------------------ rows

    def _open(self, index: QModelIndex) -> None:
        self.row_opened.emit(self.table.row_id(index.row()))

    def choose_row(self, row: int) -> None:
        """Select a row and bring it into sight."""
        index = self.table.index(row, 0)
        rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, rows)
        self.scrollTo(index)

    def is_cut(self, index: QModelIndex) -> bool:
        """The cell shows less than its whole text."""
        metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole))
        return metrics.horizontalAdvance(_text(index)) > text_place(self.visualRect(index), index).width()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(_text(index)) if self.is_cut(index) else "", self)
            return True
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.table.translate()


def as_cell(text: str) -> str:
    """A text as one cell of tab-separated values: quoted only where it would be torn."""
    if any(sign in text for sign in '\t\r\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text
