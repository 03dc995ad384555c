"""A watch on the GUI thread: a stall over 100 ms goes into the log."""

import logging
import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

LIMIT_MS: Final = 100
_BEAT_MS: Final = 20
_LOG: Final = logging.getLogger(__name__)


class StallWatch(QObject):
    """Beats in the GUI thread and looks how late each beat is.

    Attributes:
        longest_ms: the longest gap between two beats so far, less the beat itself.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest_ms = 0.0
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to watch."""
        self._last = time.monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now = time.monotonic()
        late_ms = (now - self._last) * 1000 - _BEAT_MS
        self._last = now
        self.longest_ms = max(self.longest_ms, late_ms)
        if late_ms > LIMIT_MS:
            _LOG.warning("the window stood still for %.0f ms", late_ms)
