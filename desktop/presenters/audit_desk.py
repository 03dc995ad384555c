"""The audit desk: a pack of a site and a period is made, or one that somebody brought is proved, beside the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.domain.clock import Clock
from desktop.domain.permissions import Action
from desktop.presenters.long_work import LongWork
from desktop.presenters.session import Session
from desktop.presenters.site_time import day_at
from desktop.queries.master_data import SiteRow, sites


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


class AuditDesk(LongWork):
    """One pack at a time; the outcome is a `PackSeen`, or the error for which there is none.

    Attributes:
        sites: those there are, the closed ones last; ``today`` at the desk's own; they are told with `changed` too.
    """

    def __init__(self, session: Session, clock: Clock, site: str = "", parent: QObject | None = None) -> None:
        super().__init__(session, Work.NOTHING, parent)
        self.clock, self.site = clock, site
        self.sites: Sequence[SiteRow] = ()
        self.today = clock.now().date()

    @property
    def may_make(self) -> bool:
        """Whether the person is an auditor or a leader."""
        return self.session.may(Action.AUDIT)

    def reload(self) -> None:
        """Read which sites there are, and which day it is."""
        at, site = self.clock.now(), self.site
        jobs = self.session.jobs
        jobs.read(
            lambda connection: (_closed_last(sites(connection, retired=True)), day_at(connection, at, site)),
            self._read,
            self._unread,
        )

    def make(self, target: Path, wanted: Wanted) -> None:
        """Make a pack; nothing while something is being done."""
        badge = self.session.person.badge if self.session.person is not None else ""
        self.begin(Work.MAKING, lambda: self._make(target, wanted, badge))

    def prove(self, pack: Path) -> None:
        """Prove a pack with the file that auditors use; nothing while something is being done."""
        self.begin(Work.PROVING, lambda: self._prove(pack))

    # ------------------------------------------------------------ in the other thread

    def _make(self, target: Path, wanted: Wanted, badge: str) -> PackSeen:
        from desktop.reports.audit_pack.asking import PackAsked
        from desktop.reports.audit_pack.making import make_audit_pack

        asked = PackAsked(wanted.site, wanted.first, wanted.last, badge, self.session.workstation, wanted.language)
        made = make_audit_pack(self.session.jobs.store(), target, asked, self.watch())
        last, period = made.manifest["chain"]["last"], made.manifest["period"]
        head, links = f"{last['sequence']}:{last['hash']}", made.manifest["figures"]["links"]
        return PackSeen(made.path, made.manifest_sha256, wanted.site, period["first"], period["last"], head, links)

    def _prove(self, pack: Path) -> PackSeen:
        from desktop.reports.audit_pack.proving import prove_pack

        found = prove_pack(pack, self.watch())
        faults = tuple(FaultSeen(one.file, one.row, one.english, one.chinese) for one in found.faults)
        names = (found.site, found.first, found.last, found.head)
        return PackSeen(pack, found.manifest_sha256, *names, found.links, proved=True, faults=faults)

    # ------------------------------------------------------------ back home

    def _read(self, read: tuple[Sequence[SiteRow], date]) -> None:
        self.sites, self.today = read
        self.changed.emit()

    def _unread(self, _error: Exception) -> None:
        """The database is not there: its chip tells that."""


def _closed_last(rows: Sequence[SiteRow]) -> Sequence[SiteRow]:
    return sorted(rows, key=lambda row: row.retired_at is not None)
