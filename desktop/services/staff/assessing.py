"""Taking an assessment in the program: drawn, answered one by one, ended by hand or by the clock (S1-56 to S1-58).

Every answer is kept the moment it is given, so that a power cut loses nothing; whoever comes back within the thirty
minutes goes on where they were, at any desk. The moments are those of the program's own clock, whatever a caller says.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import insert, select

from desktop.domain.assessing import as_numbers
from desktop.domain.attachments import Subject
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.qualification import (
    TIME_ALLOWED,
    Ended,
    QuestionKind,
    draw,
    in_time,
    latest_answer,
    passes,
)
from desktop.models.staff import Assessment, AssessmentAnswer, AssessmentQuestion, Question, QuestionBank
from desktop.services.attachments import AttachTo
from desktop.services.cases.case_at_hand import local_moment
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import storable
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.services.staff.marking import Marked, end_run_out, mark
from desktop.services.staff.staff_at_hand import Paper, StaffAtHand, keep_paper, record, staff_named, staff_of
from desktop.storage.unit_of_work import UnitOfWork

FULL: Final = 100


@dataclass(frozen=True, slots=True)
class StartAssessment:
    """Whoever acts begins an assessment of a bank; "" for the one that everybody takes."""

    topic: str = ""


@dataclass(frozen=True, slots=True)
class AssessmentStarted:
    """It runs; ``ends_at`` is the last moment whose answer counts."""

    number: str
    topic: str
    asked: int
    started_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """The choices that somebody makes at a question of their assessment; all of them, none to take them away."""

    number: str
    position: int
    chosen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnswerKept:
    """What is kept, and how many seconds are left."""

    number: str
    position: int
    chosen: tuple[int, ...]
    seconds_left: int


@dataclass(frozen=True, slots=True)
class FinishAssessment:
    """Whoever takes it has finished, or the time is over."""

    number: str


@dataclass(frozen=True, slots=True)
class EndRunOut:
    """The clock looks for assessments whose time is over."""


@dataclass(frozen=True, slots=True)
class RunOut:
    """The numbers of those that were ended."""

    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordAssessment:
    """An assessment was taken elsewhere, at the manufacturer's; start and end in local time at the person's centre.

    Attributes:
        score: of 100.
        examiner: who examined.
        proof: the paper with the result.
    """

    badge: str
    starts: str
    ends: str
    score: Decimal
    examiner: str
    proof: Paper
    topic: str = ""


def start_assessment(uow: UnitOfWork, request: StartAssessment) -> AssessmentStarted:
    """Draw questions for whoever acts, and start the thirty minutes.

    Raises:
        Refusal: ``not_on_staff``, ``assessment_running`` with the number of the one to go on with, ``unknown_bank``,
            ``bank_too_small``.
    """
    end_run_out(uow)
    one = staff_of(uow, uow.actor.id)
    if one is None:
        raise Refusal("not_on_staff", person=uow.actor.name)
    running = uow.read(_running(one.id)).first()
    if running is not None:
        raise Refusal("assessment_running", assessment=running.number)
    drawn = _draw(uow, one, request.topic)
    number = next_number(uow, "AS")
    row = {"number": number, "person_id": one.id, "site_id": one.ledger.site, "partner_id": one.ledger.partner}
    row |= {"topic": request.topic, "started_at": uow.at, "asked": len(drawn), "by_id": uow.actor.id}
    key = _insert(uow, row | {"workstation": uow.origin.workstation})
    for position, question in enumerate(drawn, 1):
        place = {"assessment_id": key, "position": position, "question_id": question}
        uow.write(insert(AssessmentQuestion).values(place))
    record(uow, "start_assessment", one, assessment=number, topic=request.topic, asked=len(drawn))
    return AssessmentStarted(number, request.topic, len(drawn), uow.at, latest_answer(uow.at))


def _running(person: int) -> Any:
    return select(Assessment.number).where(Assessment.person_id == person, Assessment.ended_at.is_(None))


def _insert(uow: UnitOfWork, row: dict[str, Any]) -> int:
    """The key; the row of the person is held, so a second one at another desk has waited and seen this one."""
    return int(uow.write(insert(Assessment).values(row).returning(Assessment.id)).scalar_one())


def _draw(uow: UnitOfWork, one: StaffAtHand, topic: str) -> tuple[int, ...]:
    bank = uow.read(select(QuestionBank.id, QuestionBank.asked).where(QuestionBank.topic == topic)).first()
    if bank is None:
        raise Refusal("unknown_bank", topic=topic)
    live = select(Question.id).where(Question.bank_id == bank.id, Question.retired_at.is_(None))
    questions = uow.read(live.order_by(Question.id)).scalars().all()
    if len(questions) < bank.asked:
        raise Refusal("bank_too_small", topic=topic, has=len(questions), asked=bank.asked)
    seen = select(AssessmentQuestion.question_id)
    seen = seen.join(Assessment, Assessment.id == AssessmentQuestion.assessment_id)
    before = set(uow.read(seen.where(Assessment.person_id == one.id, Assessment.topic == topic)).scalars())
    return draw(questions, bank.asked, uow.origin.request_id, before)


def answer_question(uow: UnitOfWork, request: AnswerQuestion) -> AnswerKept:
    """Keep what was chosen; the last choice at a question counts.

    Raises:
        Refusal: ``unknown_assessment``, ``not_your_assessment``, ``assessment_over``, ``no_such_question``,
            ``no_such_choice``, ``one_choice_only``.
    """
    row = _own(uow, request.number)
    if row.ended_at is not None or not in_time(row.started_at, uow.at):
        raise Refusal("assessment_over", assessment=row.number, ended_at=row.ended_at or latest_answer(row.started_at))
    _check_choice(uow, row.id, request)
    kept = {"assessment_id": row.id, "position": request.position, "chosen": as_numbers(request.chosen), "at": uow.at}
    uow.write(insert(AssessmentAnswer).values(kept | {"workstation": uow.origin.workstation}))
    chosen = tuple(sorted(set(request.chosen)))
    uow.record("answer_question", row.number, site=row.site_id, position=request.position, chosen=list(chosen))
    left = latest_answer(row.started_at) - uow.at
    return AnswerKept(row.number, request.position, chosen, max(0, int(left.total_seconds())))


def _check_choice(uow: UnitOfWork, assessment: int, request: AnswerQuestion) -> None:
    asked = select(Question.kind, Question.choices)
    asked = asked.join(AssessmentQuestion, AssessmentQuestion.question_id == Question.id)
    at = (AssessmentQuestion.assessment_id == assessment, AssessmentQuestion.position == request.position)
    question = uow.read(asked.where(*at)).first()
    if question is None:
        raise Refusal("no_such_question", position=request.position)
    if not all(1 <= number <= len(json.loads(question.choices)) for number in request.chosen):
        raise Refusal("no_such_choice", position=request.position)
    if question.kind is QuestionKind.SINGLE and len(set(request.chosen)) > 1:
        raise Refusal("one_choice_only", position=request.position)


def _own(uow: UnitOfWork, number: str) -> Any:
    """All columns of an assessment of whoever acts; its row is held.

    Raises:
        Refusal: ``unknown_assessment``, ``not_your_assessment``.
    """
    asked = select(*Assessment.__table__.c).where(Assessment.number == number).with_for_update(key_share=True)
    row = uow.read(asked).first() if storable(number) else None
    if row is None:
        raise Refusal("unknown_assessment", assessment=number)
    if row.person_id != uow.actor.id:
        raise Refusal("not_your_assessment", assessment=number)
    return row


def finish_assessment(uow: UnitOfWork, request: FinishAssessment) -> Marked:
    """End an assessment and count its answers; what was not answered is wrong.

    One that has ended already, by hand at another desk or by the clock, is answered with its result.

    Raises:
        Refusal: ``unknown_assessment``, ``not_your_assessment``.
    """
    row = _own(uow, request.number)
    if row.ended_at is None:
        return mark(uow, row)
    about = (row.number, row.topic, row.started_at, row.ended_at, row.ended)
    return Marked(*about, row.correct, row.asked, row.score, row.passed)


def end_run_out_assessments(uow: UnitOfWork, _request: EndRunOut) -> RunOut:
    """End every assessment whose time is over."""
    return RunOut(tuple(one.number for one in end_run_out(uow)))


def record_assessment(uow: UnitOfWork, request: RecordAssessment) -> Marked:
    """Write down a result from elsewhere; more than thirty minutes do not pass.

    Raises:
        Refusal: ``unknown_person``, ``not_on_staff``, ``faulty_entry``, ``bad_time``, ``ends_before_it_begins``,
            ``in_the_future``, ``assessment_too_long``, and what `keep_paper` refuses.
    """
    one = staff_named(uow, request.badge)
    faults = Faults()
    check = Check(faults, 0)
    check.text("examiner", request.examiner, 120, required=True)
    check.text("topic", request.topic, 80)
    if not (request.score.is_finite() and 0 <= request.score <= FULL and request.score == round(request.score, 3)):
        check.fault("score", "out_of_range", request.score)
    faults.check_entry()
    starts, ends = local_moment(request.starts, one.zone.key), local_moment(request.ends, one.zone.key)
    _check_span(uow, starts, ends)
    proof = keep_paper(uow, AttachTo(Subject.PERSON, one.badge, one.ledger.site, one.ledger.partner), request.proof)
    number, passed = next_number(uow, "AS"), passes(request.score)
    row = {"number": number, "person_id": one.id, "site_id": one.ledger.site, "partner_id": one.ledger.partner}
    row |= {"topic": request.topic, "started_at": starts, "ended_at": ends, "ended": Ended.RECORDED}
    row |= {"score": request.score, "passed": passed, "examiner": request.examiner, "proof_id": proof}
    _insert(uow, row | {"by_id": uow.actor.id})
    score = str(request.score)
    record(uow, "record_assessment", one, assessment=number, topic=request.topic, score=score, passed=passed)
    return Marked(number, request.topic, starts, ends, Ended.RECORDED, None, None, request.score, passed)


def _check_span(uow: UnitOfWork, starts: datetime, ends: datetime) -> None:
    if ends <= starts:
        raise Refusal("ends_before_it_begins", first=starts, last=ends)
    if ends > uow.at:
        raise Refusal("in_the_future", at=ends)
    if not in_time(starts, ends):
        minutes = int(TIME_ALLOWED.total_seconds() // 60)
        raise Refusal("assessment_too_long", minutes=minutes, first=starts, last=ends)


_TAKE: Final = Action.TAKE_ASSESSMENT
START_ASSESSMENT = Verb("start_assessment", StartAssessment, AssessmentStarted, start_assessment, _TAKE, now_only=True)
ANSWER_QUESTION = Verb("answer_question", AnswerQuestion, AnswerKept, answer_question, _TAKE, now_only=True)
FINISH_ASSESSMENT = Verb("finish_assessment", FinishAssessment, Marked, finish_assessment, _TAKE, now_only=True)
END_RUN_OUT = Verb("end_run_out_assessments", EndRunOut, RunOut, end_run_out_assessments, _TAKE, now_only=True)
RECORD_ASSESSMENT = Verb("record_assessment", RecordAssessment, Marked, record_assessment, Action.KEEP_STAFF)
