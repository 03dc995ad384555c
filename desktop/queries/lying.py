"""Where goods lie that a par may count: summed for a list of pars, or row by row to explain one."""

from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, case, exists, func, literal, or_, select

from desktop.domain.ledger import BinPurpose, PlaceKind, ZoneState
from desktop.models.case import Reservation
from desktop.models.hold import Hold
from desktop.models.item import Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.models.replenishment import Par
from desktop.models.tray import TrayKit
from desktop.queries.stock_rows import SPOT, STANDS, STATE

ARRIVED: Final = frozenset({PlaceKind.RECEIVING, PlaceKind.TRANSIT})
"""Goods there are still under way to their shelf."""

_GOOD_STATES: Final = (ZoneState.USABLE, ZoneState.OUTGOING)
_GOOD_BINS: Final = (BinPurpose.UNITS, BinPurpose.TRAYS)
_PURPOSE: Final = func.coalesce(SPOT.purpose, Place.purpose)
_HOME: Final = func.coalesce(SPOT.zone_id, SPOT.id, Place.zone_id, Place.id)
"""The zone of the place where the goods really are, or that place when it is in no zone."""

_GOOD: Final = or_(STATE.is_(None), STATE.in_(_GOOD_STATES)) & or_(_PURPOSE.is_(None), _PURPOSE.in_(_GOOD_BINS))


class Pile(NamedTuple):
    """Pieces that are alike in all that a par looks at; lot, unit, place and their names only in a row by itself.

    Attributes:
        home: the zone, or the place outside zones, where they really are.
        kind: of the place where they really are.
        kit: of the tray that they lie in.
        good: 1 when the place is one for usable goods.
        held: 1 when a hold is open on the piece or on its lot.
        expires_on: None also when it is far away.
    """

    item: int
    owner: int
    home: int
    kind: PlaceKind
    kit: int | None
    good: int
    held: int
    expires_on: date | None
    pieces: Decimal
    lot: int = 0
    unit: int | None = None
    place: int = 0
    number: str = ""
    serial: str = ""
    code: str = ""
    document: str = ""


def lying(connection: Connection, site: int, soon: date, item: int | None = None) -> list[Pile]:
    """Everything at a site of the items that have a par there, or of one, summed; expiries after ``soon`` are None."""
    return _summed(connection, Balance, site, soon, item)


def promised(connection: Connection, site: int, soon: date, item: int | None = None) -> list[Pile]:
    """Open reservations of those items, summed by where the pieces lie."""
    return _summed(connection, Reservation, site, soon, item)


def lying_rows(connection: Connection, site: int, item: int) -> list[Pile]:
    """Everything of one item at a site, balance by balance."""
    return _each(connection, Balance, site, Balance.item_id == item)


def expiring_rows(connection: Connection, site: int, soon: date) -> list[Pile]:
    """What expires until a day at a site, of the items that have a par there, balance by balance."""
    return _each(connection, Balance, site, (_expiry() <= soon) & Balance.item_id.in_(_items(site)))


def promised_rows(connection: Connection, site: int, item: int) -> list[Pile]:
    """Open reservations of one item at a site, one by one."""
    return _each(connection, Reservation, site, Reservation.item_id == item)


def _items(site: int) -> Select[int]:
    return select(Par.item_id).where(Par.site_id == site, Par.retired_at.is_(None))


def _held(source: Any) -> Any:
    whose = or_(Hold.unit_id.is_(None), Hold.unit_id == source.unit_id)
    return exists().where(Hold.lot_id == source.lot_id, Hold.released_at.is_(None), whose)


def _from(source: Any, columns: tuple[Any, ...], site: int) -> Select[Any]:
    asked = (
        select(*columns)
        .select_from(source)
        .join(Lot, Lot.id == source.lot_id)
        .join(Place, Place.id == source.place_id)
        .outerjoin(Unit, Unit.id == source.unit_id)
        .outerjoin(STANDS, STANDS.unit_id == Place.tray_unit_id)
        .outerjoin(SPOT, SPOT.id == STANDS.place_id)
        .outerjoin(TrayKit, TrayKit.tray_id == Place.id)
        .where(func.coalesce(SPOT.site_id, Place.site_id) == site)
    )
    return asked.where(Reservation.released_at.is_(None)) if source is Reservation else asked


def _columns(source: Any, expires_on: Any) -> tuple[Any, ...]:
    held = case((_held(source), 1), else_=0).label("held")
    good = case((_GOOD, 1), else_=0).label("good")
    kind = func.coalesce(SPOT.kind, Place.kind).label("kind")
    home, kit = _HOME.label("home"), TrayKit.kit_id.label("kit")
    return source.item_id, source.owner_id, home, kind, kit, good, held, expires_on


def _expiry() -> Any:
    return func.coalesce(Unit.expires_on, Lot.expires_on)


def _summed(connection: Connection, source: Any, site: int, soon: date, item: int | None) -> list[Pile]:
    columns = _columns(source, case((_expiry() <= soon, _expiry()), else_=None).label("expires_on"))
    inner = _from(source, (*columns, source.quantity.label("pieces")), site)
    inner = inner.where(source.item_id.in_(_items(site)))
    inner = inner if item is None else inner.where(source.item_id == item)
    piles = inner.subquery()
    keys = [column for column in piles.c if column.name != "pieces"]
    asked = select(*keys, func.sum(piles.c.pieces).label("pieces")).group_by(*keys)
    return [Pile(*row) for row in connection.execute(asked).all()]


def _each(connection: Connection, source: Any, site: int, where: Any) -> list[Pile]:
    document = Reservation.document if source is Reservation else literal("")
    columns = (*_columns(source, _expiry().label("expires_on")), source.quantity)
    names = (Lot.number, func.coalesce(Unit.serial, ""), Place.code, document)
    asked = _from(source, (*columns, source.lot_id, source.unit_id, source.place_id, *names), site)
    return [Pile(*row) for row in connection.execute(asked.where(where).order_by(source.id)).all()]
