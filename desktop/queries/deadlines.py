"""Everything that runs, sorted by what will be late first, with what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, ScalarSelect, func, literal, select, tuple_
from sqlalchemy.orm import aliased

from desktop.domain.deadlines import WATCHES, Basis, overdue_from
from desktop.models.case import Case
from desktop.models.deadline import Deadline, DeadlineStage
from desktop.models.party import Party, Site

PAGE = 1000
"""Deadlines that are read at once."""


class After(NamedTuple):
    """The last row of the page before."""

    due_at: datetime
    id: UUID


@dataclass(frozen=True, slots=True)
class RunningDeadline:
    """One promise that is not kept yet.

    Attributes:
        rule: its code, ``version`` the one that was valid when it opened.
        hospital, hospital_code: to whom it is promised, "" when nobody in particular.
        opened_source: how its start came in (scan, click, import, typed), "" when unknown.
        left: until the last moment on time; negative when it has passed.
        late: whether it can no longer be kept: a second after the due one.
        next_stage, next_at: what is told next and when; None when everything was told.
    """

    id: UUID
    document: str
    rule: str
    version: int
    basis: Basis
    weight: int
    site: str
    hospital: str
    hospital_code: str
    opened_at: datetime
    opened_source: str
    due_at: datetime
    left: timedelta
    late: bool
    next_stage: str | None
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class RunningAsked:
    """Which of them: of a site, a rule, a document or a basis when given.

    What only watches (`WATCHES`) is no promise; it is left out unless its rule is asked for.
    """

    site: str = ""
    rule: str = ""
    document: str = ""
    basis: Basis | None = None


_HOSPITAL = aliased(Party)


def running_deadlines(
    connection: Connection,
    now: datetime,
    asked: RunningAsked | None = None,
    after: After | None = None,
    limit: int = PAGE,
) -> tuple[RunningDeadline, ...]:
    """The open deadlines, those that will be late first at the top.

    Args:
        connection: of the database.
        now: the trusted moment.
        asked: a choice among them; all if None.
        after: the last row of the page before.
        limit: how many at most.
    """
    wanted = _narrowed(_rows(), asked or RunningAsked())
    if after is not None:
        wanted = wanted.where(tuple_(Deadline.due_at, Deadline.id) > _bound(after))
    rows = connection.execute(wanted.order_by(Deadline.due_at, Deadline.id).limit(limit)).all()
    return _with_hospitals(connection, [_running(row, now) for row in rows])


def running_count(connection: Connection, now: datetime) -> tuple[int, int]:
    """How many run, and how many of them are late."""
    late = func.count().filter(Deadline.due_at < now.replace(microsecond=0))
    promised = (Deadline.closed_at.is_(None), Deadline.rule.not_in(WATCHES))
    row = connection.execute(select(func.count(), late).where(*promised)).one()
    return row[0], row[1]


def _bound(after: After) -> ColumnElement[Any]:
    return tuple_(literal(after.due_at, Deadline.due_at.type), literal(after.id, Deadline.id.type))


def _narrowed(rows: Any, asked: RunningAsked) -> Any:
    choices = ((asked.site, Site.code), (asked.rule, Deadline.rule), (asked.document, Deadline.document))
    if asked.rule not in WATCHES:
        rows = rows.where(Deadline.rule.not_in(WATCHES))
    for value, column in choices:
        rows = rows.where(column == value) if value else rows
    return rows if asked.basis is None else rows.where(Deadline.basis == asked.basis)


def _rows() -> Any:
    rows: Any = select(
        Deadline.id,
        Deadline.document,
        Deadline.rule,
        Deadline.rule_version,
        Deadline.basis,
        Deadline.weight,
        Site.code,
        _HOSPITAL.name,
        _HOSPITAL.code,
        Deadline.opened_at,
        Deadline.opened_source,
        Deadline.due_at,
        _next(DeadlineStage.stage),
        _next(DeadlineStage.fire_at),
    )
    return (
        rows.join(Site, Site.id == Deadline.site_id)
        .outerjoin(_HOSPITAL, _HOSPITAL.id == Deadline.party_id)
        .where(Deadline.closed_at.is_(None))
    )


def _next(column: Any) -> ScalarSelect[Any]:
    waiting = (DeadlineStage.fired_at.is_(None), DeadlineStage.dropped_at.is_(None))
    mine = select(column).where(DeadlineStage.deadline_id == Deadline.id, *waiting)
    return mine.order_by(DeadlineStage.fire_at).limit(1).scalar_subquery()


def _running(row: Any, now: datetime) -> RunningDeadline:
    due = row[11]
    named = [*row[:7], row[7] or "", row[8] or "", *row[9:12]]
    fields: list[Any] = [*named, due - now, now >= overdue_from(due), row[12], row[13]]
    return RunningDeadline(*fields)


def _with_hospitals(connection: Connection, rows: Sequence[RunningDeadline]) -> tuple[RunningDeadline, ...]:
    """A deadline of a case that names nobody is promised to the hospital of the case."""
    nameless = {row.document for row in rows if not row.hospital_code}
    if not nameless:
        return tuple(rows)
    asked = select(Case.number, Party.name, Party.code).join(Party, Party.id == Case.hospital_id)
    named = {row[0]: (row[1], row[2]) for row in connection.execute(asked.where(Case.number.in_(nameless)))}
    return tuple(
        replace(row, hospital=named[row.document][0], hospital_code=named[row.document][1])
        if not row.hospital_code and row.document in named
        else row
        for row in rows
    )
