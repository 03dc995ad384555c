"""What stands behind a figure of the settlement page: its movements, read when the figure is opened."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from desktop.presenters.settlement_board import Board
from desktop.queries.statement import Figure
from desktop.queries.statement_lines import Behind, MovedRow, moved_rows
from desktop.runtime.jobs import Jobs

MOST: Final = 5000
"""More movements are not listed: the file of the statement tells them all."""


class OpenFigure(QObject):
    """One figure and the movements that make it.

    Attributes:
        figure: the figure that is opened; None while the lots and serial numbers are listed.
        rows: its movements in their order, their moments in the time of the site.
        more: there are more than `MOST`.
        is_reading: they are being read.

    Signals:
        changed: another figure is opened, or its movements were read.
    """

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.figure: Figure | None = None
        self.rows: tuple[MovedRow, ...] = ()
        self.more = False
        self.is_reading = False
        self._jobs = jobs
        self._read = 0

    def open(self, figure: Figure | None, board: Board) -> None:
        """Open a figure of a statement that was read; None closes it."""
        if figure is not self.figure:
            self.rows, self.more = (), False
        self.figure = figure
        self._read += 1
        self.is_reading = figure is not None and board.statement is not None
        if self.is_reading:
            self._ask(self._read, Behind(figure), board)
        self.changed.emit()

    def _ask(self, number: int, behind: Behind, board: Board) -> None:
        def read(connection: Any) -> tuple[int, tuple[MovedRow, ...]]:
            zone = board.at.tzinfo if board.at is not None else None
            rows = moved_rows(connection, board.asked, behind, MOST + 1)
            return number, tuple(replace(row, occurred_at=row.occurred_at.astimezone(zone)) for row in rows)

        self._jobs.read(read, self._loaded, self._unread)

    def _loaded(self, answer: tuple[int, tuple[MovedRow, ...]]) -> None:
        if answer[0] == self._read:
            self.rows, self.more = answer[1][:MOST], len(answer[1]) > MOST
            self.is_reading = False
            self.changed.emit()

    def _unread(self, _error: Exception) -> None:
        """The rows stay; the database chip says why."""
        self.is_reading = False
        self.changed.emit()
