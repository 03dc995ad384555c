"""Which pack: a site, a period on the calendar of the site, and who makes it."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from desktop.domain.chain import microseconds
from desktop.domain.errors import Refusal

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_BEFORE: Final = timedelta(days=400)
"""Entries of the period may tell of so much earlier moments on the right wall clock."""


@dataclass(frozen=True, slots=True)
class PackAsked:
    """What is asked for, and by whom.

    Attributes:
        site: code.
        first: first day at the site; ``last`` the last one, both in.
        badge: who makes it; ``workstation`` where.
        language: of the paper, ``zh_CN`` or ``en``.
    """

    site: str
    first: date
    last: date
    badge: str
    workstation: str = ""
    language: str = "zh_CN"


@dataclass(frozen=True, slots=True)
class Period:
    """Two days of a site, both in, as microseconds since 1970 from ``from_us`` to before ``to_us``.

    Attributes:
        offsets: since when (microseconds) the wall clock is how many seconds ahead of UTC.
    """

    first: date
    last: date
    from_us: int
    to_us: int
    offsets: tuple[tuple[int, int], ...]

    @property
    def start(self) -> datetime:
        """The first moment."""
        return moment(self.from_us)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return moment(self.to_us)

    def local(self, us: int) -> str:
        """A moment on the wall clock of the site, to the second."""
        at = max(0, bisect_right(self.offsets, (us, 2**60)) - 1)
        return (moment(us) + timedelta(seconds=self.offsets[at][1])).strftime("%Y-%m-%d %H:%M:%S")


def moment(us: int) -> datetime:
    """Microseconds since 1970 as a moment."""
    return EPOCH + timedelta(microseconds=us)


def iso(us: int) -> str:
    """Microseconds since 1970 in ISO form in UTC, with all six digits."""
    return moment(us).isoformat(timespec="microseconds")


def period_of(first: date, last: date, time_zone: str) -> Period:
    """The period between two days of a site.

    Raises:
        Refusal: ``period_backwards``.
    """
    if last < first:
        raise Refusal("period_backwards", first=first, last=last)
    zone = ZoneInfo(time_zone)
    start, end = (datetime.combine(day, time.min, zone) for day in (first, last + timedelta(days=1)))
    return Period(first, last, microseconds(start), microseconds(end), tuple(_offsets(start, end, zone)))


def _offsets(start: datetime, end: datetime, zone: ZoneInfo) -> list[tuple[int, int]]:
    """Each change of the wall clock around the period, to the second."""
    at = start.astimezone(UTC) - _BEFORE
    found = [(microseconds(at), _ahead(at, zone))]
    while at < end.astimezone(UTC) + timedelta(days=2):
        following = at + timedelta(days=1)
        if _ahead(following, zone) != found[-1][1]:
            changed = _change(at, following, zone)
            found.append((microseconds(changed), _ahead(changed, zone)))
        at = following
    return found


def _change(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    before = _ahead(low, zone)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if _ahead(middle, zone) == before else (low, middle)
    return high


def _ahead(at: datetime, zone: ZoneInfo) -> int:
    return round((at.astimezone(zone).utcoffset() or timedelta()).total_seconds())
