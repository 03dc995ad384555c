"""The ways to a hospital: how far each site is, how fast the road is at which hour, whether it is inside the radius."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.domain.emergency import drive, in_radius, read_speeds
from desktop.models.order import SiteDistance
from desktop.models.party import Party, Site

METRES: Final = 1000


@dataclass(frozen=True, slots=True)
class Way:
    """The road from a site to a hospital.

    Attributes:
        great_circle_km: None when nobody entered it.
        inside: whether the centre covers the hospital (150.0 km great circle); None when it is not known.
    """

    site: str
    time_zone: str
    hospital: str
    hospital_name: str
    hospital_name_en: str
    road_km: Decimal
    great_circle_km: Decimal | None
    speeds: tuple[int, ...]
    stated_by: str

    @property
    def inside(self) -> bool | None:
        """Whether the site covers the hospital."""
        return None if self.great_circle_km is None else in_radius(self.great_circle_km)

    def minutes(self, starts: datetime, more_km: Decimal = Decimal(0)) -> timedelta:
        """The drive from a departure on, ``more_km`` on the way before it."""
        return drive(self.road_km + more_km, starts, ZoneInfo(self.time_zone), self.speeds)


_WAYS: Final = (
    select(Site.code, Site.time_zone, Party.code, Party.name, Party.name_en)
    .add_columns(SiteDistance.road_m, SiteDistance.great_circle_m, SiteDistance.speeds, SiteDistance.stated_by)
    .add_columns(SiteDistance.site_id, SiteDistance.party_id)
    .join(SiteDistance, SiteDistance.site_id == Site.id)
    .join(Party, Party.id == SiteDistance.party_id)
    .order_by(Site.code, Party.code)
)


def ways(connection: Connection, site: str = "", hospital: str = "") -> tuple[Way, ...]:
    """All known ways; ``site`` and ``hospital`` are codes."""
    asked = _WAYS.where(Site.code == site) if site else _WAYS
    asked = asked.where(Party.code == hospital) if hospital else asked
    return tuple(_way(row) for row in connection.execute(asked))


def ways_of(connection: Connection, partner: int) -> dict[tuple[int, int], Way]:
    """The known ways of a partner's sites, by the ids of site and hospital."""
    rows = connection.execute(_WAYS.where(SiteDistance.partner_id == partner)).all()
    return {(row.site_id, row.party_id): _way(row) for row in rows}


def _way(row: Any) -> Way:
    circle = None if row.great_circle_m is None else Decimal(row.great_circle_m) / METRES
    road = Decimal(row.road_m) / METRES
    return Way(*(*row[:5], road, circle, read_speeds(row.speeds), row.stated_by))
