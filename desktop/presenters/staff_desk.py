"""The staff desk: people with their certificates, trainings, the question bank, assessments (SC-19)."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.permissions import Action
from desktop.domain.qualification import in_time
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.entry_values import Values
from desktop.presenters.find_desk import told
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.presenters.staff_entry import FORMS_OF_PERSON, StaffEntry, StaffForm, said_of
from desktop.presenters.staff_reading import PersonView, StaffBoard, read_board, read_person
from desktop.presenters.taking import Taking
from desktop.queries.assessing import QuestionRow, questions
from desktop.queries.attachments import attachment_content
from desktop.queries.trainings import SessionPage, session_page
from desktop.services.staff import assessing, certifying, scheduling, tables
from desktop.services.staff import questions as bank


class Part(StrEnum):
    """What the page is about."""

    PEOPLE = "people"
    TRAININGS = "trainings"
    QUESTIONS = "questions"
    RESULTS = "results"


class StaffDesk(Desk):
    """One part at a time, in it one person, training or bank; over them a form or an assessment.

    Attributes:
        part: of the page.
        board: what the lists show.
        person, training, topic, bank: what is at hand in its part; ``bank`` its questions.
        form: the form that is open, None for none.
    """

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.part = Part.PEOPLE
        self.board = StaffBoard()
        self.person: PersonView | None = None
        self.training: SessionPage | None = None
        self.topic: str | None = None
        self.bank: tuple[QuestionRow, ...] = ()
        self.form: StaffForm | None = None
        self.entry, self.taking = StaffEntry(session, self), Taking(session, clock, self)
        self._clock, self._site, self._turn = clock, site, 0
        self.entry.done.connect(self._kept)
        self.taking.told.connect(self.replied)
        self.taking.changed.connect(self.changed)

    # ---------------------------------------------------------------- what is shown

    def reload(self) -> None:
        """Read the lists and what is at hand anew; end what ran out of time."""
        self._turn += 1
        turn, now, site = self._turn, self._clock.now(), self._site
        badge = self.session.person.badge if self.session.person is not None else ""
        person = self.person.page.row.badge if self.person is not None else ""
        training = self.training.session.number if self.training is not None else ""
        topic = self.topic if self.may_keep else None

        def read(connection: Any) -> tuple[Any, ...]:
            board = read_board(connection, site, badge, now)
            shown = read_person(connection, person, now) if person else None
            page = session_page(connection, training) if training else None
            return turn, board, shown, page, questions(connection, topic) if topic is not None else ()

        self.jobs.read(read, self._loaded, self._unread)

    def _loaded(self, read: tuple[Any, ...]) -> None:
        turn, board, person, training, bank_rows = read
        if turn != self._turn:
            return
        self.board, self.person, self.training, self.bank = board, person, training, bank_rows
        if self._run_out() and self.entry.may(assessing.END_RUN_OUT):
            self._send(assessing.END_RUN_OUT, assessing.EndRunOut(), self._swept)
        self.changed.emit()

    def _run_out(self) -> bool:
        """Whether somebody's thirty minutes are over and nobody has ended the assessment yet."""
        now = self._clock.now()
        return any(row.ended is None and not in_time(row.started_at, now) for row in self.board.results)

    def _swept(self, _done: Any) -> None:
        self.reload()

    def _unread(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self.replied.emit(told(error))

    def on_changed(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched people or cases."""
        if changes & {Kind.PEOPLE, Kind.CASES} and initiator is not self:
            self.reload()

    def show_part(self, part: Part) -> None:
        """Show another part of the page."""
        self.part, self.form = part, None
        self.person = self.training = self.topic = None
        self.taking.leave()
        self.reload()

    def show_person(self, badge: str) -> None:
        """Show a person."""
        now = self._clock.now()
        self.part = Part.PEOPLE
        self.jobs.read(lambda connection: read_person(connection, badge, now), self._person_read, self._unread)

    def _person_read(self, view: PersonView) -> None:
        self.person, self.form = view, None
        self.changed.emit()

    def show_document(self, document: str) -> None:
        """What a clock is about: the certificate of a person, ``3001 · 7``, or the trainings of a contract year."""
        badge, dot, _ = document.partition(" · ")
        if dot:
            self.show_person(badge)
        else:
            self.show_part(Part.TRAININGS)

    def show_training(self, number: str) -> None:
        """Show a training."""
        self.part = Part.TRAININGS
        self.jobs.read(lambda connection: session_page(connection, number), self._training_read, self._unread)

    def _training_read(self, page: SessionPage | None) -> None:
        self.training, self.form = page, None
        self.changed.emit()

    def show_bank(self, topic: str) -> None:
        """Show the questions of a bank."""
        self.topic = topic
        self.reload()

    def leave(self) -> None:
        """Back: from the form, else from what is at hand."""
        if self.form is not None:
            self.form = None
        else:
            self.person = self.training = self.topic = None
            self.taking.leave()
        self.changed.emit()

    @property
    def may_keep(self) -> bool:
        """Whether the person at the desk keeps the records; others see no solutions of questions."""
        return self.session.may(Action.KEEP_STAFF)

    # ---------------------------------------------------------------- scans

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """Nothing is booked by a scan here."""
        if code is not None and code.kind is CodeKind.COMMAND and code.name == Command.ACKNOWLEDGE:
            self.ok("nothing_held", {}, Verdict.INFO)
        else:
            raise Refusal("not_here", raw=raw)

    @override
    def refuse(self, error: Exception) -> None:
        """Nothing is booked by a scan: a refusal is told, the line goes on."""
        self.reply(told(error))

    # ---------------------------------------------------------------- forms

    def open_form(self, form: StaffForm) -> None:
        """Open a form about what is at hand."""
        self.form = form
        self.changed.emit()

    def submit(self, values: Values) -> None:
        """Send the form that is open."""
        if self.form is not None:
            self.entry.submit(self.form, values, self._about(self.form))

    def _about(self, form: StaffForm) -> Mapping[str, Any]:
        if form.value in FORMS_OF_PERSON and self.person is not None:
            return {"badge": self.person.page.row.badge}
        if form in (StaffForm.HOLD, StaffForm.CANCEL, StaffForm.MATERIAL) and self.training is not None:
            return {"number": self.training.session.number}
        if form is StaffForm.BANK:
            return {"topic": self.topic or ""}
        return {"site": self.board.site} if form in (StaffForm.SESSION, StaffForm.PROMISE) else {}

    def _kept(self, done: Any) -> None:
        name = self.person.page.row.name if self.person is not None else ""
        self.form = None
        self.replied.emit(said_of(done, name))
        self.reload()

    def take_back_certificate(self, key: int, reason: str) -> None:
        """A certificate was entered by mistake."""
        request = certifying.TakeBackQualification(key, reason)
        self._send(certifying.TAKE_BACK_QUALIFICATION, request, self._certificate_gone)

    def _certificate_gone(self, done: certifying.QualificationKept) -> None:
        facts = {"person": self.person.page.row.name if self.person is not None else "", "topic": done.topic}
        self.replied.emit(Reply(Verdict.OK, "qualification_gone", facts))
        self.reload()

    def take_back_time(self, key: int, reason: str) -> None:
        """A span was entered by mistake."""
        request = scheduling.TakeBackStaffTime(key, reason)
        self._send(scheduling.TAKE_BACK_STAFF_TIME, request, self._time_gone)

    def _time_gone(self, _done: scheduling.StaffTimeKept) -> None:
        facts = {"person": self.person.page.row.name if self.person is not None else ""}
        self.replied.emit(Reply(Verdict.OK, "staff_time_gone", facts))
        self.reload()

    def take_off_table(self, case: str) -> None:
        """The person at hand is not to be at the table of a case."""
        if self.person is not None:
            request = tables.TakeOffTable(case, self.person.page.row.badge)
            self._send(tables.TAKE_OFF_TABLE, request, self._off_table)

    def _off_table(self, done: tables.AtTable) -> None:
        self.replied.emit(Reply(Verdict.OK, "table_taken", {"case": done.case, "person": done.person}))
        self.reload()

    def retire_question(self, code: str) -> None:
        """A question is asked no more."""
        request = bank.RetireQuestion(self.topic or "", code)
        self._send(bank.RETIRE_QUESTION, request, self._question_gone)

    def _question_gone(self, done: bank.QuestionGone) -> None:
        self.replied.emit(Reply(Verdict.OK, "question_gone", {"question": done.code, "topic": done.topic}))
        self.reload()

    def _send(self, verb: Any, request: Any, done: Any) -> None:
        self.jobs.write(verb, request, self.session.envelope(None, EnteredBy.CLICK), done, self._unread)

    # ---------------------------------------------------------------- papers

    def write_paper(self, path: Path, language: str) -> None:
        """Write the paper of what is at hand: the record, the attendance list, else the matrix."""
        person = self.person.page.row.badge if self.person is not None else ""
        training = self.training.session.number if self.training is not None else ""
        now, site = self._clock.now(), self.board.site

        def build(connection: Any) -> Path:
            from desktop.reports.qualification_matrix import build_qualification_matrix
            from desktop.reports.training_papers import build_attendance_list, build_training_record

            if training:
                build_attendance_list(connection, path, language, training)
            elif person:
                build_training_record(connection, path, language, (person, now))
            else:
                build_qualification_matrix(connection, path, language, (now, site))
            return path

        self.jobs.read(build, self._written, self._unwritten)

    def save_file(self, key: int, path: Path) -> None:
        """Write a kept paper to a file."""

        def build(connection: Any) -> Path:
            path.write_bytes(attachment_content(connection, key))
            return path

        self.jobs.read(build, self._written, self._unwritten)

    def _written(self, path: Path) -> None:
        self.replied.emit(Reply(Verdict.INFO, "staff_paper_written", {"path": str(path)}))

    def _unwritten(self, error: Exception) -> None:
        self.replied.emit(Reply(Verdict.REFUSED, "staff_paper_unwritten", {"detail": str(error)}))
