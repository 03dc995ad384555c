"""All master data on one screen: a list for each kind, and the choices that their forms offer."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock, SystemClock
from desktop.presenters.centre_desk import CentreDesk
from desktop.presenters.master_list import MasterList
from desktop.presenters.master_subjects import SUBJECTS
from desktop.presenters.session import Session
from desktop.queries.master_data import parties, sites


class MasterData(QObject):
    """All lists of master data, and the choices that their forms offer.

    Signals:
        choices_changed: parties or sites were read anew.
        wanted: the key of a list that somebody wants to see.
    """

    choices_changed = Signal()
    wanted = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None, clock: Clock | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.lists = {key: MasterList(session, subject, self, clock) for key, subject in SUBJECTS.items()}
        self.centre = CentreDesk(session, clock or SystemClock(), self)
        self.parties: tuple[Any, ...] = ()
        self.sites: tuple[Any, ...] = ()
        session.jobs.changed.connect(self._changed)

    def reload(self) -> None:
        """Read what the choices need."""
        self.session.jobs.read(lambda connection: (parties(connection), sites(connection)), self._read, self._unread)

    def _read(self, found: tuple[tuple[Any, ...], tuple[Any, ...]]) -> None:
        self.parties, self.sites = found
        self.choices_changed.emit()

    def _unread(self, _error: Exception) -> None:
        """The choices stay as they were; the fault is told by `Jobs.failed`."""

    def _changed(self, changes: Changes, _initiator: object) -> None:
        for one in self.lists.values():
            one.on_changed(changes)
        self.centre.on_changed(changes)
        if changes & {Kind.PARTIES, Kind.PLACES}:
            self.reload()
