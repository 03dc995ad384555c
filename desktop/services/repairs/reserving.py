"""Parts for a work order: what lies here, reserved first expired first out, and let go again (S2-24)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind, ZoneState
from desktop.domain.lots import is_expired
from desktop.domain.permissions import Action
from desktop.domain.quantity import quantity
from desktop.domain.repairs import PartState, RepairEventKind
from desktop.models.case import Reservation
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.repair import PartClass, RepairPart
from desktop.queries.reservations import reserved_pieces
from desktop.services.blocking import why_blocked
from desktop.services.perform import Verb
from desktop.services.posting import Goods, Spot
from desktop.services.repairs.order_at_hand import OrderAtHand, Told, happen, order_named
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReservePart:
    """Keep pieces of a part for an order, by REF; ``owner`` (a code) where only theirs shall be taken."""

    number: str
    item: str
    pieces: Decimal = Decimal(1)
    owner: str = ""


@dataclass(frozen=True, slots=True)
class ReleasePart:
    """Let a reserved part go, by its key as the order tells it."""

    number: str
    part: int


@dataclass(frozen=True, slots=True)
class PartTold:
    """A part of an order: what, where it lies or lay, whose it is, and its key."""

    number: str
    part: int
    ref: str
    item: str
    item_en: str
    lot: str
    serial: str
    pieces: Decimal
    place: str
    owner: str
    state: PartState


@dataclass(frozen=True, slots=True)
class Lying:
    """Pieces in a usable bin of the centre."""

    item: int
    lot: int
    unit: int | None
    owner: int
    place: Spot
    pieces: Decimal
    expires_on: date | None
    ref: str
    name: str
    name_en: str
    lot_number: str
    serial: str
    place_code: str
    owner_name: str
    owner_code: str

    @property
    def goods(self) -> Goods:
        """What, and whose."""
        return Goods(self.item, self.lot, self.unit, self.owner)

    @property
    def names(self) -> dict[str, str]:
        """What a refusal tells of them."""
        return {"item": self.name, "item_en": self.name_en, "lot": self.lot_number, "serial": self.serial}


def lying(uow: UnitOfWork, site: int, item: int) -> list[Lying]:
    """What lies of an item in the usable bins of a site, first to expire first; the item's row is held."""
    uow.read(select(Item.id).where(Item.id == item).with_for_update(key_share=True)).scalar_one()
    expires = func.coalesce(Unit.expires_on, Lot.expires_on)
    asked = (
        select(Balance.item_id, Balance.lot_id, Balance.unit_id, Balance.owner_id, Balance.quantity, expires)
        .add_columns(Place.id, Place.kind, Place.custodian_id, Place.code)
        .add_columns(Item.ref, Item.name, Item.name_en, Lot.number, func.coalesce(Unit.serial, ""))
        .add_columns(Party.name.label("owner_name"), Party.code.label("owner_code"))
        .join(Item, Item.id == Balance.item_id)
        .join(Lot, Lot.id == Balance.lot_id)
        .join(Place, Place.id == Balance.place_id)
        .join(Party, Party.id == Balance.owner_id)
        .outerjoin(Unit, Unit.id == Balance.unit_id)
        .where(Balance.item_id == item, Balance.quantity > 0, Place.site_id == site)
        .where(Place.kind == PlaceKind.BIN, Place.state == ZoneState.USABLE)
        .order_by(expires.is_(None), expires, Lot.number, func.coalesce(Unit.serial, ""), Place.code, Balance.id)
    )
    return [_lying(row) for row in uow.read(asked).all()]


def _lying(row: Any) -> Lying:
    spot = Spot(row[6], row[7], row[8])
    names = (row.ref, row.name, row.name_en, row.number, row[14], row[9], row.owner_name, row.owner_code)
    return Lying(row.item_id, row.lot_id, row.unit_id, row.owner_id, spot, row.quantity, row[5], *names)


def free_pieces(uow: UnitOfWork, one: Lying, today: date) -> tuple[Decimal, str]:
    """How many of them may be taken, and the code of why none may ("" when some may)."""
    if is_expired(one.expires_on, today):
        return Decimal(0), "expired"
    blocked = why_blocked(uow.connection, (one.item, one.lot, one.unit))
    if blocked:
        return Decimal(0), blocked
    free = one.pieces - reserved_pieces(uow.connection, one.lot, one.unit, None if one.unit else one.place.id)
    return (free, "") if free > 0 else (Decimal(0), "reserved")


def reserve_part(uow: UnitOfWork, request: ReservePart) -> PartTold:
    """Keep pieces of a part for an order.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_state``, ``unknown_item``, ``bad_quantity``,
            ``part_not_here`` when no place has so many free pieces.
    """
    order = order_named(uow, request.number)
    item = uow.read(select(Item.id, Item.name).where(Item.ref == request.item, Item.retired_at.is_(None))).first()
    if item is None:
        raise Refusal("unknown_item", item=request.item)
    pieces = quantity(request.pieces)
    if pieces <= 0:
        raise Refusal("bad_quantity", value=str(request.pieces))
    today = order.day(uow.at)
    for one in lying(uow, order.ledger.site, item.id):
        if request.owner in ("", one.owner_code) and free_pieces(uow, one, today)[0] >= pieces:
            key = keep_part(uow, order, one, pieces)
            happen(uow, order, RepairEventKind.PART_RESERVED, Told(f"{one.ref} {one.serial or one.lot_number}"))
            return told(order, key, one, pieces, PartState.RESERVED)
    raise Refusal("part_not_here", item=item.name, ref=request.item, site=order.site, wanted=pieces)


