"""From any thread into the window's thread, in order.

Only an empty signal crosses the threads; what is told waits in a queue. Python objects as arguments of a queued signal
are counted by Qt's own thread hand-over, which is not to be relied on.
"""

import queue
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Mailbox(QObject):
    """Where threads leave what they have to tell, until the thread that made the mailbox takes it."""

    _arrived = Signal()

    def __init__(self, take: Callable[[Any], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self._letters: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._arrived.connect(self.read, Qt.ConnectionType.QueuedConnection)

    def leave(self, letter: object) -> None:
        """Leave a letter; from any thread."""
        self._letters.put(letter)
        self._arrived.emit()

    def read(self) -> None:
        """Take every letter that is there."""
        while not self._letters.empty():
            self._take(self._letters.get_nowait())
