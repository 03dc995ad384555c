"""The clock's own work in a window and in the agent: look at the clocks, tell what is due, say what is new."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, Engine, insert

from desktop.domain.changes import Changes, Kind
from desktop.domain.deadlines import WATCHES
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import Origin, new_id
from desktop.domain.steady_clock import Jump, SteadyClock
from desktop.models.deadline import ClockJump
from desktop.queries.inbox import InboxRow, last_notice, notice_ids_after, notices_of
from desktop.queries.reminders import ReminderRow, ids_after, last_reminder, reminders_of
from desktop.queries.warranty_reminders import WarrantyReminderRow, warranty_reminders_since
from desktop.services.expiry_warnings import ExpiryWatcher
from desktop.services.staff.left_behind import end_left_behind
from desktop.services.sweeping import CLOCK, Fired, next_moment, sweep_store
from desktop.storage.errors import EnvironmentFault
from desktop.storage.server_time import anchor
from desktop.storage.unit_of_work import Done, Store, UnitOfWork

LONGEST_WAIT: Final = timedelta(seconds=30)
"""The clock looks at least so often: another desk may have opened a deadline."""

SHORTEST_WAIT: Final = timedelta(milliseconds=200)
ANCHOR_EVERY: Final = timedelta(minutes=5)
"""How often the server is asked for its time."""

SENT_LATELY: Final = timedelta(minutes=15)
"""So far back reminders of warranties are looked for; the clocks of two desks never differ by that much."""

LOOK_BACK: Final = 500
"""Rows of lower ids that are looked at again: another desk's transaction may be seen later than one after it."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one look of the clock brought.

    Attributes:
        now: the trusted moment.
        fired: the stages that this very program told.
        reminders, notices: what is new since the last look, whoever told it.
        jumps: clocks that moved at this desk.
        wall_off: by how much its wall clock stands wrong now, in whole seconds; nothing when it is right.
        wait: until the next look.
        warranties: reminders of warranties for engineers that are new, whoever sent them.
    """

    now: datetime
    fired: tuple[Fired, ...]
    reminders: tuple[ReminderRow, ...]
    notices: tuple[InboxRow, ...]
    jumps: tuple[Jump, ...]
    wall_off: timedelta
    wait: timedelta
    warranties: tuple[WarrantyReminderRow, ...] = ()


Step = Callable[[Store], Done[Ticked | None]]


class FreshWarranties:
    """Which reminders of warranties were sent since the last look; what was sent before the first is not new."""

    def __init__(self) -> None:
        self._known: set[int] | None = None

    def begin(self, connection: Connection, now: datetime) -> None:
        """Know what was sent."""
        if self._known is None:
            self._known = {row.id for row in warranty_reminders_since(connection, now - SENT_LATELY)}

    def take(self, connection: Connection, now: datetime) -> tuple[WarrantyReminderRow, ...]:
        """Those that are new; they are not the next time."""
        there = warranty_reminders_since(connection, now - SENT_LATELY)
        known = self._known or set()
        self._known = {row.id for row in there}
        return tuple(row for row in there if row.id not in known)


class Fresh:
    """Which rows of a table came since the last look; what was there before the first look is not new."""

    def __init__(self, ids_after: Callable[[Connection, int], set[int]], last: Callable[[Connection], int]) -> None:
        self._ids_after, self._last = ids_after, last
        self._known: set[int] | None = None

    def begin(self, connection: Connection) -> None:
        """Know what is there."""
        if self._known is None:
            last = self._last(connection)
            self._known = self._ids_after(connection, last - LOOK_BACK) | {last}

    def take(self, connection: Connection) -> set[int]:
        """The ids that are new; they are not the next time."""
        known = self._known or {0}
        there = self._ids_after(connection, max(known) - LOOK_BACK)
        self._known = {one for one in known | there if one > max(there, default=0) - LOOK_BACK}
        return there - known


class TimeKeeper:
    """Does the clock's work for one program, on whatever thread asks it.

    Args:
        workstation: the name of this desk or agent, written beside what it tells.
        ask_server: lets the clock take the server's time; another way in tests.
    """

    def __init__(self, workstation: str, ask_server: Callable[[SteadyClock, Engine], None] = anchor) -> None:
        self._workstation, self._ask_server = workstation, ask_server
        self._anchor_at: datetime | None = None
        self._reminders = Fresh(ids_after, last_reminder)
        self._notices = Fresh(notice_ids_after, last_notice)
        self._expiry = ExpiryWatcher(workstation)
        self._warned: tuple[ReminderRow, ...] = ()
        self._warranties = FreshWarranties()
        self._jumps: tuple[Jump, ...] = ()
        self._fired: tuple[Fired, ...] = ()
        self._watching = self._looking = False
        self._first, self._begun = 0, False
        self._steps: Final[tuple[Step, ...]] = (
            self._look,
            self._watch,  # before the sweep, which tells what it finds
            self._sweep,
            self._look_after,
            self._end_left_behind,
            self._tell,
        )

    def steps(self) -> Iterator[Step]:
        """One look in pieces; the last one answers. A desk does each as a job of its own, so that scans go between.

        Where one failed, the next look begins after it: what fails again and again keeps nothing else from being done.
        """
        first, self._first = self._first, 0
        for at, step in enumerate(self._steps[first:], first + 1):
            self._first = at % len(self._steps) if self._begun else 0
            yield step

    def tick(self, store: Store) -> Done[Ticked]:
        """Look at the clocks, tell what is due, and read what is new; a step that fails keeps no other from its turn.

        Raises:
            EnvironmentFault: the database failed; the next look makes up for it.
        """
        changes: Changes = frozenset()
        ticked: Ticked | None = None
        faults: list[EnvironmentFault] = []
        for step in self._steps:
            try:
                done = step(store)
            except EnvironmentFault as fault:
                faults.append(fault)
            else:
                ticked, changes = done.value, changes | done.changes
        if ticked is None or faults:
            raise faults[0]
        return Done(ticked, changes)

    def _look(self, store: Store) -> Done[Ticked | None]:
        self._ask_clock(store)
        changes, jumps = self._record_jumps(store)
        self._jumps += jumps
        with store.read() as connection:
            self._begin(connection, store.clock.now())
        return Done(None, changes)

    def _begin(self, connection: Connection, now: datetime) -> None:
        """Know what was told before the first look."""
        self._reminders.begin(connection)
        self._notices.begin(connection)
        self._warranties.begin(connection, now)
        self._begun = True

    def _watch(self, store: Store) -> Done[Ticked | None]:
        watched = self._expiry.look(store)
        self._watching = watched.value.more
        return Done(None, watched.changes)

    def _sweep(self, store: Store) -> Done[Ticked | None]:
        swept = sweep_store(store, self._workstation)
        self._fired += swept.value
        return Done(None, swept.changes)

    def _look_after(self, store: Store) -> Done[Ticked | None]:
        from desktop.services.devices.nightly import look_after_warranties  # a start does without

        looked = look_after_warranties(store, self._workstation)
        self._looking = looked.value.more
        return Done(None, looked.changes)

    def _end_left_behind(self, store: Store) -> Done[Ticked | None]:
        return Done(None, end_left_behind(store, self._workstation).changes)

    def _tell(self, store: Store) -> Done[Ticked | None]:
        return Done(self._told(store), frozenset())

    def _told(self, store: Store) -> Ticked:
        with store.read() as connection:
            moment, now = next_moment(connection), store.clock.now()
            self._begin(connection, now)
            fresh = reminders_of(connection, self._reminders.take(connection))
            arrived = notices_of(connection, self._notices.take(connection))
            sent = () if self._looking else self._warranties.take(connection, now)  # all of a night at once
        told = self._gathered(fresh, more=self._watching)
        wait = SHORTEST_WAIT if self._looking or self._watching else _wait(moment, now)
        ticked = Ticked(now, self._fired, told, arrived, self._jumps, _wall_off(store), wait, sent)
        self._fired, self._jumps = (), ()
        return ticked

    def _gathered(self, fresh: tuple[ReminderRow, ...], *, more: bool) -> tuple[ReminderRow, ...]:
        """What is new; warnings of expiry wait until the look at all lots is over, so that they are told at once."""
        self._warned += tuple(row for row in fresh if row.rule in WATCHES)
        promised = tuple(row for row in fresh if row.rule not in WATCHES)
        if more:
            return promised
        warned, self._warned = self._warned, ()
        return promised + warned

    def _ask_clock(self, store: Store) -> None:
        clock = store.clock
        if not isinstance(clock, SteadyClock):
            return
        clock.look()
        if self._anchor_at is None or clock.now() >= self._anchor_at:
            self._ask_server(clock, store.engine)
            self._anchor_at = clock.now() + ANCHOR_EVERY

    def _record_jumps(self, store: Store) -> tuple[Changes, tuple[Jump, ...]]:
        clock = store.clock
        jumps = clock.take_jumps() if isinstance(clock, SteadyClock) else ()
        if not isinstance(clock, SteadyClock) or not jumps:
            return frozenset(), ()
        self._anchor_at = None  # the server says who is right, at the next look
        origin = Origin(new_id(), CLOCK, clock.now(), self._workstation, EnteredBy.CLOCK)
        try:
            done = store.run(lambda _connection: origin, lambda uow: record_jumps(uow, jumps))
        except EnvironmentFault:
            clock.give_back(jumps)
            raise
        return done.changes, jumps


def _wall_off(store: Store) -> timedelta:
    off = store.clock.wall_off if isinstance(store.clock, SteadyClock) else timedelta(0)
    return timedelta(seconds=round(off.total_seconds()))


def record_jumps(uow: UnitOfWork, jumps: Sequence[Jump]) -> None:
    """Keep what was noticed about this desk's clocks: its own, the trusted one and the server's (R30)."""
    for jump in jumps:
        row = {"id": new_id(), "workstation": uow.origin.workstation, "kind": jump.kind.value, "wall_at": jump.wall}
        moved_ms = round(jump.moved / timedelta(milliseconds=1))
        moments = {"steady_at": jump.steady, "server_at": jump.server, "moved_ms": moved_ms}
        uow.write(insert(ClockJump).values(row | moments))
        uow.record("clock_jump", uow.origin.workstation, kind=jump.kind.value, moved_ms=moved_ms)
    uow.touched(Kind.DEADLINES)


def _wait(moment: datetime | None, now: datetime) -> timedelta:
    left = LONGEST_WAIT if moment is None else moment - now
    return min(max(left, SHORTEST_WAIT), LONGEST_WAIT)
