"""Parts into the device and back: consumed and billed through the ledger, unused ones returned (J12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, select, update

from desktop.domain.errors import Refusal
from desktop.domain.ledger import MovementKind, PlaceKind, reversal
from desktop.domain.lots import is_expired
from desktop.domain.money import rounded
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.domain.quantity import quantity
from desktop.domain.repairs import PartState, RepairEventKind, check_event
from desktop.models.place import Place
from desktop.models.repair import RepairPart
from desktop.models.settlement import BillingKind
from desktop.services.blocking import refuse_blocked
from desktop.services.counting_guard import refuse_counted_places, refuse_while_counted
from desktop.services.delivery import outside_place
from desktop.services.finding import Found, find
from desktop.services.perform import Verb
from desktop.services.posting import Goods, Spot, post
from desktop.services.pricing import Priced
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
from desktop.services.repairs.splitting import take_back_lines
from desktop.services.reversing import movement_of
from desktop.services.settling import Share, credit, price_paid, settle
from desktop.storage.unit_of_work import UnitOfWork


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
    """A part was not used after all, and goes back to where it came from; ``pieces`` None for all of its issue."""

    number: str
    part: int
    reason: str
    pieces: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PartReturned:
    """The part, and the credit in yuan (0 or below)."""

    number: str
    part: int
    ref: str
    credited: Decimal


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
    price, owed = _consume(uow, order, (one.goods, one.place, pieces), key)
    happen(uow, order, RepairEventKind.PART_ISSUED, Told(f"{one.ref} {found.serial or found.lot}", cost=owed))
    return PartIssued(told(order, key, one, pieces, PartState.ISSUED), price, owed, order.number)


def _consume(
    uow: UnitOfWork, order: OrderAtHand, what: tuple[Goods, Spot, Decimal], key: int, price: Priced | None = None
) -> tuple[Decimal, Decimal]:
    """Consume pieces for a part of the order; returns the price of one and what is owed."""
    target, partner = outside_place(uow, PlaceKind.HOSPITAL_USE), order.ledger.partner
    share = Share(*what, order.customer_id or partner, partner, BillingKind.CONSUME, price=price)
    settled = settle(uow, MovementKind.CONSUME, [share], target, order.number, order.ledger)
    cost = price_paid(uow, settled.movement).unit_price
    values = {"state": PartState.ISSUED, "movement_id": settled.movement, "unit_price": cost, "issued_at": uow.at}
    uow.write(update(RepairPart).where(RepairPart.id == key).values(values))
    return cost, settled.amount


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
            return one, _use(uow, order, one, kept, pieces)
    reasons = [(one, *free_pieces(uow, one, today)) for one in here]
    for one, free, why in reasons:
        mine = _all_kept(uow, order, one) if free < pieces and why in ("", "reserved") else ()
        if free + sum(kept.quantity for kept in mine) >= pieces:
            return one, _gather(uow, order, one, mine, pieces)
    _refuse_taken(uow, reasons[0])
    raise Refusal("part_not_here", **found.names, ref=found.ref, site=order.site, wanted=pieces)


def _fits(one: Lying, found: Found, request: IssuePart) -> bool:
    same = one.unit == found.unit_id if found.serial else one.unit is None and one.lot == found.lot_id
    return same and request.place in ("", one.place_code) and request.owner in ("", one.owner_code)


def _use(uow: UnitOfWork, order: OrderAtHand, one: Lying, kept: Any, pieces: Decimal) -> int:
    """Take pieces out of a reservation, what is left of it stays reserved; returns the key of the part."""
    end_reservation(uow, order, kept, "used")
    if kept.quantity > pieces:
        keep_part(uow, order, one, kept.quantity - pieces)
    taken = {"quantity": pieces, "place_id": one.place.id}
    uow.write(update(RepairPart).where(RepairPart.id == kept.id).values(taken))
    return int(kept.id)


def _gather(uow: UnitOfWork, order: OrderAtHand, one: Lying, mine: Sequence[Any], pieces: Decimal) -> int:
    """Take pieces out of reservations of this order, and of what is free beside them, as one part; returns its key."""
    gathered = Decimal(0)
    for kept in mine:
        if gathered >= pieces:
            break
        end_reservation(uow, order, kept, "released")
        uow.write(update(RepairPart).where(RepairPart.id == kept.id).values(state=PartState.RELEASED, ended_at=uow.at))
        gathered += kept.quantity
    key = keep_part(uow, order, one, max(gathered, pieces))
    return _use(uow, order, one, part_row(uow, order, key, PartState.RESERVED), pieces)


def _kept(uow: UnitOfWork, order: OrderAtHand, one: Lying, pieces: Decimal) -> Any:
    """The smallest reservation of this order that has so many pieces."""
    return next((kept for kept in _all_kept(uow, order, one) if kept.quantity >= pieces), None)


def _all_kept(uow: UnitOfWork, order: OrderAtHand, one: Lying) -> Sequence[Any]:
    """The reservations of this order of pieces that lie there, the smallest first."""
    mine = select(RepairPart.__table__).where(RepairPart.order_id == order.id, RepairPart.lot_id == one.lot)
    mine = mine.where(RepairPart.state == PartState.RESERVED, RepairPart.unit_id == one.unit)
    mine = mine.where(RepairPart.owner_id == one.owner)
    if one.unit is None:  # a piece with a serial number may have been moved since
        mine = mine.where(RepairPart.place_id == one.place.id)
    return uow.read(mine.order_by(RepairPart.quantity, RepairPart.id)).all()


def _refuse_taken(uow: UnitOfWork, first: tuple[Lying, Decimal, str]) -> None:
    one, _, why = first
    refuse_blocked(uow, [(one.item, one.lot, one.unit)])
    if why == "expired":
        raise Refusal("expired", **one.names, expires_on=one.expires_on)
    if why == "reserved":
        raise Refusal("reserved_already", **one.names)


def return_part(uow: UnitOfWork, request: ReturnPart) -> PartReturned:
    """Take an issue back: the goods lie where they lay, under their owner, and what was owed is credited.

    Of an issue that comes back in part the rest is booked again, so that every piece in the device stays billed. After
    the work was finished, what was claimed or charged for the pieces is taken back too.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_contaminated``, ``repair_state``,
            ``unknown_repair_part``, ``needs_reason``, ``place_counted``, ``bad_quantity`` for more than was put in.
    """
    if not request.reason:
        raise Refusal("needs_reason")
    order = order_named(uow, request.number)
    row = part_row(uow, order, request.part, PartState.ISSUED)
    pieces = row.quantity if request.pieces is None else quantity(request.pieces)
    if not 0 < pieces <= row.quantity:
        raise Refusal("bad_quantity", value=str(request.pieces))
    movement = movement_of(uow, row.movement_id)
    refuse_counted_places(uow, movement.legs)
    back = reversal(movement, new_id(), request.reason)
    post(uow, back, order.ledger)
    credited = credit(uow, movement.id, back.id, order.ledger)
    take_back_lines(uow, row.id, pieces)
    ended = {"state": PartState.RETURNED, "back_movement_id": back.id, "ended_at": uow.at, "quantity": pieces}
    if pieces < row.quantity:
        credited += _issue_rest(uow, order, row, ended)
    else:
        uow.write(update(RepairPart).where(RepairPart.id == row.id).values(ended))
    said = Told(f"{row.ref} {row.serial or row.lot_number}: {request.reason}", cost=rounded(credited))
    happen(uow, order, RepairEventKind.PART_RETURNED, said)
    return PartReturned(order.number, row.id, row.ref, credited)


def _issue_rest(uow: UnitOfWork, order: OrderAtHand, row: Any, ended: dict[str, Any]) -> Decimal:
    """What did not come back is put in once more, under its key, by which its claims go; returns what is owed for it.

    Args:
        uow: the transaction.
        order: the order.
        row: the part as it was put in.
        ended: what is kept of the pieces that came back, as a part of their own.
    """
    columns = [column.name for column in RepairPart.__table__.c if column.name != "id"]
    uow.write(insert(RepairPart).values({name: getattr(row, name) for name in columns} | ended))
    rest = row.quantity - ended["quantity"]
    uow.write(update(RepairPart).where(RepairPart.id == row.id).values(quantity=rest))
    place = uow.read(select(Place.id, Place.kind, Place.custodian_id).where(Place.id == row.place_id)).one()
    goods = Goods(row.item_id, row.lot_id, row.unit_id, row.owner_id)
    return _consume(uow, order, (goods, Spot(*place), rest), row.id, price_paid(uow, row.movement_id))[1]


_RIGHT = Action.KEEP_EQUIPMENT
ISSUE_PART = Verb("issue_repair_part", IssuePart, PartIssued, issue_part, _RIGHT)
RETURN_PART = Verb("return_repair_part", ReturnPart, PartReturned, return_part, _RIGHT)
