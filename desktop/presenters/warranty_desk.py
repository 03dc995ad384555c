"""The equipment desk: a scan or a typed word, the warranty answer with its why, the record, the life (SC-15, J10)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.equipment import DeviceField
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.presenters import warranty_replies as say
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.device_files import DeviceFiles
from desktop.presenters.equipment_entry import EquipmentEntry, reply_to
from desktop.presenters.find_desk import told
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.presenters.site_time import day_at
from desktop.presenters.warranty_book_desk import WarrantyBookDesk
from desktop.presenters.warranty_reminder_desk import WarrantyReminderDesk
from desktop.queries.device_page import DevicePage, device_page
from desktop.queries.device_rest import DeviceRest, device_rest
from desktop.queries.device_service import DeviceService, device_service
from desktop.queries.device_views import DeviceViews, Known, views_of
from desktop.queries.devices import Found, LookUp, look_up
from desktop.queries.master_data import sites
from desktop.queries.warranty import Asked, WarrantyAnswer, warranty_of
from desktop.services.devices.field_values import FieldSaid
from desktop.services.devices.registering import (
    REGISTER_DEVICE,
    SET_DEVICE_FIELD,
    DeviceFieldSet,
    DeviceRegistered,
    RegisterDevice,
    SetDeviceField,
)

FORM: Final = tuple(DeviceField)
NOTHING: Final = DeviceRest()
NO_SERVICE: Final = DeviceService()
WHEN_CHANGED: Final = frozenset({Kind.EQUIPMENT})


@dataclass(frozen=True, slots=True)
class Shown:
    """The device at hand, its answer, and what belongs to it beside the record."""

    page: DevicePage
    answer: WarrantyAnswer
    rest: DeviceRest = NOTHING
    service: DeviceService = NO_SERVICE
    views: DeviceViews | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A device that is to be registered, with what a scan said of it."""

    serial: str
    udi: str
    faults: tuple[tuple[str, str], ...] = ()


