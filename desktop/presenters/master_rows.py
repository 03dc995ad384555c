"""The rows of each kind of master data, as its list shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from desktop.domain.ledger import PlaceKind
from desktop.presenters.site_time import day_at
from desktop.queries import external_ids as elsewhere
from desktop.queries import master_data as read
from desktop.queries import transit_places as on_the_way
from desktop.queries.baselines import baselines as frozen_baselines
from desktop.queries.hospital_stock import HospitalStock, hospital_stock
from desktop.queries.hospital_stores import hospital_stores
from desktop.queries.kits import kit_sheets
from desktop.queries.service_packages import service_packages
from desktop.queries.ways import ways
from desktop.queries.zone_map import RackRow, zone_map
from desktop.services.emergency.distances import HourSpeed

MOST: Final = 2000
"""Rows that a list shows; more are found by searching."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for.

    Attributes:
        search: words to look for.
        retired: whether things out of use are shown too.
        at: the moment, for figures of the day; None where no clock is at hand.
    """

    search: str = ""
    retired: bool = False
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A zone with its floor and its racks; lengths in millimetres, the floor in square metres."""

    code: str
    name: str
    name_en: str
    site: str
    owner: str
    width_mm: int
    depth_mm: int
    racks: tuple[RackRow, ...]
    area: Decimal
    bins: int
    retired_at: datetime | None = None


def items(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """Items by REF, or those that the words find."""
    return read.items(connection, asked.search, limit=MOST, retired=asked.retired)


def trays(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """Trays by code."""
    return read.trays(connection, asked.search, limit=MOST, retired=asked.retired)


def parties(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """Parties by code."""
    return _found(read.parties(connection, retired=asked.retired), asked, "code", "name", "name_en")


def people(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """People by badge."""
    return _found(read.people(connection, retired=asked.retired), asked, "badge", "name", "partner")


def sites(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """Sites by code."""
    return _found(read.sites(connection, retired=asked.retired), asked, "code", "name", "name_en")


def bins(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """The bins of all sites."""
    rows: list[Any] = []
    for site in read.sites(connection):
        rows += read.places(connection, site.code, kinds=(PlaceKind.BIN,), retired=asked.retired)
    return _found(tuple(rows), asked, "code", "name", "name_en", "zone")


def zones(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """The zones of all sites with their racks."""
    rows = []
    for site in read.sites(connection):
        for place in read.places(connection, site.code, kinds=(PlaceKind.ZONE,), retired=asked.retired):
            drawn = zone_map(connection, place.code)
            if drawn is not None:
                floor = (site.code, drawn.owner_code, drawn.width_mm, drawn.depth_mm, drawn.racks)
                about = (drawn.area_m2, len(drawn.bins), place.retired_at)
                rows.append(ZoneRow(place.code, drawn.name, drawn.name_en, *floor, *about))
    return _found(tuple(rows), asked, "code", "name", "name_en")


def kits(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """Kits by code with their bills of contents."""
    return _found(kit_sheets(connection, retired=asked.retired), asked, "code", "name", "name_en")


def stores(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """The stores of hospitals by code."""
    rows = hospital_stores(connection, retired=asked.retired)
    return _found(rows, asked, "code", "name", "name_en", "hospital")


@dataclass(frozen=True, slots=True)
class BaselineNow:
    """What a hospital held before, and holds now at the prices of the day (S1-30); ``now`` None without a clock."""

    hospital: str
    name: str
    name_en: str
    taken_on: date
    value: Decimal
    pieces: Decimal
    signed_by: str
    now: HospitalStock | None
    retired_at: datetime | None = None


def baselines(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """What hospitals held before and hold now, by hospital."""
    held: dict[str, HospitalStock] = {}
    if asked.at is not None:
        held = {one.hospital: one for one in hospital_stock(connection, day_at(connection, asked.at))}
    rows = [
        BaselineNow(
            *(row.hospital, row.name, row.name_en, row.taken_on, row.value, row.pieces, row.signed_by),
            held.get(row.hospital),
        )
        for row in frozen_baselines(connection)
    ]
    return _found(tuple(rows), asked, "hospital", "name", "name_en")


def transit_places(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """The transit places of all sites by code."""
    rows = on_the_way.transit_places(connection, retired=asked.retired)
    return _found(rows, asked, "code", "name", "name_en", "custodian")


@dataclass(frozen=True, slots=True)
class DistanceRow:
    """The way from a site to a hospital as its form shows it; the points are only for reckoning, so they are empty."""

    site: str
    hospital: str
    name: str
    name_en: str
    road_km: Decimal
    great_circle_km: Decimal | None
    inside: bool | None
    speeds: tuple[HourSpeed, ...]
    stated_by: str
    site_point: str = ""
    hospital_point: str = ""
    retired_at: datetime | None = None


def distances(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """The ways from sites to hospitals."""
    rows = [
        DistanceRow(
            *(way.site, way.hospital, way.hospital_name, way.hospital_name_en, way.road_km, way.great_circle_km),
            *(way.inside, _changes(way.speeds), way.stated_by),
            retired_at=way.retired_at,
        )
        for way in ways(connection, retired=asked.retired)
    ]
    return _found(tuple(rows), asked, "site", "hospital", "name", "name_en")


def _changes(speeds: Sequence[int]) -> tuple[HourSpeed, ...]:
    """The hours at which the speed is another than before."""
    return tuple(HourSpeed(hour, one) for hour, one in enumerate(speeds) if hour == 0 or one != speeds[hour - 1])


def packages(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """What the contracts with hospitals include, by hospital and first day."""
    rows = service_packages(connection, retired=asked.retired)
    return _found(rows, asked, "hospital", "hospital_name", "hospital_name_en", "name")


def external_ids(connection: Any, asked: Asked) -> tuple[Any, ...]:
    """What other systems call things: the number in use of each, or when it has none the last one."""
    rows: dict[tuple[str, ...], Any] = {}
    for row in elsewhere.external_ids(connection, retired=asked.retired):
        rows.setdefault((row.system, row.kind, row.code, row.within), row)
    return _found(tuple(rows.values()), asked, "system", "code", "their_id", "name", "name_en")


def _found(rows: tuple[Any, ...], asked: Asked, *names: str) -> tuple[Any, ...]:
    words = asked.search.casefold()
    return tuple(row for row in rows if any(words in str(getattr(row, name)).casefold() for name in names))
