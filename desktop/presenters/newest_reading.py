"""A reading that may be asked for again before its answer came: only the newest answer counts."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.runtime.jobs import Jobs


class NewestReading(QObject):
    """What a desk reads in the background, as often as it wants.

    Attributes:
        is_running: an answer is awaited.

    Signals:
        came: what the newest reading brought.
        missed: the error for which one brought nothing; the database chip says why.
    """

    came = Signal(object)
    missed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_running = False
        self._jobs = jobs
        self._turn = 0

    @property
    def began(self) -> bool:
        """Whether it was asked for at all."""
        return self._turn > 0

    def ask(self, read: Callable[[Any], Any]) -> None:
        """Read with a connection; what was asked for before comes too late from now on."""
        self._turn += 1
        self.is_running = True
        turn = self._turn
        self._jobs.read(lambda connection: (turn, read(connection)), self._read, self._failed)

    def forget(self) -> None:
        """What is being read comes too late."""
        self._turn += 1
        self.is_running = False

    def _read(self, answer: tuple[int, Any]) -> None:
        if answer[0] == self._turn:
            self.is_running = False
            self.came.emit(answer[1])

    def _failed(self, error: Exception) -> None:
        self.is_running = False
        self.missed.emit(error)
