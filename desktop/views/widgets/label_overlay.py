"""What is painted over a label that is being designed: outlines, handles, guides, faults and the grid of dots.

Paper is white in every theme, so its marks are always in the colours of the light one.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop.presenters.design_places import Room
from desktop.presenters.design_snap import Guide
from desktop.views import fonts
from desktop.views.theme import Role, ThemeName, theme
from desktop.views.widgets.label_ruler import Scale

HANDLE: Final = 12
GRID_FROM: Final = 6.0
"""Pixels for a dot from which on the dots are parted by lines."""
_SHORT: Final = 30
_WORDS: Final = 260


def on_paper(role: Role) -> QColor:
    """The colour of a role on white paper."""
    return theme(ThemeName.LIGHT).colour(role)


def on_screen(room: Room, scale: Scale) -> QRectF:
    """A room in pixels of the widget."""
    return QRectF(
        scale.left + room.left * scale.zoom,
        scale.top + room.top * scale.zoom,
        room.width * scale.zoom,
        room.height * scale.zoom,
    )


def apart(room: QRectF, names: Iterable[str]) -> tuple[str, ...]:
    """The handles that do not lie upon each other: on a short side only the corners are left."""
    short = {"n": room.width() < _SHORT, "s": room.width() < _SHORT, "w": room.height() < _SHORT}
    short["e"] = short["w"]
    is_flat = not room.width() or not room.height()
    return tuple(name for name in names if is_flat or not short.get(name, False))


def handle_points(room: QRectF, names: Iterable[str]) -> dict[str, QPointF]:
    """The middle of each handle of a room, in pixels."""
    across = {"w": room.left(), "e": room.right()}
    down = {"n": room.top(), "s": room.bottom()}
    middle = room.center()
    return {
        name: QPointF(
            next((across[one] for one in name if one in across), middle.x()),
            next((down[one] for one in name if one in down), middle.y()),
        )
        for name in names
    }


def paint_grid(painter: QPainter, area: QRectF, scale: Scale) -> None:
    """The dots of the printer, where they are large enough to be seen one by one."""
    if scale.zoom < GRID_FROM:
        return
    painter.setPen(QPen(QColor(0, 60, 120, 45), 0))
    dot = scale.zoom
    at = scale.left
    while at <= area.right():
        if at >= area.left():
            painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()))
        at += dot
    at = scale.top
    while at <= area.bottom():
        if at >= area.top():
            painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at))
        at += dot


def paint_outline(painter: QPainter, place: QRectF, role: Role, *, strong: bool, dashed: bool) -> None:
    """The room of an element."""
    pen = QPen(on_paper(role), 2 if strong else 1)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)


def paint_handles(painter: QPainter, points: Iterable[QPointF]) -> None:
    """Squares to draw at."""
    painter.setPen(QPen(on_paper(Role.ACCENT), 2))
    painter.setBrush(Qt.GlobalColor.white)
    for point in points:
        painter.drawRect(QRectF(point.x() - HANDLE / 2, point.y() - HANDLE / 2, HANDLE, HANDLE))


def paint_guides(painter: QPainter, guides: Iterable[Guide], paper: QRectF, scale: Scale) -> None:
    """The lines that something is in line with, across the whole label."""
    painter.setPen(QPen(on_paper(Role.HOLD), 1))
    for guide in guides:
        if guide.upright:
            x = scale.left + guide.at * scale.zoom
            painter.drawLine(QPointF(x, paper.top() - 8), QPointF(x, paper.bottom() + 8))
        else:
            y = scale.top + guide.at * scale.zoom
            painter.drawLine(QPointF(paper.left() - 8, y), QPointF(paper.right() + 8, y))


def paint_fault(painter: QPainter, place: QRectF, words: str, bounds: QRectF) -> None:
    """A red outline, and in words what is wrong, under the element or above it where there is no room."""
    paint_outline(painter, place, Role.REFUSED, strong=True, dashed=False)
    if not words:
        return
    font = fonts.words(fonts.SMALL)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, _WORDS)
    width, height = metrics.horizontalAdvance(shown) + 12, metrics.height() + 4
    left = max(bounds.left(), min(place.left(), bounds.right() - width))
    top = place.bottom() + 3
    if top + height > bounds.bottom():
        top = max(bounds.top(), place.top() - height - 3)
    tag = QRectF(left, top, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(on_paper(Role.REFUSED))
    painter.drawRoundedRect(tag, 3, 3)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, shown)
