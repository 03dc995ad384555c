"""Packing: the box label and the label of the hand-over sheet are ordered and scanned back, then the box is packed."""

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from desktop.domain.codes import Code, CodeKind, parse_code
from desktop.domain.emergency import MilestoneKind, OrderState
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.label import LabelJob, LabelPurpose, LabelState
from desktop.models.party import Party
from desktop.services.emergency.order_at_hand import (
    BOX,
    PAPER,
    SHEET,
    OrderAtHand,
    Stamp,
    approver,
    order_named,
    reach,
    set_state,
)
from desktop.services.emergency.progress import progress
from desktop.services.label_content import site_fields
from desktop.services.labelling import LabelOrder, drop_waiting, order_label
from desktop.services.perform import Verb
from desktop.services.verifying_labels import ScanBack, scan_back
from desktop.storage.unit_of_work import UnitOfWork

PAPERS: Final = {BOX: LabelPurpose.BOX, SHEET: LabelPurpose.HAND_OVER}


@dataclass(frozen=True, slots=True)
class PackEmergency:
    """Print what goes on and into the box.

    Attributes:
        sheet_label: the hand-over sheet is a label of 100 × 70 mm as well; else it is the paper of A4.
    """

    number: str
    language: str = ""
    printer: str = ""
    raw: str = ""
    sheet_label: bool = False


@dataclass(frozen=True, slots=True)
class PackingStarted:
    """The label jobs, and the codes on label and sheet; ``sheet`` None when it is a paper."""

    number: str
    box: UUID
    sheet: UUID | None
    box_code: str
    sheet_code: str


@dataclass(frozen=True, slots=True)
class ScanPacked:
    """The scan of the box's or the sheet's label."""

    raw: str


@dataclass(frozen=True, slots=True)
class PackScanned:
    """Which of the two have been scanned back, and whether the box is packed with it."""

    number: str
    box: bool
    sheet: bool
    packed: bool


@dataclass(frozen=True, slots=True)
class PackByHand:
    """No printer works: a supervisor says why the box goes without labels."""

    number: str
    reason: str
    supervisor: str = ""


def pack_emergency(uow: UnitOfWork, request: PackEmergency) -> PackingStarted:
    """Order the label of the box; the hand-over sheet is printed as a paper, or as a label where that is wanted.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state``, ``nothing_picked`` when everything comes from elsewhere.
    """
    order = order_named(uow, request.number, OrderState.PICKED)
    _refuse_empty(uow, order)
    fields = _fields(uow, order)
    box = _order(uow, order, request, BOX, fields)
    sheet = _order(uow, order, request, SHEET, fields) if request.sheet_label else None
    labels = [str(job) for job in (box, sheet) if job is not None]
    set_state(uow, order, OrderState.PACKING, box_id=labels[0], sheet_id="".join(labels[1:]))
    uow.record("pack_emergency", order.number, site=order.ledger.site, labels=labels)
    return PackingStarted(order.number, box, sheet, *(paper_code(order.number, ending) for ending in (BOX, SHEET)))


def _refuse_empty(uow: UnitOfWork, order: OrderAtHand) -> None:
    if progress(uow, order)[0] < 1:
        raise Refusal("nothing_picked", order=order.number)


def _order(uow: UnitOfWork, order: OrderAtHand, request: PackEmergency, ending: str, fields: dict[str, str]) -> UUID:
    plain = LabelOrder(PAPERS[ending], paper_code(order.number, ending), fields)
    label = replace(plain, language=request.language, printer=request.printer)
    return order_label(uow, label, order.ledger)


def paper_code(number: str, ending: str) -> str:
    """What the label of the box or of the sheet says: ``SZ:E:E-118/BOX``."""
    return Code(CodeKind.ORDER, f"{number}{ending}").text


def _fields(uow: UnitOfWork, order: OrderAtHand) -> dict[str, str]:
    hospital = uow.read(select(Party.name).where(Party.id == order.hospital)).scalar_one()
    got, _ = progress(uow, order)
    due = f"{order.due_at.astimezone(ZoneInfo(order.time_zone)):%Y-%m-%d %H:%M}"
    about = {"order": order.number, "hospital": hospital, "due": due, "count": str(got), "box": "1", "boxes": "1"}
    return about | {"person": uow.actor.name, "badge": uow.actor.badge} | site_fields(uow.connection, order.ledger.site)


def scan_packed(uow: UnitOfWork, request: ScanPacked) -> PackScanned:
    """Scan the box's label or the sheet back; with the second of the two the box is packed.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state``, ``not_a_paper`` for another code, ``no_such_open_label``
            while it is not printed, ``label_void``.
    """
    own = parse_code(request.raw)
    if own is None or own.kind is not CodeKind.ORDER or not own.name.endswith((BOX, SHEET)):
        raise Refusal("not_a_paper", raw=request.raw)
    order = order_named(uow, own.name, OrderState.PACKING, OrderState.PACKED)
    if own.name.endswith(SHEET) and order.sheet is None:
        set_state(uow, order, order.state, sheet_id=PAPER)
    else:
        scan_back(uow, ScanBack(own.text))
    order = order_named(uow, order.number)
    box = _verified(uow, paper_code(order.number, BOX))
    sheet = order.sheet_on_paper or _verified(uow, paper_code(order.number, SHEET))
    if box and sheet and order.state is OrderState.PACKING:
        reach(uow, order, MilestoneKind.PACKED)
        set_state(uow, order, OrderState.PACKED)
    uow.record("scan_packed", order.number, site=order.ledger.site, code=own.name)
    return PackScanned(order.number, box, sheet, box and sheet)


def _verified(uow: UnitOfWork, symbol: str) -> bool:
    asked = select(LabelJob.id).where(LabelJob.symbol == symbol, LabelJob.state == LabelState.VERIFIED)
    return uow.read(asked.limit(1)).first() is not None


def pack_by_hand(uow: UnitOfWork, request: PackByHand) -> PackScanned:
    """Pack without labels, because none can be printed; what waits for a printer is void.

    Raises:
        Refusal: ``needs_reason``, ``unknown_emergency``, ``emergency_state``, ``nothing_picked``, ``not_allowed``.
    """
    if not request.reason:
        raise Refusal("needs_reason")
    order = order_named(uow, request.number, OrderState.PICKED, OrderState.PACKING)
    _refuse_empty(uow, order)
    by = approver(uow, request.supervisor)
    symbols = [paper_code(order.number, ending) for ending in PAPERS]
    drop_waiting(uow, "packed_by_hand", LabelJob.symbol.in_(symbols))
    reach(uow, order, MilestoneKind.PACKED, Stamp(note=request.reason))
    set_state(uow, order, OrderState.PACKED)
    uow.record("pack_by_hand", order.number, site=order.ledger.site, reason=request.reason, by=by)
    return PackScanned(order.number, box=False, sheet=False, packed=True)


PACK_EMERGENCY = Verb("pack_emergency", PackEmergency, PackingStarted, pack_emergency, Action.DISPATCH)
SCAN_PACKED = Verb("scan_packed", ScanPacked, PackScanned, scan_packed, Action.DISPATCH)
PACK_BY_HAND = Verb("pack_by_hand", PackByHand, PackScanned, pack_by_hand, Action.DISPATCH)
