"""The shapes that say the same as their colours: verdicts, chip states."""

from collections.abc import Callable
from enum import StrEnum
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.presenters.answer import Verdict
from desktop.views.theme import Role, colour
from desktop.views.words.marking import QT_TRANSLATE_NOOP


class Shape(StrEnum):
    """Each differs in outline, so that it is told without its colour."""

    TICKED_CIRCLE = "ticked_circle"
    DOUBLE_RING = "double_ring"
    ARROW_TRIANGLE = "arrow_triangle"
    CROSSED_OCTAGON = "crossed_octagon"
    DASHED_SQUARE = "dashed_square"
    MARKED_DIAMOND = "marked_diamond"
    INFO_SQUARE = "info_square"
    RING = "ring"
    HALF_RING = "half_ring"
    WARNING_TRIANGLE = "warning_triangle"
    CLOCK = "clock"
    OUT_ARROW = "out_arrow"
    BACK_ARROW = "back_arrow"
    MAGNIFIER = "magnifier"


VERDICT_SHAPES: Final = {
    Verdict.OK: (Shape.TICKED_CIRCLE, Role.OK),
    Verdict.AGAIN: (Shape.DOUBLE_RING, Role.INFO),
    Verdict.WRONG_PLACE: (Shape.ARROW_TRIANGLE, Role.WARN),
    Verdict.REFUSED: (Shape.CROSSED_OCTAGON, Role.REFUSED),
    Verdict.UNREADABLE: (Shape.DASHED_SQUARE, Role.REFUSED),
    Verdict.MARKED: (Shape.MARKED_DIAMOND, Role.WARN),
    Verdict.INFO: (Shape.INFO_SQUARE, Role.INFO),
}


_VERDICT_WORDS: Final = {
    Verdict.OK: QT_TRANSLATE_NOOP("Verdict", "OK"),
    Verdict.AGAIN: QT_TRANSLATE_NOOP("Verdict", "Again"),
    Verdict.WRONG_PLACE: QT_TRANSLATE_NOOP("Verdict", "Wrong place"),
    Verdict.REFUSED: QT_TRANSLATE_NOOP("Verdict", "Refused"),
    Verdict.UNREADABLE: QT_TRANSLATE_NOOP("Verdict", "Unreadable"),
    Verdict.MARKED: QT_TRANSLATE_NOOP("Verdict", "Marked"),
    Verdict.INFO: QT_TRANSLATE_NOOP("Verdict", "Info"),
}


def verdict_word(verdict: Verdict) -> str:
    """The word of a verdict in the language of the window."""
    return QCoreApplication.translate("Verdict", _VERDICT_WORDS[verdict])


