"""A scanner on a serial line, a network address or a pseudo terminal: whole scans out, answers back."""

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from desktop.devices.serial_line import LineParts, LineSettings, SerialLine
from desktop.devices.states import StateChange


@dataclass(frozen=True, slots=True)
class Scan:
    """One whole scan, as the device gave it; nothing is taken away but the end mark.

    Attributes:
        raw: the text with all control characters (GS is U+001D) and the AIM identifier.
        scanner: the name of the scanner in the settings.
        at: when it was whole, UTC.
        monotonic_ns: the same moment on the clock that never jumps, nanoseconds.
        kind: the kind of scanner in the settings: ``serial``, ``network``, ``bluetooth``, ``wedge``.
        data: the bytes as they came; empty for a keyboard wedge, which has none.
    """

    raw: str
    scanner: str
    at: datetime
    monotonic_ns: int
    kind: str
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the scanner is sent back after each scan; empty bytes send nothing."""

    good: bytes = b""
    bad: bytes = b""


NO_ANSWER = Answer()
ACK_NAK = Answer(good=b"\x06", bad=b"\x15")
HOST_ACK = Answer(good=b"\x1b7", bad=b"\x1b8")
"""Honeywell's Host ACK: the scanner waits up to 10 s for one of these and beeps accordingly."""


class ScannerListener(Protocol):
    """Hears from scanners, on their own threads; must return at once."""

    def scan_made(self, scan: Scan) -> None:
        """A whole scan."""
        ...

    def scan_cut(self, scanner: str, half: str) -> None:
        """Half a scan was left at an unplug; it must never be used."""
        ...

    def scanner_changed(self, scanner: str, change: StateChange) -> None:
        """A scanner's state changed."""
        ...


def text_of(data: bytes) -> str:
    """Bytes as text, every byte kept: UTF-8 where it is UTF-8, else Latin-1; control characters stay."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


@dataclass(frozen=True, slots=True)
class ScannerCard:
    """Which scanner this is: its name and kind in the settings, and what it is sent back."""

    name: str
    kind: str
    answer: Answer = NO_ANSWER


class SerialScanner:
    """A scanner that owns its line; it is the listener of that line."""

    def __init__(self, card: ScannerCard, line: LineSettings, listener: ScannerListener, parts: LineParts) -> None:
        self.card = card
        self._listener = listener
        self._clock = parts.clock
        self._line = SerialLine(line, self, parts)

    @property
    def change(self) -> StateChange:
        """The last change of state: where it stands, since when and why."""
        return self._line.change

    def start(self) -> None:
        """Begin to look for the scanner; returns at once."""
        self._line.start()

    def ask_to_stop(self) -> None:
        """Let the line end; returns at once."""
        self._line.ask_to_stop()

    def stop(self) -> None:
        """Close the line and end its thread."""
        self._line.stop()

    def answer(self, good: bool) -> None:
        """Tell the scanner whether the program took its scan, if it was set up to wait for that."""
        data = self.card.answer.good if good else self.card.answer.bad
        if data:
            self._line.send(data)

    # ------------------------------------------------------------ what the line tells

    def frame(self, data: bytes) -> None:
        """A whole frame has become a scan."""
        scan = Scan(text_of(data), self.card.name, self._clock.now(), time.monotonic_ns(), self.card.kind, data)
        self._listener.scan_made(scan)

    def cut(self, data: bytes) -> None:
        """Half a frame was left behind."""
        self._listener.scan_cut(self.card.name, text_of(data))

    def changed(self, change: StateChange) -> None:
        """The line changed."""
        self._listener.scanner_changed(self.card.name, change)
