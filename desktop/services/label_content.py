"""The words on labels, by the field names that templates know (`desktop.labels.field_names`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, literal, null, select
from sqlalchemy.orm import aliased

from desktop.domain.errors import Refusal
from desktop.domain.udi import Agency
from desktop.models.item import Item, ItemPackage, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.services.label_symbols import Identifiers, symbol_for

Fields = dict[str, str]

_OWNER: Final = aliased(Party, name="owner")
_PARTNER: Final = aliased(Party, name="partner")
_ZONE: Final = aliased(Place, name="zone")
_FIRST: Final = (
    select(func.min(ItemPackage.id))
    .where(ItemPackage.item_id == Item.id, ItemPackage.level == 1)
    .correlate(Item)
    .scalar_subquery()
)
_ITEM: Final = (Item.ref, Item.name, Item.name_en, Item.specification, Item.model, Item.registration_number)
_UNITS: Final = (
    select(Lot.id.label("lot_id"), Unit.id.label("unit_id"), *_ITEM, Party.name.label("maker"))
    .add_columns(ItemPackage.di, ItemPackage.agency, Lot.number, Unit.serial, Lot.manufactured_on)
    .add_columns(func.coalesce(Unit.expires_on, Lot.expires_on).label("expires_on"), _OWNER.name.label("owner"))
    .add_columns(Place.code.label("place"), Place.site_id.label("site_id"))
    .select_from(Unit)
    .join(Lot, Lot.id == Unit.lot_id)
    .join(Item, Item.id == Lot.item_id)
    .join(Party, Party.id == Item.maker_id)
    .outerjoin(ItemPackage, ItemPackage.id == _FIRST)
    .outerjoin(Balance, Balance.unit_id == Unit.id)
    .outerjoin(Place, Place.id == Balance.place_id)
    .outerjoin(_OWNER, _OWNER.id == Balance.owner_id)
    .order_by(Place.code, Item.ref, Unit.serial)
)
_LOTS: Final = (
    select(Lot.id.label("lot_id"), null().label("unit_id"), *_ITEM, Party.name.label("maker"))
    .add_columns(ItemPackage.di, ItemPackage.agency, Lot.number, literal("").label("serial"), Lot.manufactured_on)
    .add_columns(Lot.expires_on, literal("").label("owner"), literal("").label("place"), null().label("site_id"))
    .select_from(Lot)
    .join(Item, Item.id == Lot.item_id)
    .join(Party, Party.id == Item.maker_id)
    .outerjoin(ItemPackage, ItemPackage.id == _FIRST)
)


@dataclass(frozen=True, slots=True)
class LabelGoods:
    """Goods that are to have a label: their keys, their identifiers (None without a UDI-DI), and their words.

    ``site`` is where they are on hand, None when they are not.
    """

    lot: int
    unit: int | None
    ref: str
    site: int | None
    identifiers: Identifiers | None
    fields: Fields

    def symbol(self, today: date) -> str:
        """The code of a label for them.

        Raises:
            Refusal: ``no_di``, or what no barcode may hold.
        """
        if self.identifiers is None:
            raise Refusal("no_di", item=self.fields["item"], item_en=self.fields["item_en"], ref=self.ref)
        return symbol_for(self.identifiers, today)


def units_for_labels(connection: Connection, where: ColumnElement[bool]) -> Iterator[LabelGoods]:
    """The serial-numbered units that fit, in the order of their places."""
    yield from map(_goods, connection.execute(_UNITS.where(where)).all())


def lots_for_labels(connection: Connection, where: ColumnElement[bool]) -> Iterator[LabelGoods]:
    """The lots that fit."""
    yield from map(_goods, connection.execute(_LOTS.where(where)).all())


def goods_for_label(connection: Connection, lot: int, unit: int | None) -> LabelGoods:
    """One unit, or one lot when ``unit`` is None; both by key."""
    if unit is None:
        return next(lots_for_labels(connection, Lot.id == lot))
    return next(units_for_labels(connection, Unit.id == unit))


def _goods(row: Row[Any]) -> LabelGoods:
    serial, expires_on = row.serial or "", _day(row.expires_on)
    known = None
    if row.di is not None:
        known = Identifiers(Agency(row.agency), row.di, row.number, serial, expires_on)
    fields = {
        "ref": row.ref,
        "item": row.name,
        "item_en": row.name_en,
        "specification": row.specification,
        "model": row.model,
        "registration": row.registration_number,
        "manufacturer": row.maker,
        "agency": row.agency or "",
        "di": row.di or "",
        "lot": row.number,
        "serial": serial,
        "expiry": expires_on.isoformat() if expires_on else "",
        "manufactured": row.manufactured_on.isoformat() if row.manufactured_on else "",
        "owner": row.owner or "",
        "place": row.place or "",
    }
    return LabelGoods(row.lot_id, row.unit_id, row.ref, row.site_id, known, fields)


def _day(stored: Any) -> date | None:
    return date.fromisoformat(stored) if isinstance(stored, str) else stored


_SITE: Final = (
    select(Site.name, _PARTNER.name).join(_PARTNER, _PARTNER.id == Site.partner_id).where(Site.id == bindparam("site"))
)
_PLACES: Final[Select[*tuple[Any, ...]]] = (
    select(Place.id, Place.code, Place.name, Place.name_en, Place.kind, Place.capacity, Place.seats)
    .add_columns(Place.site_id, func.coalesce(_ZONE.code, "").label("zone"))
    .outerjoin(_ZONE, _ZONE.id == Place.zone_id)
)


def site_fields(connection: Connection, site: int) -> Fields:
    """The names of a site and of its partner."""
    name, partner = connection.execute(_SITE, {"site": site}).one()
    return {"site": name, "partner": partner}


def places_for_labels(connection: Connection, where: ColumnElement[bool]) -> list[Row[Any]]:
    """The places that fit, with what their labels say, in the order of racks, levels and slots."""
    asked = _PLACES.where(where).order_by(Place.rack, Place.level, Place.slot, Place.code)
    return list(connection.execute(asked).all())


def place_fields(row: Row[Any]) -> Fields:
    """What the label of a place or of a tray says of it."""
    capacity = row.seats if row.capacity is None else row.capacity
    return {
        "place": row.code,
        "bin": row.code,
        "tray": row.code,
        "tray_name": row.name,
        "title": row.name,
        "zone": row.zone,
        "capacity": "" if capacity is None else str(capacity),
    }


def name_fields(connection: Connection, **parties: int) -> Fields:
    """The names of parties by field: ``owner=3``."""
    asked = select(Party.id, Party.name).where(Party.id.in_(parties.values()))
    names = {row.id: row.name for row in connection.execute(asked).all()}
    return {field: names.get(party, "") for field, party in parties.items()}
