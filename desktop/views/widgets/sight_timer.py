"""A timer for what is only worth doing while somebody can see it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

SECOND_MS: Final = 1000


class SightTimer(QTimer):
    """Runs while its parent is in sight; ``every_ms`` in milliseconds."""

    def __init__(self, parent: QWidget, every_ms: int = SECOND_MS) -> None:
        super().__init__(parent)
        self.setInterval(every_ms)
        parent.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.start()
        elif event.type() == QEvent.Type.Hide:
            self.stop()
        return False
