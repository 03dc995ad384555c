"""A new adverse event by hand: the product, the hospital, how bad it was, what happened, since when we know."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.adverse_form import Draft
from desktop.presenters.adverse_ways import HARMS as ASKED
from desktop.queries.order_offer import Offer
from desktop.views.names import named
from desktop.views.theme import SPACE
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.words.adverse import HARMS

LABEL_WIDTH: Final = 128


class AdverseFormPage(QWidget):
    """What the new event holds so far.

    Signals:
        edited: a field was changed; read the page with `read_into`.
        product_typed: a code, a serial or a lot number was typed.
    """

    edited = Signal()
    product_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.advice = Text("", TextKind.TITLE), Text("", TextKind.MUTED)
        self.product, self.chosen = QLineEdit(), ElidedText("", TextKind.STRONG)
        self.hospital, self.harm, self.group = Choice(), Choice(), QCheckBox()
        self.description, self.told_by, self.aware = QLineEdit(), QLineEdit(), QLineEdit()
        self.open, self.leave = BigButton(primary=True), QPushButton()
        self._labels = [Text("") for _ in range(6)]
        self._offer = Offer()
        self._lay_out()
        self.product.returnPressed.connect(self._product)
        for choice in (self.hospital, self.harm):
            choice.activated.connect(self.edited)
        for field in (self.description, self.told_by, self.aware):
            field.textEdited.connect(self.edited)
        self.group.clicked.connect(self.edited)

    def _lay_out(self) -> None:
        whole, grid, foot = QVBoxLayout(self), QGridLayout(), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[3])
        grid.setHorizontalSpacing(SPACE[3])
        grid.setVerticalSpacing(SPACE[2])
        grid.setColumnStretch(1, 1)
        fields = (self.product, self.hospital, self.harm, self.description, self.told_by, self.aware)
        row = 0
        for label, field in zip(self._labels, fields, strict=True):
            label.setFixedWidth(LABEL_WIDTH)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            row += 1
            if field is self.product:
                grid.addWidget(self.chosen, row, 1)
                row += 1
            if field is self.harm:
                grid.addWidget(self.group, row - 1, 2)
        foot.addWidget(self.leave)
        foot.addWidget(self.open, 1)
        for part in (self.title, self.advice):
            whole.addWidget(part)
        whole.addLayout(grid)
        whole.addStretch(1)
        whole.addLayout(foot)

    def _product(self) -> None:
        if self.product.text():
            self.product_typed.emit(self.product.text())

    # ---------------------------------------------------------------- what is shown

    def show_draft(self, draft: Draft, offer: Offer) -> None:
        """Show what was entered, and what there is to choose from."""
        if offer != self._offer or not self.hospital.count():
            self._offer = offer
            self.hospital.clear()
            for one in offer.hospitals:
                self.hospital.addItem(f"{one.code} · {named(one.name, one.name_en)}", one.code)
        for choice, value in ((self.hospital, draft.hospital), (self.harm, draft.harm)):
            if choice.value() != value:
                choice.choose(value)
        fields = ((self.description, draft.description), (self.told_by, draft.told_by), (self.aware, draft.aware))
        for field, words in fields:
            if field.text() != words:
                field.setText(words)
        self.group.setChecked(draft.group)
        if draft.lot:
            self.product.clear()
        parts = (named(draft.name, draft.name_en), draft.lot, draft.serial, draft.defect)
        self.chosen.set_whole(" · ".join(part for part in parts if part))
        self.chosen.setVisible(bool(draft.lot or draft.defect))

    def read_into(self, draft: Draft) -> None:
        """Take over what stands in the fields."""
        draft.hospital, draft.harm, draft.group = self.hospital.value(), self.harm.value(), self.group.isChecked()
        draft.description, draft.told_by = self.description.text(), self.told_by.text()
        draft.aware = self.aware.text()

    def translate(self) -> None:
        """Speak the language of the window."""
        self.title.setText(self.tr("New adverse event"))
        self.advice.setText(
            self.tr("Every clock starts when you became aware. By scanner: the product, the hospital's store, CONFIRM.")
        )
        words = (
            self.tr("Product"),
            self.tr("Hospital"),
            self.tr("How bad it was"),
            self.tr("What happened"),
            self.tr("Who told us"),
            self.tr("Aware since"),
        )
        for label, word in zip(self._labels, words, strict=True):
            label.setText(word)
        self.product.setPlaceholderText(self.tr("scan it, or type (01)…(10)…, a serial or lot number, then Enter"))
        self.description.setPlaceholderText(self.tr("in a few words, never the patient's name"))
        self.told_by.setPlaceholderText(self.tr("name and department at the hospital"))
        self.aware.setPlaceholderText(self.tr("now; else 16:05 or 2026-11-24 16:05"))
        self.group.setText(self.tr("one of several of the same kind"))
        kept = self.harm.value()
        self.harm.clear()
        for harm in ASKED:
            self.harm.addItem(text(HARMS[harm.value]), harm.value)
        self.harm.choose(kept)
        self.hospital.clear()
        self.open.set_words(self.tr("Open the event: the clocks start"))
        self.leave.setText(self.tr("Back without an event"))
