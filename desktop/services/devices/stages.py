"""The stages of a device's life, and one device in the place of another (S2-28, S2-29)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import insert, select, update

from desktop.domain.equipment import DeviceField, Stage, StageDone, check_next
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.device import Device, DeviceStage
from desktop.services.devices.device_at_hand import (
    DeviceAtHand,
    check_words,
    device_named,
    last_stage,
    record,
    refuse_ended,
    with_replacements,
)
from desktop.services.devices.field_values import check_days, current, note_fields
from desktop.services.devices.reminder_plans import plan_devices
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

DAY_OF: Final = {Stage.PURCHASE: DeviceField.PURCHASED_ON, Stage.INSTALLATION: DeviceField.INSTALLED_ON}
"""Stages whose day is a field of the record: one fact, kept once."""


@dataclass(frozen=True, slots=True)
class RecordStage:
    """A stage that a device has reached; ``on`` None for today."""

    serial: str
    stage: Stage
    on: date | None = None
    model: str = ""
    document: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StageRecorded:
    """The stage and its day, and what came before it ("" for nothing)."""

    serial: str
    stage: Stage
    on: date
    before: str


@dataclass(frozen=True, slots=True)
class TakeBackStage:
    """The last stage was entered by mistake."""

    serial: str
    reason: str
    model: str = ""


@dataclass(frozen=True, slots=True)
class ReplaceDevice:
    """Another device took the place of this one; both are registered. ``on`` None for today."""

    serial: str
    new_serial: str
    reason: str
    on: date | None = None
    model: str = ""
    new_model: str = ""


@dataclass(frozen=True, slots=True)
class DeviceReplaced:
    """Both serial numbers and the day."""

    serial: str
    new_serial: str
    on: date


def record_stage(uow: UnitOfWork, request: RecordStage) -> StageRecorded:
    """Note a stage; the day of purchase or installation goes into the record when it is not known yet.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``stage_not_allowed``,
            ``stage_before_last``, ``day_in_future``, ``stage_differs`` from the field of the record,
            ``replace_by_serial`` for a replacement, ``faulty_entry``.
    """
    check_words(document=request.document, note=request.note)
    if request.stage is Stage.REPLACEMENT:
        raise Refusal("replace_by_serial", serial=request.serial)
    device = device_named(uow, request.serial, request.model)
    done = StageDone(request.stage, request.on or device.today)
    before = last_stage(uow, device.id)
    check_next(before, done, device.today)
    _keep_day(uow, device, done)
    _add(uow, device.id, done, request.document, request.note)
    record(uow, "record_stage", device, stage=done.stage.value, on=done.on.isoformat())
    return StageRecorded(device.serial, done.stage, done.on, "" if before is None else before.stage.value)


def _keep_day(uow: UnitOfWork, device: DeviceAtHand, done: StageDone) -> None:
    field = DAY_OF.get(done.stage)
    if field is None:
        return
    known = current(uow, device.id)
    seen = uow.read(
        select(DeviceStage.id).where(
            DeviceStage.device_id == device.id,
            DeviceStage.stage == done.stage,
            DeviceStage.taken_back_at.is_(None),
        )
    ).first()
    if known[field] == done.on or (seen is not None and known[field] is not None):
        return  # the term runs from the first installation; a later one elsewhere does not begin it anew
    if known[field] is not None:
        raise Refusal("stage_differs", serial=device.serial, field=field.value, day=done.on, known=known[field])
    check_days(known | {field: done.on})
    uow.write(update(Device).where(Device.id == device.id).values({field.value: done.on}))
    note_fields(uow, device.id, {field: done.on})


def _add(uow: UnitOfWork, device: int, done: StageDone, document: str, note: str) -> None:
    row = {"device_id": device, "stage": done.stage, "on": done.on, "document": document, "note": note}
    uow.write(insert(DeviceStage).values(row | {"recorded_at": uow.at, "by_id": uow.actor.id}))


def take_back_stage(uow: UnitOfWork, request: TakeBackStage) -> StageRecorded:
    """Take back the last stage, of a replacement also the link; the days of the record stay as they are.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``faulty_entry``, ``no_stage_yet``.
    """
    check_words("reason", reason=request.reason)
    device = device_named(uow, request.serial, request.model)
    live = (DeviceStage.device_id == device.id, DeviceStage.taken_back_at.is_(None))
    asked = select(DeviceStage.id, DeviceStage.stage, DeviceStage.on).where(*live)
    row = uow.read(asked.order_by(DeviceStage.on.desc(), DeviceStage.id.desc()).limit(1)).first()
    if row is None:
        raise Refusal("no_stage_yet", serial=device.serial)
    replacements = with_replacements(uow, device.id)
    if row.stage is Stage.REPLACEMENT:
        uow.write(update(Device).where(Device.replaces_id == device.id).values(replaces_id=None, replaced_on=None))
        plan_devices(uow, replacements[1:])
    gone = {"taken_back_at": uow.at, "taken_back_by_id": uow.actor.id, "taken_back_reason": request.reason}
    uow.write(update(DeviceStage).where(DeviceStage.id == row.id).values(gone))
    before = last_stage(uow, device.id)
    record(uow, "take_back_stage", device, request.reason, stage=row.stage.value, on=row.on.isoformat())
    return StageRecorded(device.serial, row.stage, row.on, "" if before is None else before.stage.value)


def replace_device(uow: UnitOfWork, request: ReplaceDevice) -> DeviceReplaced:
    """Link two devices: the old one is replaced, the new one stands in its place.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``same_device``, ``replaces_already``,
            ``device_ended``, ``stage_not_allowed``, ``stage_before_last``, ``day_in_future``, ``faulty_entry``.
    """
    check_words("reason", reason=request.reason)
    old = device_named(uow, request.serial, request.model)
    new = device_named(uow, request.new_serial, request.new_model)
    if old.id == new.id:
        raise Refusal("same_device", serial=old.serial)
    if new.replaces is not None:
        raise Refusal("replaces_already", serial=new.serial)
    refuse_ended(uow, new)
    done = StageDone(Stage.REPLACEMENT, request.on or old.today)
    check_next(last_stage(uow, old.id), done, old.today)
    _add(uow, old.id, done, new.serial, request.reason)
    uow.write(update(Device).where(Device.id == new.id).values(replaces_id=old.id, replaced_on=done.on))
    plan_devices(uow, (new.id,))
    record(uow, "replace_device", old, request.reason, new=new.subject, on=done.on.isoformat())
    return DeviceReplaced(old.serial, new.serial, done.on)


RECORD_STAGE = Verb("record_stage", RecordStage, StageRecorded, record_stage, Action.KEEP_EQUIPMENT)
TAKE_BACK_STAGE = Verb("take_back_stage", TakeBackStage, StageRecorded, take_back_stage, Action.APPROVE)
REPLACE_DEVICE = Verb("replace_device", ReplaceDevice, DeviceReplaced, replace_device, Action.KEEP_EQUIPMENT)
