"""On the home screen: the three promises that will be late first, and the reminders that nobody has read."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.ahead import Ahead
from desktop.queries.board import BoardRow
from desktop.views import fonts
from desktop.views.board_words import left_text, rule_word, state_of
from desktop.views.names import named
from desktop.views.theme import SPACE, Role, colour
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.shapes import paint_shape
from desktop.views.widgets.sight_timer import SightTimer
from desktop.views.widgets.status_chip import STATE_SHAPES, ChipState
from desktop.views.widgets.text import Text, TextKind, plain_tip

ROW: Final = 48
ROWS: Final = 3
_NUMBER_PX: Final = 26
_MARK: Final = 20


class AheadRow(QAbstractButton):
    """One promise: the time left, and what it is about; pressed, its document is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: BoardRow | None = None
        self._left, self._state = "", ChipState.CLOCK
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_row(self, row: BoardRow, now: datetime) -> None:
        """Show a promise as it stands now."""
        shown = (left_text(row.due_at, now), state_of(row, now))
        if row == self.row and shown == (self._left, self._state):
            return
        self.row = row
        self._left, self._state = shown
        told = f"{self._left} · {rule_word(row.rule)} · {self.about}"
        self.setAccessibleName(told)
        self.setToolTip(plain_tip(told))
        self.update()

    @property
    def left(self) -> str:
        """The time left as it is shown."""
        return self._left

    @property
    def about(self) -> str:
        """Document and hospital."""
        if self.row is None:
            return ""
        hospital = named(self.row.hospital, self.row.hospital_en)
        return " · ".join(part for part in (self.row.document, hospital) if part)

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, ROW)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), colour(Role.ACCENT_SOFT))
        shape, role = STATE_SHAPES[self._state]
        paint_shape(painter, shape, QRectF(SPACE[1], 5, _MARK, _MARK), colour(role))
        painter.setFont(fonts.words(_NUMBER_PX, bold=True))
        painter.setPen(colour(role if self._state in (ChipState.BAD, ChipState.WARN) else Role.TEXT))
        left = SPACE[1] + _MARK + SPACE[2]
        number = QRectF(left, 0, self.width() - left, 30)
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, self._left)
        after = left + QFontMetricsF(painter.font()).horizontalAdvance(self._left) + SPACE[3]
        self._line(painter, self.about, QRectF(after, 6, self.width() - after - SPACE[1], 22), Role.MUTED)
        self._line(painter, rule_word(self.row.rule), QRectF(left, 28, self.width() - left, 19), Role.TEXT)

    def _line(self, painter: QPainter, words: str, place: QRectF, role: Role) -> None:
        painter.setFont(fonts.words(fonts.SMALL))
        painter.setPen(colour(role))
        shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class AheadPanel(QFrame):
    """The panel; empty of rows while nothing runs.

    Signals:
        opened: rule and document of the promise that was pressed.
        reminders_wanted: the reminders are wanted.
    """

    opened = Signal(str, str)
    reminders_wanted = Signal()

    def __init__(self, ahead: Ahead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ahead = ahead
        self.setProperty("panel", "true")
        self.title = Text("", TextKind.MUTED)
        self.rows = tuple(AheadRow() for _ in range(ROWS))
        self.reminders = BigButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[2])
        column.setSpacing(SPACE[1])
        column.addWidget(self.title)
        for row in self.rows:
            column.addWidget(row)
            row.clicked.connect(self._pressed)
        self.reminders.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reminders.clicked.connect(self.reminders_wanted)
        self._tick = SightTimer(self)
        self._tick.timeout.connect(self.show_ahead)
        ahead.changed.connect(self.show_ahead)
        self.translate()

    def show_ahead(self) -> None:
        """Show what is ahead now."""
        seen, now = self.ahead.seen, self.ahead.clock.now()
        for place, widget in enumerate(self.rows):
            there = place < len(seen.rows)
            widget.setVisible(there)
            if there:
                widget.show_row(seen.rows[place], now)
        self._say(seen.running, seen.unread)

    def _say(self, running: int, unread: int) -> None:
        title = self.tr("Late first, of %n clock(s) (F8)", "", running) if running else self.tr("No clock is running")
        if self.title.text() != title:
            self.title.setText(title)
        words = self.tr("%n unread reminder(s)", "", unread) if unread else self.tr("No unread reminder")
        if self.reminders.words != words:
            self.reminders.set_words(words)
        self.reminders.setEnabled(bool(unread))

    def _pressed(self) -> None:
        widget = self.sender()
        if isinstance(widget, AheadRow) and widget.row is not None:
            self.opened.emit(widget.row.rule, widget.row.document)

    def translate(self) -> None:
        """Take on the language."""
        for row in self.rows:
            row.row = None
        self.show_ahead()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_ahead()
