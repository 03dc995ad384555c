"""Reserving for an emergency order what the own site can give, first expired first out."""

from decimal import Decimal
from typing import Final

from sqlalchemy import insert, select

from desktop.domain.changes import Kind
from desktop.domain.ledger import PlaceKind
from desktop.models.case import Reservation
from desktop.models.item import Item
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.queries.order_facts import LineFacts, lines
from desktop.queries.whereabouts import Lying, SourceKind, whereabouts
from desktop.services.emergency.order_at_hand import OrderAtHand
from desktop.storage.unit_of_work import UnitOfWork

ONE: Final = Decimal(1)


def reserve_order(uow: UnitOfWork, order: OrderAtHand) -> list[LineFacts]:
    """Reserve what is still lacking as far as free pieces of the own zone go; returns the lines afterwards.

    The rows of the items are held, so that two desks do not reserve the same piece.
    """
    before = lines(uow.connection, order.id, order.number)
    hold_items(uow, *(line.item_id for line in before if line.lacking > 0))
    made = 0
    for line in before:
        if line.lacking > 0:
            made += _reserve_line(uow, order, line)
    if made:
        uow.record("reserve_emergency", order.number, site=order.ledger.site, pieces=made)
        uow.touched(Kind.ORDERS, Kind.CASES, Kind.REPLENISHMENT)
    return list(lines(uow.connection, order.id, order.number))


def _reserve_line(uow: UnitOfWork, order: OrderAtHand, line: LineFacts) -> int:
    wanted, made = line.lacking, 0
    for lying in own_goods(uow, order, line.item_id):
        free = min(lying.free - lying.mine, wanted - made)
        for _ in range(int(free)):
            reserve(uow, order, lying)
            made += 1
    return made


def hold_items(uow: UnitOfWork, *items: int) -> None:
    """Hold the rows of items, as every desk does that reserves pieces of them, and those of the trays they lie in.

    Always in the same order, so that desks wait for each other and never in a ring.
    """
    held = select(Item.id).where(Item.id.in_(items)).order_by(Item.id)
    uow.read(held.with_for_update(key_share=True)).all()
    inside = select(Balance.place_id).where(Balance.item_id.in_(items))
    trays = select(Place.id).where(Place.kind == PlaceKind.TRAY, Place.id.in_(inside)).order_by(Place.id)
    uow.read(trays.with_for_update(key_share=True)).all()


def own_goods(uow: UnitOfWork, order: OrderAtHand, item: int) -> list[Lying]:
    """Pieces of an item in the bins of the own site, first to expire first; the caller holds the item's row."""
    found = whereabouts(uow.connection, [item], order.asked)
    return [one for one in found if one.kind is SourceKind.ZONE and not one.why]


def reserve(uow: UnitOfWork, order: OrderAtHand, lying: Lying, reason: str = "") -> None:
    """Write one piece as promised to the order; the caller records it."""
    row = {"document": order.number, "site_id": order.ledger.site, "partner_id": order.ledger.partner}
    goods = {"item_id": lying.item_id, "lot_id": lying.lot_id, "unit_id": lying.unit_id}
    where = {"owner_id": lying.owner_id, "place_id": lying.place_id, "quantity": ONE, "spare": False}
    said = {"reason": reason, "made_at": uow.at, "made_by_id": uow.actor.id, "outcome": ""}
    uow.write(insert(Reservation).values(row | goods | where | said))
