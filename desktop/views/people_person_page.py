"""One member of staff: what is known on the left; certificates, trainings, assessments and time on the right."""

from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.staff_entry import StaffForm
from desktop.presenters.staff_reading import PersonView
from desktop.queries.assessing import AssessmentRow
from desktop.queries.attachments import AttachmentRow
from desktop.queries.staff import CertificateRow, Chip, TimeRow
from desktop.queries.trainings import SessionRow
from desktop.views.facts_list import Fact, FactsList
from desktop.views.filling_in import ScrollPage, Section
from desktop.views.people_words import (
    STANDING_LOOKS,
    background_of,
    lacking_of,
    local_text,
    post_of,
    score_of,
    standing_words,
)
from desktop.views.theme import SPACE, Role
from desktop.views.translation import text
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.staff import ENDINGS, REGISTRATIONS, SESSION_STATES, TIME_KINDS

LEFT: Final = 360
_FORMS: Final = (
    StaffForm.CERTIFICATE,
    StaffForm.RESULT,
    StaffForm.BACKGROUND,
    StaffForm.REGISTRATION,
    StaffForm.TIME,
    StaffForm.HOURS,
    StaffForm.TABLE,
    StaffForm.STAFF,
)


class PersonPage(QWidget):
    """What the page of a person shows.

    Signals:
        form_wanted: which form.
        certificate_gone: key and reason.
        time_gone: key and reason.
        training_wanted: the number of a training.
        table_gone: the number of a case.
        file_wanted: key and name of a kept paper.
    """

    form_wanted = Signal(object)
    certificate_gone = Signal(int, str)
    time_gone = Signal(int, str)
    training_wanted = Signal(str)
    table_gone = Signal(str)
    file_wanted = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: PersonView | None = None
        self._zone: tzinfo | None = None
        self._chosen, self._allowed = "", False
        self.name, self.lacks = Text("", TextKind.TITLE), Text("", TextKind.ERROR)
        self.leave, self.paper = QPushButton(), QPushButton()
        self.facts, self.lives = FactsList(), CardList()
        self.reason, self.take_back = QLineEdit(), QPushButton()
        self.forms = {form: QPushButton() for form in _FORMS}
        self._lay_out()
        self.lives.opened.connect(self._choose)
        self.take_back.clicked.connect(self._take_back)
        self.reason.returnPressed.connect(self._take_back)
        for button in self.forms.values():
            button.clicked.connect(self._form)
        self._translate()

    def _lay_out(self) -> None:
        top, body, gone, right = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        top.addWidget(self.leave)
        top.addWidget(self.name)
        top.addWidget(self.lacks, 1)
        top.addWidget(self.paper)
        top.setSpacing(SPACE[3])
        gone.addWidget(self.reason, 1)
        gone.addWidget(self.take_back)
        right.addWidget(self.lives, 1)
        right.addLayout(gone)
        body.addWidget(self._left())
        body.addLayout(right, 1)
        body.setSpacing(SPACE[4])
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(SPACE[2])
        room.addLayout(top)
        room.addLayout(body, 1)

    def _left(self) -> QWidget:
        known, left, buttons = Section(), QWidget(), QGridLayout()
        known.heading.hide()
        known.column.addWidget(self.facts)
        buttons.setSpacing(SPACE[2])
        for place, button in enumerate(self.forms.values()):
            buttons.addWidget(button, place // 2, place % 2)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, SPACE[3], 0)
        column.addWidget(known)
        column.addLayout(buttons)
        column.addStretch(1)
        scroll = ScrollPage(left)
        scroll.setFixedWidth(LEFT)
        return scroll

    # ---------------------------------------------------------------- what is shown

    def allow(self, allowed: bool) -> None:
        """Whether the person at the desk may write anything down here."""
        for button in self.forms.values():
            button.setVisible(allowed)
        self._allowed = allowed

    def show_person(self, view: PersonView, zone: tzinfo) -> None:
        """Show a person."""
        if self._view is None or self._view.page.row.badge != view.page.row.badge:
            self._chosen = ""
            self.reason.clear()
        self._view, self._zone = view, zone
        row = view.page.row
        self.name.setText(f"{row.name} · {row.badge}")
        self.lacks.setText(lacking_of(row))
        self.facts.show_facts(self._facts(view))
        cards = [self._certificate(one) for one in view.page.certificates]
        cards += [self._time(one, zone) for one in view.page.times]
        cards += [self._result(one, zone) for one in view.results]
        cards += [self._training(one, zone) for one in view.sessions]
        cards += [self._table(case) for case in view.page.tables]
        cards += [self._file(one, zone) for one in view.files]
        self.lives.show_rows(cards)
        self._show_chosen()

    def _facts(self, view: PersonView) -> list[Fact]:
        row, page = view.page.row, view.page
        proof = self.tr("paper kept") if row.proved else self.tr("no paper")
        background = f"{background_of(row)} · {proof}" if row.background is not None else ""
        since = f"{row.registered_on} · {row.account}" if row.registered_on is not None else ""
        registered = " · ".join(part for part in (text(REGISTRATIONS[row.registration.value]), since) if part)
        weeks = " · ".join(f"{week.week[5:]} {len(week.days)}/{week.needed}" for week in view.weeks if week.days)
        return [
            Fact(self.tr("Post"), post_of(row)),
            Fact(self.tr("Centre"), row.site),
            Fact(self.tr("Employer"), row.employer_name),
            Fact(self.tr("Background"), background),
            Fact(self.tr("Mini-program"), registered),
            Fact(self.tr("Phone"), row.phone),
            Fact(self.tr("Hours"), self._hours(view)),
            Fact(self.tr("Days at hospitals"), weeks),
            Fact(self.tr("Tables"), " · ".join(page.tables)),
            Fact(self.tr("First-time fix"), self._fixed(view)),
            Fact(self.tr("Faults again"), self._again(view)),
        ]

    def _fixed(self, view: PersonView) -> str:
        decided, fixed = sum(one.decided for one in view.needs), sum(one.fixed for one in view.needs)
        return self.tr("{0} of {1} orders").format(fixed, decided) if decided else ""

    def _again(self, view: PersonView) -> str:
        """Which faults came back within thirty days, by model: what the next training is about."""
        again = [one for one in view.needs if one.repeated]
        return " · ".join(f"{one.model} {one.fault_class} {one.repeated}/{one.orders}" for one in again)

    def _hours(self, view: PersonView) -> str:
        if not view.page.hours:
            return self.tr("at any time")
        told = [
            f"{one.weekday}: {one.from_minute // 60:02d}:{one.from_minute % 60:02d}"
            f"–{one.to_minute // 60:02d}:{one.to_minute % 60:02d}"
            for one in view.page.hours
        ]
        spans = {one.partition(": ")[2] for one in told}
        if len(spans) == 1:
            days = "".join(str(one.weekday) for one in view.page.hours)
            named = {"1234567": self.tr("every day"), "12345": self.tr("Monday to Friday")}
            return f"{named.get(days, days)} {spans.pop()}"
        return " · ".join(told)

    def _certificate(self, one: CertificateRow) -> CardRow:
        shape, role = STANDING_LOOKS[one.standing]
        word = standing_words(Chip(one.kind, one.topic, one.standing, one.valid_to))
        if one.taken_back is not None:
            shape, role, word = Shape.RING, Role.MUTED, self.tr("taken back: {0}").format(one.taken_back)
        line = " · ".join(part for part in (one.number, one.issuer, f"{one.valid_from} – {one.valid_to}") if part)
        key = "" if one.taken_back is not None else f"certificate:{one.id}"
        return CardRow(key, self.tr("Certificate: {0}").format(one.topic), line, shape, role, word)

    def _time(self, one: TimeRow, zone: tzinfo) -> CardRow:
        span = f"{local_text(one.starts_at, zone)} – {local_text(one.ends_at, zone)}"
        words = text(TIME_KINDS[one.kind.value])
        return CardRow(f"time:{one.id}", span, one.note, Shape.CLOCK, Role.INFO, words)

    def _result(self, one: AssessmentRow, zone: tzinfo) -> CardRow:
        shape, role = (Shape.TICKED_CIRCLE, Role.OK) if one.passed else (Shape.CROSSED_OCTAGON, Role.REFUSED)
        title = self.tr("Assessment: {0}").format(one.topic or self.tr("everybody"))
        how = self.tr("running") if one.ended is None else text(ENDINGS[one.ended.value])
        if one.ended is None:
            shape, role = Shape.CLOCK, Role.INFO
        line = f"{one.number} · {local_text(one.started_at, zone)}"
        return CardRow("", title, line, shape, role, score_of(one), how)

    def _training(self, one: SessionRow, zone: tzinfo) -> CardRow:
        line = f"{one.number} · {local_text(one.starts_at, zone)} · {one.trainer}".rstrip(" ·")
        words = text(SESSION_STATES[one.state.value])
        return CardRow(f"training:{one.number}", one.title, line, Shape.INFO_SQUARE, Role.INFO, words)

    def _table(self, case: str) -> CardRow:
        return CardRow(f"table:{case}", self.tr("Table of {0}").format(case), "", Shape.OUT_ARROW, Role.INFO, "")

    def _file(self, one: AttachmentRow, zone: tzinfo) -> CardRow:
        line = " · ".join(part for part in (local_text(one.at, zone), one.by, one.note) if part)
        return CardRow(
            f"file:{one.id}:{one.name}", one.name, line, Shape.INFO_SQUARE, Role.MUTED, self.tr("paper kept")
        )

    # ---------------------------------------------------------------- what a hand does

    def _choose(self, key: str) -> None:
        kind, _, name = key.partition(":")
        if kind == "training":
            self.training_wanted.emit(name)
            return
        if kind == "file":
            number, _, title = name.partition(":")
            self.file_wanted.emit(int(number), title)
            return
        self._chosen = "" if key == self._chosen or not self._allowed else key
        self._show_chosen()
        if self._chosen:
            self.reason.setFocus()

    def _show_chosen(self) -> None:
        self.reason.setVisible(bool(self._chosen) and not self._chosen.startswith("table:"))
        self.take_back.setVisible(bool(self._chosen))

    def _take_back(self) -> None:
        kind, _, name = self._chosen.partition(":")
        self._chosen = ""
        if kind == "table":
            self.table_gone.emit(name)
        else:
            (self.certificate_gone if kind == "certificate" else self.time_gone).emit(int(name), self.reason.text())
        self.reason.clear()
        self._show_chosen()

    def _form(self) -> None:
        form = next(form for form, button in self.forms.items() if button is self.sender())
        self.form_wanted.emit(form)

    def _translate(self) -> None:
        words = {
            StaffForm.CERTIFICATE: self.tr("Certificate…"),
            StaffForm.RESULT: self.tr("Result…"),
            StaffForm.BACKGROUND: self.tr("Background…"),
            StaffForm.REGISTRATION: self.tr("Mini-program…"),
            StaffForm.TIME: self.tr("Away, busy…"),
            StaffForm.HOURS: self.tr("Hours…"),
            StaffForm.TABLE: self.tr("Table…"),
            StaffForm.STAFF: self.tr("Centre, post…"),
        }
        for form, button in self.forms.items():
            button.setText(words[form])
        self.leave.setText(self.tr("Back"))
        self.paper.setText(self.tr("Training record"))
        self.reason.setPlaceholderText(self.tr("Why it is taken back"))
        self.reason.setAccessibleName(self.reason.placeholderText())
        self.take_back.setText(self.tr("Take back"))
        self.lives.title.setText(self.tr("Certificates, time, assessments, trainings"))
        self.lives.advice.setText(self.tr("Press one to take it back, a training to see it, a paper to save it."))
        if self._view is not None and self._zone is not None:
            self.show_person(self._view, self._zone)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
