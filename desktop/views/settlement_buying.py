"""Buying the chosen lot out: place, pieces, buyer, who agreed; the question with YES or NO; and taking one back."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from desktop.presenters.settlement_desk import Buying, SettlementDesk
from desktop.views.names import named
from desktop.views.settlement_words import money, pieces
from desktop.views.theme import SPACE
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.text import ElidedText, Text, TextKind

FILLING, ASKING, UNDOING = 0, 1, 2
HEIGHT: Final = 48


class BuyingBar(QWidget):
    """One line below the table; it keeps its height whether something is chosen or not."""

    def __init__(self, desk: SettlementDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.goods = ElidedText("", TextKind.CODE)
        self.place, self.pieces, self.buyer, self.person = Choice(), QSpinBox(), Choice(), QLineEdit()
        self.ask, self.yes, self.no = QPushButton(), QPushButton(), QPushButton()
        self.question = ElidedText("", TextKind.STRONG)
        self.bought, self.reason, self.undo = Text("", TextKind.CODE), QLineEdit(), QPushButton()
        self._lines = QStackedWidget()
        self._shown: object = None
        self._buyers: list[tuple[str, str]] = []
        self._lay_out()
        self.ask.clicked.connect(self._ask)
        self.person.returnPressed.connect(self._ask)
        self.place.currentIndexChanged.connect(self._place_changed)
        self.yes.clicked.connect(desk.buy)
        self.no.clicked.connect(desk.leave_it)
        self.undo.clicked.connect(self._undo)
        self.reason.returnPressed.connect(self._undo)

    def _lay_out(self) -> None:
        self.pieces.setRange(1, 1)
        self.pieces.setFixedWidth(104)
        self.pieces.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place.setMinimumWidth(190)
        self.buyer.setFixedWidth(190)
        self.person.setFixedWidth(150)
        self.yes.setProperty("primary", "true")
        for widgets, stretched in (
            ((self.goods, self.place, self.pieces, self.buyer, self.person, self.ask), self.goods),
            ((self.question, self.yes, self.no), self.question),
            ((self.bought, self.reason, self.undo), self.reason),
        ):
            page = QWidget()
            line = QHBoxLayout(page)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(SPACE[2])
            for widget in widgets:
                line.addWidget(widget, 1 if widget is stretched else 0)
            self._lines.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._lines)
        self.setFixedHeight(HEIGHT)

    # ------------------------------------------------------------ what is shown

    def show_desk(self) -> None:
        """Show what is chosen, or the question."""
        chosen, asked = self.desk.chosen, self.desk.buying
        self._lines.setCurrentIndex(FILLING if asked is None else ASKING)
        if asked is not None:
            self._show_question(asked)
            return
        if self.desk.undoing.document and self.desk.may_settle:
            self._lines.setCurrentIndex(UNDOING)
            self.bought.setText(self.desk.undoing.document)
            return
        lying = self.desk.board.lying(chosen) if chosen is not None else ()
        self._show_goods(lying)
        if (chosen, lying) != self._shown:
            self._shown = (chosen, lying)
            self._fill(lying)
        mine = self.desk.board.owner == self.desk.board.partner
        may = bool(lying) and self.desk.may_settle and not mine
        for widget in (self.place, self.pieces, self.buyer, self.person, self.ask):
            widget.setVisible(may)
        self._show_buyers()
        self.pieces.setEnabled(chosen is not None and not chosen.serial)

    def _show_goods(self, lying: tuple[tuple[str, Decimal], ...]) -> None:
        chosen = self.desk.chosen
        self.goods.set_kind(TextKind.MUTED if chosen is None else TextKind.CODE)
        if chosen is None:
            self.goods.set_whole(self.tr("Choose a lot or serial number to buy it out."))
            return
        row = self.desk.row_of(chosen)
        name = named(row.item, row.item_en) if row is not None else chosen.ref
        where = "" if lying else self.tr("nothing of it is here now")
        parts = (name, chosen.lot, chosen.serial, where)
        self.goods.set_whole(" · ".join(part for part in parts if part))

    def _fill(self, lying: tuple[tuple[str, Decimal], ...]) -> None:
        self.place.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self.place.clear()
        for code, count in lying:
            self.place.addItem(self.tr("{0} · {1} there").format(code, pieces(count)), code)
        self.place.blockSignals(False)  # noqa: FBT003  # Qt's own signature
        self._place_changed(self.place.currentIndex())
        self.pieces.setValue(1)
        self.buyer.setCurrentIndex(0)
        self.person.clear()

    def _show_buyers(self) -> None:
        """Who may buy; the partner, who is first, as long as nobody is chosen."""
        buyers = [(row.code, named(row.name, row.name_en)) for row in self.desk.board.buyers]
        if buyers != self._buyers:
            self._buyers, chosen = buyers, self.buyer.value()
            self.buyer.clear()
            for code, name in buyers:
                self.buyer.addItem(name, code)
            self.buyer.choose(chosen if chosen in dict(buyers) else next(iter(dict(buyers)), ""))

    def _place_changed(self, _at: int) -> None:
        chosen = self.desk.chosen
        lying = dict(self.desk.board.lying(chosen)) if chosen is not None else {}
        self.pieces.setMaximum(max(1, int(lying.get(self.place.value(), Decimal(1)))))

    def _show_question(self, asked: Buying) -> None:
        told = self.tr("Buy {0} × {1} in {2} for {3} CNY? Agreed by {4}.")
        if asked.buyer not in ("", self.desk.board.partner):
            told = self.tr("{5} buys {0} × {1} in {2} for {3} CNY? Agreed by {4}.")
        goods = asked.goods.serial or asked.goods.lot or asked.goods.ref
        buyer = dict(self._buyers).get(asked.buyer, asked.buyer)
        words = (pieces(asked.pieces), goods, asked.place, money(asked.amount), asked.agreed_by, buyer)
        self.question.set_whole(told.format(*words))
        self.yes.setFocus()

    # ------------------------------------------------------------ what is done

    def _ask(self) -> None:
        if self.ask.isVisible():
            pieces_wanted = Decimal(self.pieces.value())
            self.desk.ask_buy_out(self.place.value(), pieces_wanted, self.person.text(), self.buyer.value())

    def _undo(self) -> None:
        self.desk.undoing.undo(self.reason.text())
        self.reason.clear()

    def translate(self) -> None:
        """Take on the language."""
        self.ask.setText(self.tr("Buy out…"))
        self.yes.setText(self.tr("Yes, buy out"))
        self.no.setText(self.tr("No"))
        self.undo.setText(self.tr("Take the buy-out back"))
        self.reason.setPlaceholderText(self.tr("Why it was a mistake"))
        self.person.setPlaceholderText(self.tr("Who agreed"))
        self.person.setAccessibleName(self.tr("Who agreed to the buy-out"))
        self.place.setAccessibleName(self.tr("Place"))
        self.buyer.setAccessibleName(self.tr("Who buys"))
        self.buyer.setToolTip(self.tr("Who buys"))
        self.pieces.setAccessibleName(self.tr("Pieces to buy"))
        self._shown = None
        self.show_desk()
