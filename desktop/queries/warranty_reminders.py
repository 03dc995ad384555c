"""The reminders of warranties: those of a device, and those that somebody has still to read."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Select, select

from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.warranty_reminder import WarrantyReminder


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


def reminders_of_device(connection: Connection, device: int) -> tuple[WarrantyReminderRow, ...]:
    """All reminders of a device in the order of their days, those that were dropped too."""
    asked = _rows().where(WarrantyReminder.device_id == device)
    return _read(connection, asked.order_by(WarrantyReminder.on, WarrantyReminder.id))


def unread_warranty_reminders(
    connection: Connection, site: str = "", limit: int = 500
) -> tuple[WarrantyReminderRow, ...]:
    """What was sent to engineers and nobody has read yet, by the last covered day."""
    table = WarrantyReminder
    asked = _rows().where(table.sent_at.is_not(None), table.acknowledged_at.is_(None), table.dropped_at.is_(None))
    asked = asked.where(table.told.contains("engineer"))
    if site:
        asked = asked.where(Site.code == site)
    return _read(connection, asked.order_by(table.last, table.id).limit(limit))


def _rows() -> Select[Any]:
    table = WarrantyReminder
    columns = (table.id, Device.serial, Device.model, Device.customer, Site.code.label("site"), table.event, table.on)
    more = (table.last, table.sent_at, table.late, table.told, table.dropped_at, table.dropped_because, Person.name)
    asked: Any = select(*columns, *more).join(Device, Device.id == table.device_id)
    rows: Select[Any] = asked.join(Site, Site.id == table.site_id).outerjoin(
        Person, Person.id == table.acknowledged_by_id
    )
    return rows


def _read(connection: Connection, asked: Select[Any]) -> tuple[WarrantyReminderRow, ...]:
    return tuple(_row(row) for row in connection.execute(asked).all())


def _row(row: Any) -> WarrantyReminderRow:
    state = ReminderState.WAITING if row.sent_at is None else ReminderState.SENT
    state = ReminderState.DROPPED if row.dropped_at is not None else state
    about = (row.id, row.serial, row.model, row.customer, row.site, row.event, row.on, row.last)
    return WarrantyReminderRow(*about, state, row.sent_at, row.late, row.told, row.dropped_because, row.name or "")
