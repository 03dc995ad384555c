"""Refusals of the ledger know only rows; people are told lot, serial number and place."""

from typing import Any, Final

from sqlalchemy import Connection, select

from desktop.domain.errors import Refusal
from desktop.domain.quantity import from_thousandths
from desktop.models.item import Item, Lot, Unit
from desktop.models.place import Place

NAMELESS: Final = frozenset({"not_enough_stock", "unit_elsewhere"})
"""What the database refuses by row."""


def named(connection: Connection, refusal: Refusal) -> Refusal:
    """The same refusal in the words of the trade: item, lot, serial, place, and pieces held and wanted."""
    rows: dict[str, Any] = dict(refusal.facts)
    goods = (
        select(Item.name, Item.name_en, Lot.number, Unit.serial)
        .select_from(Lot)
        .join(Item, Item.id == Lot.item_id)
        .outerjoin(Unit, Unit.id == rows.get("unit"))
    )
    goods = goods.where(Lot.id == rows["lot"]) if "lot" in rows else goods.where(Lot.id == Unit.lot_id)
    item, item_en, lot, serial = connection.execute(goods).one()
    place = connection.execute(select(Place.code).where(Place.id == rows["place"])).scalar()
    pieces = {name: from_thousandths(int(rows[name])) for name in ("held", "wanted") if name in rows}
    return Refusal(refusal.code, item=item, item_en=item_en, lot=lot, serial=serial or "", place=place, **pieces)
