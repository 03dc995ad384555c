"""Every scan is kept first, then handed to the one task that is at work."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.devices.scanner import Scan
from desktop.domain.origin import new_id


class Journal(Protocol):
    """Where scans are kept before anything else happens; used from one thread."""

    def keep(self, scan_id: UUID, raw: str, scanner: str, at: datetime, taker: str) -> None:
        """Keep a scan; it is durable when this returns."""

    def outcome(self, scan_id: UUID, code: str, request_id: UUID | None) -> None:
        """Add how it ended."""

    def close(self) -> None:
        """Write what is left and let go of the file."""


@dataclass(frozen=True, slots=True)
class KeptScan:
    """A scan that is in the journal; its id is the id of the request that it leads to."""

    id: UUID
    scan: Scan


@dataclass(frozen=True, slots=True)
class _Outcome:
    kept: KeptScan
    code: str


class ScanRouter(QObject):
    """Hands each scan to exactly one taker: the current task.

    Signals:
        kept: a scan is in the journal; the hub takes it.
        unkept: a scan could not be kept (and why); it was not handed on.
    """

    kept = Signal(object)
    unkept = Signal(object, str)

    def __init__(self, open_journal: Callable[[], Journal], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_journal = open_journal
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
        """Keep a scan and hand it on."""
        self._work.put((KeptScan(new_id(), scan), self._task))

    def settle(self, kept: KeptScan, code: str) -> None:
        """Add to the journal how a scan ended; its request has the scan's id."""
        self._work.put(_Outcome(kept, code))

    def _run(self) -> None:
        journal: Journal | None = None
        while (work := self._work.get()) is not None:
            try:
                journal = journal or self._open_journal()
                self._write(journal, work)
            except Exception as error:  # noqa: BLE001  # a full disk is told; the scan must not be half-taken
                if not isinstance(work, _Outcome):
                    self.unkept.emit(work[0].scan, str(error))
        if journal is not None:
            journal.close()

    def _write(self, journal: Journal, work: tuple[KeptScan, str] | _Outcome) -> None:
        if isinstance(work, _Outcome):
            journal.outcome(work.kept.id, work.code, work.kept.id)
            return
        kept, task = work
        journal.keep(kept.id, kept.scan.raw, kept.scan.scanner, kept.scan.at, task)
        self.kept.emit(kept)
