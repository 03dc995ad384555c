"""Icons: the SVG files of ``resources/icons``, rendered in a colour of the theme.

An icon keeps the colour it was made with; who holds one makes it anew on ``QEvent.StyleChange``.
"""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import RESOURCES
from desktop.views.theme import Role, colour

ICONS: Final = RESOURCES / "icons"
SHARPNESS: Final = (1, 2)
"""Device pixels for one pixel: for ordinary and for fine screens; in between Qt scales the finer one down."""
UNKNOWN: Final = "circle-question-mark"


@cache
def _source(name: str) -> str:
    path = ICONS / f"{name}.svg"
    return (path if path.is_file() else ICONS / f"{UNKNOWN}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, rgb: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", rgb).encode()))


def paint_icon(painter: QPainter, name: str, place: QRectF, ink: QColor) -> None:
    """Paint an icon into a square; an unknown name is shown as a question mark."""
    _renderer(name, ink.name()).render(painter, place)


def icon(name: str, role: Role = Role.TEXT, size: int = 20) -> QIcon:
    """An icon in the colour of a role, `size` pixels square."""
    ink = colour(role).name()
    made = QIcon()
    for ratio in SHARPNESS:
        key = f"{name} {ink} {size} {ratio}"
        drawn = QPixmap()
        if not QPixmapCache.find(key, drawn):
            drawn = _pixmap(name, QColor(ink), size, ratio)
            QPixmapCache.insert(key, drawn)
        made.addPixmap(drawn)
    return made


def _pixmap(name: str, ink: QColor, size: int, ratio: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, QRectF(0, 0, size * ratio, size * ratio), ink)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
