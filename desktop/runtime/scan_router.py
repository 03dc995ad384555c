"""Every scan is kept first, then handed to the one task that is at work."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.devices.scanner import Scan
from desktop.domain.origin import new_id


class Journal(Protocol):
    """Where scans are kept before anything else happens."""

    def keep(self, scan_id: UUID, raw: str, scanner: str, at: object, taker: str) -> None:
        """Keep a scan; it is durable when this returns."""

    def outcome(self, scan_id: UUID, code: str, request_id: UUID | None) -> None:
        """Add how it ended."""


@dataclass(frozen=True, slots=True)
class KeptScan:
    """A scan that is in the journal; its id is the id of the request that it leads to."""

    id: UUID
    scan: Scan


class ScanRouter(QObject):
    """Hands each scan to exactly one taker: the current task.

    Signals:
        untaken: a scan came and nobody is at work.
        unkept: a scan could not be kept in the journal; it was not handed on.
    """

    untaken = Signal(object)
    unkept = Signal(object, str)

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._taker: Callable[[KeptScan], None] | None = None
        self._name = ""

    def give_to(self, name: str, taker: Callable[[KeptScan], None] | None) -> None:
        """From now on scans go to ``taker`` and to nobody else."""
        self._name, self._taker = name, taker

    def take(self, scan: Scan) -> None:
        """Keep a scan and hand it on."""
        kept = KeptScan(new_id(), scan)
        try:
            self._journal.keep(kept.id, scan.raw, scan.scanner, scan.at, self._name)
        except Exception as error:  # noqa: BLE001  # a full disk must be told, and the scan not half-taken
            self.unkept.emit(scan, str(error))
            return
        if self._taker is None:
            self._journal.outcome(kept.id, "untaken", None)
            self.untaken.emit(scan)
            return
        self._taker(kept)

    def settle(self, kept: KeptScan, code: str) -> None:
        """Add to the journal how a scan ended; its request has the scan's id."""
        self._journal.outcome(kept.id, code, kept.id)
