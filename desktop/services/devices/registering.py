"""Registering a device, and saying what one of its fields is (S2-11, S2-12, S2-32, S2-33)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, update

from desktop.domain.changes import Kind
from desktop.domain.equipment import REQUIRED, DeviceField
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.device import Device
from desktop.services.devices.device_at_hand import device_named, record
from desktop.services.devices.field_values import (
    FieldSaid,
    by_code,
    check_days,
    columns_of,
    current,
    note_fields,
    read_fields,
    refuse_taken,
)
from desktop.services.devices.reminder_plans import plan_devices
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import site_row
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RegisterDevice:
    """A device that a centre looks after.

    Attributes:
        site: code of the centre.
        fields: every field of `desktop.domain.equipment.REQUIRED`, given or None for not known, and any other.
        shared_serial: a device of another model has the same serial number, and that is right.
    """

    site: str
    serial: str
    fields: tuple[FieldSaid, ...]
    shared_serial: bool = False


@dataclass(frozen=True, slots=True)
class DeviceRegistered:
    """The device, and which of its required fields are not known."""

    serial: str
    model: str
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetDeviceField:
    """What a field is from now on; ``value`` None says that it is not known. ``model`` where a serial is shared."""

    serial: str
    field: DeviceField
    value: str | None
    model: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DeviceFieldSet:
    """The field with its new and its old value as text; None for not known."""

    serial: str
    field: DeviceField
    value: str | None
    old: str | None


def register_device(uow: UnitOfWork, request: RegisterDevice) -> DeviceRegistered:
    """Begin the record of a device.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``faulty_entry``, ``fields_missing`` naming what must be given or
            said to be unknown, ``dates_out_of_order``, ``device_known``, ``serial_of_other_model``.
    """
    site = site_row(uow, request.site)
    faults = Faults()
    Check(faults, 0).identifier("serial", request.serial)
    if not request.serial:
        faults.add(0, "serial", "empty")
    faults.check_entry()
    values = by_code(uow, read_fields(request.fields, uow.today(site.time_zone)))
    missing = [field.value for field in REQUIRED if field not in values]
    if missing:
        raise Refusal("fields_missing", serial=request.serial, fields=missing)
    check_days(values)
    model = values[DeviceField.MODEL] or ""
    shared = refuse_taken(uow, request.serial, model, marked=request.shared_serial)
    if shared:
        uow.write(update(Device).where(Device.serial == request.serial).values(shared_serial=True))
    row = {"serial": request.serial, "shared_serial": shared, "site_id": site.id, "partner_id": site.partner_id}
    row |= columns_of(values) | {"registered_at": uow.at}
    key = uow.write(insert(Device).values(row).returning(Device.id)).scalar_one()
    note_fields(uow, key, values)
    plan_devices(uow, (key,))
    unknown = tuple(field.value for field in REQUIRED if values[field] is None)
    uow.record("register_device", request.serial, site=site.id, model=model, unknown=list(unknown))
    uow.touched(Kind.EQUIPMENT)
    return DeviceRegistered(request.serial, model, unknown)


def set_device_field(uow: UnitOfWork, request: SetDeviceField) -> DeviceFieldSet:
    """Say what a field is; the old value stays in the history.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``faulty_entry``, ``reason_missing`` when
            a known value changes, ``nothing_changed``, ``dates_out_of_order``, ``device_known``,
            ``serial_of_other_model``.
    """
    device = device_named(uow, request.serial, request.model)
    values = by_code(uow, read_fields((FieldSaid(request.field, request.value),), device.today))
    known = current(uow, device.id)
    old, new = known[request.field], values[request.field]
    if old == new and new is not None:
        raise Refusal("nothing_changed", serial=device.serial)
    if old is not None and not request.reason.strip(" \t\r\n"):
        raise Refusal("reason_missing", serial=device.serial)
    check_days(known | values)
    row: dict[str, Any] = columns_of(values)
    if request.field is DeviceField.MODEL:
        refuse_taken(uow, device.serial, new or "", besides=device.id)
    uow.write(update(Device).where(Device.id == device.id).values(row))
    note_fields(uow, device.id, values)
    told = (None if new is None else str(new), None if old is None else str(old))
    record(uow, "set_device_field", device, request.reason, field=request.field.value, new=told[0], old=told[1])
    return DeviceFieldSet(device.serial, request.field, *told)


REGISTER_DEVICE = Verb("register_device", RegisterDevice, DeviceRegistered, register_device, Action.KEEP_EQUIPMENT)
SET_DEVICE_FIELD = Verb("set_device_field", SetDeviceField, DeviceFieldSet, set_device_field, Action.KEEP_EQUIPMENT)
