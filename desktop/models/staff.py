"""People as staff: background, certificates, time, training sessions, the question bank and the assessments."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.qualification import (
    Attended,
    Background,
    Ended,
    Post,
    QuestionKind,
    Registration,
    SessionState,
    TimeKind,
    TopicKind,
)
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Pieces, Word, code


class Staff(Base):
    """What the after-sales team knows of a person.

    Attributes:
        site_id: the centre that the person starts from.
        employer_id: whose people they are (S1-32).
        post: their place in the team, NULL for none.
        background: NULL while nobody said what it is; ``proof_id`` is the paper that shows it (S1-50).
        registration: at the mini-program, since ``registered_on``, under ``account`` (S1-55).
    """

    __tablename__ = "staff"
    __table_args__ = (Index("ix_staff_site_id", "site_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    employer_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    post: Mapped[Post | None] = mapped_column(Word(Post))
    background: Mapped[Background | None] = mapped_column(Word(Background))
    proof_id: Mapped[int | None] = mapped_column(BIG_ID, ForeignKey("attachment.id"))
    phone: Mapped[str] = mapped_column(String(40), default="")
    registration: Mapped[Registration] = mapped_column(Word(Registration))
    registered_on: Mapped[date | None]
    account: Mapped[str] = mapped_column(String(60), default="")
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Qualification(Base):
    """A certificate for a line or a model; one entered by mistake is taken back, never removed.

    Attributes:
        topic: the line or the model as devices write it.
        valid_from, valid_to: both days are counted in.
        proof_id: the certificate itself.
    """

    __tablename__ = "qualification"
    __table_args__ = (
        Index("ix_qualification_person_id", "person_id"),
        Index("ix_qualification_topic", "topic"),
        CheckConstraint("valid_from <= valid_to", name="days_in_order"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[TopicKind] = mapped_column(Word(TopicKind))
    topic: Mapped[str] = mapped_column(String(80))
    number: Mapped[str] = mapped_column(String(60), default="")
    issuer: Mapped[str] = mapped_column(String(120), default="")
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    proof_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("attachment.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)
    taken_back_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    taken_back_reason: Mapped[str] = mapped_column(Text, default="")


class WorkingHours(Base):
    """The hours of a person on a day of the week; who has none at all is on duty at any time.

    Attributes:
        weekday: 1 for Monday to 7 for Sunday.
        from_minute, to_minute: local minutes of the day at the person's centre.
    """

    __tablename__ = "working_hours"
    __table_args__ = (
        CheckConstraint("from_minute >= 0 AND from_minute < to_minute AND to_minute <= 1440", name="day"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    weekday: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    from_minute: Mapped[int]
    to_minute: Mapped[int]


class StaffTime(Base):
    """A span in which a person is away or has other work; one entered by mistake is taken back."""

    __tablename__ = "staff_time"
    __table_args__ = (
        Index("ix_staff_time_person_id_ends_at", "person_id", "ends_at"),
        CheckConstraint("starts_at < ends_at", name="in_order"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[TimeKind] = mapped_column(Word(TimeKind))
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)


class TableAssignment(Base):
    """An engineer is to stand at the table of a case; who has not passed an assessment cannot be (S1-58)."""

    __tablename__ = "table_assignment"
    __table_args__ = (
        Index("ix_table_assignment_case_id", "case_id"),
        Index("ix_table_assignment_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("surgery_case.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    assigned_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)
    taken_back_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class TrainingPromise(Base):
    """How many product trainings a partner's contract promises a year (S1-18); the last one set holds.

    Attributes:
        first_day: of the contract; its years turn on that day.
    """

    __tablename__ = "training_promise"
    __table_args__ = (CheckConstraint("sessions > 0", name="some_sessions"),)

    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"), primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    first_day: Mapped[date]
    sessions: Mapped[int]
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class TrainingSession(Base):
    """A product training (S1-18, S1-19, S1-56).

    Attributes:
        on_site, sterilisation: which of the two topics were taught.
        remote: held over a video call.
        starts_at, ends_at: as planned, and as it was once it is held.
        result: in words.
    """

    __tablename__ = "training_session"
    __table_args__ = (
        Index("ix_training_session_partner_id_starts_at", "partner_id", "starts_at"),
        CheckConstraint("starts_at < ends_at", name="in_order"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    number: Mapped[str] = mapped_column(code(40), unique=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    title: Mapped[str] = mapped_column(String(200))
    trainer: Mapped[str] = mapped_column(String(120), default="")
    place: Mapped[str] = mapped_column(String(200), default="")
    remote: Mapped[bool]
    on_site: Mapped[bool]
    sterilisation: Mapped[bool]
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[SessionState] = mapped_column(Word(SessionState))
    result: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class TrainingPlace(Base):
    """A person on the attendance list of a session.

    Attributes:
        result: what came of it for this person, in words.
    """

    __tablename__ = "training_place"
    __table_args__ = (Index("ix_training_place_person_id", "person_id"),)

    session_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("training_session.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    attended: Mapped[Attended] = mapped_column(Word(Attended))
    result: Mapped[str] = mapped_column(Text, default="")


class QuestionBank(Base):
    """The questions about a topic: a line, a model, or "" for the assessment that everybody takes.

    Attributes:
        asked: how many are drawn for an assessment.
    """

    __tablename__ = "question_bank"
    __table_args__ = (CheckConstraint("asked > 0", name="some_asked"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(code(80), unique=True)
    asked: Mapped[int]
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Question(Base):
    """One version of a question; a change is a new version, and the old one stays with the assessments that asked it.

    Attributes:
        choices: a JSON list of texts, two to six.
        solution: the numbers of the right ones from 1, rising, with commas between.
    """

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("bank_id", "code", "version"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("question_bank.id"))
    code: Mapped[str] = mapped_column(code(40))
    version: Mapped[int]
    kind: Mapped[QuestionKind] = mapped_column(Word(QuestionKind))
    wording: Mapped[str] = mapped_column(Text)
    choices: Mapped[str] = mapped_column(Text)
    solution: Mapped[str] = mapped_column(String(20))
    added_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    retired_at: Mapped[datetime | None] = mapped_column(Moment)


_RUNNING = text("ended_at IS NULL")


class Assessment(Base):
    """Somebody answers the questions of a bank, or did so elsewhere and the result was written down (S1-56 to S1-58).

    Attributes:
        topic: of the bank.
        ended_at: NULL while it runs; it never runs longer than thirty minutes.
        asked, correct: questions, and those answered rightly; NULL for a result from elsewhere.
        score: of 100.
        proof_id: the paper of a result from elsewhere.
    """

    __tablename__ = "assessment"
    __table_args__ = (
        Index("ix_assessment_person_id_topic", "person_id", "topic"),
        Index("ix_assessment_running", "person_id", unique=True, sqlite_where=_RUNNING, postgresql_where=_RUNNING),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    number: Mapped[str] = mapped_column(code(40), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    topic: Mapped[str] = mapped_column(code(80))
    started_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended: Mapped[Ended | None] = mapped_column(Word(Ended))
    asked: Mapped[int | None]
    correct: Mapped[int | None]
    score: Mapped[Decimal | None] = mapped_column(Pieces)
    passed: Mapped[bool | None]
    examiner: Mapped[str] = mapped_column(String(120), default="")
    proof_id: Mapped[int | None] = mapped_column(BIG_ID, ForeignKey("attachment.id"))
    workstation: Mapped[str] = mapped_column(String(120), default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class AssessmentQuestion(Base):
    """A question that was drawn for an assessment, at its place from 1; append only."""

    __tablename__ = "assessment_question"

    assessment_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("assessment.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    question_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("question.id"))


class AssessmentAnswer(Base):
    """What was chosen for a question, the moment it was; append only, the last one counts.

    Attributes:
        chosen: numbers from 1, rising, with commas between; "" when the choice was taken away.
    """

    __tablename__ = "assessment_answer"
    __table_args__ = (Index("ix_assessment_answer_assessment_id", "assessment_id", "position"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    assessment_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("assessment.id"))
    position: Mapped[int]
    chosen: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(Moment)
    workstation: Mapped[str] = mapped_column(String(120), default="")
