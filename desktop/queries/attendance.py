"""Days on which an engineer was at a hospital, by ISO week, against the two that the contract asks for (S1-25)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.domain.clock import local_day
from desktop.domain.duties import DAYS_A_WEEK, weeks_of
from desktop.domain.permissions import Role
from desktop.models.case import Case
from desktop.models.duty import Presence
from desktop.models.party import Site
from desktop.models.person import Person

_FARTHEST: Final = timedelta(hours=15)
"""No wall clock is farther from UTC."""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week of one engineer.

    Attributes:
        week: such as ``2026-W47``; ``monday`` is its first day.
        days: the local days with a presence, the days beyond the month with them.
        kept: at least two.
        over: the week has ended by ``today``; before that a missing day is no fault yet.
    """

    badge: str
    person: str
    week: str
    monday: date
    days: tuple[date, ...]
    needed: int
    kept: bool
    over: bool


def presence_days(connection: Connection, month: date, today: date, site: str = "") -> tuple[WeekRow, ...]:
    """Every week that has a day in a month, for every engineer in use and for whoever was present.

    Args:
        connection: to the database.
        month: any day of it.
        today: the local day of the reader.
        site: code of the site whose cases count; "" for all.
    """
    weeks = weeks_of(month)
    days = _days(connection, weeks[0], weeks[-1] + timedelta(days=7), site)
    people = select(Person.id, Person.badge, Person.name, Person.role, Person.retired_at).order_by(Person.badge)
    rows = []
    for one in connection.execute(people):
        if days[one.id] or (one.role is Role.ENGINEER and one.retired_at is None):
            rows += [_week(one.badge, one.name, monday, days[one.id], today) for monday in weeks]
    return tuple(rows)


def _days(connection: Connection, first: date, end: date, site: str) -> dict[int, set[date]]:
    asked = select(Presence.person_id, Presence.arrived_at, Site.time_zone)
    asked = asked.join(Case, Case.id == Presence.case_id).join(Site, Site.id == Case.site_id)
    utc = ZoneInfo("UTC")
    asked = asked.where(Presence.arrived_at >= datetime.combine(first, time(0), utc) - _FARTHEST)
    asked = asked.where(Presence.arrived_at < datetime.combine(end, time(0), utc) + _FARTHEST)
    if site:
        asked = asked.where(Site.code == site)
    days: dict[int, set[date]] = defaultdict(set)
    for row in connection.execute(asked):
        days[row.person_id].add(local_day(row.arrived_at, ZoneInfo(row.time_zone)))
    return days


def _week(badge: str, person: str, monday: date, days: set[date], today: date) -> WeekRow:
    mine = tuple(sorted(day for day in days if monday <= day < monday + timedelta(days=7)))
    year, number, _ = monday.isocalendar()
    kept, over = len(mine) >= DAYS_A_WEEK, today >= monday + timedelta(days=7)
    return WeekRow(badge, person, f"{year}-W{number:02d}", monday, mine, DAYS_A_WEEK, kept, over)
