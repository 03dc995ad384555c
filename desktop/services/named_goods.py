"""Goods by a scan or by their names: what is held, returned or recalled need not be on hand here."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select

from desktop.domain.errors import Refusal
from desktop.models.item import Item, Lot, Unit
from desktop.services.blocking import Blockable
from desktop.services.finding import find_in, read_udi


@dataclass(frozen=True, slots=True)
class NamedGoods:
    """A lot of an item, or one unit of it (``unit`` None for the lot), by key and by name."""

    item: int
    lot: int
    unit: int | None
    ref: str
    name: str
    name_en: str
    number: str
    serial: str
    expires_on: date | None
    maker: int

    @property
    def key(self) -> Blockable:
        """Item, lot and unit."""
        return self.item, self.lot, self.unit

    @property
    def names(self) -> dict[str, str]:
        """What a refusal tells of them."""
        return {"item": self.name, "item_en": self.name_en, "lot": self.number, "serial": self.serial}


_COLUMNS: Final = (Item.id, Lot.id.label("lot_id"), Item.ref, Item.name, Item.name_en, Lot.number, Item.maker_id)
_LOT: Final = (
    select(*_COLUMNS, Lot.expires_on)
    .join(Lot, Lot.item_id == Item.id)
    .where(Item.ref == bindparam("item"), Lot.number == bindparam("lot"))
)
_UNIT: Final = (
    select(*_COLUMNS, func.coalesce(Unit.expires_on, Lot.expires_on), Unit.id.label("unit_id"), Unit.serial)
    .join(Unit, Unit.item_id == Item.id)
    .join(Lot, Lot.id == Unit.lot_id)
)


def named_goods(connection: Connection, raw: str, names: tuple[str, str, str], today: date) -> NamedGoods:
    """The goods of a scan, or of names: REF, lot number and serial number, the last two may be "".

    Raises:
        Refusal: ``unknown_unit``, ``unknown_lot``; and what the decoder or the catalogue refuses.
    """
    item, lot, serial = names
    if raw:
        found = find_in(connection, read_udi(raw, today, connection))
        item, lot, serial = found.ref, found.lot, found.serial
    return unit_named(connection, item, serial) if serial else lot_named(connection, item, lot)


def unit_named(connection: Connection, item: str, serial: str) -> NamedGoods:
    """A unit by REF and serial number.

    Raises:
        Refusal: ``unknown_unit``.
    """
    row = connection.execute(_UNIT.where(Item.ref == item, Unit.serial == serial)).first()
    if row is None:
        raise Refusal("unknown_unit", item=item, lot="", serial=serial)
    return _goods(row, row.unit_id, row.serial)


def lot_named(connection: Connection, item: str, number: str) -> NamedGoods:
    """A lot by REF and number.

    Raises:
        Refusal: ``unknown_lot``.
    """
    row = connection.execute(_LOT, {"item": item, "lot": number}).first()
    if row is None:
        raise Refusal("unknown_lot", item=item, lot=number)
    return _goods(row, None, "")


def goods_of(connection: Connection, lot: int, unit: int | None) -> NamedGoods:
    """Goods by key."""
    if unit is not None:
        row: Any = connection.execute(_UNIT.where(Unit.id == unit)).one()
        return _goods(row, unit, row.serial)
    asked = select(*_COLUMNS, Lot.expires_on).join(Lot, Lot.item_id == Item.id).where(Lot.id == lot)
    return _goods(connection.execute(asked).one(), None, "")


def _goods(row: Any, unit: int | None, serial: str) -> NamedGoods:
    return NamedGoods(row[0], row[1], unit, row[2], row[3], row[4], row[5], serial, row[7], row[6])
