"""What is below its minimum: the list, why for one product, another quantity with a reason, and SEND."""

from typing import Any, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.presenters.refilling import RefillDesk
from desktop.queries.replenishment import ProposalRow
from desktop.views.names import named
from desktop.views.refill_words import FIGURES, item_name, need_words, position_words, row_words, step_words
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.tables.table_panel import TablePanel
from desktop.views.tables.table_view import CellPainter, Index, paint_ground
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.empty_state import Emptiness
from desktop.views.widgets.position_bar import PartSwatch, PositionBar, paint_minimum, paint_parts
from desktop.views.widgets.scrolled import scrolled
from desktop.views.widgets.text import Text, TextKind, block_of
from desktop.views.words.marking import QT_TRANSLATE_NOOP

SIDE: Final = 400
BAR_COLUMN: Final = 3


def _name(row: ProposalRow) -> str:
    return item_name(row.par)


def _pieces(row: ProposalRow) -> str:
    return str(row.pieces) if row.changed is None else f"{row.pieces} ({row.proposal.pieces})"


def _reason(row: ProposalRow) -> str:
    return " · ".join(f"{need.case} ← {need.order}" for need in row.needs)


def _position(row: ProposalRow) -> str:
    return f"{row.proposal.parts.position} / {row.par.levels.minimum}"


COLUMNS: Final = (
    Column("name", QT_TRANSLATE_NOOP("Columns", "Item"), width=160, value=_name, sortable=False),
    Column("ref", QT_TRANSLATE_NOOP("Columns", "REF"), ColumnKind.CODE, 104, lambda row: row.par.item, sortable=False),
    Column("at", QT_TRANSLATE_NOOP("Columns", "Place"), ColumnKind.CODE, 62, lambda row: row.par.at, sortable=False),
    Column("bar", QT_TRANSLATE_NOOP("Columns", "Position"), width=140, value=_position, sortable=False),
    Column("pieces", QT_TRANSLATE_NOOP("Columns", "Order"), ColumnKind.NUMBER, 72, _pieces, sortable=False),
    Column("reason", QT_TRANSLATE_NOOP("Columns", "Promised to"), width=162, value=_reason, sortable=False),
)


