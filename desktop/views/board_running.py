"""What runs, as a table that paints only what is looked at; each second only its first column is painted again."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStyleOptionViewItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.board_desk import BASES, OVERDUE, BoardDesk
from desktop.presenters.board_topics import TOPICS
from desktop.queries.board import BoardRow
from desktop.views import fonts
from desktop.views.board_words import BASIS_LOOKS, board_columns, left_text, state_of, topic_word
from desktop.views.settlement_rows import RowList
from desktop.views.tables.table_view import MARK, CellPainter, Index, paint_ground
from desktop.views.tables.window_table import STATE_ROLE
from desktop.views.theme import SPACE, Role, colour
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.shapes import paint_shape
from desktop.views.widgets.sight_timer import SightTimer
from desktop.views.widgets.status_chip import STATE_SHAPES, ChipState
from desktop.views.widgets.text import Text, TextKind

ROW: Final = 48
NUMBER_PX: Final = 26
_BIG_MARK: Final = 20


class LeftPainter(CellPainter):
    """The time left, read from across the desk, behind the shape of its state."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        place = QRectF(option.rect)
        paint_ground(painter, place, option)
        state = ChipState(index.data(STATE_ROLE) or ChipState.OFF)
        shape, role = STATE_SHAPES[state]
        mark = QRectF(place.left() + SPACE[3], place.center().y() - _BIG_MARK / 2, _BIG_MARK, _BIG_MARK)
        paint_shape(painter, shape, mark, colour(role))
        painter.setFont(fonts.words(NUMBER_PX, bold=True))
        painter.setPen(colour(role if state in (ChipState.BAD, ChipState.WARN) else Role.TEXT))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        told = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        painter.drawText(place.adjusted(SPACE[6], 0, -SPACE[4], -1), side, told)
        painter.restore()


class BasisPainter(CellPainter):
    """Contract, law or our own: a shape before the word."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index.row()) if hasattr(model, "row") else None
        place = QRect(option.rect)
        if isinstance(row, BoardRow):
            option.rect = place.adjusted(MARK + SPACE[2], 0, 0, 0)
        super().paint(painter, option, index)
        if isinstance(row, BoardRow):
            left = QRectF(place.left(), place.top(), MARK + SPACE[2], place.height())
            paint_ground(painter, left, option)
            shape, role = BASIS_LOOKS[row.basis]
            mark = QRectF(place.left() + SPACE[2], place.center().y() - MARK / 2, MARK, MARK)
            paint_shape(painter, shape, mark, colour(role))


class RunningPage(QWidget):
    """The table under one line of choices."""

    def __init__(self, desk: BoardDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.topic, self.more = Choice(), Text("", TextKind.MUTED)
        self.kinds = {kind: QPushButton() for kind in ("", *BASES)}
        self._group = QButtonGroup(self)
        self.list = RowList(board_columns(self._left, self._state), "clock")
        view = self.list.view
        self._painters = (LeftPainter(view), BasisPainter(view))
        view.setItemDelegateForColumn(0, self._painters[0])
        view.setItemDelegateForColumn(2, self._painters[1])
        view.verticalHeader().setDefaultSectionSize(ROW)
        self.topic.setMinimumWidth(190)
        self.list.panel.count.hide()
        for number, button in enumerate(self.kinds.values()):
            button.setCheckable(True)
            self._group.addButton(button, number)
            self.list.panel.tools.insertWidget(number, button)
        self.list.panel.add_tool(self.topic)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self.list, 1)
        column.addWidget(self.more)
        self._tick = SightTimer(self)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self.tick)
        self._late = 0
        self._group.idClicked.connect(self._basis_chosen)
        self.topic.activated.connect(self._topic_chosen)
        self.list.panel.row_opened.connect(self._opened)

    def _left(self, row: BoardRow) -> str:
        return left_text(row.due_at, self.desk.now)

    def _state(self, row: BoardRow) -> ChipState:
        return state_of(row, self.desk.now)

    # ------------------------------------------------------------ what is shown

    def show_desk(self) -> None:
        """Show the desk as it stands; the row that was chosen stays chosen."""
        self._show_kinds()
        rows = self.desk.rows
        if rows != self.list.rows:
            kept = self._current()
            self.list.show_rows(rows)
            again = next((row for row in self.list.rows if kept is not None and row.id == kept.id), None)
            if again is not None:
                self.list.choose(again)
        else:
            self._paint_first_column()
        board = self.desk.seen.board
        beyond = board.running - len(board.rows)
        self.more.setVisible(beyond > 0)
        self.more.setText(self.tr("%n more are due later", "", beyond))

    def _current(self) -> BoardRow | None:
        number = self.list.view.currentIndex().row()
        rows: Sequence[BoardRow] = self.list.rows
        return rows[number] if 0 <= number < len(rows) else None

    def _show_kinds(self) -> None:
        words = {
            "": self.tr("All"),
            OVERDUE: self.tr("Overdue"),
            "contract": self.tr("Contract"),
            "legal": self.tr("Law"),
            "internal": self.tr("Our own"),
        }
        for kind, button in self.kinds.items():
            told = f"{words[kind]} {self.desk.count(kind)}"
            button.setChecked(kind == self.desk.basis)
            if button.text() != told:
                button.setText(told)
                button.setMinimumWidth(button.sizeHint().width() + SPACE[1])
        self._late = self.desk.count(OVERDUE)

    def tick(self) -> None:
        """A second has gone: the numbers are painted again, and the choices when something has become late."""
        late = self.desk.count(OVERDUE)
        if late != self._late:
            self.show_desk()
        self._paint_first_column()

    def _paint_first_column(self) -> None:
        view = self.list.view
        left, width = view.columnViewportPosition(0), view.columnWidth(0)
        view.viewport().update(QRect(left, 0, width, view.viewport().height()))

    # ------------------------------------------------------------ what a hand does

    def _basis_chosen(self, number: int) -> None:
        self.desk.choose_basis(list(self.kinds)[number])

    def _topic_chosen(self, _place: int) -> None:
        self.desk.choose_topic(self.topic.value())

    def _opened(self, number: int) -> None:
        if 0 <= number < len(self.list.rows):
            row = self.list.rows[number]
            self.desk.open_document(row.rule, row.document)

    # ------------------------------------------------------------ time and language

    def translate(self) -> None:
        """Take on the language."""
        self.topic.clear()
        self.topic.addItem(self.tr("Everything"), "")
        for topic in TOPICS:
            self.topic.addItem(topic_word(topic), topic)
        self.topic.choose(self.desk.topic)
        self.topic.setAccessibleName(self.tr("What it is about"))
        self.list.say_empty(
            self.tr("Nothing runs"), self.tr("Orders, cases, recalls and adverse events start their clocks themselves.")
        )
        self.show_desk()
