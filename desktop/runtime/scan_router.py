"""Every scan is kept first, then handed to the one task that is at work."""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.devices.scanner import Scan
from desktop.domain.origin import new_id
from desktop.runtime.mailbox import Mailbox
from desktop.storage.scan_journal import KeptScan as LeftOverScan
from desktop.storage.scan_journal import ScanJournal

_LOG: Final = logging.getLogger(__name__)
IDLE_S: Final = 0.5


@dataclass(frozen=True, slots=True)
class KeptScan:
    """A scan that is in the journal; its id is the id of the request that it leads to."""

    id: UUID
    scan: Scan


@dataclass(frozen=True, slots=True)
class _Outcome:
    kept: KeptScan
    code: str


@dataclass(frozen=True, slots=True)
class _Unkept:
    scan: Scan
    why: Exception


class ScanRouter(QObject):
    """Hands each scan to exactly one taker: the current task.

    Signals:
        kept: a scan is in the journal; the hub takes it.
        unkept: a scan could not be kept (and the exception); it was not handed on.
        left_over: scans that were in flight when the program ended last, as the journal kept them.
    """

    kept = Signal(object)
    unkept = Signal(object, object)
    left_over = Signal(object)

    def __init__(self, open_journal: Callable[[], ScanJournal], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_journal = open_journal
        self._mailbox = Mailbox(self._told, self)
        self._work: queue.SimpleQueue[tuple[KeptScan, str] | _Outcome | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="scan-journal", daemon=True)
        self._task = ""

    def start(self) -> None:
        """Start the journal's thread."""
        self._thread.start()

    def stop(self, seconds: float = 5) -> None:
        """Write what is left, then end the thread."""
        self._work.put(None)
        if self._thread.is_alive():
            self._thread.join(seconds)

    def name_task(self, task: str) -> None:
        """Say which task the next scans are for; kept beside them."""
        self._task = task

    def take(self, scan: Scan) -> None:
        """Keep a scan and hand it on; from any thread."""
        self._work.put((KeptScan(new_id(), scan), self._task))

    def settle_left_over(self, scan_id: UUID, scan: Scan, code: str) -> None:
        """Add how a scan of the last run ended."""
        self._work.put(_Outcome(KeptScan(scan_id, scan), code))

    def settle(self, kept: KeptScan, code: str) -> None:
        """Add to the journal how a scan ended; its request has the scan's id."""
        self._work.put(_Outcome(kept, code))

    def _told(self, letter: KeptScan | _Unkept | list[LeftOverScan]) -> None:
        if isinstance(letter, KeptScan):
            self.kept.emit(letter)
        elif isinstance(letter, _Unkept):
            self.unkept.emit(letter.scan, letter.why)
        else:
            self.left_over.emit(letter)

    def _run(self) -> None:
        journal = self._try_open(None)
        while (work := self._wait(journal)) is not None:
            try:
                journal = journal or self._open_journal()
                self._write(journal, work)
            except Exception as error:  # noqa: BLE001  # a full disk is told; the scan must not be half-taken
                if not isinstance(work, _Outcome):
                    self._mailbox.leave(_Unkept(work[0].scan, error))
        _write_outcomes(journal, ScanJournal.close)

    def _try_open(self, journal: ScanJournal | None) -> ScanJournal | None:
        try:
            journal = self._open_journal()
            left_over = journal.unsettled()
        except Exception as error:  # noqa: BLE001  # told by the first scan that cannot be kept
            _LOG.warning("the scan journal cannot be opened: %s", error)
            return journal
        if left_over:
            self._mailbox.leave(left_over)
        return journal

    def _wait(self, journal: ScanJournal | None) -> tuple[KeptScan, str] | _Outcome | None:
        """The next piece of work; outcomes are written when nothing has come for half a second."""
        try:
            return self._work.get(timeout=IDLE_S)
        except queue.Empty:
            _write_outcomes(journal, ScanJournal.flush)
            return self._work.get()

    def _write(self, journal: ScanJournal, work: tuple[KeptScan, str] | _Outcome) -> None:
        if isinstance(work, _Outcome):
            journal.outcome(work.kept.id, work.code, work.kept.id)
            return
        kept, task = work
        journal.keep(kept.id, kept.scan.raw, kept.scan.scanner, kept.scan.at, task)
        self._mailbox.leave(kept)


def _write_outcomes(journal: ScanJournal | None, finish: Callable[[ScanJournal], None]) -> None:
    """Write the noted outcomes; on a full or busy disk they wait for the next scan, and no scan is lost for them."""
    if journal is None:
        return
    try:
        finish(journal)
    except Exception as error:  # noqa: BLE001  # the thread must outlive it, or every later scan would be dropped
        _LOG.warning("how scans ended cannot be written now: %s", error)
