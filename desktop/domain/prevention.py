"""Prevention: when the next maintenance of a device is due, and what a meter has counted (SC-18, S2-22).

A time interval is reckoned in calendar months from the first day, so that it never drifts; a day on which nobody works
moves to the last working day before it, never behind it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desktop.domain.errors import Refusal
from desktop.domain.months import add_months

MOST_STEPS_BACK: Final = 31
"""A calendar without a working day for so long is wrong; the day stays where it is."""


class TrendKind(StrEnum):
    """What a rule looks at."""

    COUNT = "count"
    RATE = "rate"
    RISK = "risk"


class ProposalOrigin(StrEnum):
    """What asked for the work."""

    PLAN = "plan"
    TREND = "trend"


class ProposalState(StrEnum):
    """What became of a proposal."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    OPENED = "opened"


class Environment(StrEnum):
    """How hard a device has it where it stands, as somebody said."""

    NORMAL = "normal"
    HARD = "hard"
    HARSH = "harsh"


class Validity(StrEnum):
    """What the certificates of a piece of test equipment say of a day."""

    VALID = "valid"
    EXPIRED = "expired"
    FAILED = "failed"
    NEVER = "never"
    RETIRED = "retired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Interval:
    """How often: every so many months, every so many units of a meter, or whichever comes first.

    Attributes:
        months: None for no interval of time.
        units: None for no interval of a meter.
        fixed: reckoned from the first day of all, whenever the work was really done.
    """

    months: int | None
    units: Decimal | None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Worked:
    """How often the maintenance was done, when last, and at which total of the meter.

    Attributes:
        sequence: the last number that was given, also to one that was taken back.
    """

    times: int
    last_on: date | None
    last_total: Decimal | None
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """When the next one is due.

    Attributes:
        on: the day; None when only the meter counts and nobody can say the day.
        total: the total of the meter; None without an interval of a meter.
        by_meter: the meter is already there.
    """

    on: date | None
    total: Decimal | None
    by_meter: bool = False


def next_due(interval: Interval, anchor: date | None, worked: Worked, total: Decimal | None) -> Due | None:
    """When the next maintenance is due; None when it cannot be said because a day or a reading is missing.

    Args:
        interval: how often.
        anchor: the day of installation, or whatever the first interval begins with.
        worked: what was done until now.
        total: what the meter has counted in all; None without a reading.
    """
    on = _due_on(interval, anchor, worked)
    at = None if interval.units is None else (worked.last_total or Decimal(0)) + interval.units
    reached = at is not None and total is not None and total >= at
    if on is None and (at is None or total is None):
        return None
    return Due(on, at, reached)


def _due_on(interval: Interval, anchor: date | None, worked: Worked) -> date | None:
    if interval.months is None:
        return None
    if interval.fixed and anchor is not None:
        return add_months(anchor, interval.months * (worked.times + 1))
    begin = worked.last_on or anchor
    return None if begin is None else add_months(begin, interval.months)


def on_working_day(day: date, works: Callable[[date], bool]) -> date:
    """The day itself, or the last working day before it."""
    for back in range(MOST_STEPS_BACK):
        if works(day - timedelta(days=back)):
            return day - timedelta(days=back)
    return day


def counted(last: tuple[Decimal, Decimal] | None, value: Decimal, *, reset: bool) -> Decimal:
    """What a meter has counted in all after a reading.

    Args:
        last: the reading before it and the total then; None for the first.
        value: what it shows now.
        reset: the meter was changed or set to nought; what it shows now comes on top.

    Raises:
        Refusal: ``meter_backwards`` with the last reading.
    """
    if last is None:
        return value
    shown, total = last
    if reset:
        return total + value
    if value < shown:
        raise Refusal("meter_backwards", value=value, last=shown)
    return total + value - shown
