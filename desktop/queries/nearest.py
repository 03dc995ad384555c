"""Where is the nearest one? Own zone and its trays, other centres, hospital stores, what is on the road (SC-06)."""

from collections.abc import Collection, Iterable
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
from desktop.queries.ways import Way, ways_of
from desktop.queries.whereabouts import Asked, Lying, SourceKind, whereabouts

PREPARATION: Final = sum(BUDGET.values(), timedelta(0))


@dataclass(frozen=True, slots=True)
class NearestRow:
    """One source.

    Attributes:
        lying: what lies where, whose it is, to whom it is promised, why it may not be taken.
        road_km: to the hospital; by way of our own site for goods of another hospital; None when nobody entered it.
        arrival: when it can be there; None when that cannot be said or it may not be taken.
        in_time: whether that is before the deadline; None without one.
    """

    lying: Lying
    road_km: Decimal | None
    arrival: datetime | None
    in_time: bool | None


@dataclass(frozen=True, slots=True)
class Trip:
    """From when, whence and where to goods would travel, and until when they must be there."""

    site: int
    hospital: int
    ready_at: datetime
    due: datetime | None = None


_Arrives = tuple[Decimal | None, datetime | None]


def nearest(connection: Connection, items: Collection[int], asked: Asked, trip: Trip) -> tuple[NearestRow, ...]:
    """The sources of some items, those that can be there first first; what may not be taken comes last."""
    return ranked(whereabouts(connection, items, asked), ways_of(connection, asked.partner), trip)


def ranked(found: Iterable[Lying], roads: dict[tuple[int, int], Way], trip: Trip) -> tuple[NearestRow, ...]:
    """Sources that were read already, as `nearest` sorts them; ``roads`` are those of the partner's sites."""
    trips: dict[tuple[SourceKind, int, int], _Arrives] = {}
    rows = []
    for lying in found:
        key = (lying.kind, lying.site_id, lying.custodian_id)
        if key not in trips:
            trips[key] = _arrives(lying, roads, trip)
        rows.append(_row(lying, trips[key], trip))
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


def _row(lying: Lying, arrives: _Arrives, trip: Trip) -> NearestRow:
    road, arrival = arrives
    if lying.why or arrival is None:
        return NearestRow(lying, road, None, None)
    return NearestRow(lying, road, arrival, None if trip.due is None else arrival <= trip.due)


def _arrives(lying: Lying, roads: dict[tuple[int, int], Way], trip: Trip) -> _Arrives:
    """Kilometres and arrival of goods from there; goods of the same kind of place, site and custodian travel alike."""
    if lying.kind is SourceKind.HOSPITAL and lying.custodian_id == trip.hospital:
        return Decimal(0), trip.ready_at
    way, more = _way(lying, roads, trip)
    if way is None or more is None:
        return None, None
    return way.road_km + more, trip.ready_at + way.minutes(trip.ready_at, more)


def _way(lying: Lying, roads: dict[tuple[int, int], Way], trip: Trip) -> tuple[Way | None, Decimal | None]:
    """The last road to the hospital, and the kilometres before it."""
    if lying.kind is SourceKind.TRANSIT:
        return None, None
    if lying.kind is SourceKind.HOSPITAL:
        first = roads.get((trip.site, lying.custodian_id))
        return roads.get((trip.site, trip.hospital)), None if first is None else first.road_km
    return roads.get((lying.site_id, trip.hospital)), Decimal(0)


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
    return nearest(connection, items, asked, Trip(own.id, there, at + PREPARATION))
