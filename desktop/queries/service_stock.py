"""Reading the value of the spare parts that lay in the zones at the end of a period (S2-46).

What is on hand now is taken back to the end of the last day by the legs since then, as in an owner's statement.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import BigInteger, Connection, cast, false, func, or_, select, type_coerce

from desktop.domain.ledger import BinPurpose, PlaceKind, ZoneState
from desktop.domain.money import rounded
from desktop.domain.quantity import from_thousandths
from desktop.domain.repairs import PartState
from desktop.domain.service_rows import Period
from desktop.domain.service_stock import PartStock, StockValue, stock_value
from desktop.models.device import Device
from desktop.models.device_part import DevicePart
from desktop.models.item import Item, ItemKind
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.models.repair import RepairOrder, RepairPart
from desktop.models.settlement import Price, PriceList
from desktop.queries.service_asked import Asked, period_of

HERE: Final = (PlaceKind.RECEIVING, PlaceKind.HOLDING, PlaceKind.ZONE, PlaceKind.BIN, PlaceKind.TRAY)
"""The places of a centre's zones; what lies in hospital stores or is on the way is not there."""

_Key = tuple[int, int, int, bool]
"""Item, owner and site by their keys, and whether the pieces are old ones that wait for their return."""

_OLD: Final = func.coalesce(or_(Place.purpose == BinPurpose.RETURNS, Place.state == ZoneState.RETURNED), false())
"""What came out of a device lies in a bin for returns; what it is worth nobody has said."""


def part_stock(connection: Connection, asked: Asked) -> StockValue:
    """The spare parts in the zones at the end of the last day, by model and by region of the centre.

    A centre and a model narrow it; regions and customers of devices do not divide what lies on a shelf.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
    """
    asked, period, _zone = period_of(connection, asked)
    rows = _rows(connection, asked, period)
    models = _models(connection, period, {key[0] for key in rows})
    told = [replace(row, models=tuple(sorted(models[key[0]]))) for key, row in rows.items()]
    return stock_value(period.last, [row for row in told if asked.model in ("", *row.models)])


def part_stock_worth(connection: Connection, asked: Asked) -> tuple[Decimal, Decimal]:
    """The value of all of it, and the pieces without a price; narrowed to a centre only.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
    """
    asked, period, _zone = period_of(connection, asked)
    told = stock_value(period.last, _rows(connection, asked, period).values())
    return told.value, told.unpriced


def _rows(connection: Connection, asked: Asked, period: Period) -> dict[_Key, PartStock]:
    pieces = _pieces(connection, asked, period)
    items, owners, sites = ({key[at] for key in pieces} for at in range(3))
    named = _named(connection, select(Item.id, Item.ref, Item.name, Item.name_en).where(Item.id.in_(items)))
    owned = _named(connection, select(Party.id, Party.code, Party.name).where(Party.id.in_(owners)))
    placed = _named(connection, select(Site.id, Site.code, Site.region, Site.partner_id).where(Site.id.in_(sites)))
    prices = _prices(connection, owners, period.last)
    rows = {}
    for key, quantity in pieces.items():
        item, owner, site, old = key
        *where, partner = placed[site]
        price = None if old else prices.get((owner, partner, item), prices.get((owner, None, item)))
        value = None if price is None else rounded(price * quantity)
        told: list[Any] = [*named[item], *where, *owned[owner], quantity, price, value, old]
        rows[key] = PartStock(*told)
    return rows


def _pieces(connection: Connection, asked: Asked, period: Period) -> dict[_Key, Decimal]:
    """What is on hand, less what came and plus what went since the period."""
    sums = defaultdict[_Key, int](int)
    on_hand = _summed(Balance, Balance.quantity).where(Balance.quantity > 0)
    since = _summed(LegRow, LegRow.quantity).join(MovementRow, MovementRow.id == LegRow.movement_id)
    since = since.where(MovementRow.occurred_at >= period.end)
    for sign, question in ((1, on_hand), (-1, since)):
        wanted = question.where(Site.code == asked.site) if asked.site else question
        for item, owner, site, old, quantity in connection.execute(wanted):
            sums[item, owner, site, bool(old)] += sign * quantity
    return {key: from_thousandths(quantity) for key, quantity in sums.items() if quantity}


def _summed(row: type[Balance | LegRow], quantity: Any) -> Any:
    whole = cast(func.sum(type_coerce(quantity, BigInteger)), BigInteger)
    asked: Any = select(row.item_id, row.owner_id, Place.site_id, _OLD, whole).select_from(row)
    asked = asked.join(Place, Place.id == row.place_id).join(Site, Site.id == Place.site_id)
    asked = asked.join(Item, Item.id == row.item_id)
    asked = asked.where(Item.kind == ItemKind.SPARE_PART, Place.kind.in_(HERE))
    return asked.group_by(row.item_id, row.owner_id, Place.site_id, _OLD)


def _named(connection: Connection, asked: Any) -> dict[int, tuple[Any, ...]]:
    return {row[0]: tuple(row[1:]) for row in connection.execute(asked)}


def _prices(
    connection: Connection, owners: Collection[int], day: date
) -> Mapping[tuple[int, int | None, int], Decimal]:
    """The prices in force on a day by owner, payer (None for everybody) and item; the list that began last decides."""
    asked = (
        select(PriceList.owner_id, PriceList.payer_id, Price.item_id, Price.unit_price)
        .join(PriceList, PriceList.id == Price.price_list_id)
        .where(PriceList.owner_id.in_(owners), PriceList.valid_from <= day)
        .where(or_(PriceList.valid_to.is_(None), PriceList.valid_to >= day))
        .order_by(PriceList.valid_from, PriceList.id)
    )
    return {(owner, payer, item): price for owner, payer, item, price in connection.execute(asked)}


def _models(connection: Connection, period: Period, items: Collection[int]) -> Mapping[int, set[str]]:
    """The models of devices that parts belong to.

    A part belongs to a model when it was issued for one of its devices, stands in the record of one (by a REF that one
    item only has), or names the model in the catalogue.
    """
    found: dict[int, set[str]] = defaultdict(set)
    for question in (_issued(period.end), _installed(period.last), _catalogued()):
        for item, model in connection.execute(question):
            if item in items:
                found[item].add(model)
    return found


def _issued(until: datetime) -> Any:
    asked = select(RepairPart.item_id, Device.model).join(RepairOrder, RepairOrder.id == RepairPart.order_id)
    asked = asked.join(Device, Device.id == RepairOrder.device_id).join(Item, Item.id == RepairPart.item_id)
    asked = asked.where(RepairPart.state == PartState.ISSUED, RepairPart.issued_at < until, Device.model != "")
    return asked.where(Item.kind == ItemKind.SPARE_PART).distinct()


def _installed(last: date) -> Any:
    single = select(func.min(Item.id).label("id"), Item.ref).group_by(Item.ref).having(func.count() == 1).subquery()
    asked = select(single.c.id, Device.model).join(DevicePart, DevicePart.ref == single.c.ref)
    asked = asked.join(Device, Device.id == DevicePart.device_id)
    return asked.where(DevicePart.ref != "", DevicePart.installed_on <= last, Device.model != "").distinct()


def _catalogued() -> Any:
    of_devices = select(Device.model).where(Device.model != "")
    return select(Item.id, Item.model).where(Item.kind == ItemKind.SPARE_PART, Item.model.in_(of_devices))
