"""A week of work: people in rows, days in columns, orders as cards that are dragged or moved with Alt and an arrow."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import RADIUS, SPACE, Role, colour

NAMES: Final = 148.0
HEAD: Final = 44.0
CARD: Final = 44.0
GAP: Final = 4.0
DAYS: Final = 7
FAR: Final = 6.0
"""Pixels after which a press has become a drag."""


@dataclass(frozen=True, slots=True)
class WorkCard:
    """An order: in whose row, on which day (0 for the first), whether it may be moved, and its two lines."""

    key: str
    row: int
    day: int
    movable: bool
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A person: name, load in words, and the days (0 to 6) on which they are away."""

    name: str
    load: str
    away: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Drag:
    key: str
    start: QPointF
    at: QPointF
    moving: bool = False


class WeekBoard(QWidget):
    """The board. Arrows choose an order, Alt and an arrow moves it, Enter opens it.

    Signals:
        moved: key of an order, number of the row, number of the day.
        opened: key of an order.
    """

    moved = Signal(str, int, int)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[WorkRow, ...] = ()
        self.cards: tuple[WorkCard, ...] = ()
        self.days: tuple[str, ...] = ("",) * DAYS
        self.today = -1
        self.chosen = ""
        self._drag: _Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_week(
        self, monday: date, today: date, days: Sequence[str], rows: Sequence[WorkRow], cards: Sequence[WorkCard]
    ) -> None:
        """Show a week; ``days`` are the words of its seven days."""
        self.rows, self.cards, self.days = tuple(rows), tuple(cards), tuple(days)
        self.today = (today - monday) // timedelta(days=1)
        if self.chosen not in {card.key for card in cards}:
            self.chosen = cards[0].key if cards else ""
        self._tell()
        self.updateGeometry()
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def _tell(self) -> None:
        card = self._card(self.chosen)
        if card is not None:
            told = (card.title, card.line, self.rows[card.row].name, self.days[card.day])
            self.setAccessibleDescription(" · ".join(told))

    def _card(self, key: str) -> WorkCard | None:
        return next((card for card in self.cards if card.key == key), None)

    # ---------------------------------------------------------------- where things are

    def _row_heights(self) -> list[float]:
        most: dict[int, int] = defaultdict(int)
        counts: dict[tuple[int, int], int] = defaultdict(int)
        for card in self.cards:
            counts[card.row, card.day] += 1
            most[card.row] = max(most[card.row], counts[card.row, card.day])
        return [max(1, most[row]) * (CARD + GAP) + 2 * GAP for row in range(len(self.rows))]

    def _cell(self, row: int, day: int) -> QRectF:
        heights = self._row_heights()
        width = (self.width() - NAMES) / DAYS
        return QRectF(NAMES + day * width, HEAD + sum(heights[:row]), width, heights[row])

    def place_of(self, key: str) -> QRectF:
        """Where an order is shown; an empty rectangle for one that is not."""
        stacked: dict[tuple[int, int], int] = defaultdict(int)
        for card in self.cards:
            number = stacked[card.row, card.day]
            stacked[card.row, card.day] += 1
            if card.key == key:
                cell = self._cell(card.row, card.day)
                return QRectF(cell.left() + GAP, cell.top() + GAP + number * (CARD + GAP), cell.width() - 2 * GAP, CARD)
        return QRectF()

    def _key_at(self, at: QPointF) -> str:
        return next((card.key for card in self.cards if self.place_of(card.key).contains(at)), "")

    def cell_at(self, at: QPointF) -> tuple[int, int] | None:
        """Row and day of a point; None beside the cells."""
        for row in range(len(self.rows)):
            for day in range(DAYS):
                if self._cell(row, day).contains(at):
                    return row, day
        return None

    # ---------------------------------------------------------------- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_days(painter)
        for number in range(len(self.rows)):
            self._paint_row(painter, number)
        dragged = self._drag.key if self._drag is not None and self._drag.moving else ""
        for card in self.cards:
            self._paint_card(painter, card, self.place_of(card.key), faint=card.key == dragged)
        if self._drag is not None and dragged:
            self._paint_dragged(painter, self._drag)

    def _paint_days(self, painter: QPainter) -> None:
        width = (self.width() - NAMES) / DAYS
        for day, words in enumerate(self.days):
            place = QRectF(NAMES + day * width, 0, width, HEAD)
            today = day == self.today
            painter.setFont(fonts.words(fonts.BODY, bold=today))
            painter.setPen(colour(Role.ACCENT if today else Role.MUTED))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_row(self, painter: QPainter, number: int) -> None:
        row, first = self.rows[number], self._cell(number, 0)
        painter.setPen(QPen(colour(Role.LINE), 1))
        painter.drawLine(QPointF(0, first.top()), QPointF(self.width(), first.top()))
        for day in range(DAYS):
            cell = self._cell(number, day)
            if day in row.away:
                painter.fillRect(cell.adjusted(1, 1, -1, -1), colour(Role.HOLD_SOFT))
            painter.drawLine(cell.topLeft(), cell.bottomLeft())
        painter.setFont(fonts.words(fonts.BODY, bold=True))
        painter.setPen(colour(Role.TEXT))
        name = QRectF(0, first.top() + GAP, NAMES - SPACE[2], 22)
        painter.drawText(
            name,
            Qt.AlignmentFlag.AlignVCenter,
            painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, int(name.width())),
        )
        painter.setFont(fonts.words(fonts.SMALL))
        painter.setPen(colour(Role.MUTED))
        painter.drawText(name.translated(0, 22), Qt.AlignmentFlag.AlignVCenter, row.load)

    def _paint_card(self, painter: QPainter, card: WorkCard, place: QRectF, *, faint: bool = False) -> None:
        chosen = card.key == self.chosen
        edge = Role.FOCUS if chosen and self.hasFocus() else Role.ACCENT if chosen else Role.EDGE
        painter.setOpacity(0.4 if faint else 1.0)
        painter.setPen(
            QPen(colour(edge), 2 if chosen else 1, Qt.PenStyle.SolidLine if card.movable else Qt.PenStyle.DotLine)
        )
        painter.setBrush(colour(Role.ACCENT_SOFT if chosen else Role.RAISED))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        inner = place.adjusted(SPACE[2], 2, -SPACE[1], -2)
        painter.setPen(colour(Role.TEXT))
        for words, font, top in (
            (card.title, fonts.words(fonts.BODY, bold=True), 0.0),
            (card.line, fonts.words(fonts.SMALL), 20.0),
        ):
            painter.setFont(font)
            told = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(inner.width()))
            painter.drawText(
                QRectF(inner.left(), inner.top() + top, inner.width(), 20), Qt.AlignmentFlag.AlignVCenter, told
            )
        painter.setOpacity(1.0)

    def _paint_dragged(self, painter: QPainter, drag: _Drag) -> None:
        target, card = self.cell_at(drag.at), self._card(drag.key)
        if target is not None:
            painter.setPen(QPen(colour(Role.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._cell(*target).adjusted(1, 1, -1, -1))
        if card is not None:
            place = self.place_of(card.key)
            self._paint_card(painter, card, place.translated(drag.at - drag.start))

    # ---------------------------------------------------------------- mouse and keys

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self._key_at(event.position())
        if key:
            self._choose(key)
            self._drag = _Drag(key, event.position(), event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag, card = self._drag, self._card(self.chosen)
        if drag is None or card is None or not card.movable:
            return
        far = drag.moving or (event.position() - drag.start).manhattanLength() > FAR
        self._drag = _Drag(drag.key, drag.start, event.position(), far)
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        self.update()
        if drag is None:
            return
        target = self.cell_at(event.position())
        if not drag.moving:
            self.opened.emit(drag.key)
        elif target is not None:
            self._move(*target)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step_card(*step)
        elif step is not None:
            self._step_choice(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.opened.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def _step_card(self, down: int, right: int) -> None:
        card = self._card(self.chosen)
        if card is not None and card.movable:
            row, day = card.row + down, card.day + right
            if 0 <= row < len(self.rows) and 0 <= day < DAYS:
                self._move(row, day)

    def _move(self, row: int, day: int) -> None:
        card = self._card(self.chosen)
        if card is not None and (card.row, card.day) != (row, day):
            self.moved.emit(card.key, row, day)

    def _step_choice(self, down: int, right: int) -> None:
        ordered = sorted(self.cards, key=lambda card: (card.row, card.day, card.key))
        keys = [card.key for card in ordered]
        if not keys:
            return
        at = keys.index(self.chosen) if self.chosen in keys else 0
        self._choose(keys[min(max(at + down + right, 0), len(keys) - 1)])

    def _choose(self, key: str) -> None:
        self.chosen = key
        self._tell()
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, int(HEAD + sum(self._row_heights()) + SPACE[2]))
