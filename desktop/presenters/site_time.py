"""What day it is at the desk's site, and its time zone."""

from datetime import UTC, date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from desktop.domain.clock import local_day
from desktop.queries.master_data import sites


def zone_of(connection: Any, site: str = "") -> tzinfo:
    """The time zone of a site, of the first one when none is named; UTC before there is one."""
    rows = sites(connection)
    row = next((row for row in rows if row.code == site), rows[0] if rows else None)
    return ZoneInfo(row.time_zone) if row is not None else UTC


def day_at(connection: Any, at: datetime, site: str = "") -> date:
    """The calendar day of a moment at a site."""
    return local_day(at, zone_of(connection, site))
