"""What stands behind a figure of the settlement page: its movements, read when the figure is opened."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from desktop.presenters.newest_reading import NewestReading
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
        reading: of them.

    Signals:
        changed: another figure is opened, or its movements were read.
    """

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.figure: Figure | None = None
        self.rows: tuple[MovedRow, ...] = ()
        self.more = False
        self.reading = NewestReading(jobs, self)
        self.reading.came.connect(self._loaded)
        self.reading.missed.connect(self._unread)

    def open(self, figure: Figure | None, board: Board) -> None:
        """Open a figure of a statement that was read; None closes it."""
        if figure is not self.figure:
            self.rows, self.more = (), False
        self.figure = figure
        if figure is None or board.statement is None:
            self.reading.forget()
        else:
            self.reading.ask(lambda connection: _moved(connection, Behind(figure), board))
        self.changed.emit()

    def _loaded(self, rows: tuple[MovedRow, ...]) -> None:
        self.rows, self.more = rows[:MOST], len(rows) > MOST
        self.changed.emit()

    def _unread(self, _error: Exception) -> None:
        """The rows stay; the database chip says why."""
        self.changed.emit()


def _moved(connection: Any, behind: Behind, board: Board) -> tuple[MovedRow, ...]:
    zone = board.at.tzinfo if board.at is not None else None
    rows = moved_rows(connection, board.asked, behind, MOST + 1)
    return tuple(replace(row, occurred_at=row.occurred_at.astimezone(zone)) for row in rows)
