"""One serial line on one thread: opens, reads whole frames, notices an unplug, comes back by itself.

The thread tells its listener; whatever happens to the device, it never raises and never shows anything.
"""

import math
import queue
import threading
import time
from dataclasses import dataclass
from typing import Protocol

import serial

from desktop.devices.errors import DeviceFault, LineAbsent, LineBlocked
from desktop.devices.framing import Framing, framer_for
from desktop.devices.ports import (
    LINE_ERRORS,
    Opener,
    Place,
    Port,
    PortEnumerator,
    close_port,
    locate,
    open_port,
    plugged_in_ports,
)
from desktop.devices.states import Cause, LineState, StateChange
from desktop.domain.clock import Clock
from desktop.domain.errors import Fact

NOISE_TOLD_BYTES = 64
"""A few stray bytes at plugging in are no news."""
_GONE_STATES = (LineState.LOST, LineState.ASLEEP)


class LineListener(Protocol):
    """Hears from a line, on the line's own thread; must return at once."""

    def frame(self, data: bytes) -> None:
        """A whole frame, without its marks, never empty."""
        ...

    def cut(self, data: bytes) -> None:
        """Half a frame that will never be finished: never a scan."""
        ...

    def changed(self, change: StateChange) -> None:
        """The state changed."""
        ...


@dataclass(frozen=True, slots=True)
class LineSettings:
    """What a person chose for a line.

    Attributes:
        url: address, see `desktop.devices.ports`.
        baud: signalling rate.
        framing: how frames end.
        rests: a wireless device that drops the line when it rests: that is ``asleep``, not ``lost``.
    """

    url: str
    baud: int = 9600
    framing: Framing = Framing.ANY
    rests: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """How patiently a line tries again; all in seconds.

    Attributes:
        first: before the first new try; doubles from there.
        last: the longest wait.
        quiet: a port that has just appeared may refuse this long before a person hears of it (Windows needs up to
            2 s after the arrival, udev sets permissions late).
    """

    first: float = 0.1
    last: float = 2.0
    quiet: float = 3.0


@dataclass(frozen=True, slots=True)
class LineParts:
    """What a line stands on; tests hand in their own."""

    clock: Clock
    ports: PortEnumerator = plugged_in_ports
    opener: Opener = open_port
    pace: Pace = Pace()


