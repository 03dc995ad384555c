"""Rows to check off: a shape and a word for the state, a code, a name, and a figure on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import SPACE, TABLE_ROW, Role, colour
from desktop.views.widgets.shapes import Shape, paint_shape
from desktop.views.widgets.text import plain_tip

MARK: Final = 16
FIGURE: Final = 76
WORD_SHARE: Final = 0.45
"""Of the width, at most, for the word of the state."""
CODE: Final = 128


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One row.

    Attributes:
        key: what a click tells.
        shape: of the state, with its colour.
        code: REF, lot or serial number.
        name: of the item.
        word: the state in a word or two.
        figure: a count such as ``19/20``.
        may_be_chosen: a click or Enter does something.
    """

    key: str
    shape: Shape
    role: Role
    code: str
    name: str
    word: str = ""
    figure: str = ""
    may_be_chosen: bool = False

    @property
    def said(self) -> str:
        """Everything, for tool tips and assistive tools."""
        return " · ".join(part for part in (self.code, self.name, self.word, self.figure) if part)


class _Rows(QWidget):
    """The painted rows. Arrows move, Enter or a click chooses."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[CheckRow, ...] = ()
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_rows(self, rows: tuple[CheckRow, ...]) -> None:
        self.rows = rows
        self.current = min(self.current, max(0, len(rows) - 1))
        self.setMinimumHeight(TABLE_ROW * len(rows))
        self.setAccessibleName("\n".join(row.said for row in rows))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, TABLE_ROW * len(self.rows))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = max(0, event.rect().top() // TABLE_ROW)
        for number in range(first, min(len(self.rows), event.rect().bottom() // TABLE_ROW + 1)):
            self._paint(painter, number, self.rows[number])

    def _paint(self, painter: QPainter, number: int, row: CheckRow) -> None:
        place = QRectF(0, number * TABLE_ROW, self.width(), TABLE_ROW)
        focused = self.hasFocus() and number == self.current and row.may_be_chosen
        painter.fillRect(place, colour(Role.ACCENT_SOFT if focused else Role.SURFACE))
        painter.fillRect(QRectF(0, place.bottom() - 1, self.width(), 1), colour(Role.LINE))
        mark = QRectF(SPACE[3], place.center().y() - MARK / 2, MARK, MARK)
        paint_shape(painter, row.shape, mark, colour(row.role), colour(Role.SURFACE))
        left = SPACE[3] + MARK + SPACE[3]
        painter.setPen(colour(Role.TEXT))
        right = self.width() - SPACE[3]
        if row.code:
            _write(painter, QRectF(left, place.top(), CODE, TABLE_ROW), row.code, code=True)
            left += CODE + SPACE[2]
        if row.figure:
            _write(painter, QRectF(right - FIGURE, place.top(), FIGURE, TABLE_ROW), row.figure, right=True, bold=True)
            right -= FIGURE
        word = min(_width(row.word), int(self.width() * WORD_SHARE))
        painter.setPen(colour(row.role))
        _write(painter, QRectF(right - word, place.top(), word, TABLE_ROW), row.word, right=True)
        painter.setPen(colour(Role.TEXT))
        _write(painter, QRectF(left, place.top(), right - word - SPACE[3] - left, TABLE_ROW), row.name)

    def _at(self, point: QPoint) -> int:
        return point.y() // TABLE_ROW

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position().toPoint())
        if 0 <= number < len(self.rows):
            self.current = number
            self._choose()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}
        if event.key() in steps:
            self.current = max(0, min(len(self.rows) - 1, self.current + steps[event.key()]))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self.update()
        if 0 <= self.current < len(self.rows) and self.rows[self.current].may_be_chosen:
            self.chosen.emit(self.rows[self.current].key)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._at(event.pos())
            told = self.rows[number].said if 0 <= number < len(self.rows) else ""
            QToolTip.showText(event.globalPos(), plain_tip(told), self)
            return True
        return super().event(event)


def _width(text: str) -> int:
    return int(QFontMetricsF(fonts.words(fonts.SMALL)).horizontalAdvance(text)) + 2


def _write(
    painter: QPainter, place: QRectF, text: str, *, code: bool = False, right: bool = False, bold: bool = False
) -> None:
    font = fonts.codes(fonts.SMALL) if code else fonts.words(fonts.SMALL if not bold else fonts.BODY, bold=bold)
    painter.setFont(font)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side, shown)


class CheckRows(QScrollArea):
    """A list of rows to check off.

    Signals:
        chosen: the key of the row.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows()
        self.setWidget(self._rows)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self._rows)
        self._rows.chosen.connect(self.chosen)

    @property
    def rows(self) -> tuple[CheckRow, ...]:
        """What is shown."""
        return self._rows.rows

    def show_rows(self, rows: Sequence[CheckRow]) -> None:
        """Show these rows."""
        if tuple(rows) != self._rows.rows:
            self._rows.show_rows(tuple(rows))
