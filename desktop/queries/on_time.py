"""The on-time rate: one query over what was closed and what is open and late; each figure lists its rows (S1-43).

A deadline belongs to the period in which it is due. What was taken back counts not at all, nor what is still running
and can be kept.
"""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from desktop.domain.deadlines import WATCHES, Basis
from desktop.models.deadline import Deadline
from desktop.models.party import Party, Site


@dataclass(frozen=True, slots=True)
class OnTimeAsked:
    """Which deadlines: due in ``[start, end)``, of a site, a rule or a hospital (code) when given."""

    start: datetime
    end: datetime
    site: str = ""
    rule: str = ""
    hospital: str = ""


@dataclass(frozen=True, slots=True)
class OnTime:
    """How often a promise was kept.

    Attributes:
        rule: its code, "" for all together.
        due: how many had to be kept; ``kept`` were, ``late`` were not, ``running_late`` of these are still open.
        weight: the sum of their weights, ``kept_weight`` that of the kept ones.
    """

    rule: str
    basis: Basis | None
    due: int
    kept: int
    running_late: int
    weight: int
    kept_weight: int

    @property
    def late(self) -> int:
        """How many were not kept."""
        return self.due - self.kept

    @property
    def rate(self) -> Fraction | None:
        """The share that was kept, by weight when there is any; None when nothing was due."""
        if self.weight:
            return Fraction(self.kept_weight, self.weight)
        return Fraction(self.kept, self.due) if self.rule and self.due else None


@dataclass(frozen=True, slots=True)
class OnTimeRow:
    """One deadline behind a figure; ``outcome`` is ``on_time``, ``late`` or ``running_late``."""

    id: UUID
    rule: str
    version: int
    document: str
    site: str
    hospital: str
    opened_at: datetime
    due_at: datetime
    closed_at: datetime | None
    closed_source: str
    outcome: str
    weight: int
    hospital_en: str = ""


def on_time_rates(connection: Connection, asked: OnTimeAsked, now: datetime) -> tuple[OnTime, ...]:
    """The figures by rule, sorted by its code, and last the one of all together (rule "")."""
    kept = case((Deadline.outcome == "on_time", 1), else_=0)
    figures = (
        func.count(),
        func.sum(kept),
        func.sum(case((Deadline.closed_at.is_(None), 1), else_=0)),
        func.sum(Deadline.weight),
        func.sum(kept * Deadline.weight),
    )
    rows: Any = select(Deadline.rule, Deadline.basis, *figures)
    counted = _counted(rows, asked, now)
    found = connection.execute(counted.group_by(Deadline.rule, Deadline.basis).order_by(Deadline.rule)).all()
    rules = [OnTime(row[0], row[1], *(int(figure) for figure in row[2:])) for row in found]
    return (*rules, _together(rules))


def _together(rules: list[OnTime]) -> OnTime:
    """Only what has a weight counts in the figure of all together."""
    weighed = [one for one in rules if one.weight]
    sums = (sum(one.due for one in weighed), sum(one.kept for one in weighed), sum(one.running_late for one in weighed))
    return OnTime("", None, *sums, sum(one.weight for one in weighed), sum(one.kept_weight for one in weighed))


def on_time_rows(connection: Connection, asked: OnTimeAsked, now: datetime, outcome: str = "") -> tuple[OnTimeRow, ...]:
    """The deadlines behind the figures, by due moment; with ``outcome`` only these."""
    said = case((Deadline.closed_at.is_(None), "running_late"), else_=Deadline.outcome)
    columns = (Deadline.id, Deadline.rule, Deadline.rule_version, Deadline.document, Site.code, Party.name)
    moments = (Deadline.opened_at, Deadline.due_at, Deadline.closed_at, Deadline.closed_source, said)
    every: Any = select(*columns, *moments, Deadline.weight, Party.name_en)
    rows = _counted(every, asked, now)
    if outcome:
        rows = rows.where(said == outcome)
    found = connection.execute(rows.order_by(Deadline.due_at, Deadline.id)).all()
    return tuple(_row(row) for row in found)


def _row(row: Any) -> OnTimeRow:
    fields: list[Any] = [*row[:5], row[5] or "", *row[6:-1], row[-1] or ""]
    return OnTimeRow(*fields)


def _counted(rows: Any, asked: OnTimeAsked, now: datetime) -> Any:
    wanted = (
        rows.join(Site, Site.id == Deadline.site_id)
        .outerjoin(Party, Party.id == Deadline.party_id)
        .where(Deadline.due_at >= asked.start, Deadline.due_at < asked.end, _counts(now))
        .where(Deadline.rule.not_in(WATCHES))
    )
    choices = ((asked.site, Site.code), (asked.rule, Deadline.rule), (asked.hospital, Party.code))
    for value, column in choices:
        wanted = wanted.where(column == value) if value else wanted
    return wanted


def _counts(now: datetime) -> ColumnElement[bool]:
    """Kept or late, or open after its due second."""
    closed = Deadline.outcome.in_(("on_time", "late"))
    return or_(closed, and_(Deadline.closed_at.is_(None), Deadline.due_at < now.replace(microsecond=0)))
