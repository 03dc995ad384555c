"""Printers on a serial port: RS-232, USB-COM, Bluetooth."""

import contextlib
import os
import threading
import time
from typing import TYPE_CHECKING

from desktop.devices.errors import DeviceFault
from desktop.devices.label_printer import Patience, PrinterLost, Told
from desktop.devices.ports import LINE_ERRORS, Opener, PortEnumerator, close_port, locate, open_port, plugged_in_ports
from desktop.devices.states import Cause

if TYPE_CHECKING:
    import serial

_PART = 256
"""Bytes handed over at once: when the line breaks, no more than these are in doubt. 0.3 s at 9600 baud."""
_CHECK_SECONDS = 0.02


class SerialPrinter:
    """One printer on a port, by any address of `desktop.devices.ports`."""

    def __init__(
        self,
        url: str,
        baud: int,
        patience: Patience,
        ports: PortEnumerator = plugged_in_ports,
        opener: Opener = open_port,
        *,
        two_way: bool = True,
    ) -> None:
        self.two_way = two_way
        self._url = url
        self._baud = baud
        self._patience = patience
        self._ports = ports
        self._opener = opener
        self._port: serial.Serial | None = None

    @property
    def identity(self) -> str:
        """``usb:`` with maker, product and serial number, else ``serial:`` with the port's own name."""
        try:
            place = locate(self._url, None, self._ports())
        except DeviceFault:
            return f"serial:{self._url}"
        if place.port is not None and place.port.serial_number:
            return f"usb:{place.port.vid:04x}:{place.port.pid:04x}:{place.port.serial_number}"
        return f"serial:{os.path.realpath(place.target) if place.target.startswith('/') else place.target}"

    def open(self) -> None:
        """Open for ourselves alone; see `Transport.open`."""
        if self._port is not None:
            return
        port = self._opener(locate(self._url, None, self._ports()).target, self._baud)
        port.write_timeout = self._patience.stall
        self._port = port

    def write(self, data: bytes, told: Told) -> None:
        """Hand the bytes to the port, part by part."""
        port, gone = self._open_port(), 0
        told(gone)
        while gone < len(data):
            part = data[gone : gone + _PART]
            self._write_part(port, part, gone)
            gone += len(part)
            told(gone)

    def _write_part(self, port: "serial.Serial", part: bytes, gone: int) -> None:
        try:
            port.write(part)
        except LINE_ERRORS as error:
            stalled = type(error).__name__ == "SerialTimeoutException"
            cause = Cause.STALLED if stalled else Cause.UNPLUGGED
            raise PrinterLost(cause, gone + len(part), address=self._url) from error

    def read(self, seconds: float) -> bytes:
        """See `Transport.read`."""
        port = self._open_port()
        try:
            port.timeout = seconds
            first = port.read(1) if seconds else b""
            return bytes(first + port.read(port.in_waiting))
        except LINE_ERRORS as error:
            raise PrinterLost(Cause.UNPLUGGED, address=self._url) from error

    def close(self) -> bool:
        """Wait until the port has sent everything, then close; True if it has."""
        port, self._port = self._port, None
        if port is None:
            return False
        try:
            return self._is_sent(port)
        finally:
            close_port(port)

    def _is_sent(self, port: "serial.Serial") -> bool:
        end, pause = time.monotonic() + self._patience.close, threading.Event()
        with contextlib.suppress(*LINE_ERRORS):
            while _waiting(port):
                if time.monotonic() > end:
                    return False
                pause.wait(_CHECK_SECONDS)
            return True
        return False

    def _open_port(self) -> "serial.Serial":
        if self._port is None:
            raise PrinterLost(Cause.UNPLUGGED, address=self._url)
        return self._port


def _waiting(port: "serial.Serial") -> int:
    """Bytes that the port has not sent yet; ports over the network do not tell."""
    return int(getattr(port, "out_waiting", 0))
