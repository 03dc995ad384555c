"""What is too much for its place scrolls down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def scrolled(inner: QWidget, width: int = 0) -> QScrollArea:
    """A widget that scrolls down when there is too much of it; ``width`` in pixels, 0 for what room there is."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if width:
        area.setFixedWidth(width)
    area.setWidget(inner)
    return area
