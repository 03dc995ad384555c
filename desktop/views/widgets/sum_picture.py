"""A closed sum as a picture: how many pieces are where, side by side, and what they must add up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import SPACE, Role, colour

HEIGHT: Final = 92
NUMBER_PX: Final = 34
CORNER: Final = 6


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the sum: its pieces, its word, and the colour of its edge."""

    pieces: int
    word: str
    role: Role


class SumPicture(QWidget):
    """Tiles with a number and a word each; the last one is the whole, marked when the parts do not add up to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._whole = Part(0, "", Role.OK)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is shown, the whole last."""
        return (*self._parts, self._whole)

    def show_sum(self, parts: Sequence[Part], whole: Part) -> None:
        """Show another sum."""
        self._parts, self._whole = tuple(parts), whole
        self.setAccessibleName(" + ".join(f"{part.pieces} {part.word}" for part in parts) + f" = {whole.pieces}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(90 * (len(self._parts) + 1), HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = len(self._parts) + 1
        gap = SPACE[1]
        sign = 20
        width = (self.width() - sign - gap * (count - 1)) // max(count, 1)
        left = 0
        for number, part in enumerate(self.parts):
            if number == count - 1:
                self._sign(painter, QRect(left, 0, sign, HEIGHT))
                left += sign
            self._tile(painter, QRect(left, 1, width, HEIGHT - 2), part, whole=number == count - 1)
            left += width + gap

    def _sign(self, painter: QPainter, place: QRect) -> None:
        agrees = sum(part.pieces for part in self._parts) == self._whole.pieces
        painter.setFont(fonts.words(NUMBER_PX, bold=True))
        painter.setPen(colour(Role.TEXT if agrees else Role.REFUSED))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "=" if agrees else "≠")

    def _tile(self, painter: QPainter, place: QRect, part: Part, *, whole: bool) -> None:
        quiet = part.pieces == 0 and not whole
        painter.setPen(QPen(colour(Role.LINE if quiet else part.role), 1 if quiet else 2))
        painter.setBrush(colour(Role.RAISED))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), CORNER, CORNER)
        painter.setPen(colour(Role.MUTED if quiet else Role.TEXT))
        painter.setFont(fonts.words(NUMBER_PX, bold=True))
        painter.drawText(place.adjusted(0, 6, 0, -34), Qt.AlignmentFlag.AlignCenter, str(part.pieces))
        self._word(painter, place.adjusted(4, 54, -4, -4), part.word)

    def _word(self, painter: QPainter, place: QRect, word: str) -> None:
        font = fonts.words(fonts.SMALL)
        while QFontMetrics(font).horizontalAdvance(word) > place.width() and font.pixelSize() > 10:
            font.setPixelSize(font.pixelSize() - 1)
        painter.setFont(font)
        painter.setPen(colour(Role.MUTED))
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, word)
