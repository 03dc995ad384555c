"""Looks at all devices once per calendar day while a window runs, on a thread of its own: nobody waits for it."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.changes import Changes
from desktop.runtime.aside import Aside
from desktop.runtime.jobs import Jobs
from desktop.services.prevention.night import Night, look_at, look_at_all
from desktop.storage.unit_of_work import Done

EVERY_MS: Final = 10 * 60 * 1000
"""How often it asks whether a centre was looked at on this day; the first time so long after the start."""


class NightWatch(QObject):
    """Looks when a day has not been looked at, or when a person asks for it.

    Signals:
        looked: what was done: a tuple of `desktop.services.prevention.night.Night`, none when nothing was due.
        failed: the database failed; the next look makes up for it.
    """

    looked = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, workstation: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._workstation = jobs, workstation
        self._aside = Aside(self)
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look_if_due)

    def start(self) -> None:
        """Begin."""
        self._timer.start()

    def stop(self) -> None:
        """End; what was not committed the next look does."""
        self._timer.stop()
        self._aside.wait()

    def look_if_due(self) -> None:
        """Look at the centres that were not looked at today."""
        self._run(lambda: look_at_all(self._jobs.store(), self._workstation))

    def look(self, site: int) -> None:
        """Look at one centre now."""
        self._run(lambda: _as_many(look_at(self._jobs.store(), site, self._workstation)))

    def _run(self, work: Callable[[], Done[tuple[Night, ...]]]) -> None:
        if not self._looking:
            self._looking = True
            self._aside.run(work, self._looked, self._not_looked)

    def _looked(self, done: Done[tuple[Night, ...]]) -> None:
        self._looking = False
        changes: Changes = done.changes
        if changes:
            self._jobs.changed.emit(changes, self)
        self.looked.emit(done.value)

    def _not_looked(self, error: Exception) -> None:
        self._looking = False
        self.failed.emit(error)


def _as_many(done: Done[Any]) -> Done[tuple[Night, ...]]:
    return Done((done.value,), done.changes)
