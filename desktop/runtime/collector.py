"""Python's garbage collector, kept to the thread of the window.

The collector runs in whichever thread happens to allocate. When that is a database thread and the garbage holds a
widget, Qt's objects are destroyed in the wrong thread and the program dies. So it is switched off, and the window's
thread collects by a timer.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_BEAT_MS: Final = 1000


class Collector(QObject):
    """Collects garbage in the thread that it lives in, and nowhere else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take over from the automatic collector; what is there now is not looked at again.

        Nor is it collected first: that takes a tenth of a second at the start, for the little that imports leave.
        """
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Give it back."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        """Collect the youngest generation that is over its limit."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return
