"""The FIND desk: one scan or one typed word, and what it names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, select

from desktop.domain.ledger import PlaceKind
from desktop.models.external import ExternalKind
from desktop.models.item import Item, ItemKind, ItemPackage, Lot, Unit
from desktop.models.notice import Notice
from desktop.models.place import Place
from desktop.queries.external_ids import called
from desktop.queries.naming import Named, named_by_scan
from desktop.queries.stock_filter import spellings

_MOST: Final = 20


class HitKind(StrEnum):
    """What was found."""

    UNIT = "unit"
    LOT = "lot"
    TRAY = "tray"
    PLACE = "place"
    NOTICE = "notice"
    ITEM = "item"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a scan or a typed name names, with the keys for its page.

    Attributes:
        item: REF of an item, a lot or a unit.
        code: of a tray, a place or a notice.
        others: what else has that name; a word can be the serial number of several items.
    """

    kind: HitKind
    item: str = ""
    lot: str = ""
    serial: str = ""
    code: str = ""
    others: tuple["Hit", ...] = ()


def find(connection: Connection, text: str, today: date) -> Hit:
    """What a scan or a typed name names; kind ``none`` for a typed word that is nobody's name.

    Raises:
        Refusal: a scan that names nothing, as `desktop.queries.naming.named_by_scan`.
    """
    named = named_by_scan(connection, text, today)
    if named is not None:
        return _hit(named)
    for word in spellings(text):
        hits = list(_typed(connection, word))
        if hits:
            return Hit(hits[0].kind, hits[0].item, hits[0].lot, hits[0].serial, hits[0].code, tuple(hits[1:]))
    return Hit(HitKind.NONE)


def _hit(named: Named) -> Hit:
    return Hit(HitKind(named.kind.value), named.item, named.lot, named.serial, named.code)


def _typed(connection: Connection, word: str) -> Iterator[Hit]:
    units = select(Item.ref, Lot.number, Unit.serial).join(Unit, Unit.item_id == Item.id)
    units = units.join(Lot, Lot.id == Unit.lot_id).where(Unit.serial == word, Item.kind != ItemKind.TRAY)
    for item, lot, serial in connection.execute(units.order_by(Item.ref).limit(_MOST)):
        yield Hit(HitKind.UNIT, item, lot, serial)
    lots = select(Item.ref, Lot.number).join(Lot, Lot.item_id == Item.id).where(Lot.number == word)
    for item, lot in connection.execute(lots.order_by(Item.ref).limit(_MOST)):
        yield Hit(HitKind.LOT, item, lot)
    for code, kind in connection.execute(select(Place.code, Place.kind).where(Place.code == word)):
        yield Hit(HitKind.TRAY if kind is PlaceKind.TRAY else HitKind.PLACE, code=code)
    for number in connection.execute(select(Notice.number).where(Notice.number == word)).scalars():
        yield Hit(HitKind.NOTICE, code=number)
    elsewhere = called(ExternalKind.ITEM, word)
    packages = select(ItemPackage.item_id).where(ItemPackage.di.in_([word, f"0{word}"]))
    items = select(Item.ref).where((Item.ref == word) | Item.id.in_(packages) | Item.id.in_(elsewhere))
    for ref in connection.execute(items.order_by(Item.ref).limit(_MOST)).scalars():
        yield Hit(HitKind.ITEM, ref)
