"""The end of an assessment: the answers are counted, and the clock ends those that nobody finished (S1-57, S1-58)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from desktop.domain.assessing import count_right
from desktop.domain.changes import Kind
from desktop.domain.qualification import Ended, in_time, latest_answer, passes, score_of
from desktop.models.staff import Assessment, AssessmentAnswer, AssessmentQuestion, Question
from desktop.queries.assessing import run_out_at
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Marked:
    """What an assessment came to.

    Attributes:
        right, asked: questions; None for a result from elsewhere.
        score: of 100, in thousandths.
        ended: how it ended, at ``ended_at``.
    """

    number: str
    topic: str
    started_at: datetime
    ended_at: datetime
    ended: Ended
    right: int | None
    asked: int | None
    score: Decimal
    passed: bool


def mark(uow: UnitOfWork, row: Any) -> Marked:
    """Count the answers of a running assessment and end it; one whose time is over ends with its thirtieth minute.

    Args:
        uow: the transaction.
        row: all columns of the assessment.
    """
    over = not in_time(row.started_at, uow.at)
    ended, ended_at = (Ended.TIME, latest_answer(row.started_at)) if over else (Ended.FINISHED, uow.at)
    right = count_right(_solutions(uow, row.id), last_answers(uow, row.id))
    score = score_of(right, row.asked)
    said = {"ended": ended, "ended_at": ended_at, "correct": right, "score": score, "passed": passes(score)}
    uow.write(update(Assessment).where(Assessment.id == row.id).values(said))
    uow.record("end_assessment", row.number, site=row.site_id, ended=ended.value, score=str(score))
    uow.touched(Kind.PEOPLE)
    about = (row.number, row.topic, row.started_at, ended_at, ended)
    return Marked(*about, right, row.asked, score, passes(score))


def _solutions(uow: UnitOfWork, assessment: int) -> dict[int, str]:
    asked = select(AssessmentQuestion.position, Question.solution)
    asked = asked.join(Question, Question.id == AssessmentQuestion.question_id)
    return {row[0]: row[1] for row in uow.read(asked.where(AssessmentQuestion.assessment_id == assessment))}


def last_answers(uow: UnitOfWork, assessment: int) -> dict[int, str]:
    """What was chosen last for each question, by its position."""
    asked = select(AssessmentAnswer.position, AssessmentAnswer.chosen)
    asked = asked.where(AssessmentAnswer.assessment_id == assessment).order_by(AssessmentAnswer.id)
    return {row[0]: row[1] for row in uow.read(asked)}


def end_run_out(uow: UnitOfWork) -> tuple[Marked, ...]:
    """End every assessment whose thirty minutes are over, whoever took it and whatever became of their desk."""
    asked = select(*Assessment.__table__.c).where(run_out_at(uow.at))
    return tuple(mark(uow, row) for row in uow.read(asked.order_by(Assessment.id).with_for_update()).all())
