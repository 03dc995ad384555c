"""Where to look for what a count misses: the places that off-set it most likely, first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, Select, select

from desktop.domain.counts import DifferenceKind
from desktop.domain.ledger import OUTSIDE, PlaceKind
from desktop.models.count import Count, CountDifference
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.place import Place

MOST: Final = 12
MOST_LEGS: Final = 500


class Why(StrEnum):
    """Why a place is likely."""

    SWAPPED = "swapped"
    SAME_ITEM_TRAY = "same_item_tray"
    LAST_PLACE = "last_place"
    NEIGHBOUR = "neighbour"
    SAME_ITEM = "same_item"


@dataclass(frozen=True, slots=True)
class LikelyPlace:
    """A place to look in; neither what is missing nor how much is told."""

    place: str
    why: Why


def likely_places(connection: Connection, count: str) -> tuple[LikelyPlace, ...]:
    """At most a dozen places for an open count with a difference, the likeliest first.

    First where things belong that were found here by mistake (swapped), then trays with the same item, the last
    places of the missing pieces, the bins beside it, and other places with the same item.
    """
    place = connection.execute(
        select(Place.id, Place.site_id, Place.zone_id, Place.rack, Place.level, Place.slot, Count.id.label("count"))
        .join(Count, Count.place_id == Place.id)
        .where(Count.number == count)
    ).first()
    if place is None:
        return ()
    found: dict[int, LikelyPlace] = {}
    for why, asked in _questions(connection, place):
        for row in connection.execute(asked).all():
            if row.id != place.id and row.kind not in _NEVER:
                found.setdefault(row.id, LikelyPlace(row.code, why))
    return tuple(found.values())[:MOST]


_NEVER: Final = OUTSIDE | {PlaceKind.TRANSIT, PlaceKind.ZONE}
_PLACES: Final = select(Place.id, Place.code, Place.kind)


def _questions(connection: Connection, place: Any) -> Iterator[tuple[Why, Select[*tuple[Any, ...]]]]:
    differs = select(CountDifference.kind, CountDifference.item_id, CountDifference.lot_id, CountDifference.unit_id)
    differs = differs.add_columns(CountDifference.other_id).where(CountDifference.count_id == place.count)
    rows = connection.execute(differs).all()
    gone = [row for row in rows if row.kind in (DifferenceKind.MISSING, DifferenceKind.FOUND)]
    swapped = {row.other_id for row in rows if row.kind is DifferenceKind.WRONG_PLACE}
    items = {row.item_id for row in gone}
    holding = select(Balance.place_id).where(Balance.item_id.in_(items))
    here = _PLACES.where(Place.site_id == place.site_id, Place.retired_at.is_(None)).order_by(Place.code)
    yield Why.SWAPPED, here.where(Place.id.in_(swapped))
    yield Why.SAME_ITEM_TRAY, here.where(Place.kind == PlaceKind.TRAY, Place.id.in_(holding))
    yield Why.LAST_PLACE, here.where(Place.id.in_(_last_places(connection, gone)))
    yield Why.NEIGHBOUR, here.where(*_beside(place))
    yield Why.SAME_ITEM, here.where(Place.id.in_(holding))


def _last_places(connection: Connection, gone: Sequence[Any]) -> set[int]:
    """The last places of the missing units, and of the lots of which pieces are missing."""
    units = {row.unit_id for row in gone if row.unit_id is not None}
    lots = {row.lot_id for row in gone if row.unit_id is None}
    asked = (
        select(LegRow.place_id, MovementRow.recorded_at)
        .join(MovementRow, MovementRow.id == LegRow.movement_id)
        .where(LegRow.unit_id.in_(units) | (LegRow.lot_id.in_(lots) & LegRow.unit_id.is_(None)))
        .order_by(MovementRow.recorded_at.desc())
        .limit(MOST_LEGS)
    )
    return {row[0] for row in connection.execute(asked).all()}


def _beside(place: Any) -> tuple[Any, ...]:
    """The bins on the same rack that are one slot or one level away."""
    level, slot = place.level or 0, place.slot or 0
    near = Place.level.between(level - 1, level + 1), Place.slot.between(slot - 1, slot + 1)
    return Place.zone_id == place.zone_id, Place.rack == place.rack, *near
