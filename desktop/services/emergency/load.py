"""What an emergency order carries: the goods of its box and its trays, as they move in one movement."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import Leg, PlaceKind
from desktop.domain.lots import is_expired
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.order import EmergencyOrder, OrderGoods, OrderTray
from desktop.models.place import Place
from desktop.services.blocking import refuse_blocked
from desktop.services.emergency.order_at_hand import OrderAtHand
from desktop.services.hospital_stores import HospitalStore, hospital_store
from desktop.services.posting import Goods, Ledger, Spot, legs
from desktop.services.trays.tray_at_hand import TrayAtHand, spot_of, tray_by_id
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Loose:
    """Pieces in the box by themselves, and where they were taken from."""

    goods: Goods
    place: int
    pieces: Decimal


def loose_goods(uow: UnitOfWork, order: OrderAtHand) -> tuple[Loose, ...]:
    """What was picked by itself, summed by lot, unit, owner and place."""
    key = (OrderGoods.item_id, OrderGoods.lot_id, OrderGoods.unit_id, OrderGoods.owner_id, OrderGoods.place_id)
    asked = select(*key, func.sum(OrderGoods.quantity).label("pieces")).group_by(*key)
    asked = asked.where(OrderGoods.order_id == order.id, OrderGoods.put_back_at.is_(None))
    rows = uow.read(asked.where(OrderGoods.tray_id.is_(None)).order_by(*key)).all()
    return tuple(Loose(Goods(*row[:4]), row.place_id, row.pieces) for row in rows)


def picked_trays(uow: UnitOfWork, order: OrderAtHand) -> tuple[TrayAtHand, ...]:
    """The trays that travel with the order."""
    asked = select(OrderTray.tray_id).where(OrderTray.order_id == order.id, OrderTray.tray_id.is_not(None))
    return tuple(tray_by_id(uow, int(key)) for key in uow.read(asked.order_by(OrderTray.id)).scalars().all() if key)


def leaving(uow: UnitOfWork, load: Iterable[Loose], target: Spot) -> list[Leg]:
    """The legs of loose goods from where they lie now to a place."""
    sides: list[Leg] = []
    for one in load:
        sides += legs(one.goods, spot_of(uow, _lies_in(uow, one)), target, one.pieces)
    return sides


def _lies_in(uow: UnitOfWork, one: Loose) -> int:
    """A unit may have been moved since it was picked."""
    if one.goods.unit is None:
        return one.place
    there = uow.read(select(Balance.place_id).where(Balance.unit_id == one.goods.unit)).scalar()
    return one.place if there is None else there


def arriving(load: Iterable[Loose], source: Spot, target: Spot) -> list[Leg]:
    """The legs of loose goods from one place to another."""
    return [leg for one in load for leg in legs(one.goods, source, target, one.pieces)]


def refuse_load(uow: UnitOfWork, order: OrderAtHand, load: Iterable[Loose]) -> None:
    """Refuse goods that were held, recalled or expired since they were picked.

    Raises:
        Refusal: ``held``, ``recalled``, ``expired``.
    """
    goods = [one.goods for one in load]
    refuse_blocked(uow, [(one.item, one.lot, one.unit) for one in goods])
    for one in goods:
        asked = (
            select(Item.name, Item.name_en, Lot.number, func.coalesce(Unit.serial, ""))
            .add_columns(func.coalesce(Unit.expires_on, Lot.expires_on).label("expires_on"))
            .select_from(Lot)
            .join(Item, Item.id == Lot.item_id)
            .outerjoin(Unit, Unit.id == one.unit)
            .where(Lot.id == one.lot)
        )
        row = uow.read(asked).one()
        if is_expired(row.expires_on, order.needed_on):
            names = {"item": row[0], "item_en": row[1], "lot": row[2], "serial": row[3]}
            raise Refusal("expired", **names, expires_on=row.expires_on)


def _ledger(uow: UnitOfWork, order: OrderAtHand) -> Ledger:
    """The ledger of the whole order, in which the hospital's store stands."""
    if order.parent is None:
        return order.ledger
    asked = select(EmergencyOrder.site_id, EmergencyOrder.partner_id).where(EmergencyOrder.id == order.parent)
    return Ledger(*uow.read(asked).one())


def store_of(uow: UnitOfWork, order: OrderAtHand, code: str) -> HospitalStore:
    """The store that the goods go to: by code, as the order says, or the hospital's only one.

    Raises:
        Refusal: ``no_hospital_store``, ``choose_store``.
    """
    if code or order.store is None:
        return hospital_store(uow, order.hospital, _ledger(uow, order), code)
    found = uow.read(select(Place.code).where(Place.id == order.store)).scalar_one()
    return HospitalStore(order.store, found, order.hospital, Spot(order.store, PlaceKind.HOSPITAL, order.hospital))