def keep_part(uow: UnitOfWork, order: OrderAtHand, one: Lying, pieces: Decimal) -> int:
    """Write the reservation and the part of the order; returns its key."""
    promised = {"document": order.number, "site_id": order.ledger.site, "partner_id": order.ledger.partner}
    goods: dict[str, Any] = {"item_id": one.item, "lot_id": one.lot, "unit_id": one.unit, "owner_id": one.owner}
    goods |= {"place_id": one.place.id, "quantity": pieces}
    made = {"spare": False, "reason": "", "made_at": uow.at, "made_by_id": uow.actor.id, "outcome": ""}
    uow.write(insert(Reservation).values(promised | goods | made))
    row = {"order_id": order.id, "state": PartState.RESERVED, "part_class": class_of(uow, one.item)}
    row |= {"reserved_at": uow.at, "by_id": uow.actor.id}
    uow.touched(Kind.REPLENISHMENT)
    return int(uow.write(insert(RepairPart).values(row | goods).returning(RepairPart.id)).scalar_one())


def class_of(uow: UnitOfWork, item: int) -> str:
    """The part class of an item, "" for none."""
    return uow.read(select(PartClass.part_class).where(PartClass.item_id == item)).scalar() or ""


def told(order: OrderAtHand, key: int, one: Lying, pieces: Decimal, state: PartState) -> PartTold:
    """A part for people."""
    names = (one.ref, one.name, one.name_en, one.lot_number, one.serial)
    return PartTold(order.number, key, *names, pieces, one.place_code, one.owner_name, state)


def release_part(uow: UnitOfWork, request: ReleasePart) -> PartTold:
    """Let a reserved part go.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_state``, ``unknown_repair_part``.
    """
    order = order_named(uow, request.number)
    row = part_row(uow, order, request.part, PartState.RESERVED)
    end_reservation(uow, order, row, "released")
    uow.write(update(RepairPart).where(RepairPart.id == row.id).values(state=PartState.RELEASED, ended_at=uow.at))
    happen(uow, order, RepairEventKind.PART_RELEASED, Told(f"{row.ref} {row.serial or row.lot_number}"))
    return _part_told(order, row, PartState.RELEASED)


def part_row(uow: UnitOfWork, order: OrderAtHand, key: int, state: PartState) -> Any:
    """A part of an order in a state, with its names.

    Raises:
        Refusal: ``unknown_repair_part``.
    """
    asked = _PARTS.where(RepairPart.order_id == order.id, RepairPart.id == key, RepairPart.state == state)
    row = uow.read(asked).first()
    if row is None:
        raise Refusal("unknown_repair_part", order=order.number, part=key)
    return row


_PARTS: Final = (
    select(*RepairPart.__table__.c, Item.ref, Item.name, Item.name_en, Lot.number.label("lot_number"))
    .add_columns(func.coalesce(Unit.serial, "").label("serial"), Place.code.label("place"))
    .add_columns(Party.name.label("owner_name"))
    .join(Item, Item.id == RepairPart.item_id)
    .join(Lot, Lot.id == RepairPart.lot_id)
    .join(Place, Place.id == RepairPart.place_id)
    .join(Party, Party.id == RepairPart.owner_id)
    .outerjoin(Unit, Unit.id == RepairPart.unit_id)
)


def _part_told(order: OrderAtHand, row: Any, state: PartState) -> PartTold:
    names = (row.ref, row.name, row.name_en, row.lot_number, row.serial)
    return PartTold(order.number, row.id, *names, row.quantity, row.place, row.owner_name, state)


def end_reservation(uow: UnitOfWork, order: OrderAtHand, part: Any, outcome: str) -> None:
    """End the open reservation of one part of an order; ``part`` names its goods, its place and how many."""
    mine = select(func.min(Reservation.id)).where(
        Reservation.document == order.number,
        Reservation.lot_id == part.lot_id,
        Reservation.unit_id == part.unit_id,
        Reservation.place_id == part.place_id,
        Reservation.owner_id == part.owner_id,
        Reservation.quantity == part.quantity,
        Reservation.released_at.is_(None),
    )
    ended = {"released_at": uow.at, "outcome": outcome}
    key = uow.read(mine).scalar()
    uow.write(update(Reservation).where(Reservation.id == key).values(ended))
    uow.touched(Kind.REPLENISHMENT)


def release_all(uow: UnitOfWork, order: OrderAtHand) -> None:
    """Let everything go that is reserved for an order.

    Raises:
        Refusal: ``parts_in_device`` while issued parts were not returned.
    """
    issued = (RepairPart.order_id == order.id, RepairPart.state == PartState.ISSUED)
    if uow.read(select(RepairPart.id).where(*issued).limit(1)).first() is not None:
        raise Refusal("parts_in_device", order=order.number)
    release_reserved(uow, order)


def release_reserved(uow: UnitOfWork, order: OrderAtHand) -> None:
    """Let everything go that is reserved for an order and was not issued."""
    kept = (RepairPart.order_id == order.id, RepairPart.state == PartState.RESERVED)
    uow.write(update(RepairPart).where(*kept).values(state=PartState.RELEASED, ended_at=uow.at))
    free = (Reservation.document == order.number, Reservation.released_at.is_(None))
    uow.write(update(Reservation).where(*free).values(released_at=uow.at, outcome="released"))
    uow.touched(Kind.REPLENISHMENT)


RESERVE_PART = Verb("reserve_repair_part", ReservePart, PartTold, reserve_part, Action.KEEP_EQUIPMENT)
RELEASE_PART = Verb("release_repair_part", ReleasePart, PartTold, release_part, Action.KEEP_EQUIPMENT)
