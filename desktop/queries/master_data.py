"""Master data for lists and editors: connection in, frozen rows out; long lists come in pages by key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select, tuple_

from desktop.domain.ledger import BinPurpose, PlaceKind, ZoneState
from desktop.domain.permissions import Role
from desktop.models.item import Item, ItemKind, ItemPackage, Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party, PartyKind, Site
from desktop.models.person import Person
from desktop.models.place import Place

Query = Select[*tuple[Any, ...]]

PAGE: Final = 100
AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party."""

    code: str
    name: str
    name_en: str
    kind: PartyKind
    licence_number: str
    licence_expires_on: date | None
    retired_at: datetime | None


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A site with its partner's code."""

    code: str
    name: str
    name_en: str
    time_zone: str
    partner: str
    retired_at: datetime | None
    address: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person; ``partner`` is a party's code or ""."""

    badge: str
    name: str
    role: Role
    partner: str
    retired_at: datetime | None


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A UDI-DI of an item."""

    di: str
    agency: str
    level: int
    quantity: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item with its packages, level 1 first; ``maker`` is a party's code, ``list_price`` in CNY."""

    ref: str
    maker: str
    name: str
    name_en: str
    model: str
    specification: str
    registration_number: str
    kind: ItemKind
    carries_lot: bool
    carries_serial: bool
    carries_expiry: bool
    list_price: Decimal | None
    retired_at: datetime | None
    packages: tuple[PackageRow, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of a site with what is in it in pieces; ``zone`` is a code or ""."""

    code: str
    name: str
    name_en: str
    kind: PlaceKind
    state: ZoneState | None
    zone: str
    purpose: BinPurpose | None
    capacity: int | None
    rack: str | None
    level: int | None
    slot: int | None
    pieces: Decimal
    retired_at: datetime | None


@dataclass(frozen=True, slots=True)
class TrayRow:
    """A tray: the site it is at home in, its item and owner, its seats, and what is in it in pieces."""

    code: str
    name: str
    name_en: str
    site: str
    maker: str
    item: str
    seats: int | None
    seat_columns: int | None
    pieces: Decimal
    retired_at: datetime | None


def parties(connection: Connection, *, retired: bool = False) -> tuple[PartyRow, ...]:
    """All parties by code; with ``retired`` also those out of use."""
    columns = (Party.code, Party.name, Party.name_en, Party.kind, Party.licence_number, Party.licence_expires_on)
    statement = select(*columns, Party.retired_at).order_by(Party.code)
    rows = connection.execute(_in_use(statement, Party.retired_at, retired=retired))
    return tuple(PartyRow(*row) for row in rows)


def sites(connection: Connection, *, retired: bool = False) -> tuple[SiteRow, ...]:
    """All sites by code."""
    columns = (Site.code, Site.name, Site.name_en, Site.time_zone, Party.code, Site.retired_at)
    statement: Query = select(*columns, Site.address, Site.region)
    statement = statement.join(Party, Party.id == Site.partner_id).order_by(Site.code)
    rows = connection.execute(_in_use(statement, Site.retired_at, retired=retired))
    return tuple(SiteRow(*row) for row in rows)


def people(connection: Connection, *, partner: str = "", retired: bool = False) -> tuple[PersonRow, ...]:
    """All people by badge, or those of one partner."""
    columns = (Person.badge, Person.name, Person.role, func.coalesce(Party.code, ""), Person.retired_at)
    statement = select(*columns).outerjoin(Party, Party.id == Person.partner_id).order_by(Person.badge)
    if partner:
        statement = statement.where(Party.code == partner)
    rows = connection.execute(_in_use(statement, Person.retired_at, retired=retired))
    return tuple(PersonRow(*row) for row in rows)


def items(
    connection: Connection,
    search: str = "",
    *,
    after: tuple[str, str] | None = None,
    limit: int = PAGE,
    retired: bool = False,
) -> tuple[ItemRow, ...]:
    """A page of the catalogue by REF and maker.

    Args:
        connection: to read on.
        search: part of a REF or a name, or the beginning of a DI; characters mean themselves.
        after: REF and maker code of the last row of the page before; None for the first page.
        limit: rows at most.
        retired: also items out of use.
    """
    statement = _item_statement().order_by(Item.ref, Party.code).limit(limit)
    statement = _in_use(statement, Item.retired_at, retired=retired)
    if search:
        statement = statement.where(_matches(search))
    if after is not None:
        statement = statement.where(tuple_(Item.ref, Party.code) > after)
    return _with_packages(connection, connection.execute(statement).all())


def item(connection: Connection, maker: str, ref: str) -> ItemRow | None:
    """One item, also when it is out of use."""
    if "\0" in maker + ref:
        return None
    statement = _item_statement().where(Party.code == maker, Item.ref == ref)
    return next(iter(_with_packages(connection, connection.execute(statement).all())), None)


def places(
    connection: Connection, site: str, *, kinds: Sequence[PlaceKind] = (), retired: bool = False
) -> tuple[PlaceRow, ...]:
    """The places of a site by code: receiving, holding, zones and bins, or those of some kinds."""
    wanted = kinds or (PlaceKind.RECEIVING, PlaceKind.HOLDING, PlaceKind.ZONE, PlaceKind.BIN)
    zone = Place.__table__.alias("zone")
    columns = (Place.code, Place.name, Place.name_en, Place.kind, Place.state, func.coalesce(zone.c.code, ""))
    grid = (Place.purpose, Place.capacity, Place.rack, Place.level, Place.slot)
    statement = select(*columns, *grid, _pieces(), Place.retired_at).outerjoin(zone, zone.c.id == Place.zone_id)
    statement = statement.join(Site, Site.id == Place.site_id).where(Site.code == site, Place.kind.in_(wanted))
    rows = connection.execute(_in_use(statement.order_by(Place.code), Place.retired_at, retired=retired))
    return tuple(PlaceRow(*_exact(row, 11)) for row in rows)


def trays(
    connection: Connection, search: str = "", *, after: str = "", limit: int = PAGE, retired: bool = False
) -> tuple[TrayRow, ...]:
    """A page of the trays by code; ``search`` is a part of the code or of the name, ``after`` the last code before."""
    columns = (Place.code, Place.name, Place.name_en, func.coalesce(Site.code, ""), Party.code, Item.ref)
    statement = select(*columns, Place.seats, Place.seat_columns, _pieces(), Place.retired_at)
    statement = statement.join(Unit, Unit.id == Place.tray_unit_id).join(Item, Item.id == Unit.item_id)
    statement = statement.join(Party, Party.id == Item.maker_id).outerjoin(Site, Site.id == Place.site_id)
    if search:
        part = f"%{escaped(search)}%"
        statement = statement.where(or_(*(column.ilike(part, "\\") for column in (Place.code, Place.name))))
    statement = statement.where(Place.code > after).order_by(Place.code).limit(limit)
    rows = connection.execute(_in_use(statement, Place.retired_at, retired=retired))
    return tuple(TrayRow(*_exact(row, 8)) for row in rows)


def escaped(text: str) -> str:
    r"""Text for LIKE in which ``%``, ``_`` and ``\`` mean themselves; NUL, which no text holds, stays away."""
    clean = text.replace("\0", "\ufffd")
    return clean.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _in_use(statement: Query, retired_at: Any, *, retired: bool) -> Query:
    return statement if retired else statement.where(retired_at.is_(None))


def _matches(search: str) -> ColumnElement[bool]:
    part = f"%{escaped(search)}%"
    named = (column.ilike(part, "\\") for column in (Item.ref, Item.name, Item.name_en))
    beginnings = [f"{escaped(search)}%"]
    if len(search) < 14:
        beginnings.append(f"0{escaped(search)}%")
    found = or_(*(ItemPackage.di.like(beginning, "\\") for beginning in beginnings))
    return or_(*named, Item.id.in_(select(ItemPackage.item_id).where(found)))


def _item_statement() -> Query:
    columns = (Item.ref, Party.code.label("maker"), Item.name, Item.name_en, Item.model, Item.specification)
    more = (Item.registration_number, Item.kind, Item.carries_lot, Item.carries_serial, Item.carries_expiry)
    statement: Query = select(Item.id, *columns, *more, Item.list_price, Item.retired_at)
    return statement.join(Party, Party.id == Item.maker_id)


def _with_packages(connection: Connection, rows: Sequence[Any]) -> tuple[ItemRow, ...]:
    packages: dict[int, list[PackageRow]] = {row.id: [] for row in rows}
    columns = (ItemPackage.di, ItemPackage.agency, ItemPackage.level, ItemPackage.quantity)
    statement: Query = select(ItemPackage.item_id, *columns).order_by(ItemPackage.level, ItemPackage.di)
    ids = list(packages)
    for start in range(0, len(ids), AT_ONCE):
        for item_id, *package in connection.execute(
            statement.where(ItemPackage.item_id.in_(ids[start : start + AT_ONCE]))
        ):
            packages[item_id].append(PackageRow(*package))
    return tuple(ItemRow(*(*row[1:], tuple(packages[row.id]))) for row in rows)


def _pieces() -> Any:
    return select(func.sum(Balance.quantity)).where(Balance.place_id == Place.id).scalar_subquery()


def _exact(row: Any, at: int) -> list[Any]:
    """The row with an empty sum as 0."""
    values = list(row)
    values[at] = Decimal(0) if values[at] is None else values[at]
    return values
