"""A printer that is not there: a server on this computer that answers status, keeps its labels and misbehaves on order.

It ships with the program: the demo prints on it, and people may try what happens when the paper runs out. Printers
with the address ``demo://NAME`` are those of this process that run under that name.
"""

import contextlib
import selectors
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from types import TracebackType

from typing_extensions import override

from desktop.devices.errors import LineAbsent
from desktop.devices.label_printer import Patience
from desktop.devices.printers.label_stream import Asked, Label, LabelStream
from desktop.devices.printers.print_works import (
    Form,
    Orders,
    PrintWorks,
    full_status,
    host_errors,
    host_status,
    status_byte,
)
from desktop.devices.printers.tcp import TcpPrinter
from desktop.devices.states import Cause

HOST = "127.0.0.1"
IDENTITY = b"\x02Loopback,V1.0,8,8192KB\x03\r\n"
_TICK_SECONDS = 0.01
_REST_SECONDS = 0.05
_READ = 65_536
_GARBAGE = b"\x00\xff?????\x1b[2J"
_LINGER_NONE = struct.pack("ii", 1, 0)
"""Closing with this breaks the connection at once (RST), as a lost power supply does."""

_running: dict[str, "LoopbackPrinter"] = {}
_lock = threading.Lock()


@dataclass(slots=True)
class _Caller:
    """One connection: its bytes, and the answers that are still on their way (moment, bytes)."""

    line: socket.socket
    stream: LabelStream = field(default_factory=LabelStream)
    answers: list[tuple[float, bytes]] = field(default_factory=list)


