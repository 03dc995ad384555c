"""The screen of adverse events: all of them, the one at hand, a new one, and who is called (SC-14)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from desktop.domain.adverse import AdverseState
from desktop.presenters.adverse_desk import AdverseDesk
from desktop.presenters.adverse_reading import CARD, FIRST, WRITTEN
from desktop.presenters.adverse_replies import local_text, next_clock
from desktop.queries.adverse import AdverseRow
from desktop.views.adverse_contacts_page import AdverseContactsPage
from desktop.views.adverse_event_page import AdverseEventPage
from desktop.views.adverse_form_page import AdverseFormPage
from desktop.views.adverse_words import clock_look, clock_word, state_word
from desktop.views.file_asking import PDF, Asked, AskForFile
from desktop.views.names import named
from desktop.views.paper_asking import ask_for_paper
from desktop.views.stacked_screen import StackedScreen
from desktop.views.theme import Role
from desktop.views.translation import text
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.empty_state import Emptiness, EmptyState, with_below
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.sight_timer import SightTimer
from desktop.views.words.adverse import HARMS


class AdverseScreen(StackedScreen):
    """What the desk of adverse events shows."""

    def __init__(self, desk: AdverseDesk, parent: QWidget | None = None, ask: AskForFile = ask_for_paper) -> None:
        super().__init__(parent)
        self.desk, self._ask = desk, ask
        self.empty, self.list = EmptyState(Emptiness("triangle-alert", "", "")), CardList()
        self.new, self.people, self.people_too = QPushButton(), QPushButton(), QPushButton()
        self.event_page, self.form, self.contacts = AdverseEventPage(), AdverseFormPage(), AdverseContactsPage()
        self.none = with_below(self.empty, self.people_too)
        self._lay_out()
        self._tick, self._late = SightTimer(self), False
        self._tick.timeout.connect(self._on_tick)
        self._connect()
        self.translate()

    def _lay_out(self) -> None:
        self.list.add_tool(self.people)
        self.list.add_tool(self.new)
        self.lay_in((self.none, self.list, self.event_page, self.form, self.contacts))

    def _connect(self) -> None:
        desk, page, form, contacts = self.desk, self.event_page, self.form, self.contacts
        desk.changed.connect(self.show_desk)
        self.list.opened.connect(desk.show_event)
        for begin in (self.new.clicked, self.empty.action_pressed):
            begin.connect(self._begin)
        for people in (self.people, self.people_too):
            people.clicked.connect(desk.look_after_contacts)
        for leave in (page.leave, form.leave, contacts.leave):
            leave.clicked.connect(desk.leave)
        page.tiles.chosen.connect(desk.choose_clock)
        page.edited.connect(self._typed)
        page.submitted.connect(self._do)
        page.step.clicked.connect(self._do)
        page.hold.clicked.connect(desk.hold_by_hand)
        page.people.withdraw.clicked.connect(self._withdraw)
        page.people.tried.connect(desk.care.verify)
        page.description.returnPressed.connect(self._describe)
        for button, save in ((page.first, self._save_first), (page.written, self._save_written)):
            button.clicked.connect(save)
        page.card.clicked.connect(self._save_card)
        form.open.clicked.connect(self._do)
        form.edited.connect(self._drafted)
        form.product_typed.connect(desk.find_product)
        contacts.saved.connect(desk.care.save)
        contacts.verified.connect(desk.care.verify)
        contacts.retired.connect(desk.care.retire)
        QShortcut(QKeySequence(Qt.Key.Key_F4), self).activated.connect(desk.hold_by_hand)

    # ---------------------------------------------------------------- what is shown

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        desk = self.desk
        if desk.at_contacts:
            self.contacts.show_board(desk.board)
            self._pages.setCurrentWidget(self.contacts)
        elif desk.draft is not None:
            self.form.show_draft(desk.draft, desk.board.offer)
            self._pages.setCurrentWidget(self.form)
        elif desk.view is not None:
            self.event_page.show_event(desk.view, desk.now, desk.typed, desk.clock_chosen)
            self._pages.setCurrentWidget(self.event_page)
        else:
            self._pages.setCurrentWidget(self.list if desk.board.events else self.none)
            self._show_list()

    def _show_list(self) -> None:
        self.list.show_rows([self._card(row) for row in self.desk.board.events])

    def _card(self, row: AdverseRow) -> CardRow:
        title = f"{row.number} · {named(row.item_name, row.item_name_en)}"
        hospital = named(row.hospital_name, row.hospital_name_en)
        line = " · ".join((text(HARMS[row.harm.value]), hospital, row.serial or row.lot))
        clock = next_clock(row)
        if row.state is not AdverseState.OPEN:
            return CardRow(
                row.number, title, line, Shape.TICKED_CIRCLE, Role.MUTED, state_word(row.state), row.reference
            )
        if clock is None:
            word = self.tr("waits for the manufacturer's decision")
            return CardRow(row.number, title, line, Shape.HALF_RING, Role.INFO, word)
        look = clock_look(clock, row, self.desk.now, local_text(clock.due_at, row)[5:])
        word = f"{look.number} · {clock_word(clock.rule)}"
        return CardRow(row.number, title, line, look.shape, look.role, word, look.word)

    def _on_tick(self) -> None:
        shown = self._pages.currentWidget()
        if shown is self.event_page and self._late != self.desk.is_late:
            self._late = self.desk.is_late
            self.show_desk()
        elif shown is self.event_page:
            self.event_page.show_time(self.desk.now, self.desk.clock_chosen)
        elif shown is self.list:
            self._show_list()

    # ---------------------------------------------------------------- what a hand does

    def _begin(self) -> None:
        self.desk.begin()
        self.form.product.setFocus()

    def _do(self) -> None:
        self.desk.do_by_hand()

    def _typed(self, name: str, words: str) -> None:
        setattr(self.desk.typed, name, words)
        self.desk.edited()

    def _drafted(self) -> None:
        if self.desk.draft is not None:
            self.form.read_into(self.desk.draft)

    def _describe(self) -> None:
        self.desk.describe_by_hand(self.event_page.description.text())
        self.event_page.description.clearFocus()

    def _withdraw(self) -> None:
        """The first press asks for the reason, the next one withdraws."""
        field = self.event_page.fields["reason"]
        if self.desk.typed.reason:
            self.desk.withdraw_by_hand()
        else:
            field.setVisible(True)
            field.setFocus()

    def _save_first(self) -> None:
        self._save(FIRST, self.tr("Save the first report"))

    def _save_written(self) -> None:
        self._save(WRITTEN, self.tr("Save the written report"))

    def _save_card(self) -> None:
        self._save(CARD, self.tr("Save the contact form"))

    def _save(self, kind: str, title: str) -> None:
        name = self.desk.paper_path(kind).name
        self._ask(self, Asked(title, PDF, name), lambda path: self.desk.write_paper(kind, path))

    @override
    def translate(self) -> None:
        advice = self.tr(
            "When a patient was harmed, or could have been: open it at once. "
            "The manufacturer must know within 2 hours, the hospital in writing within 24."
        )
        self.empty.say(Emptiness("triangle-alert", self.tr("No adverse event"), advice, self.tr("New event")))
        self.list.title.setText(self.tr("Adverse events"))
        self.list.advice.setText(self.tr("The newest is on top; each shows the clock that ends first."))
        self.new.setText(self.tr("New event"))
        for button in (self.people, self.people_too):
            button.setText(self.tr("Who is called"))
        for page in (self.event_page, self.form, self.contacts):
            page.translate()
        self.show_desk()