def paint_shape(painter: QPainter, shape: Shape, place: QRectF, ink: QColor, ground: QColor | None = None) -> None:
    """Paint a shape into a square; `ground` is the colour of what is cut out of a filled shape."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / 24, place.height() / 24)
    _PAINTERS[shape](painter, ink, ground or colour(Role.SURFACE))
    painter.restore()


def _pen(ink: QColor, width: float) -> QPen:
    return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _fill(painter: QPainter, ink: QColor) -> None:
    painter.setPen(_pen(ink, 1.5))
    painter.setBrush(ink)


def _stroke(painter: QPainter, ink: QColor, width: float) -> None:
    painter.setPen(_pen(ink, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _line(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _area(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _ticked_circle(painter: QPainter, ink: QColor, ground: QColor) -> None:
    _fill(painter, ink)
    painter.drawEllipse(QRectF(2, 2, 20, 20))
    _stroke(painter, ground, 2.6)
    _line(painter, (7.4, 12.4), (10.7, 15.7), (16.8, 8.8))


def _double_ring(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    _stroke(painter, ink, 2.2)
    painter.drawEllipse(QRectF(2.2, 2.2, 19.6, 19.6))
    painter.drawEllipse(QRectF(7, 7, 10, 10))


def _triangle(painter: QPainter, ink: QColor) -> None:
    _fill(painter, ink)
    _area(painter, (12, 2.5), (22.5, 21), (1.5, 21))


def _arrow_triangle(painter: QPainter, ink: QColor, ground: QColor) -> None:
    _triangle(painter, ink)
    _stroke(painter, ground, 2.2)
    _line(painter, (7.6, 15.6), (16, 15.6))
    _line(painter, (13, 12.4), (16.2, 15.6), (13, 18.8))


def _warning_triangle(painter: QPainter, ink: QColor, ground: QColor) -> None:
    _triangle(painter, ink)
    _stroke(painter, ground, 2.4)
    _line(painter, (12, 9), (12, 14))
    _line(painter, (12, 17.6), (12, 17.7))


def _crossed_octagon(painter: QPainter, ink: QColor, ground: QColor) -> None:
    _fill(painter, ink)
    corners = [(12 + 10.6 * cos(pi / 8 + k * pi / 4), 12 + 10.6 * sin(pi / 8 + k * pi / 4)) for k in range(8)]
    _area(painter, *corners)
    _stroke(painter, ground, 2.6)
    _line(painter, (8.4, 8.4), (15.6, 15.6))
    _line(painter, (15.6, 8.4), (8.4, 15.6))


def _dashed_square(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    pen = QPen(ink, 2.2, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    pen.setDashPattern([1.9, 1.55])
    pen.setDashOffset(0.95)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(2.4, 2.4, 19.2, 19.2))
    _stroke(painter, ink, 2.4)
    _line(painter, (9, 9), (15, 15))
    _line(painter, (15, 9), (9, 15))


def _marked_diamond(painter: QPainter, ink: QColor, ground: QColor) -> None:
    _fill(painter, ink)
    _area(painter, (12, 1.5), (22.5, 12), (12, 22.5), (1.5, 12))
    _stroke(painter, ground, 2.6)
    _line(painter, (12, 7.2), (12, 12.8))
    _line(painter, (12, 16.6), (12, 16.7))


def _info_square(painter: QPainter, ink: QColor, ground: QColor) -> None:
    _fill(painter, ink)
    painter.drawRoundedRect(QRectF(2.5, 2.5, 19, 19), 3, 3)
    _stroke(painter, ground, 2.6)
    _line(painter, (12, 11.4), (12, 17))
    _line(painter, (12, 7.2), (12, 7.3))


def _ring(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    _stroke(painter, ink, 2.4)
    painter.drawEllipse(QRectF(3, 3, 18, 18))
    _line(painter, (6, 18), (18, 6))


def _half_ring(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    _stroke(painter, ink, 2.4)
    painter.drawEllipse(QRectF(3, 3, 18, 18))
    painter.setBrush(ink)
    painter.drawPie(QRectF(3, 3, 18, 18), 90 * 16, -180 * 16)


def _clock(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    _stroke(painter, ink, 2.4)
    painter.drawEllipse(QRectF(3, 3, 18, 18))
    _line(painter, (12, 7.5), (12, 12), (15.2, 14))


def _out_arrow(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    _stroke(painter, ink, 2.6)
    _line(painter, (3, 12), (20, 12))
    _line(painter, (13.5, 5.5), (20, 12), (13.5, 18.5))


def _back_arrow(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    _stroke(painter, ink, 2.6)
    _line(painter, (9, 3.5), (4, 8.5), (9, 13.5))
    _line(painter, (4, 8.5), (15, 8.5), (19, 11), (20, 14), (19, 17), (15, 19.5), (9, 19.5))


def _magnifier(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    _stroke(painter, ink, 2.6)
    painter.drawEllipse(QRectF(3, 3, 13, 13))
    _line(painter, (14.5, 14.5), (21, 21))


_PAINTERS: Final[dict[Shape, Callable[[QPainter, QColor, QColor], None]]] = {
    Shape.TICKED_CIRCLE: _ticked_circle,
    Shape.DOUBLE_RING: _double_ring,
    Shape.ARROW_TRIANGLE: _arrow_triangle,
    Shape.CROSSED_OCTAGON: _crossed_octagon,
    Shape.DASHED_SQUARE: _dashed_square,
    Shape.MARKED_DIAMOND: _marked_diamond,
    Shape.INFO_SQUARE: _info_square,
    Shape.RING: _ring,
    Shape.HALF_RING: _half_ring,
    Shape.WARNING_TRIANGLE: _warning_triangle,
    Shape.CLOCK: _clock,
    Shape.OUT_ARROW: _out_arrow,
    Shape.BACK_ARROW: _back_arrow,
    Shape.MAGNIFIER: _magnifier,
}


class ShapeMark(QWidget):
    """A shape as a widget of its own."""

    def __init__(self, shape: Shape, role: Role, size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape, self._role = shape, role
        self.setFixedSize(QSize(size, size))

    @property
    def shape(self) -> Shape:
        """The shape that is shown."""
        return self._shape

    def show_shape(self, shape: Shape, role: Role) -> None:
        """Show another shape."""
        self._shape, self._role = shape, role
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_shape(painter, self._shape, QRectF(self.rect()), colour(self._role))
