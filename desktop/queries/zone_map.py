"""A zone drawn to scale: its floor, its racks, and each bin with what lies in it."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, func, select

from desktop.domain.ledger import BinPurpose, PlaceKind, ZoneState
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.models.place import Place, Rack, Zone


@dataclass(frozen=True, slots=True)
class RackRow:
    """A rack on the floor, in millimetres."""

    code: str
    x_mm: int
    y_mm: int
    width_mm: int
    depth_mm: int
    levels: int
    slots: int


@dataclass(frozen=True, slots=True)
class BinRow:
    """A bin: where in the rack, what for, and what lies in it (names, at most six)."""

    code: str
    rack: str
    level: int
    slot: int
    purpose: BinPurpose
    state: ZoneState
    pieces: Decimal
    holds: tuple[str, ...]
    home_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ZoneMap:
    """A zone with its racks and bins."""

    code: str
    name: str
    name_en: str
    owner: str
    width_mm: int
    depth_mm: int
    racks: tuple[RackRow, ...]
    bins: tuple[BinRow, ...]
    owner_code: str = ""

    @property
    def area_m2(self) -> Decimal:
        """The floor in square metres with two decimals."""
        return (Decimal(self.width_mm * self.depth_mm) / 1_000_000).quantize(Decimal("0.01"))

    @property
    def filled(self) -> int:
        """How many bins hold something."""
        return sum(bool(row.holds) for row in self.bins)


def zone_codes(connection: Connection, site: str = "") -> tuple[str, ...]:
    """The zones, of one site or of all."""
    from desktop.models.party import Site

    asked = select(Place.code).join(Zone, Zone.place_id == Place.id).outerjoin(Site, Site.id == Place.site_id)
    if site:
        asked = asked.where(Site.code == site)
    return tuple(connection.execute(asked.where(Place.retired_at.is_(None)).order_by(Place.code)).scalars())


def zone_map(connection: Connection, code: str) -> ZoneMap | None:
    """One zone, None when there is none of that code."""
    head = connection.execute(
        select(Place.id, Place.code, Place.name, Place.name_en, Party.name, Zone.width_mm, Zone.depth_mm, Party.code)
        .join(Zone, Zone.place_id == Place.id)
        .outerjoin(Party, Party.id == Zone.owner_id)
        .where(Place.code == code)
    ).first()
    if head is None:
        return None
    racks = connection.execute(
        select(Rack.code, Rack.x_mm, Rack.y_mm, Rack.width_mm, Rack.depth_mm, Rack.levels, Rack.slots)
        .where(Rack.zone_id == head[0])
        .order_by(Rack.code)
    )
    bins = _bins(connection, head[0])
    drawn = tuple(RackRow(*row) for row in racks)
    return ZoneMap(head[1], head[2], head[3], head[4] or "", head[5], head[6], drawn, bins, head[7] or "")


def _bins(connection: Connection, zone: int) -> tuple[BinRow, ...]:
    names, pieces = _contents(connection, zone)
    homes: dict[int, list[str]] = defaultdict(list)
    for home, tray in connection.execute(select(Place.home_id, Place.code).where(Place.home_id.is_not(None))):
        homes[home or 0].append(tray)
    rows = connection.execute(
        select(Place.id, Place.code, Place.rack, Place.level, Place.slot, Place.purpose, Place.state)
        .where(Place.zone_id == zone, Place.kind == PlaceKind.BIN, Place.retired_at.is_(None))
        .order_by(Place.rack, Place.level, Place.slot)
    )
    return tuple(
        BinRow(
            row.code,
            row.rack or "",
            row.level or 1,
            row.slot or 1,
            row.purpose or BinPurpose.UNITS,
            row.state or ZoneState.USABLE,
            pieces[row.id],
            tuple(names[row.id][:6]),
            tuple(homes[row.id]),
        )
        for row in rows
    )


def _contents(connection: Connection, zone: int) -> tuple[dict[int, list[str]], dict[int, Decimal]]:
    tray = Place.__table__.alias("tray")
    asked = (
        select(Balance.place_id, tray.c.code, Unit.serial, Item.ref, Lot.number, func.sum(Balance.quantity))
        .join(Place, Place.id == Balance.place_id)
        .join(Item, Item.id == Balance.item_id)
        .join(Lot, Lot.id == Balance.lot_id)
        .outerjoin(Unit, Unit.id == Balance.unit_id)
        .outerjoin(tray, tray.c.tray_unit_id == Balance.unit_id)
        .where(Place.zone_id == zone)
        .group_by(Balance.place_id, tray.c.code, Unit.serial, Item.ref, Lot.number)
        .order_by(Balance.place_id, Item.ref, Lot.number, Unit.serial)
    )
    names: dict[int, list[str]] = defaultdict(list)
    pieces: dict[int, Decimal] = defaultdict(Decimal)
    for place, code, serial, ref, lot, quantity in connection.execute(asked):
        names[place].append(code or serial or f"{ref} {lot}")
        pieces[place] += quantity
    return names, pieces
