"""A delivery notice: each of its trays as a small plan with its count."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import RADIUS, SPACE, Role, colour
from desktop.views.widgets.big_count import BigCount
from desktop.views.widgets.seats import Seat, counted, paint_seat
from desktop.views.widgets.shapes import Shape, paint_shape
from desktop.views.widgets.text import Text, TextKind, plain_tip

IN_A_ROW: Final = 3
HEIGHT: Final = 148
COMPACT_HEIGHT: Final = 84
COMPACT_IN_A_ROW: Final = 2
NARROW: Final = 720
"""Below this width the trays stand two in a row and small, without the count of all."""


class TrayState(StrEnum):
    """How far a tray is."""

    WAITING = "waiting"
    OPEN = "open"
    COMPLETE = "complete"
    SHORT = "short"


LOOKS: Final = {
    TrayState.WAITING: (Shape.RING, Role.MUTED),
    TrayState.OPEN: (Shape.HALF_RING, Role.INFO),
    TrayState.COMPLETE: (Shape.TICKED_CIRCLE, Role.OK),
    TrayState.SHORT: (Shape.WARNING_TRIANGLE, Role.WARN),
}


@dataclass(frozen=True, slots=True)
class TrayProgress:
    """One tray of a notice.

    Attributes:
        code: of the tray, such as TK-001.
        state: how far it is.
        seats: as counted until now.
        columns: seats in a row.
    """

    code: str
    state: TrayState
    seats: tuple[Seat, ...]
    columns: int = 5


def tray_word(state: TrayState) -> str:
    """The word of a tray's state in the language of the window."""
    words = {
        TrayState.WAITING: QCoreApplication.translate("Tray", "waiting"),
        TrayState.OPEN: QCoreApplication.translate("Tray", "being counted"),
        TrayState.COMPLETE: QCoreApplication.translate("Tray", "complete"),
        TrayState.SHORT: QCoreApplication.translate("Tray", "pieces missing"),
    }
    return words[state]


class TrayTile(QAbstractButton):
    """A tray as a small plan: code, count, word."""

    def __init__(self, tray: TrayProgress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tray, self._compact, self.here = tray, False, 0
        self.show_tray(tray)

    @property
    def tray(self) -> TrayProgress:
        """What is shown."""
        return self._tray

    @property
    def count(self) -> str:
        """Such as 19/20."""
        return f"{self.here}/{len(self._tray.seats)}"

    def show_tray(self, tray: TrayProgress) -> None:
        """Show another state of it; one that shows it already is not painted again."""
        known, self._tray = self._tray, tray
        if known is tray and self.accessibleName():
            return
        self.here = counted(tray.seats)
        said = f"{tray.code} · {self.count} · {tray_word(tray.state)}"
        if known == tray and said == self.accessibleName():
            return
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(said))
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        """Code, count and word on one line, the seats as a strip below."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, COMPACT_HEIGHT) if self._compact else QSize(280, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self._tray.state is TrayState.OPEN
        edge = Role.FOCUS if self.hasFocus() else Role.INFO if active else Role.LINE
        painter.setPen(QPen(colour(edge), 2 if active or self.hasFocus() else 1))
        painter.setBrush(colour(Role.ACCENT_SOFT if self.underMouse() else Role.SURFACE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        if self._compact:
            self._paint_compact(painter)
        else:
            self._paint_words(painter)
            self._paint_seats(painter)

    def _paint_compact(self, painter: QPainter) -> None:
        shape, role = LOOKS[self._tray.state]
        box = QRectF(SPACE[3], SPACE[2], self.width() - 2 * SPACE[3], 28)
        paint_shape(painter, shape, QRectF(box.left(), box.top() + 6, 16, 16), colour(role))
        painter.setPen(colour(Role.TEXT))
        painter.setFont(fonts.codes(16, bold=True))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(24, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, self._tray.code)
        painter.setFont(fonts.words(fonts.HEADING, bold=True))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, self.count)
        columns = max(self._tray.columns, -(-len(self._tray.seats) // 2))
        side = box.width() / max(1, columns)
        for n, seat in enumerate(self._tray.seats):
            place = QRectF(box.left() + n % columns * side, box.bottom() + 4 + n // columns * 17, side - 2, 15)
            paint_seat(painter, place, Seat(seat.number, seat.state))

    def _paint_words(self, painter: QPainter) -> None:
        shape, role = LOOKS[self._tray.state]
        box = QRectF(SPACE[4], SPACE[3], self.width() - 2 * SPACE[4], HEIGHT - 2 * SPACE[3])
        painter.setPen(colour(Role.TEXT))
        painter.setFont(fonts.codes(18, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, self._tray.code)
        painter.setFont(fonts.words(30, bold=True))
        painter.drawText(box.adjusted(0, 26, 0, 0), Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, self.count)
        paint_shape(painter, shape, QRectF(box.left(), box.bottom() - 20, 18, 18), colour(role))
        painter.setFont(fonts.words(fonts.TABLE))
        words = box.adjusted(26, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, tray_word(self._tray.state))

    def _paint_seats(self, painter: QPainter) -> None:
        columns = max(1, self._tray.columns)
        rows = max(1, -(-len(self._tray.seats) // columns))
        left, top = self.width() * 0.46, float(SPACE[4])
        width, height = (self.width() - SPACE[4] - left) / columns, (HEIGHT - SPACE[4] * 2 - 22) / rows
        side = min(width, height * 1.6)
        left = self.width() - SPACE[4] - side * columns
        for n, seat in enumerate(self._tray.seats):
            place = QRectF(left + n % columns * side, top + n // columns * height, side - 3, height - 3)
            paint_seat(painter, place, Seat(seat.number, seat.state))


class NoticeProgress(QWidget):
    """The count of a notice and all its trays, three in a row.

    Signals:
        tray_chosen: the code of the tray.
    """

    tray_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: dict[str, TrayTile] = {}
        self._title = Text("", TextKind.HEADING)
        self.count = BigCount()
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE[3])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self._title)
        column.addWidget(self.count)
        column.addLayout(self._grid)
        column.addStretch(1)

    def tiles(self) -> tuple[TrayTile, ...]:
        """The trays in their order."""
        return tuple(self._tiles.values())

    def show_trays(self, trays: Sequence[TrayProgress], title: str = "") -> None:
        """Show the trays under the notice's number and the count of all; trays that stay are only told anew."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        if [tray.code for tray in trays] != list(self._tiles):
            self._build(trays)
        for tray in trays:
            self._tiles[tray.code].show_tray(tray)
        self.count.show_count(sum(tile.here for tile in self.tiles()), sum(len(tray.seats) for tray in trays))

    def _build(self, trays: Sequence[TrayProgress]) -> None:
        for tile in self._tiles.values():
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = {tray.code: TrayTile(tray) for tray in trays}
        for tile in self._tiles.values():
            tile.clicked.connect(self._tell)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW
        columns = COMPACT_IN_A_ROW if narrow else IN_A_ROW
        self.count.setVisible(not narrow)
        for place in range(IN_A_ROW):
            self._grid.setColumnStretch(place, int(place < columns))
        for n, tile in enumerate(self._tiles.values()):
            tile.set_compact(compact=narrow)
            self._grid.addWidget(tile, n // columns, n % columns)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() < NARROW) != (event.size().width() < NARROW):
            self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(300, COMPACT_HEIGHT * 2)

    def _tell(self) -> None:
        tile = self.sender()
        if isinstance(tile, TrayTile):
            self.tray_chosen.emit(tile.tray.code)
