"""Items: catalogue products with their package levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, select

from desktop.domain.changes import Kind
from desktop.domain.money import money
from desktop.domain.permissions import Action
from desktop.models.item import Item, ItemKind, ItemPackage
from desktop.models.ledger import Balance
from desktop.services.master_data.entry import Check, Faults, Saved, Seen, Tally
from desktop.services.master_data.lookups import insert_new, party_ids, rows_where_in
from desktop.services.master_data.packages import NewPackage, check_packages
from desktop.services.master_data.retiring import Retired, refuse_goods, retire_row
from desktop.services.master_data.saving import Noun, Wanted, key_of, load_rows, record, refuse_repeated, save_rows
from desktop.services.master_data.tally import tally
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

ITEM = Noun("save_item", Item, ("maker_id", "ref"), Kind.ITEMS)
_PACKAGES = Noun("save_item_packages", ItemPackage, ("di",), Kind.ITEMS)
_PLAIN = (
    *("ref", "name", "name_en", "model", "specification", "registration_number", "kind"),
    *("carries_lot", "carries_serial", "carries_expiry", "list_price"),
)


@dataclass(frozen=True, slots=True)
class SaveItem:
    """An item as it shall be; an unknown maker and REF is a new item.

    ``packages`` are all of its DIs, level 1 first; None leaves them as they are. ``carries_…`` says which production
    identifiers stand on its label. ``expected`` may name every field but the packages.
    """

    ref: str
    maker: str
    name: str
    kind: ItemKind
    name_en: str = ""
    model: str = ""
    specification: str = ""
    registration_number: str = ""
    carries_lot: bool = True
    carries_serial: bool = False
    carries_expiry: bool = True
    list_price: Decimal | None = None
    packages: tuple[NewPackage, ...] | None = None
    expected: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class SaveItems:
    """Many items, all or none; with ``fields``, of what is there only these are changed."""

    items: tuple[SaveItem, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetireItem:
    """Take an item out of use, or back into it."""

    ref: str
    maker: str
    retired: bool = True
    reason: str = ""


def save_item(uow: UnitOfWork, request: SaveItem) -> Saved:
    """Create or change an item with its packages.

    Raises:
        Refusal: ``faulty_entry``, ``changed_meanwhile``.
    """
    faults = Faults()
    wanted = _wanted(uow, [request], faults)
    faults.check_entry()
    return _save(uow, [request], wanted)[0]


def save_items(uow: UnitOfWork, request: SaveItems) -> Tally:
    """Create or change many items.

    Raises:
        Refusal: ``faulty_file`` with all faults; those of a package stand in columns like ``packages.1.di``.
    """
    faults = Faults()
    wanted = _wanted(uow, request.items, faults)
    refuse_repeated(ITEM, wanted, faults)
    faults.check_file()
    return tally(uow, "import_items", _save(uow, request.items, wanted, request.fields))


def retire_item(uow: UnitOfWork, request: RetireItem) -> Retired:
    """Take an item out of use; never while there are goods of it.

    Raises:
        Refusal: ``unknown_item``, ``goods_on_hand``.
    """
    maker = party_ids(uow, {request.maker}).get(request.maker, 0)

    def check(item: int) -> None:
        refuse_goods(uow, request.ref, Balance.item_id == item)

    return retire_row(uow, ITEM, "unknown_item", (maker, request.ref), request, check)


def _wanted(uow: UnitOfWork, requests: Sequence[SaveItem], faults: Faults) -> list[Wanted]:
    makers = party_ids(uow, {request.maker for request in requests})
    for row, request in enumerate(requests, 1):
        check = Check(faults, row)
        _check(check, request)
        if request.maker not in makers:
            check.fault("maker", "unknown_party", request.maker)
    wanted = [_as_wanted(request, makers.get(request.maker, 0)) for request in requests]
    _check_dis_are_free(uow, requests, wanted, faults)
    return wanted


def _check(check: Check, request: SaveItem) -> None:
    check.text("ref", request.ref, 80, required=True)
    check.text("name", request.name, 300, required=True)
    check.text("name_en", request.name_en, 300)
    check.text("model", request.model, 120)
    check.text("specification", request.specification, 200)
    implant = request.kind is ItemKind.IMPLANT
    check.text("registration_number", request.registration_number, 80, required=implant)
    if request.list_price is not None:
        price = check.tried("list_price", lambda: money(request.list_price or 0), Decimal(0))
        if price < 0:
            check.fault("list_price", "negative", request.list_price)
    if request.carries_expiry and not (request.carries_lot or request.carries_serial):
        check.fault("carries_expiry", "expiry_needs_lot_or_serial")
    check_packages(check, request.packages or ())


def _as_wanted(request: SaveItem, maker: int) -> Wanted:
    values: dict[str, Any] = {name: getattr(request, name) for name in _PLAIN}
    seen = tuple(one for one in request.expected if one.field != "maker")
    return Wanted(request.ref, values | {"maker_id": maker}, seen)


def _check_dis_are_free(
    uow: UnitOfWork, requests: Sequence[SaveItem], wanted: Sequence[Wanted], faults: Faults
) -> None:
    """A DI names one item: note ``di_taken`` where it belongs to another, in the database or in the file."""
    dis = {package.kept_di for request in requests for package in request.packages or ()}
    statement = select(ItemPackage.di, Item.maker_id, Item.ref).join(Item, Item.id == ItemPackage.item_id)
    owners: dict[str, tuple[int | str, ...]]
    owners = {row.di: (row.maker_id, row.ref) for row in rows_where_in(uow, statement, ItemPackage.di, dis)}
    for row, (request, one) in enumerate(zip(requests, wanted, strict=True), 1):
        for number, package in enumerate(request.packages or (), 1):
            key = key_of(ITEM, one.values)
            if owners.setdefault(package.kept_di, key) != key:
                faults.add(row, f"packages.{number}.di", "di_taken", package.di)


def _save(
    uow: UnitOfWork, requests: Sequence[SaveItem], wanted: Sequence[Wanted], fields: Sequence[str] = ()
) -> list[Saved]:
    saved = save_rows(uow, ITEM, wanted, fields)
    there = load_rows(uow, ITEM, [key_of(ITEM, one.values) for one in wanted])
    ids = [there[key_of(ITEM, one.values)]["id"] for one in wanted]
    changed = _save_packages(uow, requests, ids)
    return [
        Saved(one.code, one.created, (*one.changed, "packages")) if item in changed and not one.created else one
        for one, item in zip(saved, ids, strict=True)
    ]


def _save_packages(uow: UnitOfWork, requests: Sequence[SaveItem], ids: Sequence[int]) -> set[int]:
    """Bring the packages to what the requests say; returns the items whose packages changed."""
    given = {item: one for item, one in zip(ids, requests, strict=True) if one.packages is not None}
    old = _packages(uow, set(given))
    new = {item: {_as_row(package) for package in one.packages or ()} for item, one in given.items()}
    changed = {item for item in given if old.get(item, set()) != new[item]}
    for item in sorted(changed):
        gone = [di for di, *_ in old.get(item, set()) - new[item]]
        if gone:
            uow.write(delete(ItemPackage).where(ItemPackage.item_id == item, ItemPackage.di.in_(gone)))
        told = {"packages": sorted(new[item])}
        record(uow, _PACKAGES, given[item].ref, {"packages": sorted(old.get(item, set()))}, told)
    rows = [
        {"item_id": item, "di": di, "level": level, "quantity": quantity, "agency": agency}
        for item in changed
        for di, level, quantity, agency in new[item] - old.get(item, set())
    ]
    insert_new(uow, ItemPackage, rows, "di")
    return changed


def _packages(uow: UnitOfWork, items: set[int]) -> dict[int, set[tuple[str, int, int, str]]]:
    found: dict[int, set[tuple[str, int, int, str]]] = {}
    columns = (ItemPackage.item_id, ItemPackage.di, ItemPackage.level, ItemPackage.quantity, ItemPackage.agency)
    for row in rows_where_in(uow, select(*columns), ItemPackage.item_id, items):
        found.setdefault(row.item_id, set()).add((row.di, row.level, row.quantity, row.agency))
    return found


def _as_row(package: NewPackage) -> tuple[str, int, int, str]:
    return package.kept_di, package.level, package.quantity, package.kept_agency


SAVE_ITEM = Verb("save_item", SaveItem, Saved, save_item, Action.EDIT_MASTER_DATA)
SAVE_ITEMS = Verb("save_items", SaveItems, Tally, save_items, Action.EDIT_MASTER_DATA)
RETIRE_ITEM = Verb("retire_item", RetireItem, Retired, retire_item, Action.EDIT_MASTER_DATA)
