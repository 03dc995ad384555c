"""The life of a unit as a vertical line: moment, what, who, where, and how each fact came in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop.domain.ledger import EnteredBy
from desktop.views import fonts
from desktop.views.icons import paint_icon
from desktop.views.theme import SPACE, Role, colour
from desktop.views.widgets.text import plain_tip

ROW: Final = 68
MOMENT: Final = 148
NODE: Final = 32
SOURCE: Final = 116
QUIET: Final = (fonts.TABLE, False, Role.MUTED)
SMALL: Final = (fonts.SMALL, False, Role.MUTED)
LOUD: Final = (fonts.BODY, True, Role.TEXT)
LATE: Final = (fonts.SMALL, True, Role.WARN)
SOURCE_ICONS: Final = {
    EnteredBy.SCAN: "scan-barcode",
    EnteredBy.CLICK: "check",
    EnteredBy.IMPORT: "file-up",
    EnteredBy.TYPED: "keyboard",
}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """One event of a life; all texts are ready to be shown.

    Attributes:
        key: of the row that it opens.
        moment: local date and time.
        what: what happened.
        who: the person, or "".
        where: the place, or "".
        source: how the time came in; None where that tells nothing.
        role: colour of the node.
        delay: how much later it was entered, such as "3 h later", or "".
    """

    key: str
    moment: str
    what: str
    who: str = ""
    where: str = ""
    source: EnteredBy | None = EnteredBy.SCAN
    role: Role = Role.INFO
    delay: str = ""

    @property
    def whole(self) -> str:
        """All of it in one text."""
        told = (
            self.moment,
            self.what,
            self.where,
            self.who,
            source_word(self.source) if self.source else "",
            self.delay,
        )
        return " · ".join(part for part in told if part)


def source_word(source: EnteredBy) -> str:
    """The word for how a fact came in, in the language of the window."""
    words = {
        EnteredBy.SCAN: QCoreApplication.translate("EnteredBy", "scanned"),
        EnteredBy.CLICK: QCoreApplication.translate("EnteredBy", "clicked"),
        EnteredBy.IMPORT: QCoreApplication.translate("EnteredBy", "imported"),
        EnteredBy.TYPED: QCoreApplication.translate("EnteredBy", "typed"),
        EnteredBy.CLOCK: QCoreApplication.translate("EnteredBy", "by the clock"),
    }
    return words[source]


class TimeEntries(QAbstractListModel):
    """The events, newest first or as they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[TimeEntry, ...] = ()

    def show_entries(self, entries: Sequence[TimeEntry]) -> None:
        """Show other events."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, row: int) -> TimeEntry:
        """The event of a row."""
        return self._entries[row]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.whole
        return plain_tip(entry.whole) if role == Qt.ItemDataRole.ToolTipRole else None


class TimeLine(QListView):
    """The line. Enter or a click opens the row behind an event.

    Signals:
        entry_opened: the key of the event.
    """

    entry_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = TimeEntries(self)
        self.setModel(self.entries)
        self.setItemDelegate(_EntryPainter(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._open)
        self.clicked.connect(self._open)

    def show_entries(self, entries: Sequence[TimeEntry]) -> None:
        """Show a life."""
        self.entries.show_entries(entries)

    def _open(self, index: QModelIndex) -> None:
        self.entry_opened.emit(self.entries.entry(index.row()).key)


class _EntryPainter(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(480, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, TimeEntries):
            return
        entry = model.entry(index.row())
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, colour(Role.ACCENT_SOFT))
        _paint_line(painter, place, index.row() == 0, index.row() == model.rowCount() - 1)
        _paint_node(painter, QPoint(int(place.left()) + MOMENT + NODE // 2, int(place.top()) + 22), entry)
        _paint_words(painter, place, entry)
        painter.restore()


def _paint_line(painter: QPainter, place: QRectF, first: bool, last: bool) -> None:
    across = int(place.left()) + MOMENT + NODE // 2
    painter.setPen(QPen(colour(Role.EDGE), 2))
    top = int(place.top()) + (22 if first else 0)
    bottom = int(place.top()) + 22 if last else int(place.bottom())
    painter.drawLine(across, top, across, bottom)


def _paint_node(painter: QPainter, centre: QPoint, entry: TimeEntry) -> None:
    painter.setPen(QPen(colour(Role.SURFACE), 3))
    painter.setBrush(colour(entry.role))
    painter.drawEllipse(centre, 9, 9)


def _paint_words(painter: QPainter, place: QRectF, entry: TimeEntry) -> None:
    left = place.left() + MOMENT + NODE + SPACE[3]
    room = place.right() - left - (SOURCE if entry.source else 0) - SPACE[4]
    top = place.top() + 10
    right, start = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
    _line(painter, QRectF(place.left(), top, MOMENT - SPACE[2], 24), entry.moment, QUIET, right)
    _line(painter, QRectF(left, top, room, 24), entry.what, LOUD, start)
    below = " · ".join(part for part in (entry.where, entry.who) if part)
    _line(painter, QRectF(left, top + 24, room, 22), below, QUIET, start)
    if entry.source is None:
        return
    edge = place.right() - SOURCE
    paint_icon(painter, SOURCE_ICONS[entry.source], QRectF(edge, top + 3, 18, 18), colour(Role.MUTED))
    _line(
        painter,
        QRectF(edge + 26, top, SOURCE - 26, 24),
        source_word(entry.source),
        SMALL,
        start,
    )
    _line(painter, QRectF(edge + 26, top + 24, SOURCE - 26, 22), entry.delay, LATE, start)


def _line(painter: QPainter, place: QRectF, text: str, look: tuple[int, bool, Role], side: Qt.AlignmentFlag) -> None:
    painter.setFont(fonts.words(look[0], bold=look[1]))
    painter.setPen(colour(look[2]))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side, shown)
