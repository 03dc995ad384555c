"""Long work beside the window, one piece at a time: how far it is, a way to stop it, and what came out of it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from desktop.presenters.session import Session
from desktop.runtime.aside import Aside
from desktop.runtime.mailbox import Mailbox
from desktop.storage.watch import Watch

TOLD_EVERY_S: Final = 0.1
RATE_AFTER_S: Final = 0.5
PATIENCE_S: Final = 10
"""At the end of the program: one query of the work may have to end first."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a step of the work is; ``what`` is a stable word such as ``chain``."""

    what: str
    done: int
    total: int
    per_second: float


class Pace:
    """Tells the steps of long work, ten times a second at most, each with its rate."""

    def __init__(self, tell: Callable[[Step], None]) -> None:
        self._tell = tell
        self._what, self._since, self._from, self._told = "", 0.0, 0, 0.0

    def __call__(self, done: int, total: int, what: str) -> None:
        """Take in what a `Watch` is told; from the working thread."""
        now = time.monotonic()
        if what != self._what:
            self._what, self._since, self._from = what, now, done
        elif now - self._told < TOLD_EVERY_S:
            return
        self._told = now
        seconds = now - self._since
        self._tell(Step(what, done, total, (done - self._from) / seconds if seconds > RATE_AFTER_S else 0.0))


class LongWork(QObject):
    """One piece of work at a time.

    Attributes:
        running: what is being done, a false word for nothing.
        outcome: what came out of the last work, or the error for which nothing did; None once it was read.

    Signals:
        changed: something began or ended, or who is at the desk.
        progressed: how far it is (`Step`).
    """

    changed = Signal()
    progressed = Signal(object)

    def __init__(self, session: Session, nothing: StrEnum, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.running: StrEnum = nothing
        self.outcome: Any = None
        self._nothing = nothing
        self._stop = threading.Event()
        self._aside = Aside(self)
        self._mailbox = Mailbox(self.progressed.emit, self)
        session.changed.connect(self._person_changed)

    def stop(self) -> None:
        """Stop at the next step."""
        self._stop.set()

    def forget(self) -> None:
        """The outcome was read."""
        self.outcome = None
        self.changed.emit()

    def finish(self, seconds: float = PATIENCE_S) -> None:
        """Stop and wait for the thread: at the end of the program, before the database is closed."""
        self._stop.set()
        self._aside.wait(seconds)

    def watch(self) -> Watch:
        """Who waits for the work; for the other thread."""
        return Watch(Pace(self._mailbox.leave), self._stop)

    def begin(self, what: StrEnum, work: Callable[[], Any]) -> None:
        """Do work in the other thread; nothing while something is being done."""
        if self.running:
            return
        self.running, self.outcome = what, None
        self._stop.clear()
        self._aside.run(work, self._ended, self._ended)
        self.changed.emit()

    def _ended(self, outcome: Any) -> None:
        self.running, self.outcome = self._nothing, outcome
        self.changed.emit()

    def _person_changed(self, _person: object) -> None:
        self.changed.emit()
