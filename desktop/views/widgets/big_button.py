"""A button for a gloved hand: 15 mm high, its words on two lines when they need them."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import SPACE, Role, colour, desk_height
from desktop.views.widgets.text import plain_tip


class BigButton(QPushButton):
    """A button of 15 mm; `primary` marks the one next action of a screen."""

    def __init__(self, words: str = "", *, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setFont(fonts.words(fonts.ACTION, bold=True))
        self.setProperty("primary", primary)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    @property
    def words(self) -> str:
        """What stands on it."""
        return self._words

    def set_words(self, words: str) -> None:
        """Put other words on it."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._words) + 2 * SPACE[5]
        return QSize(max(width, desk_height(self) * 2), desk_height(self))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(desk_height(self) * 2, desk_height(self))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        self._paint_words(painter, self.rect().adjusted(SPACE[3], 2, -SPACE[3], -2))

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        font = self.font()
        if painter.fontMetrics().boundingRect(place, flags, self._words).height() > place.height():
            font.setPixelSize(fonts.SMALL)
        painter.setFont(font)
        painter.setPen(colour(self._ink()))
        painter.drawText(place, flags, self._words)

    def _ink(self) -> Role:
        if not self.isEnabled():
            return Role.MUTED
        return Role.ACCENT_TEXT if self.property("primary") else Role.TEXT
