"""Months on the calendar; `add_months` is the one function by which every warranty date is reckoned (S2-01)."""

from calendar import monthrange
from datetime import date
from typing import Final

MOST_MONTHS: Final = 1200
"""A hundred years: longer is a slip of the finger."""


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month when it has no such day.

    31 January and one month is 28 February, in a leap year 29 February. Counting never drifts: 31 January and two
    months is 31 March, so what follows on is added up in months and reckoned from the first day.

    Args:
        day: the first day.
        months: 0 or more.

    Returns:
        The day; the last one of the calendar when that ends before.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_from(month: date, by: int) -> date:
    """The first day of the month that is so many months later, or earlier when it is below zero."""
    years, place = divmod(month.year * 12 + month.month - 1 + by, 12)
    return date(years, place + 1, 1)
