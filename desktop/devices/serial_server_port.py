"""A port of a serial server on the network (RFC 2217), with what pyserial's own lacks.

Pyserial's refuses any limit for writing, and drops what was read last when the server hangs up right after it.
"""

from queue import Empty, Queue
from threading import Thread

from serial import SerialException, rfc2217
from typing_extensions import override


class SerialServerPort(rfc2217.Serial):
    """Reads to the last byte before it tells that the server has gone.

    A write is given up by the network itself, 5 s after the server takes nothing any more.
    """

    _read_buffer: "Queue[bytes | None]"
    _thread: Thread | None

    @override
    def read(self, size: int = 1) -> bytes:
        """Up to so many bytes: what comes within the time limit, and then what is there.

        Raises:
            SerialException: the server has gone, and everything that it sent was read.
        """
        reader, data = self._thread, bytearray()
        is_reading = reader is not None and reader.is_alive()
        try:
            data += self._read_buffer.get(timeout=self.timeout) or b""
            while len(data) < size:
                data += self._read_buffer.get_nowait() or b""
        except Empty:
            if not data and not is_reading:
                raise SerialException("the serial server has gone") from None
        return bytes(data)

    @property  # type: ignore[explicit-override] # mypy sees it on no property with a setter
    @override
    def write_timeout(self) -> None:
        """None: a write has no limit of its own."""

    @write_timeout.setter
    @override
    def write_timeout(self, _limit: float | None) -> None:
        """Keep to the network's limit."""
