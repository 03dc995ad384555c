"""Days at hospitals by ISO week against two (S1-25): checked in at a case or on site; and how operations waited."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, select

from desktop.domain.cases import CaseState
from desktop.domain.clock import local_day
from desktop.domain.duties import DAYS_A_WEEK, WaitingCause, weeks_of
from desktop.domain.permissions import Role
from desktop.models.case import Case
from desktop.models.duty import Presence, SiteVisit, Waiting
from desktop.models.party import Party, PartyKind, Site
from desktop.models.person import Person
from desktop.queries.adverse_page import PartyNamed

_FARTHEST: Final = timedelta(hours=15)
"""No wall clock is farther from UTC."""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week of one engineer.

    Attributes:
        week: such as ``2026-W47``; ``monday`` is its first day.
        days: the local days with a presence, each once, the days beyond the month with them.
        at_cases, by_hand: how many of them have a check-in for a case, and one on site; a day may have both.
        kept: at least two.
        over: the week has ended by ``today``; before that a missing day is no fault yet.
    """

    badge: str
    person: str
    week: str
    monday: date
    days: tuple[date, ...]
    at_cases: int
    by_hand: int
    needed: int
    kept: bool
    over: bool


def presence_days(connection: Connection, month: date, today: date, site: str = "") -> tuple[WeekRow, ...]:
    """Every week that has a day in a month, for every engineer in use and for whoever was present.

    Args:
        connection: to the database.
        month: any day of it.
        today: the local day of the reader.
        site: code of the site whose cases and visits count; "" for all.
    """
    weeks = weeks_of(month)
    span = (weeks[0], weeks[-1] + timedelta(days=7), site)
    at_cases = select(Presence.person_id, Presence.arrived_at.label("at"), Site.time_zone)
    at_cases = at_cases.join(Case, Case.id == Presence.case_id).join(Site, Site.id == Case.site_id)
    by_hand = select(SiteVisit.person_id, SiteVisit.came_at.label("at"), Site.time_zone)
    by_hand = by_hand.join(Site, Site.id == SiteVisit.site_id)
    left = select(SiteVisit.person_id, SiteVisit.left_at.label("at"), Site.time_zone)
    left = left.join(Site, Site.id == SiteVisit.site_id)
    cases, visits = _days(connection, span, at_cases), _days(connection, span, by_hand, left)
    people = select(Person.id, Person.badge, Person.name, Person.role, Person.retired_at).order_by(Person.badge)
    rows = []
    for one in connection.execute(people):
        both = (cases[one.id], visits[one.id])
        if any(both) or (one.role is Role.ENGINEER and one.retired_at is None):
            rows += [_week((one.badge, one.name), monday, both, today) for monday in weeks]
    return tuple(rows)


def _days(connection: Connection, span: tuple[date, date, str], *asked: Any) -> dict[int, set[date]]:
    """The local days of moments (``person_id``, ``at``, ``time_zone``) by person."""
    first, end, site = span
    days: dict[int, set[date]] = defaultdict(set)
    for one in asked:
        at = one.selected_columns["at"]
        within = one.where(at >= _midnight(first) - _FARTHEST, at < _midnight(end) + _FARTHEST)
        for row in connection.execute(within.where(Site.code == site) if site else within):
            days[row.person_id].add(local_day(row.at, ZoneInfo(row.time_zone)))
    return days


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), UTC)


