"""The clock of one order: the time left as one number that is read at two metres, and a bar with all its moments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import SPACE, Role, colour
from desktop.views.widgets.shapes import Shape, paint_shape

BIG_PX: Final = 168
LEAST_PX: Final = 96
_BAR: Final = 10
_MARK: Final = 22
_LABEL: Final = 20


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment on the bar: its time as text, in which shape and colour; ``below`` the bar or above it."""

    at: datetime
    words: str
    shape: Shape
    role: Role
    below: bool = False


@dataclass(frozen=True, slots=True)
class ClockFace:
    """What a clock shows.

    Attributes:
        left: until the deadline; below zero when it has passed. Of an order that has ended what was left.
        role: the colour of the number: text while all is well.
        begins, ends: the ends of the bar.
        now: the moment, or when the order was received; None when it was cancelled.
        due: the deadline on the bar.
    """

    left: timedelta
    role: Role
    begins: datetime
    ends: datetime
    now: datetime | None
    due: datetime
    marks: tuple[Mark, ...] = ()


def left_text(left: timedelta) -> str:
    """``3:58`` hours and minutes, whole minutes that are left; ``−0:05`` when it is late."""
    seconds = int(left.total_seconds())
    minutes = abs(seconds) // 60 if seconds >= 0 else (abs(seconds) + 59) // 60
    return f"{'−' if seconds < 0 else ''}{minutes // 60}:{minutes % 60:02d}"


class BigLeft(QWidget):
    """The time left, as big as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._role = "", Role.TEXT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(LEAST_PX)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def show_left(self, left: timedelta, role: Role) -> None:
        """Show another time."""
        told = left_text(left)
        if (told, role) != (self._text, self._role):
            self._text, self._role = told, role
            self.setAccessibleName(told)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, BIG_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = fonts.words(BIG_PX, bold=True)
        while font.pixelSize() > LEAST_PX and not self._fits(font):
            font.setPixelSize(font.pixelSize() - 4)
        painter.setFont(font)
        painter.setPen(colour(self._role))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text)

    def _fits(self, font: QFont) -> bool:
        metrics = QFontMetrics(font)
        return metrics.horizontalAdvance(self._text) <= self.width() and metrics.capHeight() + 24 <= self.height()


class ClockBar(QWidget):
    """From the call to the deadline: what was reached, now, the forecast."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: ClockFace | None = None
        self.setFixedHeight(2 * _LABEL + _MARK + 2 * SPACE[1])

    def show_face(self, face: ClockFace) -> None:
        """Show another clock."""
        if face != self._face:
            self._face = face
            self.setAccessibleName(" · ".join(mark.words for mark in face.marks))
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._face is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.words(fonts.SMALL))
        self._paint_bar(painter, self._face)
        above = [mark for mark in self._face.marks if not mark.below]
        below = [mark for mark in self._face.marks if mark.below]
        for marks, top in ((above, 0.0), (below, float(self.height() - _LABEL))):
            self._paint_marks(painter, self._face, marks, top)

    def _x(self, face: ClockFace, at: datetime) -> float:
        whole = (face.ends - face.begins).total_seconds() or 1.0
        part = (at - face.begins).total_seconds() / whole
        return _MARK / 2 + min(max(part, 0.0), 1.0) * (self.width() - _MARK)

    def _paint_bar(self, painter: QPainter, face: ClockFace) -> None:
        middle = self.height() / 2
        left, right = self._x(face, face.begins), self._x(face, face.ends)
        due = self._x(face, face.due)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Role.LINE))
        painter.drawRoundedRect(QRectF(left, middle - _BAR / 2, right - left, _BAR), _BAR / 2, _BAR / 2)
        if right > due + 1:
            painter.setBrush(colour(Role.REFUSED_SOFT))
            painter.drawRect(QRectF(due, middle - _BAR / 2, right - due, _BAR))
        gone = face.ends if face.now is None else face.now
        painter.setBrush(colour(Role.MUTED))
        painter.drawRoundedRect(QRectF(left, middle - _BAR / 2, self._x(face, gone) - left, _BAR), _BAR / 2, _BAR / 2)
        painter.setPen(QPen(colour(Role.TEXT), 3))
        painter.drawLine(QPointF(due, middle - _MARK / 2), QPointF(due, middle + _MARK / 2))

    def _paint_marks(self, painter: QPainter, face: ClockFace, marks: Sequence[Mark], top: float) -> None:
        metrics = QFontMetrics(painter.font())
        free = 0.0
        for mark in sorted(marks, key=lambda one: one.at):
            x = self._x(face, mark.at)
            paint_shape(
                painter,
                mark.shape,
                QRectF(x - _MARK / 2 + 2, self.height() / 2 - _MARK / 2 + 2, _MARK - 4, _MARK - 4),
                colour(mark.role),
            )
            width = metrics.horizontalAdvance(mark.words) + 4
            at = min(max(x - width / 2, 0.0), float(self.width() - width))
            if at >= free:
                painter.setPen(colour(Role.TEXT))
                painter.drawText(QRectF(at, top, width, _LABEL), Qt.AlignmentFlag.AlignCenter, mark.words)
                free = at + width + SPACE[1] / 2
