"""Reminders: what was told to whom, and who has read it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select
from sqlalchemy.orm import aliased

from desktop.domain.deadlines import WATCHES, Basis
from desktop.models.deadline import Deadline, DeadlineStage, Reminder
from desktop.models.expiry import ExpiryWatch
from desktop.models.item import Item
from desktop.models.party import Party, Site
from desktop.models.person import Person


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """What a stage told one role.

    Attributes:
        stage: ``part_50``, ``left_1800`` (seconds) or ``overdue``.
        told: the role.
        fire_at: the stage's own moment; ``fired_at`` is when it was told, ``late`` more than a minute after.
        hospital, hospital_en: the names of the party to whom it is promised, "" when nobody in particular.
        running: whether the deadline is still open.
        item, item_en: the names of the goods that it is about, "" when it is about none.
        expires_on: their expiry day.
        acknowledged_by: the name of who has read it, "" while nobody has.
    """

    id: int
    rule: str
    basis: Basis
    document: str
    site: str
    stage: str
    told: str
    fire_at: datetime
    fired_at: datetime
    late: bool
    due_at: datetime
    hospital: str
    running: bool
    acknowledged_at: datetime | None
    acknowledged_by: str
    hospital_en: str = ""
    item: str = ""
    item_en: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class RemindersAsked:
    """Which reminders: unread ones only, or all; of a site, a role or a document when given.

    ``watches``: only those of what is watched (`WATCHES`), or only those of promises; both when None. What is unread
    and about goods that have left meanwhile does not matter any more.
    """

    unread: bool = True
    site: str = ""
    told: str = ""
    document: str = ""
    watches: bool | None = None


_HOSPITAL = aliased(Party)
_READER = aliased(Person)


def reminders(
    connection: Connection, asked: RemindersAsked, before: int | None = None, limit: int = 200
) -> tuple[ReminderRow, ...]:
    """The reminders, newest first; ``before`` is the id of the last row of the page before."""
    wanted = _rows()
    if asked.unread:
        wanted = wanted.where(Reminder.acknowledged_at.is_(None), still_matters())
    if asked.watches is not None:
        of_watch = Deadline.rule.in_(WATCHES)
        wanted = wanted.where(of_watch if asked.watches else ~of_watch)
    for value, column in ((asked.site, Site.code), (asked.told, Reminder.told), (asked.document, Deadline.document)):
        wanted = wanted.where(column == value) if value else wanted
    if before is not None:
        wanted = wanted.where(Reminder.id < before)
    return _read(connection, wanted.order_by(Reminder.id.desc()).limit(limit))


def still_matters() -> ColumnElement[bool]:
    """What is only watched matters while the goods are there; a promise that was told matters until it is read."""
    return or_(Deadline.rule.not_in(WATCHES), Deadline.closed_at.is_(None))


def ids_after(connection: Connection, reminder: int) -> set[int]:
    """The ids above one, for the sounds of a running window: it looks often, so it reads no more."""
    return set(connection.execute(select(Reminder.id).where(Reminder.id > reminder)).scalars())


def reminders_of(connection: Connection, ids: Collection[int]) -> tuple[ReminderRow, ...]:
    """The reminders of these ids, in their order."""
    return _read(connection, _rows().where(Reminder.id.in_(sorted(ids))).order_by(Reminder.id)) if ids else ()


def last_reminder(connection: Connection) -> int:
    """The highest id that was given, 0 when there is none."""
    return connection.execute(select(func.max(Reminder.id))).scalar() or 0


def _rows() -> Any:
    rows: Any = select(
        Reminder.id,
        Deadline.rule,
        Deadline.basis,
        Deadline.document,
        Site.code,
        DeadlineStage.stage,
        Reminder.told,
        DeadlineStage.fire_at,
        Reminder.fired_at,
        Reminder.late,
        Deadline.due_at,
        _HOSPITAL.name,
        Deadline.closed_at.is_(None),
        Reminder.acknowledged_at,
        _READER.name,
        _HOSPITAL.name_en,
        Item.name,
        Item.name_en,
        ExpiryWatch.expires_on,
    )
    return (
        rows.join(DeadlineStage, DeadlineStage.id == Reminder.stage_id)
        .join(Deadline, Deadline.id == Reminder.deadline_id)
        .join(Site, Site.id == Reminder.site_id)
        .outerjoin(ExpiryWatch, ExpiryWatch.deadline_id == Deadline.id)
        .outerjoin(Item, Item.id == ExpiryWatch.item_id)
        .outerjoin(_HOSPITAL, _HOSPITAL.id == Deadline.party_id)
        .outerjoin(_READER, _READER.id == Reminder.acknowledged_by_id)
    )


def _read(connection: Connection, asked: Any) -> tuple[ReminderRow, ...]:
    return tuple(_row(row) for row in connection.execute(asked))


def _row(row: Any) -> ReminderRow:
    fields: list[Any] = [*row[:11], row[11] or "", row[12], row[13], *(word or "" for word in row[14:-1]), row[-1]]
    return ReminderRow(*fields)
