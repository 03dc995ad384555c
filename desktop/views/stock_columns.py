"""The columns of the stock, and how the state of a zone is painted in a cell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.queries.stock_rows import StockRow
from desktop.views.stock_words import expiry_state, expiry_text, item_name, path_text, pieces, state_text
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.tables.table_view import MARK, CellPainter, Index, TableView
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE, ZONE_ROLES, Role, colour
from desktop.views.widgets.bins import SHAPES
from desktop.views.widgets.shapes import Shape, paint_shape
from desktop.views.widgets.status_chip import ChipState
from desktop.views.words.marking import QT_TRANSLATE_NOOP

NAME: Final = 150
NARROW: Final = frozenset({"item", "owner_name", "custodian_name"})
"""Beside the name of the item there is no room for these."""


class Day(QObject):
    """The site's day, by which expiry is marked; it may change while the table is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = date.max

    def expiry(self, row: StockRow) -> str:
        """The cell's text."""
        return str(row.expires_on or "") if self.today == date.max else expiry_text(row.expires_on, self.today)

    def mark(self, row: StockRow) -> ChipState | None:
        """The cell's shape."""
        return None if self.today == date.max else expiry_state(row.expires_on, self.today)


def stock_columns(day: Day) -> tuple[Column, ...]:
    """What a clerk looks for first stands first."""
    return (
        Column("name", QT_TRANSLATE_NOOP("Columns", "Item"), width=NAME, value=item_name),
        Column("item", QT_TRANSLATE_NOOP("Columns", "REF"), ColumnKind.CODE, 104),
        Column("gtin", QT_TRANSLATE_NOOP("Columns", "GTIN"), ColumnKind.CODE, 148, sortable=False),
        Column("lot", QT_TRANSLATE_NOOP("Columns", "Lot"), ColumnKind.CODE, 88),
        Column("serial", QT_TRANSLATE_NOOP("Columns", "Serial"), ColumnKind.CODE, 192),
        Column("expires_on", QT_TRANSLATE_NOOP("Columns", "Expires"), ColumnKind.DATE, 192, day.expiry, day.mark),
        Column("place", QT_TRANSLATE_NOOP("Columns", "Place"), ColumnKind.CODE, 160, path_text),
        Column(
            "state", QT_TRANSLATE_NOOP("Columns", "State"), width=132, value=state_text, state=_room, sortable=False
        ),
        Column("quantity", QT_TRANSLATE_NOOP("Columns", "Pieces"), ColumnKind.NUMBER, 80, _quantity),
        Column("owner_name", QT_TRANSLATE_NOOP("Columns", "Owner"), width=176),
        Column("custodian_name", QT_TRANSLATE_NOOP("Columns", "Custodian"), width=176, sortable=False),
    )


WIDE_ONLY: Final = frozenset({"gtin", "custodian_name"})
"""Shown at first only where there is room; the chooser brings them."""


def _quantity(row: StockRow) -> str:
    return pieces(row.quantity)


def _room(row: StockRow) -> ChipState | None:
    """Keeps the room of a shape; `StateCell` paints the shape of the zone there."""
    return ChipState.READY if row.state or row.held else None


class StateCell(CellPainter):
    """The shape and colour of the zone state, or of a hold."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        model = index.model()
        row = model.row(index.row()) if isinstance(model, WindowTable) else None
        if not isinstance(row, StockRow) or _room(row) is None:
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = colour(Role.ACCENT_SOFT if selected else Role.SURFACE)
        place = QRectF(option.rect)
        mark = QRectF(place.left() + SPACE[3], place.center().y() - MARK / 2, MARK, MARK)
        painter.fillRect(mark.adjusted(-1, -1, 1, 1), ground)
        shape, role = _look(row)
        paint_shape(painter, shape, mark, colour(role), ground)


def _look(row: StockRow) -> tuple[Shape, Role]:
    if row.held or row.state is None:
        return Shape.WARNING_TRIANGLE, Role.HOLD
    return SHAPES[row.state], ZONE_ROLES[row.state]


def dress(view: TableView) -> None:
    """Let a view of the stock paint the zone states."""
    keys = [column.key for column in view.table.columns]
    view.setItemDelegateForColumn(keys.index("state"), StateCell(view))


class StockRows(TableView):
    """Some rows of stock, all of them at hand: what lies in a tray or a place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.day = Day()
        columns = [_still(column) for column in stock_columns(self.day)]
        super().__init__(WindowTable(columns), parent)
        self.table.setParent(self)
        self.day.setParent(self)
        self._rows: tuple[StockRow, ...] = ()
        dress(self)
        self.table.page_wanted.connect(self._deliver)

    @property
    def rows(self) -> tuple[StockRow, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[StockRow], today: date, known: frozenset[str] = frozenset()) -> None:
        """Show other rows; the same rows again keep their scroll and selection.

        Args:
            rows: to be shown.
            today: by which expiry is marked.
            known: keys of columns that the page tells already, once for all rows.
        """
        hidden = known if "name" in known else known | NARROW
        for place, column in enumerate(self.table.columns):
            self.setColumnHidden(place, column.key in hidden | {"gtin"})
        if tuple(rows) == self._rows and today == self.day.today:
            return
        self.day.today = today
        self._rows = tuple(rows)
        self.table.show_ids([row.id for row in self._rows])

    def _deliver(self, first: int, count: int) -> None:
        self.table.deliver(first, self._rows[first : first + count])

    def row_of(self, key: int) -> StockRow | None:
        """A row by its id."""
        return next((row for row in self._rows if row.id == key), None)


def _still(column: Column) -> Column:
    """The same column without an order: the rows stand as they lie."""
    return replace(column, sortable=False)


def cells_of(columns: Sequence[Column], row: Any) -> list[str]:
    """A row as texts."""
    return [column.text(row) for column in columns]
