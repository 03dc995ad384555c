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
        retired_at: since when nobody reckons with it.
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
    retired_at: datetime | None = None

    @property
    def inside(self) -> bool | None:
        """Whether the site covers the hospital."""
        return None if self.great_circle_km is None else in_radius(self.great_circle_km)

    def minutes(self, starts: datetime, more_km: Decimal = Decimal(0)) -> timedelta:
        """The drive from a departure on, ``more_km`` on the way before it."""
        return drive(self.road_km + more_km, starts, ZoneInfo(self.time_zone), self.speeds)


class Roads:
    """The known ways of a partner's sites, and how long goods take over them."""

    def __init__(self, by_ends: dict[tuple[int, int], Way]) -> None:
        self._by_ends = by_ends

    def way(self, site: int, hospital: int) -> Way | None:
        """The way from a site to a hospital by their keys; None when nobody entered it."""
        return self._by_ends.get((site, hospital))

    def to(self, source: tuple[int, int | None], hospital: int) -> tuple[Way, Decimal] | None:
        """The last road to a hospital and the kilometres before it; None when nobody entered one of them.

        Args:
            source: the site, and the hospital that the goods leave from, None when they leave from the site.
            hospital: where to.

        From one hospital to another no road is entered: it is reckoned by way of the site, which is never shorter.
        """
        site, held_by = source
        last = self.way(site, hospital)
        first = None if held_by is None else self.way(site, held_by)
        if last is None or (held_by is not None and first is None):
            return None
        return last, Decimal(0) if first is None else first.road_km

    def drive(self, source: tuple[int, int | None], hospital: int, starts: datetime) -> timedelta | None:
        """How long it takes from a departure on; nothing inside one hospital; None when the road is not known."""
        if source[1] == hospital:
            return timedelta(0)
        found = self.to(source, hospital)
        return None if found is None else found[0].minutes(starts, found[1])


_WAYS: Final = (
    select(Site.code, Site.time_zone, Party.code, Party.name, Party.name_en)
    .add_columns(SiteDistance.road_m, SiteDistance.great_circle_m, SiteDistance.speeds, SiteDistance.stated_by)
    .add_columns(SiteDistance.site_id, SiteDistance.party_id, SiteDistance.retired_at)
    .join(SiteDistance, SiteDistance.site_id == Site.id)
    .join(Party, Party.id == SiteDistance.party_id)
    .order_by(Site.code, Party.code)
)


def ways(connection: Connection, site: str = "", hospital: str = "", *, retired: bool = False) -> tuple[Way, ...]:
    """All known ways, those out of use only when they are asked for; ``site`` and ``hospital`` are codes."""
    asked = _WAYS if retired else _WAYS.where(SiteDistance.retired_at.is_(None))
    asked = asked.where(Site.code == site) if site else asked
    asked = asked.where(Party.code == hospital) if hospital else asked
    return tuple(_way(row) for row in connection.execute(asked))


def ways_of(connection: Connection, partner: int) -> dict[tuple[int, int], Way]:
    """The known ways of a partner's sites, by the ids of site and hospital."""
    mine = _WAYS.where(SiteDistance.partner_id == partner, SiteDistance.retired_at.is_(None))
    rows = connection.execute(mine).all()
    return {(row.site_id, row.party_id): _way(row) for row in rows}


def _way(row: Any) -> Way:
    circle = None if row.great_circle_m is None else Decimal(row.great_circle_m) / METRES
    road = Decimal(row.road_m) / METRES
    return Way(*(*row[:5], road, circle, read_speeds(row.speeds), row.stated_by, row.retired_at))
