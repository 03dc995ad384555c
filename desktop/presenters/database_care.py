"""Proving the ledger and backing it up while everybody works, on a thread of its own."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop import __version__
from desktop.domain.clock import Clock
from desktop.domain.permissions import Action
from desktop.presenters.long_work import LongWork
from desktop.presenters.session import Session
from desktop.storage.backup_file import SUFFIX, BackupMade
from desktop.storage.errors import EnvironmentFault
from desktop.storage.finding import Verdict
from desktop.storage.last_backup import LastBackup, keep_last, read_last, restore_address

Outcome = Verdict | BackupMade | Exception


class Care(StrEnum):
    """What is being done."""

    NOTHING = ""
    VERIFYING = "verifying"
    BACKING_UP = "backing_up"


class DatabaseCare(LongWork):
    """One piece of care at a time: a proof or a backup; `last` and `address` are told with `changed` too."""

    def __init__(self, session: Session, folder: Path, clock: Clock, parent: QObject | None = None) -> None:
        """Begin.

        Args:
            session: who is at the desk, and the way to the database.
            folder: where this computer keeps its settings, and the moment of its last backup.
            clock: tells the time.
            parent: owner.
        """
        super().__init__(session, Care.NOTHING, parent)
        self.folder, self.clock = folder, clock
        self.last: LastBackup | None = None
        self.address = ""

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
        self.begin(Care.VERIFYING, self._verify)

    def back_up(self, folder: Path) -> None:
        """Make a backup in a folder, named by the moment; nothing while something is being done."""
        if self.may_back_up:
            target = folder / f"sparezone-{self.clock.now():%Y%m%d-%H%M%S}{SUFFIX}"
            self.begin(Care.BACKING_UP, lambda: self._back_up(target))

    # ------------------------------------------------------------ in the other thread

    # What proves and backs up knows every table; a start need not wait for it.

    def _verify(self) -> Verdict:
        from desktop.storage.verify import verify

        return verify(self.session.jobs.store().engine, self.watch())

    def _back_up(self, target: Path) -> BackupMade:
        from desktop.storage.backup import back_up

        engine = self.session.jobs.store().engine
        made = back_up(engine, target, self.clock, __version__, self.watch())
        try:
            keep_last(self.folder, engine, made)
        except OSError as error:
            raise EnvironmentFault("cannot_open", path=str(self.folder), detail=str(error.strerror)) from error
        return made

    def _look(self) -> tuple[str, LastBackup | None]:
        engine = self.session.jobs.store().engine
        return restore_address(engine), read_last(self.folder, engine)

    # ------------------------------------------------------------ back home

    @override
    def _ended(self, outcome: Outcome) -> None:
        super()._ended(outcome)
        if isinstance(outcome, BackupMade):
            self.look()

    def _looked(self, found: tuple[str, LastBackup | None]) -> None:
        self.address, self.last = found
        self.changed.emit()

    def _not_looked(self, _error: Exception) -> None:
        """The database is not there: `Jobs` tells that."""
