"""The returns screen: the day as one large figure, YES or NO, and what waits: inspections, defect cases, holds."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.local_time import local
from desktop.presenters.returns_desk import ReturnsDesk
from desktop.queries.holds import OpenHold
from desktop.queries.returns import DefectRow, ReturnRow
from desktop.services.returns.return_checks import ReturnChecked
from desktop.views.facts_list import Fact, FactsList
from desktop.views.later_page import LaterPage
from desktop.views.names import named
from desktop.views.recall_words import local_text, state_word
from desktop.views.returns_defects import DefectsPage, next_word
from desktop.views.returns_more import MorePage
from desktop.views.theme import SPACE, Role
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.big_count import BigCount
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.one_pressed import line_up
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.words.states import TERMS

RETURNS, DEFECTS, HOLDS, MORE = 0, 1, 2, 3
_SHAPES: Final = {
    "to_inspect": (Shape.CLOCK, Role.WARN),
    "usable": (Shape.TICKED_CIRCLE, Role.OK),
    "rejected": (Shape.CROSSED_OCTAGON, Role.REFUSED),
    "open": (Shape.CROSSED_OCTAGON, Role.REFUSED),
    "collected": (Shape.CLOCK, Role.WARN),
    "closed": (Shape.TICKED_CIRCLE, Role.OK),
    "undone": (Shape.RING, Role.MUTED),
}
_DONE: Final = ("closed", "undone")


class ReturnsScreen(QWidget):
    """The question on the left, what waits on the right."""

    def __init__(self, desk: ReturnsDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.question, self.item = Text("", TextKind.HEADING), ElidedText("", TextKind.STRONG)
        self.day, self.facts, self.typed = BigCount(), FactsList(), QLineEdit()
        self.reason = QLineEdit()
        self.yes, self.no, self.lot = BigButton(primary=True), BigButton(), BigButton()
        self.tabs = tuple(QPushButton() for _ in range(4))
        self.lists = tuple(CardList() for _ in range(3))
        self.defects = DefectsPage(desk, self.lists[DEFECTS])
        self.more = LaterPage(lambda: MorePage(self.desk))
        self.hold_reason, self.release = QLineEdit(), BigButton()
        self.undo_reason, self.undo = QLineEdit(), BigButton()
        self._group, self._pages = QButtonGroup(self), QStackedWidget()
        self._hold, self._document = 0, ""
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        left, right, line, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout(self)
        left.setSpacing(SPACE[2])
        self.question.setWordWrap(True)
        for widget in (self.question, self.typed, self.item, self.day, self.facts, self.reason):
            left.addWidget(widget)
        # side by side: with one below the other a late return has no room for its facts on a small window
        answers = QHBoxLayout()
        answers.setSpacing(SPACE[2])
        answers.addWidget(self.yes, 1)
        answers.addWidget(self.no, 1)
        left.addLayout(answers)
        left.addWidget(self.lot)
        left.addStretch(1)
        line_up(self.tabs, self._group, line)
        for cards in self.lists:
            cards.title.hide()
            cards.advice.hide()
            self._pages.addWidget(self.defects if cards is self.lists[DEFECTS] else cards)
        self._pages.addWidget(self.more)
        line.addStretch(1)
        self.tabs[RETURNS].setChecked(True)
        right.setSpacing(SPACE[1])
        right.addLayout(line)
        right.addWidget(self._pages, 1)
        for part in (self.hold_reason, self.release, self.undo_reason, self.undo):
            right.addWidget(part)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACE[5])
        both.addLayout(left, 2)
        both.addLayout(right, 3)

    def _connect(self) -> None:
        self._group.idClicked.connect(self._show_tab)
        self.yes.clicked.connect(self._say_yes)
        self.no.clicked.connect(self._say_no)
        self.lot.clicked.connect(self.desk.hold_lot)
        self.release.clicked.connect(self._release)
        self.undo.clicked.connect(self._undo)
        self.lists[HOLDS].opened.connect(self._hold_chosen)
        for cards in self.lists[:HOLDS]:
            cards.opened.connect(self._document_chosen)
        self.typed.returnPressed.connect(self._look_up)
        self.desk.document_shown.connect(self.open_document)
        self.desk.changed.connect(self.show_desk)

    # ---------------------------------------------------------------- what is shown

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        checked, waiting, arriving = self.desk.checked, self.desk.waiting, self.desk.arriving
        asks = checked is not None or waiting is not None or arriving is not None
        for widget in (self.item, self.facts, self.yes, self.no):
            widget.setVisible(asks)
        self.typed.setVisible(not asks and self.desk.form is None)
        self.day.setVisible(checked is not None)
        self.lot.setVisible(checked is not None)
        self.reason.setVisible(checked is not None)
        self.question.setText(self._question(checked, waiting))
        if checked is not None:
            self._show_checked(checked)
        elif waiting is not None:
            self.item.set_whole(f"{waiting.name} · {waiting.number}")
            self.facts.show_facts([*self._identity(waiting.lot, waiting.serial), Fact(self.tr("Bin"), waiting.place)])
            self.yes.setEnabled(True)
        elif arriving is not None:
            self._show_arriving(arriving)
        self._show_lists()

    def _question(self, checked: ReturnChecked | None, waiting: ReturnRow | None) -> str:
        if waiting is not None:
            return self.tr("Whole and usable?")
        if self.desk.arriving is not None:
            return self.tr("Has the piece of %1 arrived?").replace("%1", self.desk.arriving.number)
        if checked is None:
            return self.tr("Scan what came back") if self.desk.form is None else self.tr("Scans go into the form")
        if checked.blocked:
            return self.tr("On hold or recalled: put it into quarantine")
        return self.tr("Is the seal whole?") if checked.on_time else self.tr("Too late: a supervisor decides")

    def _show_checked(self, checked: ReturnChecked) -> None:
        self.item.set_whole(named(checked.item, checked.item_en))
        self.day.show_count(checked.day, checked.of_days)
        expiry = checked.expires_on.isoformat() if checked.expires_on else ""
        self.facts.show_facts(
            [
                *self._identity(checked.lot, checked.serial),
                Fact(self.tr("Expiry"), expiry),
                Fact(self.tr("Customer"), checked.customer),
                Fact(self.tr("Delivered"), local_text(checked.delivered_at)),
                Fact(self.tr("Last moment"), f"{local(checked.due_at):%Y-%m-%d %H:%M:%S}"),
            ]
        )
        self.yes.setEnabled(not checked.blocked)

    def _show_arriving(self, row: DefectRow) -> None:
        self.item.set_whole(row.name)
        facts = [*self._identity(row.lot, row.serial), Fact(self.tr("Customer"), row.customer)]
        self.facts.show_facts([*facts, Fact(self.tr("What is wrong"), row.description)])
        self.yes.setEnabled(True)

    def _identity(self, lot: str, serial: str) -> tuple[Fact, Fact]:
        return Fact(self.tr("Lot"), lot, is_code=True), Fact(self.tr("Serial"), serial, is_code=True)

    def _show_lists(self) -> None:
        board = self.desk.board
        self.lists[RETURNS].show_rows([self._return(row) for row in board.returns])
        self.lists[DEFECTS].show_rows([self._defect(row) for row in board.defects])
        self.lists[HOLDS].show_rows([self._held(row) for row in board.holds])
        waiting = sum(row.state.value == "to_inspect" for row in board.returns)
        still_open = sum(row.state.value not in _DONE for row in board.defects)
        words = (self.tr("Returns"), self.tr("Defects"), self.tr("Holds"))
        for button, word, count in zip(self.tabs[:MORE], words, (waiting, still_open, len(board.holds)), strict=True):
            button.setText(f"{word} · {count}" if count else word)
        self._show_release()

    def _show_release(self) -> None:
        row = next((one for one in self.desk.board.holds if one.hold == self._hold), None)
        mine = self._pages.currentIndex() == HOLDS and row is not None and not row.document
        self.hold_reason.setVisible(mine)
        self.release.setVisible(mine)
        rows = (self.desk.board.returns, self.desk.board.defects, (), ())[self._pages.currentIndex()]
        stands = any(one.number == self._document and one.state.value not in _DONE for one in rows)
        self.undo_reason.setVisible(stands)
        self.undo.setVisible(stands)
        self.defects.show_case(next((one for one in self.desk.board.defects if one.number == self._document), None))

    def _return(self, row: ReturnRow) -> CardRow:
        day = self.tr("day %1 of 7").replace("%1", str(row.day))
        line = " · ".join(part for part in (row.serial or row.lot, row.customer, day, row.authorised_by) if part)
        shape, role = _SHAPES[row.state.value]
        chosen = self._chosen(row.number) or row.place
        return CardRow(row.number, f"{row.number} · {row.name}", line, shape, role, state_word(row.state.value), chosen)

    def _defect(self, row: DefectRow) -> CardRow:
        line = " · ".join(part for part in (row.serial or row.lot, row.customer, row.description) if part)
        shape, role = _SHAPES[row.state.value]
        when = self._chosen(row.number) or next_word(row) or local_text(row.opened_at)
        return CardRow(row.number, f"{row.number} · {row.name}", line, shape, role, state_word(row.state.value), when)

    def _chosen(self, number: str) -> str:
        return self.tr("chosen") if number == self._document else ""

    def _held(self, row: OpenHold) -> CardRow:
        what = row.serial or self.tr("whole lot %1").replace("%1", row.lot)
        chosen = self.tr("chosen") if row.hold == self._hold else row.document or row.opened_by
        title = f"{named(row.name, row.name_en)} · {what}"
        line = " · ".join(part for part in (local_text(row.opened_at), row.note) if part)
        why = text(TERMS["reason"][row.reason.value])
        return CardRow(str(row.hold), title, line, Shape.CROSSED_OCTAGON, Role.HOLD, why, chosen)

    # ---------------------------------------------------------------- what a click does

    def _show_tab(self, number: int) -> None:
        before = self._pages.currentIndex()
        self._pages.setCurrentIndex(number)
        if number == MORE:
            self.more.then(lambda page: page.begin(self._document))
        elif before == MORE:
            self.more.then(lambda page: page.end())
        self._show_release()

    def _look_up(self) -> None:
        self.desk.look_up(self.typed.text())
        self.typed.clear()

    def _say_yes(self) -> None:
        self.desk.answer_by_hand(yes=True, reason=self.reason.text())
        self.reason.clear()

    def _say_no(self) -> None:
        self.desk.answer_by_hand(yes=False, reason=self.reason.text())
        self.reason.clear()

    def _hold_chosen(self, hold: str) -> None:
        self._hold = int(hold)
        self._show_lists()
        self.hold_reason.setFocus()

    def open_document(self, number: str) -> None:
        """Bring a return or a defect case into sight, chosen in its list."""
        tab = DEFECTS if number.startswith("D-") else RETURNS
        self.tabs[tab].setChecked(True)
        self._show_tab(tab)
        self._document = number
        self._show_lists()

    def _document_chosen(self, number: str) -> None:
        self._document = number
        self._show_lists()
        (self.defects.first_field() or self.undo_reason).setFocus()

    def _undo(self) -> None:
        self.desk.undo_by_hand(self._document, self.undo_reason.text())
        self.undo_reason.clear()

    def _release(self) -> None:
        self.desk.release_hold(self._hold, self.hold_reason.text())
        self.hold_reason.clear()

    def _translate(self) -> None:
        self.yes.set_words(self.tr("YES"))
        self.no.set_words(self.tr("NO"))
        self.lot.set_words(self.tr("Hold the whole lot"))
        self.reason.setPlaceholderText(self.tr("Reason, or what is wrong with it"))
        self.typed.setPlaceholderText(self.tr("or type the code: (01)…(17)…(10)…(21)…"))
        self.hold_reason.setPlaceholderText(self.tr("Why it may be used again"))
        self.release.set_words(self.tr("Release the hold"))
        self.undo_reason.setPlaceholderText(self.tr("Why it was a mistake"))
        self.undo.set_words(self.tr("Take the last step back"))
        self.tabs[MORE].setText(self.tr("More…"))
        self.show_desk()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Who comes back to the page scans returns, not into a form that somebody left open."""
        super().hideEvent(event)
        if not event.spontaneous() and self._pages.currentIndex() == MORE:
            self.tabs[RETURNS].setChecked(True)
            self._show_tab(RETURNS)
