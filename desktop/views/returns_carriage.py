"""Carriage of goods that come back: one small form, and the carriages that can be taken back."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.returns_more import FormKind, MoreReturns
from desktop.queries.carriages import Carriage
from desktop.views.settlement_words import money
from desktop.views.theme import SPACE, Role
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.states import TERMS


class CarriageForm(QWidget):
    """Document, carrier, waybill and amount; below, what is on the claim list and was not taken back."""

    def __init__(self, work: MoreReturns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.document, self.carrier, self.waybill, self.amount = (QLineEdit() for _ in range(4))
        self.record, self.list = BigButton(primary=True), CardList()
        self.reason, self.take_back = QLineEdit(), QPushButton()
        self._labels = [Text("") for _ in range(4)]
        self._rows: dict[str, Carriage] = {}
        self._chosen = ""
        self._lay_out()
        self.record.clicked.connect(self._record)
        self.amount.returnPressed.connect(self._record)
        self.take_back.clicked.connect(self._take_back)
        self.reason.returnPressed.connect(self._take_back)
        self.list.opened.connect(self._choose)
        work.waybill_scanned.connect(self._scanned)
        work.done.connect(self._done)
        work.books[FormKind.CARRIAGE] = self._record
        work.desk.changed.connect(self._show_list)
        self._translate()

    def _lay_out(self) -> None:
        grid, bar, whole = QGridLayout(), QHBoxLayout(), QVBoxLayout(self)
        grid.setHorizontalSpacing(SPACE[3])
        grid.setVerticalSpacing(SPACE[2])
        for place, field in enumerate((self.document, self.carrier, self.waybill, self.amount)):
            row, column = divmod(place, 2)
            grid.addWidget(self._labels[place], row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
        bar.addWidget(self.reason, 1)
        bar.addWidget(self.take_back)
        self.list.advice.hide()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[2])
        whole.addLayout(grid)
        whole.addWidget(self.record)
        whole.addWidget(self.list, 1)
        whole.addLayout(bar)

    # ---------------------------------------------------------------- what is shown

    def propose(self, document: str) -> None:
        """Fill in the document that was chosen in a list."""
        self.document.setText(document)

    def _show_list(self) -> None:
        rows = self.work.desk.board.carriages
        self._rows = {f"{row.document} {row.waybill}": row for row in rows}
        self.list.show_rows([self._card(key, row) for key, row in self._rows.items()])
        self.list.title.set_kind(TextKind.STRONG if rows else TextKind.MUTED)
        self.list.title.setText(self.tr("On the claim list") if rows else self.tr("No carriage is on the claim list"))
        for part in (self.reason, self.take_back):
            part.setVisible(self._chosen in self._rows)

    def _card(self, key: str, row: Carriage) -> CardRow:
        payer = text(TERMS["freight_payer"][row.payer.value])
        line = " · ".join((row.carrier, row.waybill, self.tr("borne by {0}").format(payer)))
        is_chosen = key == self._chosen
        shape, role = (Shape.TICKED_CIRCLE, Role.INFO) if is_chosen else (Shape.RING, Role.MUTED)
        more = self.tr("chosen") if is_chosen else row.incurred_on.isoformat()
        return CardRow(key, row.document, line, shape, role, self.tr("{0} CNY").format(money(row.amount)), more)

    # ---------------------------------------------------------------- what is done

    def _scanned(self, waybill: str) -> None:
        self.waybill.setText(waybill)
        if self.isVisible():
            (self.amount if self.carrier.text() else self.carrier).setFocus()

    def _choose(self, key: str) -> None:
        self._chosen = "" if key == self._chosen else key
        self._show_list()
        self.reason.setFocus()

    def _record(self) -> None:
        fields = (self.document, self.carrier, self.waybill, self.amount)
        self.work.record(*(field.text() for field in fields))

    def _take_back(self) -> None:
        row = self._rows.get(self._chosen)
        if row is not None:
            self.work.take_back(row.document, row.waybill, self.reason.text())

    def _done(self, kind: FormKind) -> None:
        if kind is FormKind.CARRIAGE:
            for field in (self.document, self.waybill, self.amount, self.reason):
                field.clear()
            self._chosen = ""

    def _translate(self) -> None:
        words = (self.tr("Document"), self.tr("Carrier"), self.tr("Waybill"), self.tr("Amount, CNY"))
        fields = (self.document, self.carrier, self.waybill, self.amount)
        for label, field, word in zip(self._labels, fields, words, strict=True):
            label.setText(word)
            field.setAccessibleName(word)
        self.document.setPlaceholderText(self.tr("RT-… or D-…"))
        self.waybill.setPlaceholderText(self.tr("scan it"))
        self.record.set_words(self.tr("Put it on the claim list"))
        self.reason.setPlaceholderText(self.tr("Why it was a mistake"))
        self.take_back.setText(self.tr("Take the carriage back"))
        self._show_list()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
