"""The plan of counts with how far each place is, and how right the book was: by bin, by zone, by month."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.orm import aliased

from desktop.domain.clock import local_day
from desktop.domain.counts import CountState, RoundKind, accuracy
from desktop.models.count import Count, CountRound, CountTask
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.place import Place

_ZONE: Final = aliased(Place, name="zone")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A planned place; ``state`` is None while nobody began.

    ``worth`` is what lies there by the book, in yuan, when the round was planned: it gave the place its rank.
    """

    round: str
    kind: RoundKind
    zone: str
    planned_on: date
    position: int
    place: str
    last_counted_at: datetime | None
    worth: Decimal
    count: str
    state: CountState | None
    person: str

    @property
    def done(self) -> bool:
        """Whether it is counted and closed."""
        return self.state is CountState.CLOSED


@dataclass(frozen=True, slots=True)
class AccuracyRow:
    """How right the book was: pieces, and per cent at the first pass and after the recount."""

    of: str
    counts: int
    book: Decimal
    right_first: Decimal
    right_after: Decimal
    accuracy_first: Decimal
    accuracy_after: Decimal


class By(StrEnum):
    """What accuracy is told for."""

    BIN = "bin"
    ZONE = "zone"
    MONTH = "month"


def count_plan(connection: Connection, zone: str = "", site: str = "", until: date | None = None) -> Iterator[TaskRow]:
    """The tasks of the rounds that hold, in their order; with ``until`` only those that are due by then."""
    live = (Count.task_id == CountTask.id) & (Count.state != CountState.ENDED_EARLY)
    asked = (
        select(CountRound.number, CountRound.kind, _ZONE.code, CountTask.planned_on, CountTask.position, Place.code)
        .add_columns(CountTask.last_counted_at, CountTask.worth, func.coalesce(Count.number, ""), Count.state)
        .add_columns(func.coalesce(Person.name, ""))
        .join(CountRound, CountRound.id == CountTask.round_id)
        .join(Place, Place.id == CountTask.place_id)
        .join(_ZONE, _ZONE.id == CountRound.zone_id)
        .join(Site, Site.id == CountRound.site_id)
        .outerjoin(Count, live)
        .outerjoin(Person, Person.id == func.coalesce(Count.recounted_by_id, Count.counted_by_id))
        .where(CountRound.ended_at.is_(None))
        .order_by(_ZONE.code, CountTask.position)
    )
    if zone:
        asked = asked.where(_ZONE.code == zone)
    if site:
        asked = asked.where(Site.code == site)
    if until is not None:
        asked = asked.where(CountTask.planned_on <= until)
    yield from (TaskRow(*row) for row in connection.execute(asked).all())


def due_tasks(connection: Connection, zone: str, until: date) -> list[TaskRow]:
    """The tasks of a zone that are due by a day and not done."""
    return [row for row in count_plan(connection, zone, until=until) if not row.done]


def count_accuracy(connection: Connection, by: By = By.ZONE, site: str = "", zone: str = "") -> Iterator[AccuracyRow]:
    """How right the book was in the closed counts; months are those of the site's time zone."""
    of = {By.BIN: Place.code, By.ZONE: func.coalesce(_ZONE.code, "")}.get(by)
    if of is None:
        yield from _by_month(connection, site, zone)
        return
    sums = (func.sum(Count.book), func.sum(Count.right_first), func.sum(Count.right_after))
    asked = _closed(select(of, func.count(), *sums), site, zone).group_by(of).order_by(of)
    for row in connection.execute(asked).all():
        yield _accuracy_row(row[0], row[1], row[2:])


def _closed(asked: Select[*tuple[Any, ...]], site: str, zone: str) -> Select[*tuple[Any, ...]]:
    asked = (
        asked.select_from(Count)
        .join(Place, Place.id == Count.place_id)
        .join(Site, Site.id == Count.site_id)
        .outerjoin(_ZONE, _ZONE.id == Place.zone_id)
        .where(Count.state == CountState.CLOSED)
    )
    asked = asked.where(Site.code == site) if site else asked
    return asked.where(_ZONE.code == zone) if zone else asked


def _by_month(connection: Connection, site: str, zone: str) -> Iterator[AccuracyRow]:
    asked = select(Count.closed_at, Site.time_zone, Count.book, Count.right_first, Count.right_after)
    months: defaultdict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(_closed(asked, site, zone)).all():
        months[f"{local_day(row[0], ZoneInfo(row[1])):%Y-%m}"].append(row[2:])
    for month, rows in sorted(months.items()):
        sums = [sum((row[at] or Decimal(0) for row in rows), Decimal(0)) for at in range(3)]
        yield _accuracy_row(month, len(rows), sums)


def _accuracy_row(of: str, many: int, sums: Sequence[Decimal | None]) -> AccuracyRow:
    book, first, after = (one or Decimal(0) for one in sums)
    return AccuracyRow(of, many, book, first, after, accuracy(first, book), accuracy(after, book))
