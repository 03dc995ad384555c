"""From when somebody is free: hours of the week, absences, other work, and the orders that they have begun."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final

LOOK_AHEAD: Final = timedelta(days=30)
"""How far ahead a free moment is looked for."""

USUAL_ORDER: Final = timedelta(hours=2)
"""How long a begun order is taken to last while nobody says that it ended. Our decision."""

LEAST_LEFT: Final = timedelta(minutes=30)
"""How long a begun order that lasts longer than usual is still taken to need. Our decision."""

Span = tuple[datetime, datetime]
"""From a moment until before another."""

Hours = Mapping[int, tuple[int, int]]
"""From and to minute of the local day by weekday, 1 for Monday; a weekday that is missing is free of work."""


@dataclass(frozen=True, slots=True)
class Diary:
    """What is known of somebody's time; without any ``hours`` they are on duty at any time."""

    zone: tzinfo
    hours: Hours = field(default_factory=dict)
    taken: Collection[Span] = ()


def begun_until(began: datetime, now: datetime) -> datetime:
    """Until when an order that somebody began takes them up."""
    return max(began + USUAL_ORDER, now + LEAST_LEFT)


def free_from(diary: Diary, start: datetime) -> datetime | None:
    """The first moment from ``start`` on at which somebody is on duty and nothing else is to be done, UTC.

    None when there is none within `LOOK_AHEAD`.
    """
    at = start
    while at <= start + LOOK_AHEAD:
        on_duty = _on_duty(diary, at, start + LOOK_AHEAD)
        if on_duty is None:
            return None
        ends = [until for since, until in diary.taken if since <= on_duty < until]
        if not ends:
            return on_duty.astimezone(UTC)
        at = max(ends)
    return None


def _on_duty(diary: Diary, at: datetime, last: datetime) -> datetime | None:
    """The first moment from ``at`` on that lies in the hours of the week."""
    if not diary.hours:
        return at
    while at <= last:
        local = at.astimezone(diary.zone)
        hours = diary.hours.get(local.isoweekday())
        midnight = datetime.combine(local.date(), time(0), diary.zone)
        if hours is not None:
            opens, closes = (_minute(midnight, minute) for minute in hours)
            if at < closes:
                return max(at, opens)
        at = datetime.combine(local.date() + timedelta(days=1), time(0), diary.zone).astimezone(UTC)
    return None


def _minute(midnight: datetime, minute: int) -> datetime:
    """A minute of the local day by the wall clock, as UTC."""
    return (midnight + timedelta(minutes=minute)).astimezone(UTC)
