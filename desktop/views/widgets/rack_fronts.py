"""The fronts of the racks: levels from the floor up, slots from left to right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import Role, colour
from desktop.views.widgets.bins import BinCell, paint_bin
from desktop.views.widgets.text import plain_tip
from desktop.views.widgets.zone_floor import RackPlan

BLINK_MS: Final = 500
RACK_GAP: Final = 20
HEAD: Final = 24
LEVEL_WORD: Final = 20


class RackFronts(QWidget):
    """All bins. Arrows move, Enter or a click chooses; the highlighted bin blinks while the widget is seen.

    Signals:
        bin_chosen: the code of the bin.
    """

    bin_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.animations = True
        self._racks: tuple[RackPlan, ...] = ()
        self._cells: dict[str, BinCell] = {}
        self._current = ""
        self._lit = True
        self._blink = QTimer(self)
        self._blink.setInterval(BLINK_MS)
        self._blink.timeout.connect(self._toggle)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bins(self, racks: Sequence[RackPlan], cells: Sequence[BinCell]) -> None:
        """Show racks and their bins; a bin whose rack is not named is not shown."""
        self._racks = tuple(racks)
        self._cells = {cell.code: cell for cell in cells}
        if self._current not in self._cells:
            self._current = next(iter(self._cells), "")
        self._settle()
        self.update()

    def show_bin(self, cell: BinCell) -> None:
        """Show one bin anew; nothing else is painted."""
        self._cells[cell.code] = cell
        self._settle()
        self.update(self.place_of(cell))

    def cells(self) -> tuple[BinCell, ...]:
        """What is shown."""
        return tuple(self._cells.values())

    @property
    def blinking(self) -> bool:
        """The timer runs."""
        return self._blink.isActive()

    def place_of(self, cell: BinCell) -> QRect:
        """The rectangle of a bin; empty when its rack is not shown."""
        rack_place = next(((r, n) for n, r in enumerate(self._racks) if r.code == cell.rack), None)
        if rack_place is None:
            return QRect()
        rack, nth = rack_place
        front = self._front(nth)
        width, height = front.width() / rack.slots, front.height() / rack.levels
        left = front.left() + (cell.slot - 1) * width
        top = front.bottom() - cell.level * height
        return QRectF(left + 2, top + 2, width - 4, height - 4).toAlignedRect()

    def bin_at(self, point: QPoint) -> str:
        """The code of the bin under a point, or ""."""
        return next((code for code, cell in self._cells.items() if self.place_of(cell).contains(point)), "")

    def choose(self, code: str) -> None:
        """Make a bin the current one and tell its code."""
        if code in self._cells:
            self._move_to(code)
            self.bin_chosen.emit(code)

    def _front(self, nth: int) -> QRectF:
        many = max(1, len(self._racks))
        width = (self.width() - RACK_GAP * (many - 1)) / many
        left = nth * (width + RACK_GAP) + LEVEL_WORD
        return QRectF(left, HEAD, width - LEVEL_WORD, self.height() - HEAD)

    def _settle(self) -> None:
        lit = any(cell.highlighted for cell in self._cells.values())
        if lit and self.animations and self.isVisible():
            self._blink.start()
        else:
            self._blink.stop()
            self._lit = True

    def _toggle(self) -> None:
        self._lit = not self._lit
        for cell in self._cells.values():
            if cell.highlighted:
                self.update(self.place_of(cell))

    def _move_to(self, code: str) -> None:
        for each in (self._current, code):
            if each in self._cells:
                self.update(self.place_of(self._cells[each]))
        self._current = code
        self.setAccessibleDescription(str(self._cells[code]))

    def _step(self, right: int, down: int) -> None:
        """Move to the nearest bin in a direction, over rack borders too."""
        if self._current not in self._cells:
            return
        here = self.place_of(self._cells[self._current]).center()
        best, nearest = "", 1 << 30
        for code, cell in self._cells.items():
            there = self.place_of(cell).center() - here
            along = there.x() * right + there.y() * down
            across = abs(there.x() * down) + abs(there.y() * right)
            if along > 4 and along + 3 * across < nearest:
                best, nearest = code, along + 3 * across
        if best:
            self._move_to(best)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._step(*steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose(self._current)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose(self.bin_at(event.position().toPoint()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._blink.stop()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            code = self.bin_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(str(self._cells[code]) if code else ""), self)
            return True
        return super().event(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(840, 380)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(480, 260)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_frames(painter)
        for cell in self._cells.values():
            place = self.place_of(cell)
            if not event.region().intersects(place):
                continue
            paint_bin(painter, QRectF(place), cell, lit=cell.highlighted and self._lit)
            if cell.code == self._current and self.hasFocus():
                painter.setPen(QPen(colour(Role.FOCUS), 3))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place.adjusted(1, 1, -2, -2))

    @property
    def current(self) -> str:
        """The code of the bin that the arrows are at, or ""."""
        return self._current

    def paint_frames(self, painter: QPainter) -> None:
        """Paint what stands around the bins: the names of the racks and the levels."""
        for nth, rack in enumerate(self._racks):
            self._paint_frame(painter, nth, rack)

    def _paint_frame(self, painter: QPainter, nth: int, rack: RackPlan) -> None:
        front = self._front(nth)
        painter.setPen(colour(Role.TEXT))
        painter.setFont(fonts.words(fonts.TABLE, bold=True))
        painter.drawText(QRectF(front.left() + 2, 0, front.width(), HEAD - 2), 0, self.tr("Rack {0}").format(rack.code))
        painter.setPen(colour(Role.MUTED))
        painter.setFont(fonts.words(fonts.SMALL))
        height = front.height() / rack.levels
        for level in range(1, rack.levels + 1):
            place = QRectF(front.left() - LEVEL_WORD, front.bottom() - level * height, LEVEL_WORD - 4, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(level))
