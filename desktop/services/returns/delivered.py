"""When goods were delivered to the customer who holds them, and what that means for their return (S1-12).

The delivery is the movement that brought the goods, or the tray that they lie in, into the custody of the customer;
moving them from one of its stores to another, into a tray that stands there or out of one, does not begin the seven
days anew. What was taken back counts as if it had never been, and so does the entry that took it back.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.orm import aliased

from desktop.domain.clock import local_day
from desktop.domain.deadlines import RULES, due_at, on_time
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.models.ledger import Balance
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.services.named_goods import NamedGoods
from desktop.services.returns.stays import Thing, delivered_at
from desktop.services.several_sources import say_source

RULE: Final = RULES["return_unopened"]
DAYS: Final = RULE.days or 0


@dataclass(frozen=True, slots=True)
class AtCustomer:
    """Where goods stand at a customer: the place by key and code, the store it is in, whose they are, how many."""

    place: int
    code: str
    kind: PlaceKind
    store: int
    customer: int
    site: int
    partner: int
    time_zone: str
    owner: int
    pieces: Decimal


@dataclass(frozen=True, slots=True)
class Term:
    """The days since a delivery; ``due_at`` is the last moment of day 7."""

    delivered_at: datetime
    due_at: datetime
    day: int
    on_time: bool


_STANDS: Final = aliased(Balance, name="stands")
_STORE: Final = aliased(Place, name="store")


def at_customer(connection: Connection, goods: NamedGoods, source: str = "", owner: str = "") -> AtCustomer:
    """Where goods stand at a customer; ``source`` names the place when a lot is at several, ``owner`` whose they are.

    Raises:
        Refusal: ``not_at_customer``, ``say_source``.
    """
    asked = (
        select(Place.id, Place.code, Place.kind, _STORE.id.label("store"), _STORE.custodian_id)
        .add_columns(Place.site_id, Place.partner_id, Site.time_zone, Balance.owner_id, Balance.quantity)
        .select_from(Balance)
        .join(Place, Place.id == Balance.place_id)
        .outerjoin(_STANDS, _STANDS.unit_id == Place.tray_unit_id)
        .join(_STORE, (_STORE.id == _STANDS.place_id) | (_STANDS.id.is_(None) & (_STORE.id == Place.id)))
        .add_columns(Party.code)
        .join(Site, Site.id == Place.site_id)
        .join(Party, Party.id == Balance.owner_id)
        .where(_STORE.kind == PlaceKind.HOSPITAL, _of(goods))
    )
    if source:
        asked = asked.where(Place.code == source)
    if owner:
        asked = asked.where(Party.code == owner)
    rows = connection.execute(asked).all()
    if not rows:
        raise Refusal("not_at_customer", **goods.names)
    if len(rows) > 1:
        raise say_source(goods.names, ((row[1], row[10], row[9]) for row in rows))
    row = rows[0]
    return AtCustomer(row[0], row[1], row[2], row[3], row[4], row[5] or 0, row[6] or 0, row[7], row[8], row[9])


def _of(goods: NamedGoods) -> ColumnElement[bool]:
    if goods.unit is not None:
        return Balance.unit_id == goods.unit
    return (Balance.lot_id == goods.lot) & Balance.unit_id.is_(None)


def term_of(connection: Connection, goods: NamedGoods, standing: AtCustomer, at: datetime) -> Term:
    """How far the seven days are at a moment.

    Raises:
        Refusal: ``no_delivery`` when no movement says when the goods came to the customer.
    """
    thing = Thing(goods.lot, goods.unit, standing.owner)
    delivered = delivered_at(connection, thing, standing.customer, standing.place)
    if delivered is None:
        raise Refusal("no_delivery", **goods.names, place=standing.code)
    zone = ZoneInfo(standing.time_zone)
    due = due_at(RULE, delivered, zone)
    return Term(delivered, due, (local_day(at, zone) - local_day(delivered, zone)).days, on_time(due, at))
