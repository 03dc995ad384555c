"""Who is called: the direct numbers with the age of their last trial; add, change, verify, retire (S1-42)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.adverse import ContactRole
from desktop.presenters.adverse_reading import AdverseBoard
from desktop.queries.adverse import ContactRow
from desktop.services.adverse.contacts import SaveContact
from desktop.views.adverse_words import age_word, role_word
from desktop.views.names import named
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import Text, TextKind


class AdverseContactsPage(QWidget):
    """Everybody who is called on the left, one of them to change or a new one on the right.

    Signals:
        saved: a `SaveContact` to be sent.
        verified, retired: the `ContactRow` that is meant.
    """

    saved = Signal(object)
    verified = Signal(object)
    retired = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.title = CardList(), Text("", TextKind.HEADING)
        self.party, self.role = Choice(), Choice()
        self.name, self.phone, self.mail = QLineEdit(), QLineEdit(), QLineEdit()
        self.save, self.tried = BigButton(primary=True), BigButton()
        self.retire, self.leave, self.fresh = QPushButton(), QPushButton(), QPushButton()
        self._labels = [Text("", TextKind.MUTED) for _ in range(5)]
        self._board = AdverseBoard()
        self._chosen = ""
        self._lay_out()
        self.list.opened.connect(self._choose)
        self.save.clicked.connect(self._save)
        self.tried.clicked.connect(self._tried)
        self.retire.clicked.connect(self._retire)
        self.fresh.clicked.connect(self._fresh)
        for field in (self.name, self.phone, self.mail):
            field.returnPressed.connect(self._save)

    def _lay_out(self) -> None:
        both, right, foot = QHBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACE[5])
        self.list.add_tool(self.leave)
        right.setSpacing(SPACE[1])
        right.addWidget(self.title)
        for label, field in zip(self._labels, (self.party, self.role, self.name, self.phone, self.mail), strict=True):
            right.addWidget(label)
            right.addWidget(field)
        right.addStretch(1)
        foot.addWidget(self.fresh)
        foot.addWidget(self.retire)
        right.addWidget(self.tried)
        right.addLayout(foot)
        right.addWidget(self.save)
        both.addWidget(self.list, 3)
        both.addLayout(right, 2)

    @property
    def contact(self) -> ContactRow | None:
        """Who was chosen in the list."""
        return next((one for one in self._board.contacts if _key(one) == self._chosen), None)

    def _choose(self, key: str) -> None:
        self._chosen = key
        one = self.contact
        if one is not None:
            self.party.choose(one.party)
            self.role.choose(one.role.value)
            for field, words in ((self.name, one.name), (self.phone, one.phone), (self.mail, one.mail)):
                field.setText(words)
            self.phone.setFocus()
        self._show()

    def _fresh(self) -> None:
        self._chosen = ""
        for field in (self.name, self.phone, self.mail):
            field.clear()
        self.name.setFocus()
        self._show()

    def _save(self) -> None:
        role = ContactRole(self.role.value() or ContactRole.QUALITY.value)
        told = (self.name.text(), self.phone.text(), self.mail.text())
        self._chosen = f"{self.party.value()}\n{role.value}\n{told[0]}"
        self.saved.emit(SaveContact(self.party.value(), role, *told))

    def _tried(self) -> None:
        if self.contact is not None:
            self.verified.emit(self.contact)

    def _retire(self) -> None:
        if self.contact is not None:
            self.retired.emit(self.contact)

    # ---------------------------------------------------------------- what is shown

    def show_board(self, board: AdverseBoard) -> None:
        """Show everybody who is called."""
        if board.parties and (board.parties != self._board.parties or not self.party.count()):
            kept = self.party.value()
            self.party.clear()
            for one in board.parties:
                self.party.addItem(f"{one.code} · {named(one.name, one.name_en)}", one.code)
            self.party.choose(kept or (board.contacts[0].party if board.contacts else board.parties[0].code))
        self._board = board
        self._show()

    def _show(self) -> None:
        self.list.show_rows([self._card(one) for one in self._board.contacts])
        known = self.contact is not None
        self.tried.setVisible(known)
        self.retire.setVisible(known)
        self.title.setText(self.tr("Change the number") if known else self.tr("Add a contact"))

    def _card(self, one: ContactRow) -> CardRow:
        shape, role = (Shape.WARNING_TRIANGLE, Role.WARN) if one.stale else (Shape.TICKED_CIRCLE, Role.OK)
        line = " · ".join(part for part in (role_word(one.role), one.name, one.mail) if part)
        title = f"{named(one.party_name, one.party_name_en)} · {one.phone}"
        chosen = self.tr("chosen") if _key(one) == self._chosen else ""
        return CardRow(_key(one), title, line, shape, role, age_word(one), chosen)

    def translate(self) -> None:
        """Speak the language of the window."""
        self.list.title.setText(self.tr("Who is called"))
        self.list.advice.setText(self.tr("A number that nobody tried for 180 days is marked."))
        self.leave.setText(self.tr("Back to the events"))
        words = (self.tr("Party"), self.tr("For what"), self.tr("Name"), self.tr("Direct number"), self.tr("Mail"))
        for label, word in zip(self._labels, words, strict=True):
            label.setText(word)
        kept = self.role.value()
        self.role.clear()
        for role in ContactRole:
            self.role.addItem(role_word(role), role.value)
        self.role.choose(kept or ContactRole.QUALITY.value)
        self.party.clear()
        self.save.set_words(self.tr("Save the contact"))
        self.tried.set_words(self.tr("Tried: right"))
        self.retire.setText(self.tr("Take off the card"))
        self.fresh.setText(self.tr("Somebody else"))
        self.show_board(self._board)


def _key(one: ContactRow) -> str:
    return f"{one.party}\n{one.role.value}\n{one.name}"
