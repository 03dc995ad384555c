"""Finds serial ports and opens them; pyserial's quirks at opening and closing are kept in this file.

Addresses are written as

* ``/dev/ttyACM0``, ``/dev/serial/by-id/…``, ``COM3``: a port by its name;
* ``usb://0C2E:0CAA:SERIAL``, ``usb://0C2E:0CAA@1-2.3``, ``usb://0C2E:0CAA``: a USB device by vendor and product (four
  hexadecimal digits each) and by its serial number or the socket it is plugged into, whatever name it gets;
* ``socket://host:port``, ``rfc2217://host:port`` (a serial server), ``loop://``: as pyserial knows them.
"""

import contextlib
import errno
import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import serial
from serial.tools import list_ports

from desktop.devices.errors import BadDeviceSetting, DeviceFault, LineAbsent, LineBlocked, LineMismatch
from desktop.devices.states import Cause

BY_ID_FOLDER = Path("/dev/serial/by-id")
READ_SECONDS = 0.05
"""How long one read waits; a pause this long ends a frame where pauses do. Also the wait before a stop is seen."""
WRITE_SECONDS = 1.0


def _line_errors() -> tuple[type[Exception], ...]:
    """What a vanished device raises. ``termios.error`` is no OSError, and Windows has none."""
    try:
        import termios
    except ImportError:
        return (serial.SerialException, OSError)
    return (serial.SerialException, OSError, termios.error)


LINE_ERRORS = _line_errors()
_OPEN_ERRORS: tuple[type[Exception], ...] = (*LINE_ERRORS, ValueError)


@dataclass(frozen=True, slots=True)
class Port:
    """A serial port that the computer has now.

    Attributes:
        device: its name now, such as ``/dev/ttyACM0`` or ``COM3``; another one may have it after the next replug.
        vid: USB vendor; None for a port that is not USB.
        pid: USB product.
        serial_number: USB serial number, where the maker gave one.
        location: the socket it is plugged into, such as ``1-2.3``.
        description: the maker's words for it.
        by_id: its lasting link on Linux.
    """

    device: str
    vid: int | None = None
    pid: int | None = None
    serial_number: str | None = None
    location: str | None = None
    description: str = ""
    by_id: str | None = None

    @property
    def address(self) -> str:
        """The most lasting address: USB identity, else the by-id link, else the USB socket, else the name."""
        usb = f"usb://{self.vid:04X}:{self.pid:04X}" if self.vid is not None and self.pid is not None else None
        if usb and self.serial_number:
            return f"{usb}:{self.serial_number}"
        if self.by_id:
            return self.by_id
        if usb and self.location:
            return f"{usb}@{self.location}"
        return self.device

    def is_same_make(self, other: "Port") -> bool:
        """Both have one vendor, product and serial number (or neither has a number)."""
        return (self.vid, self.pid, self.serial_number) == (other.vid, other.pid, other.serial_number)

    def is_same_piece(self, other: "Port") -> bool:
        """Surely the same device: one serial number, or without one the same socket."""
        told_apart = bool(self.serial_number) or self.location == other.location
        return self.vid is not None and told_apart and self.is_same_make(other)


PortEnumerator = Callable[[], Sequence[Port]]


def plugged_in_ports() -> list[Port]:
    """The serial ports of this computer (about 1 ms); none when one vanishes under the look, the next look tells."""
    try:
        all_found = list_ports.comports()
    except OSError:
        return []
    links = _by_id_links()
    return [
        Port(
            device=found.device,
            vid=found.vid,
            pid=found.pid,
            serial_number=found.serial_number,
            location=found.location,
            description=found.description,
            by_id=links.get(found.device),
        )
        for found in all_found
    ]


def _by_id_links() -> dict[str, str]:
    try:
        links = sorted(BY_ID_FOLDER.iterdir())
    except OSError:
        return {}
    return {str(link.resolve()): str(link) for link in links}


