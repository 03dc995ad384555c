"""The reminders of warranties: those of a device, and those that somebody has still to read."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import aliased

from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.warranty_reminder import WarrantyReminder, WarrantyTask


class ReminderState(StrEnum):
    """How far a reminder is."""

    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class WarrantyReminderRow:
    """A reminder.

    Attributes:
        event: ``start``, ``middle``, ``left_60``, ``end``.
        last: the last covered day that it belongs to.
        told: words of who was told, with blanks between.
        because: why it was dropped, "" otherwise.
        read_by: who has read it, "" while nobody has.
        person, badge: whose work it is, "" for nobody's.
    """

    id: int
    serial: str
    model: str
    customer: str
    site: str
    event: str
    on: date
    last: date
    state: ReminderState
    sent_at: datetime | None
    late: bool
    told: str
    because: str
    read_by: str
    person: str = ""
    badge: str = ""


def reminders_of_device(connection: Connection, device: int) -> tuple[WarrantyReminderRow, ...]:
    """All reminders of a device in the order of their days, those that were dropped too."""
    asked = _rows().where(WarrantyReminder.device_id == device)
    return _read(connection, asked.order_by(WarrantyReminder.on, WarrantyReminder.id))


def unread_warranty_reminders(
    connection: Connection, site: str = "", badge: str = "", limit: int = 500
) -> tuple[WarrantyReminderRow, ...]:
    """What was sent to engineers and nobody has read yet, by the last covered day; of ``badge`` alone when given."""
    table = WarrantyReminder
    asked = _rows().where(table.sent_at.is_not(None), table.acknowledged_at.is_(None), table.dropped_at.is_(None))
    asked = asked.where(table.told.contains("engineer"))
    if site:
        asked = asked.where(Site.code == site)
    if badge:
        asked = asked.where(_HOLDER.badge == badge)
    return _read(connection, asked.order_by(table.last, table.id).limit(limit))


def warranty_reminders_since(connection: Connection, since: datetime) -> tuple[WarrantyReminderRow, ...]:
    """What was sent to engineers after a moment and nobody has read yet."""
    table = WarrantyReminder
    asked = _rows().where(table.sent_at > since, table.acknowledged_at.is_(None), table.dropped_at.is_(None))
    return _read(connection, asked.where(table.told.contains("engineer")).order_by(table.last, table.id))


_HOLDER = aliased(Person)


def _rows() -> Select[Any]:
    table = WarrantyReminder
    columns = (table.id, Device.serial, Device.model, Device.customer, Site.code.label("site"), table.event, table.on)
    more = (table.last, table.sent_at, table.late, table.told, table.dropped_at, table.dropped_because, Person.name)
    held: tuple[Any, ...] = (_HOLDER.name.label("person"), _HOLDER.badge)
    asked: Any = select(*columns, *more, *held).join(Device, Device.id == table.device_id)
    rows: Select[Any] = asked.join(Site, Site.id == table.site_id).outerjoin(
        Person, Person.id == table.acknowledged_by_id
    )
    return rows.outerjoin(WarrantyTask, WarrantyTask.reminder_id == table.id).outerjoin(
        _HOLDER, _HOLDER.id == WarrantyTask.person_id
    )


def _read(connection: Connection, asked: Select[Any]) -> tuple[WarrantyReminderRow, ...]:
    return tuple(_row(row) for row in connection.execute(asked).all())


def _row(row: Any) -> WarrantyReminderRow:
    state = ReminderState.WAITING if row.sent_at is None else ReminderState.SENT
    state = ReminderState.DROPPED if row.dropped_at is not None else state
    about = (row.id, row.serial, row.model, row.customer, row.site, row.event, row.on, row.last)
    told = (row.told, row.dropped_because, row.name or "", row.person or "", row.badge or "")
    return WarrantyReminderRow(*about, state, row.sent_at, row.late, *told)
