"""The card of a maintenance centre beside the list of sites: hospitals, people, equipment (S1-31)."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.prevention import Validity
from desktop.presenters.centre_desk import CentreDesk
from desktop.presenters.master_list import MasterList
from desktop.queries.centre_card import CentreCard
from desktop.views import messages
from desktop.views.centre_words import about, hospital_card, person_card
from desktop.views.entry_words import words_of
from desktop.views.facts_list import FactsList
from desktop.views.file_asking import PDF, Asked
from desktop.views.icons import icon
from desktop.views.master_page import MasterPage
from desktop.views.names import named
from desktop.views.paper_asking import ask_for_paper
from desktop.views.prevention_words import equipment_card
from desktop.views.theme import SPACE, Role
from desktop.views.translation import language_of
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.one_pressed import keep_widths, line_up
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import ElidedText, Text, TextKind


class CentrePage(QWidget):
    """One centre at a time: facts on top, below them hospitals, people or equipment."""

    def __init__(self, desk: CentreDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.ask = desk, ask_for_paper
        self.back, self.paper = QPushButton(), QPushButton()
        self.name, self.notice = ElidedText("", TextKind.HEADING), Text("", TextKind.MUTED)
        self.facts = FactsList()
        self.hospitals, self.people, self.equipment = CardList(), CardList(), CardList()
        self.tabs = [QPushButton() for _ in range(3)]
        self._side = QStackedWidget()
        self._lay_out()
        desk.changed.connect(self.show_card)
        desk.written.connect(self._tell_written)
        desk.failed.connect(self._tell_failed)
        self.back.clicked.connect(desk.leave)
        self.paper.clicked.connect(self._ask_paper)
        self._translate()

    def _lay_out(self) -> None:
        head, row, whole, group = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self), QButtonGroup(self)
        head.setSpacing(SPACE[3])
        head.addWidget(self.back)
        head.addWidget(self.name, 1)
        head.addWidget(self.paper)
        row.setSpacing(SPACE[2])
        line_up(self.tabs, group, row)
        row.addStretch(1)
        for part in self._parts():
            part.title.hide()
            self._side.addWidget(part)
        group.idClicked.connect(self._side.setCurrentIndex)
        self.tabs[0].setChecked(True)
        self.notice.setWordWrap(True)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[3])
        whole.addLayout(head)
        whole.addWidget(self.notice)
        whole.addWidget(self.facts)
        whole.addLayout(row)
        whole.addWidget(self._side, 1)

    def _parts(self) -> tuple[CardList, ...]:
        return self.hospitals, self.people, self.equipment

    # ---------------------------------------------------------------- what is shown

    def show_card(self) -> None:
        """Show the card at hand."""
        card = self.desk.card
        if card is None:
            self.notice.hide()
            return
        self.name.set_whole(f"{named(card.name, card.name_en)} · {card.code}")
        self.facts.show_facts(about(card))
        self.hospitals.show_rows([hospital_card(one) for one in card.hospitals])
        self.people.show_rows([person_card(one) for one in card.people])
        lent = [self._lent(card, at) for at in range(len(card.lent))]
        self.equipment.show_rows([equipment_card(one.row, card.today) for one in card.equipment] + lent)
        for part in self._parts():
            _only_read(part)
        self._tell_counts(card)

    def _lent(self, card: CentreCard, at: int) -> CardRow:
        one = card.lent[at]
        late = one.due_back_on is not None and one.due_back_on < card.today
        shape, role = (Shape.WARNING_TRIANGLE, Role.WARN) if late else (Shape.CLOCK, Role.INFO)
        line = " · ".join(part for part in (named(one.name, one.name_en), one.borrower) if part)
        due = "" if one.due_back_on is None else one.due_back_on.isoformat()
        return CardRow(one.code, one.code, line, shape, role, self.tr("lent out"), due)

    def _tell_counts(self, card: CentreCard) -> None:
        said = (
            (self.tr("Hospitals"), len(card.hospitals), self._of_hospitals(card)),
            (self.tr("People"), len(card.people), self._of_people(card)),
            (self.tr("Equipment"), len(card.equipment) + len(card.lent), self._of_equipment(card)),
        )
        for tab, part, (title, number, advice) in zip(self.tabs, self._parts(), said, strict=True):
            tab.setText(f"{title} · {number}")
            part.advice.setText(advice)
        keep_widths(self.tabs)

    def _of_hospitals(self, card: CentreCard) -> str:
        if not card.hospitals:
            return self.tr("No hospital yet: enter the distances beside the sites")
        missing = sum(one.inside is None for one in card.hospitals)
        beyond = self.tr("{0} beyond 150 km").format(len(card.outside))
        unknown = self.tr("{0} without a distance").format(missing)
        return f"{beyond} · {unknown}" if missing else beyond

    def _of_people(self, card: CentreCard) -> str:
        if not card.people:
            return self.tr("Nobody yet: enter them under People & training")
        return self.tr("{0} of the partner").format(sum(one.of_partner for one in card.people))

    def _of_equipment(self, card: CentreCard) -> str:
        makers = sum(one.of_maker for one in card.equipment)
        unfit = sum(one.row.validity is not Validity.VALID for one in card.equipment)
        told = [self.tr("{0} of a manufacturer").format(makers), self.tr("{0} not to be used").format(unfit)]
        told += [self.tr("{0} lent out").format(len(card.lent))] if card.lent else []
        return " · ".join(told)

    # ---------------------------------------------------------------- what a hand does

    def _ask_paper(self) -> None:
        card = self.desk.card
        if card is not None:
            self.ask(self, Asked(self.tr("Save the centre card"), PDF, f"centre-{card.code}.pdf"), self._write)

    def _write(self, path: Path) -> None:
        self.desk.write(path, language_of(""))

    def _tell_written(self, path: str) -> None:
        self._say(messages.words("file_written", {"path": path}))

    def _tell_failed(self, error: Exception) -> None:
        self._say(words_of(error))

    def _say(self, words: str) -> None:
        self.notice.setText(words)
        self.notice.show()

    def _translate(self) -> None:
        self.back.setText(self.tr("Back to the list"))
        self.back.setIcon(icon("arrow-left"))
        self.paper.setText(self.tr("Save as PDF…"))
        self.paper.setIcon(icon("file-text"))
        self.show_card()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()


def _only_read(column: CardList) -> None:
    """These cards tell something and lead nowhere: they take neither the mouse nor the keyboard."""
    for card in column.cards():
        card.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        card.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class SitesPage(QStackedWidget):
    """The list of sites, and the card of the one that is open in it."""

    def __init__(self, page: MasterPage, desk: CentreDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page, self.card, self.show_card = page, CentrePage(desk), QPushButton()
        self._rows: MasterList = page.list
        self.addWidget(page)
        self.addWidget(self.card)
        page.editor.add_tool(self.show_card)
        self.show_card.clicked.connect(self._wanted)
        self._rows.opened.connect(self._show_button)
        desk.changed.connect(self._show_page)
        self._show_button()
        self._translate()

    def _wanted(self) -> None:
        if self._rows.current is not None:
            self.card.desk.show(self._rows.current.code)

    def _show_button(self) -> None:
        self.show_card.setVisible(self._rows.current is not None)

    def _show_page(self) -> None:
        self.setCurrentWidget(self.page if self.card.desk.card is None else self.card)

    def _translate(self) -> None:
        self.show_card.setText(self.tr("Centre card"))
        self.show_card.setIcon(icon("map-pin"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
