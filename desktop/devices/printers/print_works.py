"""The works of a pretended printer: what it holds, what comes out and when, and what goes wrong on order."""

import time
from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from desktop.devices.printers.label_stream import Label
from desktop.devices.states import Cause


class When(StrEnum):
    """When an ordered fault comes up."""

    NEVER = "never"
    DURING = "during"
    """With half of the label out."""
    AFTER = "after"
    """With the whole label out."""


class Form(StrEnum):
    """What answers look like."""

    WHOLE = "whole"
    TWICE = "twice"
    HALF = "half"
    GARBAGE = "garbage"


@dataclass(frozen=True, slots=True)
class Orders:
    """How a pretended printer misbehaves.

    Attributes:
        fault: what comes up by itself, see `fault_when`.
        fault_when: at which moment of a label.
        fault_label: at which label, counted from the order, beginning with 1.
        silent: answers nothing.
        mute_about: questions that it does not answer, such as ``~HQES``, which not every printer knows.
        answer_form: what answers look like.
        answer_seconds: how late they are.
        reads: False takes no bytes at all.
        hang_up_after: closes the connection after so many bytes of jobs; None never.
        power_off_after: loses power after so many bytes of jobs; None never.
        label_seconds: how long a label takes.
    """

    fault: Cause = Cause.PAPER_OUT
    fault_when: When = When.NEVER
    fault_label: int = 1
    silent: bool = False
    mute_about: frozenset[bytes] = frozenset()
    answer_form: Form = Form.WHOLE
    answer_seconds: float = 0.0
    reads: bool = True
    hang_up_after: int | None = None
    power_off_after: int | None = None
    label_seconds: float = 0.03


class PrintWorks:
    """Prints one label after the other while nothing is wrong; as real ones do it repeats a spoiled label by itself.

    Attributes:
        orders: how it misbehaves.
        causes: what is wrong now.
        printed: every label that came out whole, in order, each copy by itself.
        spoiled: every label that came out in part.
    """

    def __init__(self) -> None:
        self.orders = Orders()
        self.causes: set[Cause] = set()
        self.printed: list[Label] = []
        self.spoiled: list[Label] = []
        self._waiting: deque[Label] = deque()
        self._began = 0.0
        self._count = 0
        self._reprints = True

    @property
    def waiting(self) -> int:
        """Labels that are still to come out."""
        return len(self._waiting)

    def obey(self, orders: Orders) -> None:
        """Misbehave from now on as ordered."""
        self.orders = orders
        self._count = 0

    def take(self, label: Label) -> None:
        """Put a label behind the others."""
        for command, reprints in ((b"^JZN", False), (b"^JZY", True), (b"REPRINT OFF", False), (b"REPRINT ON", True)):
            if command in label.data:
                self._reprints = reprints
        if not self._waiting:
            self._began = time.monotonic()
        self._waiting.extend([label] * label.copies)

    def forget(self) -> None:
        """Lose everything that is not out, as without power; a label under the head is spoiled."""
        self.go_on()
        if self._waiting and not self.causes:
            self.spoiled.append(self._waiting[0])
        self._waiting.clear()

    def mend(self) -> None:
        """A person put everything right."""
        self.go_on()
        self.causes.clear()
        self._began = time.monotonic()

    def go_on(self) -> None:
        """Let out what should be out by now."""
        while self._waiting and not self.causes:
            share = 0.5 if self._breaks(When.DURING) else 1.0
            if time.monotonic() < self._began + self.orders.label_seconds * share:
                return
            self._one_out()

    def _one_out(self) -> None:
        label = self._waiting[0]
        self._began += self.orders.label_seconds
        if self._breaks(When.DURING):
            self.spoiled.append(label)
            self.causes.add(self.orders.fault)
            if not self._reprints:
                self._waiting.popleft()
        else:
            if self._breaks(When.AFTER):
                self.causes.add(self.orders.fault)
            self.printed.append(label)
            self._waiting.popleft()
        self._count += 1

    def _breaks(self, when: When) -> bool:
        return self.orders.fault_when is when and self._count + 1 == self.orders.fault_label


