"""What belongs to a device beside its record: parts with serial numbers, contracts, files, and its reminders."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from desktop.domain.attachments import Subject
from desktop.models.device_part import DevicePart
from desktop.models.warranty import DeviceExtension, DeviceSuspension, DeviceVoid, ServiceContract
from desktop.queries.attachments import AttachmentRow, attachments
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
class DeviceRest:
    """Everything beside the record.

    Attributes:
        extensions: numbers of the extensions that count.
        is_void, is_suspended: whether a void or an open suspension can be ended.
    """

    parts: tuple[PartRow, ...] = ()
    contracts: tuple[ContractRow, ...] = ()
    files: tuple[AttachmentRow, ...] = ()
    reminders: tuple[WarrantyReminderRow, ...] = ()
    extensions: tuple[str, ...] = ()
    is_void: bool = False
    is_suspended: bool = False


def device_rest(connection: Connection, device: int) -> DeviceRest:
    """What belongs to a device, by its key."""
    voids = select(DeviceVoid.id).where(DeviceVoid.device_id == device, DeviceVoid.ended_at.is_(None))
    rests = select(DeviceSuspension.id).where(DeviceSuspension.device_id == device, DeviceSuspension.last.is_(None))
    return DeviceRest(
        _parts(connection, device),
        _contracts(connection, device),
        attachments(connection, Subject.DEVICE, str(device)),
        reminders_of_device(connection, device),
        _extensions(connection, device),
        connection.execute(voids).first() is not None,
        connection.execute(rests).first() is not None,
    )


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
