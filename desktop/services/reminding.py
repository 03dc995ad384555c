"""Reminders that somebody has read: told until then, whoever is at the desk."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from desktop.domain.changes import Kind
from desktop.domain.deadlines import WATCHES
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action, Role
from desktop.models.deadline import Deadline, DeadlineStage, Reminder
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

_FOR_ALL = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class AcknowledgeReminder:
    """Somebody of the role that was told has read it."""

    reminder: int


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Who has read it first; ``again`` when it was read before."""

    reminder: int
    document: str
    by: str
    at: datetime
    again: bool = False


def acknowledge_reminder(uow: UnitOfWork, request: AcknowledgeReminder) -> Acknowledged:
    """Note who has read a reminder; the first one stays.

    Raises:
        Refusal: ``unknown_reminder``, ``reminder_for_others`` (only the role that was told, or a leader).
    """
    asked = (
        select(Reminder.told, Reminder.site_id, Reminder.acknowledged_at, Person.name, Deadline.document)
        .add_columns(Deadline.rule, DeadlineStage.stage)
        .join(Deadline, Deadline.id == Reminder.deadline_id)
        .join(DeadlineStage, DeadlineStage.id == Reminder.stage_id)
        .outerjoin(Person, Person.id == Reminder.acknowledged_by_id)
    )
    row = uow.read(asked.where(Reminder.id == request.reminder)).first()
    if row is None:
        raise Refusal("unknown_reminder", reminder=request.reminder)
    if row.told != uow.actor.role.value and uow.actor.role not in _FOR_ALL:
        raise Refusal("reminder_for_others", told=row.told, document=row.document)
    if row.acknowledged_at is not None:
        return Acknowledged(request.reminder, row.document, row.name, row.acknowledged_at, again=True)
    read = {"acknowledged_at": uow.at, "acknowledged_by_id": uow.actor.id}
    unread = update(Reminder).where(Reminder.id == request.reminder, Reminder.acknowledged_at.is_(None))
    uow.write(unread.values(read))
    facts = {"rule": row.rule, "stage": row.stage, "told": row.told}
    uow.record("acknowledge_reminder", row.document, site=row.site_id, **facts)
    uow.touched(Kind.DEADLINES)
    return Acknowledged(request.reminder, row.document, uow.actor.name, uow.at)


@dataclass(frozen=True, slots=True)
class AcknowledgeExpiry:
    """Somebody has read the list of goods that expire, up to its newest reminder.

    ``site`` "" is every site, ``told`` "" every role whose reminders they may read.
    """

    upto: int
    site: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class ExpiryAcknowledged:
    """How many reminders were read by it."""

    count: int


def acknowledge_expiry(uow: UnitOfWork, request: AcknowledgeExpiry) -> ExpiryAcknowledged:
    """Note who has read the reminders of goods that expire: those of the own role; a leader reads those of all.

    Raises:
        Refusal: ``no_reminder`` when there is none that nobody has read.
    """
    asked = select(Reminder.id).join(Deadline, Deadline.id == Reminder.deadline_id)
    asked = asked.where(Deadline.rule.in_(WATCHES), Reminder.acknowledged_at.is_(None), Reminder.id <= request.upto)
    if request.site:
        asked = asked.where(Reminder.site_id.in_(select(Site.id).where(Site.code == request.site)))
    if request.told:
        asked = asked.where(Reminder.told == request.told)
    if uow.actor.role not in _FOR_ALL:
        asked = asked.where(Reminder.told == uow.actor.role.value)
    count = uow.read(select(func.count()).select_from(asked.subquery())).scalar() or 0
    if not count:
        raise Refusal("no_reminder")
    read = {"acknowledged_at": uow.at, "acknowledged_by_id": uow.actor.id}
    unread = update(Reminder).where(Reminder.id.in_(asked), Reminder.acknowledged_at.is_(None))
    done = uow.write(unread.values(read)).rowcount
    uow.record("acknowledge_expiry", request.site, count=done, upto=request.upto)
    uow.touched(Kind.DEADLINES)
    return ExpiryAcknowledged(done)


ACKNOWLEDGE_EXPIRY = Verb(
    "acknowledge_expiry", AcknowledgeExpiry, ExpiryAcknowledged, acknowledge_expiry, Action.ACKNOWLEDGE
)
ACKNOWLEDGE_REMINDER = Verb(
    "acknowledge_reminder", AcknowledgeReminder, Acknowledged, acknowledge_reminder, Action.ACKNOWLEDGE
)
