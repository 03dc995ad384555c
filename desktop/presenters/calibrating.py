"""Measuring a keyboard scanner: three scans of one symbol, a proposed profile, one scan that proves it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.devices.calibration import PAUSE_MS, SCANS_WANTED, Calibrating, Calibration
from desktop.devices.keyboard_wedge import KeyboardWedge, KeyPress, Verdict
from desktop.devices.wedge_profile import GS, WedgeProfile
from desktop.presenters.settings import StationSettings

ELEMENTS: Final = (("01", "06901234567892"), ("10", "ZY-aq_Q/1"), ("21", "AZW+mM:2"))
"""The test symbol: letters and signs that another keyboard layout moves, and a separator before the serial."""
EXPECTED: Final = "".join(ai + value for ai, value in ELEMENTS[:2]) + GS + "".join(ELEMENTS[2])
AIM_LENGTH: Final = 3
LAST_PAUSE_MS: Final = PAUSE_MS + 100


class Stage(StrEnum):
    """How far it is."""

    SCANNING = "scanning"
    CHECKING = "checking"
    PROVED = "proved"
    SAVED = "saved"


class WedgeCalibration(QObject):
    """Takes keys, shows what they tell.

    Signals:
        changed: something new is to be shown.
    """

    changed = Signal()

    def __init__(self, station: StationSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.station = station
        self.row: int | None = None
        self.stage = Stage.SCANNING
        self.found: Calibration | None = None
        self.keys: list[list[KeyPress]] = []
        self.check_text: str | None = None
        self._under_way = False
        self._measuring = Calibrating(EXPECTED)
        self._wedge = KeyboardWedge(WedgeProfile())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._paused)

    def begin(self, row: int | None = None) -> None:
        """Begin anew, for a scanner of the settings or (None) for a new one; other keyboard scanners rest meanwhile."""
        if not self._under_way:
            self._under_way = True
            self.station.pause_wedges()
        self.row = row
        self.start_over()

    def start_over(self) -> None:
        """Forget what was scanned."""
        self._pause.stop()
        self.stage = Stage.SCANNING
        self.found, self.check_text = None, None
        self.keys = []
        self._measuring = Calibrating(EXPECTED)
        self.changed.emit()

    def end(self) -> None:
        """Leave: keyboard scanners work again."""
        self._pause.stop()
        if self._under_way:
            self._under_way = False
            self.station.resume_wedges()

    @property
    def scans_seen(self) -> int:
        """Scans that have begun so far, at most three."""
        return min(SCANS_WANTED, self._measuring.scans_seen)

    @property
    def profile(self) -> WedgeProfile:
        """The proposed profile."""
        return self.found.profile if self.found is not None else WedgeProfile()

    # ------------------------------------------------------------ keys

    def press(self, press: KeyPress) -> None:
        """Take one key, as it came."""
        if self.stage is Stage.SCANNING:
            self._measure(press)
        elif self.stage in (Stage.CHECKING, Stage.PROVED):
            self._check(press)

    def _measure(self, press: KeyPress) -> None:
        before = self._measuring.scans_seen
        self._measuring.press(press)
        if self._measuring.scans_seen > before:
            self.keys.append([])
        self.keys[-1].append(press)
        self._pause.start(LAST_PAUSE_MS)
        self.changed.emit()

    def _check(self, press: KeyPress) -> None:
        verdict = self._wedge.press(press)
        self._judge(verdict)
        if self._wedge.is_holding:
            self._pause.start(self._wedge.hold_ms)

    def _paused(self) -> None:
        if self.stage is Stage.SCANNING:
            self._propose()
            return
        verdict = self._wedge.expired()
        if verdict is None:
            self._pause.start(0)
        else:
            self._judge(verdict)

    def _propose(self) -> None:
        self.found = self._measuring.result()
        if self.found is not None:
            self.stage = Stage.CHECKING
            self._wedge = KeyboardWedge(self.found.profile)
        self.changed.emit()

    def _judge(self, verdict: Verdict) -> None:
        if verdict.scan is not None:
            self.check_text = verdict.scan
            self.stage = Stage.PROVED if is_as_expected(verdict.scan) else Stage.CHECKING
            self.changed.emit()

    # ------------------------------------------------------------ save

    def save(self, name: str) -> bool:
        """Write the profile into the settings; False when the name is refused."""
        old = dict(self.station.tables[self.row]) if self.row is not None else {}
        table = old | {"kind": "wedge", "name": name, "profile": as_table(self.profile)}
        if not self.station.save_scanner(self.row, table):
            return False
        self.row = len(self.station.tables) - 1 if self.row is None else self.row
        self.stage = Stage.SAVED
        if self._under_way:
            self.station.pause_wedges()
        self.changed.emit()
        return True


def is_as_expected(text: str) -> bool:
    """The scan of the test symbol, with or without the identifier of the symbology before it."""
    return text == EXPECTED or (text[:1] == "]" and text[AIM_LENGTH:] == EXPECTED)


def as_table(profile: WedgeProfile) -> Mapping[str, Any]:
    """A profile as the settings file has it."""
    table: dict[str, Any] = {"gap_ms": profile.gap_ms, "suffixes": sorted(profile.suffixes), "gs": profile.gs.value}
    if profile.substitute:
        table["substitute"] = profile.substitute
    if profile.prefix:
        table["prefix"] = profile.prefix
    return table
