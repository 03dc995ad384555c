"""The clock is handed in; nobody reads the time of day alone."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Tells the time in UTC."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...


class SystemClock:
    """The computer's wall clock."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return datetime.fromtimestamp(time.time(), UTC)


@dataclass
class FixedClock:
    """A clock that stands still until told; for tests, the demo and replays."""

    moment: datetime

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.moment

    def forward(self, by: timedelta) -> None:
        """Move on by a span."""
        self.moment += by


def local_day(moment: datetime, zone: tzinfo) -> date:
    """The calendar day of a moment in a site's time zone."""
    return moment.astimezone(zone).date()