class SerialLine:
    """A line that keeps itself open from `start` to `stop`."""

    def __init__(self, settings: LineSettings, listener: LineListener, parts: LineParts) -> None:
        self._settings = settings
        self._listener = listener
        self._parts = parts
        self._framer = framer_for(settings.framing)
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._change = StateChange(LineState.DISABLED, Cause.SWITCHED_OFF, parts.clock.now())
        self._known: Port | None = None
        self._proved = False
        self._wait = parts.pace.first
        self._is_there = False
        self._appeared = -math.inf
        self._dropped_told = 0

    @property
    def change(self) -> StateChange:
        """The last change: where the line stands, since when and why."""
        return self._change

    def start(self) -> None:
        """Begin to look for the device; returns at once. Twice is once."""
        if self._thread is None:
            self._stopping.clear()
            self._thread = threading.Thread(target=self._run, name=f"line {self._settings.url}", daemon=True)
            self._thread.start()

    def ask_to_stop(self) -> None:
        """Let the thread end; returns at once."""
        self._stopping.set()

    def stop(self) -> None:
        """End the thread and close the port: within 0.1 s, but 5 s in the middle of a network call without answer."""
        self.ask_to_stop()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def send(self, data: bytes) -> None:
        """Send bytes back, within 0.05 s; they are forgotten when the line is not open."""
        if self._thread is not None:
            self._answers.put(data)

    # ------------------------------------------------------------ the thread

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                place = self._locate()
                port = self._parts.opener(place.target, self._settings.baud)
            except DeviceFault as fault:
                self._failed(fault)
            else:
                self._serve(port, place)
            self._stopping.wait(self._next_wait())
        self._tell(LineState.DISABLED, Cause.SWITCHED_OFF)

    def _locate(self) -> Place:
        try:
            place = locate(self._settings.url, self._known, self._parts.ports())
        except LineAbsent:
            self._is_there = False
            raise
        state = self._change.state
        appears = not place.is_network and not self._is_there
        if appears:
            self._appear(state)
        # a network address is tried blindly, and a port that refuses is tried again and again: that is no news
        if appears or state is LineState.DISABLED or (state in _GONE_STATES and not place.is_network):
            self._tell(LineState.OPENING, Cause.FOUND, address=place.target)
        return place

    def _appear(self, state: LineState) -> None:
        """The port has come since the last look; at the first look it was there all the time."""
        self._is_there, self._wait = True, self._parts.pace.first
        self._appeared = -math.inf if state is LineState.DISABLED else time.monotonic()

    def _failed(self, fault: DeviceFault) -> None:
        cause = Cause(fault.code)
        if isinstance(fault, LineAbsent):
            if self._change.state not in _GONE_STATES:
                self._tell(LineState.ABSENT, cause, **fault.facts)
        elif isinstance(fault, LineBlocked):
            if not self._is_quiet():
                self._tell(LineState.BLOCKED, cause, **fault.facts)
        else:
            self._tell(LineState.MISMATCH, cause, **fault.facts)

    def _is_quiet(self) -> bool:
        return time.monotonic() - self._appeared < self._parts.pace.quiet

    def _next_wait(self) -> float:
        wait = self._wait
        self._wait = min(2 * wait, self._parts.pace.last)
        return wait

    def _serve(self, port: serial.Serial, place: Place) -> None:
        self._opened(place)
        try:
            while not self._stopping.is_set():
                self._send_answers(port)
                self._take(port.read(max(1, port.in_waiting)))
        except LINE_ERRORS:
            self._lost()
        else:
            self._cut()
        finally:
            close_port(port)

    def _opened(self, place: Place) -> None:
        self._known = place.port or self._known
        self._dropped_told = self._framer.dropped_bytes
        while not self._answers.empty():
            self._answers.get_nowait()
        state, cause = LineState.READY, Cause.CAME_BACK
        if place.port is not None and place.port.vid is not None:
            cause = Cause.IDENTITY_KNOWN
        elif place.is_network:
            cause = Cause.ANSWERED
        elif not self._proved:
            state, cause = LineState.IDENTIFYING, Cause.AWAITS_FIRST_SCAN
        self._tell(state, cause, address=place.target)

    def _send_answers(self, port: serial.Serial) -> None:
        while not self._answers.empty():
            port.write(self._answers.get_nowait())

    def _take(self, data: bytes) -> None:
        frames = self._framer.feed(data) if data else self._framer.silence()
        self._tell_noise()
        for frame in frames:
            self._prove()
            self._listener.frame(frame)

    def _prove(self) -> None:
        self._proved, self._dropped_told = True, self._framer.dropped_bytes
        self._wait = self._parts.pace.first
        if self._change.state is LineState.FAULT:
            self._tell(LineState.READY, Cause.NOISE_OVER, address=self._settings.url)
        elif self._change.state is not LineState.READY:
            self._tell(LineState.READY, Cause.FIRST_SCAN, address=self._settings.url)

    def _tell_noise(self) -> None:
        """Once, however long it lasts; a good frame ends it."""
        dropped = self._framer.dropped_bytes - self._dropped_told
        if dropped >= NOISE_TOLD_BYTES and self._change.state is not LineState.FAULT:
            self._tell(LineState.FAULT, Cause.NOISE, address=self._settings.url, dropped_bytes=dropped)

    def _lost(self) -> None:
        cut_bytes = self._cut()
        state, cause = LineState.LOST, Cause.UNPLUGGED
        if self._settings.rests:
            state, cause = LineState.ASLEEP, Cause.RESTS
        self._tell(state, cause, address=self._settings.url, cut_bytes=cut_bytes)

    def _cut(self) -> int:
        half = self._framer.cut()
        if half:
            self._listener.cut(half)
        return len(half)

    def _tell(self, state: LineState, cause: Cause, **facts: Fact) -> None:
        if (state, cause) != (self._change.state, self._change.cause):
            self._change = StateChange(state, cause, self._parts.clock.now(), facts)
            self._listener.changed(self._change)
