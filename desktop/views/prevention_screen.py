"""Prevention: what is proposed, calibrations, risks, plans and rules, the technicians' week (SC-18)."""

from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.local_time import local
from desktop.presenters.prevention_desk import PreventionDesk
from desktop.views.file_asking import Asked, AskForFile, ask_for_file
from desktop.views.prevention_forms import WITH_FILE, PreventionForm
from desktop.views.prevention_lists import CalibrationPage, PlansPage, ProposalsPage
from desktop.views.prevention_risks import RisksPage
from desktop.views.prevention_week import PreventionWeek
from desktop.views.theme import SPACE
from desktop.views.widgets.one_pressed import line_up
from desktop.views.widgets.text import ElidedText, TextKind

PROPOSALS, CALIBRATION, RISKS, PLANS, WEEK = range(5)
Part = ProposalsPage | CalibrationPage | RisksPage | PlansPage | PreventionWeek


Parts = tuple[ProposalsPage, CalibrationPage, RisksPage, PlansPage, PreventionWeek]


def slices_of(desk: PreventionDesk) -> Generator[None, None, Parts]:
    """Make the five parts, one in each turn of the window."""
    proposals = ProposalsPage(desk)
    yield
    calibration = CalibrationPage(desk)
    yield
    risks = RisksPage(desk)
    yield
    plans = PlansPage(desk)
    yield
    return proposals, calibration, risks, plans, PreventionWeek(desk)


def parts_of(desk: PreventionDesk) -> Parts:
    """Make the five parts at once."""
    return ProposalsPage(desk), CalibrationPage(desk), RisksPage(desk), PlansPage(desk), PreventionWeek(desk)


class PreventionScreen(QWidget):
    """Five parts under one line of buttons; the first says what waits for a decision."""

    def __init__(self, desk: PreventionDesk, made: Parts | None = None, ask: AskForFile = ask_for_file) -> None:
        super().__init__()
        self.desk, self._ask = desk, ask
        self.proposals, self.calibration, self.risks, self.plans, self.week = made or parts_of(desk)
        self.parts: Final[tuple[Part, ...]] = (self.proposals, self.calibration, self.risks, self.plans, self.week)
        self.buttons = tuple(QPushButton() for _ in self.parts)
        self.night, self.look = ElidedText("", TextKind.MUTED), QPushButton()
        self._group, self._stack = QButtonGroup(self), QStackedWidget()
        self._forms: dict[str, PreventionForm] = {}
        self._lay_out()
        self._group.idClicked.connect(self.show_part)
        self.look.clicked.connect(desk.look)
        desk.changed.connect(self.show_desk)
        desk.papers_read.connect(self._show_papers)
        desk.entry.kept.connect(self._kept)
        desk.entry.faulty.connect(self._faulty)
        for page in (self.calibration, self.plans):
            page.form_wanted.connect(self.show_form)
        self._translate()
        self.show_part(PROPOSALS)
        desk.reload()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE[1])
        line_up(self.buttons, self._group, line)
        for part in self.parts:
            self._stack.addWidget(part)
        line.addWidget(self.night, 1)
        line.addWidget(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addLayout(line)
        column.addWidget(self._stack, 1)

    def show_part(self, number: int) -> None:
        """Show one of the five parts."""
        self._stack.setCurrentIndex(number)
        self.buttons[number].setChecked(True)

    def show_form(self, verb: str, given: Mapping[str, str]) -> None:
        """Show the form of a verb in the place of the list, with what is known already."""
        if verb not in self._forms:
            form = self._forms[verb] = PreventionForm(verb)
            form.sent.connect(self._send)
            form.left.connect(self._leave_form)
            self._stack.addWidget(form)
        if given:
            self._forms[verb].empty(given)
        self._name_forms()
        self._stack.setCurrentWidget(self._forms[verb])

    def _name_forms(self) -> None:
        for verb, form in self._forms.items():
            form.title.set_whole((self.calibration.word_of(verb) or self.plans.word_of(verb)).rstrip(" …"))

    def _send(self, verb: str, values: dict[str, Any]) -> None:
        if verb not in WITH_FILE:
            self.desk.fill_in(verb, values)
            return

        def take(path: Path) -> None:
            self.desk.entry.send_with_file(verb, values, path)

        self._ask(self, Asked(self.tr("The paper of the certificate"), ""), take)

    def _leave_form(self) -> None:
        self.show_part(self._group.checkedId())

    def _kept(self, verb: str, _answer: object) -> None:
        self._forms[verb].empty()
        self._leave_form()

    def _faulty(self, faults: object) -> None:
        form = self._stack.currentWidget()
        if isinstance(form, PreventionForm):
            form.show_faults(faults)

    def _show_papers(self) -> None:
        self.show_part(CALIBRATION)
        self.calibration.show_papers()

    def show_desk(self) -> None:
        """Show the board as it stands."""
        board = self.desk.board
        waiting = f" · {board.waiting}" if board.waiting else ""
        self.buttons[PROPOSALS].setText(self.tr("To decide") + waiting)
        self.look.setEnabled(bool(board.key) and not self.desk.looking)
        self.look.setText(self.tr("Looking …") if self.desk.looking else self.tr("Look at all devices now"))
        self._tell_night()
        for part in self.parts:
            part.show_desk()

    def _tell_night(self) -> None:
        night = self.desk.board.night
        if night is None:
            self.night.set_whole(self.tr("Nobody has looked at the devices yet."))
            return
        told = self.tr("Last look {0}: %n device(s)", "", night.devices)
        self.night.set_whole(told.format(f"{local(night.at):%Y-%m-%d %H:%M}"))

    def _translate(self) -> None:
        words = ("", self.tr("Calibration"), self.tr("At risk"), self.tr("Plans and rules"), self.tr("Week"))
        for button, word in zip(self.buttons[1:], words[1:], strict=True):
            button.setText(word)
            button.setMinimumWidth(button.sizeHint().width() + SPACE[4])
        for part in (*self.parts, *self._forms.values()):
            part.translate()
        self._name_forms()
        self.show_desk()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
