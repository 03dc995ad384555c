"""The chips at the bottom of the window: scanners, printers, database, outbox, running clocks."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import RADIUS, SPACE, Role, colour
from desktop.views.widgets.shapes import Shape, paint_shape
from desktop.views.widgets.text import plain_tip

HEIGHT: Final = 32
MARK: Final = 16
SLACK: Final = 3
"""Pixels that keep a text from being cut by a rounding."""


class ChipState(StrEnum):
    """How the thing is."""

    READY = "ready"
    BUSY = "busy"
    WARN = "warn"
    BAD = "bad"
    OFF = "off"
    CLOCK = "clock"


STATE_SHAPES: Final = {
    ChipState.READY: (Shape.TICKED_CIRCLE, Role.OK),
    ChipState.BUSY: (Shape.HALF_RING, Role.INFO),
    ChipState.WARN: (Shape.WARNING_TRIANGLE, Role.WARN),
    ChipState.BAD: (Shape.CROSSED_OCTAGON, Role.REFUSED),
    ChipState.OFF: (Shape.RING, Role.MUTED),
    ChipState.CLOCK: (Shape.CLOCK, Role.INFO),
}
LOUD: Final = frozenset({ChipState.WARN, ChipState.BAD})


@dataclass(frozen=True, slots=True)
class Chip:
    """What a chip says.

    Attributes:
        state: gives shape and colour.
        name: of the thing, such as "Scanner 1".
        word: its state in one word, such as "ready" or "3 waiting".
        detail: a sentence for the tool tip.
    """

    state: ChipState
    name: str
    word: str
    detail: str = ""


class StatusChip(QAbstractButton):
    """Shape, name and word; a click or Enter opens the details."""

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = chip
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(fonts.words(fonts.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_chip(chip)

    @property
    def chip(self) -> Chip:
        """What is shown."""
        return self._chip

    def show_chip(self, chip: Chip) -> None:
        """Show another state."""
        self._chip = chip
        said = f"{chip.name}: {chip.word}"
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(f"{said}\n{chip.detail}" if chip.detail else said))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        name = self.fontMetrics().horizontalAdvance(self._chip.name)
        return QSize(MARK + name + self._word_width() + SPACE[2] * 4 + 2 * SLACK, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(MARK + SPACE[2] * 3 + 40, HEIGHT)

    def _word_width(self) -> int:
        return _width_of(self._chip.word)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape, role = STATE_SHAPES[self._chip.state]
        self._paint_ground(painter, role)
        ground = role.soft if self._chip.state in LOUD else Role.SURFACE
        paint_shape(painter, shape, QRectF(SPACE[2], (HEIGHT - MARK) / 2, MARK, MARK), colour(role), colour(ground))
        self._paint_words(painter)

    def _paint_ground(self, painter: QPainter, role: Role) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(colour(Role.FOCUS) if self.hasFocus() else Qt.PenStyle.NoPen)
        loud = self._chip.state in LOUD
        painter.setBrush(colour(role.soft if loud else Role.ACCENT_SOFT if self.underMouse() else Role.SURFACE))
        painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _paint_words(self, painter: QPainter) -> None:
        left = SPACE[2] + MARK + SPACE[2]
        room = self.width() - left - SPACE[2]
        word = self._word_width()
        name_room = max(0, room - word - SPACE[2] - SLACK)
        name = self.fontMetrics().elidedText(self._chip.name, Qt.TextElideMode.ElideRight, name_room)
        used = self.fontMetrics().horizontalAdvance(name) + SPACE[2] if name else 0
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(colour(Role.MUTED))
        painter.drawText(QRectF(left, 0, name_room, HEIGHT), middle, name)
        painter.setPen(colour(Role.TEXT))
        painter.setFont(fonts.words(fonts.SMALL, bold=True))
        shown = painter.fontMetrics().elidedText(self._chip.word, Qt.TextElideMode.ElideRight, room - used)
        painter.drawText(QRectF(left + used, 0, room - used, HEIGHT), middle, shown)


def _width_of(word: str) -> int:
    return QFontMetrics(fonts.words(fonts.SMALL, bold=True)).horizontalAdvance(word) + 1
