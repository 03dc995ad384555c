"""The counts: today's plan, the place that is being counted, and the differences that wait (SC-11)."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.counting import CountDesk
from desktop.queries.count_board import DECIDING
from desktop.views.count_difference_page import CountDifferencePage
from desktop.views.count_plan_page import CountPlanPage
from desktop.views.count_work_page import CountWorkPage
from desktop.views.entry_page import EntryPage
from desktop.views.file_asking import PDF, Asked
from desktop.views.names import named
from desktop.views.paper_asking import ask_for_paper
from desktop.views.theme import SPACE
from desktop.views.translation import language_of
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.widgets.one_pressed import line_up
from desktop.views.words.marking import QT_TRANSLATE_NOOP

PLAN, WORK, DIFFERENCES, RULE = 0, 1, 2, 3
_FIELDS: Final = (
    Field(
        *("approval_limit", QT_TRANSLATE_NOOP("Fields", "A supervisor approves above (CNY)"), FieldKind.NUMBER),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Worth of a difference. 0: every difference. The house's own is 2000"),
    ),
)
TAB = 156
"""Pixels of a button that names a page, so that it does not jump when its number changes."""


class CountsScreen(QWidget):
    """Three pages; a count that begins shows its own, a difference that is chosen shows its own."""

    def __init__(self, desk: CountDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.empty = EmptyState(Emptiness("map", "", ""))
        self.plan, self.work, self.differences = CountPlanPage(desk), CountWorkPage(desk), CountDifferencePage(desk)
        self.rule, self.ruling = EntryPage(desk.ruling, _FIELDS), QPushButton()
        self.buttons = tuple(QPushButton() for _ in range(3))
        self._pages = QStackedWidget()
        self._shown: tuple[str, str] = ("", "")
        self._lay_out()
        self.plan.bin_chosen.connect(desk.start_by_hand)
        self._group.idClicked.connect(self.show_page)
        self.plan.sheet_wanted.connect(self._choose_file)
        desk.changed.connect(self.show_desk)
        self._connect_rule()
        self._translate()

    def _connect_rule(self) -> None:
        self.ruling.clicked.connect(self._ask_rule)
        self.desk.ruling.choices_changed.connect(self._show_rule)
        self.desk.ruling.done.connect(self._close_rule)
        self.desk.session.changed.connect(self._show_rights)
        self.rule.wanted.connect(self.desk.ruling.save)
        self.rule.left.connect(self._close_rule)

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(SPACE[1])
        for button in self.buttons:
            button.setMinimumWidth(TAB)
        line_up(self.buttons, self._group, line)
        line.addStretch(1)
        line.addWidget(self.ruling)
        for page in (self.plan, self.work, self.differences, self.rule):
            self._pages.addWidget(page)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addLayout(line)
        column.addWidget(self._pages, 1)
        self._all = QStackedWidget()
        self._all.addWidget(self.empty)
        self._all.addWidget(whole)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._all)
        self.show_page(PLAN)

    def show_page(self, number: int) -> None:
        """Show one of the three pages."""
        self._pages.setCurrentIndex(number)
        self.buttons[number].setChecked(True)

    def _ask_rule(self) -> None:
        if self.desk.board.map is not None:
            self.desk.ruling.read(self.desk.board.map.code)

    def _show_rule(self) -> None:
        rule = self.desk.ruling.rule
        if rule is not None:
            self._tell_rule()
            self._pages.setCurrentIndex(RULE)
            self.rule.begin(self.desk.ruling.values())

    def _close_rule(self, *_: object) -> None:
        if self._pages.currentIndex() == RULE:
            self.show_page(self._group.checkedId())

    def _tell_rule(self) -> None:
        rule = self.desk.ruling.rule
        if rule is not None:
            words = self.tr("Rule of counting · %1").replace("%1", named(rule.name, rule.name_en))
            self.rule.section.heading.setText(words)

    def _show_rights(self) -> None:
        self.ruling.setVisible(self.desk.ruling.may_rule)

    def show_desk(self) -> None:
        """Show the desk as it stands; what has just begun comes to the front."""
        self._all.setCurrentIndex(0 if self.desk.board.map is None else 1)
        self._follow()
        for page in (self.plan, self.work, self.differences):
            page.show_desk()
        self.buttons[WORK].setEnabled(self.desk.desk is not None)
        waiting = sum(row.state in DECIDING for row in self.desk.board.at_work)
        self.buttons[DIFFERENCES].setText(self.tr("Differences") + (f" · {waiting}" if waiting else ""))

    def _follow(self) -> None:
        counted = self.desk.desk.count if self.desk.desk is not None else ""
        chosen = self.desk.difference.row.count if self.desk.difference is not None else ""
        before, self._shown = self._shown, (counted, chosen)
        if counted and counted != before[0]:
            self.show_page(WORK)
        elif chosen and chosen != before[1]:
            self.show_page(DIFFERENCES)
        elif before[0] and not counted and self._pages.currentIndex() == WORK:
            self.show_page(PLAN)

    def _choose_file(self) -> None:
        zone = self.desk.board.map.code if self.desk.board.map is not None else ""
        asked = Asked(self.tr("Count sheet"), PDF, f"{zone}-{self.desk.today}.pdf")
        ask_for_paper(self, asked, self._write_sheet)

    def _write_sheet(self, file: Path) -> None:
        self.desk.write_sheet(file, language_of())

    def _translate(self) -> None:
        title, advice = self.tr("No zone yet"), self.tr("Draw the spare-parts zone under Items & places.")
        self.empty.say(Emptiness("map", title, advice))
        self.buttons[PLAN].setText(self.tr("Plan"))
        self.buttons[WORK].setText(self.tr("Counting"))
        self.ruling.setText(self.tr("Rule…"))
        self._tell_rule()
        self._show_rights()
        for page in (self.plan, self.work, self.differences):
            page.translate()
        self.show_desk()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
