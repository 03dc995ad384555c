"""A serial server on the network (RFC 2217) with a scanner at its port."""

import contextlib
import socket
import threading

import serial
from serial.rfc2217 import PortManager


class _Caller:
    """How the negotiation answers the caller."""

    def __init__(self, line: socket.socket) -> None:
        self.line = line

    def write(self, data: bytes) -> None:
        self.line.sendall(data)


class SerialServer:
    """Serves one caller at a time; keeps its number over a power cut.

    Attributes:
        heard: what callers sent to the device.
        baud: what the last caller asked for.
    """

    def __init__(self) -> None:
        self._port = 0
        self.heard = bytearray()
        self._device = serial.serial_for_url("loop://")
        self._called, self._hears = threading.Event(), threading.Condition()
        self.plug_in()

    @property
    def url(self) -> str:
        return f"rfc2217://127.0.0.1:{self._port}"

    @property
    def baud(self) -> int:
        return int(self._device.baudrate)

    def plug_in(self) -> None:
        self._server = socket.create_server(("127.0.0.1", self._port))
        self._port = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="serial server")
        self._thread.start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _ = self._server.accept()
                with line:
                    self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        self._line, self._talks = line, PortManager(self._device, _Caller(line))
        while data := line.recv(1024):
            with self._hears:
                self.heard += b"".join(self._talks.filter(data))
                self._hears.notify_all()
            if self._talks._client_is_rfc2217:
                self._called.set()

    def wait_until_heard(self, data: bytes) -> None:
        with self._hears:
            assert self._hears.wait_for(lambda: self.heard == data, 5), bytes(self.heard)

    def send(self, data: bytes) -> None:
        """What the device says."""
        assert self._called.wait(5)
        self._line.sendall(b"".join(self._talks.escape(data)))

    def cut(self, last: bytes = b"") -> None:
        """Send something and go, as a power cut does."""
        if last:
            self.send(last)
        self._called.clear()
        for end in (self._server, self._line):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._thread.join()
