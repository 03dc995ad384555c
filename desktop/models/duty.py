"""What was done around an operation: presence, images, steps, waiting, follow-ups. No patient is named anywhere."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.duties import FormSent, SizeBasis, SopStep, WaitingCause
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Word


class Presence(Base):
    """An engineer came to a case; append only.

    Attributes:
        arrived_at: when; ``entered_by`` says how that moment came in.
    """

    __tablename__ = "presence"
    __table_args__ = (
        Index("ix_presence_case_id", "case_id"),
        Index("ix_presence_person_id", "person_id", "arrived_at"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("surgery_case.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    arrived_at: Mapped[datetime] = mapped_column(Moment)
    entered_by: Mapped[str] = mapped_column(String(24))
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class ImageCheck(Base):
    """The images of a case were looked at again (S1-04); append only. The images stay in the hospital's system.

    Attributes:
        sizes: the size plan in words.
        initials: of who measured; never a name.
        plan: the items and pieces that were planned then; another plan needs another look.
    """

    __tablename__ = "image_check"
    __table_args__ = (Index("ix_image_check_case_id", "case_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("surgery_case.id"))
    basis: Mapped[SizeBasis] = mapped_column(Word(SizeBasis))
    sizes: Mapped[str] = mapped_column(String(300))
    initials: Mapped[str] = mapped_column(String(8))
    plan: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    entered_by: Mapped[str] = mapped_column(String(24))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class SopDone(Base):
    """A step of table service was done (S1-41); append only."""

    __tablename__ = "sop_done"
    __table_args__ = (Index("ix_sop_done_case_id_step", "case_id", "step", unique=True),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("surgery_case.id"))
    step: Mapped[SopStep] = mapped_column(Word(SopStep))
    at: Mapped[datetime] = mapped_column(Moment)
    entered_by: Mapped[str] = mapped_column(String(24))
    note: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Waiting(Base):
    """The operation waited (S1-06); append only."""

    __tablename__ = "waiting"
    __table_args__ = (Index("ix_waiting_case_id", "case_id"), CheckConstraint("minutes > 0", name="some_minutes"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("surgery_case.id"))
    minutes: Mapped[int]
    cause: Mapped[WaitingCause] = mapped_column(Word(WaitingCause))
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class FollowUp(Base):
    """The chief surgeon was asked (S1-07, S1-08); append only.

    Attributes:
        initials: of the surgeon.
        adverse: the answer to the required question.
        event: the number of the adverse event that a yes opened.
    """

    __tablename__ = "follow_up"
    __table_args__ = (Index("ix_follow_up_case_id", "case_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("surgery_case.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    entered_by: Mapped[str] = mapped_column(String(24))
    initials: Mapped[str] = mapped_column(String(8))
    adverse: Mapped[bool]
    result: Mapped[str] = mapped_column(Text)
    event: Mapped[str] = mapped_column(String(60), default="")
    late_reason: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class FormSubmission(Base):
    """The follow-up form went to the manufacturer's quality department (S1-09), again as often as needed; append only.

    Attributes:
        receiver: who took it.
        content_sha256: of what was on it, in hex.
    """

    __tablename__ = "form_submission"
    __table_args__ = (Index("ix_form_submission_case_id", "case_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("surgery_case.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    entered_by: Mapped[str] = mapped_column(String(24))
    how: Mapped[FormSent] = mapped_column(Word(FormSent))
    receiver: Mapped[str] = mapped_column(String(120))
    reference: Mapped[str] = mapped_column(String(120), default="")
    content_sha256: Mapped[str] = mapped_column(String(64))
    late_reason: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class SiteVisit(Base):
    """A person was at a hospital, written down by hand or by badge and not at a case (S1-25).

    Attributes:
        came_source, left_source: how the moment came in; ``left_source`` is "" while nobody checked out.
        left_at: None while the person is there, or forgot to check out.
    """

    __tablename__ = "site_visit"
    __table_args__ = (
        Index("ix_site_visit_person_id", "person_id", "came_at"),
        Index("ix_site_visit_came_at", "came_at"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    hospital_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    came_at: Mapped[datetime] = mapped_column(Moment)
    came_source: Mapped[str] = mapped_column(String(24))
    left_at: Mapped[datetime | None] = mapped_column(Moment)
    left_source: Mapped[str] = mapped_column(String(24), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
