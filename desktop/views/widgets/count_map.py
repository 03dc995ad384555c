"""The rack fronts of a zone with how far each bin is counted; what lies in a bin is not told."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import Role, colour
from desktop.views.widgets.bins import USUAL_HEIGHT, USUAL_WIDTH, BinCell
from desktop.views.widgets.growing import grown
from desktop.views.widgets.rack_fronts import RackFronts
from desktop.views.widgets.shapes import Shape, paint_shape

LEGEND_ROW: Final = 28
SIDE: Final = 232
BAND: Final = 6.0
MARK: Final = 16.0


class CountMark(StrEnum):
    """How far a bin is, as the map shows it."""

    DUE = "due"
    COUNTING = "counting"
    RECOUNT = "recount"
    DECIDE = "decide"
    DONE = "done"
    LATER = "later"


LOOKS: Final = {
    CountMark.DUE: (Shape.MAGNIFIER, Role.ACCENT),
    CountMark.COUNTING: (Shape.HALF_RING, Role.INFO),
    CountMark.RECOUNT: (Shape.DOUBLE_RING, Role.HOLD),
    CountMark.DECIDE: (Shape.WARNING_TRIANGLE, Role.WARN),
    CountMark.DONE: (Shape.TICKED_CIRCLE, Role.OK),
    CountMark.LATER: (Shape.CLOCK, Role.MUTED),
}
_COLOURED: Final = frozenset({CountMark.COUNTING, CountMark.RECOUNT, CountMark.DECIDE, CountMark.DONE})


def mark_word(mark: CountMark) -> str:
    """The word of a mark in the language of the window."""
    words = {
        CountMark.DUE: QCoreApplication.translate("CountMark", "To count"),
        CountMark.COUNTING: QCoreApplication.translate("CountMark", "Being counted"),
        CountMark.RECOUNT: QCoreApplication.translate("CountMark", "Recount"),
        CountMark.DECIDE: QCoreApplication.translate("CountMark", "To decide"),
        CountMark.DONE: QCoreApplication.translate("CountMark", "Counted"),
        CountMark.LATER: QCoreApplication.translate("CountMark", "Another day"),
    }
    return words[mark]


@dataclass(frozen=True, slots=True)
class CountCell(BinCell):
    """A bin with its mark; ``word`` is the day of a later bin, or who counts."""

    mark: CountMark = CountMark.LATER
    word: str = ""

    @override
    def __str__(self) -> str:
        return " · ".join(part for part in (self.code, mark_word(self.mark), self.word) if part)


class CountFronts(RackFronts):
    """All bins with their marks."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_frames(painter)
        for cell in self.cells():
            place = self.place_of(cell)
            if isinstance(cell, CountCell) and event.region().intersects(place):
                paint_counted(painter, QRectF(place), cell)
                if cell.code == self.current and self.hasFocus():
                    painter.setPen(QPen(colour(Role.FOCUS), 3))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(place.adjusted(1, 1, -2, -2))


def paint_counted(painter: QPainter, place: QRectF, cell: CountCell) -> None:
    """Paint a bin: its mark as a band and a shape, its code large, its word below."""
    with grown(painter, place, USUAL_WIDTH, USUAL_HEIGHT) as room:
        _paint_in(painter, room, cell)


def _paint_in(painter: QPainter, place: QRectF, cell: CountCell) -> None:
    shape, role = LOOKS[cell.mark]
    ground = role.soft if cell.mark in _COLOURED else Role.SURFACE
    painter.fillRect(place, colour(ground))
    if cell.mark is not CountMark.LATER:
        painter.fillRect(QRectF(0, 0, BAND, place.height()), colour(role))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    due = cell.mark is CountMark.DUE
    painter.setPen(QPen(colour(Role.ACCENT if due else Role.EDGE), 2 if due else 1))
    painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
    words = place.adjusted(BAND + 7, 4, -7, -4)
    paint_shape(painter, shape, QRectF(words.right() - MARK, words.top() + 3, MARK, MARK), colour(role), colour(ground))
    _paint_words(painter, words, cell)


def _paint_words(painter: QPainter, place: QRectF, cell: CountCell) -> None:
    code = fonts.codes(18, bold=True)
    while QFontMetricsF(code).horizontalAdvance(cell.code) > place.width() - MARK - 4 and code.pixelSize() > 11:
        code.setPixelSize(code.pixelSize() - 1)
    painter.setPen(colour(Role.MUTED if cell.mark is CountMark.LATER else Role.TEXT))
    painter.setFont(code)
    painter.drawText(QRectF(place.left(), place.top() - 1, place.width(), 24), 0, cell.code)
    painter.setFont(fonts.words(13))
    shown = painter.fontMetrics().elidedText(
        cell.word or mark_word(cell.mark), Qt.TextElideMode.ElideRight, int(place.width())
    )
    painter.drawText(QRectF(place.left(), place.top() + 23, place.width(), 20), 0, shown)


class CountLegend(QWidget):
    """Each mark with its shape and word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIDE, LEGEND_ROW * len(CountMark))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.words(fonts.TABLE))
        for row, mark in enumerate(CountMark):
            shape, role = LOOKS[mark]
            paint_shape(painter, shape, QRectF(2, row * LEGEND_ROW + 5, MARK, MARK), colour(role), colour(Role.SURFACE))
            painter.setPen(colour(Role.TEXT))
            painter.drawText(QRectF(30, row * LEGEND_ROW + 3, self.width() - 30, 24), 0, mark_word(mark))
