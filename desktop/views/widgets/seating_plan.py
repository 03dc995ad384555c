"""A tray as a seating plan: each seat turns solid when its piece is scanned; the count is read from across the room."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import RADIUS, SPACE, Role, colour
from desktop.views.widgets.big_count import BigCount
from desktop.views.widgets.seats import Seat, SeatState, counted, paint_seat
from desktop.views.widgets.text import ElidedText, Text, TextKind, font_of, plain_tip

GAP: Final = SPACE[2]
SIDE: Final = 264
NARROW: Final = 860
"""Below this width the facts stand above the seats."""
SHARES: Final = (2, 3, 4)
"""Of the width, for code, count and missing pieces above the seats."""
NAMED: Final = 3
"""Missing pieces that are named beside the plan."""


class SeatGrid(QWidget):
    """The seats in rows and columns. Arrows move, Enter or a click chooses.

    Signals:
        seat_chosen: the number of the seat.
    """

    seat_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seats: list[Seat] = []
        self._columns = 5
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_seats(self, seats: Sequence[Seat], columns: int) -> None:
        """Show all seats of a tray, `columns` in a row; of the same tray only what differs is painted."""
        known, self._seats = self._seats, list(seats)
        if [seat.number for seat in known] == [seat.number for seat in seats] and columns == self._columns:
            for place, (before, now) in enumerate(zip(known, seats, strict=True)):
                if before != now:
                    self.update(self.place_of(place))
            return
        self._columns = max(1, columns)
        self._current = min(self._current, max(0, len(seats) - 1))
        self.update()

    def show_seat(self, seat: Seat) -> None:
        """Show one seat anew; nothing else is painted.

        Raises:
            KeyError: the tray has no such seat.
        """
        for place, known in enumerate(self._seats):
            if known.number == seat.number:
                self._seats[place] = seat
                self.update(self.place_of(place))
                return
        raise KeyError(seat.number)

    def seats(self) -> tuple[Seat, ...]:
        """What is shown."""
        return tuple(self._seats)

    def place_of(self, index: int) -> QRect:
        """The rectangle of the n-th seat, counted from 0."""
        rows = max(1, -(-len(self._seats) // self._columns))
        width = (self.width() + GAP) / self._columns
        height = (self.height() + GAP) / rows
        left, top = index % self._columns * width, index // self._columns * height
        return QRectF(left, top, width - GAP, height - GAP).toAlignedRect()

    def index_at(self, point: QPoint) -> int:
        """The seat under a point, or -1."""
        return next((n for n in range(len(self._seats)) if self.place_of(n).contains(point)), -1)

    def choose(self, index: int) -> None:
        """Make a seat the current one and tell its number."""
        if 0 <= index < len(self._seats):
            self._move_to(index)
            self.seat_chosen.emit(self._seats[index].number)

    def _move_to(self, index: int) -> None:
        index = max(0, min(index, len(self._seats) - 1))
        self.update(self.place_of(self._current))
        self._current = index
        self.update(self.place_of(index))
        if self._seats:
            self.setAccessibleDescription(str(self._seats[index]))

    @override
    def sizeHint(self) -> QSize:
        rows = max(1, -(-len(self._seats) // self._columns))
        return QSize(self._columns * 150, rows * 84)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._columns * 40, 120)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose(self.index_at(event.position().toPoint()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._move_to(self._current + steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose(self._current)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.index_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(str(self._seats[index]) if index >= 0 else ""), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index, seat in enumerate(self._seats):
            place = self.place_of(index)
            if not event.region().intersects(place):
                continue
            paint_seat(painter, QRectF(place), seat)
            if index == self._current and self.hasFocus():
                painter.setPen(QPen(colour(Role.FOCUS), 3))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5), RADIUS, RADIUS)


class MissingPiece(QWidget):
    """A piece that is not there: its seat and name, its serial or lot in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = ElidedText("", TextKind.BODY)
        self.code = ElidedText("", TextKind.CODE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE[1], 0, SPACE[1])
        column.setSpacing(0)
        column.addWidget(self.label)
        column.addWidget(self.code)
        self.hide()

    def show_seat(self, seat: Seat | None) -> None:
        """Name a seat, or nothing."""
        self.setVisible(seat is not None)
        if seat:
            self.label.set_whole(f"{seat.number} · {seat.label}" if seat.label else f"{seat.number}")
            self.code.set_whole(seat.serial or seat.lot)


class SeatingPlan(QWidget):
    """The tray's code, its big count, what is missing by name, and the seats.

    Signals:
        seat_chosen: the number of the seat.
    """

    seat_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = SeatGrid()
        self.grid.seat_chosen.connect(self.seat_chosen)
        self.code = ElidedText("", TextKind.CODE)
        self.count = BigCount()
        self.state = Text("", TextKind.HEADING)
        self.missing = [MissingPiece() for _ in range(NAMED)]
        self.more = Text("", TextKind.MUTED)
        self.code.setFont(font_of(TextKind.CODE, fonts.TITLE))
        self._title = Text("", TextKind.MUTED)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(SPACE[5])
        self._side = self._facts()
        self._line.addWidget(self._side)
        self._line.addWidget(self.grid, 1)
        self._tell()

    def _facts(self) -> QWidget:
        side = QWidget()
        self._blocks = QBoxLayout(QBoxLayout.Direction.TopToBottom, side)
        self._blocks.setContentsMargins(0, 0, 0, 0)
        self._blocks.setSpacing(SPACE[1])
        for part in ((self._title, self.code), (self.count,), (self.state, *self.missing, self.more)):
            block = QVBoxLayout()
            block.setSpacing(SPACE[1])
            for widget in part:
                block.addWidget(widget)
            block.addStretch(1)
            self._blocks.addLayout(block)
        self._blocks.addStretch(1)
        side.setFixedWidth(SIDE)
        return side

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._blocks.setDirection(QBoxLayout.Direction.LeftToRight if narrow else QBoxLayout.Direction.TopToBottom)
        for place, share in enumerate(SHARES):
            self._blocks.setStretch(place, share if narrow else 0)
        self._line.setSpacing(SPACE[2] if narrow else SPACE[5])
        self._side.setFixedWidth(self.width() if narrow else SIDE)

    def show_tray(self, code: str, seats: Sequence[Seat], columns: int) -> None:
        """Show a tray: its code and all its seats."""
        self.code.set_whole(code)
        self.grid.show_seats(seats, columns)
        self._tell()

    def show_seat(self, seat: Seat) -> None:
        """Show one seat anew; only it and the count are painted.

        Raises:
            KeyError: the tray has no such seat.
        """
        self.grid.show_seat(seat)
        self._tell()

    def _tell(self) -> None:
        seats = self.grid.seats()
        here, missing = counted(seats), [seat for seat in seats if seat.state is SeatState.MISSING]
        self._title.setText(self.tr("Tray"))
        self.count.show_count(here, len(seats))
        for place, piece in enumerate(self.missing):
            piece.show_seat(missing[place] if place < len(missing) else None)
        over = len(missing) - NAMED
        self.more.setText(self.tr("and %n more", "", over) if over > 0 else "")
        if seats and here == len(seats):
            self.state.setText(self.tr("complete"))
        elif missing:
            self.state.setText(self.tr("%n missing", "", len(missing)))
        else:
            self.state.setText(self.tr("%n to scan", "", len(seats) - here) if seats else "")

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()
            self.grid.update()
