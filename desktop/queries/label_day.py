"""The day's closing count of labels: printed = verified + voided + open, for each site and local day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from desktop.models.label import ON_PAPER, WAITING, LabelJob, LabelState
from desktop.models.party import Site


@dataclass(frozen=True, slots=True)
class LabelDay:
    """The count of one site's day, as it stands now; labels, not copies.

    Attributes:
        ordered: ordered on the day; ``reprints`` of them replace a destroyed label.
        waiting: of those ordered, nothing of which has left for a printer.
        cancelled: of those ordered, void before anything of them was printed.
        printed: labels that came out on the day, or may have: their first byte went, or, of a label printed
            elsewhere, it was scanned back. A label that was proven not to have come out does not count.
        verified: of those printed, scanned back.
        voided: of those printed, void: spoiled, destroyed, replaced.
        open: of those printed, neither; they must be found and scanned.
    """

    site: str
    day: date
    ordered: int
    reprints: int
    waiting: int
    cancelled: int
    printed: int
    verified: int
    voided: int
    open: int

    @property
    def adds_up(self) -> bool:
        """Whether every printed label is accounted for."""
        return self.printed == self.verified + self.voided + self.open


@dataclass(frozen=True, slots=True)
class RunProgress:
    """How far a run of many labels is.

    ``waiting`` counts what has not begun, ``failed`` what could not begin, ``printed`` what came out and is open,
    ``uncertain`` what a person must look for.
    """

    run: UUID
    site: str
    ordered_at: datetime
    of: int
    waiting: int
    failed: int
    printed: int
    uncertain: int
    verified: int
    voided: int


_CAME_OUT: Final = func.coalesce(LabelJob.first_byte_at, LabelJob.verified_at)


def label_days(connection: Connection, day: date | None, now: datetime, site: str = "") -> tuple[LabelDay, ...]:
    """The count of a day for one site or for all; ``day`` None is today at each site."""
    asked = select(Site.id, Site.code, Site.time_zone).order_by(Site.code)
    asked = asked.where(Site.code == site) if site else asked
    sites = connection.execute(asked).all()
    return tuple(_day(connection, row, day or now.astimezone(ZoneInfo(row.time_zone)).date()) for row in sites)


def _day(connection: Connection, site: Any, day: date) -> LabelDay:
    ordered = _within(LabelJob.ordered_at, day, site.time_zone)
    printed = _within(_CAME_OUT, day, site.time_zone)
    never = _CAME_OUT.is_(None)
    counts = (
        ordered,
        ordered & LabelJob.reprint_of_id.is_not(None),
        ordered & LabelJob.state.in_(WAITING),
        ordered & never & (LabelJob.state == LabelState.VOID),
        printed,
        printed & (LabelJob.state == LabelState.VERIFIED),
        printed & (LabelJob.state == LabelState.VOID),
        printed & LabelJob.state.in_(ON_PAPER),
    )
    asked = select(*(func.count().filter(one) for one in counts)).where(LabelJob.site_id == site.id)
    found: list[int] = list(connection.execute(asked.where(ordered | printed)).one())
    return LabelDay(site.code, day, *found)


def _within(moment: Any, day: date, time_zone: str) -> Any:
    zone = ZoneInfo(time_zone)
    start, end = (datetime.combine(one, time.min, zone).astimezone(UTC) for one in (day, day + timedelta(days=1)))
    return (moment >= start) & (moment < end)


def run_progress(connection: Connection, run: UUID) -> RunProgress | None:
    """How far a run is; None when there is none of that id."""
    found = label_runs(connection, run)
    return found[0] if found else None


def label_runs(connection: Connection, run: UUID | None = None, limit: int = 100) -> tuple[RunProgress, ...]:
    """The runs, the newest first, at most ``limit``; with ``run`` only that one."""
    state = LabelJob.state
    printed = state.in_((LabelState.SENDING, LabelState.HANDED_OVER, LabelState.PRINTING, LabelState.CONFIRMED))
    one_each = (LabelState.QUEUED, LabelState.FAILED, LabelState.UNCERTAIN, LabelState.VERIFIED, LabelState.VOID)
    queued, failed, uncertain, verified, void = (func.count().filter(state == one) for one in one_each)
    asked = (
        select(LabelJob.run_id, Site.code, func.min(LabelJob.ordered_at), func.count(), queued, failed)
        .add_columns(func.count().filter(printed), uncertain, verified, void)
        .join(Site, Site.id == LabelJob.site_id)
        .where(LabelJob.run_id.is_not(None) if run is None else LabelJob.run_id == run)
        .group_by(LabelJob.run_id, Site.code)
        .order_by(func.min(LabelJob.ordered_at).desc())
        .limit(limit)
    )
    return tuple(RunProgress(*row) for row in connection.execute(asked))
