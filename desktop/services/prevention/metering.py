"""What is typed or imported about a device in use: readings of its meters, and how hard it has it (S2-65).

The desktop has no sensors: both come from a person or a file, and each says from whom.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import insert, select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.prevention import Environment, counted
from desktop.domain.quantity import LARGEST, STEP
from desktop.models.prevention import DeviceEnvironment, MeterReading
from desktop.services.devices.device_at_hand import DeviceAtHand, check_words, device_named, record, refuse_ended
from desktop.services.master_data.entry import Check, Faults, Tally
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

MOST_ROWS: Final = 20_000
COLUMN_OF: Final = {"meter_backwards": "value", "reading_before_last": "on", "device_ended": "on"}
"""What is wrong with a row, when it is not its device."""


@dataclass(frozen=True, slots=True)
class RecordMeter:
    """A reading; ``on`` None for today.

    Attributes:
        reset: the meter was changed or set to nought before; needs a reason, and the count goes on.
    """

    serial: str
    meter: str
    value: Decimal
    on: date | None = None
    model: str = ""
    reset: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MeterRecorded:
    """The reading, and what was counted in all."""

    serial: str
    meter: str
    value: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class RecordMeters:
    """Readings of a file, in its order."""

    rows: tuple[RecordMeter, ...]


@dataclass(frozen=True, slots=True)
class SetEnvironment:
    """How hard a device has it where it stands."""

    serial: str
    environment: Environment
    note: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class EnvironmentSet:
    """The device and its environment."""

    serial: str
    environment: Environment


def record_meter(uow: UnitOfWork, request: RecordMeter) -> MeterRecorded:
    """Keep a reading.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``faulty_entry``, ``device_ended`` before
            then, ``meter_backwards`` and ``reading_before_last`` with the last reading.
    """
    faults = Faults()
    device = _check(uow, request, faults, 0)
    faults.check_entry()
    total = _add(uow, device, request)
    facts = {"meter": request.meter, "value": str(request.value), "total": str(total), "reset": request.reset}
    record(uow, "record_meter", device, request.reason, **facts)
    return MeterRecorded(device.serial, request.meter, request.value, total)


def _check(uow: UnitOfWork, request: RecordMeter, faults: Faults, row: int) -> DeviceAtHand:
    device, check = device_named(uow, request.serial, request.model), Check(faults, row)
    check.code("meter", request.meter)
    check.text("reason", request.reason, 200)
    value = request.value
    if not (value.is_finite() and 0 <= value <= LARGEST and value == value.quantize(STEP)):
        check.fault("value", "out_of_range", value)
    if request.on is not None and request.on > device.today:
        check.fault("on", "day_in_future", request.on)
    if request.reset and not request.reason:
        check.fault("reason", "empty")
    refuse_ended(uow, device, request.on or device.today)
    return device


def _add(uow: UnitOfWork, device: DeviceAtHand, request: RecordMeter) -> Decimal:
    kept, day = MeterReading, request.on or device.today
    asked = select(kept.value, kept.total, kept.on).where(kept.device_id == device.id, kept.meter == request.meter)
    last = uow.read(asked.order_by(kept.id.desc()).limit(1)).first()
    if last is not None and day < last.on:
        raise Refusal("reading_before_last", serial=device.serial, day=day, last=last.on)
    try:
        before = None if last is None else (last.value, last.total)
        total = counted(before, request.value, reset=request.reset)
    except Refusal as refusal:
        raise Refusal(refusal.code, serial=device.serial, meter=request.meter, **refusal.facts) from refusal
    row = {"device_id": device.id, "meter": request.meter, "on": day, "value": request.value, "total": total}
    row |= {"reset": request.reset, "reason": request.reason, "entered_by": uow.origin.entered_by.value}
    uow.write(insert(kept).values(row | {"at": uow.at, "by_id": uow.actor.id}))
    return total


def record_meters(uow: UnitOfWork, request: RecordMeters) -> Tally:
    """Keep the readings of a file: all, or none and every fault with its row; the same reading again is passed over.

    Raises:
        Refusal: ``faulty_file``, ``too_many_rows``.
    """
    if len(request.rows) > MOST_ROWS:
        raise Refusal("too_many_rows", count=len(request.rows), limit=MOST_ROWS)
    faults, added = Faults(), 0
    for number, row in enumerate(request.rows, 1):
        try:
            added += _row(uow, row, faults, number)
        except Refusal as refusal:
            column = COLUMN_OF.get(refusal.code, "serial")
            faults.add(number, column, refusal.code, getattr(row, column))
    faults.check_file()
    if added:
        uow.record("record_meters", f"{added}", rows=len(request.rows))
        uow.touched(Kind.EQUIPMENT)
    return Tally(added, 0, len(request.rows) - added)


def _row(uow: UnitOfWork, row: RecordMeter, faults: Faults, number: int) -> int:
    before = len(faults.found)
    device = _check(uow, row, faults, number)
    if len(faults.found) > before or _known(uow, device, row):
        return 0
    _add(uow, device, row)
    return 1


def _known(uow: UnitOfWork, device: DeviceAtHand, row: RecordMeter) -> bool:
    kept = MeterReading
    same = (kept.device_id == device.id, kept.meter == row.meter, kept.on == (row.on or device.today))
    return uow.read(select(kept.id).where(*same, kept.value == row.value).limit(1)).first() is not None


def set_environment(uow: UnitOfWork, request: SetEnvironment) -> EnvironmentSet:
    """Say how hard a device has it.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``faulty_entry``, ``device_ended``.
    """
    check_words(note=request.note)
    device = device_named(uow, request.serial, request.model)
    refuse_ended(uow, device)
    row = {"device_id": device.id, "environment": request.environment, "note": request.note}
    uow.write(insert(DeviceEnvironment).values(row | {"at": uow.at, "by_id": uow.actor.id}))
    record(uow, "set_environment", device, request.note, environment=request.environment.value)
    return EnvironmentSet(device.serial, request.environment)


RECORD_METER = Verb("record_meter", RecordMeter, MeterRecorded, record_meter, Action.KEEP_EQUIPMENT)
RECORD_METERS = Verb("record_meters", RecordMeters, Tally, record_meters, Action.KEEP_EQUIPMENT)
SET_ENVIRONMENT = Verb("set_environment", SetEnvironment, EnvironmentSet, set_environment, Action.KEEP_EQUIPMENT)
