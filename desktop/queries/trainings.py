"""Training sessions with their attendance, and how many of those that were promised are held (S1-18, S1-19)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, select

from desktop.domain.attachments import Subject
from desktop.domain.clock import local_day
from desktop.domain.qualification import Attended, SessionState, contract_year
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.staff import TrainingPlace, TrainingPromise, TrainingSession
from desktop.queries.attachments import AttachmentRow, attachments

WARNING_DAYS: Final = 90
"""So long before the year ends a missing training is warned of."""


class YearVerdict(StrEnum):
    """How the promised trainings of a year stand."""

    KEPT = "kept"
    OPEN = "open"
    WARN = "warn"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A training in a list; ``present`` of ``places`` people on the list were there."""

    number: str
    site: str
    title: str
    trainer: str
    place: str
    remote: bool
    on_site: bool
    sterilisation: bool
    starts_at: datetime
    ends_at: datetime
    state: SessionState
    result: str
    places: int
    present: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A person on the list of a training."""

    badge: str
    person: str
    attended: Attended
    result: str


@dataclass(frozen=True, slots=True)
class SessionPage:
    """A training with its list and its files."""

    session: SessionRow
    people: tuple[PlaceRow, ...]
    files: tuple[AttachmentRow, ...]


@dataclass(frozen=True, slots=True)
class TrainingYear:
    """The contract year of a partner: ``held`` of ``promised`` sessions; ``days_left`` to its last day."""

    partner: str
    partner_name: str
    first: date
    last: date
    promised: int
    held: int
    planned: int
    days_left: int
    verdict: YearVerdict


def sessions(
    connection: Connection, *, site: str = "", state: SessionState | None = None, badge: str = ""
) -> tuple[SessionRow, ...]:
    """Trainings, the newest first."""
    asked = _sessions().where(Site.code == site) if site else _sessions()
    asked = asked.where(TrainingSession.state == state) if state is not None else asked
    if badge:
        mine = select(TrainingPlace.session_id).join(Person, Person.id == TrainingPlace.person_id)
        asked = asked.where(TrainingSession.id.in_(mine.where(Person.badge == badge)))
    rows = connection.execute(asked.order_by(TrainingSession.starts_at.desc(), TrainingSession.id.desc())).all()
    counts = _counts(connection, [row.id for row in rows])
    return tuple(_row(row, counts[row.id]) for row in rows)


def _sessions() -> Select[Any]:
    return select(*TrainingSession.__table__.c, Site.code.label("site")).join(Site, Site.id == TrainingSession.site_id)


def _counts(connection: Connection, keys: Collection[int]) -> dict[int, tuple[int, int]]:
    found: dict[int, list[Attended]] = defaultdict(list)
    asked = select(TrainingPlace.session_id, TrainingPlace.attended).where(TrainingPlace.session_id.in_(keys))
    for row in connection.execute(asked):
        found[row[0]].append(row[1])
    return {key: (len(found[key]), found[key].count(Attended.PRESENT)) for key in keys}


def _row(row: Any, counted: tuple[int, int]) -> SessionRow:
    names = [name for name in SessionRow.__slots__ if name not in ("places", "present")]
    return SessionRow(**{name: getattr(row, name) for name in names}, places=counted[0], present=counted[1])


def session_page(connection: Connection, number: str) -> SessionPage | None:
    """One training, None when there is none of the number."""
    row = connection.execute(_sessions().where(TrainingSession.number == number)).first()
    if row is None:
        return None
    asked = select(Person.badge, Person.name, TrainingPlace.attended, TrainingPlace.result)
    asked = asked.join(Person, Person.id == TrainingPlace.person_id).where(TrainingPlace.session_id == row.id)
    people = tuple(PlaceRow(*one) for one in connection.execute(asked.order_by(Person.badge)))
    counted = (len(people), sum(one.attended is Attended.PRESENT for one in people))
    return SessionPage(_row(row, counted), people, attachments(connection, Subject.TRAINING, number))


def training_years(connection: Connection, now: datetime, *, back: int = 0) -> tuple[TrainingYear, ...]:
    """The contract year of every partner with a promise; ``back`` years before the running one."""
    columns = (TrainingPromise.partner_id, TrainingPromise.first_day, TrainingPromise.sessions, Site.time_zone)
    asked = select(*columns, Party.code, Party.name).join(Party, Party.id == TrainingPromise.partner_id)
    asked = asked.join(Site, Site.id == TrainingPromise.site_id).order_by(Party.code)
    return tuple(_year(connection, row, now, back) for row in connection.execute(asked).all())


def _year(connection: Connection, row: Any, now: datetime, back: int) -> TrainingYear:
    zone = ZoneInfo(row.time_zone)
    today = local_day(now, zone)
    first, last = contract_year(row.first_day, today)
    for _ in range(back):
        first, last = contract_year(row.first_day, first - timedelta(days=1))
    asked = select(TrainingSession.state).where(
        TrainingSession.partner_id == row.partner_id,
        TrainingSession.starts_at >= datetime.combine(first, time(0), zone),
        TrainingSession.starts_at < datetime.combine(last + timedelta(days=1), time(0), zone),
    )
    states = list(connection.execute(asked).scalars())
    held, left = states.count(SessionState.HELD), (last - today).days
    counted = (row.sessions, held, states.count(SessionState.PLANNED), left)
    return TrainingYear(row.code, row.name, first, last, *counted, _verdict(held >= row.sessions, left))


def _verdict(kept: bool, days_left: int) -> YearVerdict:
    if kept:
        return YearVerdict.KEPT
    if days_left < 0:
        return YearVerdict.MISSED
    return YearVerdict.WARN if days_left <= WARNING_DAYS else YearVerdict.OPEN
