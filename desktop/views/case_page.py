"""The page of one case: gates or cross-check, the next action, and its rows."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.cases import CaseState, Fate
from desktop.presenters.case_undoing import BEFORE
from desktop.presenters.cases_desk import BACK
from desktop.views.facts_list import FactsList
from desktop.views.icons import icon
from desktop.views.theme import SPACE, Role
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.check_rows import CheckRow, CheckRows
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.widgets.went_out_bar import WentOutBar
from desktop.views.words.consignment.cases import GATES
from desktop.views.words.marking import QT_TRANSLATE_NOOP

STEPS: Final = (BACK, Fate.IMPLANTED.value, Fate.WASTED.value)
AT_WORK: Final = (CaseState.OUT, CaseState.BACK, CaseState.HELD)
GREEN: Final = QT_TRANSLATE_NOOP("messages", "done")
GATE_ROWS: Final = 4 * 36 + 2
UNDER_ROWS, UNDER_CHECK = 3, 4
"""Where the facts stand on the right, and on the left."""


class CasePage(QWidget):
    """The widgets of the page; what they say comes from the screen.

    Signals:
        step_chosen: what the next scans mean.
    """

    step_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedText("", TextKind.HEADING)
        self.name = Text("", TextKind.MUTED)
        self.gates = CheckRows()
        self.gates.setFixedHeight(GATE_ROWS)
        self.check = WentOutBar()
        self.facts = FactsList()
        self.ended, self.reason = QLineEdit(), QLineEdit()
        self.next, self.ready = BigButton(primary=True), BigButton()
        self.reserve, self.leave, self.paper = QPushButton(), QPushButton(), QPushButton()
        self.change, self.add_tray, self.cancel = QPushButton(), QPushButton(), QPushButton()
        self.release, self.undo = QPushButton(), QPushButton()
        self.duties, self.table = QPushButton(), QPushButton()
        self.heading = Text("", TextKind.STRONG)
        self.rows = CheckRows()
        self.hint = Text("", TextKind.MUTED)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._steps = QButtonGroup(self)
        self._state, self._step = CaseState.PLANNED, ""
        self._lay_out()
        self._translate()

    def _lay_out(self) -> None:
        left, right, both = self._left, self._right, QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACE[5])
        left.setSpacing(SPACE[2])
        head = QHBoxLayout()
        head.setSpacing(SPACE[2])
        head.addWidget(self.title, 1)
        head.addWidget(self.table)
        head.addWidget(self.duties)
        left.addLayout(head)
        for widget in (self.name, self.gates, self.check, self.facts):
            left.addWidget(widget)
        left.addStretch(1)
        for field in (self.ended, self.reason):
            left.addWidget(field)
        actions = QHBoxLayout()
        actions.setSpacing(SPACE[2])
        actions.addWidget(self.ready, 1)
        actions.addWidget(self.next, 1)
        left.addLayout(actions)
        left.addLayout(_line_of(self.add_tray, self.release, self.cancel))
        left.addLayout(_line_of(self.leave, self.reserve, self.change, self.paper, self.undo))
        right.setSpacing(SPACE[1])
        right.addLayout(self._step_line())
        right.addWidget(self.heading)
        right.addWidget(self.rows, 1)
        right.addWidget(self.hint)
        both.addLayout(left, 3)
        both.addLayout(right, 4)

    def _step_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE[1])
        for number, _step in enumerate(STEPS):
            button = QPushButton()
            button.setCheckable(True)
            self._steps.addButton(button, number)
            line.addWidget(button, 1)
        self._steps.idClicked.connect(self._step_clicked)
        return line

    def _step_clicked(self, number: int) -> None:
        self.step_chosen.emit(STEPS[number])

    def show_gates(self, gates: Mapping[str, str]) -> None:
        """Show each gate as green, or red with why."""
        self.gates.show_rows([_gate_row(gate, why) for gate, why in gates.items()])

    def show_stage(self, state: CaseState, step: str) -> None:
        """Show what can be done at this stage, and which step the scans are at."""
        self._state, self._step = state, step
        before, at_work = state in BEFORE, state in AT_WORK
        self._place_facts(before=before)
        self._steps.setExclusive(False)
        for number, button in enumerate(self._steps.buttons()):
            button.setVisible(at_work)
            button.setChecked(STEPS[number] == step)
        self._steps.setExclusive(True)
        for widget in (self.ready, self.reserve, self.add_tray, self.cancel):
            widget.setVisible(before)
        self.change.setVisible(before or state is CaseState.OUT)
        self.next.setVisible(before or at_work)
        self.ended.setVisible(at_work)
        self.reason.setVisible(before)
        for button in (self.paper, self.undo):
            button.setVisible(state is CaseState.REPORTED)
        self._say_stage()

    def _place_facts(self, *, before: bool) -> None:
        """The gates leave no room for facts below them, so they stand under what is planned."""
        old, new, at = (self._left, self._right, UNDER_ROWS) if before else (self._right, self._left, UNDER_CHECK)
        if old.indexOf(self.facts) >= 0:
            old.removeWidget(self.facts)
            new.insertWidget(at, self.facts)

    def _say_stage(self) -> None:
        before, at_work = self._state in BEFORE, self._state in AT_WORK
        self.next.set_words(self.tr("Send out") if before else self.tr("Confirm the report"))
        self.heading.setText(self.tr("Planned, with spares") if before else self.tr("What went out"))
        hints = {
            "": self.tr("Scan COME BACK, IMPLANTED or WASTED, then the pieces.") if at_work else "",
            BACK: self.tr("Scan the tray, then what is in it."),
            Fate.IMPLANTED.value: self.tr("Scan the stickers of what was implanted."),
            Fate.WASTED.value: self.tr("Scan the stickers of what was opened and not used."),
        }
        planned = self.tr("Scan a piece to reserve it; SEND OUT when the case leaves.")
        self.hint.setText(planned if before else hints[self._step])

    def _translate(self) -> None:
        self.ready.set_words(self.tr("Ready"))
        self.table.setText(self.tr("Give the table…"))
        self.table.setIcon(icon("user"))
        self.duties.setText(self.tr("Duties"))
        self.duties.setIcon(icon("clipboard-check"))
        self.reserve.setText(self.tr("Reserve"))
        self.change.setText(self.tr("Change plan…"))
        self.add_tray.setText(self.tr("Add tray…"))
        self.cancel.setText(self.tr("Cancel case…"))
        self.release.setText(self.tr("Let reservations go…"))
        self.undo.setText(self.tr("Take the report back…"))
        self.paper.setText(self.tr("Save as PDF…"))
        self.paper.setIcon(icon("file-text"))
        self.leave.setText(self.tr("All cases"))
        self.leave.setIcon(icon("arrow-left"))
        self.ended.setPlaceholderText(self.tr("Operation ended, such as 2026-11-24 11:20; empty: now"))
        self.reason.setPlaceholderText(self.tr("Reason, only to pass a red gate"))
        words = (self.tr("Come back"), self.tr("Implanted"), self.tr("Opened, not used"))
        for number, word in enumerate(words):
            self._steps.button(number).setText(word)
        self._say_stage()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_step"):
            self._translate()


def _line_of(*buttons: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(SPACE[2])
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line


def _gate_row(gate: str, why: str) -> CheckRow:
    look = (Shape.CROSSED_OCTAGON, Role.REFUSED) if why else (Shape.TICKED_CIRCLE, Role.OK)
    return CheckRow(gate, *look, "", text(GATES[gate]), why or text(GREEN))
