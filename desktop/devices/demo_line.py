"""The scanner of the demo: a real device line without a device, one interface on every system."""

import sys
from pathlib import Path
from typing import Protocol


class DemoLine(Protocol):
    """What plays a scanner: the reader opens `url` as it opens a real one.

    Attributes:
        url: the address for the scanner settings; known once it is plugged in.
    """

    url: str

    def plug_in(self) -> None:
        """Make the device appear. Twice is once."""
        ...

    def unplug(self) -> None:
        """Make the device vanish."""
        ...

    def close(self) -> None:
        """Unplug for good."""
        ...

    def scan(self, text: str, suffix: str = "\r", gap_seconds: float = 0.0) -> None:
        """Send one scan; `gap_seconds` after each byte, as a slow line makes."""
        ...

    def send(self, data: bytes, gap_seconds: float = 0.0) -> None:
        """Send bytes as they are."""
        ...

    def answers(self) -> bytes:
        """What the reader has sent back since the last call."""
        ...


def open_demo_line(folder: Path) -> DemoLine:
    """A line that is plugged in: a pseudo terminal linked in `folder`, or a loopback server on Windows."""
    line = _line(folder)
    line.plug_in()
    return line


def _line(folder: Path) -> DemoLine:
    if sys.platform == "win32":
        from desktop.devices.socket_line import SocketLine

        return SocketLine()
    from desktop.devices.pty_line import PtyLine

    return PtyLine(folder / "scanner")
