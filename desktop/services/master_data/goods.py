"""Goods on the lines of a file: which item, lot and unit each line means, with every fault of every line.

A line names its item by a DI or by a REF; lots and units that are not known yet are made, in one order for all desks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.quantity import quantity
from desktop.models.item import Item, ItemPackage, Lot, Unit
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import insert_missing, rows_where_in, storable
from desktop.services.master_data.packages import agency_of, di_fault, normalised_di
from desktop.storage.about_many import about_many, as_asked
from desktop.storage.errors import AgainFault
from desktop.storage.unit_of_work import UnitOfWork

_UNIT: Final = (Unit.id, Unit.item_id, Unit.serial, Unit.lot_id, Unit.expires_on)
_ADD_UNITS: Final = {
    dialect: asked.columns(*_UNIT)
    for dialect, asked in about_many(
        """INSERT INTO unit (item_id, lot_id, serial, expires_on) SELECT item, lot, serial, expires_on FROM asked
            WHERE true ON CONFLICT (item_id, serial) DO NOTHING RETURNING id, item_id, serial, lot_id, expires_on""",
        {"item": "integer", "lot": "integer", "serial": "text", "expires_on": "date"},
    ).items()
}
_UNITS: Final = {
    dialect: asked.columns(*_UNIT)
    for dialect, asked in about_many(
        """SELECT unit.id, unit.item_id, unit.serial, unit.lot_id, unit.expires_on FROM asked CROSS JOIN unit
            WHERE unit.item_id = asked.item AND unit.serial = asked.serial""",
        {"item": "integer", "serial": "text"},
    ).items()
}


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """What a line says: item by DI or REF, lot and serial or "", quantity in packages of that DI."""

    row: int
    item: str
    lot: str
    serial: str
    expires_on: date | None
    manufactured_on: date | None
    quantity: Decimal


class KnownItem(NamedTuple):
    """An item as its lines need it; ``inside`` is how many units of use the named package holds."""

    id: int
    retired: bool
    lot: bool
    serial: bool
    expiry: bool
    inside: int


@dataclass(frozen=True, slots=True)
class Goods:
    """What a line means: ids, the pieces, and until when they may be used."""

    row: int
    item: int
    lot: int
    unit: int | None
    pieces: Decimal
    expires_on: date | None


class _Known(NamedTuple):
    lots: dict[tuple[int, str], Any]
    units: dict[tuple[int, str], Any]


def settle_goods(uow: UnitOfWork, lines: Sequence[GoodsLine], faults: Faults) -> list[Goods]:
    """Find what each line means, and make the lots and units that are missing.

    Args:
        uow: the job.
        lines: in file order.
        faults: those of the caller; all are told together.

    Raises:
        Refusal: ``faulty_file`` with all faults; nothing was made.
        AgainFault: another desk made the same lot or unit in another way meanwhile.
    """
    items = _items(uow, {line.item for line in lines})
    fitting = [(line, item) for line in lines if (item := _check_line(line, items.get(line.item), faults))]
    known = _known(uow, fitting)
    wanted_lots = _check_lots(fitting, known, faults)
    _check_units(fitting, known, faults)
    faults.check_file()
    return _settled(fitting, _made(uow, fitting, wanted_lots, known))


def _items(uow: UnitOfWork, names: set[str]) -> dict[str, KnownItem | None]:
    """The item behind each DI or REF; None when it means more than one."""
    columns = (Item.id, Item.retired_at, Item.carries_lot, Item.carries_serial, Item.carries_expiry)
    by_di = select(ItemPackage.di, ItemPackage.quantity, *columns).join(Item, Item.id == ItemPackage.item_id)
    packages: dict[str, KnownItem | None] = {}
    for di, inside, *facts in rows_where_in(
        uow, by_di, ItemPackage.di, names | {normalised_di(name) for name in names}
    ):
        packages[di] = _item(facts, inside)
    found: dict[str, KnownItem | None] = {}
    for ref, *facts in rows_where_in(uow, select(Item.ref, *columns), Item.ref, names):
        found[ref] = None if ref in found else _item(facts, 1)
    for name in names:
        package = packages.get(normalised_di(name)) or packages.get(name)
        if package is not None:
            by_ref = found.get(name, package)
            found[name] = package if by_ref is not None and by_ref.id == package.id else None
    return found


def _item(facts: list[Any], inside: int) -> KnownItem:
    item, retired_at, lot, serial, expiry = facts
    return KnownItem(item, retired_at is not None, lot, serial, expiry, inside)


def _check_line(line: GoodsLine, item: KnownItem | None, faults: Faults) -> KnownItem | None:
    check = Check(faults, line.row)
    check.identifier("lot", line.lot)
    check.identifier("serial", line.serial)
    check.tried("quantity", lambda: quantity(line.quantity), Decimal(0))
    if not line.quantity.is_finite() or line.quantity <= 0:
        check.fault("quantity", "not_positive", line.quantity)
    if line.manufactured_on and line.expires_on and line.manufactured_on > line.expires_on:
        check.fault("manufactured_on", "manufactured_after_expiry", line.manufactured_on)
    if item is None:
        check.fault("item", _why_unknown(line.item), line.item)
    elif item.retired:
        check.fault("item", "retired_item", line.item)
    else:
        _check_carried(check, line, item)
    return item


def _why_unknown(name: str) -> str:
    fault = di_fault(name)
    return fault if fault in ("empty", "full_width") or (fault and agency_of(name) == "GS1") else "unknown_item"


def _check_carried(check: Check, line: GoodsLine, item: KnownItem) -> None:
    """The line must have the identifiers that stand on the item's label, and no others (GSP: lot, serial, expiry)."""
    for column, value, carried in (("lot", line.lot, item.lot), ("serial", line.serial, item.serial)):
        if carried and not value:
            check.fault(column, "required")
        elif value and not carried:
            check.fault(column, f"carries_no_{column}", value)
    if item.expiry and line.expires_on is None:
        check.fault("expires_on", "required")
    elif line.expires_on is not None and not item.expiry:
        check.fault("expires_on", "carries_no_expiry", line.expires_on)
    if line.serial and line.quantity != 1:
        check.fault("quantity", "unit_is_one", line.quantity)
    elif line.serial and item.inside != 1:
        check.fault("item", "serial_on_box", line.item)


