"""Where every piece of a recalled lot, serial range or item is, or what became of it: read from the ledger's legs.

The legs of a piece at a place sum to what is there, at outside places too; what came from the supplier is therefore
the sum of all other places, and the picture closes (S2-55, journey J13).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select
from sqlalchemy.orm import aliased

from desktop.domain.ledger import OUTSIDE, PlaceKind
from desktop.domain.recalls import Scope, in_order
from desktop.models.case import Case, UsageReport
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.models.recall import Whereabouts


@dataclass(frozen=True, slots=True)
class Located:
    """Pieces that are together: a unit, or the pieces of a lot in one place; keys, and the names of them.

    Attributes:
        place: code of the place; of a tray, the tray's.
        stands: where the tray stands, "" outside trays.
        site: code of the site in whose ledger they are, "" outside the stock.
        holder: code of who holds or used them, ``holder_name`` its name.
        document: the case that used them, or the document of the movement.
    """

    lot_id: int
    unit_id: int | None
    item: str
    lot: str
    serial: str
    quantity: Decimal
    whereabouts: Whereabouts
    place_id: int
    place: str
    stands: str
    tray_id: int | None
    site_id: int | None
    site: str
    owner_id: int
    holder_id: int
    holder: str
    holder_name: str
    document: str

    @property
    def on_hand(self) -> bool:
        """Whether they can be blocked."""
        return self.whereabouts in ON_HAND


@dataclass(frozen=True, slots=True)
class Picture:
    """All pieces of a scope; ``received`` is what ever came in, ``found`` the sum of where it is."""

    received: Decimal
    found: Decimal
    rows: tuple[Located, ...]

    @property
    def closed(self) -> bool:
        """Whether every piece that was received is accounted for."""
        return self.received == self.found

    def pieces(self, *whereabouts: Whereabouts) -> Decimal:
        """How many pieces are in the given states."""
        return sum((row.quantity for row in self.rows if row.whereabouts in whereabouts), Decimal(0))


ON_HAND: Final = (Whereabouts.STOCK, Whereabouts.TRAY, Whereabouts.TRANSIT, Whereabouts.HOSPITAL)
_STATES: Final = {
    PlaceKind.TRANSIT: Whereabouts.TRANSIT,
    PlaceKind.HOSPITAL: Whereabouts.HOSPITAL,
    PlaceKind.HOSPITAL_USE: Whereabouts.USED,
    PlaceKind.RETURNED_TO_MAKER: Whereabouts.RETURNED,
    PlaceKind.SCRAP: Whereabouts.SCRAPPED,
    PlaceKind.LOSS: Whereabouts.LOST,
    PlaceKind.COUNT_DIFFERENCE: Whereabouts.LOST,
}
_STANDS: Final = aliased(Balance, name="stands")
_SPOT: Final = aliased(Place, name="spot")
_SITE: Final = aliased(Site, name="place_site")
_CAUSE: Final = func.coalesce(MovementRow.reverses_id, MovementRow.id)


def legs_of(scope: Scope) -> ColumnElement[bool]:
    """The legs of a scope."""
    if scope.serial_from:
        return LegRow.unit_id.in_(units_of(scope))
    return LegRow.lot_id.in_(lots_of(scope))


def lots_of(scope: Scope) -> Select[int]:
    """The lots of a scope."""
    asked = select(Lot.id).where(Lot.item_id == scope.item)
    return asked.where(Lot.number == scope.lot) if scope.lot else asked


def units_of(scope: Scope) -> Select[int]:
    """The units of a range of serial numbers; the shorter come first, as `desktop.domain.recalls.in_order` says."""
    (least, first), (most, last) = in_order(scope.serial_from), in_order(scope.serial_to)
    length = func.length(Unit.serial)
    after = (length > least) | ((length == least) & (Unit.serial >= first))
    before = (length < most) | ((length == most) & (Unit.serial <= last))
    asked = select(Unit.id).where(Unit.item_id == scope.item, after, before)
    return asked.where(Unit.lot_id.in_(lots_of(scope))) if scope.lot else asked


def standing_sums(scope: Scope) -> Select[*tuple[Any, ...]]:
    """What stands where: lot, unit, place, owner, and the sum of the legs where it is not nothing."""
    keys = (LegRow.lot_id, LegRow.unit_id, LegRow.place_id, LegRow.owner_id)
    asked = select(*keys, func.sum(LegRow.quantity).label("quantity")).where(legs_of(scope))
    return asked.group_by(*keys).having(func.sum(LegRow.quantity) != 0)


def locate(connection: Connection, scope: Scope) -> Picture:
    """Where every piece of a scope is."""
    sums = connection.execute(standing_sums(scope)).all()
    places = _places(connection, {row.place_id for row in sums})
    came = {id(row) for row in sums if places[row.place_id].kind is PlaceKind.SUPPLIER or row.quantity < 0}
    received = -sum((row.quantity for row in sums if id(row) in came), Decimal(0))
    left = [row for row in sums if id(row) not in came and places[row.place_id].kind is not PlaceKind.HOSPITAL_USE]
    names = _names(connection, scope)
    rows = [_located(row, places[row.place_id], names) for row in left]
    rows += [_used(row, places[row.place_id], names) for row in _uses(connection, scope)]
    ordered = tuple(sorted(rows, key=_order))
    return Picture(received, sum((row.quantity for row in ordered), Decimal(0)), ordered)


def _order(row: Located) -> tuple[int, str, str, str, str]:
    return list(Whereabouts).index(row.whereabouts), row.site, row.holder, row.place, row.serial or row.lot


def _places(connection: Connection, ids: set[int]) -> dict[int, Any]:
    asked = (
        select(Place.id, Place.code, Place.kind, func.coalesce(_SPOT.kind, Place.kind).label("real_kind"))
        .add_columns(func.coalesce(_SPOT.code, "").label("stands"), Place.tray_unit_id)
        .add_columns(func.coalesce(_SPOT.site_id, Place.site_id).label("site_id"), _SITE.code.label("site"))
        .add_columns(Party.id.label("holder_id"), Party.code.label("holder"), Party.name.label("holder_name"))
        .outerjoin(_STANDS, _STANDS.unit_id == Place.tray_unit_id)
        .outerjoin(_SPOT, _SPOT.id == _STANDS.place_id)
        .outerjoin(_SITE, _SITE.id == func.coalesce(_SPOT.site_id, Place.site_id))
        .join(Party, Party.id == func.coalesce(_SPOT.custodian_id, Place.custodian_id))
        .where(Place.id.in_(bindparam("ids", expanding=True)))
    )
    found: dict[int, Any] = {}
    wanted = sorted(ids)
    for first in range(0, len(wanted), 1000):
        found |= {row.id: row for row in connection.execute(asked, {"ids": wanted[first : first + 1000]}).all()}
    return found


@dataclass(frozen=True, slots=True)
class _Names:
    item: str
    lots: dict[int, str]
    serials: dict[int, str]


def _names(connection: Connection, scope: Scope) -> _Names:
    item = connection.execute(select(Item.ref).where(Item.id == scope.item)).scalar_one()
    lots = connection.execute(select(Lot.id, Lot.number).where(Lot.id.in_(lots_of(scope)))).all()
    of_it = Unit.id.in_(units_of(scope)) if scope.serial_from else Unit.lot_id.in_(lots_of(scope))
    units = connection.execute(select(Unit.id, Unit.serial).where(of_it)).all()
    return _Names(item, {row.id: row.number for row in lots}, {row.id: row.serial for row in units})


def _whereabouts(place: Any) -> Whereabouts:
    if place.kind is PlaceKind.TRAY:
        return _STATES.get(place.real_kind, Whereabouts.TRAY)
    return _STATES.get(place.kind, Whereabouts.STOCK)


def _located(row: Any, place: Any, names: _Names) -> Located:
    return Located(
        row.lot_id,
        row.unit_id,
        names.item,
        names.lots.get(row.lot_id, ""),
        names.serials.get(row.unit_id, ""),
        row.quantity,
        _whereabouts(place),
        place.id,
        place.code,
        place.stands,
        place.id if place.kind is PlaceKind.TRAY else None,
        None if place.kind in OUTSIDE else place.site_id,
        "" if place.kind in OUTSIDE else place.site or "",
        row.owner_id,
        place.holder_id,
        place.holder,
        place.holder_name,
        "",
    )


def _uses(connection: Connection, scope: Scope) -> Iterator[Any]:
    """What was used, one row for each use that was not taken back, with its case."""
    keys = (LegRow.lot_id, LegRow.unit_id, LegRow.place_id, LegRow.owner_id, _CAUSE)
    used = (
        select(*keys[:4], _CAUSE.label("cause"), func.sum(LegRow.quantity).label("quantity"))
        .join(MovementRow, MovementRow.id == LegRow.movement_id)
        .join(Place, Place.id == LegRow.place_id)
        .where(legs_of(scope), Place.kind == PlaceKind.HOSPITAL_USE)
        .group_by(*keys)
        .having(func.sum(LegRow.quantity) != 0)
        .subquery()
    )
    asked = (
        select(used, MovementRow.document, Case.number, Party.id.label("party"), Party.code, Party.name)
        .join(MovementRow, MovementRow.id == used.c.cause)
        .outerjoin(UsageReport, UsageReport.movement_id == used.c.cause)
        .outerjoin(Case, Case.id == UsageReport.case_id)
        .join(Party, Party.id == func.coalesce(Case.hospital_id, used.c.owner_id))
    )
    yield from connection.execute(asked)


def _used(row: Any, place: Any, names: _Names) -> Located:
    return Located(
        row.lot_id,
        row.unit_id,
        names.item,
        names.lots.get(row.lot_id, ""),
        names.serials.get(row.unit_id, ""),
        row.quantity,
        Whereabouts.USED,
        place.id,
        place.code,
        "",
        None,
        None,
        "",
        row.owner_id,
        row.party,
        row.code,
        row.name,
        row.number or row.document,
    )
