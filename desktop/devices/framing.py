"""Cuts a stream of bytes into whole frames.

However the stream is split on its way, the frames are the same. A frame that is never finished is never delivered,
and one that is longer than any barcode is dropped while it arrives, so endless noise costs no memory.
"""

import re
from enum import StrEnum
from typing import Protocol

LONGEST_FRAME_BYTES = 4096
"""Longer than the longest GS1 message (3,116 digits in a Data Matrix)."""

STX = b"\x02"
ETX = b"\x03"


class Framing(StrEnum):
    """How a scanner ends what it sends."""

    CR = "cr"
    LF = "lf"
    CRLF = "crlf"
    ANY = "any"
    """CR, LF or both: empty frames between them are not frames."""
    STX_ETX = "stx_etx"
    IDLE = "idle"
    """No mark at all: a pause ends the frame."""


class Framer(Protocol):
    """Bytes in, whole frames out.

    Attributes:
        dropped_bytes: how many bytes were thrown away as noise since it was made.
    """

    dropped_bytes: int

    def feed(self, data: bytes) -> list[bytes]:
        """Take what has arrived; the frames that are whole now, without their marks, none of them empty."""
        ...

    def silence(self) -> list[bytes]:
        """The line has paused: the frame that the pause ends, if pauses end frames here."""
        ...

    def cut(self) -> bytes:
        """The line is gone: the half frame it leaves behind, and a clean start."""
        ...


def framer_for(framing: Framing, longest: int = LONGEST_FRAME_BYTES) -> Framer:
    """The framer of a framing; `longest` in bytes without marks."""
    match framing:
        case Framing.STX_ETX:
            return EnclosedFramer(longest)
        case Framing.IDLE:
            return IdleFramer(longest)
        case _:
            return TerminatedFramer(framing, longest)


_ENDS = {
    Framing.CR: re.compile(rb"\r"),
    Framing.LF: re.compile(rb"\n"),
    Framing.CRLF: re.compile(rb"\r\n"),
    Framing.ANY: re.compile(rb"[\r\n]"),
}


class TerminatedFramer:
    """Frames that end with CR, LF, CRLF or any of them."""

    def __init__(self, framing: Framing, longest: int = LONGEST_FRAME_BYTES) -> None:
        self._end = _ENDS[framing]
        self._keeps_cr = framing is Framing.CRLF
        self._longest = longest
        self._held = b""
        self._dropping = False
        self.dropped_bytes = 0

    def feed(self, data: bytes) -> list[bytes]:
        """The frames that are whole now."""
        *ended, self._held = self._end.split(self._held + data)
        frames = [frame for frame in map(self._close, ended) if frame]
        self._bound()
        return frames

    def silence(self) -> list[bytes]:
        """A pause ends nothing here."""
        return []

    def cut(self) -> bytes:
        """The half frame left behind; nothing of one that was being dropped."""
        half = b"" if self._dropping else self._held
        self._held, self._dropping = b"", False
        return half

    def _close(self, frame: bytes) -> bytes:
        if self._dropping or len(frame) > self._longest:
            self.dropped_bytes += len(frame)
            self._dropping = False
            return b""
        return frame

    def _bound(self) -> None:
        """Throw away what can no longer become a frame; a last CR may still be half of the mark."""
        tail = self._held[-1:] if self._keeps_cr and self._held.endswith(b"\r") else b""
        body = len(self._held) - len(tail)
        if self._dropping or body > self._longest:
            self._dropping = True
            self.dropped_bytes += body
            self._held = tail


class EnclosedFramer:
    """Frames between STX and ETX; whatever stands outside, other than CR and LF, is noise."""

    def __init__(self, longest: int = LONGEST_FRAME_BYTES) -> None:
        self._longest = longest
        self._held = b""
        self._inside = False
        self.dropped_bytes = 0

    def feed(self, data: bytes) -> list[bytes]:
        """The frames that are whole now. A second STX before the ETX starts anew."""
        frames = []
        for part in re.split(rb"([\x02\x03])", data):
            if part == STX:
                self._drop(self._held)
                self._held, self._inside = b"", True
            elif part == ETX:
                frames.append(self.cut())
            else:
                self._take(part)
        return [frame for frame in frames if frame]

    def silence(self) -> list[bytes]:
        """A pause ends nothing here."""
        return []

    def cut(self) -> bytes:
        """The half frame left behind."""
        half, self._held, self._inside = self._held, b"", False
        return half

    def _take(self, part: bytes) -> None:
        if not self._inside:
            self._drop(part)
            return
        self._held += part
        if len(self._held) > self._longest:
            self._drop(self.cut())

    def _drop(self, noise: bytes) -> None:
        self.dropped_bytes += len(noise.translate(None, b"\r\n"))


class IdleFramer:
    """Frames that only a pause ends."""

    def __init__(self, longest: int = LONGEST_FRAME_BYTES) -> None:
        self._longest = longest
        self._held = b""
        self._dropping = False
        self.dropped_bytes = 0

    def feed(self, data: bytes) -> list[bytes]:
        """Nothing is whole before the pause."""
        self._held += data
        if self._dropping or len(self._held) > self._longest:
            self._dropping = True
            self.dropped_bytes += len(self._held)
            self._held = b""
        return []

    def silence(self) -> list[bytes]:
        """The frame that the pause ends."""
        frame = self.cut()
        return [frame] if frame else []

    def cut(self) -> bytes:
        """What has arrived since the last pause."""
        frame, self._held, self._dropping = self._held, b"", False
        return frame
