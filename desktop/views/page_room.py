"""The room of one page in the window: out of sight it takes on theme and language later, one room at a time."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views.later_page import LaterPage
from desktop.views.theme import SPACE, Theme, current


class PageRoom(QWidget):
    """Holds a page and dresses it.

    Each room wears the style sheet itself: to dress all widgets of all pages by one sheet of the application took over
    a second, ten times as long as room by room.
    """

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._worn: Theme | None = None
        self._untold = False
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[5], SPACE[4], SPACE[5], SPACE[4])
        column.addWidget(page)

    def catch_up(self) -> bool:
        """Take on the theme and the language of the window; False when nothing was due."""
        due = self._worn is not current() or self._untold
        if self._worn is not current():
            self._worn = current()
            self._worn.wear(self)
        if self._untold:
            self._untold = False
            QCoreApplication.sendEvent(self._page, QEvent(QEvent.Type.LanguageChange))
        return due

    @property
    def is_whole(self) -> bool:
        """The page itself is there."""
        return not isinstance(self._page, LaterPage) or self._page.page is not None

    def prepare(self) -> bool:
        """One slice of what a first showing would wait for; False when there is nothing left."""
        return self.catch_up() or (isinstance(self._page, LaterPage) and self._page.advance())

    @override
    def event(self, event: QEvent) -> bool:
        """Out of sight, a new language waits."""
        if event.type() == QEvent.Type.LanguageChange and self.isHidden():
            self._untold = True
            return True
        return super().event(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.catch_up()
        super().showEvent(event)
