"""Photos, recordings and papers of a work order, and the customer's signature (S2-43)."""

from dataclasses import dataclass

from desktop.domain.attachments import GivenFile, Subject
from desktop.domain.permissions import Action
from desktop.domain.repairs import RepairEventKind, RepairState
from desktop.services.attachments import Attached, AttachTo, attach
from desktop.services.devices.device_files import bytes_of
from desktop.services.master_data.entry import Check, Faults
from desktop.services.perform import Verb
from desktop.services.repairs.order_at_hand import OrderAtHand, Told, happen, order_named
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AttachToRepair:
    """A file for a work order; ``content`` is its bytes in Base64."""

    number: str
    name: str
    content: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SignRepair:
    """The customer signed; ``drawing`` a PNG in Base64, "" for a signature on paper."""

    number: str
    signed_by: str
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class RepairSigned:
    """Who signed, and the key of the drawing among the attachments (None on paper)."""

    number: str
    signed_by: str
    attachment: int | None
    state: RepairState


def attach_to_repair(uow: UnitOfWork, request: AttachToRepair) -> Attached:
    """Keep a file with a work order.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``bad_request`` for what is not Base64, and what
            `desktop.services.attachments.attach` refuses.
    """
    order = order_named(uow, request.number)
    return _attach(uow, order, GivenFile(request.name, bytes_of(request.content), request.note))


def _attach(uow: UnitOfWork, order: OrderAtHand, file: GivenFile) -> Attached:
    to = AttachTo(Subject.REPAIR, order.number, order.ledger.site, order.ledger.partner)
    return attach(uow, to, file)


def sign_repair(uow: UnitOfWork, request: SignRepair) -> RepairSigned:
    """Keep who signed the report.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_state`` before the work is finished, ``faulty_entry``,
            and as `attach_to_repair`.
    """
    faults = Faults()
    Check(faults, 0).text("signed_by", request.signed_by, 120, required=True)
    faults.check_entry()
    order = order_named(uow, request.number)
    key = None
    if request.drawing:
        name = f"signature-{order.number}.png"
        key = _attach(uow, order, GivenFile(name, bytes_of(request.drawing), request.signed_by)).attachment
    values = {"signed_by": request.signed_by, "signed_at": uow.at, "signature": "" if key is None else str(key)}
    state = happen(uow, order, RepairEventKind.SIGNED, Told(request.signed_by), **values)
    return RepairSigned(order.number, request.signed_by, key, state)


ATTACH_TO_REPAIR = Verb("attach_to_repair", AttachToRepair, Attached, attach_to_repair, Action.KEEP_EQUIPMENT)
SIGN_REPAIR = Verb("sign_repair", SignRepair, RepairSigned, sign_repair, Action.KEEP_EQUIPMENT)
