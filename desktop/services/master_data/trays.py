"""Trays: a thing that moves (a unit of a tray item) and a place that holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.permissions import Action
from desktop.models.item import Item, ItemKind, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.services.master_data.entry import Check, Faults, Saved, Seen, Tally
from desktop.services.master_data.lookups import insert_missing, party_ids, refuse_foreign, rows_where_in, site_row
from desktop.services.master_data.retiring import Retired, refuse_goods, retire_row
from desktop.services.master_data.saving import Noun, Wanted, load_rows, refuse_repeated, save_rows
from desktop.services.master_data.tally import tally
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

TRAY: Final = Noun("save_tray", Place, ("code",), Kind.PLACES)
GENERIC: Final = "TRAY"
"""The REF of the built-in tray item; each owner of trays has one, made on first need."""

MOST_SEATS: Final = 1000


@dataclass(frozen=True, slots=True)
class SaveTray:
    """A tray as it shall be; an unknown code is a new tray of ``maker``'s item ``item``, at home in ``site``."""

    code: str
    site: str
    maker: str
    item: str = GENERIC
    name: str = ""
    name_en: str = ""
    seats: int | None = None
    seat_columns: int | None = None
    expected: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class SaveTrays:
    """Many trays, all or none; with ``fields``, of what is there only these are changed."""

    trays: tuple[SaveTray, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetireTray:
    """Take a tray out of use, or back into it."""

    code: str
    retired: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TrayHome:
    """Ids of the site and the partner that a new tray belongs to, and of the party that owns it."""

    site: int
    partner: int
    maker: int


def save_tray(uow: UnitOfWork, request: SaveTray) -> Saved:
    """Create or change a tray.

    Raises:
        Refusal: ``faulty_entry``, ``changed_meanwhile``, ``unknown_site``, ``not_your_site``.
    """
    faults = Faults()
    wanted = _wanted(uow, [request], faults)
    faults.check_entry()
    return save_rows(uow, TRAY, wanted)[0]


def save_trays(uow: UnitOfWork, request: SaveTrays) -> Tally:
    """Create or change many trays.

    Raises:
        Refusal: ``faulty_file`` with all faults.
    """
    faults = Faults()
    wanted = _wanted(uow, request.trays, faults)
    refuse_repeated(TRAY, wanted, faults)
    faults.check_file()
    return tally(uow, "import_trays", save_rows(uow, TRAY, wanted, request.fields))


def retire_tray(uow: UnitOfWork, request: RetireTray) -> Retired:
    """Take a tray out of use; never while goods are in it or it stands somewhere.

    Raises:
        Refusal: ``unknown_place``, ``goods_on_hand``, ``not_your_site``.
    """
    tray = load_rows(uow, TRAY, [(request.code,)]).get((request.code,))
    if tray is None or tray["kind"] is not PlaceKind.TRAY:
        raise Refusal("unknown_place", subject=request.code)

    refuse_foreign(uow, tray["partner_id"], request.code)

    def check(place: int) -> None:
        refuse_goods(uow, request.code, (Balance.place_id == place) | (Balance.unit_id == tray["tray_unit_id"]))

    return retire_row(uow, TRAY, "unknown_place", (request.code,), request, check)


def add_generic_trays(uow: UnitOfWork, home: TrayHome, seats: Mapping[str, int]) -> dict[str, int]:
    """Make the trays that are not there yet, each with so many seats; returns the place ids of all by code."""
    units = tray_units(uow, generic_item(uow, home.maker), set(seats))
    rows = [_row(home, code, units[code]) | {"seats": count} | columns_of(count) for code, count in seats.items()]
    insert_missing(uow, Place, rows, "code")
    places = rows_where_in(uow, select(Place.code, Place.id, Place.kind), Place.code, set(seats))
    return {row.code: row.id for row in places if row.kind is PlaceKind.TRAY}


def columns_of(seats: int) -> dict[str, int]:
    """How many columns the seating plan of a new tray has: rows of five up to 25 seats, else of ten."""
    return {"seat_columns": 5 if seats <= 25 else 10}


def generic_item(uow: UnitOfWork, maker: int) -> int:
    """The id of the built-in tray item of an owner, made on first need."""
    wanted = select(Item.id).where(Item.maker_id == maker, Item.ref == GENERIC)
    there = uow.read(wanted).scalar()
    if there is not None:
        return there
    row = {"maker_id": maker, "ref": GENERIC, "name": "器械盒", "name_en": "Tray", "kind": ItemKind.TRAY}
    insert_missing(
        uow, Item, [row | {"carries_lot": False, "carries_serial": True, "carries_expiry": False}], "maker_id", "ref"
    )
    uow.record("save_item", GENERIC, old=None, new={"maker_id": maker, "ref": GENERIC, "kind": "tray"})
    uow.touched(Kind.ITEMS)
    return uow.read(wanted).scalar_one()


def tray_units(uow: UnitOfWork, item: int, codes: set[str]) -> dict[str, int]:
    """The unit of each tray by its code, made when missing: the tray as a thing."""
    nameless = select(Lot.id).where(Lot.item_id == item, Lot.number == "")
    lot = uow.read(nameless).scalar()
    if lot is None:
        insert_missing(uow, Lot, [{"item_id": item, "number": ""}], "item_id", "number")
        lot = uow.read(nameless).scalar_one()
    insert_missing(uow, Unit, [{"item_id": item, "lot_id": lot, "serial": code} for code in codes], "item_id", "serial")
    statement = select(Unit.serial, Unit.id).where(Unit.item_id == item)
    return {row.serial: row.id for row in rows_where_in(uow, statement, Unit.serial, codes)}


def _wanted(uow: UnitOfWork, requests: Sequence[SaveTray], faults: Faults) -> list[Wanted]:
    there = load_rows(uow, TRAY, [(request.code,) for request in requests])
    for tray in there.values():
        refuse_foreign(uow, tray["partner_id"], tray["code"])
    inside = _pieces_inside(uow, {row["id"] for row in there.values()})
    for row, request in enumerate(requests, 1):
        check = Check(faults, row)
        check.code("code", request.code)
        check.text("name", request.name, 200)
        check.text("name_en", request.name_en, 200)
        check.whole("seats", request.seats, 1, MOST_SEATS)
        check.whole("seat_columns", request.seat_columns, 1, MOST_SEATS)
        known = there.get((request.code,))
        if known is not None and known["kind"] is not PlaceKind.TRAY:
            check.fault("code", "not_a_tray", request.code)
        elif known is not None and request.seats is not None and inside.get(known["id"], 0) > request.seats:
            check.fault("seats", "too_few_seats", request.seats)
    items = _tray_items(uow, requests, faults)
    return [
        _as_wanted(uow, request, items[request.maker, request.item] if (request.code,) not in there else None)
        for request in requests
        if not faults.found
    ]


def _pieces_inside(uow: UnitOfWork, places: set[int]) -> dict[int, Any]:
    statement = select(Balance.place_id, func.sum(Balance.quantity)).group_by(Balance.place_id)
    return {row[0]: row[1] for row in rows_where_in(uow, statement, Balance.place_id, places)}


def _tray_items(
    uow: UnitOfWork, requests: Sequence[SaveTray], faults: Faults
) -> dict[tuple[str, str], tuple[int, int | None]]:
    """For each maker and REF: the maker's id and the item's (None: the built-in one, not made yet)."""
    makers = party_ids(uow, {request.maker for request in requests})
    statement = select(Item.maker_id, Item.ref, Item.id).where(Item.kind == ItemKind.TRAY)
    refs = {request.item for request in requests}
    known = {(row.maker_id, row.ref): row.id for row in rows_where_in(uow, statement, Item.ref, refs)}
    found: dict[tuple[str, str], tuple[int, int | None]] = {}
    for row, request in enumerate(requests, 1):
        maker = makers.get(request.maker, 0)
        found[request.maker, request.item] = maker, known.get((maker, request.item))
        if not maker:
            faults.add(row, "maker", "unknown_party", request.maker)
        elif (maker, request.item) not in known and request.item != GENERIC:
            faults.add(row, "item", "unknown_item", request.item)
    return found


def _as_wanted(uow: UnitOfWork, request: SaveTray, new: tuple[int, int | None] | None) -> Wanted:
    values = {
        "code": request.code,
        "name": request.name,
        "name_en": request.name_en,
        "seats": request.seats,
        "seat_columns": request.seat_columns or (columns_of(request.seats)["seat_columns"] if request.seats else None),
    }
    site = site_row(uow, request.site)
    if new is not None:
        maker, item = new
        unit = tray_units(uow, item or generic_item(uow, maker), {request.code})[request.code]
        values = _row(TrayHome(site.id, site.partner_id, maker), request.code, unit) | values
    return Wanted(request.code, values, request.expected)


def _row(home: TrayHome, code: str, unit: int) -> dict[str, Any]:
    return {"code": code, "kind": PlaceKind.TRAY, "site_id": home.site, "tray_unit_id": unit} | {
        "partner_id": home.partner,
        "custodian_id": home.partner,
    }


SAVE_TRAY = Verb("save_tray", SaveTray, Saved, save_tray, Action.EDIT_MASTER_DATA)
SAVE_TRAYS = Verb("save_trays", SaveTrays, Tally, save_trays, Action.EDIT_MASTER_DATA)
RETIRE_TRAY = Verb("retire_tray", RetireTray, Retired, retire_tray, Action.EDIT_MASTER_DATA)
