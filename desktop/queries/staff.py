"""People as staff: the list with certificates, one person's page, and whether the team is complete (S1-49, S1-50)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import aliased

from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Role
from desktop.domain.qualification import (
    NEEDED_POSTS,
    SUITED,
    Background,
    Certificate,
    Post,
    Qualified,
    Registration,
    Standing,
    TimeKind,
    TopicKind,
    standing_on,
)
from desktop.models.case import Case
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.staff import Assessment, Qualification, Staff, StaffTime, TableAssignment, WorkingHours
from desktop.queries.staff_facts import GENERAL, standings


class Lacking(StrEnum):
    """Why somebody does not fill their post."""

    BACKGROUND = "background"
    BACKGROUND_UNSUITED = "background_unsuited"
    PROOF = "proof"
    ASSESSMENT = "assessment"


@dataclass(frozen=True, slots=True)
class Chip:
    """A certificate in short; of several about one topic the one that decides."""

    kind: TopicKind
    topic: str
    standing: Standing
    until: date | None


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A member of staff in a list.

    Attributes:
        proved: a paper shows the background.
        passed: some assessment is passed; ``score`` the best one of 100, None without any.
        lacking: what is missing for the post.
    """

    badge: str
    name: str
    role: Role
    site: str
    employer: str
    employer_name: str
    post: Post | None
    background: Background | None
    proved: bool
    phone: str
    registration: Registration
    registered_on: date | None
    account: str
    passed: bool
    score: Decimal | None
    chips: tuple[Chip, ...]
    lacking: tuple[Lacking, ...]


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate on a person's page; ``taken_back`` is the reason, None while it counts."""

    id: int
    kind: TopicKind
    topic: str
    number: str
    issuer: str
    valid_from: date
    valid_to: date
    standing: Standing
    proof: int
    taken_back: str | None


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A span in which a person is away or has other work."""

    id: int
    kind: TimeKind
    starts_at: datetime
    ends_at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class HoursRow:
    """The hours of a weekday, 1 for Monday; local minutes of the day."""

    weekday: int
    from_minute: int
    to_minute: int


@dataclass(frozen=True, slots=True)
class StaffPage:
    """All that is known of a member of staff beside trainings and assessments; ``tables`` the cases they stand at."""

    row: StaffRow
    certificates: tuple[CertificateRow, ...]
    hours: tuple[HoursRow, ...]
    times: tuple[TimeRow, ...]
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostCheck:
    """A post of the team: how many are needed, who fills it, who stands in it and does not (S1-49)."""

    post: Post
    needed: int
    filled: tuple[str, ...]
    lacking: tuple[StaffRow, ...]

    @property
    def kept(self) -> bool:
        """Whether enough people fill it."""
        return len(self.filled) >= self.needed


@dataclass(frozen=True, slots=True)
class QualifiedRow:
    """A person towards a line and model on a day."""

    badge: str
    name: str
    site: str
    standing: Standing
    until: date | None


def staff(connection: Connection, now: datetime, *, site: str = "", badge: str = "") -> tuple[StaffRow, ...]:
    """Everybody on the staff who is in use, by name of the badge; of one centre, or one person, when asked for."""
    asked = _staff().where(Site.code == site) if site else _staff()
    asked = asked.where(Person.badge == badge) if badge else asked.where(Person.retired_at.is_(None))
    rows = connection.execute(asked.order_by(Person.badge)).all()
    keys = [row.person_id for row in rows]
    best, held = _best(connection, keys), _certificates(connection, keys)
    return tuple(_row(row, best[row.person_id], held[row.person_id], now) for row in rows)


def _staff() -> Select[Any]:
    employer = aliased(Party)
    own = [column for column in Staff.__table__.c if column.name not in ("site_id", "partner_id", "employer_id")]
    asked: Select[Any] = select(*own, Person.badge, Person.name, Person.role, Site.code.label("site"), Site.time_zone)
    asked = asked.add_columns(employer.code.label("employer"), employer.name.label("employer_name"))
    asked = asked.join(Person, Person.id == Staff.person_id).join(Site, Site.id == Staff.site_id)
    return asked.join(employer, employer.id == Staff.employer_id)


def _best(connection: Connection, people: Collection[int]) -> dict[int, dict[str, tuple[bool, Decimal]]]:
    """The best result of each person by topic."""
    best: dict[int, dict[str, tuple[bool, Decimal]]] = defaultdict(dict)
    asked = select(Assessment.person_id, Assessment.topic, Assessment.passed, Assessment.score)
    asked = asked.where(Assessment.person_id.in_(people), Assessment.ended_at.is_not(None))
    for row in connection.execute(asked):
        result = (bool(row.passed), Decimal(row.score or 0))
        best[row.person_id][row.topic] = max(result, best[row.person_id].get(row.topic, result))
    return best


def _certificates(connection: Connection, people: Collection[int]) -> dict[int, list[Any]]:
    held: dict[int, list[Any]] = defaultdict(list)
    asked = select(*Qualification.__table__.c).where(Qualification.person_id.in_(people))
    for row in connection.execute(asked.order_by(Qualification.topic, Qualification.valid_to.desc())):
        held[row.person_id].append(row)
    return held


def _row(row: Any, best: dict[str, tuple[bool, Decimal]], held: list[Any], now: datetime) -> StaffRow:
    today = local_day(now, ZoneInfo(row.time_zone))
    passed = {topic for topic, (kept, _score) in best.items() if kept}
    names = [name for name in StaffRow.__slots__ if name not in ("proved", "passed", "score", "chips", "lacking")]
    said: dict[str, Any] = {"proved": row.proof_id is not None, "passed": bool(passed)}
    said["score"] = max((score for _kept, score in best.values()), default=None)
    chips = _chips([one for one in held if one.taken_back_at is None], passed, today)
    about = {name: getattr(row, name) for name in names}
    return StaffRow(**about, **said, chips=chips, lacking=_lacking(row, bool(passed)))


def _chips(held: list[Any], passed: set[str], today: date) -> tuple[Chip, ...]:
    topics: dict[tuple[TopicKind, str], list[Certificate]] = defaultdict(list)
    for one in held:
        topics[one.kind, one.topic].append(Certificate(one.valid_from, one.valid_to))
    chips = []
    for (kind, topic), certificates in topics.items():
        stands = _stands(certificates, topic, passed, today)
        chips.append(Chip(kind, topic, stands.standing, stands.until))
    return tuple(chips)


def _stands(certificates: list[Certificate], topic: str, passed: set[str], today: date) -> Qualified:
    return standing_on(certificates, bool(passed & {topic, GENERAL}), today)


def _lacking(row: Any, passed: bool) -> tuple[Lacking, ...]:
    """What keeps somebody from filling their post; only on-site engineers need a background of the two (S1-50)."""
    found = [Lacking.ASSESSMENT] if row.post in _EXAMINED and not passed else []
    if row.post is Post.ENGINEER:
        if row.background is None:
            found.append(Lacking.BACKGROUND)
        elif row.background not in SUITED:
            found.append(Lacking.BACKGROUND_UNSUITED)
        if row.background is not None and row.proof_id is None:
            found.append(Lacking.PROOF)
    return tuple(found)


_EXAMINED: Final = frozenset({Post.ENGINEER, Post.TECHNICIAN})
"""Posts whose people stand at tables and devices, so that they must have passed (S1-58)."""


def staff_page(connection: Connection, badge: str, now: datetime) -> StaffPage:
    """One member of staff.

    Raises:
        Refusal: ``not_on_staff``.
    """
    found = staff(connection, now, badge=badge) if badge else ()
    if not found:
        raise Refusal("not_on_staff", person=badge)
    asked = select(Person.id, Site.time_zone).join(Staff, Staff.person_id == Person.id)
    asked = asked.join(Site, Site.id == Staff.site_id).where(Person.badge == badge)
    person, zone = connection.execute(asked).one()
    held = _certificates(connection, (person,))[person]
    passed = {topic for topic, (kept, _) in _best(connection, (person,))[person].items() if kept}
    today = local_day(now, ZoneInfo(zone))
    certificates = tuple(_certificate(one, passed, today) for one in held)
    return StaffPage(found[0], certificates, *_week_and_times(connection, person, now), _tables(connection, person))


def _certificate(one: Any, passed: set[str], today: date) -> CertificateRow:
    stands = _stands([Certificate(one.valid_from, one.valid_to)], one.topic, passed, today)
    gone = one.taken_back_reason if one.taken_back_at is not None else None
    about = (one.id, one.kind, one.topic, one.number, one.issuer, one.valid_from, one.valid_to)
    return CertificateRow(*about, stands.standing, one.proof_id, gone)


def _week_and_times(
    connection: Connection, person: int, now: datetime
) -> tuple[tuple[HoursRow, ...], tuple[TimeRow, ...]]:
    week = select(WorkingHours.weekday, WorkingHours.from_minute, WorkingHours.to_minute)
    week = week.where(WorkingHours.person_id == person).order_by(WorkingHours.weekday)
    hours = tuple(HoursRow(*row) for row in connection.execute(week))
    spans = select(StaffTime.id, StaffTime.kind, StaffTime.starts_at, StaffTime.ends_at, StaffTime.note)
    spans = spans.where(StaffTime.person_id == person, StaffTime.taken_back_at.is_(None), StaffTime.ends_at > now)
    return hours, tuple(TimeRow(*row) for row in connection.execute(spans.order_by(StaffTime.starts_at)))


def _tables(connection: Connection, person: int) -> tuple[str, ...]:
    asked = select(Case.number).join(TableAssignment, TableAssignment.case_id == Case.id)
    asked = asked.where(TableAssignment.person_id == person, TableAssignment.taken_back_at.is_(None))
    return tuple(connection.execute(asked.order_by(Case.planned_at)).scalars())


def team_check(connection: Connection, now: datetime, site: str) -> tuple[PostCheck, ...]:
    """Whether a centre has its supervisor and its two on-site engineers, and what those who do not count lack.

    An engineer counts with a passed assessment and a nurse's or technician's background with its proof.
    """
    everybody = staff(connection, now, site=site)
    checks = []
    for post, needed in NEEDED_POSTS.items():
        of_post = [one for one in everybody if one.post is post]
        filled = tuple(one.name for one in of_post if not one.lacking)
        checks.append(PostCheck(post, needed, filled, tuple(one for one in of_post if one.lacking)))
    return tuple(checks)


def qualified(connection: Connection, line: str, model: str, day: date) -> tuple[QualifiedRow, ...]:
    """Everybody on the staff towards a line and model on a day; those who may work first, then by badge."""
    asked = select(Person.id, Person.badge, Person.name, Site.code).join(Staff, Staff.person_id == Person.id)
    asked = asked.join(Site, Site.id == Staff.site_id).where(Person.retired_at.is_(None)).order_by(Person.badge)
    people = connection.execute(asked).all()
    found = standings(connection, [row.id for row in people], line, model, day)
    rows = [QualifiedRow(*row[1:], found[row.id].standing, found[row.id].until) for row in people]
    return tuple(sorted(rows, key=lambda row: row.standing is not Standing.VALID))
