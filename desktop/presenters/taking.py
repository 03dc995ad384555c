"""Taking an assessment: one question at a time, each answer kept at once, ended by hand or by the clock (S1-57)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.clock import Clock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.qualification import TIME_ALLOWED, QuestionKind
from desktop.presenters.answer import Verdict
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.assessing import AskedQuestion, RunningAssessment, running
from desktop.services.staff import assessing
from desktop.services.staff.marking import Marked
from desktop.services.wire import to_wire


class Taking(QObject):
    """The assessment of the person at the desk.

    Attributes:
        paper: its questions; None while nothing runs.
        position: the question in sight, from 1.
        result: what the last one came to.

    Signals:
        changed: another question, another answer, the end.
        told: the `Reply`.
    """

    changed = Signal()
    told = Signal(object)

    def __init__(self, session: Session, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self._clock = session, clock
        self.paper: RunningAssessment | None = None
        self.result: Marked | None = None
        self.position = 1
        self._chosen: dict[int, tuple[int, ...]] = {}
        self._ending = False

    # ---------------------------------------------------------------- what is shown

    @property
    def question(self) -> AskedQuestion | None:
        """The question in sight."""
        return None if self.paper is None else self.paper.questions[self.position - 1]

    def chosen(self, position: int = 0) -> tuple[int, ...]:
        """What is chosen at a question, of the one in sight when none is named."""
        return self._chosen.get(position or self.position, ())

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(bool(one) for one in self._chosen.values())

    @property
    def left(self) -> timedelta:
        """The time that is left, never below zero, never more than the thirty minutes."""
        if self.paper is None:
            return timedelta(0)
        return min(max(self.paper.ends_at - self._now(), timedelta(0)), TIME_ALLOWED)

    def _now(self) -> datetime:
        return self._clock.now()

    # ---------------------------------------------------------------- beginning

    def start(self, topic: str) -> None:
        """Begin, or go on with what was begun at any desk."""
        self.result = None
        self._write(assessing.START_ASSESSMENT, assessing.StartAssessment(topic), self._started, self._not_started)

    def _started(self, done: assessing.AssessmentStarted) -> None:
        facts = {"assessment": done.number, "asked": done.asked}
        self.told.emit(Reply(Verdict.INFO, "assessment_begun", facts))
        self.resume()

    def _not_started(self, error: Exception) -> None:
        if isinstance(error, Refusal) and error.code == "assessment_running":
            self.resume()
        else:
            self._refused(error)

    def resume(self) -> None:
        """Show what the person at the desk has begun."""
        badge, now = self._badge(), self._now()
        self.session.jobs.read(lambda connection: running(connection, badge, now), self.show, self._refused)

    def _badge(self) -> str:
        return self.session.person.badge if self.session.person is not None else ""

    def show(self, paper: RunningAssessment | None) -> None:
        """Take what was read: at the first question without an answer."""
        self.paper, self._ending = paper, False
        self._chosen = {one.position: one.chosen for one in paper.questions} if paper is not None else {}
        questions = paper.questions if paper is not None else ()
        self.position = next((one.position for one in questions if not one.chosen), 1)
        self.changed.emit()
        self.tick()

    # ---------------------------------------------------------------- answering

    def go(self, position: int) -> None:
        """Show another question."""
        if self.paper is not None and 1 <= position <= len(self.paper.questions):
            self.position = position
            self.changed.emit()

    def forward(self) -> None:
        """The next question."""
        self.go(self.position + 1)

    def back(self) -> None:
        """The question before."""
        self.go(self.position - 1)

    def choose(self, number: int) -> None:
        """Choose an answer; where several may be right the same one again takes it away."""
        paper, question = self.paper, self.question
        if paper is None or question is None or not 1 <= number <= len(question.choices) or self._ending:
            return
        before = set(self.chosen())
        chosen = {number} if question.kind is QuestionKind.SINGLE else before ^ {number}
        self._chosen[question.position] = tuple(sorted(chosen))
        request = assessing.AnswerQuestion(paper.number, question.position, tuple(sorted(chosen)))
        self._write(assessing.ANSWER_QUESTION, request, self._kept, self._not_kept)
        self.changed.emit()

    def _kept(self, _done: assessing.AnswerKept) -> None:
        """It is in the database; the screen showed it already."""

    def _not_kept(self, error: Exception) -> None:
        """What the database has is shown again."""
        self._refused(error)
        self.resume()

    # ---------------------------------------------------------------- ending

    def tick(self) -> None:
        """The clock looks: one second after the thirty minutes it ends by itself."""
        paper = self.paper
        if paper is not None and not self._ending and self._now() >= paper.ends_at + timedelta(seconds=1):
            self.finish()

    def finish(self) -> None:
        """Hand in; what is not answered is wrong."""
        if self.paper is not None and not self._ending:
            self._ending = True
            request = assessing.FinishAssessment(self.paper.number)
            self._write(assessing.FINISH_ASSESSMENT, request, self._finished, self._not_finished)

    def _finished(self, done: Marked) -> None:
        self.paper, self.result, self._ending = None, done, False
        facts = to_wire(done) | {"assessment": done.number}
        verdict, code = (Verdict.OK, "assessment_passed") if done.passed else (Verdict.REFUSED, "assessment_failed")
        self.told.emit(Reply(verdict, code, facts))
        self.changed.emit()

    def _not_finished(self, error: Exception) -> None:
        self._ending = False
        self._refused(error)

    def leave(self) -> None:
        """Away from the result."""
        self.result = None
        self.changed.emit()

    def _write(self, verb: Any, request: Any, done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        self.session.jobs.write(verb, request, self.session.envelope(entered_by=EnteredBy.CLICK), done, failed)

    def _refused(self, error: Exception) -> None:
        from desktop.presenters.find_desk import told

        self.told.emit(told(error))
