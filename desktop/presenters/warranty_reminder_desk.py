"""The reminders of warranties that nobody has read yet, and saying that one was read."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.presenters.answer import Verdict
from desktop.presenters.equipment_entry import EquipmentEntry
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.warranty_reminders import WarrantyReminderRow, unread_warranty_reminders
from desktop.services.devices.reminder_sending import WarrantyReminderRead


class WarrantyReminderDesk(QObject):
    """What the list of reminders shows.

    Signals:
        changed: it was read anew.
        replied: a `Reply`.
    """

    changed = Signal()
    replied = Signal(object)

    def __init__(self, session: Session, site: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.rows: tuple[WarrantyReminderRow, ...] = ()
        self.entry = EquipmentEntry(session, self)
        self._site, self._turn = site, 0
        self.entry.done.connect(self._read_one)

    def reload(self) -> None:
        """Read the list anew."""
        self._turn += 1
        turn, site = self._turn, self._site

        def read(connection: Any) -> tuple[int, tuple[WarrantyReminderRow, ...]]:
            return turn, unread_warranty_reminders(connection, site)

        self.session.jobs.read(read, self._loaded, self._unread)

    def _loaded(self, answer: tuple[int, tuple[WarrantyReminderRow, ...]]) -> None:
        if answer[0] == self._turn:
            self.rows = answer[1]
            self.changed.emit()

    def _unread(self, _error: Exception) -> None:
        """The rows stay; the database chip says why."""

    def _read_one(self, answer: Any) -> None:
        assert isinstance(answer, WarrantyReminderRead)  # noqa: S101  # nothing else was sent
        self.replied.emit(Reply(Verdict.OK, "warranty_reminder_read", {"serial": answer.serial}))
        self.reload()