class LoopbackPrinter:
    """One pretended printer; `with` starts and stops it.

    Attributes:
        name: its name in ``demo://NAME``.
    """

    def __init__(self, name: str = "") -> None:
        self.name = name
        self._works = PrintWorks()
        self._state = threading.RLock()
        self._received = bytearray()
        self._port = 0
        self._listener: socket.socket | None = None
        self._callers: dict[socket.socket, _Caller] = {}
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()

    # ------------------------------------------------------------ from outside

    @property
    def port(self) -> int:
        """Where it listens; 0 before the first start."""
        return self._port

    @property
    def url(self) -> str:
        """Its address for the printer settings."""
        return f"socket://{HOST}:{self._port}"

    @property
    def printed(self) -> tuple[Label, ...]:
        """Every label that came out whole, each copy by itself."""
        with self._state:
            self._works.go_on()
            return tuple(self._works.printed)

    @property
    def spoiled(self) -> tuple[Label, ...]:
        """Every label that came out in part."""
        with self._state:
            self._works.go_on()
            return tuple(self._works.spoiled)

    @property
    def received(self) -> bytes:
        """Every byte that came in, questions included."""
        with self._state:
            return bytes(self._received)

    def order(self, orders: Orders) -> None:
        """Misbehave from now on; ``Orders()`` is a good printer again."""
        with self._state:
            self._works.obey(orders)

    def break_down(self, *causes: Cause) -> None:
        """Have something wrong now, until `mend`."""
        with self._state:
            self._works.go_on()
            self._works.causes |= set(causes)

    def mend(self) -> None:
        """Put everything right: what waits is printed on."""
        with self._state:
            self._works.mend()

    def wait_until_done(self, seconds: float = 5.0) -> bool:
        """Wait until nothing is left to print; False if something is after all."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with self._state:
                self._works.go_on()
                if not self._works.waiting:
                    return True
            self._stopping.wait(_TICK_SECONDS)
        return False

    def start(self) -> None:
        """Switch on, at the same port as before. Twice is once."""
        if self._thread is not None:
            return
        self._stopping.clear()
        self._listen()
        self._thread = threading.Thread(target=self._serve, name=f"loopback printer {self.name}", daemon=True)
        self._thread.start()
        with _lock:
            _running[self.name] = self

    def stop(self) -> None:
        """Switch off and wait until the thread has ended."""
        with _lock:
            if _running.get(self.name) is self:
                del _running[self.name]
        self._stopping.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def power_on(self) -> None:
        """Listen again after an ordered loss of power."""
        with self._state:
            self._works.obey(Orders())
            if self._listener is None:
                self._listen()

    def __enter__(self) -> "LoopbackPrinter":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    # ------------------------------------------------------------ on its own thread

    def _listen(self) -> None:
        listener = socket.create_server((HOST, self._port))
        listener.settimeout(0.0)
        self._port = listener.getsockname()[1]
        self._listener = listener

    def _serve(self) -> None:
        while not self._stopping.wait(0.0):
            with self._state:
                self._works.go_on()
                self._answer_what_is_due()
                lines = self._lines()
                tick = _TICK_SECONDS if self._is_at_work() else _REST_SECONDS
            for line in _readable(lines, tick):
                with self._state:
                    self._hear(line)
        with self._state:
            self._hang_up_on_all()

    def _is_at_work(self) -> bool:
        return bool(self._works.waiting) or any(caller.answers for caller in self._callers.values())

    def _lines(self) -> list[socket.socket]:
        listener = [self._listener] if self._listener is not None else []
        return [*listener, *(self._callers if self._works.orders.reads else ())]

    def _hear(self, line: socket.socket) -> None:
        if line is self._listener:
            with contextlib.suppress(OSError):
                accepted, _ = line.accept()
                accepted.settimeout(0.0)
                self._callers[accepted] = _Caller(accepted)
        elif line in self._callers:
            self._read(self._callers[line])

    def _read(self, caller: _Caller) -> None:
        most = min(_READ, max(1, self._bytes_until_the_end(caller)))
        try:
            data = caller.line.recv(most)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._drop(caller)
            return
        self._received += data
        for event in caller.stream.feed(data):
            self._take(caller, event)
        if self._bytes_until_the_end(caller) <= 0:
            self._end(caller)

    def _bytes_until_the_end(self, caller: _Caller) -> int:
        """How many bytes of jobs this connection may still bring before the ordered end."""
        orders = self._works.orders
        ends = [end for end in (orders.hang_up_after, orders.power_off_after) if end is not None]
        return min(ends, default=caller.stream.job_bytes + _READ) - caller.stream.job_bytes

    def _end(self, caller: _Caller) -> None:
        if self._works.orders.power_off_after is None:
            self._drop(caller)
            return
        self._works.forget()
        for one in list(self._callers.values()):
            one.line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NONE)
        self._hang_up_on_all()

    def _take(self, caller: _Caller, event: Asked | Label) -> None:
        if isinstance(event, Label):
            self._works.take(event)
        elif self._answers(event.question):
            self._works.go_on()
            due = time.monotonic() + self._works.orders.answer_seconds
            caller.answers.append((due, self._deformed(self._answer(caller, event.question))))
            self._answer_what_is_due()

    def _answers(self, question: bytes) -> bool:
        orders = self._works.orders
        return not orders.silent and question not in orders.mute_about

    def _answer(self, caller: _Caller, question: bytes) -> bytes:
        causes = set(self._works.causes)
        if caller.stream.is_inside_a_label:
            causes.add(Cause.HALF_A_LABEL)
        answers = {
            b"~HS": lambda: host_status(causes, self._works.waiting),
            b"~HQES": lambda: host_errors(causes),
            b"~HI": lambda: IDENTITY,
            b"\x1b!?": lambda: status_byte(causes, self._works.waiting),
            b"\x1b!S": lambda: full_status(causes - {Cause.HALF_A_LABEL}, self._works.waiting),
        }
        return answers[question]()

    def _deformed(self, answer: bytes) -> bytes:
        forms = {
            Form.WHOLE: answer,
            Form.TWICE: answer * 2,
            Form.HALF: answer[: len(answer) // 2],
            Form.GARBAGE: _GARBAGE,
        }
        return forms[self._works.orders.answer_form]

    def _answer_what_is_due(self) -> None:
        now = time.monotonic()
        for caller in list(self._callers.values()):
            due = [answer for moment, answer in caller.answers if moment <= now]
            caller.answers = [later for later in caller.answers if later[0] > now]
            with contextlib.suppress(OSError):
                for answer in due:
                    caller.line.send(answer)

    def _drop(self, caller: _Caller) -> None:
        self._callers.pop(caller.line, None)
        caller.line.close()

    def _hang_up_on_all(self) -> None:
        # first the door, else somebody who was thrown out comes in again
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        for caller in list(self._callers.values()):
            self._drop(caller)


def _readable(lines: list[socket.socket], seconds: float) -> list[socket.socket]:
    """Those that have something to read within some seconds."""
    if not lines:
        # Windows cannot select nothing
        threading.Event().wait(seconds)
        return []
    with selectors.DefaultSelector() as selector:
        for line in lines:
            if line.fileno() >= 0:
                selector.register(line, selectors.EVENT_READ)
        return [key.fileobj for key, _ in selector.select(seconds) if isinstance(key.fileobj, socket.socket)]


# ---------------------------------------------------------------- demo://NAME


class DemoPrinter(TcpPrinter):
    """The loopback printer of this process that runs under a name; absent while none does."""

    def __init__(self, name: str, patience: Patience) -> None:
        super().__init__(HOST, 0, patience)
        self._name = name

    @property
    @override
    def address(self) -> str:
        """Where it is, for people."""
        return f"demo://{self._name}"

    @property
    @override
    def identity(self) -> str:
        """``demo:`` and its name."""
        return f"demo:{self._name}"

    @override
    def open(self) -> None:
        """Connect to the one that runs now; see `Transport.open`."""
        with _lock:
            there = _running.get(self._name)
        if there is None:
            raise LineAbsent(Cause.NOT_PLUGGED_IN, address=self.address)
        self._port = there.port
        super().open()
