"""What a scan names: a unit, a lot, an item, a tray, a place or a delivery."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, bindparam, select

from desktop.domain.codes import Code, CodeKind, parse_code
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.udi import Mode, Udi, decode
from desktop.models.item import Item, ItemPackage, Lot, Unit
from desktop.models.notice import Notice
from desktop.models.place import Place

GROUP_SEPARATOR: Final = "\x1d"


class NamedKind(StrEnum):
    """What kind of thing has a name."""

    UNIT = "unit"
    LOT = "lot"
    ITEM = "item"
    TRAY = "tray"
    PLACE = "place"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing and its names: ``id`` is its key, ``item`` a REF, ``code`` that of a tray, a place or a notice."""

    kind: NamedKind
    id: int
    item: str = ""
    lot: str = ""
    serial: str = ""
    code: str = ""


_ITEM: Final = (
    select(Item.id, Item.ref, Item.name, Lot.id.label("lot_id"), Unit.id.label("unit_id"), Unit.lot_id.label("in_lot"))
    .join(ItemPackage, ItemPackage.item_id == Item.id)
    .outerjoin(Lot, (Lot.item_id == Item.id) & (Lot.number == bindparam("lot")))
    .outerjoin(Unit, (Unit.item_id == Item.id) & (Unit.serial == bindparam("serial")))
    .where(ItemPackage.di == bindparam("di"), ItemPackage.agency == bindparam("agency"))
)
_LOT_NUMBER: Final = select(Lot.number).where(Lot.id == bindparam("lot"))
_PLACE: Final = select(Place.id, Place.kind).where(Place.code == bindparam("code"))
_NOTICE: Final = select(Notice.id).where(Notice.number == bindparam("number"))


def named_by_scan(connection: Connection, text: str, today: date) -> Named | None:
    """What a scan names; None when the text is no scan but words that a person typed.

    Args:
        connection: to read with.
        text: as it came from the scanner, or was typed.
        today: for two-digit years.

    Raises:
        Refusal: a scan that names nothing: ``unknown_place``, ``unknown_tray``, ``unknown_notice``, ``unknown_item``,
            ``unknown_lot``, ``unknown_unit``, ``scan_thing_first`` for a person or a command, ``di_missing``; and what
            the decoder refuses of text that only a scanner sends.
    """
    own = parse_code(text)
    if own is not None:
        return _named_by_code(connection, own)
    udi = _read(text, today)
    return None if udi is None else named_by_udi(connection, udi)


def _read(text: str, today: date) -> Udi | None:
    try:
        return decode(text, today=today, mode=Mode.HRI if text[:1] in ("(", "[") else Mode.STRICT)
    except Refusal:
        if text[:1] == "]" or GROUP_SEPARATOR in text:
            raise
        return None


def _named_by_code(connection: Connection, code: Code) -> Named:
    name = _BY_CODE.get(code.kind)
    if name is None:
        raise Refusal("scan_thing_first", raw=code.text)
    return name(connection, code.name)


def named_place(connection: Connection, code: str) -> Named:
    """A place by its code.

    Raises:
        Refusal: ``unknown_place``.
    """
    row = connection.execute(_PLACE, {"code": code}).first()
    if row is None:
        raise Refusal("unknown_place", place=code)
    kind = NamedKind.TRAY if row.kind is PlaceKind.TRAY else NamedKind.PLACE
    return Named(kind, row.id, code=code)


def named_tray(connection: Connection, code: str) -> Named:
    """A tray by its code.

    Raises:
        Refusal: ``unknown_tray``.
    """
    row = connection.execute(_PLACE, {"code": code}).first()
    if row is None or row.kind is not PlaceKind.TRAY:
        raise Refusal("unknown_tray", tray=code)
    return Named(NamedKind.TRAY, row.id, code=code)


def named_notice(connection: Connection, number: str) -> Named:
    """A delivery by its number.

    Raises:
        Refusal: ``unknown_notice``.
    """
    found = connection.execute(_NOTICE, {"number": number}).scalar()
    if found is None:
        raise Refusal("unknown_notice", notice=number)
    return Named(NamedKind.NOTICE, found, code=number)


_BY_CODE: Final[dict[CodeKind, Callable[[Connection, str], Named]]] = {
    CodeKind.PLACE: named_place,
    CodeKind.TRAY: named_tray,
    CodeKind.NOTICE: named_notice,
}


def named_by_udi(connection: Connection, udi: Udi) -> Named:
    """The unit, lot or item of a UDI: the narrowest that its label says.

    Raises:
        Refusal: ``di_missing``, ``unknown_item``, ``unknown_unit`` or ``unknown_lot``.
    """
    if udi.di is None:
        raise Refusal("di_missing", lot=udi.lot, serial=udi.serial)
    asked = {"di": udi.di, "agency": udi.agency.value, "lot": udi.lot, "serial": udi.serial}
    row = connection.execute(_ITEM, asked).first()
    if row is None:
        raise Refusal("unknown_item", di=udi.di)
    if udi.serial:
        return _unit(connection, udi, row.ref, row.unit_id, row.in_lot)
    if udi.lot and row.lot_id is None:
        raise Refusal("unknown_lot", item=row.ref, lot=udi.lot)
    if row.lot_id is not None:
        return Named(NamedKind.LOT, row.lot_id, row.ref, udi.lot or "")
    return Named(NamedKind.ITEM, row.id, row.ref)


def _unit(connection: Connection, udi: Udi, ref: str, unit: int | None, lot: int) -> Named:
    if unit is None:
        raise Refusal("unknown_unit", item=ref, lot=udi.lot or "", serial=udi.serial or "")
    number = connection.execute(_LOT_NUMBER, {"lot": lot}).scalar_one()
    return Named(NamedKind.UNIT, unit, ref, number, udi.serial or "")
