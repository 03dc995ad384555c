"""What the desk of who counts shows: the scans so far, and nothing of the book."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from desktop.domain.counts import CountState, ScanResult
from desktop.models.count import Count, CountScan
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.queries.counts import ScanRow, count_scans
from desktop.queries.likely_places import LikelyPlace, likely_places

LAST: Final = 12


@dataclass(frozen=True, slots=True)
class DeskCount:
    """An open count as its desk shows it; ``where`` is the place that is being scanned."""

    count: str
    place: str
    where: str
    state: CountState
    turn: int
    person: str
    counted: Decimal
    last: tuple[ScanRow, ...]
    likely: tuple[LikelyPlace, ...]


def desk_count(connection: Connection, place: str) -> DeskCount | None:
    """The open count of a place, None when it is not counted."""
    looking = aliased(Place)
    asked = (
        select(Count.id, Count.number, Count.state, Count.turn, Count.place_id, Person.name)
        .add_columns(func.coalesce(looking.code, Place.code).label("where"))
        .join(Place, Place.id == Count.place_id)
        .join(Person, Person.id == func.coalesce(Count.recounted_by_id, Count.counted_by_id))
        .outerjoin(looking, looking.id == Count.looking_in_id)
        .where(Place.code == place, Count.closed_at.is_(None))
    )
    row = connection.execute(asked).first()
    if row is None:
        return None
    scanned = select(func.sum(CountScan.pieces)).where(
        CountScan.count_id == row.id,
        CountScan.turn == row.turn,
        CountScan.place_id == row.place_id,
        CountScan.taken_back_at.is_(None),
        CountScan.result != ScanResult.ALREADY,
    )
    counted = connection.execute(scanned).scalar() or Decimal(0)
    last = tuple(count_scans(connection, row.number, row.turn, LAST))
    again = row.state in (CountState.TO_RECOUNT, CountState.RECOUNTING)
    likely = likely_places(connection, row.number) if again else ()
    return DeskCount(row.number, place, row.where, row.state, row.turn, row.name, counted, last, likely)
