"""Who is signed in at this desk, and the envelope that its requests travel in."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action, may
from desktop.queries.people import SignedIn, only_person, sign_in
from desktop.runtime.jobs import Jobs
from desktop.services.perform import Envelope


class Session(QObject):
    """The person at the desk.

    Signals:
        changed: somebody signed in (`SignedIn`) or out (None).
        refused: a badge was not known.
    """

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, jobs: Jobs, workstation: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.workstation = workstation
        self.person: SignedIn | None = None
        self.sends_separators: set[str] = set()
        """Names of the scanners that sent a separator in this run of the program."""

    def begin(self, badge: str) -> None:
        """Sign in whoever the settings name, else the only person there is."""
        if badge:
            self.sign_in(badge)
        else:
            self.jobs.read(only_person, self._begun, self.refused.emit)

    def _begun(self, person: SignedIn | None) -> None:
        if person is not None and self.person is None:
            self._signed_in(person)

    def sign_in(self, badge: str) -> None:
        """Sign in by badge."""
        self.jobs.read(lambda connection: sign_in(connection, badge), self._signed_in, self.refused.emit)

    def _signed_in(self, person: SignedIn) -> None:
        self.person = person
        self.changed.emit(person)

    def sign_out(self) -> None:
        """Leave the desk."""
        self.person = None
        self.changed.emit(None)

    def may(self, action: Action) -> bool:
        """Whether somebody is signed in who has the right."""
        return self.person is not None and may(self.person.role, action)

    def envelope(self, request_id: UUID | None = None, entered_by: EnteredBy = EnteredBy.SCAN) -> Envelope:
        """Around the next request of this desk; a scan's request has the scan's id."""
        badge = self.person.badge if self.person is not None else ""
        return Envelope(request_id or new_id(), badge, self.workstation, entered_by)
