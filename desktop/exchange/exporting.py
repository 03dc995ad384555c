"""The same kinds of file out: CSV with a byte order mark, so that a spreadsheet shows Chinese."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.orm import aliased

from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.exchange.csv_writing import as_cell, as_csv
from desktop.exchange.kinds import KINDS
from desktop.models.item import Item, ItemPackage, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.notice import Notice, NoticeLine
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.models.replenishment import OrderDelivery, RefillOrder
from desktop.queries import master_data
from desktop.queries.external_ids import external_ids
from desktop.queries.pars import pars
from desktop.queries.zone_map import zone_codes, zone_map

Line = Mapping[str, Any]


def export_file(connection: Connection, kind: str, *, chinese: bool = False, of: str = "") -> bytes:
    """A kind of file with what is there, as `desktop.exchange.importing` takes it.

    Args:
        connection: to read on.
        kind: one of `KINDS`.
        chinese: head the columns with their Chinese names.
        of: the number of the notice for ``notices``; the code of the site for ``zones``, ``bins``, ``pars`` and
            ``stock``; the
            code of the system for ``external-ids``.

    Raises:
        Refusal: ``unknown_kind``.
    """
    if kind not in KINDS:
        raise Refusal("unknown_kind", kind=kind, kinds=sorted(KINDS))
    columns = KINDS[kind].columns
    header = [column.chinese if chinese else column.name for column in columns]
    return as_csv(
        header, ([as_cell(line.get(column.name)) for column in columns] for line in _LINES[kind](connection, of))
    )


def _fields(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__slots__}


def _parties(connection: Connection, _of: str) -> Iterator[Line]:
    return map(_fields, master_data.parties(connection))


def _people(connection: Connection, _of: str) -> Iterator[Line]:
    return map(_fields, master_data.people(connection))


def _sites(connection: Connection, _of: str) -> Iterator[Line]:
    return map(_fields, master_data.sites(connection))


def _zones(connection: Connection, of: str) -> Iterator[Line]:
    for site in (of,) if of else [row.code for row in master_data.sites(connection)]:
        for zone in filter(None, (zone_map(connection, code) for code in zone_codes(connection, site))):
            floor = _fields(zone) | {"site": site, "owner": zone.owner_code}
            for rack in zone.racks:
                size = {"rack": rack.code, "rack_width_mm": rack.width_mm, "rack_depth_mm": rack.depth_mm}
                yield _fields(rack) | floor | size
            if not zone.racks:
                yield floor


def _external_ids(connection: Connection, of: str) -> Iterator[Line]:
    return map(_fields, external_ids(connection, system=of))


def _items(connection: Connection, _of: str) -> Iterator[Line]:
    after: tuple[str, str] | None = None
    while page := master_data.items(connection, after=after):
        for row in page:
            for package in row.packages or (None,):
                yield _fields(row) | (_fields(package) if package else {})
        after = page[-1].ref, page[-1].maker


def _trays(connection: Connection, _of: str) -> Iterator[Line]:
    after = ""
    while page := master_data.trays(connection, after=after):
        yield from map(_fields, page)
        after = page[-1].code


def _bins(connection: Connection, of: str) -> Iterator[Line]:
    for site in (of,) if of else [row.code for row in master_data.sites(connection)]:
        yield from map(_fields, master_data.places(connection, site, kinds=(PlaceKind.BIN,)))


def _pars(connection: Connection, of: str) -> Iterator[Line]:
    for row in pars(connection, site=of):
        yield _fields(row) | _fields(row.levels)


def _notices(connection: Connection, of: str) -> Iterator[Line]:
    supplier, owner, tray = aliased(Party), aliased(Party), aliased(Place)
    columns = (Notice.number, Site.code.label("site"), supplier.code.label("supplier"), owner.code.label("owner"))
    statement = (
        select(*columns, Notice.minimum_shelf_days, *_goods(), NoticeLine.expires_on, NoticeLine.quantity)
        .add_columns(tray.code.label("tray"), RefillOrder.number.label("order"))
        .select_from(NoticeLine)
        .join(Notice, Notice.id == NoticeLine.notice_id)
        .join(Site, Site.id == Notice.site_id)
        .join(supplier, supplier.id == Notice.supplier_id)
        .join(owner, owner.id == Notice.owner_id)
        .join(Item, Item.id == NoticeLine.item_id)
        .join(Lot, Lot.id == NoticeLine.lot_id)
        .outerjoin(Unit, Unit.id == NoticeLine.unit_id)
        .outerjoin(tray, tray.id == NoticeLine.tray_id)
        .outerjoin(OrderDelivery, OrderDelivery.notice_id == Notice.id)
        .outerjoin(RefillOrder, RefillOrder.id == OrderDelivery.order_id)
        .where(Notice.number == of)
        .order_by(NoticeLine.position)
    )
    return _mapped(connection, statement)


def _stock(connection: Connection, of: str) -> Iterator[Line]:
    expiry = func.coalesce(Unit.expires_on, Lot.expires_on).label("expires_on")
    statement = (
        select(Site.code.label("site"), *_goods(), expiry, Party.code.label("owner"), Place.code.label("place"))
        .add_columns(Balance.quantity)
        .select_from(Balance)
        .join(Place, Place.id == Balance.place_id)
        .join(Site, Site.id == Place.site_id)
        .join(Party, Party.id == Balance.owner_id)
        .join(Item, Item.id == Balance.item_id)
        .join(Lot, Lot.id == Balance.lot_id)
        .outerjoin(Unit, Unit.id == Balance.unit_id)
        .where(Item.id.not_in(select(Unit.item_id).join(Place, Place.tray_unit_id == Unit.id)))
        .order_by(Site.code, Place.code, Balance.lot_id, Balance.unit_id)
    )
    statement = statement.where(Site.code == of) if of else statement
    return ({"document": f"OPENING-{row['site']}"} | dict(row) for row in _mapped(connection, statement))


def _goods() -> tuple[Any, ...]:
    """Item by its DI of the unit of use, or by its REF when it has none; lot and serial."""
    di = select(func.min(ItemPackage.di)).where(ItemPackage.item_id == Item.id, ItemPackage.level == 1)
    named = func.coalesce(di.scalar_subquery(), Item.ref).label("item")
    return named, Lot.number.label("lot"), Unit.serial.label("serial"), Lot.manufactured_on


def _mapped(connection: Connection, statement: Select[Any]) -> Iterator[Line]:
    return (dict(row) for row in connection.execute(statement).mappings())


_LINES: Final[Mapping[str, Callable[[Connection, str], Iterator[Line]]]] = {
    "parties": _parties,
    "sites": _sites,
    "zones": _zones,
    "external-ids": _external_ids,
    "items": _items,
    "people": _people,
    "trays": _trays,
    "bins": _bins,
    "pars": _pars,
    "notices": _notices,
    "stock": _stock,
}
