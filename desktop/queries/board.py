"""The board: what runs with all that its rows show, what was told to whom, and how many wait to be read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select

from desktop.domain.deadlines import WATCHES, Basis
from desktop.domain.outbox import MessageState, SendingState
from desktop.models.deadline import ClockJump, Deadline, DeadlineStage, Reminder
from desktop.models.outbox import OutboxMessage, Sending
from desktop.models.party import Party, Site
from desktop.queries.deadlines import PAGE, After, RunningAsked, RunningDeadline, running_count, running_deadlines
from desktop.queries.reminders import ReminderRow, RemindersAsked, reminders, still_matters

MOST = 2000
"""Rows of the board; what is due after them is only counted."""

_AT_ONCE = 500
_READ_BEFORE = 100


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One promise that is not kept yet. What depends on the moment is left to who shows it.

    Attributes:
        hospital, hospital_en: to whom it is promised, "" when nobody in particular.
        warned: whether a stage of it was told already.
        next_stage, next_at: what is told next and when; None when everything was told.
    """

    id: UUID
    document: str
    rule: str
    basis: Basis
    site: str
    time_zone: str
    hospital: str
    hospital_en: str
    due_at: datetime
    warned: bool
    next_stage: str | None
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Board:
    """What runs.

    Attributes:
        rows: what will be late first on top, at most `MOST`.
        running: how many run altogether.
    """

    rows: tuple[BoardRow, ...] = ()
    running: int = 0


@dataclass(frozen=True, slots=True)
class AheadOf:
    """What the home screen and the status bar show.

    Attributes:
        rows: what will be late first.
        running, late: how many run, and how many of them are late.
        unread: reminders that nobody has read.
        dead: messages to others that were given up.
        notices: that arrived in-app and nobody has read.
    """

    rows: tuple[BoardRow, ...] = ()
    running: int = 0
    late: int = 0
    unread: int = 0
    dead: int = 0
    notices: int = 0


@dataclass(frozen=True, slots=True)
class JumpRow:
    """A clock that moved, or a computer that slept.

    Attributes:
        moved_ms: wall clock minus trusted moment, or how long it slept.
    """

    id: UUID
    workstation: str
    kind: str
    wall_at: datetime
    steady_at: datetime
    server_at: datetime | None
    moved_ms: int


def board(connection: Connection, now: datetime, site: str = "", most: int = MOST) -> Board:
    """What runs at a site (code), at all sites when it is ""."""
    found: list[RunningDeadline] = []
    after, full = None, True
    while full and len(found) < most:
        limit = min(PAGE, most - len(found))
        page = running_deadlines(connection, now, RunningAsked(site=site), after, limit)
        found += page
        full = len(page) == limit
        after = After(found[-1].due_at, found[-1].id) if found else None
    return Board(_rows(connection, found), _counts(connection, now, site)[0])


def ahead_of(connection: Connection, now: datetime, site: str, told: str | None, most: int = 3) -> AheadOf:
    """The first rows of the board and the figures beside them.

    Args:
        connection: of the database.
        now: the trusted moment.
        site: a code, "" for all.
        told: the role whose reminders are counted, "" for all, None for none.
        most: rows.
    """
    first = running_deadlines(connection, now, RunningAsked(site=site), None, most)
    running, late = _counts(connection, now, site)
    unread = 0 if told is None else unread_reminders(connection, site, told)
    return AheadOf(_rows(connection, first), running, late, unread, _dead_messages(connection))


def _dead_messages(connection: Connection) -> int:
    """Messages that were given up on one of their ways."""
    asked = select(func.count()).select_from(Sending).join(OutboxMessage, OutboxMessage.id == Sending.message_id)
    dead = (Sending.state == SendingState.DEAD, OutboxMessage.state != MessageState.WITHDRAWN)
    return connection.execute(asked.where(*dead)).scalar() or 0


def unread_reminders(connection: Connection, site: str = "", told: str = "") -> int:
    """How many reminders nobody has read, of a site and a role when given."""
    asked = select(func.count()).select_from(Reminder).join(Deadline, Deadline.id == Reminder.deadline_id)
    asked = asked.where(Reminder.acknowledged_at.is_(None), still_matters())
    if site:
        asked = asked.join(Site, Site.id == Reminder.site_id).where(Site.code == site)
    if told:
        asked = asked.where(Reminder.told == told)
    return connection.execute(asked).scalar() or 0


def inbox(connection: Connection, site: str = "", told: str = "") -> tuple[ReminderRow, ...]:
    """The unread reminders, newest first, and below them the last ones that somebody has read.

    Reminders of promises stand above those of what is only watched, such as expiry days.
    """
    asked = RemindersAsked(unread=True, site=site, told=told)
    promised = reminders(connection, replace(asked, watches=False), limit=_AT_ONCE)
    unread = (*promised, *reminders(connection, replace(asked, watches=True), limit=_AT_ONCE))
    every = reminders(connection, RemindersAsked(unread=False, site=site, told=told), limit=_AT_ONCE)
    done = [row for row in every if row.acknowledged_at is not None]
    return (*unread, *done[:_READ_BEFORE])


def clock_jumps(connection: Connection, most: int = 200) -> tuple[JumpRow, ...]:
    """The clocks that moved, newest first."""
    columns = (ClockJump.id, ClockJump.workstation, ClockJump.kind, ClockJump.wall_at, ClockJump.steady_at)
    asked = select(*columns, ClockJump.server_at, ClockJump.moved_ms)
    rows = connection.execute(asked.order_by(ClockJump.steady_at.desc()).limit(most)).all()
    return tuple(JumpRow(*row) for row in rows)


def regions(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Sites (code) with the region whose rules hold there, "" for none."""
    rows = connection.execute(select(Site.code, Site.region).order_by(Site.code)).all()
    return tuple((row[0], row[1]) for row in rows)


def _counts(connection: Connection, now: datetime, site: str) -> tuple[int, int]:
    """How many run and how many of them are late, at a site or at all."""
    if not site:
        return running_count(connection, now)
    late = func.count().filter(Deadline.due_at < now.replace(microsecond=0))
    asked = select(func.count(), late).select_from(Deadline).join(Site, Site.id == Deadline.site_id)
    promised = (Deadline.closed_at.is_(None), Deadline.rule.not_in(WATCHES))
    row = connection.execute(asked.where(*promised, Site.code == site)).one()
    return row[0], row[1]


def _rows(connection: Connection, found: Sequence[RunningDeadline]) -> tuple[BoardRow, ...]:
    warned = _warned(connection, [row.id for row in found])
    zones = dict(connection.execute(select(Site.code, Site.time_zone)).all())
    codes = {row.hospital_code for row in found if row.hospital_code}
    asked = select(Party.code, Party.name_en).where(Party.code.in_(codes))
    english = dict(connection.execute(asked).all()) if codes else {}
    return tuple(
        BoardRow(
            id=row.id,
            document=row.document,
            rule=row.rule,
            basis=row.basis,
            site=row.site,
            time_zone=zones[row.site],
            hospital=row.hospital,
            hospital_en=english.get(row.hospital_code, ""),
            due_at=row.due_at,
            warned=row.id in warned,
            next_stage=row.next_stage,
            next_at=row.next_at,
        )
        for row in found
    )


def _warned(connection: Connection, ids: Sequence[UUID]) -> set[UUID]:
    if not ids:
        return set()
    asked = select(DeadlineStage.deadline_id).where(DeadlineStage.deadline_id.in_(ids))
    return set(connection.execute(asked.where(DeadlineStage.fired_at.is_not(None))).scalars())
