"""What belongs to a device beside its record: parts with serial numbers, contracts, files, and its reminders."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from desktop.domain.attachments import Subject
from desktop.domain.repairs import RepairState
from desktop.models.device import Device
from desktop.models.device_part import DevicePart
from desktop.models.prevention import CalibratedEquipment, CalibrationCertificate
from desktop.models.repair import FaultClass, RepairOrder
from desktop.models.warranty import DeviceExtension, DeviceSuspension, DeviceVoid, ServiceContract
from desktop.queries.attachments import AttachmentRow, attachments
from desktop.queries.device_decisions import DecisionRow, decisions
from desktop.queries.warranty_reminders import WarrantyReminderRow, reminders_of_device


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part; ``removed_on`` None while it is in the device."""

    serial: str
    name: str
    ref: str
    part_class: str
    document: str
    installed_on: date
    removed_on: date | None
    removed_reason: str


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A service contract with its days, both counted in."""

    number: str
    level: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class RepairBrief:
    """A work order of a device; the names of its kind of fault in both languages."""

    number: str
    state: RepairState
    fault: str
    fault_en: str
    reported_at: datetime
    is_open: bool


@dataclass(frozen=True, slots=True)
class LastCalibration:
    """The certificate that decides: its last day, counted in, and whether it was passed."""

    until: date
    passed: bool


@dataclass(frozen=True, slots=True)
class DeviceRest:
    """Everything beside the record.

    Attributes:
        extensions: numbers of the extensions that count.
        is_void, is_suspended: whether a void or an open suspension can be ended.
        repairs: all work orders, the last reported first.
        calibration: its last certificate, where the device is kept as test equipment too; None without one.
        decisions: voids, suspensions, exceptions and extensions, those that were taken back too, the newest first.
    """

    parts: tuple[PartRow, ...] = ()
    contracts: tuple[ContractRow, ...] = ()
    files: tuple[AttachmentRow, ...] = ()
    reminders: tuple[WarrantyReminderRow, ...] = ()
    extensions: tuple[str, ...] = ()
    is_void: bool = False
    is_suspended: bool = False
    repairs: tuple[RepairBrief, ...] = ()
    calibration: LastCalibration | None = None
    decisions: tuple[DecisionRow, ...] = ()


def device_rest(connection: Connection, device: int) -> DeviceRest:
    """What belongs to a device, by its key."""
    voids = select(DeviceVoid.id).where(DeviceVoid.device_id == device, DeviceVoid.ended_at.is_(None))
    rests = select(DeviceSuspension.id).where(DeviceSuspension.device_id == device, DeviceSuspension.last.is_(None))
    rests = rests.where(DeviceSuspension.ended_at.is_(None))
    return DeviceRest(
        _parts(connection, device),
        _contracts(connection, device),
        attachments(connection, Subject.DEVICE, str(device)),
        reminders_of_device(connection, device),
        _extensions(connection, device),
        connection.execute(voids).first() is not None,
        connection.execute(rests).first() is not None,
        _repairs(connection, device),
        _calibration(connection, device),
        decisions(connection, device),
    )


def _repairs(connection: Connection, device: int) -> tuple[RepairBrief, ...]:
    columns = (RepairOrder.number, RepairOrder.state, FaultClass.name, FaultClass.name_en, RepairOrder.reported_at)
    asked = select(*columns).join(FaultClass, FaultClass.id == RepairOrder.fault_class_id)
    asked = asked.where(RepairOrder.device_id == device)
    rows = connection.execute(asked.order_by(RepairOrder.reported_at.desc(), RepairOrder.id.desc())).all()
    over = (RepairState.IN_SERVICE, RepairState.CANCELLED)
    return tuple(RepairBrief(*row, is_open=row.state not in over) for row in rows)


def _calibration(connection: Connection, device: int) -> LastCalibration | None:
    """By the certificate that was done last; equipment that is out of use says nothing."""
    columns = (CalibrationCertificate.valid_until, CalibrationCertificate.passed)
    asked = select(*columns).join(CalibratedEquipment, CalibratedEquipment.id == CalibrationCertificate.equipment_id)
    asked = asked.join(
        Device, (Device.serial == CalibratedEquipment.serial) & (Device.model == CalibratedEquipment.model)
    )
    asked = asked.where(Device.id == device, CalibrationCertificate.taken_back_at.is_(None))
    asked = asked.where(CalibratedEquipment.retired_at.is_(None), CalibratedEquipment.serial != "")
    order = (CalibrationCertificate.done_on.desc(), CalibrationCertificate.id.desc())
    last = connection.execute(asked.order_by(*order).limit(1)).first()
    return None if last is None else LastCalibration(last.valid_until, last.passed)


def _parts(connection: Connection, device: int) -> tuple[PartRow, ...]:
    columns = [getattr(DevicePart, name) for name in PartRow.__slots__]
    asked = select(*columns).where(DevicePart.device_id == device)
    asked = asked.order_by(DevicePart.removed_on.is_not(None), DevicePart.installed_on.desc(), DevicePart.id.desc())
    return tuple(PartRow(*row) for row in connection.execute(asked).all())


def _contracts(connection: Connection, device: int) -> tuple[ContractRow, ...]:
    columns = [getattr(ServiceContract, name) for name in ContractRow.__slots__]
    asked = select(*columns).where(ServiceContract.device_id == device).order_by(ServiceContract.last.desc())
    return tuple(ContractRow(*row) for row in connection.execute(asked).all())


def _extensions(connection: Connection, device: int) -> tuple[str, ...]:
    asked = select(DeviceExtension.number).where(
        DeviceExtension.device_id == device, DeviceExtension.ended_at.is_(None)
    )
    return tuple(connection.execute(asked.order_by(DeviceExtension.id)).scalars())
