"""Work that waits until nobody waits for the window: one small piece in each idle turn."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

PAUSE_MS: Final = 15
"""Between two pieces, so that whatever came meanwhile has its turn."""
CALM_MS: Final = 400
"""After an answer or a press, before the next piece."""
PATIENCE_MS: Final = 10_000
"""A scan that has no answer by then, because nothing takes scans or the server is gone, holds nothing up any longer."""


class Leisure(QObject):
    """Does the pieces one by one, never while a scan is being answered.

    Args:
        piece: does one piece; False when none was left.
        parent: owner.
    """

    def __init__(self, piece: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._piece = piece
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)

    def begin(self) -> None:
        """There is work to do, as soon as it is calm."""
        if not self._timer.isActive():
            self._timer.start(CALM_MS)

    def scanned(self) -> None:
        """A scan came in: what is left waits for its answer."""
        if self._timer.isActive():
            self._timer.start(PATIENCE_MS)

    def disturbed(self) -> None:
        """A scan was answered, or somebody pressed something: what is left waits a little."""
        if self._timer.isActive():
            self._timer.start(CALM_MS)

    def stop(self) -> None:
        """No more."""
        self._timer.stop()

    def _turn(self) -> None:
        if self._piece():
            self._timer.start(PAUSE_MS)
