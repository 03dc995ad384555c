"""Which figures of service are asked for: a period, a centre, and what they are narrowed to (SC-22)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, select

from desktop.domain.errors import Refusal
from desktop.domain.repairs import OrderOrigin
from desktop.domain.service_rows import Period
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.queries.customers import code_of

REPORTED: Final = (OrderOrigin.INTAKE, OrderOrigin.REPORT)
"""Orders that somebody reported: failures. All others are planned."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figures; "" for all. ``first`` and ``last`` are calendar days at the centre, both counted in."""

    first: date
    last: date
    site: str = ""
    model: str = ""
    region: str = ""
    customer: str = ""


def span_before(asked: Asked) -> Asked:
    """As many days, ending on the day before."""
    days = (asked.last - asked.first).days + 1
    return replace(asked, first=asked.first - timedelta(days=days), last=asked.first - timedelta(days=1))


def period_of(connection: Connection, asked: Asked) -> tuple[Asked, Period, ZoneInfo]:
    """The question with its customer by code, the period with its moments, and the time zone of the centre.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
    """
    if asked.last < asked.first:
        raise Refusal("ends_before_it_begins", last=asked.last)
    zone = _zone(connection, asked.site)
    return replace(asked, customer=code_of(connection, asked.customer)), days_of(asked, zone), zone


def days_of(asked: Asked, zone: ZoneInfo) -> Period:
    """The days of a question with their moments."""
    start = datetime.combine(asked.first, time(), zone)
    return Period(asked.first, asked.last, start, datetime.combine(asked.last + timedelta(days=1), time(), zone))


def _zone(connection: Connection, site: str) -> ZoneInfo:
    asked = select(Site.time_zone).where(Site.code == site) if site else select(Site.time_zone).order_by(Site.id)
    name = connection.execute(asked.limit(1)).scalar()
    if name is None:
        raise Refusal("unknown_site", site=site)
    return ZoneInfo(name)


def narrowed(asked: Asked, *, customer: Any) -> list[ColumnElement[bool]]:
    """What rows of devices and sites are narrowed to; ``customer`` is the column that names the customer."""
    wanted: list[tuple[Any, str]] = [
        (Site.code, asked.site),
        (Device.model, asked.model),
        (Device.region, asked.region),
    ]
    return [column == value for column, value in [*wanted, (customer, asked.customer)] if value]
