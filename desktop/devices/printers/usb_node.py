"""Printers on a Linux printer node, ``/dev/usb/lp0``: the kernel's own driver, one writer at a time."""

import os
import select
import stat
import threading
import time
from pathlib import Path

from desktop.devices.errors import LineBlocked
from desktop.devices.label_printer import Patience, PrinterLost, Told
from desktop.devices.ports import fault_of
from desktop.devices.states import Cause

FOLDERS = (Path("/dev/usb"), Path("/dev"))
_PART = 4096
_READ = 4096
_ID_BYTES = 1024
_GET_DEVICE_ID = 2 << 30 | _ID_BYTES << 16 | ord("P") << 8 | 1
"""``LPIOC_GET_DEVICE_ID`` of the kernel's usblp driver."""
_NOTHING_YET_SECONDS = 0.02


class UsbNodePrinter:
    """One printer node, locked for ourselves while it is open."""

    def __init__(self, path: Path, patience: Patience, *, two_way: bool = True) -> None:
        self.two_way = two_way
        self._path = path
        self._patience = patience
        self._node = -1

    @property
    def identity(self) -> str:
        """``node:`` with the device's number, so that every link to it is one printer; the path while it is away."""
        try:
            found = self._path.stat()
        except OSError:
            return f"node:{self._path}"
        number = found.st_rdev if stat.S_ISCHR(found.st_mode) else found.st_ino
        return f"node:{number}"

    def open(self) -> None:
        """Open and lock; see `Transport.open`. Without the right to write it is blocked, with that cause."""
        if self._node >= 0:
            return
        try:
            self._node = os.open(self._path, os.O_RDWR | os.O_NONBLOCK)
            _lock(self._node)
        except BlockingIOError as error:
            self._drop()
            raise LineBlocked(Cause.PORT_IN_USE, address=str(self._path)) from error
        except OSError as error:
            self._drop()
            raise fault_of(error, str(self._path)) from error

    def write(self, data: bytes, told: Told) -> None:
        """Hand the bytes to the driver, as many as it takes at once."""
        gone = 0
        told(gone)
        while gone < len(data):
            gone += self._write_part(data[gone : gone + _PART], gone)
            told(gone)

    def _write_part(self, part: bytes, gone: int) -> int:
        try:
            node = self._open_node()
            if not select.select([], [node], [], self._patience.stall)[1]:
                raise PrinterLost(Cause.STALLED, gone, address=str(self._path))
            return os.write(node, part)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise PrinterLost(Cause.UNPLUGGED, gone, address=str(self._path)) from error

    def read(self, seconds: float) -> bytes:
        """See `Transport.read`. The driver also answers "end of file" for "nothing yet"."""
        end, pause = time.monotonic() + seconds, threading.Event()
        while True:
            data = self._read_now(max(0.0, end - time.monotonic()))
            if data or time.monotonic() >= end:
                return data
            pause.wait(_NOTHING_YET_SECONDS)

    def _read_now(self, seconds: float) -> bytes:
        try:
            node = self._open_node()
            if not select.select([node], [], [], seconds)[0]:
                return b""
            return os.read(node, _READ)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise PrinterLost(Cause.UNPLUGGED, address=str(self._path)) from error

    def close(self) -> bool:
        """Close; the driver keeps nothing back, so what was written was taken."""
        was_open = self._node >= 0
        self._drop()
        return was_open

    def _open_node(self) -> int:
        if self._node < 0:
            raise PrinterLost(Cause.UNPLUGGED, address=str(self._path))
        return self._node

    def _drop(self) -> None:
        node, self._node = self._node, -1
        if node >= 0:
            os.close(node)


def _lock(node: int) -> None:
    import fcntl

    fcntl.flock(node, fcntl.LOCK_EX | fcntl.LOCK_NB)


# ---------------------------------------------------------------- who is there


def printer_nodes(folders: tuple[Path, ...] = FOLDERS) -> list[Path]:
    """The printer nodes of this computer."""
    return [node for folder in folders for node in sorted(folder.glob("lp[0-9]*"))]


def device_id(path: Path) -> dict[str, str]:
    """What the printer calls itself (IEEE 1284): ``MFG``, ``MDL``, ``SN``, ``CMD`` and others; empty if untold.

    Raises:
        LineBlocked, LineAbsent: it may not be opened, or has gone.
    """
    import fcntl

    told = bytearray(_ID_BYTES)
    try:
        node = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    except OSError as error:
        raise fault_of(error, str(path)) from error
    try:
        fcntl.ioctl(node, _GET_DEVICE_ID, told)
    except OSError:
        return {}
    finally:
        os.close(node)
    return read_device_id(bytes(told))


def read_device_id(told: bytes) -> dict[str, str]:
    """The keys of an IEEE 1284 device id: two bytes of length, then ``KEY:value;``; long key names are shortened."""
    length = int.from_bytes(told[:2], "big")
    text = told[2:length].decode("ascii", "replace")
    pairs = (part.partition(":") for part in text.split(";") if ":" in part)
    return {_SHORT.get(key.strip(" ").upper(), key.strip(" ").upper()): value.strip(" ") for key, _, value in pairs}


_SHORT = {"MANUFACTURER": "MFG", "MODEL": "MDL", "SERIALNUMBER": "SN", "SERN": "SN", "COMMAND SET": "CMD"}
