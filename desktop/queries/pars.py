"""Pars: how many pieces of an item each zone, hospital store and kit shall have."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select
from sqlalchemy.orm import aliased

from desktop.domain.ledger import PlaceKind
from desktop.domain.replenishment import Levels
from desktop.models.item import Item, ItemPackage
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.models.replenishment import Par
from desktop.models.tray import Kit


@dataclass(frozen=True, slots=True)
class ParRow:
    """A par with its names.

    Attributes:
        place: code of the zone or hospital store, "" for a kit; ``kit`` its code, "" for a place.
        name: of the item, ``place_name`` of the place or kit.
        gtin: the identifier of the unit of use, "" when the item has none.
        owner: code of the party whose goods these are.
        site_id: keys, for other queries.
    """

    id: int
    site: str
    place: str
    kit: str
    place_name: str
    place_name_en: str
    item: str
    name: str
    name_en: str
    gtin: str
    owner: str
    owner_name: str
    owner_name_en: str
    levels: Levels
    horizon_days: int
    source: str
    retired: bool
    site_id: int
    item_id: int
    owner_id: int
    place_id: int | None
    kit_id: int | None
    place_kind: PlaceKind | None

    @property
    def at(self) -> str:
        """The code of the place or of the kit."""
        return self.place or self.kit


_OWNER: Final = aliased(Party, name="par_owner")
_GTIN: Final = (
    select(func.min(ItemPackage.di)).where(ItemPackage.item_id == Item.id, ItemPackage.level == 1).scalar_subquery()
)


def _asked() -> Select[Any]:
    return (
        select(Par.id, Site.code.label("site"), Place.code.label("place"), Kit.code.label("kit"))
        .add_columns(func.coalesce(Place.name, Kit.name).label("place_name"))
        .add_columns(func.coalesce(Place.name_en, Kit.name_en).label("place_name_en"))
        .add_columns(Item.ref, Item.name, Item.name_en, _GTIN.label("gtin"))
        .add_columns(_OWNER.code.label("owner"), _OWNER.name.label("owner_name"), _OWNER.name_en.label("owner_name_en"))
        .add_columns(Par.minimum, Par.target, Par.maximum, Par.pack, Par.horizon_days, Par.source, Par.retired_at)
        .add_columns(Par.site_id, Par.item_id, Par.owner_id, Par.place_id, Par.kit_id, Place.kind)
        .join(Site, Site.id == Par.site_id)
        .join(Item, Item.id == Par.item_id)
        .join(_OWNER, _OWNER.id == Par.owner_id)
        .outerjoin(Place, Place.id == Par.place_id)
        .outerjoin(Kit, Kit.id == Par.kit_id)
        .order_by(_OWNER.code, Item.ref, Par.scope)
    )


def pars(
    connection: Connection, *, site: str = "", item: str = "", owner: str = "", place: str = "", retired: bool = False
) -> tuple[ParRow, ...]:
    """Pars in the order of owner, REF and place; ``place`` is the code of a place or of a kit."""
    conditions: list[ColumnElement[bool]] = [] if retired else [Par.retired_at.is_(None)]
    if site:
        conditions.append(Site.code == site)
    if item:
        conditions.append(Item.ref == item)
    if owner:
        conditions.append(_OWNER.code == owner)
    if place:
        conditions.append((Place.code == place) | (Kit.code == place))
    return tuple(map(_row, connection.execute(_asked().where(*conditions)).all()))


def pars_by_id(connection: Connection, ids: Collection[int]) -> tuple[ParRow, ...]:
    """Some pars, also retired ones."""
    return tuple(map(_row, connection.execute(_asked().where(Par.id.in_(sorted(ids)))).all()))


def _row(row: Row[Any]) -> ParRow:
    return ParRow(
        row.id,
        row.site,
        row.place or "",
        row.kit or "",
        row.place_name,
        row.place_name_en,
        row.ref,
        row.name,
        row.name_en,
        row.gtin or "",
        row.owner,
        row.owner_name,
        row.owner_name_en,
        Levels(row.minimum, row.target, row.maximum, row.pack),
        row.horizon_days,
        row.source,
        row.retired_at is not None,
        row.site_id,
        row.item_id,
        row.owner_id,
        row.place_id,
        row.kit_id,
        row.kind,
    )
