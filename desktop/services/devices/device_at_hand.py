"""The device that a person names; its row is held, so that desks act one after the other."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.equipment import Stage, StageDone
from desktop.domain.errors import Refusal
from desktop.models.device import Device, DeviceStage
from desktop.models.party import Site
from desktop.services.devices.reminder_plans import plan_devices
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import refuse_foreign, storable
from desktop.storage.unit_of_work import UnitOfWork

LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class DeviceAtHand:
    """A device by keys, and the calendar day at its centre."""

    id: int
    serial: str
    model: str
    site: int
    site_code: str
    replaces: int | None
    today: date

    @property
    def subject(self) -> str:
        """How the audit names it."""
        return f"{self.serial} {self.model}".rstrip(" ")


def device_named(uow: UnitOfWork, serial: str, model: str = "") -> DeviceAtHand:
    """A device by its serial number, and by its model where several have that serial.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several`` with the models, ``not_your_site``.
    """
    columns = (Device.id, Device.serial, Device.model, Device.site_id, Device.partner_id, Device.replaces_id)
    asked = select(*columns, Site.code, Site.time_zone).join(Site, Site.id == Device.site_id)
    asked = asked.where(Device.serial == serial).order_by(Device.id).with_for_update(of=Device, key_share=True)
    rows = uow.read(asked).all() if storable(serial) else []
    found = [row for row in rows if model in ("", row.model)]
    if not found:
        raise Refusal("unknown_device", serial=serial)
    if len(found) > 1:
        raise Refusal("serial_of_several", serial=serial, models=[row.model for row in found])
    row = found[0]
    refuse_foreign(uow, row.partner_id, row.code)
    today = uow.today(row.time_zone)
    return DeviceAtHand(row.id, row.serial, row.model, row.site_id, row.code, row.replaces_id, today)


def device_by_key(uow: UnitOfWork, key: int) -> DeviceAtHand:
    """A device by its key.

    Raises:
        Refusal: ``not_your_site``.
    """
    serial, model = uow.read(select(Device.serial, Device.model).where(Device.id == key)).one()
    return device_named(uow, serial, model)


def last_stage(uow: UnitOfWork, device: int) -> StageDone | None:
    """The last stage of a life that was not taken back."""
    asked = select(DeviceStage.stage, DeviceStage.on).where(DeviceStage.device_id == device)
    asked = asked.where(DeviceStage.taken_back_at.is_(None)).order_by(DeviceStage.on.desc(), DeviceStage.id.desc())
    row = uow.read(asked.limit(1)).first()
    return None if row is None else StageDone(row.stage, row.on)


ENDS: Final = (Stage.REPLACEMENT, Stage.SCRAP)
"""With these a device is in use no more."""


def refuse_ended(uow: UnitOfWork, device: DeviceAtHand, on: date | None = None) -> None:
    """Refuse a device that is no longer in use; what happened ``on`` a day until then may still be entered.

    Raises:
        Refusal: ``device_ended`` with how.
    """
    asked = select(DeviceStage.stage, DeviceStage.on).where(DeviceStage.device_id == device.id)
    asked = asked.where(DeviceStage.taken_back_at.is_(None), DeviceStage.stage.in_(ENDS))
    end = uow.read(asked.order_by(DeviceStage.on, DeviceStage.id).limit(1)).first()
    if end is not None and (on is None or on > end.on):
        raise Refusal("device_ended", serial=device.serial, device_stage=end.stage.value, day=end.on)


def record(uow: UnitOfWork, action: str, device: DeviceAtHand, reason: str = "", **facts: object) -> None:
    """Write the audit entry of something done to a device; its reminders, and those of its replacements, follow."""
    plan_devices(uow, with_replacements(uow, device.id))
    uow.record(action, device.subject, site=device.site, reason=reason, **facts)
    uow.touched(Kind.EQUIPMENT)


def with_replacements(uow: UnitOfWork, device: int) -> list[int]:
    """A device and those that took its place one after the other, by key: they may live on the rest of its term."""
    found = [device]
    while (after := uow.read(select(Device.id).where(Device.replaces_id == found[-1]).limit(1)).scalar()) is not None:
        if after in found:
            break
        found.append(after)
    return found


def check_words(required: str = "", **words: str) -> None:
    """Texts of at most 120 characters; ``reason`` and ``note`` longer, and with line ends.

    Raises:
        Refusal: ``faulty_entry``, also when the one named ``required`` is empty.
    """
    faults = Faults()
    for name, value in words.items():
        long = name in ("reason", "note")
        told = value.replace("\n", " ") if long else value
        Check(faults, 0).text(name, told, LONGEST_TEXT if long else 120, required=name == required)
    faults.check_entry()
