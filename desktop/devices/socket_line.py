"""A scanner made of a loopback server: where there are no pseudo terminals, and for network scanners in tests."""

import contextlib
import socket
import threading

_HOST = "127.0.0.1"
_ANSWER_BYTES = 4096


class SocketLine:
    """Serves one reader at a time; keeps its port number over an unplug.

    Attributes:
        url: the address for the scanner settings; known once it is plugged in.
    """

    def __init__(self) -> None:
        self._port = 0
        self._server: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._reader: socket.socket | None = None
        self._has_reader = threading.Event()
        self.url = ""

    def plug_in(self) -> None:
        """Begin to listen. Twice is once."""
        if self._server is not None:
            return
        self._server = socket.create_server((_HOST, self._port))
        self._port = self._server.getsockname()[1]
        self.url = f"socket://{_HOST}:{self._port}"
        self._thread = threading.Thread(target=self._accept, args=(self._server,), name="socket line", daemon=True)
        self._thread.start()

    def unplug(self) -> None:
        """Hang up and listen no more."""
        if self._server is not None and self._thread is not None:
            server, self._server = self._server, None
            # accept() does not notice a close: a last call from here wakes it
            with contextlib.suppress(OSError), socket.create_connection((_HOST, self._port), timeout=1.0):
                self._thread.join()
            server.close()
        self._hang_up()

    def close(self) -> None:
        """Unplug for good."""
        self.unplug()

    def scan(self, text: str, suffix: str = "\r", gap_seconds: float = 0.0) -> None:
        """Send one scan, as `desktop.devices.pty_line.PtyLine.scan` does."""
        self.send((text + suffix).encode(), gap_seconds)

    def send(self, data: bytes, gap_seconds: float = 0.0) -> None:
        """Send bytes as they are to the reader, who gets one second to come; nothing happens without one."""
        if not self._has_reader.wait(1.0) or self._reader is None:
            return
        pause = threading.Event()
        for part in [data] if not gap_seconds else [bytes([byte]) for byte in data]:
            with contextlib.suppress(OSError):
                self._reader.sendall(part)
            if gap_seconds:
                pause.wait(gap_seconds)

    def answers(self) -> bytes:
        """What the reader has sent back since the last call."""
        if self._reader is None:
            return b""
        self._reader.settimeout(0.0)
        try:
            return self._reader.recv(_ANSWER_BYTES)
        except OSError:
            return b""
        finally:
            self._reader.settimeout(None)

    def _accept(self, server: socket.socket) -> None:
        while True:
            try:
                reader, _ = server.accept()
            except OSError:
                return
            if self._server is None:
                reader.close()
                return
            self._hang_up()
            self._reader = reader
            self._has_reader.set()

    def _hang_up(self) -> None:
        self._has_reader.clear()
        if self._reader is not None:
            self._reader.close()
            self._reader = None