# ---------------------------------------------------------------- what it says

_HS_PLACES = {
    Cause.PAPER_OUT: (0, 1),
    Cause.PAUSED: (0, 2),
    Cause.BUFFER_FULL: (0, 5),
    Cause.HALF_A_LABEL: (0, 7),
    Cause.COLD: (0, 10),
    Cause.HOT: (0, 11),
    Cause.HEAD_OPEN: (1, 2),
    Cause.RIBBON_OUT: (1, 3),
    Cause.WAITS_FOR_TAKE: (1, 7),
}
_HQES_BITS = {
    Cause.PAPER_OUT: 0x1,
    Cause.RIBBON_OUT: 0x2,
    Cause.HEAD_OPEN: 0x4,
    Cause.CUTTER: 0x8,
    Cause.HOT: 0x10,
    Cause.HEAD_FAULT: 0x40,
    Cause.JAM: 0x1000,
    Cause.LABEL_NOT_FOUND: 0x80000,
}
_TSPL_BITS = {
    Cause.HEAD_OPEN: 0x01,
    Cause.JAM: 0x02,
    Cause.PAPER_OUT: 0x04,
    Cause.RIBBON_OUT: 0x08,
    Cause.PAUSED: 0x10,
    Cause.PRINTING: 0x20,
    Cause.COVER_OPEN: 0x40,
    Cause.HOT: 0x80,
}
_FULL_PLACES = {
    Cause.BUFFER_FULL: (1, 0x08),
    Cause.HOT: (2, 0x01),
    Cause.CUTTER: (2, 0x08),
    Cause.PAPER_OUT: (3, 0x01),
    Cause.JAM: (3, 0x02),
    Cause.RIBBON_OUT: (3, 0x04),
    Cause.HEAD_OPEN: (3, 0x20),
}


def host_status(causes: set[Cause], waiting: int) -> bytes:
    """The answer to ``~HS``."""
    lines = [
        ["030", "0", "0", "0320", f"{min(waiting, 999):03}", "0", "0", "0", "000", "0", "0", "0"],
        ["000", "0", "0", "0", "1", "2", "6", "0", f"{waiting:08}", "1", "000"],
        ["1234", "0"],
    ]
    for line, field in (_HS_PLACES[cause] for cause in causes if cause in _HS_PLACES):
        lines[line][field] = "1"
    return b"".join(b"\x02" + ",".join(line).encode() + b"\x03\r\n" for line in lines)


def host_errors(causes: set[Cause]) -> bytes:
    """The answer to ``~HQES``."""
    bits = sum(_HQES_BITS.get(cause, 0) for cause in causes)
    errors = f"ERRORS:         {int(bits > 0)} 00000000 {bits:08X}"
    return f"\x02\r\n\r\n  PRINTER STATUS\r\n   {errors}\r\n   WARNINGS:       0 00000000 00000000\r\n\x03".encode()


def status_byte(causes: set[Cause], waiting: int) -> bytes:
    """The answer to ``ESC ! ?``."""
    said = causes | ({Cause.PRINTING} if waiting else set())
    return bytes([sum(_TSPL_BITS.get(cause, 0) for cause in said)])


def full_status(causes: set[Cause], waiting: int) -> bytes:
    """The answer to ``ESC ! S``."""
    parts = [ord("@")] * 4
    errors = causes - {Cause.PAUSED}
    parts[0] = ord("E") if errors else ord("`") if causes else ord("P") if waiting else ord("@")
    for place, bit in (_FULL_PLACES[cause] for cause in errors if cause in _FULL_PLACES):
        parts[place] |= bit
    return b"\x02" + bytes(parts) + b"\x03\r\n"
