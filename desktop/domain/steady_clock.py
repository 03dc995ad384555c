"""Trusted time: a clock that goes on evenly whatever somebody does to the computer's wall clock.

It starts from an anchor (the server's clock where there is one, else the wall clock) and counts on with the computer's
running time, sleep included. The wall clock is only watched: when it moves against the running time by more than two
seconds that is a `Jump`, told and recorded, and no deadline comes nearer or goes further away (R30).
"""

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

TOLERANCE: Final = timedelta(seconds=2)
"""A smaller difference is drift, or the way to the server and back."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The computer's clocks at one instant.

    Attributes:
        wall: what it believes the time is, UTC.
        running: time since some moment, sleep included.
        awake: the same without sleep; equal to ``running`` where the computer cannot tell.
    """

    wall: datetime
    running: timedelta
    awake: timedelta


class JumpKind(StrEnum):
    """What was noticed."""

    WALL_CLOCK = "wall_clock"
    AGAINST_SERVER = "against_server"
    SERVER_CLOCK = "server_clock"
    SLEPT = "slept"


@dataclass(frozen=True, slots=True)
class Jump:
    """A clock that moved, or a computer that slept.

    Attributes:
        kind: the wall clock was moved; it stands wrong beside the server; the server's clock was moved; sleep.
        wall: the wall clock when it was noticed.
        steady: the trusted moment.
        server: the server's, None without one.
        moved: by how much, forward is positive; for sleep how long.
    """

    kind: JumpKind
    wall: datetime
    steady: datetime
    server: datetime | None
    moved: timedelta


def read_computer() -> Reading:
    """The clocks of this computer."""
    wall = datetime.fromtimestamp(time.time(), UTC)
    return Reading(wall, timedelta(seconds=_running()), timedelta(seconds=time.monotonic()))


_WITH_SLEEP: Final = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}
"""The clock that counts sleep; on Windows the monotonic one does."""


def _running() -> float:
    clock: int | None = getattr(time, _WITH_SLEEP.get(sys.platform, ""), None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class SteadyClock:
    """Tells trusted time; may be asked from any thread.

    Args:
        read: the computer's clocks, another function in tests.
    """

    def __init__(self, read: Callable[[], Reading] = read_computer) -> None:
        self._read = read
        self._lock = threading.Lock()
        first = read()
        self._anchor = (first.wall, first.running)
        self._last = first
        self._anchored = False
        self._told_off = self._server_off = timedelta(0)
        self._jumps: list[Jump] = []

    def now(self) -> datetime:
        """The trusted moment, UTC."""
        return self._at(self._read())

    def _at(self, reading: Reading) -> datetime:
        moment, running = self._anchor
        return moment + (reading.running - running)

    @property
    def wall_off(self) -> timedelta:
        """By how much the wall clock stands before (positive) or behind trusted time; nothing within `TOLERANCE`."""
        reading = self._read()
        off = reading.wall - self._at(reading)
        return off if abs(off) > TOLERANCE else timedelta(0)

    def look(self) -> None:
        """Compare the clocks with the last look; to be called often."""
        with self._lock:
            self._look(self._read())

    def _look(self, reading: Reading) -> None:
        last, self._last = self._last, reading
        ran = reading.running - last.running
        slept = ran - (reading.awake - last.awake)
        moved = reading.wall - last.wall - ran
        if slept > TOLERANCE:
            self._note(JumpKind.SLEPT, reading, slept)
        if abs(moved) > TOLERANCE:
            self._note(JumpKind.WALL_CLOCK, reading, moved)
            self._told_off += moved
        elif not self._anchored:  # a time service turns the wall clock gently; without a server it is right
            moment, running = self._anchor
            self._anchor = (moment + moved, running)

    def anchor(self, ask: Callable[[], datetime]) -> None:
        """Take the time of a server: the trusted one from now on, unless it is the server's clock that was moved.

        When the server moved against the running time, the wall clock decides between the two.

        Args:
            ask: asks the server; the answer counts for the middle of the time that it took.
        """
        before = self._read()
        server = ask()
        after = self._read()
        with self._lock:
            self._look(after)
            running = before.running + (after.running - before.running) / 2
            self._take(replace(after, running=running), server, after)

    def _take(self, middle: Reading, server: datetime, after: Reading) -> None:
        steady = self._at(middle)
        moved = server - steady
        if self._anchored and self._server_moved(moved, server, after):
            return
        self._anchor, self._anchored = (server, middle.running), True
        self._server_off = timedelta(0)
        off = after.wall - self._at(after)
        if abs(off - self._told_off) > TOLERANCE:
            self._note(JumpKind.AGAINST_SERVER, after, off, server)
            self._told_off = off

    def _server_moved(self, moved: timedelta, server: datetime, after: Reading) -> bool:
        """Whether the server's clock is not to be followed: it moved, and the wall clock does not agree with it."""
        if abs(moved - self._server_off) > TOLERANCE:
            self._note(JumpKind.SERVER_CLOCK, after, moved, server)
            self._server_off = moved
        return abs(moved) > TOLERANCE and abs(after.wall - server) > TOLERANCE

    def _note(self, kind: JumpKind, reading: Reading, moved: timedelta, server: datetime | None = None) -> None:
        self._jumps.append(Jump(kind, reading.wall, self._at(reading), server, moved))

    def take_jumps(self) -> tuple[Jump, ...]:
        """What was noticed since it was last asked, oldest first."""
        with self._lock:
            taken, self._jumps = tuple(self._jumps), []
        return taken

    def give_back(self, jumps: tuple[Jump, ...]) -> None:
        """Jumps that could not be recorded; they come again."""
        with self._lock:
            self._jumps[:0] = jumps
