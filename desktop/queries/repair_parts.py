"""Parts for a work order: what earlier repairs of such devices needed, with what lies here and at the next centre."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, or_, select

from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind, ZoneState
from desktop.domain.repairs import PartState, RepairState
from desktop.models.case import Reservation
from desktop.models.device import Device
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.models.repair import PartClass, RepairOrder, RepairPart
from desktop.queries.ways import ways_of

LOOKED_AT: Final = 200
"""So many of the last finished orders for the same fault of the same model say what is likely."""

LOOKED_THROUGH: Final = 5000
"""So many of the last finished orders for that fault are looked through for them."""

_DONE: Final = (RepairState.FINISHED, RepairState.IN_SERVICE)


@dataclass(frozen=True, slots=True)
class PartStock:
    """Free pieces of an owner at a centre; ``own`` when it is the centre of the order."""

    site: str
    site_name: str
    owner: str
    pieces: Decimal
    own: bool
    distance_km: Decimal | None


@dataclass(frozen=True, slots=True)
class LikelyPart:
    """A part that was used in ``used`` of ``orders`` earlier repairs; ``by_device`` of them of this very device."""

    ref: str
    name: str
    name_en: str
    part_class: str
    used: int
    orders: int
    by_device: int
    stock: tuple[PartStock, ...]

    @property
    def here(self) -> Decimal:
        """Free pieces at the centre of the order."""
        return sum((one.pieces for one in self.stock if one.own), Decimal(0))


def likely_parts(connection: Connection, number: str, at: datetime) -> tuple[LikelyPart, ...]:
    """What was used before for the same fault of the same model, the most used first.

    Raises:
        Refusal: ``unknown_repair``.
    """
    order = _order(connection, number)
    earlier = _earlier(connection, order)
    return _listed(connection, order, earlier, at)


def parts_of_device(connection: Connection, device: int, at: datetime) -> tuple[LikelyPart, ...]:
    """What went into devices of the same model before, whatever the fault was, the most used first.

    Args:
        connection: to read with.
        device: its key.
        at: now; what has expired by then is no stock.
    """
    row = connection.execute(_DEVICE.where(Device.id == device)).one()
    last = select(RepairOrder.id, RepairOrder.device_id).where(RepairOrder.state.in_(_DONE))
    last_ones = last.order_by(RepairOrder.reported_at.desc()).limit(LOOKED_THROUGH).subquery()
    of_model = select(last_ones.c.id, last_ones.c.device_id).join(Device, Device.id == last_ones.c.device_id)
    of_model = of_model.where(Device.model == row.model)
    found = {one.id: one.device_id for one in connection.execute(of_model).fetchmany(LOOKED_AT)} if row.model else {}
    mine = connection.execute(last.where(RepairOrder.device_id == device).limit(LOOKED_AT))
    return _listed(connection, row, found | {one.id: one.device_id for one in mine}, at)


_CUSTOMER: Final = (
    select(func.min(Party.id))
    .where(or_(Party.code == Device.customer, Party.name == Device.customer), Device.customer != "")
    .correlate(Device)
    .scalar_subquery()
)
_DEVICE: Final = select(
    *(Device.id.label("device_id"), Device.model, Device.site_id, Site.partner_id, Site.time_zone),
    _CUSTOMER.label("customer_id"),
).join(Site, Site.id == Device.site_id)


def _listed(connection: Connection, order: Any, earlier: Mapping[int, int], at: datetime) -> tuple[LikelyPart, ...]:
    used = _used(connection, set(earlier))
    if not used:
        return ()
    stock = _stock(connection, order, set(used), local_day(at, ZoneInfo(order.time_zone)))
    rows = []
    for item, orders in used.items():
        by_device = sum(earlier[key] == order.device_id for key in orders)
        row = connection.execute(_ITEM.where(Item.id == item)).one()
        names = (row.ref, row.name, row.name_en, row.part_class or "")
        rows.append(LikelyPart(*names, len(orders), len(earlier), by_device, stock[item]))
    return tuple(sorted(rows, key=lambda row: (-row.used, -row.by_device, row.ref)))


_ITEM: Final = select(Item.ref, Item.name, Item.name_en, PartClass.part_class).outerjoin(
    PartClass, PartClass.item_id == Item.id
)


def _order(connection: Connection, number: str) -> Any:
    columns = (RepairOrder.id, RepairOrder.device_id, RepairOrder.fault_class_id, RepairOrder.customer_id)
    asked = select(*columns, Device.model, Site.id.label("site_id"), Site.partner_id, Site.time_zone)
    asked = asked.join(Device, Device.id == RepairOrder.device_id).join(Site, Site.id == RepairOrder.site_id)
    row = connection.execute(asked.where(RepairOrder.number == number)).first()
    if row is None:
        raise Refusal("unknown_repair", order=number)
    return row


def _earlier(connection: Connection, order: Any) -> dict[int, int]:
    """The last finished orders for the same fault of the model, and of this device; with the device of each."""
    done = (RepairOrder.fault_class_id == order.fault_class_id, RepairOrder.state.in_(_DONE))
    columns = (RepairOrder.id, RepairOrder.device_id)
    last = select(*columns).where(*done).order_by(RepairOrder.reported_at.desc()).limit(LOOKED_THROUGH).subquery()
    of_model = select(last.c.id, last.c.device_id).join(Device, Device.id == last.c.device_id)
    of_model = of_model.where(Device.model == order.model, last.c.id != order.id)
    found = {row.id: row.device_id for row in connection.execute(of_model).fetchmany(LOOKED_AT)} if order.model else {}
    # By the device alone: SQLite would run through all orders for the fault otherwise.
    own = select(*columns, RepairOrder.fault_class_id, RepairOrder.state).where(
        RepairOrder.device_id == order.device_id
    )
    rows = connection.execute(own.order_by(RepairOrder.reported_at.desc()).limit(LOOKED_AT)).all()
    mine = {
        row.id: row.device_id
        for row in rows
        if row.fault_class_id == order.fault_class_id and row.state in _DONE and row.id != order.id
    }
    return mine | found


def _used(connection: Connection, orders: Collection[int]) -> dict[int, set[int]]:
    asked = select(RepairPart.item_id, RepairPart.order_id).where(RepairPart.order_id.in_(orders))
    found: dict[int, set[int]] = defaultdict(set)
    for row in connection.execute(asked.where(RepairPart.state == PartState.ISSUED)):
        found[row.item_id].add(row.order_id)
    return found


def _stock(connection: Connection, order: Any, items: Collection[int], today: date) -> dict[int, tuple[PartStock, ...]]:
    """Free pieces by item: at the order's centre, and at the one other centre that is next and has some."""
    expires = func.coalesce(Unit.expires_on, Lot.expires_on)
    asked = (
        select(Balance.item_id, Site.id, Site.code, Site.name, Party.name.label("owner"), Party.id.label("owner_id"))
        .add_columns(func.sum(Balance.quantity).label("pieces"))
        .join(Place, Place.id == Balance.place_id)
        .join(Site, Site.id == Place.site_id)
        .join(Party, Party.id == Balance.owner_id)
        .join(Lot, Lot.id == Balance.lot_id)
        .outerjoin(Unit, Unit.id == Balance.unit_id)
        .where(Balance.item_id.in_(items), Site.partner_id == order.partner_id, Balance.quantity > 0)
        .where(Place.kind == PlaceKind.BIN, Place.state == ZoneState.USABLE, or_(expires.is_(None), expires >= today))
        .group_by(Balance.item_id, Site.id, Site.code, Site.name, Party.name, Party.id)
    )
    promised = _promised(connection, items)
    roads = ways_of(connection, order.partner_id)
    found: dict[int, list[PartStock]] = defaultdict(list)
    for row in connection.execute(asked.order_by(Site.code, Party.name)):
        free = row.pieces - promised.get((row.item_id, row.id, row.owner_id), Decimal(0))
        way = roads.get((row.id, order.customer_id))
        if free > 0:
            own = row.id == order.site_id
            km = None if way is None else way.road_km
            found[row.item_id].append(PartStock(row.code, row.name, row.owner, free, own, km))
    return {item: _here_and_next(found[item]) for item in items}


def _promised(connection: Connection, items: Collection[int]) -> dict[tuple[int, int, int], Decimal]:
    asked = select(Reservation.item_id, Reservation.site_id, Reservation.owner_id, func.sum(Reservation.quantity))
    asked = asked.where(Reservation.item_id.in_(items), Reservation.released_at.is_(None))
    asked = asked.group_by(Reservation.item_id, Reservation.site_id, Reservation.owner_id)
    return {(row[0], row[1], row[2]): row[3] for row in connection.execute(asked)}


def _here_and_next(found: list[PartStock]) -> tuple[PartStock, ...]:
    others = [one for one in found if not one.own]
    far = Decimal("Infinity")
    ordered = sorted(others, key=lambda one: (far if one.distance_km is None else one.distance_km, one.site))
    kept = [one for one in ordered if one.site == ordered[0].site]
    return (*(one for one in found if one.own), *kept)