# ---------------------------------------------------------------- from an address to a port


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line is to be opened now.

    Attributes:
        target: what pyserial opens.
        port: the USB device that stands there, if it is known.
        is_network: reached over the network: an open line is an answer.
    """

    target: str
    port: Port | None = None
    is_network: bool = False


_USB = re.compile(r"usb://([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})(?::([^@]+)|@(.+))?")
_SERIAL_SERVER = "rfc2217://"
_NETWORK = ("socket://", _SERIAL_SERVER, "loop://")


def check_address(url: str) -> None:
    """Refuse an address that can never be opened.

    Raises:
        BadDeviceSetting: ``bad_address``.
    """
    usb_is_fine = _USB.fullmatch(url) is not None
    other_is_fine = url.startswith(_NETWORK) or (bool(url) and "://" not in url)
    if not (usb_is_fine or other_is_fine):
        raise BadDeviceSetting("bad_address", address=url)


def locate(url: str, known: Port | None, ports: Iterable[Port]) -> Place:
    """The place that an address means now.

    Args:
        url: an address, see the head of this file.
        known: the device that this line had before, which is followed to a new name.
        ports: what is plugged in.

    Raises:
        LineAbsent: nothing there.
        LineMismatch: another device has the name, or two fit the address.
    """
    if url.startswith(_NETWORK):
        return Place(url, is_network=True)
    asked = _USB.fullmatch(url)
    if asked:
        return _locate_usb(url, asked, ports)
    return _locate_name(url, known, list(ports))


def _locate_usb(url: str, asked: re.Match[str], ports: Iterable[Port]) -> Place:
    vid, pid = int(asked[1], 16), int(asked[2], 16)
    fits = [
        port
        for port in ports
        if (port.vid, port.pid) == (vid, pid)
        and asked[3] in (None, port.serial_number)
        and asked[4] in (None, port.location)
    ]
    if not fits:
        raise LineAbsent(Cause.NOT_PLUGGED_IN, address=url)
    if len(fits) > 1:
        raise LineMismatch(Cause.TWO_ALIKE, address=url, devices=[port.device for port in fits])
    return Place(fits[0].device, fits[0])


def _locate_name(name: str, known: Port | None, ports: list[Port]) -> Place:
    moved = next((port for port in ports if known is not None and port.is_same_piece(known)), None)
    if moved is not None:
        return Place(moved.device, moved)
    real = os.path.realpath(name) if name.startswith("/") else name
    here = next((port for port in ports if port.device in (name, real)), None)
    if known is not None and here is not None and not here.is_same_make(known):
        raise LineMismatch(Cause.OTHER_DEVICE, address=name, found=here.address, known=known.address)
    if here is None and name.startswith("/") and not Path(name).exists():
        raise LineAbsent(Cause.NOT_PLUGGED_IN, address=name)
    return Place(name, here)


# ---------------------------------------------------------------- open and close

Opener = Callable[[str, int], serial.Serial]


def open_port(target: str, baud: int) -> serial.Serial:
    """Open a port for ourselves alone, DTR and RTS raised; what was queued in it before is gone.

    Args:
        target: a port name or an address that pyserial opens.
        baud: signalling rate; the network knows none.

    Raises:
        LineAbsent: nothing there, or nobody answers (a network address may take 5 s to say so).
        LineBlocked: no permission, in use by another program, or not a serial port.
    """
    try:
        if target.startswith(_SERIAL_SERVER):
            return _open_at_server(target, baud)
        return serial.serial_for_url(
            target, baudrate=baud, timeout=READ_SECONDS, write_timeout=WRITE_SECONDS, exclusive=True
        )
    except _OPEN_ERRORS as error:
        raise fault_of(error, target) from error


def _open_at_server(target: str, baud: int) -> serial.Serial:
    from desktop.devices.serial_server_port import SerialServerPort

    # the types say that a port of a server is no Serial, and that `serial_for_url` gives one
    return cast(serial.Serial, SerialServerPort(target, baud, timeout=READ_SECONDS))


def close_port(port: serial.Serial) -> None:
    """Close whatever is left of a port; one that vanished closes too."""
    # pyserial forgets to close a socket whose other end has gone
    socket = getattr(port, "_socket", None)
    with contextlib.suppress(*LINE_ERRORS):
        port.close()
    if socket is not None:
        socket.close()


_BLOCKED = {
    errno.EACCES: Cause.NO_PERMISSION,
    errno.EPERM: Cause.NO_PERMISSION,
    errno.EBUSY: Cause.PORT_IN_USE,
    errno.EAGAIN: Cause.PORT_IN_USE,
    errno.ENOTTY: Cause.NOT_A_SERIAL_PORT,
    errno.EINVAL: Cause.NOT_A_SERIAL_PORT,
    errno.EISDIR: Cause.NOT_A_SERIAL_PORT,
}
_GONE = {errno.ENOENT, errno.ENXIO, errno.ENODEV, errno.EIO}


def fault_of(error: BaseException, address: str) -> DeviceFault:
    """The fault behind an error at opening: Linux tells by number, Windows in pyserial's text only."""
    number = _number(error)
    if number in _BLOCKED:
        return LineBlocked(_BLOCKED[number], address=address)
    if "PermissionError" in str(error):
        return LineBlocked(Cause.PORT_IN_USE, address=address)
    if number in _GONE or "FileNotFoundError" in str(error):
        return LineAbsent(Cause.NOT_PLUGGED_IN, address=address)
    return LineAbsent(Cause.NO_ANSWER, address=address)


def _number(error: BaseException | None) -> int:
    """The system's error number, wherever in the chain of causes it stands; 0 without one."""
    while error is not None:
        first = error.args[0] if error.args else None
        if isinstance(first, int):
            return first
        error = error.__context__
    return 0
