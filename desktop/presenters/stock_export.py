"""The stock as it is shown, written to a file on a thread of its own, with a count and a way to stop it."""

import csv
import threading
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.domain.spreadsheet_cells import protected
from desktop.exchange.csv_writing import MARK
from desktop.presenters.stock_asked import page
from desktop.queries.stock_rows import StockRow
from desktop.runtime.aside import Aside
from desktop.runtime.jobs import Jobs

AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written.

    Attributes:
        path: of the file; one that is there is replaced when the new one is whole.
        ids: of the balances, in order.
        header: titles of the columns.
        cells: a row as texts.
    """

    path: Path
    ids: "array[int]"
    header: Sequence[str]
    cells: Callable[[StockRow], Sequence[str]]


class StockExport(QObject):
    """Writes one file at a time, as CSV for a spreadsheet.

    Signals:
        written: rows so far, rows in all.
        done: path of the file, rows in it.
        stopped: the person stopped it; the file is as it was.
        failed: what went wrong (the exception); the file is as it was.
    """

    written = Signal(int, int)
    done = Signal(str, int)
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._aside = Aside(self)
        self._stop = threading.Event()
        self.running = False

    def start(self, sheet: Sheet) -> None:
        """Begin to write; nothing when a file is being written."""
        if not self.running:
            self.running = True
            self._stop.clear()
            self._aside.run(lambda: self._write(sheet), self._finished, self._broken)

    def stop(self) -> None:
        """Stop writing."""
        self._stop.set()

    def wait(self, seconds: float = 5) -> None:
        """Stop and wait for the thread: at the end of the program."""
        self._stop.set()
        self._aside.wait(seconds)

    def _write(self, sheet: Sheet) -> tuple[str, int] | None:
        part = sheet.path.with_name(f"{sheet.path.name}.part")
        try:
            whole = self._write_part(part, sheet)
            if whole:
                part.replace(sheet.path)
        finally:
            part.unlink(missing_ok=True)
        return (str(sheet.path), len(sheet.ids)) if whole else None

    def _write_part(self, part: Path, sheet: Sheet) -> bool:
        with part.open("w", encoding="utf-8", newline="") as file, self._jobs.store().read() as connection:
            file.write(MARK)
            out = csv.writer(file)
            out.writerow(map(protected, sheet.header))
            for first in range(0, len(sheet.ids), AT_ONCE):
                if self._stop.is_set():
                    return False
                rows = page(connection, sheet.ids[first : first + AT_ONCE])
                out.writerows(map(protected, sheet.cells(row)) for row in rows if row is not None)
                self.written.emit(min(first + AT_ONCE, len(sheet.ids)), len(sheet.ids))
        return True

    def _finished(self, written: tuple[str, int] | None) -> None:
        self.running = False
        if written is None:
            self.stopped.emit()
        else:
            self.done.emit(*written)

    def _broken(self, error: Exception) -> None:
        self.running = False
        self.failed.emit(error)
