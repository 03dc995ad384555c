"""What is ahead: the three promises that will be late first, and how many reminders and notices nobody has read."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.permissions import Role
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.session import Session
from desktop.queries.board import AheadOf, ahead_of
from desktop.queries.inbox import Reader, unread_notices
from desktop.queries.people import SignedIn

SOON_MS: Final = 300
"""Several changes of one moment are one reading."""

_READS_ALL: Final = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})


def told_to(person: SignedIn | None) -> str | None:
    """The role whose reminders somebody reads: "" for those of all roles, None while nobody is signed in."""
    if person is None:
        return None
    return "" if person.role in _READS_ALL else person.role.value


def reader_of(person: SignedIn | None, site: str, *, every_role: bool = False) -> Reader | None:
    """Whose inbox somebody reads at a desk of a site; None while nobody is signed in."""
    told = told_to(person)
    if person is None or told is None:
        return None
    return Reader("" if every_role else told, person.badge, site)


class Ahead(QObject):
    """Kept true whatever page is shown.

    Attributes:
        seen: what was read last.

    Signals:
        changed: it was read anew.
    """

    changed = Signal()

    def __init__(self, session: Session, clock: Clock, site: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self.seen = AheadOf()
        self._session, self._site = session, site
        self._reading = NewestReading(session.jobs, self)
        self._reading.came.connect(self._loaded)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.reload)
        session.changed.connect(self._person_changed)

    def reload(self) -> None:
        """Read it now."""
        self._soon.stop()
        now, site, told = self.clock.now(), self._site, told_to(self._session.person)
        reader = reader_of(self._session.person, site)

        def read(connection: Any) -> AheadOf:
            arrived = 0 if reader is None else unread_notices(connection, reader)
            return replace(ahead_of(connection, now, site, told), notices=arrived)

        self._reading.ask(read)

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's commit opened, closed, told or sent something."""
        if changes & {Kind.DEADLINES, Kind.OUTBOX} and not self._soon.isActive():
            self._soon.start()

    def stop(self) -> None:
        """Read nothing more."""
        self._soon.stop()

    def _person_changed(self, _person: object) -> None:
        self.reload()

    def _loaded(self, seen: AheadOf) -> None:
        self.seen = seen
        self.changed.emit()
