"""Small work beside the window: a file to be written, a list of ports to be read. Never in the thread of the window.

The thread begins with the first piece of work and ends with the last; pieces are done one after the other.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid


@dataclass(frozen=True, slots=True)
class _Piece:
    work: Callable[[], Any]
    taken: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Aside(QObject):
    """Does work that needs no database, and brings the answer home."""

    _home = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._pieces: deque[_Piece] = deque()
        self._thread: threading.Thread | None = None
        self._home.connect(self._take)

    def run(self, work: Callable[[], Any], taken: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        """Do work soon.

        Args:
            work: called in the other thread.
            taken: bound method that gets the answer in this thread.
            failed: bound method that gets the exception instead.
        """
        with self._lock:
            self._pieces.append(_Piece(work, taken, failed))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="aside", daemon=True)
                self._thread.start()

    def wait(self, seconds: float = 5) -> None:
        """Wait until nothing is left to do: at the end of the program."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _run(self) -> None:
        while (piece := self._next()) is not None:
            try:
                value = piece.work()
            except Exception as error:  # noqa: BLE001  # handed to the thread of the window
                self._home.emit(piece, None, error)
            else:
                self._home.emit(piece, value, None)

    def _next(self) -> _Piece | None:
        with self._lock:
            if self._pieces:
                return self._pieces.popleft()
            self._thread = None
            return None

    def _take(self, piece: _Piece, value: Any, error: Exception | None) -> None:
        receiver = getattr(piece.taken, "__self__", None)
        if isinstance(receiver, QObject) and not isValid(receiver):
            return
        if error is None:
            piece.taken(value)
        else:
            piece.failed(error)
