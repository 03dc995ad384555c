"""The last ten answers, newest on top."""

from collections import deque
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from desktop.presenters.answer import AnswerCard
from desktop.views import fonts
from desktop.views.theme import SPACE, Role, colour
from desktop.views.widgets.shapes import VERDICT_SHAPES, paint_shape, verdict_word
from desktop.views.widgets.text import plain_tip

KEPT: Final = 10
ROW: Final = 20
MARK: Final = 14
WIDTH: Final = 300


class RecentAnswers(QWidget):
    """A column of shape, words and time of day; the tool tip of a row has the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: deque[AnswerCard] = deque(maxlen=KEPT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def add(self, card: AnswerCard) -> None:
        """Put an answer on top; the eleventh falls off."""
        self._cards.appendleft(card)
        self.setAccessibleDescription(
            "\n".join(f"{verdict_word(each.verdict)}: {each.headline}" for each in self._cards)
        )
        self.update()

    def cards(self) -> tuple[AnswerCard, ...]:
        """What is shown, newest first."""
        return tuple(self._cards)

    def clear(self) -> None:
        """Forget all."""
        self._cards.clear()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, KEPT * ROW + 3)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        row = (event.pos().y() - 3) // ROW
        if 0 <= row < len(self._cards):
            card = self._cards[row]
            told = (card.time, verdict_word(card.verdict), card.headline, card.detail, card.lot, card.serial, card.code)
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(part for part in told if part)), self)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(Role.SURFACE))
        painter.fillRect(QRectF(0, 0, 1, self.height()), colour(Role.LINE))
        for row, card in enumerate(self._cards):
            self._paint_row(painter, QRectF(SPACE[3], row * ROW + 3, self.width() - SPACE[3] * 2, ROW), card)

    def _paint_row(self, painter: QPainter, place: QRectF, card: AnswerCard) -> None:
        shape, role = VERDICT_SHAPES[card.verdict]
        paint_shape(painter, shape, QRectF(place.left(), place.top() + 3, MARK, MARK), colour(role))
        painter.setFont(fonts.words(fonts.SMALL))
        metrics = painter.fontMetrics()
        time_room = metrics.horizontalAdvance("00:00:00") + SPACE[2] if card.time else 0
        left = place.left() + MARK + SPACE[2]
        room = place.right() - left - time_room
        painter.setPen(colour(Role.TEXT))
        shown = metrics.elidedText(card.headline, Qt.TextElideMode.ElideRight, int(room))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, place.top(), room, ROW), middle | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setPen(colour(Role.MUTED))
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, card.time)
