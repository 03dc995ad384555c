"""What of a recall must still be fetched into a recall bin: by site, bin and tray, as it lies now."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from desktop.domain.ledger import BinPurpose, PlaceKind
from desktop.models.place import Place
from desktop.models.recall import Whereabouts
from desktop.queries.recall_locating import Located, locate
from desktop.queries.recalls import RecallRow, recall_pieces


@dataclass(frozen=True, slots=True)
class FetchRow:
    """Pieces to fetch: where they lie, the tray that they are in or "", and which they are."""

    site: str
    place: str
    tray: str
    lot: str
    serial: str
    pieces: Decimal


def to_fetch(connection: Connection, recall: RecallRow) -> tuple[FetchRow, ...]:
    """The pieces in stock and in trays that nobody has set apart or accounted for, in the order of the places."""
    accounted = _accounted(connection, recall)
    here = [row for row in locate(connection, recall.scope).rows if row.whereabouts in _HERE]
    safe = _safe_places(connection, {row.place_id for row in here})
    left = [row for row in here if row.place_id not in safe and (row.lot_id, row.unit_id) not in accounted]
    return tuple(sorted(map(_row, left), key=lambda row: (row.site, row.place, row.tray, row.lot, row.serial)))


_HERE = (Whereabouts.STOCK, Whereabouts.TRAY)


def _row(row: Located) -> FetchRow:
    in_tray = row.tray_id is not None
    place = row.stands if in_tray else row.place
    return FetchRow(row.site, place, row.place if in_tray else "", row.lot, row.serial, row.quantity)


def _accounted(connection: Connection, recall: RecallRow) -> set[tuple[int, int | None]]:
    """Units that somebody confirmed or wrote off by name; pieces of a lot alone are judged by where they lie."""
    pieces = recall_pieces(connection, recall)
    return {(one.lot_id, one.unit_id) for one in pieces if one.unit_id is not None and one.accounted is not None}


def _safe_places(connection: Connection, keys: set[int]) -> set[int]:
    purposes = (BinPurpose.RECALL, BinPurpose.QUARANTINE)
    safe = Place.purpose.in_(purposes) | (Place.kind == PlaceKind.HOLDING)
    return set(connection.execute(select(Place.id).where(Place.id.in_(keys), safe)).scalars())
