"""Dates as labels print them: two-digit years, day 00, months only, days of the year."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache


def full_year(two: int, current: int) -> int:
    """The year that a two-digit year means (GS1 General Specifications 7.12).

    Args:
        two: 0–99.
        current: this year, four digits; the window reaches from 49 years back to 50 years ahead.
    """
    century = current - current % 100
    ahead = two - current % 100
    if ahead > 50:
        return century + two - 100
    return century + two + 100 if ahead < -49 else century + two


@lru_cache(maxsize=4096)
def calendar_day(year: int, month: int, day: int, month_end: bool) -> date | None:
    """The day, or ``None`` when the calendar has no such day.

    Args:
        year: four digits.
        month: 1–12.
        day: 1–31, or 0.
        month_end: whether day 0 is allowed and means the last day of the month.
    """
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return None
    last = monthrange(year, month)[1]
    if day == 0 and month_end:
        day = last
    return date(year, month, day) if 1 <= day <= last else None


def yymmdd(text: str, current: int, month_end: bool = False) -> date | None:
    """Six ASCII digits as a day; see `calendar_day` and `full_year`."""
    return calendar_day(full_year(int(text[:2]), current), int(text[2:4]), int(text[4:6]), month_end)


def mmddyy(text: str, current: int) -> date | None:
    """Six ASCII digits, month first."""
    return calendar_day(full_year(int(text[4:6]), current), int(text[:2]), int(text[2:4]), month_end=False)


def mmyy(text: str, current: int) -> date | None:
    """Four ASCII digits: the last day of that month."""
    return calendar_day(full_year(int(text[2:4]), current), int(text[:2]), 0, month_end=True)


def yyyymmdd(text: str) -> date | None:
    """Eight ASCII digits as a day."""
    return calendar_day(int(text[:4]), int(text[4:6]), int(text[6:8]), month_end=False)


def day_of_year(year: int, number: int) -> date | None:
    """The day with this number (1–365, 366 in a leap year)."""
    if number < 1 or not 1 <= year <= 9999:
        return None
    # the last day of year 9999 has no successor, so the sum is taken from 1 January
    length = 366 if monthrange(year, 2)[1] == 29 else 365
    return date(year, 1, 1) + timedelta(days=number - 1) if number <= length else None


def yyjjj(text: str, current: int) -> date | None:
    """Five ASCII digits: two-digit year and day of the year."""
    return day_of_year(full_year(int(text[:2]), current), int(text[2:5]))
