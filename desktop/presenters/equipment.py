"""What became of each scanner: its states with time and cause, and the last scan that was cut off."""

from collections import defaultdict, deque
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.devices.states import StateChange
from desktop.domain.clock import Clock
from desktop.presenters.settings import StationSettings
from desktop.runtime.scanners import Scanners

KEPT: Final = 50


class ScannerLog(QObject):
    """Remembers the last states of each scanner.

    Signals:
        changed: name of the scanner that has something new.
    """

    changed = Signal(str)

    def __init__(
        self, station: StationSettings, scanners: Scanners, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._clock = clock
        self._changes: dict[str, deque[StateChange]] = defaultdict(_few)
        self._cuts: dict[str, tuple[str, datetime]] = {}
        for name, change in scanners.states().items():
            self._changes[name].appendleft(change)
        scanners.state_changed.connect(self._changed)
        scanners.cut.connect(self._cut)

    def changes(self, scanner: str) -> tuple[StateChange, ...]:
        """The last changes, newest first."""
        return tuple(self._changes.get(scanner, ()))

    def cut(self, scanner: str) -> tuple[str, datetime] | None:
        """The last half scan and when it was cut (UTC), or None."""
        return self._cuts.get(scanner)

    def address(self, scanner: str) -> str:
        """Where it is plugged in, as the settings say; "" for a keyboard scanner."""
        return next((str(t.get("url", "")) for t in self._station.tables if _name(t) == scanner), "")

    def kind(self, scanner: str) -> str:
        """Its kind as the settings say."""
        return next((str(t.get("kind", "")) for t in self._station.tables if _name(t) == scanner), "")

    def _changed(self, scanner: str, change: StateChange) -> None:
        self._changes[scanner].appendleft(change)
        self.changed.emit(scanner)

    def _cut(self, scanner: str, half: str) -> None:
        self._cuts[scanner] = (half, self._clock.now())
        self.changed.emit(scanner)


def _few() -> deque[StateChange]:
    return deque(maxlen=KEPT)


def _name(table: object) -> str:
    return str(table.get("name", table.get("kind", ""))) if isinstance(table, Mapping) else ""
