"""A screen that shows one of its pages at a time."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override


class StackedScreen(QWidget):
    """The frame; who makes one puts what stays in sight into ``room``, lays the pages in, and speaks in `translate`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room, self._pages = QVBoxLayout(self), QStackedWidget()
        self.room.setContentsMargins(0, 0, 0, 0)

    def lay_in(self, pages: Iterable[QWidget]) -> None:
        """Put the pages under what is in ``room``; the first is shown."""
        for page in pages:
            self._pages.addWidget(page)
        self.room.addWidget(self._pages, 1)

    def translate(self) -> None:
        """Take on the language of the window."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.translate()
