"""``sparezone agent``: keeps the deadlines and sends the messages where no window runs.

Any number of agents and windows may run beside each other on one database: each stage is told by one of them, and each
message is sent by one of them. It ends cleanly on SIGTERM and Ctrl+C; what it had not committed the next one does.
"""

import argparse
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import FrameType
from typing import Any, Final

from desktop.app import Home, Options, find_home, open_store_at
from desktop.commands.options import DONE, database_options, tell, told
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import new_id
from desktop.services.keeping_time import Ticked, TimeKeeper
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.wire import to_wire
from desktop.storage.errors import EnvironmentFault
from desktop.storage.unit_of_work import Store

AGAIN_AFTER: Final = timedelta(seconds=5)
"""The first wait after the database could not be reached; it doubles up to `LONGEST_PAUSE`."""

LONGEST_PAUSE: Final = timedelta(seconds=60)
SEND_EVERY: Final = timedelta(seconds=20)
LOOK_EVERY: Final = timedelta(minutes=10)
"""How often it asks whether a centre's devices were looked at on this calendar day."""

_SIGNALS: Final = ("SIGTERM", "SIGINT", "SIGBREAK")


@dataclass(frozen=True, slots=True)
class Room:
    """What a periodic job stands on.

    Attributes:
        store: the database, its clock is the trusted one.
        home: settings and folders.
        workstation: the name under which the agent writes.
        person: the badge in whose name messages are sent, "" for nobody.
        goes_on: False once the agent is to end.
    """

    store: Store
    home: Home
    workstation: str
    person: str
    goes_on: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Worked:
    """What a job did, and after which span it wants to be called again."""

    told: Mapping[str, Any]
    wait: timedelta


@dataclass(frozen=True, slots=True)
class PeriodicJob:
    """Something the agent does again and again: ``work`` does it once."""

    name: str
    work: Callable[[Room], Worked]


def periodic_jobs(workstation: str) -> tuple[PeriodicJob, ...]:
    """Everything that the agent does; a new kind of work is one more line here."""
    keeper = TimeKeeper(workstation)
    return (
        PeriodicJob("deadlines", lambda room: _keep_time(keeper, room)),
        PeriodicJob("outbox", _send),
        PeriodicJob("prevention", _look_at_devices),
    )


def _keep_time(keeper: TimeKeeper, room: Room) -> Worked:
    ticked: Ticked = keeper.tick(room.store).value
    fired = [{"rule": one.rule, "document": one.document, "stage": one.stage, "late": one.late} for one in ticked.fired]
    jumps = [_wire_jump(jump) for jump in ticked.jumps]
    return Worked({"fired": fired, "jumps": jumps} if fired or jumps else {}, ticked.wait)


def _look_at_devices(room: Room) -> Worked:
    from desktop.services.prevention.night import look_at_all

    nights = look_at_all(room.store, room.workstation).value
    return Worked({"nights": to_wire(nights)} if nights else {}, LOOK_EVERY)


def _wire_jump(jump: Any) -> dict[str, Any]:
    """A clock that moved, as JSON knows it; by how much in milliseconds."""
    return {
        "kind": jump.kind.value,
        "moved_ms": round(jump.moved / timedelta(milliseconds=1)),
        "wall_at": to_wire(jump.wall),
        "steady_at": to_wire(jump.steady),
    }


def _send(room: Room) -> Worked:
    if not room.person or not room.home.settings.sends_notices:
        return Worked({}, LONGEST_PAUSE)
    from desktop.exchange.sending_round import Sender, carrier, send_round

    def do(verb: Verb[Any, Any], request: Any) -> Any:
        envelope = Envelope(new_id(), room.person, room.workstation, EnteredBy.CLOCK)
        return perform(room.store, verb, request, envelope).value

    mail = carrier(room.home.settings.mail)
    tries = send_round(Sender(do, room.store.read, room.store.clock, mail, room.goes_on))
    return Worked({"tries": tries} if tries else {}, SEND_EVERY)


def run(arguments: list[str]) -> int:
    """Work until told to end; with ``--once`` do everything once."""
    parser = argparse.ArgumentParser(prog="sparezone agent", description=__doc__, parents=[database_options()])
    parser.add_argument("--once", action="store_true", help="do what is due, then end")
    parser.add_argument("--person", default="", metavar="BADGE", help="in whose name messages are sent")
    given = parser.parse_args(arguments)
    options = Options(given.database_url, given.data_dir, given.settings, given.language)
    return told(lambda: _run(options, person=given.person, once=given.once), given.language)


def _run(options: Options, *, person: str, once: bool) -> int:
    home = find_home(options)
    agent = Agent(home, person or home.settings.person)
    if once:
        return agent.once()
    before = {name: signal.signal(number, agent.end) for name in _SIGNALS if (number := getattr(signal, name, None))}
    try:
        return agent.go_on()
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


class Agent:
    """Calls each job when it wants to be called, and lives through a database that is away."""

    def __init__(self, home: Home, person: str) -> None:
        self._home, self._person = home, person
        self._workstation = f"{home.workstation} agent"
        self._jobs = periodic_jobs(self._workstation)
        self._ended = threading.Event()
        self._store: Store | None = None
        self._pause = AGAIN_AFTER

    def end(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Finish the transaction at hand, then end."""
        self._ended.set()

    def once(self) -> int:
        """Do every job once; one that cannot be done keeps no other from its turn.

        Raises:
            EnvironmentFault, Refusal: the first that came, after all had their turn.
        """
        faults: list[EnvironmentFault | Refusal] = []
        try:
            for job in self._jobs:
                try:
                    self._tell(job, job.work(self._room()), always=True)
                except (EnvironmentFault, Refusal) as fault:
                    faults.append(fault)
        finally:
            self._close()
        for first in faults:
            raise first
        return DONE

    def go_on(self) -> int:
        """Work until `end`."""
        tell({"agent": "started", "workstation": self._workstation})
        sys.stdout.flush()
        next_at = dict.fromkeys((job.name for job in self._jobs), 0.0)
        try:
            while not self._ended.is_set():
                for job in self._due(next_at):
                    next_at[job.name] = time.monotonic() + self._do(job).total_seconds()
                self._ended.wait(max(0.0, min(next_at.values()) - time.monotonic()))
        finally:
            self._close()
        tell({"agent": "ended"})
        return DONE

    def _due(self, next_at: Mapping[str, float]) -> Sequence[PeriodicJob]:
        return [job for job in self._jobs if next_at[job.name] <= time.monotonic() and not self._ended.is_set()]

    def _do(self, job: PeriodicJob) -> timedelta:
        """One job; a fault is told, and the pause grows until the database answers again."""
        try:
            worked = job.work(self._room())
        except (EnvironmentFault, Refusal) as fault:
            tell({"job": job.name, "ok": False, "fault": fault.code})
            sys.stdout.flush()
            pause, self._pause = self._pause, min(2 * self._pause, LONGEST_PAUSE)
            return pause
        self._pause = AGAIN_AFTER
        self._tell(job, worked)
        return worked.wait

    def _tell(self, job: PeriodicJob, worked: Worked, *, always: bool = False) -> None:
        if worked.told or always:
            tell({"job": job.name, "ok": True} | dict(worked.told))
            sys.stdout.flush()

    def _room(self) -> Room:
        if self._store is None:
            self._store = open_store_at(self._home.database_url)
        return Room(self._store, self._home, self._workstation, self._person, lambda: not self._ended.is_set())

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
