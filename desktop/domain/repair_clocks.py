"""The clocks of work orders: elapsed time and working time, both with pauses; exact to the microsecond (S2-47, S2-60).

Working time is what lies within the opening hours of a calendar. A pause stops a clock: the due moment moves by as much
of it as the clock would have counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

_DAY: Final = timedelta(days=1)
_NONE: Final = timedelta()
_MIDNIGHT: Final = 24 * 60
_FARTHEST: Final = 4000
"""Days that are looked through for working time; a span beyond them is a slip of the finger."""


class Counts(StrEnum):
    """What a service clock counts."""

    ELAPSED = "elapsed"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working hours of a centre.

    Attributes:
        zone: its time zone.
        weekdays: the working days, 0 for Monday to 6 for Sunday.
        opens, closes: minutes after local midnight, ``opens < closes <= 1440``.
        days: single days that are worked although they are not in ``weekdays`` (True), or not worked (False).
    """

    zone: ZoneInfo
    weekdays: frozenset[int] = frozenset(range(5))
    opens: int = 9 * 60
    closes: int = 18 * 60
    days: Mapping[date, bool] = field(default_factory=dict)

    @property
    def day_length(self) -> timedelta:
        """One working day."""
        return timedelta(minutes=self.closes - self.opens)

    def works_on(self, day: date) -> bool:
        """Whether somebody works on a day."""
        return self.days.get(day, day.weekday() in self.weekdays)

    def hours(self, day: date) -> tuple[datetime, datetime] | None:
        """From when to when somebody works on a day, in UTC; None when nobody does."""
        if not self.works_on(day):
            return None
        return self._moment(day, self.opens), self._moment(day, self.closes)

    def _moment(self, day: date, minute: int) -> datetime:
        if minute == _MIDNIGHT:
            day, minute = day + _DAY, 0
        return datetime.combine(day, time(minute // 60, minute % 60), self.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Limit:
    """How long something may take: minutes, or working days; exactly one is given."""

    counts: Counts
    minutes: int | None = None
    days: int | None = None

    def span(self, calendar: Calendar) -> timedelta:
        """The limit as time that the clock counts; a working day is as long as the calendar's, another one 24 hours."""
        if self.minutes is not None:
            return timedelta(minutes=self.minutes)
        return (self.days or 0) * (calendar.day_length if self.counts is Counts.WORKING else _DAY)


@dataclass(frozen=True, slots=True)
class Pause:
    """Nobody works from ``start`` until ``end``; None while it lasts."""

    start: datetime
    end: datetime | None
    customer_caused: bool = False


def counted(counts: Counts, calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """How much a clock counts between two moments; nothing when ``end`` is not after ``start``."""
    if end <= start:
        return _NONE
    if counts is Counts.ELAPSED:
        return end - start
    return sum((min(end, last) - max(start, first) for first, last in _working(calendar, start, end)), _NONE)


def _working(calendar: Calendar, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    day, last = start.astimezone(calendar.zone).date(), end.astimezone(calendar.zone).date()
    while day <= last:
        hours = calendar.hours(day)
        if hours is not None and hours[0] < end and hours[1] > start:
            yield hours
        day += _DAY


def after(counts: Counts, calendar: Calendar, start: datetime, span: timedelta) -> datetime:
    """The first moment at which a clock that starts at ``start`` has counted ``span``, in UTC.

    Raises:
        ValueError: the calendar has too little working time within eleven years.
    """
    begun = start.astimezone(UTC)
    if counts is Counts.ELAPSED or span <= _NONE:
        return begun + max(span, _NONE)
    day, left = begun.astimezone(calendar.zone).date(), span
    for _ in range(_FARTHEST):
        hours = calendar.hours(day)
        if hours is not None and hours[1] > begun:
            first = max(hours[0], begun)
            if hours[1] - first >= left:
                return first + left
            left -= hours[1] - first
        day += _DAY
    raise ValueError(f"no {span} of working time after {start}")


def merged(pauses: Iterable[Pause]) -> list[tuple[datetime, datetime | None]]:
    """Pauses as stretches that neither touch nor overlap, in their order."""
    runs: list[tuple[datetime, datetime | None]] = []
    for one in sorted(pauses, key=lambda pause: pause.start):
        if runs and (runs[-1][1] is None or one.start <= runs[-1][1]):
            ends = runs[-1][1]
            runs[-1] = (runs[-1][0], None if ends is None or one.end is None else max(ends, one.end))
        else:
            runs.append((one.start, one.end))
    return runs


def due(limit: Limit, calendar: Calendar, start: datetime, pauses: Sequence[Pause] = ()) -> datetime | None:
    """The last moment on time, in UTC; None while the clock rests in a pause that has not ended.

    Args:
        limit: how long it may take.
        calendar: of the centre.
        start: when the clock starts.
        pauses: those that stop this clock, in any order.
    """
    at, left = start.astimezone(UTC), limit.span(calendar)
    for first, last in merged(pauses):
        ran = counted(limit.counts, calendar, at, first)
        if ran >= left:
            break
        if last is None:
            return None
        left -= ran
        at = max(at, last.astimezone(UTC))
    return after(limit.counts, calendar, at, left)


@dataclass(frozen=True, slots=True)
class RepairTime:
    """Report to back in service in both readings: as it passed, and less what the customer caused (S2-60)."""

    whole: timedelta
    without_customer: timedelta


def repair_time(reported: datetime, ended: datetime, pauses: Iterable[Pause]) -> RepairTime:
    """How long a repair took; a pause outside of it, or the part of one, counts nothing."""
    whole = max(ended - reported, _NONE)
    waited = _NONE
    for first, last in merged(one for one in pauses if one.customer_caused):
        stop = ended if last is None else min(last, ended)
        waited += max(stop - max(first, reported), _NONE)
    return RepairTime(whole, whole - waited)
