"""A form about a person, a training or a question bank: its fields, the file that proves it, one big button."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.staff_entry import StaffEntry, StaffForm
from desktop.presenters.staff_reading import PersonView, StaffBoard
from desktop.queries.trainings import SessionPage
from desktop.views.entry_words import fault_words
from desktop.views.file_asking import Asked, AskForFile, ask_for_file
from desktop.views.filling_in import ScrollPage, show_choices
from desktop.views.form_notice import FormNotice
from desktop.views.names import named
from desktop.views.people_forms import FIELDS, WORDS
from desktop.views.theme import SPACE
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.form import FieldKind, Form
from desktop.views.widgets.text import Text, TextKind

PAPERS: Final = "PDF, PNG, JPEG (*.pdf *.png *.jpg *.jpeg *.tif *.docx *.xlsx *.txt)"
WIDEST: Final = 900
_BLANKS: Final = " \u3000\n"


class PeopleFormPage(QWidget):
    """One form at a time; those that were open before are kept.

    Signals:
        wanted: the values, when the big button is pressed.
    """

    wanted = Signal(object)

    def __init__(self, entry: StaffEntry, parent: QWidget | None = None, ask: AskForFile = ask_for_file) -> None:
        super().__init__(parent)
        self._ask = ask
        self.form: Form | None = None
        self.which: StaffForm | None = None
        self.heading, self.notice = Text("", TextKind.HEADING), FormNotice(entry)
        self.leave, self.file, self.save = QPushButton(), QPushButton(), BigButton(primary=True)
        self._forms: dict[StaffForm, Form] = {}
        self._stack = QStackedWidget()
        self._lay_out()
        self.file.clicked.connect(self._choose_file)
        self.save.clicked.connect(self._send)
        self._translate()

    def _lay_out(self) -> None:
        top, inside = QHBoxLayout(), QWidget()
        top.setSpacing(SPACE[3])
        top.addWidget(self.leave)
        top.addWidget(self.heading, 1)
        top.addWidget(self.file)
        inside.setMaximumWidth(WIDEST)
        held = QVBoxLayout(inside)
        held.setContentsMargins(0, SPACE[2], SPACE[3], 0)
        held.addWidget(self._stack)
        held.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addLayout(top)
        column.addWidget(ScrollPage(inside), 1)
        column.addWidget(self.notice)
        column.addWidget(self.save)

    # ---------------------------------------------------------------- what is shown

    def show_form(
        self, which: StaffForm, board: StaffBoard, person: PersonView | None, training: SessionPage | None
    ) -> None:
        """Show a form; one that is shown already keeps what was typed."""
        if which is self.which and self.form is not None:
            return
        self.which = which
        if which not in self._forms:
            self._forms[which] = Form(FIELDS[which])
            self._forms[which].submitted.connect(self._send)
            self._stack.addWidget(self._forms[which])
        self.form = self.notice.form = self._forms[which]
        self._offer(board)
        plain = [key for key, row in self.form.rows.items() if row.field.kind is not FieldKind.CHOICE]
        self.form.set_values(dict.fromkeys(plain, ""))
        self.form.set_values(_begun(which, board, person, training))
        self.form.show_errors({})
        self.notice.say("")
        self._stack.setCurrentWidget(self.form)
        self.file.setVisible("proof" in self.form.rows)
        self._translate()
        next(iter(self.form.rows.values())).editor.setFocus()

    def close_form(self) -> None:
        """The next one begins empty."""
        self.which = None

    def _offer(self, board: StaffBoard) -> None:
        if self.form is None or self.which is None:
            return
        for name, row in self.form.rows.items():
            words = WORDS.get((self.which, name))
            if words is not None:
                show_choices(row, [(code, text(word) if word else "–") for code, word in words.items()])
                row.set_value(next(iter(words)))
        if self.which is StaffForm.STAFF:
            people = [(one.badge, f"{one.name} · {one.badge}") for one in board.others]
            people += [(row.badge, f"{row.name} · {row.badge}") for row in board.staff]
            show_choices(self.form.rows["badge"], people)
            show_choices(self.form.rows["site"], [(one.code, named(one.name, one.name_en)) for one in board.sites])
            show_choices(
                self.form.rows["employer"], [(one.code, named(one.name, one.name_en)) for one in board.parties]
            )

    # ---------------------------------------------------------------- what a hand does

    def _choose_file(self) -> None:
        self._ask(self, Asked(self.tr("The paper that proves it"), PAPERS), self.take_file)

    def take_file(self, path: Path) -> None:
        """Put the path of a file into its field."""
        if self.form is not None:
            self.form.set_values({"proof": str(path)})
            self.form.rows["proof"].show_error("")

    def _send(self) -> None:
        if self.form is None:
            return
        values = self.form.values()
        empty = [key for key, row in self.form.rows.items() if row.field.required and not values[key].strip(_BLANKS)]
        self.form.show_errors({key: fault_words("required") for key in empty})
        self.notice.say("")
        if not empty:
            self.wanted.emit(values)

    def _translate(self) -> None:
        self.leave.setText(self.tr("Back"))
        self.file.setText(self.tr("Choose a file…"))
        titles = {
            StaffForm.STAFF: (self.tr("Take somebody on the staff"), self.tr("Keep")),
            StaffForm.BACKGROUND: (self.tr("Background"), self.tr("Keep the background")),
            StaffForm.REGISTRATION: (self.tr("Registration at the mini-program"), self.tr("Keep")),
            StaffForm.CERTIFICATE: (self.tr("Certificate"), self.tr("Keep the certificate")),
            StaffForm.RESULT: (self.tr("Assessment taken elsewhere"), self.tr("Keep the result")),
            StaffForm.TIME: (self.tr("Away, or other work"), self.tr("Keep")),
            StaffForm.HOURS: (self.tr("Hours of the week"), self.tr("Keep the hours")),
            StaffForm.TABLE: (self.tr("Give a table"), self.tr("Give the table")),
            StaffForm.SESSION: (self.tr("Plan a training"), self.tr("Plan it")),
            StaffForm.HOLD: (self.tr("The training took place"), self.tr("Write it down")),
            StaffForm.CANCEL: (self.tr("Cancel the training"), self.tr("Cancel it")),
            StaffForm.MATERIAL: (self.tr("Material of the training"), self.tr("Keep the file")),
            StaffForm.PROMISE: (self.tr("Trainings that the contract promises"), self.tr("Keep")),
            StaffForm.BANK: (self.tr("Questions of an assessment"), self.tr("Keep")),
        }
        if self.which is not None:
            title, button = titles[self.which]
            self.heading.setText(title)
            self.save.set_words(button)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()


def _begun(
    which: StaffForm, board: StaffBoard, person: PersonView | None, training: SessionPage | None
) -> dict[str, str]:
    """What a form begins with."""
    if which is StaffForm.SESSION:
        badges = "\n".join(f"{one.badge} {one.name}" for one in board.staff)
        return {"badges": badges, "on_site": "true", "sterilisation": "true"}
    if which is StaffForm.HOLD and training is not None:
        return {"attendance": "\n".join(one.badge for one in training.people)}
    if which is StaffForm.PROMISE:
        year = board.years[0] if board.years else None
        return {"sessions": "2", "first_day": "" if year is None else year.first.isoformat()}
    if which is StaffForm.HOURS and person is not None:
        return {"hours": "\n".join(_day(one) for one in person.page.hours)}
    if which is StaffForm.STAFF:
        return {"site": board.site} | _of_staff(person)
    return {}


def _of_staff(person: PersonView | None) -> dict[str, str]:
    if person is None:
        return {}
    row = person.page.row
    post = row.post.value if row.post is not None else ""
    return {"badge": row.badge, "post": post, "site": row.site, "employer": row.employer, "phone": row.phone}


def _day(one: Any) -> str:
    opens, closes = (f"{minute // 60:02d}:{minute % 60:02d}" for minute in (one.from_minute, one.to_minute))
    return f"{one.weekday} {opens}-{closes}"
