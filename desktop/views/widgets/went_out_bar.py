"""The cross-check of a case as a picture: went out 48 = 39 back + 9 used."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import RADIUS, SPACE, Role, colour
from desktop.views.widgets.shapes import Shape, paint_shape

BIG: Final = 40
BAR: Final = 16
HEIGHT: Final = 128


@dataclass(frozen=True, slots=True)
class WentOut:
    """Pieces that went out, came back and were used; ``agrees`` lot by lot, not only in sum."""

    out: int
    back: int
    used: int
    agrees: bool


class WentOutBar(QWidget):
    """Three big figures with their words, a bar that shows what is accounted for, and the verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = WentOut(0, 0, 0, agrees=True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """The equation in figures; ``≠`` when it does not hold lot by lot."""
        shown = self._shown
        return f"{shown.out} {self._sign()} {shown.back} + {shown.used}"

    def _sign(self) -> str:
        return "=" if self._shown.agrees else "≠"

    def show_check(self, shown: WentOut) -> None:
        """Show another cross-check."""
        self._shown = shown
        self.setAccessibleName(f"{self.text} · {self._verdict()}")
        self.update()

    def _verdict(self) -> str:
        shown = self._shown
        if shown.agrees:
            return self.tr("Everything is accounted for")
        left = shown.out - shown.back - shown.used
        if left > 0:
            return self.tr("%n piece(s) neither back nor used", "", left)
        return self.tr("The sheet and the tray differ")

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._shown
        ink = Role.OK if shown.agrees else Role.REFUSED
        parts = (
            (str(shown.out), self.tr("went out"), Role.TEXT),
            (self._sign(), "", ink),
            (str(shown.back), self.tr("back"), Role.TEXT),
            ("+", "", Role.MUTED),
            (str(shown.used), self.tr("used"), Role.TEXT),
        )
        left = 0.0
        for figure, word, role in parts:
            left += self._paint_figure(painter, left, figure, word, role) + SPACE[4]
        self._paint_bar(painter, QRectF(0, 74, self.width(), BAR))
        self._paint_verdict(painter, ink)

    def _paint_figure(self, painter: QPainter, left: float, figure: str, word: str, role: Role) -> float:
        big, small = fonts.words(BIG, bold=True), fonts.words(fonts.SMALL)
        width = max(QFontMetricsF(big).horizontalAdvance(figure), QFontMetricsF(small).horizontalAdvance(word))
        painter.setFont(big)
        painter.setPen(colour(role))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, width + 2, 46), middle, figure)
        painter.setFont(small)
        painter.setPen(colour(Role.MUTED))
        painter.drawText(QRectF(left, 46, width + 2, 20), middle, word)
        return width

    def _paint_bar(self, painter: QPainter, place: QRectF) -> None:
        shown = self._shown
        whole = max(shown.out, shown.back + shown.used, 1)
        painter.setPen(colour(Role.EDGE))
        painter.setBrush(colour(Role.REFUSED_SOFT if not shown.agrees else Role.RAISED))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        inner = place.adjusted(1, 1, -1, -1)
        back = inner.width() * shown.back / whole
        used = inner.width() * shown.used / whole
        painter.fillRect(QRectF(inner.left(), inner.top(), back, inner.height()), colour(Role.OK))
        painter.fillRect(QRectF(inner.left() + back, inner.top(), used, inner.height()), colour(Role.INFO))
        if back and used:
            painter.fillRect(QRectF(inner.left() + back - 1, inner.top(), 2, inner.height()), colour(Role.SURFACE))

    def _paint_verdict(self, painter: QPainter, ink: Role) -> None:
        shape = Shape.TICKED_CIRCLE if self._shown.agrees else Shape.CROSSED_OCTAGON
        paint_shape(painter, shape, QRectF(0, 100, 20, 20), colour(ink), colour(Role.SURFACE))
        painter.setFont(fonts.words(fonts.BODY, bold=True))
        painter.setPen(colour(ink))
        painter.drawText(QRectF(28, 98, self.width() - 28, 24), Qt.AlignmentFlag.AlignVCenter, self._verdict())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_check(self._shown)
