"""Kits from a file: one row for each item of a bill of contents, all kits or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from desktop.domain.permissions import Action
from desktop.models.item import Item, ItemPackage
from desktop.models.tray import Kit, KitLine
from desktop.services.master_data.entry import Check, Faults, Tally
from desktop.services.master_data.lookups import refuse_foreign, rows_where_in
from desktop.services.master_data.packages import normalised_di
from desktop.services.perform import Verb
from desktop.services.trays.kits import MOST_PIECES, KitItem, SaveKit, save_kit
from desktop.storage.unit_of_work import UnitOfWork

_NAMES = (("name", 200), ("name_en", 200))


@dataclass(frozen=True, slots=True)
class KitRow:
    """One item of a kit.

    Attributes:
        code: of the kit; its rows need not stand together.
        item: REF or DI.
        position: place in the order of the tick list; None for the order of the rows, after the numbered ones.
    """

    code: str
    item: str
    name: str = ""
    name_en: str = ""
    quantity: int = 1
    position: int | None = None


@dataclass(frozen=True, slots=True)
class SaveKits:
    """Many kits, all or none; names that are not among ``fields`` stay as they are."""

    rows: tuple[KitRow, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """A kit as it is now."""

    names: Mapping[str, str]
    lines: tuple[KitItem, ...]


def save_kits(uow: UnitOfWork, request: SaveKits) -> Tally:
    """Create kits or change them whole: the rows of a kit are its bill of contents.

    Raises:
        Refusal: ``faulty_file`` with all faults, ``not_your_site``.
    """
    faults = Faults()
    items = _items(uow, {row.item for row in request.rows})
    for number, row in enumerate(request.rows, 1):
        _check(Check(faults, number), row, items)
    known = _known(uow, {row.code for row in request.rows})
    kits = [_kit(faults, rows, items, known, request.fields) for rows in _by_code(request.rows).values()]
    faults.check_file()
    created = changed = 0
    for kit in kits:
        before = known.get(kit.code)
        if before is None or before != _Known({"name": kit.name, "name_en": kit.name_en}, kit.lines):
            save_kit(uow, kit)
            created, changed = created + (before is None), changed + (before is not None)
    return Tally(created, changed, len(kits) - created - changed)


_Numbered = tuple[int, KitRow]


def _by_code(rows: Sequence[KitRow]) -> dict[str, list[_Numbered]]:
    found: dict[str, list[_Numbered]] = {}
    for number, row in enumerate(rows, 1):
        found.setdefault(row.code, []).append((number, row))
    return found


def _check(check: Check, row: KitRow, items: Mapping[str, str]) -> None:
    check.code("code", row.code)
    for name, longest in _NAMES:
        check.text(name, getattr(row, name), longest)
    check.whole("quantity", row.quantity, 1, MOST_PIECES)
    check.whole("position", row.position, 1, MOST_PIECES)
    if row.item not in items:
        check.fault("item", "unknown_item", row.item)


def _kit(
    faults: Faults,
    rows: Sequence[_Numbered],
    items: Mapping[str, str],
    known: Mapping[str, _Known],
    fields: Sequence[str],
) -> SaveKit:
    first = rows[0][1]
    _check_alike(faults, rows, items)
    names = {name: getattr(first, name) for name, _ in _NAMES}
    before = known.get(first.code)
    if before is not None and fields:
        names |= {name: text for name, text in before.names.items() if name not in fields}
    if not names["name"]:
        faults.add(rows[0][0], "name", "empty")
    ordered = sorted((row for _, row in rows), key=_place)
    lines = tuple(KitItem(items.get(row.item, row.item), row.quantity) for row in ordered)
    return SaveKit(first.code, names["name"], lines, names["name_en"])


def _place(row: KitRow) -> int:
    return row.position if row.position is not None else MOST_PIECES + 1


def _check_alike(faults: Faults, rows: Sequence[_Numbered], items: Mapping[str, str]) -> None:
    """The rows of a kit give it one name; no item and no position stands there twice."""
    met: set[tuple[str, Any]] = set()
    for number, row in rows:
        for name, _ in _NAMES:
            if getattr(row, name) != getattr(rows[0][1], name):
                faults.add(number, name, "rows_disagree", getattr(row, name))
        for column, code, value in (
            ("item", "repeated_row", items.get(row.item)),
            ("position", "repeated_position", row.position),
        ):
            if value is not None and (column, value) in met:
                faults.add(number, column, code, getattr(row, column))
            met.add((column, value))


def _items(uow: UnitOfWork, names: set[str]) -> dict[str, str]:
    """The REF of each item in use by REF or DI."""
    refs = select(Item.ref).where(Item.retired_at.is_(None))
    found = {row.ref: row.ref for row in rows_where_in(uow, refs, Item.ref, names)}
    by_di = {normalised_di(name): name for name in names}
    packages = select(ItemPackage.di, Item.ref).join(Item, Item.id == ItemPackage.item_id)
    for row in rows_where_in(uow, packages.where(Item.retired_at.is_(None)), ItemPackage.di, set(by_di)):
        found.setdefault(by_di[row.di], row.ref)
    return found


def _known(uow: UnitOfWork, codes: set[str]) -> dict[str, _Known]:
    asked = select(Kit.id, Kit.code, Kit.name, Kit.name_en, Kit.partner_id)
    kits = list(rows_where_in(uow, asked, Kit.code, codes))
    for kit in kits:
        refuse_foreign(uow, kit.partner_id, kit.code)
    bill = select(KitLine.kit_id, Item.ref, KitLine.pieces).join(Item, Item.id == KitLine.item_id)
    bill = bill.order_by(KitLine.kit_id, KitLine.position)
    lines: dict[int, list[KitItem]] = {kit.id: [] for kit in kits}
    for row in rows_where_in(uow, bill, KitLine.kit_id, set(lines)):
        lines[row.kit_id].append(KitItem(row.ref, row.pieces))
    return {kit.code: _Known({"name": kit.name, "name_en": kit.name_en}, tuple(lines[kit.id])) for kit in kits}


SAVE_KITS = Verb("save_kits", SaveKits, Tally, save_kits, Action.EDIT_MASTER_DATA)
