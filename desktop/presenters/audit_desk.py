"""The audit desk: a pack of a site and a period is made, or one that somebody brought is proved, beside the window."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.clock import Clock
from desktop.domain.permissions import Action
from desktop.presenters.database_care import PATIENCE_S, Pace
from desktop.presenters.session import Session
from desktop.presenters.site_time import day_at
from desktop.queries.master_data import SiteRow, sites
from desktop.runtime.aside import Aside
from desktop.runtime.mailbox import Mailbox
from desktop.storage.watch import Watch


class Work(StrEnum):
    """What is being done."""

    NOTHING = ""
    MAKING = "making"
    PROVING = "proving"


@dataclass(frozen=True, slots=True)
class FaultSeen:
    """One thing that is wrong with a pack: the file, its row (0 for none), and the words in both languages."""

    file: str
    row: int
    english: str
    chinese: str


@dataclass(frozen=True, slots=True)
class PackSeen:
    """A pack that was made or proved.

    Attributes:
        head: the last link of its chain as ``sequence:hash``; "" when it cannot be read.
        proved: it was proved; else it was made.
    """

    path: Path
    manifest_sha256: str
    site: str
    first: str
    last: str
    head: str
    links: int
    proved: bool = False
    faults: tuple[FaultSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pack, and in which language its paper is."""

    site: str
    first: date
    last: date
    language: str


class AuditDesk(QObject):
    """One piece of work at a time.

    Attributes:
        sites: those there are; ``today`` at the desk's own.
        outcome: what came out of the last work, or the error for which nothing did.

    Signals:
        changed: something began or ended, or other sites are known.
        progressed: how far it is (`desktop.presenters.database_care.Step`).
    """

    changed = Signal()
    progressed = Signal(object)

    def __init__(self, session: Session, clock: Clock, site: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.clock, self.site = session, clock, site
        self.sites: Sequence[SiteRow] = ()
        self.today = clock.now().date()
        self.running = Work.NOTHING
        self.outcome: PackSeen | Exception | None = None
        self._stop = threading.Event()
        self._aside = Aside(self)
        self._mailbox = Mailbox(self.progressed.emit, self)
        session.changed.connect(self._person_changed)

    @property
    def may_make(self) -> bool:
        """Whether the person is an auditor or a leader."""
        return self.session.may(Action.AUDIT)

    def reload(self) -> None:
        """Read which sites there are, and which day it is."""
        at, site = self.clock.now(), self.site
        jobs = self.session.jobs
        jobs.read(lambda connection: (sites(connection), day_at(connection, at, site)), self._read, self._unread)

    def make(self, target: Path, wanted: Wanted) -> None:
        """Make a pack; nothing while something is being done."""
        badge = self.session.person.badge if self.session.person is not None else ""
        self._begin(Work.MAKING, lambda: self._make(target, wanted, badge))

    def prove(self, pack: Path) -> None:
        """Prove a pack with the file that auditors use; nothing while something is being done."""
        self._begin(Work.PROVING, lambda: self._prove(pack))

    def stop(self) -> None:
        """Stop at the next step; nothing half-made is left."""
        self._stop.set()

    def forget(self) -> None:
        """The outcome was read."""
        self.outcome = None
        self.changed.emit()

    def finish(self, seconds: float = PATIENCE_S) -> None:
        """Stop and wait: at the end of the program, before the database is closed."""
        self._stop.set()
        self._aside.wait(seconds)

    # ------------------------------------------------------------ in the other thread

    def _make(self, target: Path, wanted: Wanted, badge: str) -> PackSeen:
        from desktop.reports.audit_pack.asking import PackAsked
        from desktop.reports.audit_pack.making import make_audit_pack

        asked = PackAsked(wanted.site, wanted.first, wanted.last, badge, self.session.workstation, wanted.language)
        made = make_audit_pack(self.session.jobs.store(), target, asked, self._watch())
        last, period = made.manifest["chain"]["last"], made.manifest["period"]
        head, links = f"{last['sequence']}:{last['hash']}", made.manifest["figures"]["links"]
        return PackSeen(made.path, made.manifest_sha256, wanted.site, period["first"], period["last"], head, links)

    def _prove(self, pack: Path) -> PackSeen:
        from desktop.reports.audit_pack.proving import prove_pack

        found = prove_pack(pack, self._watch())
        faults = tuple(FaultSeen(one.file, one.row, one.english, one.chinese) for one in found.faults)
        names = (found.site, found.first, found.last, found.head)
        return PackSeen(pack, found.manifest_sha256, *names, found.links, proved=True, faults=faults)

    def _watch(self) -> Watch:
        return Watch(Pace(self._mailbox.leave), self._stop)

    # ------------------------------------------------------------ back home

    def _begin(self, work: Work, job: Callable[[], PackSeen]) -> None:
        if self.running:
            return
        self.running, self.outcome = work, None
        self._stop.clear()
        self._aside.run(job, self._ended, self._ended)
        self.changed.emit()

    def _ended(self, outcome: PackSeen | Exception) -> None:
        self.running, self.outcome = Work.NOTHING, outcome
        self.changed.emit()

    def _read(self, read: tuple[Sequence[SiteRow], date]) -> None:
        self.sites, self.today = read
        self.changed.emit()

    def _unread(self, _error: Exception) -> None:
        """The database is not there: its chip tells that."""

    def _person_changed(self, _person: Any) -> None:
        self.changed.emit()
