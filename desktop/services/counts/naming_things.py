"""What a scan of a count names: a tray, a unit, or pieces of a lot; None when the catalogue does not know it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import select

from desktop.domain.codes import CodeKind, parse_code
from desktop.domain.errors import Refusal
from desktop.models.item import Item, Lot, Unit
from desktop.models.place import Place
from desktop.services.finding import Found, find_in, read_udi
from desktop.services.master_data.entry import Faults
from desktop.services.master_data.goods import GoodsLine, settle_goods
from desktop.storage.unit_of_work import UnitOfWork

_NOT_IN_CATALOGUE: Final = frozenset({"unknown_item", "item_retired", "lot_differs", "expiry_differs"})
"""Refusals after which the thing is kept as unknown: it lies there, and the book cannot name it."""


@dataclass(frozen=True, slots=True)
class CountedThing:
    """Goods in the hand of who counts; ``inside`` pieces in one package of that label."""

    item: int
    lot: int
    unit: int | None
    name: str
    name_en: str
    lot_number: str
    serial: str
    tray: str
    inside: int


def counted_thing(uow: UnitOfWork, raw: str, today: date) -> CountedThing | None:
    """What was scanned. A lot or serial number that was never seen before is taken into the catalogue.

    Raises:
        Refusal: ``scan_thing_first`` for another own code, ``lot_only`` when the label of a box names no single
            piece, and what the decoder refuses.
    """
    own = parse_code(raw)
    if own is not None and own.kind is CodeKind.TRAY:
        return _tray(uow, own.name)
    if own is not None:
        raise Refusal("scan_thing_first", raw=own.text)
    try:
        found = find_in(uow.connection, read_udi(raw, today, uow.connection))
    except Refusal as refusal:
        if refusal.code in _NOT_IN_CATALOGUE:
            return None
        raise
    if found.carries_serial and not found.serial:
        raise Refusal("lot_only", **found.names)
    return _thing(uow, found)


def _tray(uow: UnitOfWork, code: str) -> CountedThing | None:
    asked = (
        select(Unit.item_id, Unit.lot_id, Unit.id, Item.name, Item.name_en, Lot.number)
        .join(Place, Place.tray_unit_id == Unit.id)
        .join(Item, Item.id == Unit.item_id)
        .join(Lot, Lot.id == Unit.lot_id)
        .where(Place.code == code)
    )
    row = uow.read(asked).first()
    return None if row is None else CountedThing(*row, serial="", tray=code, inside=1)


def _thing(uow: UnitOfWork, found: Found) -> CountedThing | None:
    names = (found.name, found.name_en, found.lot, found.serial)
    if found.lot_id is not None and (not found.serial or found.unit_id is not None):
        unit = found.unit_id if found.serial else None
        return CountedThing(found.item_id, found.lot_id, unit, *names, tray="", inside=found.pieces)
    return _never_seen(uow, found, names)


def _never_seen(uow: UnitOfWork, found: Found, names: tuple[str, str, str, str]) -> CountedThing | None:
    udi = found.udi
    dates = (udi.use_by if found.carries_expiry else None, udi.manufactured)
    line = GoodsLine(1, udi.di or found.ref, found.lot, found.serial, *dates, Decimal(1))
    try:
        goods = settle_goods(uow, [line], Faults())[0]
    except Refusal as refusal:
        if refusal.code == "faulty_file":
            return None
        raise
    return CountedThing(goods.item, goods.lot, goods.unit, *names, tray="", inside=found.pieces)
