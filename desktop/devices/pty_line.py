"""A scanner made of a pseudo terminal: a real serial device to the reader, with real unplugging. Linux and macOS."""

import contextlib
import fcntl
import os
import pty
import termios
import threading
import tty
from array import array
from pathlib import Path

_ANSWER_BYTES = 4096


class PtyLine:
    """Stands behind a link, so that it comes back under its old name after each unplug, as devices do.

    Attributes:
        url: the address for the scanner settings.
    """

    def __init__(self, link: Path) -> None:
        self._link = link
        self._master = -1
        self.url = str(link)

    def plug_in(self) -> None:
        """Make the device appear. Twice is once."""
        if self._master >= 0:
            return
        self._master, slave = pty.openpty()
        try:
            tty.setraw(slave)
            os.set_blocking(self._master, False)
            self._link.unlink(missing_ok=True)
            self._link.symlink_to(os.ttyname(slave))
        finally:
            # an open copy here would hide the unplug from the reader
            os.close(slave)

    def unplug(self) -> None:
        """Make the device vanish; what the reader has not read is lost, as with a real one."""
        self._link.unlink(missing_ok=True)
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def close(self) -> None:
        """Unplug for good."""
        self.unplug()

    def scan(self, text: str, suffix: str = "\r", gap_seconds: float = 0.0) -> None:
        """Send one scan.

        Args:
            text: what the code says; written as UTF-8.
            suffix: the end mark; empty for half a scan.
            gap_seconds: pause after each byte, as a slow line makes; 0 sends all at once.
        """
        self.send((text + suffix).encode(), gap_seconds)

    def send(self, data: bytes, gap_seconds: float = 0.0) -> None:
        """Send bytes as they are; nothing happens while unplugged."""
        step = 1 if gap_seconds else 1024
        pause = threading.Event()
        for start in range(0, len(data), step):
            self._write(data[start : start + step])
            if gap_seconds:
                pause.wait(gap_seconds)

    def _write(self, data: bytes) -> None:
        pause = threading.Event()
        while data and self._master >= 0:
            try:
                data = data[os.write(self._master, data) :]
            except BlockingIOError:
                pause.wait(0.001)

    def answers(self) -> bytes:
        """What the reader has sent back since the last call."""
        try:
            return os.read(self._master, _ANSWER_BYTES)
        except OSError:
            # nothing there, or nobody has the other end open
            return b""

    def wait_until_read(self, seconds: float = 5.0) -> bool:
        """Whether the reader has taken everything within the time; looks twice, the kernel hands bytes on late."""
        pause = threading.Event()
        quiet = 0
        for _ in range(int(seconds / 0.005)):
            quiet = 0 if self._unread() else quiet + 1
            if quiet > 2:
                return True
            pause.wait(0.005)
        return False

    def _unread(self) -> int:
        count = array("i", [0])
        with contextlib.suppress(OSError):
            slave = os.open(self.url, os.O_RDWR | os.O_NOCTTY)
            try:
                fcntl.ioctl(slave, termios.FIONREAD, count)
            finally:
                os.close(slave)
        return count[0]
