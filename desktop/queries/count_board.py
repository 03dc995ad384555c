"""What the page of counts shows in one look: the plan of a zone, the counts at work, and one difference."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from desktop.domain.counts import CountState
from desktop.models.place import Place
from desktop.queries.count_desk import DeskCount, desk_count
from desktop.queries.count_plan import AccuracyRow, TaskRow, count_accuracy, count_plan
from desktop.queries.counts import CountRow, DifferenceRow, count_differences, counts
from desktop.queries.likely_places import LikelyPlace, likely_places
from desktop.queries.zone_map import ZoneMap, zone_codes, zone_map

DECIDING: Final = frozenset({CountState.TO_APPROVE, CountState.TO_POST})
"""A count in one of these states waits for a decision."""


@dataclass(frozen=True, slots=True)
class Board:
    """The zones of a site, the plan and the accuracy of the one shown, and the site's counts that are not closed."""

    zones: tuple[str, ...] = ()
    map: ZoneMap | None = None
    tasks: tuple[TaskRow, ...] = ()
    at_work: tuple[CountRow, ...] = ()
    accuracy: AccuracyRow | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A count that waits for a decision, with its lines and where else to look."""

    row: CountRow
    lines: tuple[DifferenceRow, ...]
    likely: tuple[LikelyPlace, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is shown: the zone ("" for that of the place, else the first), the place counted here, the difference."""

    site: str
    zone: str
    place: str
    count: str


@dataclass(frozen=True, slots=True)
class Look:
    """The page of counts."""

    board: Board
    desk: DeskCount | None
    difference: Difference | None


def look(connection: Connection, asked: Asked) -> Look:
    """Everything that the page of counts shows."""
    desk = desk_count(connection, asked.place) if asked.place else None
    zone = asked.zone or _zone_around(connection, asked.place)
    return Look(_board(connection, asked.site, zone), desk, _difference(connection, asked.count))


def _zone_around(connection: Connection, place: str) -> str:
    """The zone that a bin stands in, "" for none."""
    bin_, zone = aliased(Place), aliased(Place)
    asked = select(zone.code).join(bin_, bin_.zone_id == zone.id).where(bin_.code == place)
    return connection.execute(asked).scalar() or ""


def _board(connection: Connection, site: str, zone: str) -> Board:
    zones = zone_codes(connection, site)
    shown = zone if zone in zones else next(iter(zones), "")
    if not shown:
        return Board()
    accuracy = next(count_accuracy(connection, zone=shown), None)
    tasks = tuple(count_plan(connection, shown))
    at_work = tuple(counts(connection, {"site": site} if site else {}, at_work=True))
    return Board(zones, zone_map(connection, shown), tasks, at_work, accuracy)


def _difference(connection: Connection, count: str) -> Difference | None:
    row = next(counts(connection, {"count": count}), None) if count else None
    if row is None or row.state not in DECIDING:
        return None
    return Difference(row, tuple(count_differences(connection, count)), likely_places(connection, count))
