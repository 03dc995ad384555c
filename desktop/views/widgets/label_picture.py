"""A label as it would be printed, as large as its place allows: white paper in every theme."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.labels.drawing import Bitmap
from desktop.views.theme import Role, colour
from desktop.views.widgets.label_canvas import image_of


class LabelPicture(QWidget):
    """One picture, in the upper left corner of its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(120, 80))

    @property
    def is_empty(self) -> bool:
        """Nothing is shown."""
        return self._image.isNull()

    def show_bitmap(self, bitmap: Bitmap | None) -> None:
        """Show the dots of a label; None shows nothing."""
        self._image = QImage() if bitmap is None else image_of(bitmap).convertToFormat(QImage.Format.Format_Grayscale8)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        room = QSize(round(self.width() * ratio) - 2, round(self.height() * ratio) - 2)
        size = (
            self._image.size().boundedTo(room)
            if _fits(self._image, room)
            else self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        )
        shown = self._image.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        place = QRectF(1, 1, size.width() / ratio, size.height() / ratio)
        painter.drawImage(place, shown)
        painter.setPen(QPen(colour(Role.EDGE), 1))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))


def _fits(image: QImage, room: QSize) -> bool:
    return image.width() <= room.width() and image.height() <= room.height()