def _known(uow: UnitOfWork, fitting: Sequence[tuple[GoodsLine, KnownItem]]) -> _Known:
    return _Known(_known_lots(uow, fitting), _known_units(uow, fitting))


def _known_lots(uow: UnitOfWork, fitting: Sequence[tuple[GoodsLine, KnownItem]]) -> dict[tuple[int, str], Any]:
    lots = select(Lot.id, Lot.item_id, Lot.number, Lot.expires_on, Lot.manufactured_on)
    items, numbers = {item.id for _, item in fitting}, {line.lot for line, _ in fitting}
    return {(row.item_id, row.number): row for row in rows_where_in(uow, lots, Lot.number, numbers) if row[1] in items}


def _known_units(uow: UnitOfWork, fitting: Sequence[tuple[GoodsLine, KnownItem]]) -> dict[tuple[int, str], Any]:
    wanted = dict.fromkeys((item.id, line.serial) for line, item in fitting if line.serial and storable(line.serial))
    if not wanted:
        return {}
    rows = uow.connection.execute(_UNITS[uow.connection.dialect.name], {"asked": as_asked(wanted)})
    return {(row.item_id, row.serial): row for row in rows}


def _check_lots(
    fitting: Sequence[tuple[GoodsLine, KnownItem]], known: _Known, faults: Faults
) -> dict[tuple[int, str], dict[str, Any]]:
    """Note lots whose dates differ from what is known; returns the lots that the lines want."""
    wanted: dict[tuple[int, str], dict[str, Any]] = {}
    for line, item in fitting:
        if item.expiry and line.expires_on is None:  # told already; the lines after it are not to blame
            continue
        key = item.id, line.lot
        dates = _lot_dates(line)
        there = known.lots.get(key)
        known_dates = {name: getattr(there, name) for name in dates} if there is not None else dates
        first = wanted.setdefault(key, {"item_id": item.id, "number": line.lot, **known_dates})
        if line.lot and first["expires_on"] != line.expires_on:
            faults.add(line.row, "expires_on", "expiry_differs", line.expires_on)
        if _differ(first["manufactured_on"], dates["manufactured_on"]):
            faults.add(line.row, "manufactured_on", "manufactured_differs", line.manufactured_on)
    return wanted


