"""Reading what the figures of service are folded from (SC-22)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from statistics import fmean
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.domain.clock import local_day
from desktop.domain.service_figures import fold
from desktop.domain.service_rows import Figures, Period, World
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.prevention import FigureBaseline
from desktop.queries.service_asked import Asked, days_of, period_of, span_before
from desktop.queries.service_fleet import devices, fleet
from desktop.queries.service_orders import costs, jobs

SURVEYED: Final = "satisfaction_measured"
"""Surveys of satisfaction are kept beside the baselines under this name."""


@dataclass(frozen=True, slots=True)
class BaselineRow:
    """What a figure was before, as somebody measured it, from a first to a last day."""

    measure: str
    value: Decimal
    first: date
    last: date
    source: str


def figures(connection: Connection, asked: Asked, now: datetime) -> Figures:
    """The figures of a period.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
    """
    world, period, zone = read_world(connection, asked, now)
    return fold(world, period, lambda moment: local_day(moment, zone))


def compared(connection: Connection, asked: Asked, now: datetime) -> tuple[Figures, Figures]:
    """The figures of a period and of the span of as many days before it, from one reading of the rows.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
    """
    before = span_before(asked)
    world, _both, zone = read_world(connection, replace(asked, first=before.first), now)

    def folded(one: Asked) -> Figures:
        return fold(world, days_of(one, zone), lambda moment: local_day(moment, zone))

    return folded(asked), folded(before)


def parts_of_fleet(connection: Connection, site: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The models and the regions that the figures of a centre can be narrowed to."""
    asked = select(Device.model, Device.region).join(Site, Site.id == Device.site_id)
    rows = connection.execute(asked.where(Site.code == site).distinct()).all()
    return tuple(sorted({row[0] for row in rows} - {""})), tuple(sorted({row[1] for row in rows} - {""}))


def read_world(connection: Connection, asked: Asked, now: datetime) -> tuple[World, Period, ZoneInfo]:
    """The rows, the period with its moments, and the time zone of the centre.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
    """
    asked, period, zone = period_of(connection, asked)
    world = World(
        jobs(connection, asked, period),
        costs(connection, asked, period, zone),
        devices(connection, asked, period, zone),
        now,
        local_day(now, zone),
        fleet(connection, asked, period, zone),
    )
    return world, period, zone


def satisfaction(connection: Connection, asked: Asked) -> tuple[float | None, int]:
    """The mean of the surveys that ended within the days, and how many; none for a part of the devices."""
    kept = FigureBaseline
    within = (kept.measure == SURVEYED, kept.last >= asked.first, kept.last <= asked.last)
    rows = connection.execute(select(kept.first, kept.last, kept.value).where(*within).order_by(kept.id)).all()
    last = {(row.first, row.last): float(row.value) for row in rows}
    part = asked.model or asked.region or asked.customer
    return (None, 0) if part or not last else (fmean(last.values()), len(last))


def baselines(connection: Connection) -> tuple[BaselineRow, ...]:
    """What the figures were before, the last word for each measure."""
    kept = FigureBaseline
    asked = (
        select(kept.measure, kept.value, kept.first, kept.last, kept.source)
        .where(kept.measure != SURVEYED)
        .order_by(kept.id)
    )
    last = {row.measure: BaselineRow(*row) for row in connection.execute(asked).all()}
    return tuple(last[measure] for measure in sorted(last))
