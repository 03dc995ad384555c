"""Documents and photos of a device."""

import binascii
from base64 import b64decode
from dataclasses import dataclass

from sqlalchemy import select

from desktop.domain.attachments import GivenFile, Subject
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.device import Device
from desktop.services.attachments import Attached, AttachTo, attach
from desktop.services.devices.device_at_hand import device_named
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AttachToDevice:
    """A file for a device.

    Attributes:
        name: of the file; its ending says what it is.
        content: the bytes in Base64.
        model: where a serial is shared.
    """

    serial: str
    name: str
    content: str
    note: str = ""
    model: str = ""


def attach_to_device(uow: UnitOfWork, request: AttachToDevice) -> Attached:
    """Keep a file with a device.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``bad_request`` for what is not Base64,
            and what `desktop.services.attachments.attach` refuses.
    """
    device = device_named(uow, request.serial, request.model)
    partner = uow.read(select(Device.partner_id).where(Device.id == device.id)).scalar_one()
    to = AttachTo(Subject.DEVICE, str(device.id), device.site, partner)
    return attach(uow, to, GivenFile(request.name, bytes_of(request.content), request.note))


def bytes_of(content: str) -> bytes:
    """The bytes of a file that came as Base64.

    Raises:
        Refusal: ``bad_request``.
    """
    try:
        return b64decode(content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refusal("bad_request", field="content", why="not_base64") from error


ATTACH_TO_DEVICE = Verb("attach_to_device", AttachToDevice, Attached, attach_to_device, Action.KEEP_EQUIPMENT)
