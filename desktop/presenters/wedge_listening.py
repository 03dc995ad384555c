"""The keys of a keyboard scanner: three scans of one symbol give its profile, from then on it is read with that."""

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.devices.calibration import PAUSE_MS, SCANS_WANTED, Calibrating, Calibration
from desktop.devices.keyboard_wedge import KeyboardWedge, KeyPress, Verdict, is_printable
from desktop.devices.scanner_symbols import SetUpSymbol
from desktop.devices.wedge_profile import WedgeProfile

LAST_PAUSE_MS: Final = PAUSE_MS + 100


class WedgeListening(QObject):
    """First measures, then reads.

    Signals:
        heard: a key came (`KeyPress`).
        scanned: the text of a whole scan, read with the measured profile; the measured symbol is the first.
    """

    heard = Signal(object)
    scanned = Signal(str)

    def __init__(self, symbol: SetUpSymbol, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.symbol = symbol
        self.found: Calibration | None = None
        self._scans: list[list[KeyPress]] = []
        self._wedge = KeyboardWedge(WedgeProfile())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._paused)

    @property
    def scans_seen(self) -> int:
        """Scans that have begun while it is being measured, at most three."""
        return min(SCANS_WANTED, len(self._scans))

    def start_over(self) -> None:
        """Forget the keys and what they told."""
        self._pause.stop()
        self.found = None
        self._scans = []

    def press(self, press: KeyPress) -> None:
        """Take one key, as it came."""
        if self.found is None:
            self._measure(press)
        else:
            self._settle(self._wedge.press(press))
            if self._wedge.is_holding:
                self._pause.start(self._wedge.hold_ms)
        self.heard.emit(press)

    def _measure(self, press: KeyPress) -> None:
        last = self._scans[-1][-1].timestamp_ms if self._scans else None
        if last is None or not 0 <= press.timestamp_ms - last <= PAUSE_MS:
            self._scans.append([])
        self._scans[-1].append(press)
        self._pause.start(LAST_PAUSE_MS)

    def _paused(self) -> None:
        if self.found is None:
            self._propose()
            return
        verdict = self._wedge.expired()
        if verdict is None:
            self._pause.start(0)
        else:
            self._settle(verdict)

    def _propose(self) -> None:
        self.found = measured(self.symbol, self._scans)
        if self.found is None:
            return
        self._wedge = KeyboardWedge(self.found.profile)
        text = replayed(self.found.profile, self._scans[0])
        if text is not None:
            self.scanned.emit(text)

    def _settle(self, verdict: Verdict) -> None:
        if verdict.scan is not None:
            self.scanned.emit(verdict.scan)


def measured(symbol: SetUpSymbol, scans: list[list[KeyPress]]) -> Calibration | None:
    """What three scans of a symbol tell; None while they are too few. The identifier before it may be sent or not."""
    began = "".join(press.text for press in scans[0] if is_printable(press))[:1] if scans else ""
    found = None
    for expected in (symbol.text, symbol.aim + symbol.text):
        calibrating = Calibrating(expected)
        for scan in scans:
            for press in scan:
                calibrating.press(press)
        found = calibrating.result()
        if found is not None and (found.substitute or (expected == symbol.text and began != "]")):
            return found
    return found


def replayed(profile: WedgeProfile, scan: list[KeyPress]) -> str | None:
    """The text of keys that were recorded, read with a profile; None when they make no scan."""
    wedge = KeyboardWedge(profile)
    for press in scan:
        verdict = wedge.press(press)
        if verdict.scan is not None:
            return verdict.scan
    verdict_at_last = wedge.expired() or wedge.expired()
    return verdict_at_last.scan if verdict_at_last is not None else None
