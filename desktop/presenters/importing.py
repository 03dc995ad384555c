"""A file comes in: first tried with every fault told, then taken over."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.exchange.importing import ImportOrder, ImportReport, import_file
from desktop.exchange.kinds import KINDS
from desktop.presenters.session import Session
from desktop.storage.errors import EnvironmentFault
from desktop.storage.unit_of_work import Done, Store

KIND_NAMES: Final = tuple(KINDS)


class FileImport(QObject):
    """One file at a time.

    Signals:
        changed: kind, file, report or state of the work changed.
        failed: a refusal or fault that belongs to no row.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.kind = KIND_NAMES[0]
        self.path: Path | None = None
        self.report: ImportReport | None = None
        self.busy = False
        self._asked = 0

    def choose_kind(self, kind: str) -> None:
        """The file is of another kind: it is tried anew."""
        if kind != self.kind:
            self.kind = kind
            self.try_it()

    def choose_file(self, path: Path) -> None:
        """Take a file and try it."""
        self.path = path
        self.try_it()

    def columns(self) -> tuple[tuple[str, str, bool], ...]:
        """The columns that a file of this kind may have: name, Chinese name, whether it must be there."""
        return tuple((column.name, column.chinese, column.required) for column in KINDS[self.kind].columns)

    @property
    def may_import(self) -> bool:
        """The file was tried and has no faults."""
        return self.report is not None and self.report.ok and self.report.dry_run and not self.busy

    def try_it(self) -> None:
        """Check the whole file, keep nothing."""
        self._run(dry_run=True)

    def import_it(self) -> None:
        """Take the file over."""
        if self.may_import:
            self._run(dry_run=False)

    def _run(self, *, dry_run: bool) -> None:
        self.report = None
        self._asked += 1
        self.busy = self.path is not None
        if self.path is not None:
            person = self.session.person
            badge = person.badge if person is not None else ""
            order = ImportOrder(self.kind, self.path, badge, self.session.workstation, dry_run)
            self.session.jobs.write_with(partial(_import, order=order, number=self._asked), self._done, self._not_done)
        self.changed.emit()

    def _done(self, answer: tuple[int, ImportReport]) -> None:
        number, report = answer
        if number == self._asked:
            self.busy, self.report = False, report
            self.changed.emit()

    def _not_done(self, error: Exception) -> None:
        self.busy = False
        self.changed.emit()
        self.failed.emit(error)


def _import(store: Store, order: ImportOrder, number: int) -> Done[tuple[int, ImportReport]]:
    try:
        done = import_file(store, order)
    except OSError as error:
        facts: Mapping[str, str] = {"path": order.path.name, "detail": str(error.strerror)}
        raise EnvironmentFault("cannot_read_file", **facts) from error
    return Done((number, done.value), done.changes)
