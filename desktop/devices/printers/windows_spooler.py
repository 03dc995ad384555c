"""Printers behind the Windows spooler: a raw document in a queue.

The spooler takes the bytes and tells nothing about the label (it says "ready" of a printer without power). The library
is handed in, so that everything but Windows itself is proved anywhere.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from dataclasses import dataclass
from typing import Any, Final

from desktop.devices.errors import DeviceFault, LineAbsent, LineBlocked
from desktop.devices.label_printer import Patience, PrinterLost, Told
from desktop.devices.states import Cause

_PART = 65_536
_TITLE = "Sparezone"
_RAW = "RAW"
ACCESS_DENIED: Final = 5
LOCAL_AND_CONNECTED: Final = 2 | 4
_LIST_LEVEL = 4
_STATUS_LEVEL = 6
STANDS_STILL: Final = 0x0001 | 0x0080
"""Paused, or set to "use offline": it takes documents and prints them some day."""


class DocInfo(ctypes.Structure):
    """``DOC_INFO_1W``."""

    _fields_ = (("name", wintypes.LPWSTR), ("output", wintypes.LPWSTR), ("datatype", wintypes.LPWSTR))


class PrinterInfo(ctypes.Structure):
    """``PRINTER_INFO_4W``."""

    _fields_ = (("name", wintypes.LPWSTR), ("server", wintypes.LPWSTR), ("attributes", ctypes.c_uint32))


@dataclass(frozen=True, slots=True)
class Spooler:
    """The spooler's library.

    Attributes:
        library: ``winspool.drv``, or what answers like it.
        last_error: the number of the last error.
    """

    library: Any
    last_error: Callable[[], int]


def windows_spooler() -> Spooler:
    """The spooler of this computer.

    Raises:
        LineAbsent: this is not Windows.
    """
    if sys.platform == "win32":
        return Spooler(ctypes.WinDLL("winspool.drv", use_last_error=True), ctypes.get_last_error)
    raise LineAbsent(Cause.NO_QUEUE)


class SpoolerPrinter:
    """One queue; every write is one raw document."""

    two_way = False

    def __init__(self, queue: str, _patience: Patience, spooler: Callable[[], Spooler] = windows_spooler) -> None:
        self._queue = queue
        self._find = spooler
        self._spooler: Spooler | None = None
        self._handle = wintypes.HANDLE()
        self._is_taken = False

    @property
    def identity(self) -> str:
        """``spooler:`` and the queue's name; Windows does not care for capitals."""
        return f"spooler:{self._queue.lower()}"

    def open(self) -> None:
        """Open the queue; see `Transport.open`."""
        if self._spooler is not None:
            return
        spooler = self._find()
        if not spooler.library.OpenPrinterW(ctypes.c_wchar_p(self._queue), ctypes.byref(self._handle), None):
            raise self._fault(spooler.last_error())
        self._spooler = spooler
        if self._stands_still(spooler.library):
            self.close()
            raise LineBlocked(Cause.QUEUE_REFUSES, address=self._address)

    def _stands_still(self, library: Any) -> bool:
        status, needed = ctypes.c_uint32(0), ctypes.c_uint32(0)
        room = ctypes.sizeof(status)
        told = library.GetPrinterW(self._handle, _STATUS_LEVEL, ctypes.byref(status), room, ctypes.byref(needed))
        return bool(told) and bool(status.value & STANDS_STILL)

    def _fault(self, number: int) -> DeviceFault:
        if number == ACCESS_DENIED:
            return LineBlocked(Cause.NO_PERMISSION, address=self._address)
        return LineAbsent(Cause.NO_QUEUE, address=self._address)

    def write(self, data: bytes, told: Told) -> None:
        """Put one raw document into the queue; a document that broke off is taken back as far as that goes."""
        library = self._library()
        self._is_taken = False
        told(0)
        info = DocInfo(_TITLE, None, _RAW)
        if not library.StartDocPrinterW(self._handle, 1, ctypes.byref(info)):
            raise PrinterLost(Cause.QUEUE_REFUSES, address=self._address)
        self._write_document(library, data, told)
        if not library.EndDocPrinter(self._handle):
            raise PrinterLost(Cause.QUEUE_REFUSES, len(data), address=self._address)
        self._is_taken = True

    def _write_document(self, library: Any, data: bytes, told: Told) -> None:
        gone = 0
        is_fine = bool(library.StartPagePrinter(self._handle))
        while is_fine and gone < len(data):
            part = data[gone : gone + _PART]
            written = ctypes.c_uint32(0)
            is_fine = bool(library.WritePrinter(self._handle, part, len(part), ctypes.byref(written)))
            gone += written.value
            is_fine = is_fine and written.value > 0
            told(gone)
        if not is_fine or not library.EndPagePrinter(self._handle):
            library.AbortPrinter(self._handle)
            raise PrinterLost(Cause.QUEUE_REFUSES, gone, address=self._address)

    def read(self, seconds: float) -> bytes:  # noqa: ARG002 - a queue says nothing, however long one waits
        """Nothing: the spooler does not answer."""
        return b""

    def close(self) -> bool:
        """Close the queue; True if it took the last document."""
        spooler, self._spooler = self._spooler, None
        taken, self._is_taken = self._is_taken, False
        if spooler is not None:
            spooler.library.ClosePrinter(self._handle)
        return taken

    def _library(self) -> Any:
        if self._spooler is None:
            raise PrinterLost(Cause.NO_QUEUE, address=self._address)
        return self._spooler.library

    @property
    def _address(self) -> str:
        return f"spooler://{self._queue}"


def queues(spooler: Callable[[], Spooler] = windows_spooler) -> list[str]:
    """The names of the queues of this computer; empty where there is no spooler."""
    try:
        library = spooler().library
    except LineAbsent:
        return []
    needed, count = ctypes.c_uint32(0), ctypes.c_uint32(0)
    told = (LOCAL_AND_CONNECTED, None, _LIST_LEVEL)
    library.EnumPrintersW(*told, None, 0, ctypes.byref(needed), ctypes.byref(count))
    room = ctypes.create_string_buffer(max(1, needed.value))
    if not library.EnumPrintersW(*told, room, needed, ctypes.byref(needed), ctypes.byref(count)):
        return []
    found = ctypes.cast(room, ctypes.POINTER(PrinterInfo * count.value)).contents if count.value else ()
    return [str(info.name) for info in found]
