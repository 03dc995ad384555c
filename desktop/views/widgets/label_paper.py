"""A label on its paper: the very dots of the printer, as large as there is room."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.labels.drawing import Bitmap
from desktop.views import fonts
from desktop.views.theme import SPACE, Role, colour

FOOT: Final = 28
CORNER: Final = 8.0
INK, PAPER = QColor("#000000"), QColor("#ffffff")


def image_of(bitmap: Bitmap) -> QImage:
    """The dots as a picture: ink is black."""
    image = QImage(bitmap.rows, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Mono)
    image.setColorTable([PAPER.rgb(), INK.rgb()])
    return image.copy()


class LabelPaper(QWidget):
    """The label in the middle, its size below it; a sentence where there is no label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._size_mm = (60.0, 40.0)
        self._said = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 190)

    @property
    def image(self) -> QImage | None:
        """The label that is shown."""
        return self._image

    @property
    def said(self) -> str:
        """What stands below the label, or in its place."""
        return self._said

    def show_label(self, bitmap: Bitmap, width_mm: float, height_mm: float, below: str) -> None:
        """Show a label; `below` stands under it."""
        self._image, self._size_mm, self._said = image_of(bitmap), (width_mm, height_mm), below
        self.setAccessibleName(below)
        self.update()

    def say(self, words: str) -> None:
        """Show no label, and say why."""
        self._image, self._said = None, words
        self.setAccessibleName(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, 320)

    def _paper(self) -> QRectF:
        wide, high = self._size_mm
        room = self.rect().adjusted(1, 1, -1, -FOOT)
        scale = min(room.width() / wide, room.height() / high)
        if self._image is not None:
            scale = min(scale, 1.5 * self._image.width() / wide)
        left = (self.width() - wide * scale) / 2
        return QRectF(left, 1, wide * scale, high * scale)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paper = self._paper()
        painter.setPen(QPen(colour(Role.EDGE), 1, Qt.PenStyle.SolidLine if self._image else Qt.PenStyle.DashLine))
        painter.setBrush(PAPER if self._image else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(paper, CORNER, CORNER)
        painter.setFont(fonts.words(fonts.SMALL))
        painter.setPen(colour(Role.MUTED))
        if self._image is None:
            inner = paper.adjusted(SPACE[4], SPACE[3], -SPACE[4], -SPACE[3])
            painter.setFont(fonts.words(fonts.BODY))
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._said)
            return
        self._paint_label(painter, paper)
        below = QRectF(0, paper.bottom() + 4, self.width(), FOOT - 4)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._said)

    def _paint_label(self, painter: QPainter, paper: QRectF) -> None:
        """Whole labels are shrunk smoothly: dots that vanish would look like a faulty printer."""
        assert self._image is not None  # noqa: S101  # asked by who knows
        ratio = self.devicePixelRatioF()
        wide, high = round(paper.width() * ratio), round(paper.height() * ratio)
        small = self._image.convertToFormat(QImage.Format.Format_Grayscale8).scaled(
            wide, high, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        inner = paper.adjusted(2, 2, -2, -2)
        painter.drawImage(inner, small)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()