def _week(who: tuple[str, str], monday: date, both: tuple[set[date], set[date]], today: date) -> WeekRow:
    cases, visits = ({day for day in days if monday <= day < monday + timedelta(days=7)} for days in both)
    mine = tuple(sorted(cases | visits))
    year, number, _ = monday.isocalendar()
    kept, over = len(mine) >= DAYS_A_WEEK, today >= monday + timedelta(days=7)
    counts: dict[str, Any] = {"days": mine, "at_cases": len(cases), "by_hand": len(visits), "needed": DAYS_A_WEEK}
    return WeekRow(*who, f"{year}-W{number:02d}", monday, **counts, kept=kept, over=over)


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit that was recorded by hand or by badge; ``left_at`` is None while nobody checked out."""

    badge: str
    person: str
    hospital: str
    hospital_name: str
    hospital_name_en: str
    time_zone: str
    came_at: datetime
    came_source: str
    left_at: datetime | None
    left_source: str
    note: str
    recorded_at: datetime


def visits_of(connection: Connection, month: date, site: str = "") -> tuple[VisitRow, ...]:
    """The visits of the ISO weeks of a month, newest first."""
    weeks = weeks_of(month)
    asked = (
        select(Person.badge, Person.name, Party.code, Party.name, Party.name_en, Site.time_zone, SiteVisit.came_at)
        .add_columns(SiteVisit.came_source, SiteVisit.left_at, SiteVisit.left_source, SiteVisit.note)
        .add_columns(SiteVisit.recorded_at)
        .join(Person, Person.id == SiteVisit.person_id)
        .join(Party, Party.id == SiteVisit.hospital_id)
        .join(Site, Site.id == SiteVisit.site_id)
        .where(SiteVisit.came_at >= _midnight(weeks[0]) - _FARTHEST)
        .where(SiteVisit.came_at < _midnight(weeks[-1] + timedelta(days=7)) + _FARTHEST)
        .order_by(SiteVisit.came_at.desc(), SiteVisit.id.desc())
    )
    found = connection.execute(asked.where(Site.code == site) if site else asked)
    rows = (VisitRow(*row) for row in found)
    end = weeks[-1] + timedelta(days=7)
    return tuple(row for row in rows if weeks[0] <= local_day(row.came_at, ZoneInfo(row.time_zone)) < end)


@dataclass(frozen=True, slots=True)
class WaitedRow:
    """How the operations of one hospital waited in one month (S1-06).

    Attributes:
        hospital: its code, "" in the row of all together.
        cases: operations that waited; ``operations`` is how many there were.
        causes: minutes by cause, the longest first.
    """

    hospital: str
    hospital_name: str
    hospital_name_en: str
    operations: int
    cases: int
    minutes: int
    causes: tuple[tuple[WaitingCause, int], ...]


def waiting_minutes(connection: Connection, month: date, site: str = "") -> tuple[WaitedRow, ...]:
    """The waiting of a month by hospital, and last the sum; the local day of the planned start decides the month.

    A hospital without an operation in the month is not listed.
    """
    waited: dict[int, dict[WaitingCause, int]] = defaultdict(lambda: defaultdict(int))
    asked = select(Waiting.case_id, Waiting.cause, Waiting.minutes).join(Case, Case.id == Waiting.case_id)
    for row in connection.execute(asked.where(*_about(month))):
        waited[row.case_id][row.cause] += row.minutes
    operations: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row in connection.execute(_operations(month, site)):
        if local_day(row.planned_at, ZoneInfo(row.time_zone)).replace(day=1) == month.replace(day=1):
            operations[row.code, row.name, row.name_en].append(row.id)
    rows = [_waited(hospital, waited, cases) for hospital, cases in sorted(operations.items())]
    every = [case for cases in operations.values() for case in cases]
    return (*rows, _waited(("", "", ""), waited, every))


def _about(month: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Cases of a month, a day more at both ends for the wall clocks of the world."""
    first = month.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return Case.planned_at >= _midnight(first) - _FARTHEST, Case.planned_at < _midnight(after) + _FARTHEST


def _operations(month: date, site: str) -> Any:
    """The operations that took place."""
    asked = (
        select(Case.id, Case.planned_at, Site.time_zone, Party.code, Party.name, Party.name_en)
        .join(Site, Site.id == Case.site_id)
        .join(Party, Party.id == Case.hospital_id)
        .where(*_about(month))
        .where(Case.state.in_((CaseState.OUT, CaseState.BACK, CaseState.HELD, CaseState.REPORTED)))
    )
    return asked.where(Site.code == site) if site else asked


def _waited(
    hospital: tuple[str, str, str], waited: Mapping[int, Mapping[WaitingCause, int]], cases: Sequence[int]
) -> WaitedRow:
    causes: dict[WaitingCause, int] = defaultdict(int)
    for case in cases:
        for cause, minutes in waited.get(case, {}).items():
            causes[cause] += minutes
    longest = tuple(sorted(causes.items(), key=lambda one: (-one[1], one[0])))
    some = sum(case in waited for case in cases)
    return WaitedRow(*hospital, len(cases), some, sum(causes.values()), longest)


def hospitals(connection: Connection) -> tuple[PartyNamed, ...]:
    """The hospitals in use, by code."""
    asked = select(Party.code, Party.name, Party.name_en).where(Party.kind == PartyKind.HOSPITAL)
    found = connection.execute(asked.where(Party.retired_at.is_(None)).order_by(Party.code))
    return tuple(PartyNamed(*row) for row in found)
