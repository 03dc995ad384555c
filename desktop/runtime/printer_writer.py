"""The one thread of one physical printer: it prints what it is offered, label by label, each at most once.

A label is recorded as begun before its first byte, and nothing is sent again by itself once a byte may have gone. A
printer that is not ready keeps its labels: they stay queued and it is asked again.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from desktop.devices.label_printer import PrinterSettings
from desktop.devices.states import Cause, LineState
from desktop.domain.errors import Fact, Refusal
from desktop.domain.origin import new_id
from desktop.queries.labels import LabelContent
from desktop.runtime.jobs import JobsEnded
from desktop.runtime.prepared_label import Desk, Prepared
from desktop.runtime.printer_press import Press, Stand, Verdict, stand_after, verdict_of
from desktop.services.perform import Verb
from desktop.services.printing import NOTE_LABEL, START_LABEL, NoteLabel, Outcome, StartLabel
from desktop.storage.errors import EnvironmentFault

TRIES: Final = 3
"""How often a start is tried while the database fails; a start that is not sure stays to be looked at."""
END_SECONDS: Final = 6.0
"""How long a thread is waited for that may be stuck in a line; what it began is looked after at the next start."""
PROGRAM_ERROR: Final = "program_error"


@dataclass(frozen=True, slots=True)
class Task:
    """A label and the settings it is to be printed with."""

    label: LabelContent
    settings: PrinterSettings


class Ending(StrEnum):
    """How a label ended at its printer."""

    PRINTED = "printed"
    REFUSED = "refused"
    """It cannot be printed as it is; nothing was sent."""
    FAILED = "failed"
    """Surely nothing was sent; it is tried again."""
    UNCERTAIN = "uncertain"
    """A person must look."""


@dataclass(frozen=True, slots=True)
class LabelTold:
    """What became of a label.

    Attributes:
        code: of the refusal or of the cause, "" when all is well.
        facts: what the words need.
        prepared: what was sent, or would have been; None when it was refused.
    """

    label: LabelContent
    printer: str
    ending: Ending
    code: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    prepared: Prepared | None = None


@dataclass(frozen=True, slots=True)
class Stood:
    """A printer's new stand."""

    printer: str
    stand: Stand


@dataclass(frozen=True, slots=True)
class Crashed:
    """An exception that nobody expected: a bug."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a writer rests, in seconds.

    Attributes:
        again: before a printer that was not ready is asked again.
        look: between two looks at a printer that has nothing to do.
        note: before the database is tried again.
    """

    again: float = 1.5
    look: float = 30.0
    note: float = 1.0


@dataclass(frozen=True, slots=True)
class WriterParts:
    """What writers share; all of it may be called from their threads.

    Attributes:
        do: does a verb (verb, request, request id, badge) and waits for the answer.
        person: the badge of who is signed in, "" for nobody.
        desk: what the desk gives to its labels.
        tell: takes a `LabelTold`, a `Stood` or a `Crashed`.
        pace: of the threads.
    """

    do: Callable[[Verb[Any, Any], Any, UUID, str], Any]
    person: Callable[[], str]
    desk: Callable[[], Desk]
    tell: Callable[[object], None]
    pace: Pace = field(default_factory=Pace)


_locks: dict[str, threading.Lock] = {}


