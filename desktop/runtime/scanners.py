"""All scanners of this desk: made from the settings, started, stopped, and heard in the window's thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.devices.bench import ScannerSettings, make_scanner
from desktop.devices.keyboard_wedge import KeyboardWedge
from desktop.devices.scanner import Scan, SerialScanner
from desktop.devices.serial_line import LineParts
from desktop.devices.states import Cause, LineState, StateChange
from desktop.runtime.mailbox import Mailbox
from desktop.runtime.wedge_filter import WedgeFilter


@dataclass(frozen=True, slots=True)
class _Cut:
    """Half a scan that an unplug left behind."""

    scanner: str
    half: str


@dataclass(frozen=True, slots=True)
class _Changed:
    """A scanner's new state."""

    scanner: str
    change: StateChange


class _Ear:
    """Hears the scanners in their own threads, has each scan kept, and leaves what they tell in the mailbox."""

    def __init__(self, mailbox: Mailbox, keep: Callable[[Scan], None]) -> None:
        self._mailbox, self._keep = mailbox, keep

    def scan_made(self, scan: Scan) -> None:
        """From a scanner's thread."""
        self._mailbox.leave(scan)
        self._keep(scan)

    def scan_cut(self, scanner: str, half: str) -> None:
        """From a scanner's thread."""
        self._mailbox.leave(_Cut(scanner, half))

    def scanner_changed(self, scanner: str, change: StateChange) -> None:
        """From a scanner's thread."""
        self._mailbox.leave(_Changed(scanner, change))


def _only_told(_scan: Scan) -> None:
    """Nobody keeps it; whoever listens hears of it."""


class Scanners(QObject):
    """Owns the scanners. Its signals come in the thread that it lives in, in the order of what happened.

    What a scanner had read before `stop` or `reload` is delivered before they return: no scan is lost by them.
    """

    scanned = Signal(object)
    """A whole `Scan`."""
    cut = Signal(str, str)
    """Scanner name and the half scan that an unplug left: to be told, never to be used."""
    state_changed = Signal(str, object)
    """Scanner name and `StateChange`."""

    def __init__(
        self,
        settings: Sequence[ScannerSettings],
        parts: LineParts,
        parent: QObject | None = None,
        keep: Callable[[Scan], None] = _only_told,
    ) -> None:
        """Make them, each stopped.

        Args:
            settings: of each scanner.
            parts: what the lines need, such as a clock.
            parent: owner.
            keep: takes each scan on the thread of its scanner, so that no work of the window delays it.
        """
        super().__init__(parent)
        self._settings = tuple(settings)
        self._parts = parts
        self._running: dict[ScannerSettings, SerialScanner | WedgeFilter] = {}
        self._states: dict[str, StateChange] = {}
        self._mailbox = Mailbox(self._deliver, self)
        self._keep = keep
        self._ear = _Ear(self._mailbox, keep)
        self._forget_others()

    def start(self) -> None:
        """Start every scanner; returns at once. Twice is once."""
        for settings in self._settings:
            if settings not in self._running:
                self._running[settings] = self._start(settings)

    def stop(self) -> None:
        """Stop every scanner; afterwards no thread and no timer of theirs is left."""
        self._stop(list(self._running))

    def reload(self, settings: Sequence[ScannerSettings]) -> None:
        """Take new settings: scanners that did not change go on undisturbed, the others are stopped and started."""
        wanted = tuple(settings)
        self._stop([running for running in self._running if running not in wanted])
        self._settings = wanted
        self._forget_others()
        self.start()

    def states(self) -> dict[str, StateChange]:
        """Where each scanner stands, by name, in the order of the settings."""
        return dict(self._states)

    def answer(self, scanner: str, good: bool) -> None:
        """Tell a scanner whether its scan was taken, if it was set up to wait for that; unknown names are ignored."""
        for settings, device in self._running.items():
            if settings.name == scanner and isinstance(device, SerialScanner):
                device.answer(good=good)

    # ------------------------------------------------------------ inside

    def _start(self, settings: ScannerSettings) -> SerialScanner | WedgeFilter:
        device = make_scanner(settings, self._ear, self._parts)
        if isinstance(device, KeyboardWedge):
            return self._install(device, settings)
        device.start()
        return device

    def _install(self, wedge: KeyboardWedge, settings: ScannerSettings) -> WedgeFilter:
        keys = WedgeFilter(wedge, settings.name, self._parts.clock, self)
        keys.scanned.connect(self._on_wedge_scan)
        keys.install()
        self._tell(settings.name, LineState.IDENTIFYING, Cause.AWAITS_FIRST_SCAN)
        return keys

    def _stop(self, which: Sequence[ScannerSettings]) -> None:
        devices = [(settings, self._running.pop(settings)) for settings in which]
        for _, device in devices:
            if isinstance(device, SerialScanner):
                device.ask_to_stop()
        for settings, device in devices:
            self._stop_one(settings, device)
        self._mailbox.read()

    def _stop_one(self, settings: ScannerSettings, device: SerialScanner | WedgeFilter) -> None:
        if isinstance(device, SerialScanner):
            device.stop()
            return
        device.remove()
        device.deleteLater()
        self._tell(settings.name, LineState.DISABLED, Cause.SWITCHED_OFF)

    def _forget_others(self) -> None:
        off = StateChange(LineState.DISABLED, Cause.SWITCHED_OFF, self._parts.clock.now())
        self._states = {settings.name: self._states.get(settings.name, off) for settings in self._settings}

    def _deliver(self, letter: Scan | _Cut | _Changed) -> None:
        match letter:
            case Scan():
                self.scanned.emit(letter)
            case _Cut():
                self.cut.emit(letter.scanner, letter.half)
            case _Changed():
                self._states[letter.scanner] = letter.change
                self.state_changed.emit(letter.scanner, letter.change)

    def _on_wedge_scan(self, scan: Scan) -> None:
        if self._states[scan.scanner].state is not LineState.READY:
            self._tell(scan.scanner, LineState.READY, Cause.FIRST_SCAN)
        self.scanned.emit(scan)
        self._keep(scan)

    def _tell(self, scanner: str, state: LineState, cause: Cause) -> None:
        self._deliver(_Changed(scanner, StateChange(state, cause, self._parts.clock.now())))
