"""What the labels page shows, read in one go: the rows that are asked for, the day's closing count, the runs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, func, select

from desktop.models.label import ON_PAPER, OPEN, WAITING, LabelJob, LabelPurpose, LabelState
from desktop.queries.label_day import LabelDay, RunProgress, label_days, label_runs
from desktop.queries.label_story import LabelEventRow, label_events, label_family
from desktop.queries.labels import (
    LabelContent,
    LabelFilter,
    LabelRow,
    label_content,
    label_row,
    label_rows,
    latest_labels,
)

MOST: Final = 2000
"""More labels than this are cut off, and the page says so."""
RUNS: Final = 5

PURPOSES: Final = tuple(purpose.value for purpose in LabelPurpose)
VIEWS: Final = {
    "open": OPEN,
    "decide": frozenset({LabelState.UNCERTAIN}),
    "on_paper": ON_PAPER,
    "waiting": WAITING,
    "verified": frozenset({LabelState.VERIFIED}),
    "void": frozenset({LabelState.VOID}),
}
"""The lists of the page by name."""
_URGENCY: Final = (
    LabelState.UNCERTAIN,
    LabelState.FAILED,
    LabelState.CONFIRMED,
    LabelState.HANDED_OVER,
    LabelState.PRINTING,
    LabelState.SENDING,
    LabelState.QUEUED,
)
_SCANNED_AT_THE_HUB: Final = (LabelPurpose.BADGE, LabelPurpose.TEST)
"""Labels whose code signs somebody in, or asks who that is."""


@dataclass(frozen=True, slots=True)
class BoardAsked:
    """Which labels; "" leaves all.

    Attributes:
        view: a key of `VIEWS`.
        purpose: value of a `LabelPurpose`.
    """

    view: str = "open"
    purpose: str = ""
    printer: str = ""
    text: str = ""
    run: UUID | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """The page as it stands.

    Attributes:
        rows: what needs a hand first stands first; of what is settled, the latest.
        day: the closing count of all sites that were asked for.
        earlier: open labels on paper of the days before.
        uncertain: labels that a person must look for, the oldest first.
        runs: those that are not finished, the newest first.
        printers: every name that a label was given to.
        codes: of the open badges and test labels on paper.
    """

    asked: BoardAsked
    rows: tuple[LabelRow, ...]
    day: "DayCount"
    earlier: int
    uncertain: tuple[UUID, ...]
    runs: tuple[RunProgress, ...]
    printers: tuple[str, ...]
    codes: frozenset[str]
    at: datetime

    @property
    def is_cut_off(self) -> bool:
        """There may be more than is shown."""
        return len(self.rows) >= MOST


@dataclass(frozen=True, slots=True)
class DayCount:
    """Printed today = scanned back + void + open; with what was ordered and still waits."""

    printed: int = 0
    verified: int = 0
    voided: int = 0
    open: int = 0
    waiting: int = 0
    reprints: int = 0


@dataclass(frozen=True, slots=True)
class LabelStory:
    """One label with all that is known of it; ``family`` from the first print to the last."""

    row: LabelRow
    content: LabelContent
    events: tuple[LabelEventRow, ...]
    family: tuple[UUID, ...]


def board(connection: Connection, asked: BoardAsked, now: datetime, site: str = "") -> Board:
    """Read the page for one site, or for all."""
    day = _sum(label_days(connection, None, now, site))
    counts = select(func.count()).select_from(LabelJob)
    on_paper = connection.execute(counts.where(LabelJob.state.in_(ON_PAPER))).scalar_one()
    unsure = select(LabelJob.id).where(LabelJob.state == LabelState.UNCERTAIN).order_by(LabelJob.changed_at)
    printers = select(LabelJob.printer).where(LabelJob.printer != "").distinct().order_by(LabelJob.printer)
    own = select(LabelJob.symbol).where(LabelJob.purpose.in_(_SCANNED_AT_THE_HUB), LabelJob.state.in_(ON_PAPER))
    return Board(
        asked,
        _rows(connection, asked, site),
        day,
        max(0, on_paper - day.open),
        tuple(connection.execute(unsure).scalars()),
        tuple(run for run in label_runs(connection, limit=RUNS) if run.waiting or run.failed or _under_way(run)),
        tuple(connection.execute(printers).scalars()),
        frozenset(connection.execute(own).scalars()),
        now,
    )


def _under_way(run: RunProgress) -> bool:
    return bool(run.printed or run.uncertain)


def _rows(connection: Connection, asked: BoardAsked, site: str) -> tuple[LabelRow, ...]:
    states = VIEWS[asked.view]
    purpose = LabelPurpose(asked.purpose) if asked.purpose else None
    wanted = LabelFilter(states, purpose, site, asked.printer, "", asked.run, asked.text)
    if not states <= OPEN:
        return latest_labels(connection, wanted, MOST)
    return tuple(sorted(label_rows(connection, wanted, limit=MOST), key=_urgency))


def _urgency(row: LabelRow) -> int:
    return _URGENCY.index(row.state)


def _sum(days: tuple[LabelDay, ...]) -> DayCount:
    names = DayCount.__dataclass_fields__
    return DayCount(*(sum(getattr(day, name) for day in days) for name in names))


def label_story(connection: Connection, label: UUID) -> LabelStory:
    """Everything of one label.

    Raises:
        Refusal: ``unknown_label``.
    """
    row = label_row(connection, label)
    return LabelStory(
        row, label_content(connection, label), label_events(connection, label), label_family(connection, label)
    )


def waiting_of_run(connection: Connection, run: UUID) -> tuple[UUID, ...]:
    """The labels of a run that have not begun."""
    asked = select(LabelJob.id).where(LabelJob.run_id == run, LabelJob.state.in_(WAITING))
    return tuple(connection.execute(asked.order_by(LabelJob.ordered_at, LabelJob.id)).scalars())


def last_labels(connection: Connection, printer: str, workstation: str, limit: int = 6) -> tuple[LabelRow, ...]:
    """The last labels of a printer at a desk, whatever became of them."""
    wanted = LabelFilter(frozenset(LabelState), printer=printer, workstation=workstation)
    return latest_labels(connection, wanted, limit)
