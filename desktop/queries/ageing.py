"""How long an owner's goods have been here, which of them do not move, and what expires when.

Goods without a serial number are taken to leave in the order in which they came: what is left came last.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.orm import aliased

from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.ledger import OUTSIDE, MovementKind
from desktop.domain.lots import days_left
from desktop.domain.money import rounded
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.models.settlement import Price, PriceList
from desktop.queries.statement import taken_back

HORIZONS: Final = (30, 90, 180, 365)
"""Days until the expiry day; what has no expiry day or a later one comes last."""

SLOW_DAYS: Final = 180
"""Items of which nothing was used for so many days are slow."""


@dataclass(frozen=True, slots=True)
class AgedRow:
    """Goods on hand that came on one day.

    Attributes:
        received_on: None when the ledger knows no receipt, such as of goods found at a count.
        days: since then, by the days of the site.
        expires_in: days until the expiry day, below zero when it is over; None without one.
        value: in yuan at the owner's price for everybody on that day; None without a price.
    """

    ref: str
    item: str
    item_en: str
    lot: str
    serial: str
    place: str
    custodian: str
    pieces: Decimal
    received_on: date | None
    days: int | None
    expires_on: date | None
    expires_in: int | None
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class ExpiryRisk:
    """What expires within a horizon and not within the one before; ``within`` None is later or never.

    ``within`` 0 is what is over already; ``unpriced`` pieces are not in the value.
    """

    within: int | None
    pieces: Decimal
    value: Decimal
    unpriced: Decimal


@dataclass(frozen=True, slots=True)
class SlowRow:
    """An item that lies here and was not used for long; ``last_used_on`` None when never."""

    ref: str
    item: str
    item_en: str
    pieces: Decimal
    last_used_on: date | None
    days: int | None
    value: Decimal | None


_CUSTODIAN: Final = aliased(Party, name="custodian")
_HELD: Final = (
    select(Balance.item_id, Balance.lot_id, Balance.unit_id, Balance.quantity, Item.ref, Item.name)
    .add_columns(Item.name_en, Lot.number, func.coalesce(Unit.serial, "").label("serial"), Place.code, _CUSTODIAN.name)
    .add_columns(func.coalesce(Unit.expires_on, Lot.expires_on).label("expires_on"))
    .join(Item, Item.id == Balance.item_id)
    .join(Lot, Lot.id == Balance.lot_id)
    .outerjoin(Unit, Unit.id == Balance.unit_id)
    .join(Place, Place.id == Balance.place_id)
    .join(_CUSTODIAN, _CUSTODIAN.id == Place.custodian_id)
    .where(Balance.quantity > 0)
    .order_by(Item.ref, Lot.number, Unit.serial, Place.code, Balance.id)
)


def ageing(connection: Connection, owner: str, site: str, today: date) -> tuple[AgedRow, ...]:
    """An owner's goods in a site's ledger with their age, by REF, lot and serial number; codes.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``.
    """
    owner_id, site_id, zone = _asked(connection, owner, site)
    prices = prices_on(connection, owner_id, today)
    receipts = _receipts(connection, owner_id, site_id, zone)
    held = connection.execute(_HELD.where(Balance.owner_id == owner_id, Place.site_id == site_id)).all()
    return tuple(_aged(held, receipts, prices, today))


def _aged(held: Iterable[Any], receipts: dict[Any, Any], prices: dict[int, Decimal], today: date) -> Iterator[AgedRow]:
    for item, lot, unit, quantity, ref, name, name_en, number, serial, place, custodian, expires_on in held:
        expires_in = None if expires_on is None else days_left(expires_on, today)
        price = prices.get(item)
        for pieces, came in _layers(receipts[lot, unit], quantity):
            days = None if came is None else (today - came).days
            value = None if price is None else rounded(price * pieces)
            told = (ref, name, name_en, number, serial, place, custodian, pieces, came, days)
            yield AgedRow(*told, expires_on, expires_in, value)


def _layers(received: list[tuple[Decimal, date]], quantity: Decimal) -> Iterator[tuple[Decimal, date | None]]:
    """The receipts that a balance is left of; they are used up, the newest first."""
    left = quantity
    while left > 0 and received:
        pieces, day = received.pop()
        taken = min(pieces, left)
        if pieces > taken:
            received.append((pieces - taken, day))
        left -= taken
        yield taken, day
    if left > 0:
        yield left, None


def _receipts(connection: Connection, owner: int, site: int, zone: ZoneInfo) -> dict[Any, Any]:
    """What came and was not taken back, oldest first, for each lot and unit that is on hand."""
    on_hand = select(Balance.lot_id).where(Balance.owner_id == owner, Balance.quantity > 0)
    asked = (
        select(LegRow.lot_id, LegRow.unit_id, MovementRow.occurred_at, LegRow.quantity)
        .join(MovementRow, MovementRow.id == LegRow.movement_id)
        .join(Place, Place.id == LegRow.place_id)
        .where(LegRow.lot_id.in_(on_hand), LegRow.owner_id == owner, LegRow.quantity > 0)
        .where(MovementRow.id.not_in(taken_back()))
        .where(MovementRow.kind.in_((MovementKind.RECEIVE, MovementKind.BUY_OUT)), Place.site_id == site)
        .where(Place.kind.not_in(OUTSIDE))
        .order_by(MovementRow.occurred_at, MovementRow.id, LegRow.number)
    )
    found: dict[Any, list[tuple[Decimal, date]]] = defaultdict(list)
    for lot, unit, at, quantity in connection.execute(asked):
        found[lot, unit].append((quantity, local_day(at, zone)))
    return found


def expiry_risk(connection: Connection, owner: str, site: str, today: date) -> tuple[ExpiryRisk, ...]:
    """What an owner's goods are worth that expire within 30, 90, 180 and 365 days, each once.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``.
    """
    found: dict[int | None, list[AgedRow]] = {one: [] for one in (0, *HORIZONS, None)}
    for row in ageing(connection, owner, site, today):
        found[risk_of(row.expires_in)].append(row)
    return tuple(_risk(within, rows) for within, rows in found.items())


def risk_of(expires_in: int | None) -> int | None:
    """The horizon that days until the expiry day are in; see `ExpiryRisk`."""
    if expires_in is None:
        return None
    return 0 if expires_in < 0 else next((days for days in HORIZONS if expires_in <= days), None)


def _risk(within: int | None, rows: list[AgedRow]) -> ExpiryRisk:
    pieces = sum((row.pieces for row in rows), Decimal(0))
    value = sum((row.value for row in rows if row.value is not None), Decimal("0.00"))
    return ExpiryRisk(within, pieces, value, sum((row.pieces for row in rows if row.value is None), Decimal(0)))


def slow_movers(
    connection: Connection, owner: str, site: str, today: date, days: int = SLOW_DAYS
) -> tuple[SlowRow, ...]:
    """The items on hand of which nothing was used for some days, the longest first.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``.
    """
    owner_id, site_id, zone = _asked(connection, owner, site)
    used = _last_used(connection, owner_id, site_id)
    prices = prices_on(connection, owner_id, today)
    asked = (
        select(Item.id, Item.ref, Item.name, Item.name_en, func.sum(Balance.quantity))
        .join(Balance, Balance.item_id == Item.id)
        .join(Place, Place.id == Balance.place_id)
        .where(Balance.owner_id == owner_id, Place.site_id == site_id, Balance.quantity > 0)
        .group_by(Item.id, Item.ref, Item.name, Item.name_en)
    )
    found = []
    for item, ref, name, name_en, pieces in connection.execute(asked).all():
        last = local_day(used[item], zone) if item in used else None
        if last is None or last <= today - timedelta(days=days):
            value = rounded(prices[item] * pieces) if item in prices else None
            found.append(
                SlowRow(ref, name, name_en, pieces, last, None if last is None else (today - last).days, value)
            )
    return tuple(sorted(found, key=lambda row: (row.last_used_on or date.min, row.ref)))


def _last_used(connection: Connection, owner: int, site: int) -> dict[int, datetime]:
    asked = (
        select(LegRow.item_id, func.max(MovementRow.occurred_at))
        .join(MovementRow, MovementRow.id == LegRow.movement_id)
        .where(MovementRow.kind == MovementKind.CONSUME, MovementRow.id.not_in(taken_back()))
        .where(LegRow.owner_id == owner, LegRow.quantity < 0, MovementRow.site_id == site)
        .group_by(LegRow.item_id)
    )
    return {row[0]: row[1] for row in connection.execute(asked)}


def prices_on(connection: Connection, owner: int, day: date) -> dict[int, Decimal]:
    """The owner's prices for everybody on a day, by item key, in yuan."""
    asked = (
        select(Price.item_id, Price.unit_price)
        .join(PriceList, PriceList.id == Price.price_list_id)
        .where(PriceList.owner_id == owner, PriceList.payer_id.is_(None), PriceList.valid_from <= day)
        .where(or_(PriceList.valid_to.is_(None), PriceList.valid_to >= day))
        .order_by(PriceList.valid_from, PriceList.id)
    )
    return {row[0]: row[1] for row in connection.execute(asked)}


def _asked(connection: Connection, owner: str, site: str) -> tuple[int, int, ZoneInfo]:
    party = connection.execute(select(Party.id).where(Party.code == owner)).scalar()
    if party is None:
        raise Refusal("unknown_party", party=owner)
    place = connection.execute(select(Site.id, Site.time_zone).where(Site.code == site)).first()
    if place is None:
        raise Refusal("unknown_site", site=site)
    return party, place.id, ZoneInfo(place.time_zone)
