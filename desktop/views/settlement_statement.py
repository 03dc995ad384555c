"""The statement of a month: the closed sum, what is owed, each lot and serial number, and buying one out."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.presenters.settlement_desk import SettlementDesk
from desktop.queries.statement import Figure, StatementRow
from desktop.queries.statement_lines import MovedRow, Statement, shown_pieces
from desktop.views.file_asking import Asked, AskForFile
from desktop.views.paper_asking import ask_for_paper
from desktop.views.settlement_buying import BuyingBar
from desktop.views.settlement_rows import RowList
from desktop.views.settlement_tiles import TileFace, TileRow
from desktop.views.settlement_words import (
    ALWAYS,
    FIGURES,
    MOVED_COLUMNS,
    OWED,
    STATEMENT_COLUMNS,
    figure_of,
    figure_word,
    money,
    pieces,
)
from desktop.views.theme import SPACE, Role
from desktop.views.translation import language_of, text
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import ElidedText, Text, TextKind

MARK: Final = 40
SEARCH: Final = 200
WIDE: Final = 100
"""The share of a line that a text takes before the empty room beside it gets any."""

FIRST: Final = frozenset({Figure.OPENING, Figure.RECEIVED, Figure.USED, Figure.CLOSING})
"""Figures that every row tells; a column of nothing but 0 is not shown."""
SPREADSHEETS: Final = "XLSX (*.xlsx);;CSV (*.csv);;JSON (*.json)"


class StatementPage(QWidget):
    """The big sum on top; a figure that is pressed opens the movements behind it."""

    def __init__(self, desk: SettlementDesk, ask: AskForFile = ask_for_paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.sum = TileRow()
        self.mark = ShapeMark(Shape.TICKED_CIRCLE, Role.OK, MARK)
        self.verdict = Text("", TextKind.STRONG)
        self.owed, self.reasons = Text("", TextKind.HEADING), ElidedText("", TextKind.MUTED)
        self.pdf, self.file = QPushButton(), QPushButton()
        self.list = RowList(STATEMENT_COLUMNS, "file-text")
        self.moved, self.behind = RowList(MOVED_COLUMNS, "history"), ElidedText("", TextKind.STRONG)
        self._lists = QStackedWidget()
        self.buying = BuyingBar(desk)
        self._ask = ask
        self._lay_out()
        self.sum.chosen.connect(self._open)
        self.desk.behind.changed.connect(self._show_behind)
        self.list.chosen.connect(self._row_chosen)
        self.moved.chosen.connect(self._row_chosen)
        self.pdf.clicked.connect(self._save_pdf)
        self.file.clicked.connect(self._save_file)

    def _lay_out(self) -> None:
        self.verdict.setWordWrap(True)
        self.verdict.setFixedWidth(132)
        above = QHBoxLayout()
        above.setSpacing(SPACE[3])
        above.addWidget(self.sum, 1)
        above.addWidget(self.mark)
        above.addWidget(self.verdict)
        owed = QHBoxLayout()
        owed.setSpacing(SPACE[2])
        owed.addWidget(self.owed, 1)
        for widget in (self.list.panel.search, self.pdf, self.file, self.list.panel.columns):
            owed.addWidget(widget)
        self.list.panel.search.setFixedWidth(SEARCH)
        self.list.panel.tools.insertWidget(0, self.reasons, WIDE)
        self.moved.panel.tools.insertWidget(0, self.behind, WIDE)
        self.moved.panel.search.setFixedWidth(SEARCH)
        for rows in (self.list, self.moved):
            self._lists.addWidget(rows)
        self.pdf.setProperty("primary", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addLayout(above)
        column.addLayout(owed)
        column.addWidget(self._lists, 1)
        column.addWidget(self.buying)

    # ------------------------------------------------------------ what is shown

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        made = self.desk.board.statement
        for button in (self.pdf, self.file):
            button.setEnabled(made is not None)
        if made is not None:
            self._show_sum(made)
            self._show_owed(made)
        self._show_rows()
        self._show_behind()
        if self.desk.reading.is_running and self.desk.board.at is not None:
            self.list.panel.begin_loading(f"{self.desk.board.at:%H:%M}")
        else:
            self.list.panel.end_loading()
        self.buying.show_desk()

    def _show_sum(self, made: Statement) -> None:
        told = [one for one in FIGURES if one in ALWAYS or figure_of(made.total, one)]
        self.sum.show_faces([self._face(made, figure) for figure in told])
        shape, role = (Shape.TICKED_CIRCLE, Role.OK) if made.closes else (Shape.CROSSED_OCTAGON, Role.REFUSED)
        self.mark.show_shape(shape, role)
        faulty = len(made.not_billed) + sum(not row.closes for row in made.rows)
        self.verdict.setText(self.tr("It closes") if made.closes else self.tr("Not closed: {0}").format(faulty))
        hidden = {figure.value for figure in FIGURES if figure not in FIRST and not figure_of(made.total, figure)}
        for place, column in enumerate(self.list.table.columns):
            if column.key in Figure.__members__.values():
                self.list.view.setColumnHidden(place, column.key in hidden)

    def _face(self, made: Statement, figure: Figure) -> TileFace:
        value, sign = figure_of(made.total, figure), FIGURES[figure][0]
        if value < 0 and sign == "+":
            return TileFace(figure.value, pieces(-value), figure_word(figure), "−")
        return TileFace(figure.value, pieces(value), figure_word(figure), sign)

    def _show_owed(self, made: Statement) -> None:
        owed = self.tr("Owed for the month: {0} CNY").format(money(made.amount))
        self.owed.setText(owed)
        parts = [f"{text(OWED[one.kind.value])} {money(one.amount)}" for one in made.owed]
        parts.append(self.tr("tax {0}").format(money(made.tax)))
        parts.append(self.tr("service fee 1.5 % of {0}: {1}").format(money(made.purchases), money(made.fee)))
        self.reasons.set_whole(" · ".join(parts))

    def _show_rows(self) -> None:
        made = self.desk.board.statement
        rows: Sequence[StatementRow] = made.rows if made is not None else ()
        self.list.show_rows(rows)
        chosen = self.desk.row_of(self.desk.chosen) if self.desk.chosen is not None else None
        if chosen is not None:
            self.list.choose(chosen)

    def _show_behind(self) -> None:
        """The movements of the figure that is opened, in the place of the lots and serial numbers."""
        open_one = self.desk.behind
        opened = open_one.figure is not None
        self._lists.setCurrentWidget(self.moved if opened else self.list)
        for tool in (self.list.panel.search, self.list.panel.columns):
            tool.setVisible(not opened)
        self.moved.show_rows(open_one.rows)
        if open_one.reading.is_running and self.desk.board.at is not None:
            self.moved.panel.begin_loading(f"{self.desk.board.at:%H:%M}")
        else:
            self.moved.panel.end_loading()
        self.behind.set_whole(self._behind_words())

    def _behind_words(self) -> str:
        open_one = self.desk.behind
        if open_one.figure is None or open_one.reading.is_running:
            return ""
        if open_one.more:
            return self.tr("The first {0} lines; the saved table has all").format(f"{len(open_one.rows):,}")
        rows = open_one.rows
        stands = open_one.figure in (Figure.OPENING, Figure.CLOSING)
        count = sum((row.pieces if stands else shown_pieces(row) for row in rows), Decimal(0))
        lines = self.tr("%n line(s)", "", len(rows))
        return f"{figure_word(open_one.figure)}: {pieces(count)} · {lines}"

    def _open(self, key: str) -> None:
        self.desk.open_figure(Figure(key) if key else None)

    def _row_chosen(self, row: StatementRow | MovedRow) -> None:
        self.desk.choose_row(row)

    # ------------------------------------------------------------ files

    def _save_pdf(self) -> None:
        self._save("PDF (*.pdf)", "pdf")

    def _save_file(self) -> None:
        self._save(SPREADSHEETS, "xlsx")

    def _save(self, kinds: str, ending: str) -> None:
        name = f"{self.desk.file_name}.{ending}"
        self._ask(self, Asked(self.tr("Save the statement"), kinds, name), self._taken)

    def _taken(self, path: Path) -> None:
        self.desk.save(str(path), language_of())

    def translate(self) -> None:
        """Take on the language."""
        self.pdf.setText(self.tr("Print or PDF…"))
        self.file.setText(self.tr("Save table…"))
        nothing = self.tr("Nothing in this month"), self.tr("Choose another month or owner above.")
        self.list.say_empty(*nothing)
        self.moved.say_empty(self.tr("No movements behind this figure"), self.tr("Press the figure again."))
        self.buying.translate()
        self.show_desk()
