"""The reminders of warranties that nobody has read yet: whose work each is, and saying that one was read."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes, Kind
from desktop.presenters.answer import Verdict
from desktop.presenters.equipment_entry import EquipmentEntry
from desktop.presenters.find_desk import told
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.master_data import PersonRow, people
from desktop.queries.warranty_reminders import WarrantyReminderRow, unread_warranty_reminders
from desktop.services.devices.reminder_sending import WarrantyReminderRead
from desktop.services.devices.reminder_tasks import (
    ASSIGN_WARRANTY_REMINDER,
    AssignWarrantyReminder,
    WarrantyReminderAssigned,
)


class WarrantyReminderDesk(QObject):
    """What the list of reminders shows.

    Attributes:
        rows: by the last covered day.
        people: to whom one can be given.
        mine: only those of the person at the desk.

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
        self.people: tuple[PersonRow, ...] = ()
        self.mine = False
        self.entry = EquipmentEntry(session, self)
        self._site = site
        self._reading = NewestReading(session.jobs, self)
        self._reading.came.connect(self._loaded)
        self.entry.done.connect(self._answered)
        self.entry.failed.connect(self._refused)

    def reload(self) -> None:
        """Read the list anew."""
        site, person = self._site, self.session.person
        badge = person.badge if self.mine and person is not None else ""
        self._reading.ask(lambda one: (unread_warranty_reminders(one, site, badge), people(one)))

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's commit told, gave or read a reminder; what nobody has looked at yet is not read."""
        if self._reading.began and Kind.EQUIPMENT in changes:
            self.reload()

    def show_mine(self, mine: bool) -> None:
        """Show only what is the work of the person at the desk, or everything."""
        self.mine = mine
        self.reload()

    def assign(self, reminder: int, badge: str) -> None:
        """Give a reminder to somebody; "" makes it nobody's."""
        self.entry.send(ASSIGN_WARRANTY_REMINDER, AssignWarrantyReminder(reminder, badge))

    def _loaded(self, read: tuple[tuple[WarrantyReminderRow, ...], tuple[PersonRow, ...]]) -> None:
        self.rows, self.people = read
        self.changed.emit()

    def _refused(self, error: Exception) -> None:
        self.replied.emit(told(error))
        self.reload()

    def _answered(self, answer: Any) -> None:
        if isinstance(answer, WarrantyReminderRead):
            self.replied.emit(Reply(Verdict.OK, "warranty_reminder_read", {"serial": answer.serial}))
        elif isinstance(answer, WarrantyReminderAssigned):
            code = "warranty_reminder_assigned" if answer.person else "warranty_reminder_freed"
            self.replied.emit(Reply(Verdict.OK, code, {"serial": answer.serial, "person": answer.person}))
        self.reload()