class WarrantyDesk(Desk):
    """One device at a time; nothing is booked by a scan, so no scan holds the line.

    Attributes:
        shown: the device at hand.
        found: several devices, or the nearest of none, to choose from.
        draft: a device that is to be registered.
        wants_reminders: the list of reminders was wanted before there was a screen.

    Signals:
        field_said: a field was kept, so that what was typed can go.
        reminders_wanted: the list of reminders shall be shown.
    """

    field_said = Signal()
    reminders_wanted = Signal()

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.shown: Shown | None = None
        self.found: LookUp | None = None
        self.draft: Draft | None = None
        self.entry = EquipmentEntry(session, self)
        self.files = DeviceFiles(session, clock, self)
        self.book, self.told = WarrantyBookDesk(session, self), WarrantyReminderDesk(session, site, self)
        self._clock, self._site = clock, site
        self._asked = Asked("")
        self._turn = 0
        self._shared = self.wants_reminders = False
        self.entry.done.connect(self._done)
        self.files.done.connect(self._kept)
        for part in (self.files, self.book, self.told):
            part.replied.connect(self.replied)
        self.files.failed.connect(self._refused_by_hand)

    def _done(self, answer: Any) -> None:
        self.replied.emit(reply_to(answer))
        self.reload()

    def _kept(self, _answer: Any) -> None:
        self.reload()

    # ---------------------------------------------------------------- what is shown

    def reload(self) -> None:
        """Read the device at hand anew."""
        if self.shown is not None:
            self._read(self._asked, self._taken_again, self._unread)

    def on_changed(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched a device, a rule or what was decided."""
        if changes & WHEN_CHANGED and initiator is not self:
            self.reload()
        for part in (self.book, self.told):
            part.on_changed(changes, initiator)

    def leave(self) -> None:
        """Back to nothing at hand."""
        self._turn += 1
        self.shown = self.found = self.draft = None
        self._asked = Asked("")
        self.changed.emit()

    def show_reminders(self) -> None:
        """Show the list of reminders, now or as soon as there is a screen."""
        self.leave()
        self.wants_reminders = True
        self.reminders_wanted.emit()

    # ---------------------------------------------------------------- looking up

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """A label is looked up; CONFIRM registers the device that is being entered."""
        if code is None:
            self._look_up(raw)
        elif code.kind is CodeKind.COMMAND and code.name == Command.ACKNOWLEDGE:
            self.ok("nothing_held", {}, Verdict.INFO)
        elif code.kind is CodeKind.COMMAND and code.name == Command.CONFIRM and self._register_wanted():
            self.changed.emit()
        else:
            raise Refusal("scan_device_first", raw=raw)

    def _register_wanted(self) -> bool:
        """CONFIRM after an unknown label opens the form, so that the scanner alone leads there."""
        if self.found is None or self.found.found is not Found.NONE:
            return False
        serial = self.found.serial
        self._begin()
        self.ok("device_to_register", {"serial": serial}, Verdict.INFO)
        return True

    @override
    def refuse(self, error: Exception) -> None:
        """Nothing is booked by a scan: a refusal is told, the line goes on."""
        self.reply(told(error))

    def look_up(self, text: str) -> None:
        """Look up what was typed."""
        if text:
            self._look_up(text)

    def _look_up(self, text: str) -> None:
        self._turn += 1
        turn, at, site = self._turn, self._clock.now(), self._site

        def read(connection: Any) -> tuple[int, LookUp, Shown | None]:
            found = look_up(connection, text, day_at(connection, at, site))
            if found.found is not Found.ONE:
                return turn, found, None
            row = found.rows[0]
            return turn, found, _shown(connection, Asked(row.serial, row.model), at)

        self.jobs.read(read, self._looked_up, self.refuse)

    def _looked_up(self, read: tuple[int, LookUp, Shown | None]) -> None:
        turn, found, shown = read
        if turn == self._turn:
            self.draft = None
            self.found = None if shown is not None else found
            self.shown = shown
            if shown is not None:
                self._asked = Asked(shown.page.serial, shown.page.model)
        self.reply(say.told(shown.answer) if shown is not None else say.not_one(found))

    def choose(self, serial: str, model: str = "") -> None:
        """Show one of those that were found."""
        self._ask(Asked(serial, model))

    # ---------------------------------------------------------------- other questions about it

    def suppose(self, installed: date | None) -> None:
        """What if it was installed on a day; None for what the record says."""
        if self.shown is not None:
            self._ask(replace(self._asked, installed=installed))

    @property
    def asked(self) -> Asked:
        """What is asked about the device at hand."""
        return self._asked

    def _ask(self, asked: Asked) -> None:
        self._asked = asked
        self._read(asked, self._taken, self._refused_by_hand)

    def _read(self, asked: Asked, done: Any, failed: Any) -> None:
        self._turn += 1
        turn, at = self._turn, self._clock.now()
        self.jobs.read(lambda connection: (turn, _shown(connection, asked, at)), done, failed)

    def _taken(self, read: tuple[int, Shown]) -> None:
        if read[0] == self._turn:
            self.shown, self.found, self.draft = read[1], None, None
            self.replied.emit(say.told(read[1].answer))
            self.changed.emit()

    def _taken_again(self, read: tuple[int, Shown]) -> None:
        if read[0] == self._turn:
            self.shown = read[1]
            self.changed.emit()

    def _unread(self, _error: Exception) -> None:
        """What was shown stays; the database chip says why."""

    def _refused_by_hand(self, error: Exception) -> None:
        self.replied.emit(told(error))

    # ---------------------------------------------------------------- what a field is

    def say_field(self, field: DeviceField, value: str, reason: str) -> None:
        """Say what a field of the device at hand is; an empty value says that it is not known."""
        if self.shown is None:
            return
        page = self.shown.page
        request = SetDeviceField(page.serial, field, value or None, page.model, reason)
        envelope = self.session.envelope(None, EnteredBy.TYPED)
        self.jobs.write(SET_DEVICE_FIELD, request, envelope, self._field_said, self._refused_by_hand)

    def _field_said(self, done: DeviceFieldSet) -> None:
        facts = {
            "serial": done.serial,
            "device_field": done.field.value,
            "value": done.value or "",
            "old": done.old or "",
        }
        self.replied.emit(Reply(Verdict.OK, "device_field_said", facts))
        self.field_said.emit()
        if done.field is DeviceField.MODEL:
            self._asked = replace(self._asked, model=done.value or "")
        self.reload()

    # ---------------------------------------------------------------- registering

    def begin(self) -> None:
        """Put a device together by hand, with what the last look-up said of it."""
        self._begin()
        serial = self.draft.serial if self.draft is not None else ""
        self.replied.emit(Reply(Verdict.INFO, "device_to_register", {"serial": serial} if serial else {}))

    def _begin(self) -> None:
        found = self.found
        self.draft = Draft(found.serial, found.udi) if found is not None else Draft("", "")
        self.changed.emit()

    def register(self, serial: str, values: Mapping[str, str]) -> None:
        """Register what was entered; an empty field is kept as not known."""
        self._shared = values.get("shared_serial") == "true"
        said = tuple(FieldSaid(field, values.get(field.value, "") or None) for field in FORM)
        site = self._site
        if not site:
            self.jobs.read(_first_site, lambda one: self._send(one, serial, said), self._refused_by_hand)
        else:
            self._send(site, serial, said)

    def _send(self, site: str, serial: str, said: tuple[FieldSaid, ...]) -> None:
        envelope = self.session.envelope(None, EnteredBy.TYPED)
        self.jobs.write(
            REGISTER_DEVICE, RegisterDevice(site, serial, said, self._shared), envelope, self._registered, self._faulty
        )

    def _registered(self, done: DeviceRegistered) -> None:
        self.draft = self.found = None
        facts = {"serial": done.serial, "unknown": len(done.unknown)}
        self.replied.emit(Reply(Verdict.OK, "device_registered", facts))
        self._asked = Asked(done.serial, done.model)
        self._read(self._asked, self._taken_again, self._unread)

    def _faulty(self, error: Exception) -> None:
        if isinstance(error, Refusal) and error.code == "faulty_entry" and self.draft is not None:
            listed: Any = error.facts.get("faults", [])
            self.draft = replace(self.draft, faults=tuple((str(one["field"]), str(one["code"])) for one in listed))
        self.replied.emit(told(error))
        self.changed.emit()


def _shown(connection: Any, asked: Asked, at: Any) -> Shown:
    page = device_page(connection, asked.serial, at, asked.model)
    answer, service = warranty_of(connection, asked, at), device_service(connection, page.id, at)
    rest = device_rest(connection, page.id)
    views = views_of(connection, Known(page, rest, answer.coverage, service.cost))
    return Shown(page, answer, rest, service, views)


def _first_site(connection: Any) -> str:
    rows = sites(connection)
    return rows[0].code if rows else ""
