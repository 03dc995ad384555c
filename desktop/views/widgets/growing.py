"""What is drawn for a usual size grows with its place."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

MOST: Final = 1.6
"""So many times the usual size, and no more."""


@contextmanager
def grown(painter: QPainter, place: QRectF, width: int, height: int) -> Iterator[QRectF]:
    """Paint larger in a place larger than the usual ``width`` and ``height`` in pixels; yields the room to paint in."""
    times = max(1.0, min(place.width() / width, place.height() / height, MOST))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(times, times)
    yield QRectF(0, 0, place.width() / times, place.height() / times)
    painter.restore()
