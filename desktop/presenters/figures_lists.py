"""The lists beside the figures of service: failures for a maker, spare parts in stock, the management sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.service_failures import FailureList
from desktop.domain.service_stock import StockValue
from desktop.presenters.session import Session
from desktop.queries.service_asked import Asked, period_of
from desktop.queries.service_failures import ListAsked, Receiver, failures, receivers
from desktop.queries.service_sheet import Sheet, SheetAsked, management_sheet
from desktop.queries.service_stock import part_stock
from desktop.storage.last_backup import read_last


class Listed(StrEnum):
    """Which list."""

    FAILURES = "failure-list"
    STOCK = "spare-parts"
    SHEET = "management-sheet"


WHEN_CHANGED: Final = {
    Listed.FAILURES: frozenset({Kind.EQUIPMENT, Kind.REPAIRS}),
    Listed.STOCK: frozenset({Kind.STOCK, Kind.SETTLEMENT, Kind.ITEMS, Kind.REPAIRS}),
    Listed.SHEET: frozenset({Kind.EQUIPMENT, Kind.REPAIRS}),
}
"""A change makes a list be read anew when it is looked at again; gaps also come and go by the clock."""


@dataclass(frozen=True, slots=True)
class ListShown:
    """A list as it was read.

    Attributes:
        asked: the period, and what it is narrowed to.
        told: the list itself.
        zone: of the centre.
        makers: who can receive a failure list.
    """

    listed: Listed
    asked: Asked
    told: FailureList | StockValue | Sheet
    zone: ZoneInfo
    makers: tuple[Receiver, ...] = ()


class FiguresLists(QObject):
    """Reads one list at a time; writes it to a file.

    Attributes:
        shown: what is shown; None before the first reading.
        party: the code of the maker that receives the failure list, "" for all.

    Signals:
        began: a list is being read.
        changed: another list is there.
        failed: the error for which none is.
        written: the path of a file that was written.
        unwritten: the error for which none was.
        order_wanted: the number of a work order whose page is wanted.
    """

    began = Signal()
    changed = Signal()
    failed = Signal(object)
    written = Signal(str)
    unwritten = Signal(object)
    order_wanted = Signal(str)

    def __init__(self, session: Session, clock: Clock, folder: Path | None, parent: QObject | None = None) -> None:
        """Begin.

        Args:
            session: the way to the database.
            clock: tells the time.
            folder: where this computer keeps the moment of its last backup; None when it keeps none.
            parent: owner.
        """
        super().__init__(parent)
        self.shown: ListShown | None = None
        self.party = ""
        self._jobs, self._clock, self._folder = session.jobs, clock, folder
        self._turn = 0
        self._stale = False

    def show(self, listed: Listed, asked: Asked, party: str = "") -> None:
        """Show a list; one that is there for the same question stays."""
        same = self.shown is not None and (self.shown.listed, self.shown.asked) == (listed, asked)
        if same and party == self.party and not self._stale:
            self.changed.emit()
            return
        self._turn += 1
        self.party, self._stale = party, False
        self.began.emit()
        self._jobs.read(self._reading(listed, asked, self._turn), self._read, self._not_read)

    def _reading(self, listed: Listed, asked: Asked, turn: int) -> Callable[[Any], tuple[int, ListShown]]:
        now, party = self._clock.now(), self.party

        def read(connection: Any) -> tuple[int, ListShown]:
            _asked, _period, zone = period_of(connection, asked)
            told: FailureList | StockValue | Sheet
            makers: tuple[Receiver, ...] = ()
            if listed is Listed.FAILURES:
                told = failures(connection, ListAsked(asked, now, party))
                makers = receivers(connection)
            elif listed is Listed.STOCK:
                told = part_stock(connection, asked)
            else:
                told = management_sheet(connection, self._sheet(connection, asked, now))
            return turn, ListShown(listed, asked, told, zone, makers)

        return read

    def _sheet(self, connection: Any, asked: Asked, now: datetime) -> SheetAsked:
        last = None if self._folder is None else read_last(self._folder, connection.engine)
        return SheetAsked(asked, now, None if last is None else last.made_at)

    def _read(self, read: tuple[int, ListShown]) -> None:
        turn, shown = read
        if turn == self._turn:
            self.shown = shown
            self.changed.emit()

    def _not_read(self, error: Exception) -> None:
        """What was shown is for another question."""
        self.shown = None
        self.failed.emit(error)

    def on_changed(self, changes: Changes) -> None:
        """Somebody's commit touched something."""
        if self.shown is not None and changes & WHEN_CHANGED[self.shown.listed]:
            self._stale = True

    def write(self, path: Path, language: str) -> None:
        """Write what is shown, but spare parts: they are written with the figures.

        The ending of the name says in which form; a paper without one.
        """
        if self.shown is None:
            return
        shown, now, party = self.shown, self._clock.now(), self.party

        def run(connection: Any) -> str:
            from desktop.presenters.figures_files import write_failures, write_sheet

            if shown.listed is Listed.FAILURES:
                write_failures(connection, path, language, ListAsked(shown.asked, now, party))
            else:
                write_sheet(connection, path, language, self._sheet(connection, shown.asked, now))
            return str(path)

        self._jobs.read(run, self._wrote, self._not_written)

    def _wrote(self, path: str) -> None:
        self.written.emit(path)

    def _not_written(self, error: Exception) -> None:
        self.unwritten.emit(error)
