"""One training: when, which topics, who was there with which result, and its files (S1-19)."""

from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.qualification import Attended, SessionState
from desktop.presenters.staff_entry import StaffForm
from desktop.queries.trainings import PlaceRow, SessionPage
from desktop.views.facts_list import Fact, FactsList
from desktop.views.filling_in import Section
from desktop.views.people_words import local_text
from desktop.views.theme import SPACE, Role
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.staff import ATTENDED, SESSION_STATES

LEFT: Final = 420
_LOOKS: Final = {
    Attended.PRESENT: (Shape.TICKED_CIRCLE, Role.OK),
    Attended.ABSENT: (Shape.CROSSED_OCTAGON, Role.REFUSED),
    Attended.INVITED: (Shape.RING, Role.MUTED),
}


class TrainingPage(QWidget):
    """What the page of a training shows.

    Signals:
        form_wanted: which form.
        file_wanted: key and name of a kept paper.
    """

    form_wanted = Signal(object)
    file_wanted = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: SessionPage | None = None
        self._zone: tzinfo | None = None
        self._allowed = False
        self.title = Text("", TextKind.TITLE)
        self.leave, self.paper = QPushButton(), QPushButton()
        self.facts, self.people = FactsList(), CardList()
        self.hold, self.cancel, self.material = BigButton(primary=True), BigButton(), BigButton()
        self._forms = {self.hold: StaffForm.HOLD, self.cancel: StaffForm.CANCEL, self.material: StaffForm.MATERIAL}
        for button in self._forms:
            button.clicked.connect(self._form)
        self.people.opened.connect(self._open)
        self._lay_out()
        self._translate()

    def _lay_out(self) -> None:
        top, body, press = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.setSpacing(SPACE[3])
        top.addWidget(self.leave)
        top.addWidget(self.title, 1)
        top.addWidget(self.paper)
        known = Section()
        known.heading.hide()
        known.column.addWidget(self.facts)
        known.column.addStretch(1)
        known.setFixedWidth(LEFT)
        body.setSpacing(SPACE[4])
        body.addWidget(known)
        body.addWidget(self.people, 1)
        for button in (self.cancel, self.material, self.hold):
            press.addWidget(button, 1)
        press.setSpacing(SPACE[3])
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(SPACE[3])
        room.addLayout(top)
        room.addLayout(body, 1)
        room.addLayout(press)
        self.people.advice.hide()

    def allow(self, allowed: bool) -> None:
        """Whether the person at the desk may write anything down here."""
        self._allowed = allowed

    def show_training(self, page: SessionPage, zone: tzinfo) -> None:
        """Show a training."""
        self._shown, self._zone = page, zone
        one = page.session
        self.title.setText(f"{one.title} · {one.number}")
        taught = ((one.on_site, self.tr("on-site technique")), (one.sterilisation, self.tr("sterilisation standards")))
        self.facts.show_facts(
            [
                Fact(self.tr("State"), text(SESSION_STATES[one.state.value])),
                Fact(self.tr("Begins"), local_text(one.starts_at, zone)),
                Fact(self.tr("Ends"), local_text(one.ends_at, zone)),
                Fact(self.tr("Topics"), " · ".join(words for given, words in taught if given)),
                Fact(self.tr("Trainer"), one.trainer),
                Fact(self.tr("Place"), self.tr("video call") if one.remote else one.place or one.site),
                Fact(self.tr("Result"), one.result),
                Fact(self.tr("Material"), " · ".join(file.name for file in page.files)),
            ]
        )
        files = [
            CardRow(f"{one.id}:{one.name}", one.name, one.note, Shape.INFO_SQUARE, Role.MUTED, "") for one in page.files
        ]
        self.people.show_rows([*map(self._place, page.people), *files])
        planned = one.state is SessionState.PLANNED and self._allowed
        self.hold.setVisible(planned)
        self.cancel.setVisible(planned)
        self.material.setVisible(one.state is not SessionState.CANCELLED and self._allowed)

    def _place(self, row: PlaceRow) -> CardRow:
        shape, role = _LOOKS[row.attended]
        return CardRow("", f"{row.person} · {row.badge}", row.result, shape, role, text(ATTENDED[row.attended.value]))

    def _open(self, key: str) -> None:
        number, _, name = key.partition(":")
        if number:
            self.file_wanted.emit(int(number), name)

    def _form(self) -> None:
        button = self.sender()
        if isinstance(button, BigButton):
            self.form_wanted.emit(self._forms[button])

    def _translate(self) -> None:
        self.leave.setText(self.tr("Back"))
        self.paper.setText(self.tr("Attendance list"))
        self.hold.set_words(self.tr("It took place"))
        self.cancel.set_words(self.tr("Cancel it"))
        self.material.set_words(self.tr("Add material"))
        self.people.title.setText(self.tr("Attendance"))
        if self._shown is not None and self._zone is not None:
            self.show_training(self._shown, self._zone)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
