"""What is true of one emergency order: what is wanted, reserved, picked, and what is still lacking."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, func, literal_column, select

from desktop.domain.emergency import TO_PICK, MilestoneKind, OrderState
from desktop.domain.ledger import EnteredBy, PlaceKind
from desktop.models.case import Reservation
from desktop.models.item import Item, ItemKind, Lot, Unit
from desktop.models.order import EmergencyOrder, Milestone, OrderGoods, OrderLine, OrderTray
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.models.tray import Kit, KitLine, TrayKit

_NONE: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One ordered item: pieces wanted, picked, and reserved but not picked yet.

    Attributes:
        elsewhere: pieces that parts of the order bring from other places; they are in no box of ours.
        picked_elsewhere: how many of those are picked there.
    """

    item_id: int
    ref: str
    name: str
    name_en: str
    specification: str
    wanted: int
    picked: Decimal
    reserved: Decimal
    elsewhere: Decimal = _NONE
    picked_elsewhere: Decimal = _NONE

    @property
    def own(self) -> Decimal:
        """Pieces that go into the own box."""
        return max(Decimal(self.wanted) - self.elsewhere, _NONE)

    @property
    def to_pick(self) -> Decimal:
        """Pieces of the own box that are not picked yet."""
        return max(self.own - self.picked, _NONE)

    @property
    def done(self) -> Decimal:
        """Pieces that are picked here or elsewhere."""
        return min(self.picked + self.picked_elsewhere, Decimal(self.wanted))

    @property
    def lacking(self) -> Decimal:
        """Pieces that are neither picked nor reserved."""
        return max(self.to_pick - self.reserved, _NONE)


@dataclass(frozen=True, slots=True)
class TrayFacts:
    """An ordered tray: of which kit, and which one was picked ("" while none is)."""

    id: int
    kit_id: int
    kit: str
    kit_name: str
    kit_name_en: str
    tray_id: int | None
    tray: str
    sterile_until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class GoodsFacts:
    """Goods on the pick list or in the box.

    Attributes:
        place: where it lies, or was taken from.
        tray: the picked tray that it travels in, "" for a piece by itself.
        picked_at: None while it is only reserved.
        deviation: why it is not the first to expire.
        confirmed_by: who said on the telephone that it was taken, with the number; "" when it was scanned.
        on_road: it is still in a vehicle.
    """

    place: str
    tray: str
    ref: str
    name: str
    name_en: str
    lot: str
    serial: str
    expires_on: date | None
    quantity: Decimal
    picked_at: datetime | None
    deviation: str
    confirmed_by: str = ""
    on_road: bool = False


@dataclass(frozen=True, slots=True)
class MilestoneFacts:
    """One reached moment of an order."""

    kind: MilestoneKind
    at: datetime
    source: EnteredBy
    by: str
    workstation: str
    note: str
    limit_at: datetime | None
    taken_back_at: datetime | None


_ITEM: Final = (Item.id, Item.ref, Item.name, Item.name_en, Item.specification)


def lines(connection: Connection, order: int, number: str) -> tuple[LineFacts, ...]:
    """The ordered items of an order by its key and number, in the order in which they were asked for."""
    return lines_of(connection, {order: number}).get(order, ())


def lines_of(connection: Connection, numbers: Mapping[int, str]) -> dict[int, tuple[LineFacts, ...]]:
    """The ordered items of many orders by their keys; ``numbers`` are the orders' numbers by key."""
    picked = _picked_of(connection, numbers)
    far = _elsewhere(connection, numbers)
    held = select(Reservation.document, Reservation.item_id, func.sum(Reservation.quantity))
    held = held.where(Reservation.document.in_(numbers.values()), Reservation.released_at.is_(None))
    held = held.where(Reservation.outcome == "")
    reserved = _sums(connection, held.group_by(Reservation.document, Reservation.item_id))
    asked = select(OrderLine.order_id, *_ITEM, OrderLine.pieces).join(OrderLine, OrderLine.item_id == Item.id)
    rows = connection.execute(asked.where(OrderLine.order_id.in_(numbers)).order_by(OrderLine.id)).all()
    found: dict[int, list[LineFacts]] = {}
    for row in rows:
        got = picked.get((row.order_id, row.id), _NONE)
        kept = reserved.get((numbers[row.order_id], row.id), _NONE)
        away = far.get((row.order_id, row.id), (_NONE, _NONE))
        found.setdefault(row.order_id, []).append(LineFacts(*(*row[1:], got, kept, *away)))
    return {key: tuple(some) for key, some in found.items()}


