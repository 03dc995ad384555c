"""Proving the ledger and backing it up while everybody works, on a thread of its own."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop import __version__
from desktop.domain.clock import Clock
from desktop.domain.permissions import Action
from desktop.presenters.session import Session
from desktop.runtime.aside import Aside
from desktop.runtime.mailbox import Mailbox
from desktop.storage.backup_file import SUFFIX, BackupMade
from desktop.storage.errors import EnvironmentFault
from desktop.storage.finding import Verdict
from desktop.storage.last_backup import LastBackup, keep_last, read_last, restore_address
from desktop.storage.watch import Watch

TOLD_EVERY_S: Final = 0.1
RATE_AFTER_S: Final = 0.5
PATIENCE_S: Final = 10
"""At the end of the program: one query of the proof may have to end first."""

Outcome = Verdict | BackupMade | Exception


class Care(StrEnum):
    """What is being done."""

    NOTHING = ""
    VERIFYING = "verifying"
    BACKING_UP = "backing_up"


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


class DatabaseCare(QObject):
    """One piece of care at a time: a proof or a backup.

    Signals:
        changed: something began or ended (`running`, `outcome`, `last`).
        progressed: how far it is (`Step`).
    """

    changed = Signal()
    progressed = Signal(object)

    def __init__(self, session: Session, folder: Path, clock: Clock, parent: QObject | None = None) -> None:
        """Begin.

        Args:
            session: who is at the desk, and the way to the database.
            folder: where this computer keeps its settings, and the moment of its last backup.
            clock: tells the time.
            parent: owner.
        """
        super().__init__(parent)
        self.session, self.folder, self.clock = session, folder, clock
        self.running = Care.NOTHING
        self.outcome: Outcome | None = None
        self.last: LastBackup | None = None
        self.address = ""
        self._stop = threading.Event()
        self._aside = Aside(self)
        self._mailbox = Mailbox(self.progressed.emit, self)
        session.changed.connect(self._person_changed)

    @property
    def may_back_up(self) -> bool:
        """A backup holds everything and is not encrypted: only for those who may change master data."""
        return self.session.may(Action.EDIT_MASTER_DATA)

    @property
    def restore_command(self) -> str:
        """The exact command line that brings the last backup back; to a server only into an empty database."""
        file = self.last.path if self.last is not None else f"FILE{SUFFIX}"
        return f'sparezone db restore "{file}"' + (f' --database-url "{self.address}"' if self.address else "")

    def look(self) -> None:
        """Look when the last good backup was made, also by the command line."""
        self._aside.run(self._look, self._looked, self._not_looked)

    def verify(self) -> None:
        """Prove the ledger; nothing while something is being done."""
        self._begin(Care.VERIFYING, self._verify)

    def back_up(self, folder: Path) -> None:
        """Make a backup in a folder, named by the moment; nothing while something is being done."""
        if self.may_back_up:
            target = folder / f"sparezone-{self.clock.now():%Y%m%d-%H%M%S}{SUFFIX}"
            self._begin(Care.BACKING_UP, lambda: self._back_up(target))

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

    # ------------------------------------------------------------ in the other thread

    # What proves and backs up knows every table; a start need not wait for it.

    def _verify(self) -> Verdict:
        from desktop.storage.verify import verify

        return verify(self.session.jobs.store().engine, self._watch())

    def _back_up(self, target: Path) -> BackupMade:
        from desktop.storage.backup import back_up

        engine = self.session.jobs.store().engine
        made = back_up(engine, target, self.clock, __version__, self._watch())
        try:
            keep_last(self.folder, engine, made)
        except OSError as error:
            raise EnvironmentFault("cannot_open", path=str(self.folder), detail=str(error.strerror)) from error
        return made

    def _watch(self) -> Watch:
        return Watch(Pace(self._mailbox.leave), self._stop)

    def _look(self) -> tuple[str, LastBackup | None]:
        engine = self.session.jobs.store().engine
        return restore_address(engine), read_last(self.folder, engine)

    # ------------------------------------------------------------ back home

    def _begin(self, care: Care, work: Callable[[], Outcome]) -> None:
        if self.running:
            return
        self.running, self.outcome = care, None
        self._stop.clear()
        self._aside.run(work, self._ended, self._ended)
        self.changed.emit()

    def _ended(self, outcome: Outcome) -> None:
        self.running, self.outcome = Care.NOTHING, outcome
        self.changed.emit()
        if isinstance(outcome, BackupMade):
            self.look()

    def _looked(self, found: tuple[str, LastBackup | None]) -> None:
        self.address, self.last = found
        self.changed.emit()

    def _not_looked(self, _error: Exception) -> None:
        """The database is not there: `Jobs` tells that."""

    def _person_changed(self, _person: object) -> None:
        self.changed.emit()
