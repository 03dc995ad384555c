"""Assessments: the one that somebody takes, without its solutions, and the results of all."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from desktop.domain.assessing import read_numbers
from desktop.domain.qualification import TIME_ALLOWED, Ended, QuestionKind, in_time, latest_answer
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.staff import Assessment, AssessmentAnswer, AssessmentQuestion, Question, QuestionBank


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of a running assessment, at its place from 1; ``chosen`` what was kept last."""

    position: int
    kind: QuestionKind
    wording: str
    choices: tuple[str, ...]
    chosen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RunningAssessment:
    """What somebody is to answer, until ``ends_at``; ``over`` when that has passed and nobody ended it yet."""

    number: str
    topic: str
    started_at: datetime
    ends_at: datetime
    over: bool
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """An assessment in a list.

    Attributes:
        ended: None while it runs; ``minutes`` it took, in whole ones.
        right, asked: questions; None for a result from elsewhere.
        score: of 100; None while it runs.
    """

    number: str
    badge: str
    person: str
    site: str
    topic: str
    started_at: datetime
    ended_at: datetime | None
    ended: Ended | None
    minutes: int | None
    right: int | None
    asked: int | None
    score: Decimal | None
    passed: bool | None
    examiner: str


@dataclass(frozen=True, slots=True)
class BankRow:
    """A question bank: how many questions it has, and how many of them an assessment asks."""

    topic: str
    questions: int
    asked: int

    @property
    def ready(self) -> bool:
        """Whether an assessment can be drawn from it."""
        return self.questions >= self.asked


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question of a bank with its solution, for those who keep it."""

    topic: str
    code: str
    version: int
    kind: QuestionKind
    wording: str
    choices: tuple[str, ...]
    solution: tuple[int, ...]


def running(connection: Connection, badge: str, now: datetime) -> RunningAssessment | None:
    """What a person has begun and not ended, at whichever desk; None when there is nothing."""
    asked = select(Assessment.id, Assessment.number, Assessment.topic, Assessment.started_at)
    asked = asked.join(Person, Person.id == Assessment.person_id)
    row = connection.execute(asked.where(Person.badge == badge, Assessment.ended_at.is_(None))).first()
    if row is None:
        return None
    given = select(AssessmentAnswer.position, AssessmentAnswer.chosen).order_by(AssessmentAnswer.id)
    kept = {one[0]: one[1] for one in connection.execute(given.where(AssessmentAnswer.assessment_id == row.id))}
    drawn = select(AssessmentQuestion.position, Question.kind, Question.wording, Question.choices)
    drawn = drawn.join(Question, Question.id == AssessmentQuestion.question_id)
    drawn = drawn.where(AssessmentQuestion.assessment_id == row.id).order_by(AssessmentQuestion.position)
    questions = tuple(
        AskedQuestion(one[0], one[1], one[2], tuple(json.loads(one[3])), read_numbers(kept.get(one[0], "")))
        for one in connection.execute(drawn)
    )
    over = not in_time(row.started_at, now)
    return RunningAssessment(row.number, row.topic, row.started_at, latest_answer(row.started_at), over, questions)


def run_out_at(now: datetime) -> ColumnElement[bool]:
    """Whether an assessment runs although its thirty minutes are over."""
    begun_before = now - TIME_ALLOWED - timedelta(seconds=1)
    return and_(Assessment.ended_at.is_(None), Assessment.started_at <= begun_before)


def any_run_out(connection: Connection, now: datetime) -> bool:
    """Whether some assessment is to be ended by the clock."""
    return connection.execute(select(Assessment.id).where(run_out_at(now)).limit(1)).first() is not None


def assessments(connection: Connection, *, badge: str = "", site: str = "") -> tuple[AssessmentRow, ...]:
    """Assessments, the newest first; of a person or of a centre when asked for."""
    asked: Select[Any] = select(*Assessment.__table__.c, Person.badge, Person.name, Site.code.label("site"))
    asked = asked.join(Person, Person.id == Assessment.person_id).join(Site, Site.id == Assessment.site_id)
    asked = asked.where(Person.badge == badge) if badge else asked
    asked = asked.where(Site.code == site) if site else asked
    rows = connection.execute(asked.order_by(Assessment.started_at.desc(), Assessment.id.desc()))
    return tuple(_row(row) for row in rows)


def _row(row: Any) -> AssessmentRow:
    minutes = None if row.ended_at is None else (row.ended_at - row.started_at) // timedelta(minutes=1)
    about = (row.number, row.badge, row.name, row.site, row.topic, row.started_at, row.ended_at, row.ended)
    return AssessmentRow(*about, minutes, row.correct, row.asked, row.score, row.passed, row.examiner)


def banks(connection: Connection) -> tuple[BankRow, ...]:
    """The question banks, the one for everybody first."""
    live = select(Question.bank_id, func.count().label("held")).where(Question.retired_at.is_(None))
    counted = live.group_by(Question.bank_id).subquery()
    asked = select(QuestionBank.topic, func.coalesce(counted.c.held, 0), QuestionBank.asked)
    asked = asked.outerjoin(counted, counted.c.bank_id == QuestionBank.id).order_by(QuestionBank.topic)
    return tuple(BankRow(*row) for row in connection.execute(asked))


def questions(connection: Connection, topic: str) -> tuple[QuestionRow, ...]:
    """The questions of a bank that are asked now."""
    columns = (QuestionBank.topic, Question.code, Question.version, Question.kind, Question.wording)
    asked = select(*columns, Question.choices, Question.solution)
    asked = asked.join(QuestionBank, QuestionBank.id == Question.bank_id).where(QuestionBank.topic == topic)
    rows = connection.execute(asked.where(Question.retired_at.is_(None)).order_by(Question.code))
    return tuple(QuestionRow(*row[:5], tuple(json.loads(row[5])), read_numbers(row[6])) for row in rows)
