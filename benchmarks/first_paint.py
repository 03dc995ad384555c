"""Starts the finished program, prints when it was painted first and when it was usable, and ends it.

Both in milliseconds from the start of the process, which the caller gives as the first argument (seconds since 1970).
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from typing_extensions import override

from desktop.app.home import Options, find_home
from desktop.commands.window import Opening

BEAT_MS = 5


class Watch(QObject):
    """Sees the first paint, and looks for the first page."""

    def __init__(self, opening: Opening, begun: float) -> None:
        super().__init__()
        self._opening = opening
        self._begun = begun
        self.figures: dict[str, float] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Remember the first paint."""
        if event.type() == QEvent.Type.Paint and "first_paint_ms" not in self.figures:
            self.figures["first_paint_ms"] = self._now()
        return False

    def _look(self) -> None:
        if self._opening.window.is_usable:
            self.figures["usable_ms"] = self._now()
            self._opening.app.quit()

    def _now(self) -> float:
        return round((time.time() - self._begun) * 1000, 1)


def main() -> None:
    """Open, measure, close."""
    begun, folder = float(sys.argv[1]), Path(sys.argv[2])
    opening = Opening(find_home(Options(data_dir=str(folder))))
    watch = Watch(opening, begun)
    opening.app.installEventFilter(watch)
    opening.run()
    print(json.dumps(watch.figures))


if __name__ == "__main__":
    main()
