"""A count such as 19/20, read from across the room."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import Role, colour

BIG_PX: Final = 80


class BigCount(QWidget):
    """Letters of 80 px, smaller only where there is no room; in the colour of ok when nothing is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here, self._all = 0, 0
        self.setFixedHeight(96)

    @property
    def text(self) -> str:
        """What is shown."""
        return f"{self._here}/{self._all}"

    def show_count(self, here: int, of: int) -> None:
        """Show another count."""
        if (here, of) != (self._here, self._all):
            self._here, self._all = here, of
            self.setAccessibleName(self.text)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = fonts.words(BIG_PX, bold=True)
        while QFontMetrics(font).horizontalAdvance(self.text) > self.width() and font.pixelSize() > fonts.TITLE:
            font.setPixelSize(font.pixelSize() - 2)
        painter.setFont(font)
        painter.setPen(colour(Role.OK if self._here == self._all > 0 else Role.TEXT))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text)
