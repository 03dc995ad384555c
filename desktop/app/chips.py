"""The status bar: chips for scanners and printers, the database, the labels that wait, and who is signed in."""

from datetime import timedelta

from PySide6.QtCore import QObject

from desktop.devices.states import StateChange
from desktop.domain.changes import Changes, Kind
from desktop.presenters.session import Session
from desktop.queries.labels import waiting_labels
from desktop.queries.people import SignedIn
from desktop.runtime.print_queue import PrintQueue
from desktop.runtime.scanners import Scanners
from desktop.storage.errors import EnvironmentFault
from desktop.views.clock_words import clock_chip
from desktop.views.device_words import chip_of
from desktop.views.main_window import MainWindow
from desktop.views.messages import words
from desktop.views.printer_words import printer_chip
from desktop.views.translation import Translation
from desktop.views.widgets.status_chip import Chip, ChipState


class Chips(QObject):
    """Keeps the chips true."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        devices: tuple[Scanners, PrintQueue],
        translation: Translation,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._jobs = jobs = session.jobs
        self._scanners, self._printers = devices
        self._session = session
        self._fault: EnvironmentFault | None = None
        self._opened = False
        self._silent = False
        self._labels = 0
        self._clock_off = timedelta(0)
        self._scanners.state_changed.connect(self._scanner_changed)
        self._printers.state_changed.connect(self._printer_changed)
        self._printer_chips: set[str] = set()
        jobs.failed.connect(self._failed)
        jobs.silent.connect(self._is_silent)
        jobs.changed.connect(self._changed)
        session.changed.connect(self._signed_in)
        translation.changed.connect(self.show_all)
        self.show_all()

    def show_all(self, _language: str = "") -> None:
        """Show every chip as things stand; also after the language changed."""
        self._show_database()
        self._signed_in(self._session.person)
        for name, change in self._scanners.states().items():
            self._scanner_changed(name, change)
        if not self._scanners.states():
            self._window.set_chip("scanners", Chip(ChipState.OFF, self.tr("Scanner"), self.tr("none set up")))
        self._show_printers()
        self._show_labels()
        self.show_clock(self._clock_off)

    def show_clock(self, off: timedelta) -> None:
        """A chip while this computer's clock stands wrong by ``off``; none while it is right."""
        self._clock_off = off
        if off:
            self._window.set_chip("clock", clock_chip(self.tr("Clock"), off))
        else:
            self._window.remove_chip("clock")

    def database_ready(self) -> None:
        """The database is open."""
        self._opened, self._fault = True, None
        self._show_database()
        self._read_labels()

    def _show_database(self) -> None:
        name = self.tr("Database")
        if self._fault is not None:
            said = words(self._fault.code, self._fault.facts)
            chip = Chip(ChipState.BAD, name, self.tr("fault"), said)
        elif self._silent:
            chip = Chip(ChipState.BAD, name, self.tr("no answer"), self.tr("It has not answered for 10 seconds."))
        elif self._opened:
            chip = Chip(ChipState.READY, name, self.tr("ready"))
        else:
            chip = Chip(ChipState.BUSY, name, self.tr("opening"))
        self._window.set_chip("database", chip)

    def _failed(self, fault: EnvironmentFault) -> None:
        self._fault = fault
        self._show_database()

    def _is_silent(self, silent: bool) -> None:
        self._silent = silent
        self._show_database()

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if self._fault is not None or not self._opened:
            self.database_ready()
        elif Kind.LABELS in changes:
            self._read_labels()

    def _read_labels(self) -> None:
        self._jobs.read(waiting_labels, self._labels_read, self._labels_unread)

    def _labels_read(self, number: int) -> None:
        self._labels = number
        self._show_labels()

    def _labels_unread(self, _error: Exception) -> None:
        """The database chip says it."""

    def _show_labels(self) -> None:
        state = ChipState.CLOCK if self._labels else ChipState.OFF
        word = self.tr("%n waiting", "", self._labels) if self._labels else self.tr("none waiting")
        self._window.set_chip("labels", Chip(state, self.tr("Labels"), word))

    def _signed_in(self, person: SignedIn | None) -> None:
        state = ChipState.READY if person is not None else ChipState.WARN
        word = person.name if person is not None else self.tr("scan your badge")
        self._window.set_chip("person", Chip(state, self.tr("At the desk"), word))

    def _show_printers(self) -> None:
        """One chip each; those that were taken away go."""
        states = self._printers.states()
        for gone in self._printer_chips - states.keys():
            self._window.remove_chip(f"printer:{gone}")
        self._printer_chips = set(states)
        for name, change in states.items():
            self._window.set_chip(f"printer:{name}", printer_chip(name, change))
        if states:
            self._window.remove_chip("printers")
        else:
            self._window.set_chip("printers", Chip(ChipState.OFF, self.tr("Printer"), self.tr("none set up")))

    def _printer_changed(self, _name: str, _change: StateChange) -> None:
        self._show_printers()

    def _scanner_changed(self, name: str, change: StateChange) -> None:
        self._window.remove_chip("scanners")
        self._window.set_chip(f"scanner:{name}", chip_of(name, change))
