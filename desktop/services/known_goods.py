"""Names of goods that nobody announced: a lot or unit row is made when it is first met."""

from datetime import date
from typing import Final

from sqlalchemy import Date, bindparam, select, text

from desktop.models.item import Lot, Unit
from desktop.services.finding import Found
from desktop.storage.unit_of_work import UnitOfWork

_ADD_LOT: Final = text(
    """INSERT INTO lot (item_id, number, expires_on) VALUES (:item, :number, :expires_on)
    ON CONFLICT (item_id, number) DO NOTHING"""
).bindparams(bindparam("expires_on", type_=Date))
_ADD_UNIT: Final = text(
    """INSERT INTO unit (item_id, lot_id, serial, expires_on) VALUES (:item, :lot, :serial, :expires_on)
    ON CONFLICT (item_id, serial) DO NOTHING"""
).bindparams(bindparam("expires_on", type_=Date))


def lot_of(uow: UnitOfWork, item: int, number: str, expires_on: date | None) -> int:
    """The lot's id; made when the item has no lot of that number."""
    if uow.write(_ADD_LOT, {"item": item, "number": number, "expires_on": expires_on}).rowcount:
        uow.record("add_lot", number, item=item, expires_on=expires_on.isoformat() if expires_on else None)
    return uow.read(select(Lot.id).where(Lot.item_id == item, Lot.number == number)).scalar_one()


def unit_of(uow: UnitOfWork, found: Found, lot: int) -> int:
    """The unit's id; made when the item has no unit of that serial number."""
    row = {"item": found.item_id, "lot": lot, "serial": found.serial, "expires_on": found.expires_on}
    if uow.write(_ADD_UNIT, row).rowcount:
        uow.record("add_unit", found.serial, item=found.item_id, lot=lot)
    asked = select(Unit.id).where(Unit.item_id == found.item_id, Unit.serial == found.serial)
    return uow.read(asked).scalar_one()
