"""Ninety days of orders and cases with three desks and an agent on one database, and a fold that knows what must come.

The desks and the agent come and go, one of them has a wall clock that jumps by thirty days, some are killed between
telling and committing, and now and then the power is cut for all. The server's clock is handed in. The fold counts on
its own: it uses none of the program's rules, moments or figures.
"""

import heapq
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from typing_extensions import override

from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import Actor, Origin, new_id
from desktop.domain.permissions import Role
from desktop.domain.steady_clock import SteadyClock
from desktop.services.deadlines import close_deadlines, drop_deadlines, open_deadline
from desktop.services.keeping_time import TimeKeeper
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import Done, Store, UnitOfWork
from tests.fakes.computer import Computer

BEGIN: Final = datetime(2028, 1, 10, 0, 0, tzinfo=UTC)
"""Ninety days with a leap day, and in Berlin with a change to summer time."""

DAYS: Final = 90
ZONE: Final = ZoneInfo("Europe/Berlin")
H: Final = timedelta(hours=1)
M: Final = timedelta(minutes=1)
S: Final = timedelta(seconds=1)
DAY: Final = timedelta(days=1)
MONTH: Final = 30 * DAY

SPANS: Final[dict[str, timedelta]] = {
    "emergency_order": 4 * H,
    "order_accepted": 10 * M,
    "order_packed": 35 * M,
    "order_handed_over": 45 * M,
    "presence": 24 * H,
    "follow_up": 48 * H,
    "follow_up_form": 7 * DAY,
}
"""What the contract says; ``return_unopened`` ends with the seventh local day."""

LEFT: Final[dict[str, tuple[timedelta, ...]]] = {
    "emergency_order": (60 * M, 30 * M, 15 * M),
    "presence": (24 * H, 6 * H, H),
    "follow_up": (24 * H, 6 * H, H),
    "follow_up_form": (72 * H, 24 * H),
    "return_unopened": (48 * H, 24 * H),
}
PARTS: Final = {"emergency_order": 50, "order_accepted": 80, "order_packed": 80, "order_handed_over": 80}
WEIGHTLESS: Final = frozenset({"order_accepted", "order_packed", "order_handed_over"})
ORDER: Final = ("emergency_order", "order_accepted", "order_packed", "order_handed_over")
CASE: Final = ("presence", "follow_up", "follow_up_form", "return_unopened")

PERSON: Final = Actor(1, "1001", "王芳", Role.SUPERVISOR, None)

Name = tuple[str, str]
StageName = tuple[str, str, str]


@dataclass
class Promise:
    """One deadline as the fold knows it."""

    opened: datetime
    due: datetime
    closed: datetime | None = None
    dropped: bool = False


@dataclass(order=True)
class Event:
    """Something that happens to a document; it is entered as soon as a desk runs."""

    at: datetime
    number: int
    what: str = field(compare=False)
    document: str = field(compare=False)
    rules: tuple[str, ...] = field(compare=False)


class Killed(Exception):
    """The power went while the transaction was still open."""


class Program(Store):
    """A desk or the agent: a computer, a steady clock and the database."""

    def __init__(self, engine: Engine, name: str, server: "Server") -> None:
        self.computer = Computer(server.now)
        super().__init__(engine, SteadyClock(self.computer))
        self.name, self.server = name, server
        self.keeper = TimeKeeper(name, lambda clock, _engine: clock.anchor(lambda: server.now))
        self.dies = False

    @override
    def _once(self, opening: Any, work: Any) -> Done[Any]:
        if not self.dies:
            return super()._once(opening, work)
        with self.engine.connect() as connection:
            work(UnitOfWork(connection, opening(connection)))
        raise Killed

    def reach(self, moment: datetime) -> None:
        """Its clocks run on until the server's time is ``moment``."""
        assert isinstance(self.clock, SteadyClock)
        self.computer.run(moment - self.at)
        self.at = moment

    at: datetime = BEGIN

    def enter(self, work: Any) -> None:
        """A transaction of a person at this desk."""
        origin = Origin(new_id(), PERSON, self.clock.now(), self.name, EnteredBy.SCAN)
        self.run(lambda _connection: origin, work)


@dataclass
class Server:
    """The one clock that is right."""

    now: datetime = BEGIN


@dataclass
class Told:
    """What the fold expects of one stage: when it was due, and when somebody could tell it first."""

    fire_at: datetime
    fired_at: datetime


