"""Horizontal bars with their values beside them, and whiskers for intervals, in the colours of the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import SPACE, Role, colour

BAR: Final = 0.56
THICKEST: Final = 44.0
NAMES: Final = 150
AXIS: Final = 44
WORDS_SHARE: Final = 1.6
"""So much wider than the longest bar is the axis, for the words beside it."""
TICKS: Final = 5
MOST: Final = 12
"""More bars than this are no picture any more; the table below has all of them."""


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar: its length and what colour it has."""

    length: float
    role: Role


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: its name, its parts from the left, what is written beside it, and the ends of a whisker."""

    key: str
    name: str
    parts: tuple[BarPart, ...]
    told: str
    ends: tuple[float, float] | None = None

    @property
    def end(self) -> float:
        """Where its bar or its whisker ends."""
        length = sum(part.length for part in self.parts)
        return max(length, self.ends[1]) if self.ends else length


def ticks(most: float) -> tuple[float, ...]:
    """Even numbers from 0 to at most ``most``: steps of 1, 2 or 5 times a power of ten, about `TICKS` of them."""
    if most <= 0:
        return (0.0,)
    rough = most / TICKS
    power = 10.0 ** floor(log10(rough))
    step = next(step for step in (power, 2 * power, 5 * power, 10 * power) if step >= rough * 0.999)
    return tuple(number * step for number in range(int(most / step + 1e-9) + 1))


class BarChart(QWidget):
    """The chart.

    Signals:
        opened: the key of a bar that was clicked.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[BarRow, ...] = ()
        self.unit = ""
        self.setMinimumHeight(220)

    def show_rows(self, rows: Iterable[BarRow], unit: str) -> None:
        """Show other bars, the first on top; ``unit`` stands below the axis."""
        self.rows, self.unit = tuple(rows)[:MOST], unit
        self.setAccessibleDescription("; ".join(f"{row.name}: {row.told}" for row in self.rows))
        self.update()

    # ---------------------------------------------------------------- places

    @property
    def _most(self) -> float:
        return max((row.end for row in self.rows), default=0.0) or 1.0

    @property
    def _field(self) -> QRectF:
        """Where the bars are drawn, in pixels."""
        return QRectF(NAMES, SPACE[2], self.width() - NAMES - SPACE[2], self.height() - AXIS - SPACE[2])

    def _x(self, value: float) -> float:
        field = self._field
        return field.left() + value / (self._most * WORDS_SHARE) * field.width()

    def _band(self, number: int) -> QRectF:
        """The room of a row."""
        field = self._field
        height = field.height() / max(len(self.rows), 1)
        return QRectF(field.left(), field.top() + number * height, field.width(), height)

    # ---------------------------------------------------------------- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour(Role.SURFACE))
        painter.setFont(fonts.words(fonts.SMALL))
        self._paint_axis(painter)
        for number, row in enumerate(self.rows):
            self._paint_row(painter, self._band(number), row)
        painter.end()

    def _paint_axis(self, painter: QPainter) -> None:
        field = self._field
        painter.setPen(colour(Role.LINE))
        painter.drawLine(field.topLeft(), field.bottomLeft())
        painter.drawLine(field.bottomLeft(), field.bottomRight())
        for value in ticks(self._most * WORDS_SHARE):
            x = self._x(value)
            painter.setPen(colour(Role.LINE))
            painter.drawLine(QPointF(x, field.bottom()), QPointF(x, field.bottom() + 4))
            _write(painter, QRectF(x - 40, field.bottom() + 4, 80, 18), f"{value:,g}", Role.MUTED)
        _write(painter, QRectF(field.left(), field.bottom() + 22, field.width(), 18), self.unit, Role.MUTED)

    def _paint_row(self, painter: QPainter, band: QRectF, row: BarRow) -> None:
        middle, thick = band.center().y(), min(band.height() * BAR, THICKEST)
        measure, left = painter.fontMetrics(), 0.0
        name = measure.elidedText(row.name, Qt.TextElideMode.ElideRight, NAMES - 12)
        _write(painter, QRectF(0, middle - 12, NAMES - 6, 24), name, Role.TEXT, Qt.AlignmentFlag.AlignRight)
        for part in row.parts:
            begin, end = self._x(left), self._x(left + part.length)
            painter.fillRect(QRectF(begin, middle - thick / 2, end - begin, thick), colour(part.role))
            left += part.length
        if row.ends is not None:
            self._paint_whisker(painter, middle, row.ends)
        room = QRectF(self._x(row.end) + 6, middle - 12, self.width(), 24)
        _write(painter, room, row.told, Role.TEXT, Qt.AlignmentFlag.AlignLeft)

    def _paint_whisker(self, painter: QPainter, y: float, ends: Sequence[float]) -> None:
        low, high = (self._x(end) for end in ends)
        painter.setPen(QPen(QColor(colour(Role.TEXT)), 2))
        painter.drawLine(QPointF(low, y), QPointF(high, y))
        for x in (low, high):
            painter.drawLine(QPointF(x, y - 5), QPointF(x, y + 5))

    # ---------------------------------------------------------------- pressing

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        for number, row in enumerate(self.rows):
            band = self._band(number)
            if band.top() <= event.position().y() < band.bottom():
                self.opened.emit(row.key)
                return


def _write(
    painter: QPainter, room: QRectF, words: str, role: Role, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter
) -> None:
    painter.setPen(colour(role))
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
