"""Demand by month as bars over the band of a par: minimum to maximum shaded, the target a line, the position a point.

All of it is in pieces on one scale. What is told by colour has a form too: whole months are solid, the running one is
striped, the expected one is an empty frame; minimum and maximum are whole lines, the target is a broken one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from desktop.domain.replenishment import Levels
from desktop.views import fonts
from desktop.views.theme import RADIUS, SPACE, Role, colour
from desktop.views.widgets.text import plain_tip

LEFT: Final = 48.0
RIGHT: Final = 136.0
TOP: Final = 20.0
BOTTOM: Final = 48.0
LABEL: Final = 20.0
STEPS: Final = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Bar:
    """One month.

    Attributes:
        label: under it, such as "11".
        year: under the label, "" for none.
        pieces: None where nothing is known.
        told: what the bar says, for the tool tip.
        running: the month is not over.
        expected: the month is forecast.
    """

    label: str
    year: str
    pieces: float | None
    told: str
    running: bool = False
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The words of the marks on the right, ready to be shown."""

    minimum: str
    target: str
    maximum: str
    position: str


def grid_step(top: int) -> int:
    """The distance of the lines: 1, 2 or 5 times a power of ten, so that there are at most six."""
    size = 1
    while True:
        for step in STEPS:
            if top <= 5 * step * size:
                return step * size
        size *= 10


def apart(wanted: Sequence[float], least: float) -> list[float]:
    """Places for labels, each as near as it can be to where it is wanted and ``least`` from the one above it.

    Args:
        wanted: pixels from the top, ascending.
        least: pixels between two of them.
    """
    placed: list[float] = []
    for at in wanted:
        placed.append(max(at, placed[-1] + least) if placed else at)
    return placed


