"""The last ten answers, newest on top."""

from collections import deque
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from desktop.presenters.answer import AnswerCard
from desktop.views import fonts
from desktop.views.theme import SPACE, Role, colour, current
from desktop.views.widgets.shapes import VERDICT_SHAPES, paint_shape, verdict_word
from desktop.views.widgets.text import plain_tip

KEPT: Final = 10
ROW: Final = 20
TOP: Final = 3
MARK: Final = 14
WIDTH: Final = 300


@dataclass(slots=True)
class _Row:
    """An answer, and its row as it was painted last: under which look, and the picture."""

    card: AnswerCard
    look: tuple[object, ...] = ()
    picture: QPixmap | None = None


class RecentAnswers(QWidget):
    """A column of shape, words and time of day; the tool tip of a row has the whole.

    A row is painted once; after that its picture only moves down.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: deque[_Row] = deque(maxlen=KEPT)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def add(self, card: AnswerCard) -> None:
        """Put an answer on top; the eleventh falls off."""
        self._rows.appendleft(_Row(card))
        self.setAccessibleDescription(
            "\n".join(f"{verdict_word(each.verdict)}: {each.headline}" for each in self.cards())
        )
        self.update()

    def cards(self) -> tuple[AnswerCard, ...]:
        """What is shown, newest first."""
        return tuple(row.card for row in self._rows)

    def clear(self) -> None:
        """Forget all."""
        self._rows.clear()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, KEPT * ROW + TOP)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        row = (event.pos().y() - TOP) // ROW
        if 0 <= row < len(self._rows):
            card = self._rows[row].card
            told = (card.time, verdict_word(card.verdict), card.headline, card.detail, card.lot, card.serial, card.code)
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(part for part in told if part)), self)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(Role.SURFACE))
        painter.fillRect(QRectF(0, 0, 1, self.height()), colour(Role.LINE))
        look = (self.width(), self.devicePixelRatioF(), current().name)
        for place, row in enumerate(self._rows):
            if not self.devicePixelRatioF().is_integer():
                self._paint_row(painter, QPointF(0, place * ROW + TOP), row.card)
                continue
            if row.picture is None or row.look != look:
                row.picture, row.look = self._picture(row.card), look
            painter.drawPixmap(QPointF(1, place * ROW + TOP), row.picture)

    def _picture(self, card: AnswerCard) -> QPixmap:
        """A row in whole device pixels; between two of them it would blur, and is painted anew instead."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(self.width() - 1, ROW) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(colour(Role.SURFACE))
        painter = QPainter(picture)
        self._paint_row(painter, QPointF(-1, 0), card)
        painter.end()
        return picture

    def _paint_row(self, painter: QPainter, at: QPointF, card: AnswerCard) -> None:
        place = QRectF(at.x() + SPACE[3], at.y(), self.width() - SPACE[3] * 2, ROW)
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
