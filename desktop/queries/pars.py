"""Pars: how many pieces of an item each zone, hospital store and kit shall have."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select
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


class ParKey(NamedTuple):
    """A par without its names: all that counting needs, for many thousands of them."""

    id: int
    site_id: int
    item_id: int
    owner_id: int
    place_id: int | None
    kit_id: int | None
    place_kind: PlaceKind | None
    minimum: int
    target: int
    maximum: int
    pack: int
    horizon_days: int


def par_keys(connection: Connection, site: str, item: int | None = None) -> list[ParKey]:
    """The pars of a site, of all items or of one."""
    asked = (
        select(Par.id, Par.site_id, Par.item_id, Par.owner_id, Par.place_id, Par.kit_id, Place.kind)
        .add_columns(Par.minimum, Par.target, Par.maximum, Par.pack, Par.horizon_days)
        .join(Site, Site.id == Par.site_id)
        .outerjoin(Place, Place.id == Par.place_id)
        .where(Site.code == site, Par.retired_at.is_(None))
    )
    asked = asked if item is None else asked.where(Par.item_id == item)
    return [ParKey(*row) for row in connection.execute(asked).all()]


_OWNER: Final = aliased(Party, name="par_owner")
AT_ONCE: Final = 1000
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


def pars_by_id(connection: Connection, ids: Collection[int]) -> dict[int, ParRow]:
    """Some pars by id, also retired ones."""
    wanted, found = sorted(ids), dict[int, ParRow]()
    for first in range(0, len(wanted), AT_ONCE):
        asked = _asked().where(Par.id.in_(wanted[first : first + AT_ONCE]))
        found |= {row.id: _row(row) for row in connection.execute(asked).all()}
    return found


def _row(row: Sequence[Any]) -> ParRow:
    number, site, place, kit, at_name, at_name_en, item, name, name_en, gtin = row[:10]
    owner, owner_name, owner_name_en, minimum, target, maximum, pack, horizon_days, source, retired_at = row[10:20]
    site_id, item_id, owner_id, place_id, kit_id, kind = row[20:]
    levels = Levels(minimum, target, maximum, pack)
    return ParRow(
        *(number, site, place or "", kit or "", at_name, at_name_en, item, name, name_en, gtin or ""),
        *(owner, owner_name, owner_name_en, levels, horizon_days, source, retired_at is not None),
        *(site_id, item_id, owner_id, place_id, kit_id, kind),
    )