class Simulation:
    """Plays the days; afterwards `told` and `promises` say what the database must hold.

    Args:
        engine: of a migrated database with one site in `ZONE`.
        ledger: of that site.
        documents: orders and cases together.
        seed: of everything random.
    """

    def __init__(self, engine: Engine, ledger: Ledger, documents: int, seed: int = 6) -> None:
        self._engine, self._ledger = engine, ledger
        self._random = random.Random(seed)  # a repeatable play, no secret
        self._server = Server()
        self._programs: dict[str, Program | None] = dict.fromkeys(("desk 1", "desk 2", "desk 3", "agent"))
        self._changes = dict.fromkeys(self._programs, BEGIN)
        self._waiting: list[tuple[datetime, StageName]] = []
        self._dropped: set[StageName] = set()
        self.promises: dict[Name, Promise] = {}
        self.told: dict[StageName, Told] = {}
        self.counts: Counter[str] = Counter()
        self._events = sorted(self._plan(documents))
        self._pool = ThreadPoolExecutor(4)

    # ------------------------------------------------------------ the plan

    def _plan(self, documents: int) -> Iterator[Event]:
        for number in range(documents):
            begin = BEGIN + self._random.random() * (DAYS - 12) * DAY
            begin = begin.replace(microsecond=0)
            document, rules = (f"E-{number}", ORDER) if number % 2 else (f"C-{number}", CASE)
            yield Event(begin, 2 * number, "open", document, rules)
            if self._random.random() < 0.03:
                yield Event(begin + self._random.random() * 3 * H, 2 * number + 1, "drop", document, rules)
                continue
            yield from self._closings(number, begin, document, rules)

    def _closings(self, number: int, begin: datetime, document: str, rules: tuple[str, ...]) -> Iterator[Event]:
        for rule in rules:
            due, luck = due_of(rule, begin), self._random.random()
            if luck < 0.1:
                continue
            moment = (
                due if luck < 0.2 else due + S if luck < 0.25 else begin + self._random.random() * 1.1 * (due - begin)
            )
            yield Event(moment, 2 * number + 1, "close", document, (rule,))

    # ------------------------------------------------------------ the play

    def run(self) -> None:
        """Play all days, then a last look of every program that can be started."""
        try:
            while self._server.now < BEGIN + DAYS * DAY:
                self._step()
            self._last_look()
        finally:
            self._pool.shutdown()

    def _step(self) -> None:
        moments = [min(self._changes.values()), BEGIN + DAYS * DAY]
        if self._events and any(program for name, program in self._programs.items() if name != "agent"):
            moments.append(self._events[0].at)
        if self._waiting and any(self._programs.values()):
            moments.append(self._waiting[0][0] + self._random.randrange(31) * S)
        self._server.now = max(min(moments), self._server.now)
        self._come_and_go()
        self._enter()
        self._look()

    def _come_and_go(self) -> None:
        now = self._server.now
        if self._random.random() < 0.004:
            self._power_cut()
        for name, change in self._changes.items():
            if change > now:
                continue
            begins = self._programs[name] is None
            self._programs[name] = self._start(name) if begins else None
            self.counts["starts" if begins else "ends"] += 1
            span = self._random.expovariate(1 / 60) if begins else self._random.expovariate(1 / 4)
            self._changes[name] = now + span * H + S
        third = self._programs["desk 3"]
        if third is not None and self._random.random() < 0.05:
            third.reach(now)
            third.computer.set_wall(self._random.choice((MONTH, -MONTH)))
            self.counts["jumps"] += 1

    def _power_cut(self) -> None:
        self.counts["power cuts"] += 1
        for name in self._programs:
            self._programs[name] = None
            self._changes[name] = self._server.now + self._random.random() * 9 * H + M

    def _start(self, name: str) -> Program:
        program = Program(self._engine, name, self._server)
        program.at = self._server.now
        if name == "desk 3":
            program.computer.set_wall(self._random.choice((timedelta(0), MONTH, -MONTH)))
        program.keeper.tick(program)
        self._fold_tick()
        return program

    def _running(self) -> list[Program]:
        running = [program for program in self._programs.values() if program is not None]
        for program in running:
            program.reach(self._server.now)
        return running

    def _enter(self) -> None:
        desks = [program for program in self._running() if program.name != "agent"]
        while desks and self._events and self._events[0].at <= self._server.now:
            event = self._events.pop(0)
            self._random.choice(desks).enter(lambda uow, event=event: self._write(uow, event))
            self._fold(event)
            self.counts["events"] += 1

    def _write(self, uow: UnitOfWork, event: Event) -> None:
        if event.what == "drop":
            drop_deadlines(uow, event.document, "called off")
        for rule in event.rules:
            if event.what == "open":
                due = {"due": event.at + 24 * H} if rule == "presence" else {}
                open_deadline(uow, rule, event.document, self._ledger, event.at, **due)  # type: ignore[arg-type]  # due
            elif event.what == "close":
                close_deadlines(uow, rule, event.document, event.at)

    def _look(self) -> None:
        running = self._running()
        if not running:
            return
        if self._waiting and self._waiting[0][0] <= self._server.now and self._random.random() < 0.03:
            self._kill(self._random.choice(running))
            return
        looking = self._random.sample(running, min(len(running), self._random.choice((1, 1, 1, 2, 4))))
        list(self._pool.map(lambda program: program.keeper.tick(program), looking))
        self._fold_tick()
        self.counts["looks"] += len(looking)

    def _kill(self, program: Program) -> None:
        """Killed while it tells; what it had not committed is as if it had not been."""
        program.dies = True
        try:
            program.keeper.tick(program)
        except Killed:
            self.counts["kills"] += 1
        else:
            self._fold_tick()
        self._programs[program.name] = None
        self._changes[program.name] = self._server.now + S

    def _last_look(self) -> None:
        self._programs["agent"] = self._start("agent")
        self._enter_rest()
        self._look()

    def _enter_rest(self) -> None:
        self._programs["desk 1"] = self._start("desk 1")
        self._enter()

    # ------------------------------------------------------------ the fold

    def _fold(self, event: Event) -> None:
        for rule in event.rules:
            name = (event.document, rule)
            if event.what == "open":
                self.promises[name] = Promise(event.at, due_of(rule, event.at))
                for stage, moment in stages_of(rule, event.at, self.promises[name].due).items():
                    heapq.heappush(self._waiting, (moment, (*name, stage)))
                continue
            promise = self.promises[name]
            if promise.closed is None and not promise.dropped:
                promise.dropped = event.what == "drop"
                promise.closed = event.at if event.what == "close" else None
                self._forget(name)

    def _forget(self, name: Name) -> None:
        gone = {stage for _, stage in self._waiting if stage[:2] == name}
        self._waiting = [entry for entry in self._waiting if entry[1] not in gone]
        heapq.heapify(self._waiting)
        self._dropped |= gone

    def _fold_tick(self) -> None:
        while self._waiting and self._waiting[0][0] <= self._server.now:
            moment, stage = heapq.heappop(self._waiting)
            assert stage not in self.told
            self.told[stage] = Told(moment, self._server.now)

    @property
    def dropped(self) -> set[StageName]:
        """Stages that must never be told."""
        return self._dropped

    @property
    def now(self) -> datetime:
        """The server's time."""
        return self._server.now

    def on_time(self, start: datetime, end: datetime) -> dict[str, tuple[int, int]]:
        """How many promises of each rule were due in a span, and how many of them were kept."""
        figures: dict[str, tuple[int, int]] = {}
        for (_, rule), promise in self.promises.items():
            done = promise.closed
            counts = done is not None or promise.due + S <= self.now
            if promise.dropped or not counts or not start <= promise.due < end:
                continue
            due, kept = figures.get(rule, (0, 0))
            figures[rule] = due + 1, kept + (done is not None and done < promise.due + S)
        return figures


def due_of(rule: str, opened: datetime) -> datetime:
    """The last second on time, reckoned without the program's rules."""
    if rule != "return_unopened":
        return opened + SPANS[rule]
    day: date = opened.astimezone(ZONE).date()
    return datetime.combine(day + 8 * DAY, time(0), ZONE).astimezone(UTC) - S


def stages_of(rule: str, opened: datetime, due: datetime) -> dict[str, datetime]:
    """When each stage is due, reckoned without the program's rules."""
    stages = {f"left_{int(left / S)}": due - left for left in LEFT.get(rule, ())}
    if rule in PARTS:
        stages[f"part_{PARTS[rule]}"] = opened + (due - opened) / 100 * PARTS[rule]
    return {code: at for code, at in stages.items() if at > opened} | {"overdue": due + S}