class PrinterWriter:
    """Prints on one physical printer, which may have several names.

    Args:
        identity: the physical printer.
        presses: the ways to it, by the settings of each name.
        parts: what writers share.
        stopping: ends also the watching of a label that is under way.
    """

    def __init__(
        self, identity: str, presses: Mapping[PrinterSettings, Press], parts: WriterParts, stopping: threading.Event
    ) -> None:
        self.presses = dict(presses)
        self.identity = identity
        self._parts = parts
        self._stopping = stopping
        self._lock = _locks.setdefault(identity, threading.Lock())
        self._closing = threading.Event()
        self._wake = threading.Event()
        self._offered: tuple[Task, ...] = ()
        self._refused: set[UUID] = set()
        self._ready: tuple[UUID, PrinterSettings, Prepared] | None = None
        self._again_at = self._look_at = 0.0
        self._thread = threading.Thread(target=self._run, name=f"printer {identity}", daemon=True)

    # ---------------------------------------------------------------- from outside

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def offer(self, tasks: tuple[Task, ...]) -> None:
        """What is to be printed now, in this order; it replaces what was offered before."""
        self._offered = tasks
        self._wake.set()

    def try_again(self, label: UUID | None = None) -> None:
        """Print a label that was refused, if it is still offered; None for all."""
        self._refused = set() if label is None else self._refused - {label}
        self._wake.set()

    def close(self) -> None:
        """End after the present label."""
        self._closing.set()
        self._wake.set()

    def stop(self, seconds: float) -> None:
        """End: after so many seconds the present label is watched no longer, and is uncertain."""
        self.close()
        self._thread.join(seconds)
        self._stopping.set()
        self._thread.join(END_SECONDS)

    @property
    def is_alive(self) -> bool:
        """It has not ended."""
        return self._thread.is_alive()

    # ---------------------------------------------------------------- on its own thread

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                task = self._next()
                if task is None:
                    self._idle()
                else:
                    self._print(task)
            except JobsEnded:
                return
            except Exception as error:  # noqa: BLE001  # the window's thread tells bugs; the other labels go on
                self._parts.tell(Crashed(error))
                self._rest()

    def _next(self) -> Task | None:
        if time.monotonic() < self._again_at or not self._parts.person():
            return None
        return next((task for task in self._offered if task.label.label not in self._refused), None)

    def _idle(self) -> None:
        """Look how the printer is, if that was long ago; then wait for work."""
        if time.monotonic() >= self._look_at:
            self._look_at = time.monotonic() + self._parts.pace.look
            with self._lock:
                self._tell_all({settings: press.look() for settings, press in self.presses.items()})
        ends = [moment for moment in (self._look_at, self._again_at) if moment > time.monotonic()]
        self._wake.wait(max(0.01, min(ends, default=self._look_at) - time.monotonic()))
        self._wake.clear()

    def _rest(self) -> None:
        self._again_at = time.monotonic() + self._parts.pace.again

    def _drop(self, task: Task) -> None:
        self._ready = None
        self._offered = tuple(one for one in self._offered if one.label.label != task.label.label)

    def _tell_all(self, stands: Mapping[PrinterSettings, Stand]) -> None:
        for settings, stand in stands.items():
            self._parts.tell(Stood(settings.name, stand))

    # ---------------------------------------------------------------- one label

    def _print(self, task: Task) -> None:
        badge = self._parts.person()
        try:
            prepared = self._prepared(task)
        except Refusal as refusal:
            self._refuse(task, refusal, badge)
            return
        except Exception:
            self._refused.add(task.label.label)
            raise
        begin = _Begin(self, task, prepared, badge)
        try:
            with self._lock:
                self._put(task, prepared, begin)
        except Refusal as refusal:
            self._drop(task)
            if refusal.code != "label_not_waiting":
                self._tell(task, Ending.REFUSED, refusal.code, refusal.facts)
        except EnvironmentFault:
            self._rest()

    def _prepared(self, task: Task) -> Prepared:
        """Drawn once, however often the printer is not ready."""
        from desktop.runtime.label_work import prepare

        if self._ready is None or self._ready[:2] != (task.label.label, task.settings):
            self._ready = (task.label.label, task.settings, prepare(task.label, task.settings, self._parts.desk()))
        return self._ready[2]

    def _put(self, task: Task, prepared: Prepared, begin: "_Begin") -> None:
        press = self.presses[task.settings]
        try:
            printed = press.put(prepared, begin)
        except (Refusal, EnvironmentFault, JobsEnded):
            raise
        except Exception:
            if begin.is_begun:
                self._note(task, Verdict(Outcome.UNCERTAIN, begin.gone, cause=PROGRAM_ERROR), begin.badge)
            else:
                self._refused.add(task.label.label)
            raise
        self._tell_all(dict.fromkeys(self.presses, stand_after(printed)))
        self._look_at = time.monotonic() + self._parts.pace.look
        if not begin.is_begun:
            self._rest()
            return
        self._note(task, verdict_of(printed, len(prepared.payload)), begin.badge)

    def _refuse(self, task: Task, refusal: Refusal, badge: str) -> None:
        """It cannot be printed as it is: nothing was sent, and the person is told."""
        self._refused.add(task.label.label)
        note = NoteLabel(task.label.label, Outcome.FAILED, cause=refusal.code)
        if self._noted(note, badge):
            self._tell(task, Ending.REFUSED, refusal.code, refusal.facts)

    def _note(self, task: Task, verdict: Verdict, badge: str) -> None:
        prepared = self._ready[2] if self._ready is not None else None
        self._drop(task)
        note = NoteLabel(task.label.label, verdict.outcome, verdict.bytes, verdict.evidence, verdict.cause)
        if verdict.outcome is Outcome.FAILED:
            self._rest()
        if self._noted(note, badge):
            ending = {Outcome.FAILED: Ending.FAILED, Outcome.UNCERTAIN: Ending.UNCERTAIN}
            how = ending.get(verdict.outcome, Ending.PRINTED)
            told = LabelTold(task.label, task.settings.name, how, verdict.cause, prepared=prepared)
            self._parts.tell(told)

    def _noted(self, note: NoteLabel, badge: str) -> bool:
        """Tell the ledger, again and again while the database fails; False when the ledger knows better by now.

        A program that ends before is no harm: a label that began and of which nothing is known is uncertain.
        """
        request = new_id()
        while True:
            try:
                self._parts.do(NOTE_LABEL, note, request, badge)
            except Refusal:
                return False
            except EnvironmentFault:
                if self._closing.wait(self._parts.pace.note):
                    raise JobsEnded from None
            else:
                return True

    def _tell(self, task: Task, ending: Ending, code: str = "", facts: Mapping[str, Fact] | None = None) -> None:
        self._parts.tell(LabelTold(task.label, task.settings.name, ending, code, facts or {}))

    def begin(self, task: Task, prepared: Prepared, badge: str) -> None:
        """Record that a label begins, before its first byte; on the writer's thread.

        Raises:
            Refusal: ``label_not_waiting`` and others: nothing must be sent.
            EnvironmentFault, JobsEnded: it is not sure that it was recorded: nothing must be sent.
        """
        start = StartLabel(task.label.label, task.settings.name, prepared.sha256, len(prepared.payload))
        request = new_id()
        for tried in range(1, TRIES + 1):
            try:
                self._parts.do(START_LABEL, start, request, badge)
                break
            except EnvironmentFault:
                if tried == TRIES or self._closing.wait(self._parts.pace.note):
                    raise
        self._tell_all(dict.fromkeys(self.presses, Stand(LineState.BUSY, Cause.PRINTING)))


class _Begin:
    """Hears of the bytes of one label: the first time, before any has gone, the ledger is told."""

    def __init__(self, writer: PrinterWriter, task: Task, prepared: Prepared, badge: str) -> None:
        self._writer, self._task, self._prepared = writer, task, prepared
        self.badge = badge
        self.is_begun = False
        self.gone = 0

    def __call__(self, gone: int) -> None:
        if not self.is_begun:
            self._writer.begin(self._task, self._prepared, self.badge)
            self.is_begun = True
        self.gone = max(self.gone, gone)
