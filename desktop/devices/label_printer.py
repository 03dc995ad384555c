"""What a label printer is here: its settings, and the transport that carries bytes to it.

A transport is used by one thread, the printer's own. It never sends anything twice, and it never says that nothing
went out when a byte may have gone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from desktop.devices.errors import DeviceFault
from desktop.devices.states import Cause
from desktop.domain.errors import Fact


class Language(StrEnum):
    """What a printer understands."""

    ZPL = "zpl"
    TSPL = "tspl"
    SYSTEM = "system"
    """Whatever its driver makes: printed through the computer's own printing, not through a transport."""
    PDF = "pdf"
    """A folder or a file that takes PDF."""


class DrawingForm(StrEnum):
    """How a label is put into the printer's language."""

    RASTER = "raster"
    NATIVE = "native"


class Graphics(StrEnum):
    """How ZPL pictures are packed."""

    ACS = "acs"
    Z64 = "z64"
    HEX = "hex"


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """One label printer as a person set it up.

    Attributes:
        name: what people call it; one name for one printer.
        language: what it understands.
        url: where it is, see `desktop.devices.printer_bench`.
        dpi: dots per inch of its head.
        width_mm: width of the labels in it.
        height_mm: their height, along the feed.
        gap_mm: from one label to the next; 0 for a roll without gaps.
        drawing: as one picture, or with the printer's own barcodes and lines.
        graphics: how pictures are packed (ZPL only).
        purposes: what is printed here (``for`` in the file: ``unit``, ``tray``, ``bin``, …); empty for anything.
        darkness: 0 (light) to 30, None for the printer's own.
        speed: inches per second, None for the printer's own.
        baud: signalling rate of a serial port.
        answers: False for a printer that never answers: it is not asked, and its labels are only ever handed over.
        paused: jobs are kept and none is sent.
        enabled: False as if it were not there.
    """

    name: str
    language: Language
    url: str
    dpi: int = 203
    width_mm: float = 60.0
    height_mm: float = 40.0
    gap_mm: float = 2.0
    drawing: DrawingForm = DrawingForm.RASTER
    graphics: Graphics = Graphics.ACS
    purposes: tuple[str, ...] = ()
    darkness: int | None = None
    speed: int | None = None
    baud: int = 9600
    answers: bool = True
    paused: bool = False
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for a printer; all in seconds.

    Attributes:
        open: for the line to open.
        answer: for a whole answer to a question.
        more: for an answer that not every printer gives (``~HQES``, ``ESC ! S``).
        ready: for a printer at work to come to rest before a job.
        stall: without a byte being taken while sending.
        start: for a sign of work after a job was sent, or after the last one.
        finish: for a job to be done.
        close: for the other end to take the rest and hang up.
        poll: between two questions.
    """

    open: float = 5.0
    answer: float = 2.0
    more: float = 0.3
    ready: float = 10.0
    stall: float = 15.0
    start: float = 1.5
    finish: float = 30.0
    close: float = 2.0
    poll: float = 0.1


class PrinterLost(DeviceFault):
    """The line broke, or the printer takes no more.

    Attributes:
        cause: why.
        gone: bytes of the present write that may have gone out; 0 only when surely none has.
    """

    def __init__(self, cause: Cause, gone: int = 0, **facts: Fact) -> None:
        super().__init__(cause, **facts)
        self.cause = cause
        self.gone = gone


Told = Callable[[int], None]
"""Hears how many bytes of a write may have gone: 0 just before the first byte, then after each part."""


class Transport(Protocol):
    """Carries bytes to one printer, and back where the line goes both ways."""

    @property
    def two_way(self) -> bool:
        """The printer can be asked. False for queues and files: what was sent is only ever handed over."""
        ...

    @property
    def identity(self) -> str:
        """The physical printer behind the address: settings with one identity share one queue and one writer.

        May look at the network or ask the print service, so never on the GUI thread.
        """
        ...

    def open(self) -> None:
        """Open the line. Twice is once.

        Raises:
            LineAbsent: nothing there, or nobody answers.
            LineBlocked: there, and not to be used (no permission, in use); waits for a person.
            LineMismatch: two devices fit the address, or another one is there.
        """
        ...

    def write(self, data: bytes, told: Told) -> None:
        """Hand over bytes; not again by itself, whatever happens. To a queue or a folder each write is one job.

        Raises:
            PrinterLost: with the number of bytes that may have gone.
        """
        ...

    def read(self, seconds: float) -> bytes:
        """What the printer says within some seconds, as soon as there is any; empty for silence. 0 does not wait.

        Raises:
            PrinterLost: the other end has gone.
        """
        ...

    def close(self) -> bool:
        """Hand over the rest and close; True if the other end surely took everything. Never raises."""
        ...
