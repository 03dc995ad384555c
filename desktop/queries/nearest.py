"""Where is the nearest one? Own zone and its trays, other centres, hospital stores, what is on the road (SC-06)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.domain.clock import local_day
from desktop.domain.emergency import BUDGET
from desktop.domain.errors import Refusal
from desktop.models.item import Item
from desktop.models.party import Party, Site
from desktop.queries.transit_trips import TripRow, trips_of
from desktop.queries.ways import Roads, ways_of
from desktop.queries.whereabouts import Asked, Lying, SourceKind, whereabouts

PREPARATION: Final = sum(BUDGET.values(), timedelta(0))


@dataclass(frozen=True, slots=True)
class NearestRow:
    """One source.

    Attributes:
        lying: what lies where, whose it is, to whom it is promised, why it may not be taken.
        road_km: to the hospital; by way of our own site for goods of another hospital; None when nobody entered it.
        arrival: when it can be there; None when that cannot be said or it may not be taken.
        in_time: whether that is before the deadline; None without one, and when nobody knows the arrival.
        come_with: the dispatch that brings goods which are on the road; None when nobody said anything of it.
    """

    lying: Lying
    road_km: Decimal | None
    arrival: datetime | None
    in_time: bool | None
    come_with: TripRow | None = None


@dataclass(frozen=True, slots=True)
class Trip:
    """From when, whence and where to goods would travel, and until when they must be there; ``now`` is now."""

    site: int
    hospital: int
    now: datetime
    ready_at: datetime
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the roads of a partner, and of what is on them."""

    roads: Roads
    trips: Mapping[int, TripRow]


def around(connection: Connection, partner: int) -> Around:
    """The roads and dispatches of a partner."""
    return Around(Roads(ways_of(connection, partner)), trips_of(connection, partner))


_Arrives = tuple[Decimal | None, datetime | None]


def nearest(connection: Connection, items: Collection[int], asked: Asked, trip: Trip) -> tuple[NearestRow, ...]:
    """The sources of some items, those that can be there first first; what may not be taken comes last."""
    return ranked(whereabouts(connection, items, asked), around(connection, asked.partner), trip)


def ranked(found: Iterable[Lying], known: Around, trip: Trip) -> tuple[NearestRow, ...]:
    """Sources that were read already, as `nearest` sorts them."""
    arrivals: dict[tuple[SourceKind, int, int, int], _Arrives] = {}
    rows = []
    for lying in found:
        on_road = lying.place_id if lying.kind is SourceKind.TRANSIT else 0
        key = (lying.kind, lying.site_id, lying.custodian_id, on_road)
        if key not in arrivals:
            arrivals[key] = _arrives(lying, known, trip)
        rows.append(_row(lying, arrivals[key], trip, known.trips.get(on_road)))
    return tuple(sorted(rows, key=_rank))


_NEVER: Final = datetime.max.replace(tzinfo=ZoneInfo("UTC"))


def _rank(row: NearestRow) -> tuple[bool, bool, datetime, bool, date, str, str]:
    lying = row.lying
    late = row.arrival or _NEVER
    return (
        lying.why != "",
        row.arrival is None,
        late,
        lying.promised > 0,
        lying.expires_on or date.max,
        lying.place,
        lying.shown,
    )


def _row(lying: Lying, arrives: _Arrives, trip: Trip, come_with: TripRow | None) -> NearestRow:
    road, arrival = arrives
    if lying.why or arrival is None:
        return NearestRow(lying, road, None, None, come_with)
    return NearestRow(lying, road, arrival, None if trip.due is None else arrival <= trip.due, come_with)


def _arrives(lying: Lying, known: Around, trip: Trip) -> _Arrives:
    """Kilometres and arrival of goods from there; goods of the same kind of place, site and custodian travel alike."""
    if lying.kind is SourceKind.HOSPITAL and lying.custodian_id == trip.hospital:
        return Decimal(0), trip.ready_at
    held_by = lying.custodian_id if lying.kind is SourceKind.HOSPITAL else None
    road = known.roads.to((trip.site if held_by is not None else lying.site_id, held_by), trip.hospital)
    if road is None:
        return None, None
    way, more = road
    ready = _ready_at(lying, known, trip)
    return way.road_km + more, None if ready is None else ready + way.minutes(ready, more)


def _ready_at(lying: Lying, known: Around, trip: Trip) -> datetime | None:
    """When goods from there can leave; what is on the road has to come first."""
    if lying.kind is not SourceKind.TRANSIT:
        return trip.ready_at
    brought = known.trips.get(lying.place_id)
    ready = None if brought is None else brought.ready_at(trip.now)
    return None if ready is None else max(ready, trip.ready_at)


def nearest_of(connection: Connection, ref: str, site: str, hospital: str, at: datetime) -> tuple[NearestRow, ...]:
    """The sources of an item by codes, if it were ordered at a moment.

    Raises:
        Refusal: ``unknown_item``, ``unknown_site``, ``unknown_party``.
    """
    items = list(connection.execute(select(Item.id).where(Item.ref == ref, Item.retired_at.is_(None))).scalars())
    if not items:
        raise Refusal("unknown_item", item=ref)
    own = connection.execute(select(Site.id, Site.partner_id, Site.time_zone).where(Site.code == site)).first()
    if own is None:
        raise Refusal("unknown_site", site=site)
    there = connection.execute(select(Party.id).where(Party.code == hospital)).scalar()
    if there is None:
        raise Refusal("unknown_party", party=hospital)
    asked = Asked(own.id, own.partner_id, "", local_day(at, ZoneInfo(own.time_zone)))
    return nearest(connection, items, asked, Trip(own.id, there, at, at + PREPARATION))
