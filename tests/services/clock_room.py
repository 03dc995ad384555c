"""A warehouse whose deadlines are opened, swept and closed at moments that the test chooses."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update

from desktop.domain.clock import FixedClock
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action, Role
from desktop.models.deadline import Deadline, DeadlineStage, Reminder
from desktop.models.party import Party, PartyKind, Site
from desktop.models.person import Person
from desktop.services.deadlines import close_deadlines, open_deadline
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.posting import Ledger
from desktop.services.sweeping import Fired, sweep_store
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store, UnitOfWork
from tests.storage.world import BADGE, World, build

T = TypeVar("T")
CALL = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
"""02:10 at night in Shanghai: the call of an emergency order."""


@dataclass(frozen=True)
class Nothing:
    """A request that says nothing."""


@dataclass
class ClockRoom:
    """The warehouse with its clock."""

    world: World
    clock: FixedClock

    @property
    def store(self) -> Store:
        return self.world.store

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.world.site, self.world.partner)

    def at(self, moment: datetime) -> None:
        self.clock.moment = moment

    def inside(self, work: Callable[[UnitOfWork], T]) -> T:
        """Do work in one transaction that is committed, as a verb of its own."""
        kept: list[T] = []
        verb = Verb("test", Nothing, str, lambda uow, _: _kept(kept, work(uow)), Action.SETTLE)
        self.ask(verb, Nothing())
        return kept[0]

    def open(self, rule: str, document: str = "E-118", at: datetime | None = None, **more: Any) -> datetime:
        return self.inside(lambda uow: open_deadline(uow, rule, document, self.ledger, at, **more))

    def close(self, rule: str, document: str = "E-118", at: datetime | None = None, **more: Any) -> int:
        return self.inside(lambda uow: close_deadlines(uow, rule, document, at, **more))

    def sweep(self, desk: str = "desk 1") -> tuple[Fired, ...]:
        return sweep_store(self.store, desk).value

    def sweep_at(self, moment: datetime, desk: str = "desk 1") -> list[str]:
        self.at(moment)
        return [one.stage for one in self.sweep(desk)]

    def ask(self, verb: Verb[Any, Any], request: Any, badge: str = BADGE) -> Any:
        return perform(self.store, verb, request, Envelope(new_id(), badge, "desk 1")).value

    def rows(self, *columns: Any) -> list[tuple[Any, ...]]:
        with self.store.read() as connection:
            return [tuple(row) for row in connection.execute(select(*columns))]

    def stages(self) -> dict[str, tuple[datetime, datetime | None, bool, datetime | None]]:
        columns = (DeadlineStage.fire_at, DeadlineStage.fired_at, DeadlineStage.late, DeadlineStage.dropped_at)
        return {row[0]: row[1:] for row in self.rows(DeadlineStage.stage, *columns)}  # type: ignore[misc]  # five columns

    def reminded(self) -> list[str]:
        return sorted(row[0] for row in self.rows(Reminder.told))

    def outcomes(self) -> list[str]:
        return [row[0] for row in self.rows(Deadline.outcome)]

    def site_in(self, zone: str) -> ZoneInfo:
        with self.store.engine.begin() as connection:
            connection.execute(update(Site).values(time_zone=zone))
        return ZoneInfo(zone)

    def person(self, badge: str, role: Role) -> None:
        with self.store.engine.begin() as connection:
            connection.execute(insert(Person).values(badge=badge, name=f"P {badge}", role=role))

    def hospital(self) -> int:
        with self.store.read() as connection:
            return connection.execute(select(Party.id).where(Party.code == "XX")).scalar_one()


def _kept(kept: list[T], value: T) -> str:
    kept.append(value)
    return str(value)


def make(url: str) -> ClockRoom:
    clock = FixedClock(CALL)
    world = build(url, clock=clock)
    with world.store.engine.begin() as connection:
        connection.execute(
            insert(Party).values(code="XX", name="XX医院", name_en="XX Hospital", kind=PartyKind.HOSPITAL)
        )
    return ClockRoom(world, clock)


def desk_of(room: ClockRoom, moment: datetime) -> Store:
    """Another program on the same database, with a clock of its own."""
    return Store(open_engine(room.world.url), FixedClock(moment))


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)
