"""One device: every field with who said it, its life with what nobody recorded, and its links."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from desktop.domain.clock import local_day
from desktop.domain.equipment import REQUIRED, DeviceField, Gap, Stage, StageDone, gaps
from desktop.domain.errors import Refusal
from desktop.models.device import Device, DeviceFieldEntry, DeviceStage
from desktop.models.party import Site
from desktop.models.person import Person


class Knowledge(StrEnum):
    """What the record says of a field."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field, what it is, and who said so when; ``unsaid`` when nobody ever did."""

    field: DeviceField
    value: str | date | Decimal | None
    state: Knowledge
    required: bool
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage of its life."""

    stage: Stage
    on: date
    document: str
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class DevicePage:
    """The whole record.

    Attributes:
        id: its key.
        today: the calendar day at its centre.
        replaces, replaced_by: serial numbers, "" for none.
        unknown: how many of the required fields are not known.
    """

    id: int
    serial: str
    model: str
    shared_serial: bool
    site: str
    today: date
    fields: tuple[FieldRow, ...]
    stages: tuple[StageRow, ...]
    gaps: tuple[Gap, ...]
    replaces: str
    replaced_by: str
    replaced_on: date | None
    unknown: int


def device_page(connection: Connection, serial: str, at: datetime, model: str = "") -> DevicePage:
    """A device by serial number, and by model where several have that serial.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several`` with the models.
    """
    row = device_row(connection, serial, model)
    today = local_day(at, ZoneInfo(row.time_zone))
    fields = _fields(connection, row)
    stages = _stages(connection, row.id)
    replaces, replaced_by, replaced_on = _links(connection, row)
    return DevicePage(
        row.id,
        row.serial,
        row.model,
        row.shared_serial,
        row.code,
        today,
        fields,
        stages,
        gaps([StageDone(one.stage, one.on) for one in stages], today),
        replaces,
        replaced_by,
        replaced_on,
        sum(one.required and one.value is None for one in fields),
    )


def device_row(connection: Connection, serial: str, model: str = "") -> Any:
    """The row of a device with the code and the time zone of its centre.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``.
    """
    asked = select(Device.__table__, Site.code, Site.time_zone).join(Site, Site.id == Device.site_id)
    rows = connection.execute(asked.where(Device.serial == serial).order_by(Device.model)).all()
    found = [row for row in rows if model in ("", row.model)]
    if not found:
        raise Refusal("unknown_device", serial=serial)
    if len(found) > 1:
        raise Refusal("serial_of_several", serial=serial, models=[row.model for row in found])
    return found[0]


def _fields(connection: Connection, row: Any) -> tuple[FieldRow, ...]:
    asked = select(DeviceFieldEntry.field, DeviceFieldEntry.at, Person.name)
    asked = asked.join(Person, Person.id == DeviceFieldEntry.by_id).where(DeviceFieldEntry.device_id == row.id)
    said = {field: (name, at) for field, at, name in connection.execute(asked.order_by(DeviceFieldEntry.id))}
    rows = []
    for field in DeviceField:
        value = getattr(row, field.value)
        by, at = said.get(field, ("", None))
        known = value not in (None, "")
        state = Knowledge.KNOWN if known else Knowledge.UNKNOWN if at is not None else Knowledge.UNSAID
        rows.append(FieldRow(field, value if known else None, state, field in REQUIRED, by, at))
    return tuple(rows)


def _stages(connection: Connection, device: int) -> tuple[StageRow, ...]:
    asked = select(DeviceStage.stage, DeviceStage.on, DeviceStage.document, DeviceStage.note, Person.name)
    asked = asked.join(Person, Person.id == DeviceStage.by_id)
    asked = asked.where(DeviceStage.device_id == device, DeviceStage.taken_back_at.is_(None))
    return tuple(StageRow(*row) for row in connection.execute(asked.order_by(DeviceStage.on, DeviceStage.id)))


def _links(connection: Connection, row: Any) -> tuple[str, str, date | None]:
    old, new = aliased(Device), aliased(Device)
    before = connection.execute(select(old.serial).where(old.id == row.replaces_id)).scalar()
    after = connection.execute(select(new.serial, new.replaced_on).where(new.replaces_id == row.id)).first()
    if after is not None:
        return before or "", after.serial, after.replaced_on
    return before or "", "", row.replaced_on
