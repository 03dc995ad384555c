"""What was in flight when the program ended last: each such scan is told, booked or not."""

from datetime import UTC

from PySide6.QtCore import QObject, Signal

from desktop.devices.scanner import Scan
from desktop.presenters.answer import Verdict
from desktop.presenters.reply import Reply
from desktop.queries.requests import done_requests
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import ScanRouter
from desktop.storage.scan_journal import KeptScan


class LeftOver(QObject):
    """Looks up what became of the scans without an outcome; a scan's request has the scan's id.

    Signals:
        replied: the `Reply` about one of them.
    """

    replied = Signal(object)

    def __init__(self, jobs: Jobs, router: ScanRouter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._router = router
        self._scans: tuple[KeptScan, ...] = ()
        router.left_over.connect(self._found)

    def _found(self, scans: list[KeptScan]) -> None:
        self._scans = tuple(scans)
        ids = [scan.scan_id for scan in scans]
        self._jobs.read(lambda connection: done_requests(connection, ids), self._looked_up, self._failed)

    def _looked_up(self, done: frozenset[object]) -> None:
        for kept in self._scans:
            code = "left_over_booked" if kept.scan_id in done else "left_over_not_booked"
            scan = Scan(kept.raw, kept.scanner, kept.at.astimezone(UTC), 0, "journal")
            self._router.settle_left_over(kept.scan_id, scan, code)
            self.replied.emit(Reply(Verdict.INFO, code, {"raw": kept.raw, "at": kept.at, "scanner": kept.scanner}))
        self._scans = ()

    def _failed(self, _error: Exception) -> None:
        """The database chip says it; the scans stay unsettled and are looked up at the next start."""
