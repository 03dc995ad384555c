"""Deadlines: promises with a time, their stages, the rules behind them, and what was told to whom."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.deadlines import Basis, ClockKind
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Uid, Word

_OPEN = text("closed_at IS NULL")
_WAITING = text("fired_at IS NULL AND dropped_at IS NULL")
_UNREAD = text("acknowledged_at IS NULL")


class Deadline(Base):
    """One promise with a time.

    Attributes:
        rule: the code of its rule (`desktop.domain.deadlines`).
        rule_version: the version that was valid when it opened; a running deadline keeps it.
        document: what it is about: the number of a case, order, return, recall.
        party_id: to whom it was promised, such as the hospital; None when nobody in particular.
        weight: how much it counts in the on-time rate; 0 counts not at all.
        opened_source, closed_source: how the moments came in (`desktop.domain.ledger.EnteredBy`), "" when unknown.
        outcome: "" while it runs, then ``on_time``, ``late`` or ``dropped``.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        Index("ix_deadline_document", "document"),
        Index("ix_deadline_closed_at_due_at", "closed_at", "due_at"),
        Index("ix_deadline_open_due_at", "due_at", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_deadline_rule_due_at", "rule", "due_at"),
    )

    id: Mapped[UUID] = mapped_column(Uid, primary_key=True)
    rule: Mapped[str] = mapped_column(String(40))
    rule_version: Mapped[int] = mapped_column(default=1)
    document: Mapped[str] = mapped_column(String(60))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    basis: Mapped[Basis] = mapped_column(Word(Basis), default=Basis.CONTRACT)
    weight: Mapped[int] = mapped_column(default=1)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    opened_source: Mapped[str] = mapped_column(String(24), default="")
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    due_at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_source: Mapped[str] = mapped_column(String(24), default="")
    outcome: Mapped[str] = mapped_column(String(24), default="")
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class DeadlineStage(Base):
    """A moment on the way to a deadline at which somebody is told; fired once, or dropped when the deadline closes.

    Attributes:
        stage: its stable word, such as ``part_50``, ``left_1800`` or ``overdue``.
        fired_at: the trusted moment at which it was told.
        late: told more than a minute after its moment, because nothing ran.
        fired_by: the workstation that told it.
    """

    __tablename__ = "deadline_stage"
    __table_args__ = (
        UniqueConstraint("deadline_id", "stage"),
        Index("ix_deadline_stage_waiting", "fire_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    deadline_id: Mapped[UUID] = mapped_column(Uid, ForeignKey("deadline.id"))
    stage: Mapped[str] = mapped_column(String(24))
    fire_at: Mapped[datetime] = mapped_column(Moment)
    fired_at: Mapped[datetime | None] = mapped_column(Moment)
    late: Mapped[bool] = mapped_column(default=False)
    fired_by: Mapped[str] = mapped_column(String(120), default="")
    dropped_at: Mapped[datetime | None] = mapped_column(Moment)


class DeadlineRule(Base):
    """One version of a rule, valid for what opens in ``[valid_from, valid_to)``; version 1 is the shipped one.

    Attributes:
        region: for sites of this region only; "" for all.
        span_s: seconds of an elapsed clock; ``days`` of a calendar clock.
        stages, told: JSON lists of words, as `desktop.domain.deadlines` reads them.
        switched_on: False when nothing opens by it (only legal rules).
    """

    __tablename__ = "deadline_rule"
    __table_args__ = (
        UniqueConstraint("code", "version"),
        Index("ix_deadline_rule_code_valid_from", "code", "region", "valid_from"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    region: Mapped[str] = mapped_column(String(40), default="")
    valid_from: Mapped[datetime] = mapped_column(Moment)
    valid_to: Mapped[datetime | None] = mapped_column(Moment)
    switched_on: Mapped[bool] = mapped_column(default=True)
    clock: Mapped[ClockKind] = mapped_column(Word(ClockKind))
    span_s: Mapped[int | None]
    days: Mapped[int | None]
    stages: Mapped[str] = mapped_column(Text)
    told: Mapped[str] = mapped_column(Text)
    weight: Mapped[int]
    basis: Mapped[Basis] = mapped_column(Word(Basis))
    reason: Mapped[str] = mapped_column(Text, default="")
    set_at: Mapped[datetime] = mapped_column(Moment)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Reminder(Base):
    """What a stage told one role of a site; it waits until somebody says that they have read it."""

    __tablename__ = "reminder"
    __table_args__ = (
        UniqueConstraint("stage_id", "told"),
        Index("ix_reminder_unread", "site_id", "fired_at", sqlite_where=_UNREAD, postgresql_where=_UNREAD),
        Index("ix_reminder_deadline_id", "deadline_id"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    stage_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("deadline_stage.id"))
    deadline_id: Mapped[UUID] = mapped_column(Uid, ForeignKey("deadline.id"))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    told: Mapped[str] = mapped_column(String(40))
    fired_at: Mapped[datetime] = mapped_column(Moment)
    late: Mapped[bool] = mapped_column(default=False)
    acknowledged_at: Mapped[datetime | None] = mapped_column(Moment)
    acknowledged_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class ClockJump(Base):
    """A wall clock that moved against the steady one, or a computer that slept; append only.

    Attributes:
        kind: ``wall_clock`` (somebody moved it), ``against_server`` (it stood wrong from the start) or ``slept``.
        wall_at: what the computer's clock said when it was noticed.
        steady_at: the trusted moment.
        server_at: what the server said, None without one.
        moved_ms: wall clock minus trusted moment, or how long it slept, in milliseconds.
    """

    __tablename__ = "clock_jump"
    __table_args__ = (Index("ix_clock_jump_steady_at", "steady_at"),)

    id: Mapped[UUID] = mapped_column(Uid, primary_key=True)
    workstation: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(24))
    wall_at: Mapped[datetime] = mapped_column(Moment)
    steady_at: Mapped[datetime] = mapped_column(Moment)
    server_at: Mapped[datetime | None] = mapped_column(Moment)
    moved_ms: Mapped[int] = mapped_column(BigInteger)
