"""Reminders of warranties: what is planned for each device, what was sent, and who is told by which policy."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, code

_WAITING = text("sent_at IS NULL AND dropped_at IS NULL")
_LIVE = text("dropped_at IS NULL")


class WarrantyPlan(Base):
    """The days that the reminders of a device were reckoned from; NULL when nothing of it is covered.

    Attributes:
        planned_on: the calendar day at its centre; what lay before it is not told any more.
        policy: the key of the policy that was used, 0 for the shipped one.
        resting: hash of the days that are void or suspended, so that a change is seen.
    """

    __tablename__ = "warranty_plan"

    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"), primary_key=True, autoincrement=False)
    first: Mapped[date | None]
    last: Mapped[date | None]
    policy: Mapped[int]
    resting: Mapped[str] = mapped_column(String(16), default="")
    planned_on: Mapped[date]


class WarrantyReminder(Base):
    """One reminder: it waits, is sent once, or is dropped when the days change.

    Attributes:
        event: ``start``, ``middle``, ``left_60`` (days before the last one), ``end``.
        on: the calendar day at the centre.
        first, last: the covered days that it belongs to.
        told: who was told, by the words of the policy, with blanks between.
        late: sent on a later day, because nothing ran.
        dropped_because: ``extension``, ``void``, ``suspension``, ``dates``, ``policy`` or ``ended``.
    """

    __tablename__ = "warranty_reminder"
    __table_args__ = (
        Index("ix_warranty_reminder_device_id", "device_id"),
        Index("ix_warranty_reminder_waiting", "on", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index(
            "uq_warranty_reminder_live",
            "device_id",
            "event",
            "on",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_warranty_reminder_sent_at", "sent_at"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    event: Mapped[str] = mapped_column(String(24))
    on: Mapped[date]
    first: Mapped[date]
    last: Mapped[date]
    policy: Mapped[int]
    planned_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    sent_from: Mapped[str] = mapped_column(String(120), default="")
    told: Mapped[str] = mapped_column(String(60), default="")
    late: Mapped[bool] = mapped_column(default=False)
    dropped_at: Mapped[datetime | None] = mapped_column(Moment)
    dropped_because: Mapped[str] = mapped_column(String(24), default="")
    acknowledged_at: Mapped[datetime | None] = mapped_column(Moment)
    acknowledged_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class WarrantyTask(Base):
    """Whose a reminder is; nobody's without a row. The audit keeps whose it was before."""

    __tablename__ = "warranty_task"
    __table_args__ = (Index("ix_warranty_task_person_id", "person_id"),)

    reminder_id: Mapped[int] = mapped_column(
        BIG_ID, ForeignKey("warranty_reminder.id"), primary_key=True, autoincrement=False
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    assigned_at: Mapped[datetime] = mapped_column(Moment)
    assigned_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class WarrantyReminderPolicy(Base):
    """Who is told of what: a version for one rule, or for all ("" as rule); append only, the last one holds.

    Attributes:
        days: a JSON list of days before the end.
        told: JSON, event to a list of ``customer``, ``dealer``, ``engineer``; ``left`` stands for all days before.
    """

    __tablename__ = "warranty_reminder_policy"
    __table_args__ = (Index("ix_warranty_reminder_policy_rule", "rule"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str] = mapped_column(code(40), default="")
    days: Mapped[str] = mapped_column(Text)
    told: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    set_at: Mapped[datetime] = mapped_column(Moment)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class WarrantyPass(Base):
    """The nightly look at every device of a site; whichever program comes next goes on from ``after``.

    Attributes:
        after: the key of the last device that was looked at.
    """

    __tablename__ = "warranty_pass"
    __table_args__ = (UniqueConstraint("site_id", "on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    on: Mapped[date]
    after: Mapped[int] = mapped_column(BIG_ID, default=0)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
