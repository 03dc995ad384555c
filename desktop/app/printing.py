"""Label printing put together: the printers of the settings, who is signed in, and what is told of labels."""

import threading
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.app.home import Home
from desktop.devices.errors import BadDeviceSetting
from desktop.devices.label_printer import Language, Patience, PrinterSettings
from desktop.devices.printer_bench import read_printer
from desktop.domain.clock import Clock
from desktop.domain.permissions import Action, may
from desktop.paths import label_folder
from desktop.presenters.answer import Verdict
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.presenters.settings import StationSettings
from desktop.queries.labels import short_number
from desktop.queries.people import SignedIn
from desktop.runtime.print_queue import PrintQueue, QueueParts
from desktop.runtime.printer_press import LinePress, Press
from desktop.runtime.printer_writer import Ending, LabelTold
from desktop.views.messages import words
from desktop.views.translation import Translation


class Printing(QObject):
    """Owns the print queue of a workstation.

    Signals:
        replied: the `Reply` about a label that a person must do something about, or about bad settings.
        crashed: an exception that nobody expected.
    """

    replied = Signal(object)
    crashed = Signal(object)

    def __init__(
        self, home: Home, session: Session, station: StationSettings, translation: Translation, clock: Clock
    ) -> None:
        super().__init__(session)
        self._station = station
        self._fault: BadDeviceSetting | None = None
        parts = QueueParts(home.workstation, clock, label_folder(home.folder), make_press)
        self.queue = PrintQueue(self._usable(home.settings.printer), session.jobs, parts, self)
        self.queue.language = translation.language
        self.queue.told.connect(self._told)
        self.queue.recovered.connect(self._recovered)
        self.queue.crashed.connect(self.crashed)
        session.changed.connect(self._signed_in)
        translation.changed.connect(self._speak)

    def start(self) -> None:
        """Start the printers; tell what is wrong in the settings."""
        self.queue.start()
        self._tell_fault()

    def stop(self) -> None:
        """End the printers; before the database threads, which they need to say what became of their labels."""
        self.queue.stop()

    def reload(self, tables: Sequence[Mapping[str, Any]]) -> None:
        """Use the printers of new settings; one that cannot be used is told and left out."""
        self.queue.reload(self._usable(tables))
        self._tell_fault()

    def pause(self, printer: str, *, paused: bool) -> None:
        """Pause a printer at this desk, or resume it, and keep that in the settings file."""
        if paused:
            self.queue.pause(printer)
        else:
            self.queue.resume(printer)
        tables = [dict(table) for table in self._station.settings.printer]
        for table in tables:
            if table.get("name") == printer:
                table["paused"] = paused
        self._station.keep(printer=tuple(tables))

    def _usable(self, tables: Sequence[Mapping[str, Any]]) -> tuple[PrinterSettings, ...]:
        """Those that can be used; the first fault is kept, to be told."""
        self._fault = None
        found: dict[str, PrinterSettings] = {}
        for table in tables:
            try:
                one = read_printer(table)
                if one.name in found:
                    raise BadDeviceSetting("name_twice", names=[one.name])
                found[one.name] = one
            except BadDeviceSetting as fault:
                self._fault = self._fault or fault
        return tuple(found.values())

    def _tell_fault(self) -> None:
        if self._fault is not None:
            self.replied.emit(Reply(Verdict.REFUSED, self._fault.code, self._fault.facts))

    def _signed_in(self, person: SignedIn | None) -> None:
        self.queue.set_person(person.badge if person is not None and may(person.role, Action.PRINT) else "")

    def _speak(self, language: str) -> None:
        self.queue.language = language

    def _told(self, told: LabelTold) -> None:
        if told.ending is Ending.REFUSED:
            self.replied.emit(Reply(Verdict.REFUSED, told.code, dict(told.facts)))
        elif told.ending is Ending.UNCERTAIN:
            facts = {"label": short_number(told.label.label), "printer": told.printer, "cause": words(told.code)}
            self.replied.emit(Reply(Verdict.REFUSED, "label_uncertain", facts))

    def _recovered(self, labels: Sequence[UUID]) -> None:
        self.replied.emit(Reply(Verdict.REFUSED, "labels_recovered", {"count": len(labels)}))


def make_press(settings: PrinterSettings, patience: Patience, stopping: threading.Event) -> Press:
    """The way to any printer: through the computer's own printing, or as a line of bytes."""
    if settings.language is Language.SYSTEM:
        from desktop.views.system_printer import SystemPress

        return SystemPress(settings)
    return LinePress(settings, patience, stopping)
