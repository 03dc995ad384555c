"""A position as a bar: what is left of usable, then in transit, on order and proposed, against minimum and maximum.

The bar ends where the position does, so what is committed is taken off it; a strip below shows how much of what is
usable that is. Each part has a pattern of its own beside its colour: solid, crossed, striped, outlined, dotted.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.replenishment import Levels, Parts
from desktop.views import fonts
from desktop.views.theme import SPACE, Role, colour

HEIGHT: Final = 92
BAR: Final = 22.0
TOP: Final = 26.0
STRIP: Final = 10.0


def scale_of(levels: Levels, parts: Parts) -> int:
    """How many pieces the whole width stands for."""
    return max(1, levels.maximum, parts.usable, parts.position)


def net_parts(parts: Parts) -> tuple[int, int, int]:
    """Usable, in transit and on order after what is committed was taken off, first from what is usable."""
    left, net = parts.committed, []
    for pieces in (parts.usable, parts.in_transit, parts.on_order):
        taken = min(left, pieces)
        left -= taken
        net.append(pieces - taken)
    return net[0], net[1], net[2]


def paint_parts(painter: QPainter, bar: QRectF, levels: Levels, parts: Parts, pieces: int) -> None:
    """Paint the bar alone.

    Args:
        painter: to paint with.
        bar: where, in pixels.
        levels: of the par.
        parts: of the position.
        pieces: proposed; they follow the position.
    """
    unit = bar.width() / scale_of(levels, parts)
    painter.fillRect(bar, colour(Role.RAISED))
    left = bar.left()
    for count, role, pattern in zip((*net_parts(parts), pieces), _ROLES, _PATTERNS, strict=True):
        width = min(count * unit, bar.right() - left)
        left = _part(painter, QRectF(left, bar.top(), width, bar.height()), role, pattern)
    painter.setPen(QPen(colour(Role.EDGE), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar)


_ROLES: Final = (Role.OK, Role.INFO, Role.HOLD, Role.ACCENT)
_PATTERNS: Final = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.Dense6Pattern,
)


def paint_usable(painter: QPainter, strip: QRectF, usable: int, committed: int, unit: float) -> None:
    """The strip: all that is usable, its committed end crossed; ``unit`` is the width of a piece."""
    free = max(0, usable - committed)
    left = _part(painter, QRectF(strip.left(), strip.top(), free * unit, strip.height()), Role.OK)
    crossed = QRectF(left, strip.top(), min(committed, usable) * unit, strip.height())
    _part(painter, crossed, Role.WARN, Qt.BrushStyle.DiagCrossPattern)


def _part(painter: QPainter, place: QRectF, role: Role, pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern) -> float:
    if place.width() > 0:
        painter.fillRect(place, QBrush(colour(role), pattern))
        _frame(painter, place, role)
    return place.right() if place.width() > 0 else place.left()


def _frame(painter: QPainter, place: QRectF, role: Role) -> None:
    painter.setPen(QPen(colour(role), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.adjusted(1, 1, -1, -1))


def paint_minimum(painter: QPainter, bar: QRectF, levels: Levels, parts: Parts) -> None:
    """A mark where the minimum is."""
    at = bar.left() + bar.width() * levels.minimum / scale_of(levels, parts)
    painter.setPen(QPen(colour(Role.TEXT), 2))
    painter.drawLine(QPointF(at, bar.top() - 3), QPointF(at, bar.bottom() + 3))


class PositionBar(QWidget):
    """The bar of one par with its marks and their figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels, self._parts, self._pieces = Levels(0, 1, 1), Parts(), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def show_position(self, levels: Levels, parts: Parts, pieces: int, words: str) -> None:
        """Show a position; ``words`` tell the same to whoever does not see the bar."""
        self._levels, self._parts, self._pieces = levels, parts, pieces
        self.setAccessibleName(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(SPACE[3], TOP, self.width() - 2 * SPACE[3], BAR)
        paint_parts(painter, bar, self._levels, self._parts, self._pieces)
        if self._parts.committed:
            strip = QRectF(bar.left(), HEIGHT - STRIP - 2, bar.width(), STRIP)
            unit = bar.width() / scale_of(self._levels, self._parts)
            paint_usable(painter, strip, self._parts.usable, self._parts.committed, unit)
        painter.setFont(fonts.words(fonts.SMALL, bold=True))
        scale = scale_of(self._levels, self._parts)
        levels = self._levels
        above = dict.fromkeys((levels.minimum, levels.maximum))
        for level in above:
            self._mark(painter, bar, level / scale, str(level), below=False)
        if levels.target not in above:
            self._mark(painter, bar, levels.target / scale, str(levels.target), below=False)
        position = max(0, min(self._parts.position, scale))
        self._mark(painter, bar, position / scale, str(self._parts.position), below=True)

    def _mark(self, painter: QPainter, bar: QRectF, share: float, figure: str, *, below: bool) -> None:
        at = bar.left() + bar.width() * share
        painter.setPen(QPen(colour(Role.ACCENT if below else Role.TEXT), 2))
        painter.drawLine(QPointF(at, bar.top() - (0 if below else 5)), QPointF(at, bar.bottom() + (5 if below else 0)))
        line = QRectF(at - 30, bar.bottom() + 6 if below else 0, 60, TOP - 6)
        line.moveLeft(max(0.0, min(line.left(), self.width() - line.width())))
        side = Qt.AlignmentFlag.AlignHCenter
        if at - 30 < 0:
            side = Qt.AlignmentFlag.AlignLeft
        elif at + 30 > self.width():
            side = Qt.AlignmentFlag.AlignRight
        painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, figure)


class PartSwatch(QWidget):
    """A small piece of a part's pattern, for the legend."""

    def __init__(self, part: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self.setFixedSize(22, 16)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = QRectF(1, 1, self.width() - 2, self.height() - 2)
        shown = {"usable": Parts(usable=1), "in_transit": Parts(in_transit=1), "on_order": Parts(on_order=1)}
        if self._part == "committed":
            paint_usable(painter, place, 1, 1, place.width())
        else:
            parts = shown.get(self._part, Parts())
            paint_parts(painter, place, Levels(0, 1, 1), parts, 1 if self._part == "proposed" else 0)
