"""How old an owner's goods are, what expires when, and what does not move."""

from typing import Final

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.presenters.settlement_desk import SettlementDesk
from desktop.queries.ageing import SLOW_DAYS, AgedRow, ExpiryRisk, risk_of
from desktop.views.settlement_rows import RowList
from desktop.views.settlement_tiles import TileFace, TileRow
from desktop.views.settlement_words import AGED_COLUMNS, SLOW_COLUMNS, money, pieces
from desktop.views.theme import SPACE
from desktop.views.widgets.one_pressed import line_up
from desktop.views.widgets.text import Text, TextKind

AGED, SLOW = 0, 1
LATER: Final = "later"


class AgeingPage(QWidget):
    """A tile for each horizon; one that is pressed shows its rows alone."""

    def __init__(self, desk: SettlementDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.risk = TileRow()
        self.said = Text("", TextKind.MUTED)
        self.aged, self.slow = RowList(AGED_COLUMNS, "boxes"), RowList(SLOW_COLUMNS, "boxes")
        self.buttons = (QPushButton(), QPushButton())
        self._group, self._pages = QButtonGroup(self), QStackedWidget()
        self._lay_out()
        self._group.idClicked.connect(self.show_page)
        self.risk.chosen.connect(self._narrow)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE[1])
        line_up(self.buttons, self._group, line)
        line.addSpacing(SPACE[3])
        line.addWidget(self.said, 1)
        for page in (self.aged, self.slow):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.risk)
        column.addLayout(line)
        column.addWidget(self._pages, 1)
        self.show_page(AGED)

    def show_page(self, number: int) -> None:
        """Show all goods by age, or the slow ones."""
        self._pages.setCurrentIndex(number)
        self.buttons[number].setChecked(True)

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        board = self.desk.board
        self.risk.show_faces([self._face(one) for one in board.risk])
        self._show_aged()
        self.slow.show_rows(board.slow)
        self.buttons[SLOW].setText(self.tr("Not used for {0} days").format(SLOW_DAYS) + f" · {len(board.slow)}")
        self.buttons[SLOW].setMinimumWidth(self.buttons[SLOW].sizeHint().width() + SPACE[4])
        unpriced = sum((one.unpriced for one in board.risk), start=board.risk[0].unpriced * 0) if board.risk else 0
        told = self.tr("%n piece(s) without a price are not in the values", "", int(unpriced)) if unpriced else ""
        self.said.setText(told)

    def _face(self, one: ExpiryRisk) -> TileFace:
        if one.within is None:
            word = self.tr("later or never")
        elif one.within == 0:
            word = self.tr("expired")
        else:
            word = self.tr("within {0} days").format(one.within)
        key = LATER if one.within is None else str(one.within)
        return TileFace(key, pieces(one.pieces), word, more=self.tr("{0} CNY").format(money(one.value)))

    def _show_aged(self) -> None:
        rows = self.desk.board.aged
        if self.risk.key:
            rows = tuple(row for row in rows if self._key(row) == self.risk.key)
        self.aged.show_rows(rows)

    def _key(self, row: AgedRow) -> str:
        within = risk_of(row.expires_in)
        return LATER if within is None else str(within)

    def _narrow(self, _key: str) -> None:
        self.show_page(AGED)
        self._show_aged()

    def translate(self) -> None:
        """Take on the language."""
        self.buttons[AGED].setText(self.tr("On hand by age"))
        self.buttons[AGED].setMinimumWidth(self.buttons[AGED].sizeHint().width() + SPACE[4])
        self.aged.say_empty(self.tr("Nothing of this owner is here"), self.tr("Choose another owner above."))
        self.slow.say_empty(self.tr("Everything moves"), self.tr("Each item on hand was used lately."))
        self.show_desk()
