"""Beside an event: whom to call, with the age of each number, and what was done so far."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.adverse import AdverseState
from desktop.presenters.adverse_replies import local_text
from desktop.queries.adverse import AdverseRow, AdverseStepRow, ContactRow
from desktop.queries.adverse_page import AdverseView
from desktop.views.adverse_words import age_word, how_word, role_word, step_word
from desktop.views.names import named
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.one_pressed import line_up
from desktop.views.widgets.shapes import Shape

CALL, DONE = range(2)


class AdversePeople(QWidget):
    """Two lists: contacts, and steps.

    Signals:
        took: the name of who took the report.
        tried: the `ContactRow` whose number was tried and is right.
    """

    took = Signal(str)
    tried = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lists, self.tabs = (CardList(), CardList()), (QPushButton(), QPushButton())
        self.took_it, self.tried_it, self.withdraw = QPushButton(), QPushButton(), QPushButton()
        self._group, self._stack = QButtonGroup(self), QStackedWidget()
        self._view: AdverseView | None = None
        self._chosen, self._reports = "", False
        self._lay_out()
        self._group.idClicked.connect(self._show_tab)
        self.lists[CALL].opened.connect(self._choose)
        self.took_it.clicked.connect(self._took)
        self.tried_it.clicked.connect(self._tried)

    def _lay_out(self) -> None:
        side, row, done = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(SPACE[1])
        line_up(self.tabs, self._group, row)
        for cards in self.lists:
            cards.title.hide()
            cards.advice.hide()
            self._stack.addWidget(cards)
        row.addStretch(1)
        self.tabs[CALL].setChecked(True)
        for button in (self.took_it, self.tried_it, self.withdraw):
            done.addWidget(button, 1)
        side.addLayout(row)
        side.addWidget(self._stack, 1)
        side.addLayout(done)

    @property
    def contact(self) -> ContactRow | None:
        """The contact that was chosen, else the one who is called first."""
        people = self._view.contacts if self._view is not None else ()
        return next((one for one in people if _key(one) == self._chosen), people[0] if people else None)

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._show_people()

    def _took(self) -> None:
        if self.contact is not None:
            self.took.emit(self.contact.name)

    def _tried(self) -> None:
        if self.contact is not None:
            self.tried.emit(self.contact)

    def _show_tab(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._show_buttons()

    # ---------------------------------------------------------------- what is shown

    def show_event(self, view: AdverseView, step: str) -> None:
        """Show who is called about an event, and what was done; ``step`` is its next action."""
        if self._view is None or self._view.row.number != view.row.number:
            self._chosen = ""
        self._view, self._reports = view, step in ("first_report", "written_report")
        self.lists[DONE].show_rows([self._done(one, view.row) for one in view.steps])
        self._show_people()

    def _show_people(self) -> None:
        view, chosen = self._view, self.contact
        if view is None:
            return
        people = [self._person(one, chosen=one is chosen) for one in view.contacts]
        lacking, word = self.tr("no number entered"), self.tr("missing")
        gaps = [CardRow("", role_word(one), lacking, Shape.CROSSED_OCTAGON, Role.REFUSED, word) for one in view.missing]
        self.lists[CALL].show_rows([*people, *gaps])
        self._show_buttons()

    def _show_buttons(self) -> None:
        calling = self.contact is not None and self._stack.currentIndex() == CALL
        self.took_it.setVisible(calling and self._reports)
        self.tried_it.setVisible(calling)
        young = self._view is not None and self._view.row.state is AdverseState.OPEN and len(self._view.steps) == 1
        self.withdraw.setVisible(young and self._stack.currentIndex() == DONE)

    def _person(self, one: ContactRow, *, chosen: bool) -> CardRow:
        shape, role = (Shape.WARNING_TRIANGLE, Role.WARN) if one.stale else (Shape.TICKED_CIRCLE, Role.OK)
        line = f"{role_word(one.role)} · {one.name} · {named(one.party_name, one.party_name_en)}"
        return CardRow(_key(one), one.phone, line, shape, role, age_word(one), self.tr("chosen") if chosen else "")

    def _done(self, one: AdverseStepRow, row: AdverseRow) -> CardRow:
        how = how_word(one.how) if one.how is not None else ""
        parts = (one.person, how, one.reference, one.note, one.late_reason, one.by)
        line = " · ".join(part for part in parts if part)
        shape, role = (Shape.WARNING_TRIANGLE, Role.WARN) if one.late_reason else (Shape.TICKED_CIRCLE, Role.OK)
        return CardRow("", step_word(one.kind), line, shape, role, local_text(one.at, row)[5:])

    def translate(self) -> None:
        """Speak the language of the window."""
        for button, words in zip(self.tabs, (self.tr("Call"), self.tr("Done so far")), strict=True):
            button.setText(words)
        self.took_it.setText(self.tr("Took the report"))
        self.tried_it.setText(self.tr("Tried: right"))
        self.withdraw.setText(self.tr("It was no event"))


def _key(one: ContactRow) -> str:
    return f"{one.party}\n{one.role.value}\n{one.name}"