class BarPainter(CellPainter):
    """The position of a row as a small bar."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model: Any = index.model()
        row = model.row(index.row())
        place = QRectF(option.rect)
        paint_ground(painter, place, option)
        if isinstance(row, ProposalRow):
            bar = place.adjusted(SPACE[3], 11, -SPACE[3], -12)
            paint_parts(painter, bar, row.par.levels, row.proposal.parts, row.pieces)
            paint_minimum(painter, bar, row.par.levels, row.proposal.parts)


class RefillListPage(QWidget):
    """The list on the left, the chosen product on the right."""

    def __init__(self, desk: RefillDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rows: tuple[ProposalRow, ...] = ()
        self.title, self.hint = Text("", TextKind.TITLE), Text("", TextKind.MUTED)
        self.owners = Choice()
        self.send = BigButton(primary=True)
        self.table = WindowTable(COLUMNS, self)
        self.panel = TablePanel(self.table, Emptiness("package-check", ""))
        self.name, self.where = Text("", TextKind.HEADING), Text("", TextKind.MUTED)
        self.bar, self.steps, self.behind = PositionBar(), Text(), Text("", TextKind.SMALL)
        self.pieces, self.reason, self.keep = QSpinBox(), QLineEdit(), QPushButton()
        self.quantity = Text("", TextKind.STRONG)
        self.legend = {part: Text("", TextKind.SMALL) for part in FIGURES}
        self._legend = QWidget()
        self._chosen: ProposalRow | None = None
        self._searched = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.panel.view.setItemDelegateForColumn(BAR_COLUMN, BarPainter(self.panel.view))
        self.name.setWordWrap(True)
        self.steps.setWordWrap(True)
        self.behind.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(SPACE[3])
        head.addLayout(block_of(self.title, self.hint), 1)
        head.addWidget(self.owners)
        head.addWidget(self.send)
        work = QHBoxLayout()
        work.setSpacing(SPACE[4])
        work.addWidget(self.panel, 1)
        work.addWidget(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addLayout(head)
        column.addLayout(work, 1)

    def _side(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SPACE[3], 0)
        column.setSpacing(SPACE[2])
        self._lay_out_legend()
        for widget in (self.name, self.where, self.bar):
            column.addWidget(widget)
        column.addWidget(self._legend)
        column.addWidget(self.steps)
        column.addWidget(self.quantity)
        change = QHBoxLayout()
        change.setSpacing(SPACE[2])
        self.pieces.setRange(0, 1_000_000)
        self.pieces.setFixedWidth(104)
        self.pieces.setAlignment(Qt.AlignmentFlag.AlignCenter)
        change.addWidget(self.pieces)
        change.addWidget(self.reason, 1)
        change.addWidget(self.keep)
        column.addLayout(change)
        column.addWidget(self.behind)
        column.addStretch(1)
        return scrolled(inner, SIDE)

    def _lay_out_legend(self) -> None:
        legend = QGridLayout(self._legend)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.setHorizontalSpacing(SPACE[2])
        for place, (part, words) in enumerate(self.legend.items()):
            legend.addWidget(PartSwatch(part), place // 3, place % 3 * 2)
            legend.addWidget(words, place // 3, place % 3 * 2 + 1)
        legend.setColumnStretch(6, 1)

    def _connect(self) -> None:
        self.table.page_wanted.connect(self._deliver)
        self.panel.searched.connect(self._search)
        self.panel.view.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.panel.row_opened.connect(self.desk.choose)
        self.owners.activated.connect(self._owner_chosen)
        self.send.clicked.connect(self.desk.send)
        self.keep.clicked.connect(self._keep)
        self.reason.returnPressed.connect(self._keep)

    # ------------------------------------------------------------ what is shown

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        words = self._searched.casefold()
        fitting = [
            row for row in self.desk.board.rows if words in f"{row.par.item} {_name(row)} {row.par.at}".casefold()
        ]
        if tuple(fitting) != self.rows:
            self.rows = tuple(fitting)
            self.table.show_ids([row.par.id for row in self.rows])
            self._look_again()
        self._show_head()
        self._show_chosen()

    def _look_again(self) -> None:
        """Keep the product that is explained in sight after the list was read anew."""
        explained = self.desk.board.explained
        for place, row in enumerate(self.rows):
            if explained is not None and row.par.id == explained.row.par.id:
                self.panel.view.choose_row(place)

    def _show_head(self) -> None:
        board = self.desk.board
        missing = sum(row.proposal.missing for row in board.rows)
        products = self.tr("%n product(s) below minimum", "", len(board.rows))
        self.title.setText(" · ".join((products, self.tr("%n piece(s) missing", "", missing))))
        due = int(sum(one.pieces for one in board.due if not one.order))
        self.hint.setText(self.tr("%n short-dated piece(s) proposed for exchange", "", due) if due else "")
        known = [(code, named(name, name_en)) for code, name, name_en in self.desk.owners]
        self.owners.clear()
        for code, name in known:
            self.owners.addItem(name, code)
        self.owners.choose(self.desk.owner)
        self.owners.setVisible(len(known) > 1)
        pieces = sum(row.pieces for row in self.desk.to_send)
        self.send.set_words(self.tr("Send order · %n piece(s)", "", pieces) if pieces else self.tr("Send order"))
        self.send.setEnabled(bool(pieces))
        nothing = self.tr("Nothing is below its minimum"), self.tr("What is used or reserved shows up here at once.")
        unset = (
            self.tr("No minimum is set yet"),
            self.tr("Set one under Minimum stock, or import a file of the kind “pars”."),
        )
        self.panel.empty.say(Emptiness("package-check", *(nothing if board.has_pars else unset)))

    def _show_chosen(self) -> None:
        explained = self.desk.board.explained
        shown = explained is not None
        for widget in (self.name, self.where, self.bar, self.steps, self.behind):
            widget.setVisible(shown)
        self._legend.setVisible(shown)
        if explained is None:
            self._chosen = None
            self._show_quantity(shown=False)
            return
        row = explained.row
        levels = row.par.levels
        self.name.setText(item_name(row.par))
        told = self.tr("minimum {0} · target {1} · maximum {2} · pack {3}")
        of = told.format(levels.minimum, levels.target, levels.maximum, levels.pack)
        lacks = f"\n{need_words(row)}" if row.needs else ""
        self.where.setText(f"{row.par.item} · {row.par.at}\n{of}{lacks}")
        self.bar.show_position(levels, row.proposal.parts, row.pieces, position_words(row))
        self.steps.setText("\n".join(step_words(step) for step in row.proposal.steps))
        self._show_behind()
        self._show_change(row)

    def _show_behind(self) -> None:
        explained = self.desk.board.explained
        lines = []
        for figure, word in FIGURES.items():
            rows = [row for row in explained.rows if row.figure.value == figure] if explained else []
            lines += [f"{text(word)}: {row_words(row)}" for row in sorted(rows, key=lambda row: bool(row.why))]
        self.behind.setText("\n".join(lines))

    def _show_change(self, row: ProposalRow) -> None:
        before, self._chosen = self._chosen, row
        may = row.proposal.below_minimum
        self._show_quantity(shown=may)
        proposed = self.tr("Order (proposed: {0})").format(row.proposal.pieces)
        said = f" · {row.changed.by}: {row.changed.reason}" if row.changed else ""
        self.quantity.setText(proposed + said)
        self.quantity.setWordWrap(True)
        if before is None or (before.par.id, before.pieces) != (row.par.id, row.pieces):
            self.pieces.setSingleStep(row.par.levels.pack)
            self.pieces.setValue(row.pieces)
            self.reason.clear()

    def _show_quantity(self, *, shown: bool) -> None:
        for widget in (self.quantity, self.pieces, self.reason, self.keep):
            widget.setVisible(shown)

    # ------------------------------------------------------------ what is done

    def _deliver(self, first: int, count: int) -> None:
        self.table.deliver(first, self.rows[first : first + count])

    def _search(self, words: str) -> None:
        self._searched = words
        self.show_desk()

    def _row_chosen(self, index: Any) -> None:
        if index.isValid() and index.row() < len(self.rows):
            self.desk.choose(self.rows[index.row()].par.id)

    def _owner_chosen(self, _place: int) -> None:
        self.desk.choose_owner(self.owners.value())

    def _keep(self) -> None:
        if self._chosen is not None:
            self.desk.change(self._chosen, self.pieces.value(), self.reason.text())

    def translate(self) -> None:
        """Take on the language."""
        self.keep.setText(self.tr("Keep"))
        self.reason.setPlaceholderText(self.tr("Why another quantity"))
        self.reason.setAccessibleName(self.tr("Why another quantity"))
        self.pieces.setAccessibleName(self.tr("Pieces to order"))
        self.owners.setAccessibleName(self.tr("Owner"))
        for part, words in self.legend.items():
            words.setText(text(FIGURES[part]))
        self.show_desk()
