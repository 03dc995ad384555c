"""What the catalogue, the deliveries and the stock tell about a scan that can be read in several ways."""

from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, select

from desktop.domain.udi import Udi
from desktop.models.item import Item, ItemPackage, Lot, Unit

_ITEM: Final = (
    select(Item.id, Item.carries_lot, Item.carries_serial, Item.carries_expiry, ItemPackage.level)
    .join(ItemPackage, ItemPackage.item_id == Item.id)
    .where(Item.retired_at.is_(None))
)


def item_of(connection: Connection, udi: Udi) -> Any:
    """The item of a UDI with what its labels carry; None when it is not in the catalogue."""
    asked = _ITEM.where(ItemPackage.di == udi.di, ItemPackage.agency == udi.agency.value)
    return connection.execute(asked).first()


def fits_label(item: Any, udi: Udi) -> bool:
    """Whether a reading has all that the item's labels carry."""
    has_serial = bool(udi.serial) or not item.carries_serial or item.level != 1
    return has_serial and (bool(udi.lot) or not item.carries_lot) and (bool(udi.use_by) or not item.carries_expiry)


def is_known(connection: Connection, item: Any, udi: Udi) -> bool:
    """Whether the item has exactly the lot and the unit of a reading, and nothing known speaks against it.

    A lot that is known proves a new serial number only where labels carry one: else the known lot could be the first
    characters of a new one.
    """
    if not fits_label(item, udi):
        return False
    lot = _lot(connection, item.id, udi.lot)
    if udi.lot and (lot is None or not _agrees(lot.expires_on, udi.use_by)):
        return False
    unit = _unit(connection, item.id, udi.serial)
    if unit is None:
        return lot is not None and (not udi.serial or bool(item.carries_serial)) and _expected_date(item, lot, udi)
    return (lot is None or unit.lot_id == lot.id) and _agrees(unit.expires_on, udi.use_by)


def _agrees(known: date | None, read: date | None) -> bool:
    return known is None or read is None or known == read


def _expected_date(item: Any, lot: Any, udi: Udi) -> bool:
    """A date that the item's labels do not carry must be the one that is known of the lot."""
    return udi.use_by is None or bool(item.carries_expiry) or lot.expires_on == udi.use_by


def _lot(connection: Connection, item: int, number: str | None) -> Any:
    asked = select(Lot.id, Lot.expires_on).where(Lot.item_id == item, Lot.number == number)
    return connection.execute(asked).first() if number else None


def _unit(connection: Connection, item: int, serial: str | None) -> Any:
    asked = select(Unit.lot_id, Unit.expires_on).where(Unit.item_id == item, Unit.serial == serial)
    return connection.execute(asked).first() if serial else None