def _picked_of(connection: Connection, orders: Collection[int]) -> dict[tuple[Any, int], Decimal]:
    took = select(OrderGoods.order_id, OrderGoods.item_id, func.sum(OrderGoods.quantity))
    took = took.where(OrderGoods.order_id.in_(orders), OrderGoods.put_back_at.is_(None))
    return _sums(connection, took.group_by(OrderGoods.order_id, OrderGoods.item_id))


def _elsewhere(connection: Connection, orders: Collection[int]) -> dict[tuple[int, int], tuple[Decimal, Decimal]]:
    """Pieces of each order and item that its parts bring, and how many of those are picked.

    A part that was picked short brings only what was picked, one that was cancelled nothing.
    """
    asked = select(EmergencyOrder.parent_id, EmergencyOrder.id, EmergencyOrder.state, OrderLine.item_id)
    asked = asked.add_columns(OrderLine.pieces).join(OrderLine, OrderLine.order_id == EmergencyOrder.id)
    asked = asked.where(EmergencyOrder.parent_id.in_(orders), EmergencyOrder.state != OrderState.CANCELLED)
    rows = connection.execute(asked).all()
    picked = _picked_of(connection, {row.id for row in rows})
    found: dict[tuple[int, int], tuple[Decimal, Decimal]] = {}
    for row in rows:
        got = picked.get((row.id, row.item_id), _NONE)
        brings = max(Decimal(row.pieces), got) if row.state in TO_PICK else got
        before = found.get((row.parent_id, row.item_id), (_NONE, _NONE))
        found[row.parent_id, row.item_id] = (before[0] + brings, before[1] + got)
    return found


def _sums(connection: Connection, asked: Any) -> dict[tuple[Any, int], Decimal]:
    return {(row[0], row[1]): row[2] for row in connection.execute(asked)}


def trays_wanted(connection: Connection, orders: Collection[int]) -> dict[int, tuple[int, int]]:
    """How many trays of each order are picked, and how many are ordered."""
    asked = select(OrderTray.order_id, func.count(OrderTray.tray_id), func.count())
    rows = connection.execute(asked.where(OrderTray.order_id.in_(orders)).group_by(OrderTray.order_id))
    return {row[0]: (row[1], row[2]) for row in rows}


def free_slots(connection: Connection, orders: Collection[int]) -> dict[int, tuple[int, ...]]:
    """The kits (keys) of the ordered trays that are not picked, by order."""
    asked = select(OrderTray.order_id, OrderTray.kit_id).where(OrderTray.tray_id.is_(None))
    found: dict[int, tuple[int, ...]] = {}
    for row in connection.execute(asked.where(OrderTray.order_id.in_(orders)).order_by(OrderTray.id)):
        found[row.order_id] = (*found.get(row.order_id, ()), row.kit_id)
    return found


def trays(connection: Connection, order: int) -> tuple[TrayFacts, ...]:
    """The ordered trays of an order."""
    asked = (
        select(OrderTray.id, Kit.id.label("kit_id"), Kit.code, Kit.name, Kit.name_en, OrderTray.tray_id)
        .add_columns(func.coalesce(Place.code, ""), OrderTray.sterile_until, OrderTray.reason)
        .join(Kit, Kit.id == OrderTray.kit_id)
        .outerjoin(Place, Place.id == OrderTray.tray_id)
        .where(OrderTray.order_id == order)
        .order_by(OrderTray.id)
    )
    return tuple(TrayFacts(*row) for row in connection.execute(asked))


def trays_that_serve(connection: Connection, kit: int) -> tuple[tuple[int, str], ...]:
    """The trays (key, code) whose kits hold every instrument of a kit."""
    wanted = set(_instruments(connection, kit))
    kits = connection.execute(select(TrayKit.tray_id, TrayKit.kit_id, Place.code).join(Place)).all()
    serving = {one for one in {row.kit_id for row in kits} if wanted <= set(_instruments(connection, one))}
    return tuple(sorted((row.tray_id, row.code) for row in kits if row.kit_id in serving))