class MonthChart(QWidget):
    """The chart; left and right choose a month, Enter or a click opens it.

    Signals:
        month_opened: the number of a bar.
    """

    month_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._levels, self._position = Levels(0, 1, 1), 0
        self._marks = Marks("", "", "", "")
        self.chosen = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(180)

    def show_months(self, bars: Sequence[Bar], levels: Levels, position: int, marks: Marks) -> None:
        """Show other months."""
        self._bars, self._levels, self._position, self._marks = tuple(bars), levels, position, marks
        self.chosen = min(self.chosen, len(self._bars) - 1)
        told = [marks.position, marks.minimum, marks.target, marks.maximum, *(bar.told for bar in bars)]
        self.setAccessibleName(" · ".join(told))
        self.update()

    @property
    def top(self) -> int:
        """The pieces at the upper edge: a whole number of steps."""
        most = max([self._levels.maximum, self._position, *(ceil(bar.pieces or 0) for bar in self._bars), 1])
        step = grid_step(most)
        return -(-most // step) * step

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 280)

    # ------------------------------------------------------------ where things are

    def _plot(self) -> QRectF:
        return QRectF(LEFT, TOP, max(1.0, self.width() - LEFT - RIGHT), max(1.0, self.height() - TOP - BOTTOM))

    def _y(self, pieces: float) -> float:
        plot = self._plot()
        return plot.bottom() - plot.height() * max(0.0, pieces) / self.top

    def place_of(self, number: int) -> QRectF:
        """The column of a bar, over the whole height, in pixels."""
        plot = self._plot()
        width = plot.width() / max(1, len(self._bars))
        return QRectF(plot.left() + number * width, plot.top(), width, plot.height())

    def _bar_at(self, point: QPointF) -> int:
        for number in range(len(self._bars)):
            if self.place_of(number).adjusted(0, -TOP, 0, BOTTOM).contains(point):
                return number
        return -1

    # ------------------------------------------------------------ what is painted

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_band(painter)
        self._paint_grid(painter)
        for number, bar in enumerate(self._bars):
            self._paint_bar(painter, number, bar)
        self._paint_target(painter)
        self._paint_marks(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        focused = self.hasFocus()
        painter.setPen(QPen(colour(Role.FOCUS if focused else Role.LINE), 2 if focused else 1))
        painter.setBrush(colour(Role.SURFACE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_band(self, painter: QPainter) -> None:
        plot, levels = self._plot(), self._levels
        high, low = self._y(levels.maximum), self._y(levels.minimum)
        painter.fillRect(QRectF(plot.left(), high, plot.width(), max(2.0, low - high)), colour(Role.OK_SOFT))
        painter.setPen(QPen(colour(Role.OK), 2))
        for at in (high, low):
            painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at))

    def _paint_target(self, painter: QPainter) -> None:
        plot, at = self._plot(), self._y(self._levels.target)
        if self._levels.target != self._levels.maximum:
            painter.setPen(QPen(colour(Role.OK), 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at))

    def _paint_grid(self, painter: QPainter) -> None:
        plot, top = self._plot(), self.top
        painter.setFont(fonts.words(fonts.TABLE))
        for pieces in range(0, top + 1, grid_step(top)):
            at = self._y(pieces)
            painter.setPen(QPen(colour(Role.EDGE if pieces == 0 else Role.LINE), 1))
            painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at))
            painter.setPen(colour(Role.MUTED))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, at - 10, LEFT - SPACE[2], 20), side, str(pieces))

    def _paint_bar(self, painter: QPainter, number: int, bar: Bar) -> None:
        place = self.place_of(number)
        if number == self.chosen:
            painter.fillRect(place, colour(Role.ACCENT_SOFT))
        if bar.pieces:
            width = max(4.0, min(44.0, place.width() * 0.62))
            high = self._y(bar.pieces)
            body = QRectF(place.center().x() - width / 2, high, width, place.bottom() - high)
            self._paint_body(painter, body, bar)
            self._paint_figure(painter, place, high, bar)
        self._paint_label(painter, place, bar)

    def _paint_body(self, painter: QPainter, body: QRectF, bar: Bar) -> None:
        role = Role.ACCENT if bar.expected else Role.INFO
        pen = QPen(colour(role), 2, Qt.PenStyle.DashLine if bar.expected else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(colour(Role.SURFACE))
        painter.drawRect(body.adjusted(1, 1, -1, 0))
        if not bar.expected:
            pattern = Qt.BrushStyle.BDiagPattern if bar.running else Qt.BrushStyle.SolidPattern
            painter.setBrush(QBrush(colour(role), pattern))
            painter.drawRect(body.adjusted(1, 1, -1, 0))

    def _paint_figure(self, painter: QPainter, place: QRectF, high: float, bar: Bar) -> None:
        """The pieces above the bar, on a ground of their own so that no line runs through them."""
        pieces = bar.pieces or 0.0
        figure = f"{pieces:.1f}" if bar.expected else f"{pieces:.0f}"
        painter.setFont(fonts.words(fonts.BODY, bold=True))
        width = painter.fontMetrics().horizontalAdvance(figure) + 4
        ground = QRectF(place.center().x() - width / 2, high - LABEL, width, LABEL - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Role.SURFACE))
        painter.drawRoundedRect(ground, 3, 3)
        painter.setPen(colour(Role.TEXT))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, figure)

    def _paint_label(self, painter: QPainter, place: QRectF, bar: Bar) -> None:
        painter.setFont(fonts.words(fonts.TABLE, bold=bar.running or bar.expected))
        painter.setPen(colour(Role.MUTED if bar.pieces is None else Role.TEXT))
        line = QRectF(place.left(), place.bottom() + 2, place.width(), LABEL)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, bar.label)
        if bar.year:
            painter.setPen(colour(Role.TEXT))
            painter.setFont(fonts.words(fonts.TABLE, bold=True))
            below = QRectF(place.left(), line.bottom(), 80, LABEL)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, bar.year)

    def _paint_marks(self, painter: QPainter) -> None:
        plot, levels, marks = self._plot(), self._levels, self._marks
        rows = [(levels.maximum, marks.maximum, Role.OK), (levels.target, marks.target, Role.OK)]
        rows += [(levels.minimum, marks.minimum, Role.OK), (self._position, marks.position, Role.ACCENT)]
        rows.sort(key=lambda row: self._y(row[0]))
        wanted = [self._y(pieces) for pieces, _, _ in rows]
        over = max(0.0, apart(wanted, LABEL)[-1] - plot.bottom())
        for (pieces, words, role), at in zip(rows, apart([one - over for one in wanted], LABEL), strict=True):
            self._paint_mark(painter, QPointF(plot.right(), self._y(pieces)), at, words, role)

    def _paint_mark(self, painter: QPainter, point: QPointF, at: float, words: str, role: Role) -> None:
        told = role is Role.ACCENT
        start = QPointF(point.x() + 22, at)
        painter.setPen(QPen(colour(role), 2 if told else 1))
        painter.drawLine(point, start)
        if told:
            painter.setBrush(colour(role))
            painter.drawEllipse(point, 6, 6)
        painter.setFont(fonts.words(fonts.ACTION if told else fonts.TABLE, bold=told))
        painter.setPen(colour(Role.TEXT))
        place = QRectF(start.x() + 4, at - LABEL / 2, self.width() - start.x() - 4, LABEL)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    # ------------------------------------------------------------ mouse and keys

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._bars):
            self.chosen = number
            self.update()
            self.month_opened.emit(number)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._bar_at(event.position()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            outside = -1 if step > 0 else len(self._bars)
            start = self.chosen if self.chosen >= 0 else outside
            self._choose(start + step)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._bar_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(self._bars[number].told) if number >= 0 else "", self)
            return True
        return super().event(event)
