"""Files of the device at hand: from a dialog, from the clipboard or a camera; saved elsewhere, or opened."""

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from desktop.domain.clock import Clock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.presenters.answer import Verdict
from desktop.presenters.file_content import file_content
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.attachments import AttachmentRow, attachment_content
from desktop.reports.status_sheet import SheetAsked, build_status_sheet
from desktop.services.attachments import Attached
from desktop.services.devices.device_files import ATTACH_TO_DEVICE, AttachToDevice

TEMPORARY: Final = "sparezone-file-"
LONGEST_NAME: Final = 120


class DeviceFiles(QObject):
    """Keeps and brings files.

    Signals:
        done: what the service answered.
        replied: a `Reply` to be shown.
        failed: a refusal or a fault.
        opened: a path that the system shall show, or play.
        previewed: the key of a file, and the small picture of it.
    """

    done = Signal(object)
    replied = Signal(object)
    failed = Signal(object)
    opened = Signal(object)
    previewed = Signal(int, object)

    def __init__(self, session: Session, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._clock = session, clock

    def add_file(self, serial: str, model: str, path: Path) -> None:
        """Keep a file from a folder with a device."""

        def taken(content: bytes) -> None:
            self.add(serial, model, path.name, content)

        self._session.jobs.read(lambda _connection: file_content(path), taken, self._failed)

    def add(self, serial: str, model: str, name: str, content: bytes) -> None:
        """Keep bytes with a device, such as a picture from the clipboard."""
        request = AttachToDevice(serial, name, b64encode(content).decode(), "", model)
        envelope = self._session.envelope(entered_by=EnteredBy.CLICK)
        self._session.jobs.write(ATTACH_TO_DEVICE, request, envelope, self._added, self._failed)

    def _added(self, answer: Attached) -> None:
        code = "file_known" if answer.again else "file_kept"
        self.replied.emit(Reply(Verdict.INFO if answer.again else Verdict.OK, code, {"file": answer.name}))
        self.done.emit(answer)

    def save(self, row: AttachmentRow, path: Path) -> None:
        """Write a kept file to a folder."""

        def write(connection: Any) -> str:
            _write(path, attachment_content(connection, row.id))
            return str(path)

        self._session.jobs.read(write, self._saved, self._failed)

    def _saved(self, path: str) -> None:
        self.replied.emit(Reply(Verdict.OK, "file_written", {"path": path}))

    def write_sheet(self, customer: str, path: Path, language: str) -> None:
        """Write the status sheet of a customer's devices; the ending says in which form."""
        asked = SheetAsked(customer, self._clock.now())

        def write(connection: Any) -> tuple[str, int]:
            try:
                return str(path), build_status_sheet(connection, path, language, asked)
            except OSError as error:
                raise Refusal("note_unwritten", detail=str(error.strerror)) from error

        self._session.jobs.read(write, self._sheet_written, self._failed)

    def _sheet_written(self, written: tuple[str, int]) -> None:
        facts: dict[str, Any] = {"path": written[0], "devices": written[1]}
        self.replied.emit(Reply(Verdict.OK, "status_sheet_written", facts))

    def open(self, row: AttachmentRow) -> None:
        """Write a kept file to a temporary folder and let the system show it; what is changed there is not kept."""

        def write(connection: Any) -> Path:
            path = Path(mkdtemp(prefix=TEMPORARY)) / short_name(row.name)
            _write(path, attachment_content(connection, row.id))
            return path

        self._session.jobs.read(write, self.opened.emit, self._failed)

    def preview(self, row: AttachmentRow, shrink: Callable[[bytes], object]) -> None:
        """Make a small picture of a kept photo; ``shrink`` answers None for one that cannot be read."""

        def read(connection: Any) -> tuple[int, object]:
            return row.id, shrink(attachment_content(connection, row.id))

        self._session.jobs.read(read, self._previewed, self._unseen)

    def _previewed(self, made: tuple[int, object]) -> None:
        if made[1] is not None:
            self.previewed.emit(*made)

    def _unseen(self, _error: Exception) -> None:
        """Its card stays without a picture; opening it says what is wrong."""

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)


def short_name(name: str) -> str:
    """A name that every file system takes: at most `LONGEST_NAME` bytes, its ending kept."""
    ending = Path(name).suffix
    stem = name.removesuffix(ending).encode()[: LONGEST_NAME - len(ending.encode())]
    return stem.decode(errors="ignore") + ending


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Refusal("note_unwritten", detail=str(error.strerror)) from error