def _instruments(connection: Connection, kit: int) -> list[int]:
    asked = select(KitLine.item_id).join(Item, Item.id == KitLine.item_id)
    rows = connection.execute(asked.where(KitLine.kit_id == kit, Item.kind == ItemKind.INSTRUMENT))
    return list(rows.scalars())


_EXPIRES: Final = func.coalesce(Unit.expires_on, Lot.expires_on)
_SERIAL: Final = func.coalesce(Unit.serial, literal_column("''"))
_GOODS: Final = (Item.ref, Item.name, Item.name_en, Lot.number, _SERIAL, _EXPIRES)


def to_pick(connection: Connection, number: str) -> tuple[GoodsFacts, ...]:
    """What is reserved for an order and not picked yet, bin by bin."""
    rows = connection.execute(
        select(Place.code, *_GOODS, func.sum(Reservation.quantity), Place.kind)
        .select_from(Reservation)
        .join(Item, Item.id == Reservation.item_id)
        .join(Lot, Lot.id == Reservation.lot_id)
        .join(Place, Place.id == Reservation.place_id)
        .outerjoin(Unit, Unit.id == Reservation.unit_id)
        .where(Reservation.document == number, Reservation.released_at.is_(None), Reservation.outcome == "")
        .group_by(Place.code, Place.kind, *_GOODS[:4], Unit.serial, Unit.expires_on, Lot.expires_on)
        .order_by(Place.code, Item.ref, _EXPIRES, Lot.number, Unit.serial)
    ).all()
    return tuple(_to_pick(row) for row in rows)


def _to_pick(row: Any) -> GoodsFacts:
    return GoodsFacts(*(row[0], "", *row[1:8], None, "", "", row[8] is PlaceKind.TRANSIT))


def picked(connection: Connection, order: int) -> tuple[GoodsFacts, ...]:
    """What was picked for an order, in the order of the scans; what lies in a picked tray with that tray."""
    tray = select(Place.code).where(Place.id == OrderGoods.tray_id).correlate(OrderGoods).scalar_subquery()
    rows = connection.execute(
        select(Place.code, func.coalesce(tray, ""), *_GOODS, OrderGoods.quantity, OrderGoods.picked_at)
        .add_columns(OrderGoods.deviation, OrderGoods.confirmed_by, OrderGoods.phone)
        .select_from(OrderGoods)
        .join(Item, Item.id == OrderGoods.item_id)
        .join(Lot, Lot.id == OrderGoods.lot_id)
        .join(Place, Place.id == OrderGoods.place_id)
        .outerjoin(Unit, Unit.id == OrderGoods.unit_id)
        .where(OrderGoods.order_id == order, OrderGoods.put_back_at.is_(None))
        .order_by(OrderGoods.id)
    ).all()
    return tuple(_picked(row) for row in rows)


def _picked(row: Any) -> GoodsFacts:
    return GoodsFacts(*(*row[:11], " · ".join(part for part in row[11:] if part)))


def milestones(connection: Connection, order: int) -> tuple[MilestoneFacts, ...]:
    """The reached moments of an order, those that were taken back among them."""
    return milestones_of(connection, (order,)).get(order, ())


def milestones_of(connection: Connection, orders: Collection[int]) -> dict[int, tuple[MilestoneFacts, ...]]:
    """The reached moments of many orders by their keys."""
    asked = (
        select(Milestone.order_id, Milestone.kind, Milestone.at, Milestone.source, Person.name, Milestone.workstation)
        .add_columns(Milestone.note, Milestone.limit_at, Milestone.taken_back_at)
        .join(Person, Person.id == Milestone.by_id)
        .where(Milestone.order_id.in_(orders))
        .order_by(Milestone.at, Milestone.id)
    )
    found: dict[int, list[MilestoneFacts]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.order_id, []).append(MilestoneFacts(*row[1:]))
    return {key: tuple(some) for key, some in found.items()}
