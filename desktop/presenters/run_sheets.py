"""What waits in a run, saved as A4 sheets: read by the reading thread, drawn and written beside the window."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.domain.clock import Clock
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import new_id
from desktop.local_time import local
from desktop.presenters.answer import Verdict
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.labels import LabelContent
from desktop.runtime.aside import Aside
from desktop.runtime.jobs import JobsEnded
from desktop.runtime.prepared_label import Desk
from desktop.runtime.print_queue import PrintQueue
from desktop.services.perform import Verb

if TYPE_CHECKING:
    from desktop.runtime.sheet_press import SheetsWritten


class RunSheets(QObject):
    """Writes one run at a time.

    Signals:
        busy: True while sheets are written.
        replied: the `Reply` that tells how many labels and pages there are.
        refused: nothing was written (the exception).
    """

    busy = Signal(bool)
    replied = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, queue: PrintQueue, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._queue, self._clock = session, queue, clock
        self._path = Path()
        self._is_busy = False
        self._aside = Aside(self)

    def write(self, run: UUID, path: Path) -> None:
        """Write what waits in a run to a PDF; while another is being written, nothing happens."""
        if self._is_busy:
            return
        self._path = path
        self._set_busy(busy=True)
        self._session.jobs.read(lambda connection: _waiting(connection, run), self._read, self._failed)

    def _read(self, contents: tuple[LabelContent, ...]) -> None:
        session, path = self._session, self._path
        asked_by = session.envelope(entered_by=EnteredBy.CLICK)  # also when somebody else signs in meanwhile
        now = local(self._clock.now())
        desk = Desk(now.date(), self._queue.language, self._queue.folder, f"{now:%Y-%m-%d %H:%M}")

        def do(verb: Verb[Any, Any], request: Any) -> Any:
            return session.jobs.do(verb, request, replace(asked_by, request_id=new_id()))

        self._aside.run(lambda: _write(do, contents, desk, path), self._written, self._failed)

    def _written(self, written: "SheetsWritten") -> None:
        self._set_busy(busy=False)
        facts: dict[str, Any] = {"count": written.labels, "pages": written.pages, "file": self._path.name}
        self.replied.emit(Reply(Verdict.OK, "sheets_written", facts | {"skipped": written.passed_over or ""}))

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, JobsEnded):
            self.refused.emit(error)

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        self.busy.emit(busy)

    def finish(self) -> None:
        """Wait until the sheets are written; for the end of the program."""
        self._aside.wait()


def _waiting(connection: Any, run: UUID) -> tuple[LabelContent, ...]:
    from desktop.runtime.sheet_press import waiting_in_run

    return waiting_in_run(connection, run)


def _write(do: Any, contents: tuple[LabelContent, ...], desk: Desk, path: Path) -> "SheetsWritten":
    from desktop.runtime.sheet_press import write_sheets

    return write_sheets(do, contents, desk, path)
