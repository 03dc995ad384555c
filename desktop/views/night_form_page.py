"""A new emergency order: the hospital, kits and items, who called and when (F6)."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from desktop.presenters.night_form import Draft
from desktop.queries.order_offer import Named, Offer
from desktop.views.names import named
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import Text, TextKind

KIT, ITEM = "kit:", "item:"
LABEL_WIDTH: Final = 104


class NightFormPage(QWidget):
    """What the new order holds so far.

    Signals:
        chosen: a kit (``kit:…``) or an item (``item:…``) with its pieces is to be added.
        taken_off: a line of the list was clicked.
    """

    chosen = Signal(str, int)
    taken_off = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.advice = Text("", TextKind.HEADING), Text("", TextKind.MUTED)
        self.hospital, self.kit, self.item = Choice(), Choice(), Choice()
        self.pieces, self.add_kit, self.add_item = QSpinBox(), QPushButton(), QPushButton()
        self.caller, self.called, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.open, self.leave, self.lines = BigButton(primary=True), QPushButton(), CardList()
        self.item.setEditable(True)
        self.pieces.setRange(1, 100)
        self._labels = [Text("") for _ in range(6)]
        self._offer = Offer()
        self._draft: Draft | None = None
        self._lay_out()
        self.add_kit.clicked.connect(self._add_kit)
        self.add_item.clicked.connect(self._add_item)
        self.lines.opened.connect(self.taken_off)

    def _lay_out(self) -> None:
        whole, left, foot = QHBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[5])
        left.setSpacing(SPACE[2])
        self.advice.setWordWrap(True)
        for part in (self.title, self.advice):
            left.addWidget(part)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.hospital,),
            (self.kit, self.add_kit),
            (self.item, self.pieces, self.add_item),
            (self.caller,),
            (self.called,),
            (self.reason,),
        )
        for label, row in zip(self._labels, rows, strict=True):
            left.addLayout(_row(label, row))
        left.addStretch(1)
        foot.setSpacing(SPACE[2])
        foot.addWidget(self.leave)
        foot.addWidget(self.open, 1)
        left.addLayout(foot)
        self.lines.advice.hide()
        whole.addLayout(left, 3)
        whole.addWidget(self.lines, 2)

    def _add_kit(self) -> None:
        if self.kit.value():
            self.chosen.emit(KIT + self.kit.value(), 1)

    def _add_item(self) -> None:
        words = self.item.currentText()
        typed = words.split(" ", 1)[0]
        ref = next((one.code for one in self._offer.items if one.code == typed), "")
        if ref:
            self.chosen.emit(ITEM + ref, self.pieces.value())
            self.pieces.setValue(1)

    # ---------------------------------------------------------------- what is shown

    def show_draft(self, draft: Draft, offer: Offer) -> None:
        """Show what was entered, and what there is to choose from; a new order begins with empty fields."""
        if draft is not self._draft:
            self._draft = draft
            for field, value in ((self.caller, draft.caller), (self.called, draft.called), (self.reason, draft.reason)):
                field.setText(value)
            self.hospital.setFocus()
        if offer != self._offer:
            self._offer = offer
            for choice, rows in ((self.hospital, offer.hospitals), (self.kit, offer.kits), (self.item, offer.items)):
                _fill(choice, rows)
        if self.hospital.value() != draft.hospital:
            self.hospital.choose(draft.hospital)
        self.lines.show_rows([self._line(kit, item, pieces) for (kit, item), pieces in draft.lines.items()])

    def _line(self, kit: str, item: str, pieces: int) -> CardRow:
        rows = self._offer.kits if kit else self._offer.items
        name = next((named(one.name, one.name_en) for one in rows if one.code == (kit or item)), "")
        key = KIT + kit if kit else ITEM + item
        word = self.tr("kit") if kit else self.tr("item")
        return CardRow(key, f"{pieces} × {kit or item}", name, Shape.TICKED_CIRCLE, Role.OK, word, self.tr("take off"))

    def translate(self) -> None:
        """Speak the language of the window."""
        self.title.setText(self.tr("New emergency order"))
        self.advice.setText(
            self.tr("The clock starts with the call. By scanner: the hospital's store, the kit, CONFIRM.")
        )
        words = (
            self.tr("Hospital"),
            self.tr("Kit"),
            self.tr("Single item"),
            self.tr("Who called"),
            self.tr("Called at"),
            self.tr("Reason"),
        )
        for label, word in zip(self._labels, words, strict=True):
            label.setText(word)
        self.called.setPlaceholderText(self.tr("now; else 02:10, with a reason"))
        self.reason.setPlaceholderText(self.tr("for a typed time, or outside the contract"))
        self.caller.setPlaceholderText(self.tr("name at the hospital, never the patient"))
        self.add_kit.setText(self.tr("Add"))
        self.add_item.setText(self.tr("Add"))
        self.open.set_words(self.tr("Open the order: 4 hours from the call"))
        self.leave.setText(self.tr("Back without an order"))
        self.lines.title.setText(self.tr("What they need"))


def _fill(choice: Choice, rows: tuple[Named, ...]) -> None:
    kept = choice.value()
    choice.clear()
    for one in rows:
        choice.addItem(f"{one.code} · {named(one.name, one.name_en)}", one.code)
    choice.choose(kept)


def _row(label: Text, fields: tuple[QWidget, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE[2])
    label.setFixedWidth(LABEL_WIDTH)
    row.addWidget(label)
    row.addWidget(fields[0], 1)
    for field in fields[1:]:
        row.addWidget(field)
    return row
