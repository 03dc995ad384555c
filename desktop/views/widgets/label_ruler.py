"""Rulers in millimetres along the upper and left edge of a canvas."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.labels.drawing import MM_PER_INCH
from desktop.views import fonts
from desktop.views.theme import Role, colour

THICK: Final = 24
"""Pixels that a ruler takes."""
_FINE: Final = 4.0
"""Pixels between strokes below which millimetres are no longer drawn one by one."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the label's corner is on the widget, and how many pixels a dot takes.

    Attributes:
        left: pixels from the left edge of the widget.
        top: pixels from the upper edge.
        zoom: pixels for a dot.
        dpi: dots per inch.
    """

    left: float
    top: float
    zoom: float
    dpi: int

    @property
    def mm(self) -> float:
        """Pixels for a millimetre."""
        return self.zoom * self.dpi / MM_PER_INCH


def paint_rulers(painter: QPainter, area: QRect, scale: Scale, size_mm: tuple[float, float]) -> None:
    """Paint both rulers over what is below them."""
    painter.save()
    painter.setFont(fonts.words(11))
    across, down = QRect(0, 0, area.width(), THICK), QRect(0, 0, THICK, area.height())
    for ruler in (across, down):
        painter.fillRect(ruler, colour(Role.RAISED))
    _strokes(painter, area, scale, size_mm[0], upright=True)
    _strokes(painter, area, scale, size_mm[1], upright=False)
    painter.fillRect(QRect(0, 0, THICK, THICK), colour(Role.RAISED))
    painter.setPen(colour(Role.MUTED))
    painter.drawText(QRectF(0, 0, THICK, THICK), Qt.AlignmentFlag.AlignCenter, "mm")
    painter.setPen(colour(Role.LINE))
    painter.drawLine(0, THICK, area.width(), THICK)
    painter.drawLine(THICK, 0, THICK, area.height())
    painter.restore()


def _strokes(painter: QPainter, area: QRect, scale: Scale, length_mm: float, *, upright: bool) -> None:
    """A stroke for each millimetre, longer at five, the number at ten; only as far as the label reaches."""
    start, limit = (scale.left, area.width()) if upright else (scale.top, area.height())
    step = 1 if scale.mm >= _FINE else 5
    for at in range(0, int(length_mm) + 1, step):
        place = start + at * scale.mm
        if not THICK <= place <= limit:
            continue
        long = THICK - 6 if at % 10 == 0 else 9 if at % 5 == 0 else 5
        painter.setPen(QPen(colour(Role.MUTED), 1))
        ends = (QPointF(place, THICK - long), QPointF(place, THICK))
        painter.drawLine(*(ends if upright else (QPointF(end.y(), end.x()) for end in ends)))
        if at % 10 == 0:
            painter.setPen(colour(Role.TEXT))
            _number(painter, str(at), place, upright=upright)


def _number(painter: QPainter, number: str, place: float, *, upright: bool) -> None:
    if upright:
        painter.drawText(QRectF(place + 3, 1, 30, 14), Qt.AlignmentFlag.AlignLeft, number)
        return
    painter.save()
    painter.translate(1, place + 3)
    painter.rotate(90)
    painter.drawText(QRectF(0, -15, 30, 14), Qt.AlignmentFlag.AlignLeft, number)
    painter.restore()
