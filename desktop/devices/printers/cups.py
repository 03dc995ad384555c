"""Printers behind CUPS, through a raw queue and the system's own ``lp`` and ``lpstat``.

The programs and not the library: they are on every computer with CUPS, and a fault in them is not one in us. A queue
takes the bytes and tells nothing about the label.
"""

import os
import re
import shutil
import subprocess

from desktop.devices.errors import LineAbsent, LineBlocked
from desktop.devices.label_printer import Patience, PrinterLost, Told
from desktop.devices.printers.tcp import PORT, TcpPrinter
from desktop.devices.states import Cause

_TITLE = "Sparezone"
_NETWORK = re.compile(r"socket://([^/:]+)(?::([0-9]{1,5}))?/?")
_REFUSALS = ("does not exist", "not accepting", "scheduler not responding", "onnection refused")
"""What ``lp`` says (in English) when it surely passed nothing on."""


class CupsPrinter:
    """One raw queue; every write is one job of it."""

    two_way = False

    def __init__(self, queue: str, patience: Patience) -> None:
        self._queue = queue
        self._patience = patience
        self._is_taken = False

    @property
    def identity(self) -> str:
        """That of the device behind the queue where CUPS tells it, else ``cups:`` and the queue's name."""
        try:
            told = _run(["lpstat", "-v", self._queue], self._patience.open)
        except OSError:
            return f"cups:{self._queue}"
        device = told.stdout.decode("utf-8", "replace").partition(": ")[2].rstrip("\n")
        network = _NETWORK.fullmatch(device)
        if network:
            return TcpPrinter(network[1], int(network[2] or PORT), self._patience).identity
        return f"cups:{device or self._queue}"

    def open(self) -> None:
        """See that the queue is there and takes jobs; see `Transport.open`."""
        self._is_taken = False
        try:
            told = _run(["lpstat", "-a", self._queue, "-p", self._queue], self._patience.open)
        except OSError as error:
            raise LineAbsent(Cause.NO_QUEUE, address=self._address) from error
        if told.returncode != 0:
            raise LineAbsent(Cause.NO_QUEUE, address=self._address)
        # a stopped queue takes jobs and prints them some day, when nobody waits for them any more
        if b"not accepting" in told.stdout or b" disabled since" in told.stdout:
            raise LineBlocked(Cause.QUEUE_REFUSES, address=self._address)

    def write(self, data: bytes, told: Told) -> None:
        """Give one job to the queue; `lp` breaking off in between leaves everything in doubt."""
        self._is_taken = False
        told(0)
        try:
            done = _run(["lp", "-d", self._queue, "-o", "raw", "-t", _TITLE], self._patience.stall, data)
        except FileNotFoundError as error:
            raise PrinterLost(Cause.NO_QUEUE, address=self._address) from error
        except OSError as error:
            raise PrinterLost(Cause.NO_ANSWER, len(data), address=self._address) from error
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace")
            gone = 0 if any(words in said for words in _REFUSALS) else len(data)
            raise PrinterLost(Cause.QUEUE_REFUSES, gone, address=self._address)
        self._is_taken = True
        told(len(data))

    def read(self, seconds: float) -> bytes:  # noqa: ARG002 - a queue says nothing, however long one waits
        """Nothing: a queue does not answer."""
        return b""

    def close(self) -> bool:
        """True if the queue took the last job."""
        taken, self._is_taken = self._is_taken, False
        return taken

    @property
    def _address(self) -> str:
        return f"cups://{self._queue}"


def _run(command: list[str], seconds: float, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run one of CUPS' programs, in English.

    Raises:
        FileNotFoundError: it is not installed.
        TimeoutError: it took too long and was stopped.
    """
    program = shutil.which(command[0])
    if program is None:
        raise FileNotFoundError(command[0])
    english = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603 - a fixed program, the queue is one argument
            [program, *command[1:]], input=data, capture_output=True, timeout=seconds, env=english, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(command[0]) from error


def queues(seconds: float = 5.0) -> dict[str, str]:
    """The queues of this computer and the addresses of their devices; empty without CUPS."""
    try:
        told = _run(["lpstat", "-v"], seconds)
    except OSError:
        return {}
    lines = told.stdout.decode("utf-8", "replace").split("\n")
    pairs = (line.removeprefix("device for ").partition(": ") for line in lines if line.startswith("device for "))
    return {queue: device for queue, _, device in pairs}
