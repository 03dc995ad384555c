"""A field to search in: tells the words when the person stops typing, never in the middle of a Chinese word."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from desktop.views.icons import icon
from desktop.views.theme import Role

PAUSE_MS: Final = 250


class SearchField(QLineEdit):
    """Escape empties it, Enter tells at once.

    Signals:
        searched: the words, each time they have changed and the person has paused.
    """

    searched = Signal(str)

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self._composing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._picture = self.addAction(icon("search", Role.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMaxLength(200)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self._tell)

    def _wait(self) -> None:
        if not self._composing:
            self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._told and not self._composing:
            self._told = self.text()
            self.searched.emit(self._told)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        if self._composing:
            self._pause.stop()
        super().inputMethodEvent(event)
        if event.commitString():
            self._wait()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._pause.stop()
        super().hideEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_picture"):
            self._picture.setIcon(icon("search", Role.MUTED))
