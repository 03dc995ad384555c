"""Parts with their own serial numbers: put into a device, and taken out again."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, or_, select, update

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.device import Device
from desktop.models.device_part import DevicePart
from desktop.services.devices.device_at_hand import (
    DeviceAtHand,
    check_words,
    device_named,
    record,
    refuse_ended,
)
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import storable
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class InstallPart:
    """A part for a device; ``on`` None for today.

    Attributes:
        part_serial: the part's own serial number.
        name: what it is, such as ``battery pack``.
        part_class: as the warranty rules name it, "" for none.
        document: a paper that shows it, such as a repair order.
    """

    serial: str
    part_serial: str
    name: str
    on: date | None = None
    ref: str = ""
    part_class: str = ""
    document: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class RemovePart:
    """A part comes out of a device; ``on`` None for today, ``ref`` where several there have that serial number."""

    serial: str
    part_serial: str
    reason: str
    on: date | None = None
    model: str = ""
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class PartMoved:
    """The device, the part and the day."""

    serial: str
    part_serial: str
    name: str
    on: date


def install_part(uow: UnitOfWork, request: InstallPart) -> PartMoved:
    """Put a part into a device.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``device_ended``, ``faulty_entry``,
            ``day_in_future``, ``part_in_device`` with the device that has it, ``part_was_in_device`` with the one that
            had it longer than until that day.
    """
    check_words("name", name=request.name, document=request.document, part_class=request.part_class)
    device = device_named(uow, request.serial, request.model)
    _check(request.part_serial, request.ref)
    on = _day(device, request.on)
    refuse_ended(uow, device, on)
    _refuse_elsewhere(uow, request, on)
    row = {"device_id": device.id, "serial": request.part_serial, "name": request.name, "ref": request.ref}
    row |= {"part_class": request.part_class, "document": request.document}
    days = {"installed_on": on, "recorded_at": uow.at, "by_id": uow.actor.id}
    uow.write(insert(DevicePart).values(row | days))
    record(uow, "install_part", device, part=request.part_serial, name=request.name, on=on.isoformat())
    return PartMoved(device.serial, request.part_serial, request.name, on)


def _refuse_elsewhere(uow: UnitOfWork, request: InstallPart, on: date) -> None:
    """Refuse a part that is in a device, or came out of one only after the day."""
    stays = select(Device.serial, DevicePart.removed_on).join(DevicePart, DevicePart.device_id == Device.id)
    stays = stays.where(DevicePart.serial == request.part_serial, DevicePart.ref == request.ref)
    over = stays.where(or_(DevicePart.removed_on.is_(None), DevicePart.removed_on > on))
    there = uow.read(over.order_by(DevicePart.removed_on.is_not(None), DevicePart.removed_on.desc()).limit(1)).first()
    if there is None:
        return
    if there.removed_on is None:
        raise Refusal("part_in_device", part_serial=request.part_serial, serial=there.serial)
    facts = {"part_serial": request.part_serial, "serial": there.serial, "day": there.removed_on}
    raise Refusal("part_was_in_device", **facts)


def _check(part_serial: str, ref: str) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.identifier("part_serial", part_serial)
    if not part_serial:
        check.fault("part_serial", "empty")
    check.identifier("ref", ref, 80)
    faults.check_entry()


def _day(device: DeviceAtHand, on: date | None) -> date:
    day = on or device.today
    if day > device.today:
        raise Refusal("day_in_future", day=day)
    return day


def remove_part(uow: UnitOfWork, request: RemovePart) -> PartMoved:
    """Take a part out of a device; that it was there stays in the record.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``faulty_entry``, ``day_in_future``,
            ``part_not_in_device``, ``part_serial_twice`` when several parts there have that serial number and no REF
            tells which, ``part_removed_too_early`` before the day on which it was put in.
    """
    check_words("reason", reason=request.reason)
    device = device_named(uow, request.serial, request.model)
    on = _day(device, request.on)
    asked = select(DevicePart.id, DevicePart.name, DevicePart.installed_on)
    asked = asked.where(DevicePart.device_id == device.id, DevicePart.serial == request.part_serial)
    live = asked.where(DevicePart.removed_at.is_(None))
    live = live if request.ref is None else live.where(DevicePart.ref == request.ref)
    rows = uow.read(live).all() if storable(request.part_serial) and storable(request.ref or "") else []
    if len(rows) != 1:
        code = "part_serial_twice" if rows else "part_not_in_device"
        raise Refusal(code, part_serial=request.part_serial, serial=device.serial)
    (row,) = rows
    if on < row.installed_on:
        raise Refusal("part_removed_too_early", part_serial=request.part_serial, day=on, since=row.installed_on)
    gone = {"removed_on": on, "removed_at": uow.at, "removed_by_id": uow.actor.id, "removed_reason": request.reason}
    uow.write(update(DevicePart).where(DevicePart.id == row.id).values(gone))
    record(uow, "remove_part", device, request.reason, part=request.part_serial, on=on.isoformat())
    return PartMoved(device.serial, request.part_serial, row.name, on)


INSTALL_PART = Verb("install_part", InstallPart, PartMoved, install_part, Action.KEEP_EQUIPMENT)
REMOVE_PART = Verb("remove_part", RemovePart, PartMoved, remove_part, Action.KEEP_EQUIPMENT)
