"""Pieces that cases still need because an emergency took what was promised to them (J3).

A need is open while its case waits to go out and has got nothing instead: no piece reserved since, none put into the
tray that it was taken from, and the order really took it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from desktop.domain.cases import CaseState
from desktop.domain.ledger import PlaceKind
from desktop.models.case import Case, Reservation
from desktop.models.ledger import LegRow, MovementRow
from desktop.models.order import EmergencyOrder, TakenPiece
from desktop.models.place import Place
from desktop.models.tray import TrayKit
from desktop.queries.stock_rows import SPOT, STANDS

_WAITING: Final = (CaseState.PLANNED, CaseState.READY)
_NOTHING: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class TakenNeed:
    """Pieces of an item that a case lacks since an emergency took them.

    Attributes:
        case: to whom they were promised, ``order`` the emergency that has them.
        pieces: as many as are still open.
        place: where they lay; ``home`` its zone, ``kit`` of the tray that they lay in (keys).
        needed_at: the planned start of the case.
        reason: what was said when they were taken.
    """

    case: str
    order: str
    item_id: int
    owner_id: int
    pieces: Decimal
    place: str
    home: int
    kit: int | None
    needed_at: datetime
    reason: str


def taken_needs(connection: Connection, site: int, item: int | None = None) -> tuple[TakenNeed, ...]:
    """What cases of a site still need, of all items or of one, those that start first first."""
    asked = _taken(site)
    rows = connection.execute(asked if item is None else asked.where(TakenPiece.item_id == item)).all()
    left = _got_since(connection, rows)
    found = []
    for row in rows:
        if row.replaced:
            continue
        refilled = min(left[row.case, row.item_id], row.quantity)
        left[row.case, row.item_id] -= refilled
        if row.quantity > refilled and (row.used or not row.in_tray):
            where = (row.place, row.home, row.kit_id, row.planned_at, row.reason)
            goods = (row.item_id, row.owner_id, row.quantity - refilled)
            found.append(TakenNeed(row.case, row.order, *goods, *where))
    return tuple(found)


def _taken(site: int) -> Select[Any]:
    """Everything that was taken from cases which have not left, the first to start first."""
    theirs = (Reservation.document == EmergencyOrder.number) & (Reservation.lot_id == TakenPiece.lot_id)
    same = or_(
        Reservation.unit_id == TakenPiece.unit_id, and_(Reservation.unit_id.is_(None), TakenPiece.unit_id.is_(None))
    )
    used = exists().where(theirs, same, or_(Reservation.released_at.is_(None), Reservation.outcome == "sent"))
    return (
        select(Case.number.label("case"), EmergencyOrder.number.label("order"), TakenPiece.item_id)
        .add_columns(TakenPiece.owner_id, TakenPiece.quantity, TakenPiece.replaced, TakenPiece.taken_at)
        .add_columns(TakenPiece.reason, TakenPiece.place_id, Place.code.label("place"), TrayKit.kit_id)
        .add_columns((Place.kind == PlaceKind.TRAY).label("in_tray"), Case.planned_at, used.label("used"))
        .add_columns(func.coalesce(SPOT.zone_id, SPOT.id, Place.zone_id, Place.id).label("home"))
        .select_from(TakenPiece)
        .join(Case, Case.number == TakenPiece.document)
        .join(EmergencyOrder, EmergencyOrder.id == TakenPiece.order_id)
        .join(Place, Place.id == TakenPiece.place_id)
        .outerjoin(STANDS, STANDS.unit_id == Place.tray_unit_id)
        .outerjoin(SPOT, SPOT.id == STANDS.place_id)
        .outerjoin(TrayKit, TrayKit.tray_id == Place.id)
        .where(TakenPiece.site_id == site, Case.state.in_(_WAITING))
        .order_by(Case.planned_at, TakenPiece.id)
    )


def _got_since(connection: Connection, rows: Sequence[Any]) -> dict[tuple[str, int], Decimal]:
    """Pieces that each case got of an item since the first of them was taken, without what replaced others at once."""
    found: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    first: dict[tuple[str, int], Any] = {}
    for row in rows:
        if not row.replaced:
            first.setdefault((row.case, row.item_id), row)
    for key, row in first.items():
        at_once = [one for one in rows if (one.case, one.item_id) == key and one.replaced]
        later = sum((one.quantity for one in at_once if one.taken_at > row.taken_at), _NOTHING)
        found[key] = max(_reserved(connection, row) - later, _NOTHING) + _put_in(connection, row)
    return found


def _reserved(connection: Connection, row: Any) -> Decimal:
    asked = select(func.sum(Reservation.quantity)).where(Reservation.document == row.case)
    asked = asked.where(Reservation.item_id == row.item_id, Reservation.made_at > row.taken_at)
    return connection.execute(asked.where(Reservation.released_at.is_(None))).scalar() or _NOTHING


def _put_in(connection: Connection, row: Any) -> Decimal:
    """What came into the tray since; a piece that lay in a bin is promised only by a reservation."""
    if not row.in_tray:
        return _NOTHING
    asked = select(func.sum(LegRow.quantity)).join(MovementRow, MovementRow.id == LegRow.movement_id)
    asked = asked.where(LegRow.place_id == row.place_id, LegRow.item_id == row.item_id, LegRow.quantity > 0)
    return connection.execute(asked.where(MovementRow.occurred_at > row.taken_at)).scalar() or _NOTHING
