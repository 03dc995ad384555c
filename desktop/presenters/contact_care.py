"""Looking after the people who are called: add, change, verify, retire (S1-42)."""

from PySide6.QtCore import QObject

from desktop.domain.clock import local_day
from desktop.presenters.adverse_reading import AdverseReading
from desktop.queries.adverse import ContactRow
from desktop.services.adverse import contacts
from desktop.services.wire import to_wire


class ContactCare(QObject):
    """Sends what was entered about a contact."""

    def __init__(self, desk: AdverseReading) -> None:
        super().__init__(desk)
        self._desk = desk

    def save(self, request: contacts.SaveContact) -> None:
        """Add somebody, or change their number."""
        self._desk.by_hand(contacts.SAVE_CONTACT, request, self._saved)

    def verify(self, row: ContactRow) -> None:
        """The number was tried and is right."""
        today = local_day(self._desk.now, self._desk.board.zone)
        request = contacts.VerifyContact(row.party, row.role, row.name, today)
        self._desk.by_hand(contacts.VERIFY_CONTACT, request, self._verified)

    def retire(self, row: ContactRow) -> None:
        """Nobody calls this person any more."""
        request = contacts.RetireContact(row.party, row.role, row.name)
        self._desk.by_hand(contacts.RETIRE_CONTACT, request, self._retired)

    def _saved(self, done: contacts.ContactKept) -> None:
        self._desk.reload()
        self._desk.ok("contact_saved", to_wire(done))

    def _verified(self, done: contacts.ContactKept) -> None:
        self._desk.reload()
        self._desk.ok("contact_verified", to_wire(done))

    def _retired(self, done: contacts.ContactKept) -> None:
        self._desk.reload()
        self._desk.ok("contact_retired", to_wire(done))
