"""The duties of one case: presence and four gates as big shapes, the steps of table service, and what is entered."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.cases import CaseState
from desktop.domain.duties import SOP
from desktop.presenters.case_duties import CaseDuty
from desktop.queries.cases import CaseView
from desktop.views import duty_forms as forms
from desktop.views.duty_words import DutyTold
from desktop.views.file_asking import PDF, Asked, Taken
from desktop.views.filling_in import show_choices
from desktop.views.icons import icon
from desktop.views.names import named
from desktop.views.paper_asking import ask_for_paper
from desktop.views.theme import SPACE, Role
from desktop.views.translation import language_of, text
from desktop.views.widgets.check_rows import CheckRows
from desktop.views.widgets.duty_tile import DutyTile, TileFace
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.sight_timer import SightTimer
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.words.consignment.cases import GATES

VISIT, IMAGES, WAITING, FOLLOW_UP, FORM = range(5)
"""The forms by their places."""
FIRST_FORM: Final = {
    CaseState.PLANNED: IMAGES,
    CaseState.READY: IMAGES,
    CaseState.OUT: WAITING,
    CaseState.BACK: WAITING,
    CaseState.HELD: WAITING,
}


class DutyPage(QWidget):
    """What the duties of a case show.

    Signals:
        left: back to the case.
        step_pressed: the number of a step of table service, 0 for the first.
    """

    left = Signal()
    step_pressed = Signal(int)

    def __init__(self, duty: CaseDuty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.duty = duty
        self._number = ""
        self._now: datetime | None = None
        self.title, self.line = ElidedText("", TextKind.HEADING), Text("", TextKind.MUTED)
        self.leave, self.sheet, self.paper = QPushButton(), QPushButton(), QPushButton()
        self.presence = DutyTile()
        self.gates = {gate: DutyTile() for gate in GATES}
        self.steps = tuple(DutyTile() for _ in SOP)
        self.visit = forms.DutyForm(duty, forms.VISIT)
        self.images = forms.DutyForm(duty, forms.IMAGES)
        self.waiting = forms.DutyForm(duty, forms.WAITING)
        self.follow_up = forms.DutyForm(duty, forms.FOLLOW_UP, 2)
        self.form = forms.DutyForm(duty, forms.SUBMISSION)
        self.rows = CheckRows()
        self._tabs, self._stack, self._actions = QButtonGroup(self), QStackedWidget(), QStackedWidget()
        self._actions.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tick = SightTimer(self)
        self._lay_out()
        self._connect()
        self._translate()

    @property
    def _forms(self) -> tuple[forms.DutyForm, ...]:
        return self.visit, self.images, self.waiting, self.follow_up, self.form

    def _lay_out(self) -> None:
        column, head, names = QVBoxLayout(self), QHBoxLayout(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.line)
        head.setSpacing(SPACE[2])
        head.addWidget(self.leave)
        head.addLayout(names, 1)
        head.addWidget(self.sheet)
        head.addWidget(self.paper)
        column.addLayout(head)
        column.addLayout(_line((self.presence, *self.gates.values())))
        column.addLayout(_line(self.steps))
        below, left, right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        left.setSpacing(SPACE[2])
        left.addLayout(self._tab_line())
        left.addWidget(self._stack, 1)
        below.setSpacing(SPACE[5])
        below.addLayout(left, 3)
        right.setSpacing(SPACE[2])
        right.addWidget(self.rows, 1)
        right.addWidget(self._actions)
        below.addLayout(right, 2)
        column.addLayout(below, 1)

    def _tab_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE[1])
        for number, form in enumerate(self._forms):
            button = QPushButton()
            button.setCheckable(True)
            self._tabs.addButton(button, number)
            self._stack.addWidget(form)
            self._actions.addWidget(form.press)
            line.addWidget(button, 1)
        return line

    def _connect(self) -> None:
        self.leave.clicked.connect(self.left)
        self.sheet.clicked.connect(self._save_sheet)
        self.paper.clicked.connect(self._save_form)
        self._tabs.idClicked.connect(self._stack.setCurrentIndex)
        self._stack.currentChanged.connect(self._actions.setCurrentIndex)
        for tile in self.steps:
            tile.clicked.connect(self._step)
        self.visit.wanted.connect(self._visited)
        self.images.wanted.connect(self._looked)
        self.waiting.wanted.connect(self._waited)
        self.follow_up.wanted.connect(self._followed)
        self.form.wanted.connect(self._submitted)
        self._tick.timeout.connect(self.ticked)

    ticked = Signal()

    # ---------------------------------------------------------------- what is shown

    def show_case(self, view: CaseView, gates: Mapping[str, str], now: datetime) -> None:
        """Show the duties as they stand; ``gates`` says why each is red, "" for a green one."""
        seen = self.duty.seen
        if seen is None or seen.number != view.row.number:
            return
        told = DutyTold(seen, now)
        row = view.row
        self.title.set_whole(self.tr("Duties of %1").replace("%1", row.number))
        self.line.setText(
            " · ".join((named(row.hospital, row.hospital_en), told.moment(row.planned_at, "%Y-%m-%d %H:%M")))
        )
        before = row.state in (CaseState.PLANNED, CaseState.READY)
        for gate, tile in self.gates.items():
            tile.show_face(self._gone(gate, view) if not before else self._gate(gate, gates.get(gate, "")))
        faces = told.steps(self.duty.next_step, may_press=row.state is not CaseState.CANCELLED)
        for tile, face in zip(self.steps, faces, strict=True):
            tile.show_face(face)
        self.rows.show_rows(told.rows())
        self.show_time(now)
        self._offer_products()
        if row.number != self._number:
            self._begin(row.number, row.state)

    def _gate(self, gate: str, why: str) -> TileFace:
        """Before the case leaves."""
        look = (Shape.CROSSED_OCTAGON, Role.REFUSED) if why else (Shape.TICKED_CIRCLE, Role.OK)
        return TileFace(*look, text(GATES[gate]), why or self.tr("done"))

    def _gone(self, gate: str, view: CaseView) -> TileFace:
        """After it has left, or when it was cancelled: what was passed, and by what."""
        title, seen = text(GATES[gate]), self.duty.seen
        if view.row.state is CaseState.CANCELLED:
            return TileFace(Shape.RING, Role.MUTED, title, "")
        if gate in view.overridden:
            return TileFace(Shape.WARNING_TRIANGLE, Role.WARN, title, self.tr("passed by a supervisor"))
        if gate == "image" and seen is not None and seen.image_red:
            return TileFace(Shape.WARNING_TRIANGLE, Role.WARN, title, self.tr("left without it"))
        return TileFace(Shape.TICKED_CIRCLE, Role.MUTED, title, self.tr("green when it left"))

    def show_time(self, now: datetime) -> None:
        """Only the time has gone on."""
        if self.duty.seen is not None:
            told = DutyTold(self.duty.seen, now)
            self.presence.show_face(told.presence())
            self.rows.show_rows(told.rows())

    def _begin(self, number: str, state: CaseState) -> None:
        self._number = number
        for form in self._forms:
            form.clear()
        asked = self.duty.seen is not None and bool(self.duty.seen.follow_ups)
        place = FIRST_FORM.get(state, FORM if asked else FOLLOW_UP)
        self._stack.setCurrentIndex(place)
        self._tabs.button(place).setChecked(True)

    def show_form(self, place: int) -> None:
        """Show one of the forms."""
        self._tabs.button(place).click()

    def _offer_products(self) -> None:
        used = self.duty.used.items()
        names = [(key, " · ".join(part for part in (one.ref, one.lot, one.serial) if part)) for key, one in used]
        show_choices(self.follow_up.form.rows["product"], [("", ""), *names])

    # ---------------------------------------------------------------- what is pressed

    def _step(self) -> None:
        self.step_pressed.emit(next(at for at, tile in enumerate(self.steps) if tile is self.sender()))

    def _visited(self, _button: int, values: dict[str, str]) -> None:
        self.duty.visit(values)

    def _looked(self, _button: int, values: dict[str, str]) -> None:
        self.duty.look(values)

    def _waited(self, _button: int, values: dict[str, str]) -> None:
        self.duty.wait(values)

    def _followed(self, button: int, values: dict[str, str]) -> None:
        self.duty.follow_up(values, adverse=button == 1)

    def _submitted(self, _button: int, values: dict[str, str]) -> None:
        self.duty.submit(values)

    def _save_sheet(self) -> None:
        self._save(self.tr("SOP sheet"), f"SOP-{self._number}.pdf", self._write_sheet)

    def _save_form(self) -> None:
        self._save(self.tr("Follow-up form"), f"FORM-{self._number}.pdf", self._write_form)

    def _save(self, title: str, name: str, write: Taken) -> None:
        ask_for_paper(self, Asked(title, PDF, name), write)

    def _write_sheet(self, file: Path) -> None:
        self.duty.write_paper(file, language_of(), form=False)

    def _write_form(self, file: Path) -> None:
        self.duty.write_paper(file, language_of(), form=True)

    def _translate(self) -> None:
        self.leave.setText(self.tr("The case"))
        self.leave.setIcon(icon("arrow-left"))
        self.sheet.setText(self.tr("SOP sheet…"))
        self.paper.setText(self.tr("Follow-up form…"))
        for button in (self.sheet, self.paper):
            button.setIcon(icon("file-text"))
        words = (self.tr("Visit"), self.tr("Images"), self.tr("Waiting"), self.tr("Follow-up"), self.tr("Form sent"))
        for number, word in enumerate(words):
            self._tabs.button(number).setText(word)
        self.visit.buttons[0].set_words(self.tr("Engineer was present"))
        self.images.buttons[0].set_words(self.tr("Images rechecked"))
        self.waiting.buttons[0].set_words(self.tr("Record the waiting"))
        self.follow_up.buttons[0].set_words(self.tr("NO adverse reaction"))
        self.follow_up.buttons[1].set_words(self.tr("YES, adverse reaction"))
        self.form.buttons[0].set_words(self.tr("The form was sent"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()


def _line(tiles: tuple[DutyTile, ...]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(SPACE[2])
    for tile in tiles:
        line.addWidget(tile, 1)
    return line
