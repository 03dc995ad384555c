"""The clock of a running window: it looks on the database thread when a stage is due, at least twice a minute."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.changes import Changes, Kind
from desktop.runtime.jobs import Jobs
from desktop.services.keeping_time import LONGEST_WAIT, Step, Ticked, TimeKeeper

SOON_MS: Final = 250
"""After deadlines were opened here, so that a stage that is due at once does not wait for the next look."""

_MS: Final = timedelta(milliseconds=1)


class DeadlineClock(QObject):
    """Tells what is due, what others told, and what arrived in-app.

    Database trouble is told by `Jobs.failed`; the clock goes on and makes up for it.

    Signals:
        reminded: what is new, whoever told it: a tuple of `desktop.queries.reminders.ReminderRow`.
        noticed: messages that arrived in-app: a tuple of `desktop.queries.inbox.InboxRow`.
        warned: reminders of warranties: a tuple of `desktop.queries.warranty_reminders.WarrantyReminderRow`.
        jumped: clocks of this computer that moved: a tuple of `desktop.domain.steady_clock.Jump`.
        wall_off: by how much the wall clock stands wrong from now on (`timedelta`; nothing when it is right again).
        ticked: every look (`desktop.services.keeping_time.Ticked`).
    """

    reminded = Signal(object)
    noticed = Signal(object)
    warned = Signal(object)
    jumped = Signal(object)
    wall_off = Signal(object)
    ticked = Signal(object)

    def __init__(self, jobs: Jobs, keeper: TimeKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._keeper = keeper
        self._off = timedelta(0)
        self._running = self._looking = self._again = False
        self._steps: Iterator[Step] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        jobs.changed.connect(self._changed)

    def start(self) -> None:
        """Begin; the database is there."""
        if not self._running:
            self._running = True
            self.look()

    def stop(self) -> None:
        """End; what is due then is told at the next start, or by another desk."""
        self._running = False
        self._timer.stop()

    def look(self) -> None:
        """Look now; a look under way is followed by another."""
        if not self._running:
            return
        self._again = self._looking
        if not self._looking:
            self._looking = True
            self._steps = self._keeper.steps()
            self._go_on(None)

    def _go_on(self, ticked: Ticked | None) -> None:
        """The next step; a scan that came meanwhile goes first."""
        step = next(self._steps, None)
        if step is not None:
            self._jobs.write_with(step, self._go_on, self._not_looked)
        elif ticked is not None:
            self._looked(ticked)

    def _looked(self, ticked: Ticked) -> None:
        self._looking = False
        self._wait(ticked.wait)
        if ticked.jumps:
            self.jumped.emit(ticked.jumps)
        if ticked.wall_off != self._off:
            self._off = ticked.wall_off
            self.wall_off.emit(ticked.wall_off)
        if ticked.reminders:
            self.reminded.emit(ticked.reminders)
        if ticked.notices:
            self.noticed.emit(ticked.notices)
        if ticked.warranties:
            self.warned.emit(ticked.warranties)
        self.ticked.emit(ticked)

    def _not_looked(self, _error: Exception) -> None:
        self._looking = False
        self._wait(LONGEST_WAIT)

    def _wait(self, span: timedelta) -> None:
        if self._running:
            self._timer.start(SOON_MS if self._again else round(span / _MS))
            self._again = False

    def _changed(self, changes: Changes, initiator: object) -> None:
        if changes & {Kind.DEADLINES, Kind.OUTBOX} and initiator is not self and self._running:
            self._timer.start(SOON_MS)
