"""Printers on the network: raw bytes to a port, mostly 9100."""

import contextlib
import ipaddress
import socket
import time

from desktop.devices.label_printer import Patience, PrinterLost, Told
from desktop.devices.ports import fault_of
from desktop.devices.states import Cause

PORT = 9100
_PART = 16_384
_READ = 4096


class TcpPrinter:
    """One printer by its host and port; a printer serves one connection at a time, so it is closed after each job."""

    def __init__(self, host: str, port: int, patience: Patience, *, two_way: bool = True) -> None:
        self.two_way = two_way
        self._host = host
        self._port = port
        self._patience = patience
        self._line: socket.socket | None = None
        self._is_whole = False

    @property
    def address(self) -> str:
        """Where it is, for people."""
        return f"socket://{self._host}:{self._port}"

    @property
    def identity(self) -> str:
        """``tcp:`` with the number behind the name, so that a name and its number are one printer."""
        return f"tcp:{_number_of(self._host, self._port)}:{self._port}"

    def open(self) -> None:
        """Connect; see `Transport.open`."""
        if self._line is not None:
            return
        try:
            self._line = socket.create_connection((self._host, self._port), timeout=self._patience.open)
            self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._is_whole = True
        except OSError as error:
            self._drop()
            raise fault_of(error, self.address) from error

    def write(self, data: bytes, told: Told) -> None:
        """Hand the bytes to the network; what the system has taken may have gone."""
        line = self._open_line()
        line.settimeout(self._patience.stall)
        gone = 0
        told(gone)
        while gone < len(data):
            gone += self._send(line, data[gone : gone + _PART], gone)
            told(gone)

    def _send(self, line: socket.socket, part: bytes, gone: int) -> int:
        try:
            return line.send(part)
        except TimeoutError as error:
            raise self._lost(Cause.STALLED, gone) from error
        except OSError as error:
            raise self._lost(Cause.HUNG_UP, gone) from error

    def read(self, seconds: float) -> bytes:
        """See `Transport.read`."""
        line = self._open_line()
        line.settimeout(seconds)
        try:
            data = line.recv(_READ)
        except (TimeoutError, BlockingIOError):
            return b""
        except OSError as error:
            raise self._lost(Cause.HUNG_UP) from error
        if not data:
            raise self._lost(Cause.HUNG_UP)
        return data

    def close(self) -> bool:
        """Say that nothing more comes and read what is left: closing on an unread answer would throw bytes away.

        True if the printer then hung up in its turn, having read to the end; not if it did so before.
        """
        line = self._line
        if line is None:
            return False
        try:
            line.shutdown(socket.SHUT_WR)
            return self._read_to_the_end(line) and self._is_whole
        except OSError:
            return False
        finally:
            self._drop()

    def _read_to_the_end(self, line: socket.socket) -> bool:
        end = time.monotonic() + self._patience.close
        while (left := end - time.monotonic()) > 0:
            line.settimeout(left)
            if not line.recv(_READ):
                return True
        return False

    def _open_line(self) -> socket.socket:
        if self._line is None:
            raise self._lost(Cause.HUNG_UP)
        return self._line

    def _lost(self, cause: Cause, gone: int = 0) -> PrinterLost:
        self._is_whole = False
        return PrinterLost(cause, gone, address=self.address)

    def _drop(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            with contextlib.suppress(OSError):
                line.close()


def _number_of(host: str, port: int) -> str:
    """The address number of a host, the lowest of several; the name itself while nobody knows it."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        return host.lower()
    return str(min((ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found), key=_by_family))


def _by_family(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> tuple[int, int]:
    return number.version, int(number)
