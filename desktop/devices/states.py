"""How a device stands: the states of a connection, the causes of a change, and the change itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from desktop.domain.errors import Fact


class LineState(StrEnum):
    """Where a connection stands."""

    DISABLED = "disabled"
    """Switched off here."""
    ABSENT = "absent"
    """Not plugged in, or nobody answers; looked for again and again."""
    OPENING = "opening"
    """Found, being opened."""
    IDENTIFYING = "identifying"
    """Open and listening, but nothing has proved yet that a device is at the other end."""
    READY = "ready"
    """Open and proved: by USB identity, by a network answer or by a first scan."""
    BUSY = "busy"
    """Proved, at work."""
    FAULT = "fault"
    """Proved, but it cannot work (noise; paper, ribbon, head)."""
    ASLEEP = "asleep"
    """A wireless device that rests: no alarm."""
    LOST = "lost"
    """It was open and is gone; looked for again and again."""
    BLOCKED = "blocked"
    """There, but it may not be used; waits for a person."""
    MISMATCH = "mismatch"
    """Another device stands at this address."""


OPEN_STATES = frozenset({LineState.IDENTIFYING, LineState.READY, LineState.BUSY, LineState.FAULT})
"""States in which the line is open: what is scanned now arrives."""

CONNECTED_STATES = frozenset({LineState.READY, LineState.BUSY})
"""States that may be shown as connected."""


class Cause(StrEnum):
    """Why a state changed; the code of the words that a person reads."""

    SWITCHED_ON = "switched_on"
    SWITCHED_OFF = "switched_off"
    NOT_PLUGGED_IN = "not_plugged_in"
    NO_ANSWER = "no_answer"
    FOUND = "found"
    AWAITS_FIRST_SCAN = "awaits_first_scan"
    IDENTITY_KNOWN = "identity_known"
    ANSWERED = "answered"
    FIRST_SCAN = "first_scan"
    CAME_BACK = "came_back"
    UNPLUGGED = "unplugged"
    RESTS = "rests"
    NO_PERMISSION = "no_permission"
    PORT_IN_USE = "port_in_use"
    NOT_A_SERIAL_PORT = "not_a_serial_port"
    OTHER_DEVICE = "other_device"
    TWO_ALIKE = "two_alike"
    NOISE = "noise"
    NOISE_OVER = "noise_over"
    # ---------------------------------------------------------------- printers
    PAPER_OUT = "paper_out"
    RIBBON_OUT = "ribbon_out"
    HEAD_OPEN = "head_open"
    COVER_OPEN = "cover_open"
    PAUSED = "paused"
    HOT = "hot"
    COLD = "cold"
    JAM = "jam"
    CUTTER = "cutter"
    HEAD_FAULT = "head_fault"
    LABEL_NOT_FOUND = "label_not_found"
    """Gap or black mark: the printer must be calibrated."""
    BUFFER_FULL = "buffer_full"
    HALF_A_LABEL = "half_a_label"
    """The printer holds the beginning of a label and waits for its end."""
    SETUP_LOST = "setup_lost"
    DIAGNOSING = "diagnosing"
    """The printer would print what it is sent as a dump."""
    PRINTER_ERROR = "printer_error"
    """An error that the printer numbers and nobody names."""
    PRINTING = "printing"
    WAITS_FOR_TAKE = "waits_for_take"
    BAD_ANSWER = "bad_answer"
    HUNG_UP = "hung_up"
    STALLED = "stalled"
    """It takes no more bytes."""
    CANNOT_BE_ASKED = "cannot_be_asked"
    """A queue or a file: bytes go in, nothing comes back."""
    NO_QUEUE = "no_queue"
    QUEUE_REFUSES = "queue_refuses"
    DISK_REFUSES = "disk_refuses"
    PAUSED_HERE = "paused_here"
    """A person paused the queue at this desk; the printer knows nothing of it."""


@dataclass(frozen=True, slots=True)
class StateChange:
    """One change of a device's state.

    Attributes:
        state: the state it is in now.
        cause: why.
        at: when, UTC.
        facts: what the words need: ``address``, ``cut_bytes`` (length of a frame that was cut off), ``dropped_bytes``.
    """

    state: LineState
    cause: Cause
    at: datetime
    facts: Mapping[str, Fact] = field(default_factory=dict)
