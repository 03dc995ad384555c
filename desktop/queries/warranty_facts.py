"""What is known of a device for its warranty answer: the inputs with who entered them, and what was decided."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, Table, select

from desktop.domain.clock import local_day
from desktop.domain.equipment import DeviceField
from desktop.domain.repairs import PartState
from desktop.domain.warranty_facts import (
    Contract,
    Entered,
    Extension,
    Facts,
    Repaired,
    Suspension,
    Void,
    WarrantyException,
)
from desktop.models.base import Base
from desktop.models.device import Device, DeviceFieldEntry
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.repair import RepairOrder, RepairPart
from desktop.models.warranty import (
    DeviceException,
    DeviceExceptionEnd,
    DeviceExtension,
    DeviceSuspension,
    DeviceVoid,
    ServiceContract,
    WarrantyRuleVersion,
)

INPUTS: Final[Mapping[str, DeviceField]] = {
    "region": DeviceField.REGION,
    "line": DeviceField.LINE,
    "model": DeviceField.MODEL,
    "customer": DeviceField.CUSTOMER,
    "purchase": DeviceField.PURCHASED_ON,
    "production": DeviceField.PRODUCED_ON,
    "shipment": DeviceField.SHIPPED_ON,
    "installation": DeviceField.INSTALLED_ON,
    "acceptance": DeviceField.ACCEPTED_ON,
}
"""What the rules call it, and the field of the record that it is."""


def facts_of(connection: Connection, device: int) -> Facts:
    """All that a warranty answer needs of a device, and of those that it replaced."""
    columns = [getattr(Device, field.value) for field in INPUTS.values()]
    asked = select(Device.replaces_id, Device.replaced_on, Site.time_zone, *columns)
    row = connection.execute(asked.join(Site, Site.id == Device.site_id).where(Device.id == device)).one()
    return Facts(
        _inputs(connection, device, row),
        _extensions(connection, device),
        _voids(connection, device),
        _suspensions(connection, device),
        _exceptions(connection, device),
        _repairs(connection, device, ZoneInfo(row.time_zone)),
        _contracts(connection, device),
        predecessor=None if row.replaces_id is None else facts_of(connection, row.replaces_id),
        replaced_on=row.replaced_on,
    )


def _inputs(connection: Connection, device: int, row: Any) -> dict[str, Entered]:
    asked = select(DeviceFieldEntry.field, DeviceFieldEntry.at, Person.name)
    asked = asked.join(Person, Person.id == DeviceFieldEntry.by_id).where(DeviceFieldEntry.device_id == device)
    said = {field: (name, at) for field, at, name in connection.execute(asked.order_by(DeviceFieldEntry.id))}
    zone = ZoneInfo(row.time_zone)
    inputs = {}
    for name, field in INPUTS.items():
        value = getattr(row, field.value)
        by, at = said.get(field, ("", None))
        inputs[name] = Entered(None if value == "" else value, by, None if at is None else local_day(at, zone))
    return inputs


def _of(model: type[Base], person: Any, device: int) -> Select[Any]:
    table = cast("Table", model.__table__)
    asked = select(table, Person.name.label("by")).join(Person, Person.id == person)
    asked = asked.where(table.c.device_id == device).order_by(table.c.id)
    return asked.where(table.c.ended_at.is_(None)) if "ended_at" in table.c else asked


def _extensions(connection: Connection, device: int) -> tuple[Extension, ...]:
    rows = connection.execute(_of(DeviceExtension, DeviceExtension.by_id, device))
    return tuple(Extension(row.number, row.months, row.bought_on, row.by) for row in rows)


def _voids(connection: Connection, device: int) -> tuple[Void, ...]:
    rows = connection.execute(_of(DeviceVoid, DeviceVoid.by_id, device))
    return tuple(Void(row.since, row.reason, row.reference, row.by) for row in rows)


def _suspensions(connection: Connection, device: int) -> tuple[Suspension, ...]:
    rows = connection.execute(_of(DeviceSuspension, DeviceSuspension.by_id, device))
    return tuple(Suspension(row.first, row.last, row.reason, row.by) for row in rows)


def _exceptions(connection: Connection, device: int) -> tuple[WarrantyException, ...]:
    asked = select(
        DeviceException.first,
        DeviceException.last,
        DeviceException.reason,
        WarrantyRuleVersion.code,
        WarrantyRuleVersion.version,
        Person.name,
    )
    asked = asked.join(WarrantyRuleVersion, WarrantyRuleVersion.id == DeviceException.rule_id)
    asked = asked.join(Person, Person.id == DeviceException.authorised_by_id)
    asked = asked.outerjoin(DeviceExceptionEnd, DeviceExceptionEnd.exception_id == DeviceException.id)
    asked = asked.where(DeviceException.device_id == device, DeviceExceptionEnd.exception_id.is_(None))
    asked = asked.order_by(DeviceException.id)
    return tuple(
        WarrantyException(first, last, code, version, reason, by)
        for first, last, reason, code, version, by in connection.execute(asked)
    )


def _repairs(connection: Connection, device: int, zone: ZoneInfo) -> tuple[Repaired, ...]:
    """Finished work orders with the classes of the parts that they put in, for the repair's own warranty."""
    asked = select(RepairOrder.number, RepairOrder.finished_at, RepairPart.part_class)
    asked = asked.join(RepairPart, RepairPart.order_id == RepairOrder.id)
    asked = asked.where(RepairOrder.device_id == device, RepairOrder.finished_at.is_not(None))
    asked = asked.where(RepairPart.state == PartState.ISSUED, RepairPart.part_class != "")
    found: dict[tuple[str, datetime | None], list[str]] = {}
    for number, finished_at, part_class in connection.execute(asked.order_by(RepairOrder.id, RepairPart.id)):
        found.setdefault((number, finished_at), []).append(part_class)
    return tuple(Repaired(number, local_day(at, zone), tuple(parts)) for (number, at), parts in found.items() if at)


def _contracts(connection: Connection, device: int) -> tuple[Contract, ...]:
    rows = connection.execute(_of(ServiceContract, ServiceContract.by_id, device))
    return tuple(Contract(row.number, row.level, row.first, row.last) for row in rows)
