"""Demand month by month, as a planner looks at it, and what the forecast says of the next month."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.domain.clock import local_day
from desktop.models.party import Site
from desktop.queries.demand import Use, consumed, first_movement
from desktop.queries.pars import ParRow

MOST_MONTHS: Final = 24
LEAST_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Month:
    """What was consumed in a calendar month of the site.

    Attributes:
        first: its first day.
        known: False for a month that ended before the item first moved at the site.
        running: it is not over yet.
        uses: every consumption, oldest first.
    """

    first: date
    known: bool
    running: bool
    uses: tuple[Use, ...]

    @property
    def pieces(self) -> int:
        """Pieces that were consumed."""
        return int(sum(use.pieces for use in self.uses))


def monthly_demand(connection: Connection, par: ParRow, at: datetime) -> tuple[Month, ...]:
    """The months up to the one that runs: at most 24, at least 12, oldest first.

    What counts is what `weekly_demand` counts.
    """
    zone = ZoneInfo(connection.execute(select(Site.time_zone).where(Site.id == par.site_id)).scalar_one())
    now = local_day(at, zone).replace(day=1)
    moved = first_movement(connection, par)
    known = local_day(moved, zone).replace(day=1) if moved else None
    start = months_on(now, 1 - LEAST_MONTHS)
    if known is not None:
        start = max(min(start, known), months_on(now, 1 - MOST_MONTHS))
    found: dict[date, list[Use]] = {}
    for use in consumed(connection, par, datetime.combine(start, time.min, zone)):
        found.setdefault(local_day(use.at, zone).replace(day=1), []).append(use)
    months = [months_on(start, step) for step in range(_between(start, now) + 1)]
    return tuple(
        Month(month, known is not None and month >= known, month == now, tuple(found.get(month, ())))
        for month in months
    )


def months_on(first: date, months: int) -> date:
    """The first day of the month so many months on; ``first`` is the first day of a month."""
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def _between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def pieces_in_month(weekly: float, first: date) -> float:
    """What a rate of pieces a week comes to in a calendar month."""
    return weekly / 7 * monthrange(first.year, first.month)[1]
