"""The scanner of the tests: the pseudo terminal of the product, and an ear that writes down what a line tells."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.devices.pty_line import PtyLine
from desktop.devices.scanner import Scan
from desktop.devices.serial_line import LineParts, Pace
from desktop.devices.states import LineState, StateChange
from desktop.domain.clock import FixedClock

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
FAST = Pace(first=0.01, last=0.05, quiet=0.0)


def parts(**changed: object) -> LineParts:
    """What a line stands on in tests: noon, no USB port of this computer, short waits."""
    wanted: dict[str, object] = {"clock": FixedClock(NOON), "ports": list, "pace": FAST, **changed}
    return LineParts(**wanted)  # type: ignore[arg-type] # named by the caller


class PtyScanner(PtyLine):
    """A plugged-in scanner in a folder of the test; `with` unplugs it for good."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "ttySCAN0")
        self.plug_in()

    def __enter__(self) -> "PtyScanner":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Ear:
    """Listens to lines and to scanners; `wait` until it has heard what is wanted."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []
        self.scans: list[Scan] = []
        self.cuts: list[bytes] = []
        self.half_scans: list[tuple[str, str]] = []
        self.changes: list[StateChange] = []
        self._heard = threading.Condition()

    @property
    def states(self) -> list[LineState]:
        return [change.state for change in self.changes]

    def wait(self, wanted: Callable[[], bool], seconds: float = 10.0) -> None:
        with self._heard:
            assert self._heard.wait_for(wanted, seconds), f"{self.states} {len(self.frames)} {self.cuts}"

    def wait_for_state(self, *states: LineState) -> None:
        self.wait(lambda: bool(self.changes) and self.changes[-1].state in states)

    def wait_for_frames(self, count: int) -> None:
        self.wait(lambda: len(self.frames) >= count)

    def frame(self, data: bytes) -> None:
        self._note(self.frames, data)

    def cut(self, data: bytes) -> None:
        self._note(self.cuts, data)

    def changed(self, change: StateChange) -> None:
        self._note(self.changes, change)

    def scan_made(self, scan: Scan) -> None:
        self._note(self.scans, scan)

    def scan_cut(self, scanner: str, half: str) -> None:
        self._note(self.half_scans, (scanner, half))

    def scanner_changed(self, scanner: str, change: StateChange) -> None:
        self._note(self.changes, change)

    def _note(self, where: list[Any], what: object) -> None:
        with self._heard:
            where.append(what)
            self._heard.notify_all()
