"""A maintenance by a plan was done, as a person says; that of a work order is noted by the night (SC-18)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, insert, select, update

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.prevention import MaintenanceDone, MeterReading
from desktop.services.devices.device_at_hand import check_words, device_named, record, refuse_ended
from desktop.services.perform import Verb
from desktop.services.prevention.versions import PLANS
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RecordMaintenance:
    """The maintenance of a plan was done; ``on`` None for today."""

    plan: str
    serial: str
    on: date | None = None
    model: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MaintenanceRecorded:
    """The maintenance: which one of this plan and device it was."""

    plan: str
    serial: str
    sequence: int
    on: date


@dataclass(frozen=True, slots=True)
class TakeBackMaintenance:
    """The last maintenance of a plan and device was entered by mistake."""

    plan: str
    serial: str
    reason: str
    model: str = ""


def record_maintenance(uow: UnitOfWork, request: RecordMaintenance) -> MaintenanceRecorded:
    """Keep that a maintenance was done; the next interval begins with it.

    Raises:
        Refusal: ``unknown_plan``, ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``faulty_entry``,
            ``day_in_future``, ``device_ended`` before that day, ``maintenance_before_last``.
    """
    check_words(note=request.note)
    plan, device = PLANS.at_hand(uow, request.plan), device_named(uow, request.serial, request.model)
    on = request.on or device.today
    if on > device.today:
        raise Refusal("day_in_future", day=on)
    refuse_ended(uow, device, on)
    kept = MaintenanceDone
    mine = (kept.plan == request.plan, kept.device_id == device.id)
    last = uow.read(select(func.max(kept.done_on)).where(*mine, kept.taken_back_at.is_(None))).scalar()
    if last is not None and on < last:
        raise Refusal("maintenance_before_last", serial=device.serial, day=on, last=last)
    sequence = int(uow.read(select(func.max(kept.sequence)).where(*mine)).scalar() or 0) + 1
    row = {"plan": request.plan, "device_id": device.id, "sequence": sequence, "done_on": on, "note": request.note}
    row |= {"meter_total": total_of(uow, device.id, plan.meter, on), "recorded_at": uow.at, "by_id": uow.actor.id}
    uow.write(insert(kept).values(row))
    record(uow, "record_maintenance", device, request.note, plan=request.plan, sequence=sequence, on=on.isoformat())
    return MaintenanceRecorded(request.plan, device.serial, sequence, on)


def total_of(uow: UnitOfWork, device: int, meter: str, on: date) -> Decimal | None:
    """What a meter of a device had counted in all on a day; None without a reading or without a meter.

    That is the last reading until the day; where there is none, the first one after it is the nearest to it.
    """
    if not meter:
        return None
    kept = MeterReading
    asked = select(kept.total).where(kept.device_id == device, kept.meter == meter).limit(1)
    until = uow.read(asked.where(kept.on <= on).order_by(kept.id.desc())).scalar()
    return uow.read(asked.order_by(kept.id)).scalar() if until is None else until


def take_back_maintenance(uow: UnitOfWork, request: TakeBackMaintenance) -> MaintenanceRecorded:
    """Let the last maintenance count no more.

    Raises:
        Refusal: ``unknown_plan``, ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``faulty_entry``,
            ``no_maintenance_yet``.
    """
    check_words("reason", reason=request.reason)
    PLANS.at_hand(uow, request.plan, ended=True)
    device, kept = device_named(uow, request.serial, request.model), MaintenanceDone
    live = (kept.plan == request.plan, kept.device_id == device.id, kept.taken_back_at.is_(None))
    asked = select(kept.id, kept.sequence, kept.done_on).where(*live).order_by(kept.sequence.desc()).limit(1)
    row: Any = uow.read(asked).first()
    if row is None:
        raise Refusal("no_maintenance_yet", serial=device.serial, plan=request.plan)
    gone = {"taken_back_at": uow.at, "taken_back_reason": request.reason}
    uow.write(update(kept).where(kept.id == row.id).values(gone))
    record(uow, "take_back_maintenance", device, request.reason, plan=request.plan, sequence=row.sequence)
    return MaintenanceRecorded(request.plan, device.serial, row.sequence, row.done_on)


RECORD_MAINTENANCE = Verb(
    "record_maintenance", RecordMaintenance, MaintenanceRecorded, record_maintenance, Action.KEEP_EQUIPMENT
)
TAKE_BACK_MAINTENANCE = Verb(
    "take_back_maintenance", TakeBackMaintenance, MaintenanceRecorded, take_back_maintenance, Action.APPROVE
)