def _lot_dates(line: GoodsLine) -> dict[str, date | None]:
    """The dates that a lot keeps: goods without a lot number keep theirs on the unit."""
    if not line.lot:
        return {"expires_on": None, "manufactured_on": None}
    return {"expires_on": line.expires_on, "manufactured_on": line.manufactured_on}


def _differ(known: date | None, told: date | None) -> bool:
    return known is not None and told is not None and known != told


def _check_units(fitting: Sequence[tuple[GoodsLine, KnownItem]], known: _Known, faults: Faults) -> None:
    met: set[tuple[int, str]] = set()
    for line, item in fitting:
        key = item.id, line.serial
        if not line.serial:
            continue
        there, lot = known.units.get(key), known.lots.get((item.id, line.lot))
        if key in met:
            faults.add(line.row, "serial", "serial_twice", line.serial)
        elif there is not None and (lot is None or there.lot_id != lot.id):
            faults.add(line.row, "serial", "serial_of_other_lot", line.serial)
        elif there is not None and there.expires_on != line.expires_on:
            faults.add(line.row, "expires_on", "expiry_differs", line.expires_on)
        met.add(key)


def _made(
    uow: UnitOfWork,
    fitting: Sequence[tuple[GoodsLine, KnownItem]],
    wanted_lots: dict[tuple[int, str], dict[str, Any]],
    known: _Known,
) -> _Known:
    """Make the lots and units that are missing; returns all that are there then, read again where one was."""
    lots, units = known
    missing = [lot for key, lot in wanted_lots.items() if key not in lots]
    if missing:
        insert_missing(uow, Lot, missing, "item_id", "number")
        lots = _known_lots(uow, fitting)
    for key, lot in wanted_lots.items():
        if lots[key].expires_on != lot["expires_on"]:
            raise AgainFault("lot_made_meanwhile")
    new = {
        (item.id, line.serial): (item.id, lots[item.id, line.lot].id, line.serial, line.expires_on)
        for line, item in fitting
        if line.serial and (item.id, line.serial) not in units
    }
    if new:
        ordered = as_asked(new[key] for key in sorted(new))  # by their keys, so that desks wait in one order
        rows = uow.write(_ADD_UNITS[uow.connection.dialect.name], {"asked": ordered})
        made = {(row.item_id, row.serial): row for row in rows}
        units = units | made if len(made) == len(new) else _known_units(uow, fitting)
    return _Known(lots, units)


def _settled(fitting: Sequence[tuple[GoodsLine, KnownItem]], known: _Known) -> list[Goods]:
    settled = []
    for line, item in fitting:
        lot, unit = known.lots[item.id, line.lot], None
        if line.serial:
            there = known.units[item.id, line.serial]
            if (there.lot_id, there.expires_on) != (lot.id, line.expires_on):
                raise AgainFault("unit_made_meanwhile")
            unit = there.id
        settled.append(Goods(line.row, item.id, lot.id, unit, line.quantity * item.inside, line.expires_on))
    return settled


def refuse_without_lines(lines: Sequence[object]) -> None:
    """Refuse a document without any line.

    Raises:
        Refusal: ``no_lines``.
    """
    if not lines:
        raise Refusal("no_lines")
