"""Parts into the device and back: consumed and billed through the ledger, unused ones returned, old ones kept (J12)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, update

from desktop.domain.errors import Refusal
from desktop.domain.ledger import MovementKind, PlaceKind, reversal
from desktop.domain.lots import is_expired
from desktop.domain.money import rounded
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.domain.quantity import quantity
from desktop.domain.repairs import PartState, RepairEventKind, check_event
from desktop.models.label import LabelPurpose
from desktop.models.repair import RepairCore, RepairPart
from desktop.models.settlement import BillingKind, BillingLine
from desktop.services.blocking import refuse_blocked
from desktop.services.counting_guard import refuse_counted_places, refuse_while_counted
from desktop.services.delivery import outside_place
from desktop.services.finding import Found, find
from desktop.services.label_content import site_fields
from desktop.services.labelling import LabelOrder, order_label
from desktop.services.perform import Verb
from desktop.services.posting import post
from desktop.services.repairs.order_at_hand import OrderAtHand, Told, happen, order_named
from desktop.services.repairs.reserving import (
    Lying,
    PartTold,
    end_reservation,
    free_pieces,
    keep_part,
    lying,
    part_row,
    told,
)
from desktop.services.repairs.taking_in import repair_code
from desktop.services.reversing import movement_of
from desktop.services.settling import Share, credit, settle
from desktop.storage.unit_of_work import UnitOfWork

CORE_TEMPLATE = "core_return"


@dataclass(frozen=True, slots=True)
class IssuePart:
    """Take a part out for an order by its scan; ``pieces`` only of what has no serial number.

    Attributes:
        place: code of the bin it comes from, where it lies in several.
        owner: a code, where a lot of several owners lies in one bin.
    """

    number: str
    raw: str
    pieces: Decimal = Decimal(1)
    place: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class PartIssued:
    """The part, and what is owed to its owner in yuan."""

    part: PartTold
    unit_price: Decimal
    amount: Decimal
    document: str


@dataclass(frozen=True, slots=True)
class ReturnPart:
    """A part was not used after all: everything of this issue goes back to where it came from."""

    number: str
    part: int
    reason: str


@dataclass(frozen=True, slots=True)
class PartReturned:
    """The part, and the credit in yuan (0 or below)."""

    number: str
    part: int
    ref: str
    credited: Decimal


@dataclass(frozen=True, slots=True)
class TakeCore:
    """An old part came out of the device and goes back to its maker; by its scan."""

    number: str
    raw: str


@dataclass(frozen=True, slots=True)
class CoreTaken:
    """The old part, and the job of its label."""

    number: str
    ref: str
    item: str
    item_en: str
    lot: str
    serial: str
    label: UUID


def issue_part(uow: UnitOfWork, request: IssuePart) -> PartIssued:
    """Reserve a part if it is not, and put it into the device: it is consumed, and billed to the partner.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_contaminated``, ``repair_state``, ``bad_quantity``,
            ``part_not_here``, ``reserved_already``, ``expired``, ``held``, ``recalled``, ``place_counted``,
            ``no_price``; what the decoder or the catalogue refuses; at the commit ``not_enough_stock``.
    """
    order = order_named(uow, request.number)
    check_event(order.number, order.state, RepairEventKind.PART_ISSUED, contaminated=not order.clean)
    found = find(uow, request.raw, order.day(uow.at))
    pieces = Decimal(1) if found.serial else quantity(request.pieces)
    if pieces <= 0:
        raise Refusal("bad_quantity", value=str(request.pieces))
    one, key = _at_hand(uow, order, found, (request, pieces))
    refuse_blocked(uow, [(one.item, one.lot, one.unit)])
    refuse_while_counted(uow, one.place.id)
    target, partner = outside_place(uow, PlaceKind.HOSPITAL_USE), order.ledger.partner
    share = Share(one.goods, one.place, pieces, order.customer_id or partner, partner, BillingKind.CONSUME)
    settled = settle(uow, MovementKind.CONSUME, [share], target, order.number, order.ledger)
    price = uow.read(select(BillingLine.unit_price).where(BillingLine.id == settled.lines[0])).scalar_one()
    values = {"state": PartState.ISSUED, "movement_id": settled.movement, "unit_price": price, "issued_at": uow.at}
    uow.write(update(RepairPart).where(RepairPart.id == key).values(values))
    happen(uow, order, RepairEventKind.PART_ISSUED, Told(f"{one.ref} {found.serial or found.lot}", cost=settled.amount))
    return PartIssued(told(order, key, one, pieces, PartState.ISSUED), price, settled.amount, order.number)


def _at_hand(uow: UnitOfWork, order: OrderAtHand, found: Found, asked: tuple[IssuePart, Decimal]) -> tuple[Lying, int]:
    """The pieces as they lie and the key of the part: what is reserved for this order first, else what is free."""
    request, pieces = asked
    here = [one for one in lying(uow, order.ledger.site, found.item_id) if _fits(one, found, request)]
    if not here:
        raise Refusal("part_not_here", **found.names, ref=found.ref, site=order.site, wanted=pieces)
    today = order.day(uow.at)
    for one in here:
        kept = _kept(uow, order, one, pieces)
        if kept is not None:
            if is_expired(one.expires_on, today):
                raise Refusal("expired", **one.names, expires_on=one.expires_on)
            end_reservation(uow, order, kept, "used")
            return one, kept.id
    reasons = [(one, *free_pieces(uow, one, today)) for one in here]
    for one, free, _ in reasons:
        if free >= pieces:
            key = keep_part(uow, order, one, pieces)
            end_reservation(uow, order, part_row(uow, order, key, PartState.RESERVED), "used")
            return one, key
    _refuse_taken(uow, reasons[0])
    raise Refusal("part_not_here", **found.names, ref=found.ref, site=order.site, wanted=pieces)


def _fits(one: Lying, found: Found, request: IssuePart) -> bool:
    same = one.unit == found.unit_id if found.serial else one.unit is None and one.lot == found.lot_id
    return same and request.place in ("", one.place_code) and request.owner in ("", one.owner_code)


def _kept(uow: UnitOfWork, order: OrderAtHand, one: Lying, pieces: Decimal) -> Any:
    mine = select(RepairPart.__table__).where(RepairPart.order_id == order.id, RepairPart.lot_id == one.lot)
    mine = mine.where(RepairPart.state == PartState.RESERVED, RepairPart.unit_id == one.unit)
    mine = mine.where(RepairPart.place_id == one.place.id, RepairPart.owner_id == one.owner)
    return uow.read(mine.where(RepairPart.quantity == pieces).order_by(RepairPart.id).limit(1)).first()


def _refuse_taken(uow: UnitOfWork, first: tuple[Lying, Decimal, str]) -> None:
    one, _, why = first
    refuse_blocked(uow, [(one.item, one.lot, one.unit)])
    if why == "expired":
        raise Refusal("expired", **one.names, expires_on=one.expires_on)
    if why == "reserved":
        raise Refusal("reserved_already", **one.names)


def return_part(uow: UnitOfWork, request: ReturnPart) -> PartReturned:
    """Take an issue back: the goods lie where they lay, under their owner, and what was owed is credited.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_contaminated``, ``repair_state``,
            ``unknown_repair_part``, ``needs_reason``, ``place_counted``.
    """
    if not request.reason:
        raise Refusal("needs_reason")
    order = order_named(uow, request.number)
    row = part_row(uow, order, request.part, PartState.ISSUED)
    movement = movement_of(uow, row.movement_id)
    refuse_counted_places(uow, movement.legs)
    back = reversal(movement, new_id(), request.reason)
    post(uow, back, order.ledger)
    credited = credit(uow, movement.id, back.id, order.ledger)
    ended = {"state": PartState.RETURNED, "back_movement_id": back.id, "ended_at": uow.at}
    uow.write(update(RepairPart).where(RepairPart.id == row.id).values(ended))
    said = Told(f"{row.ref} {row.serial or row.lot_number}: {request.reason}", cost=rounded(credited))
    happen(uow, order, RepairEventKind.PART_RETURNED, said)
    return PartReturned(order.number, row.id, row.ref, credited)


def take_core(uow: UnitOfWork, request: TakeCore) -> CoreTaken:
    """Keep an old part for its maker, and print its label.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_contaminated``, ``repair_state``, ``core_known`` for
            the same serial number again, ``core_is_new`` for a part that was just issued; what the decoder or the
            catalogue refuses.
    """
    order = order_named(uow, request.number)
    check_event(order.number, order.state, RepairEventKind.CORE_TAKEN, contaminated=not order.clean)
    found = find(uow, request.raw, order.day(uow.at))
    _refuse_core(uow, order, found)
    count = uow.read(select(func.count()).where(RepairCore.order_id == order.id)).scalar_one() + 1
    label = _core_label(uow, order, found, f"{order.number}/CORE-{count}")
    row = {"order_id": order.id, "item_id": found.item_id, "lot": found.lot, "serial": found.serial}
    row |= {"raw": request.raw, "label_id": label, "taken_at": uow.at, "by_id": uow.actor.id}
    uow.write(insert(RepairCore).values(row))
    happen(uow, order, RepairEventKind.CORE_TAKEN, Told(f"{found.ref} {found.serial or found.lot}"))
    return CoreTaken(order.number, found.ref, found.name, found.name_en, found.lot, found.serial, label)


def _refuse_core(uow: UnitOfWork, order: OrderAtHand, found: Found) -> None:
    if not found.serial:
        return
    same = (RepairCore.item_id == found.item_id, RepairCore.serial == found.serial)
    if uow.read(select(RepairCore.id).where(*same)).first() is not None:
        raise Refusal("core_known", **found.names, order=order.number)
    mine = (RepairPart.unit_id == found.unit_id, RepairPart.state == PartState.ISSUED, RepairPart.order_id == order.id)
    if found.unit_id is not None and uow.read(select(RepairPart.id).where(*mine)).first() is not None:
        raise Refusal("core_is_new", **found.names, order=order.number)


def _core_label(uow: UnitOfWork, order: OrderAtHand, found: Found, name: str) -> UUID:
    fields = {"order": order.number, "device": order.serial, "model": order.model, "item": found.name}
    fields |= {"item_en": found.name_en or found.name, "ref": found.ref, "lot": found.lot, "serial": found.serial}
    fields |= {"hospital": order.customer, "person": uow.actor.name, "code": repair_code(name)}
    fields |= site_fields(uow.connection, order.ledger.site)
    label = LabelOrder(LabelPurpose.DEVICE, repair_code(name), fields, template=CORE_TEMPLATE)
    return order_label(uow, label, order.ledger)


_RIGHT = Action.KEEP_EQUIPMENT
ISSUE_PART = Verb("issue_repair_part", IssuePart, PartIssued, issue_part, _RIGHT)
RETURN_PART = Verb("return_repair_part", ReturnPart, PartReturned, return_part, _RIGHT)
TAKE_CORE = Verb("take_core", TakeCore, CoreTaken, take_core, _RIGHT)
