"""A screen of several pages: a line of buttons, one for each page, with tools beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views.theme import SPACE
from desktop.views.widgets.one_pressed import line_up


class PagedScreen(QWidget):
    """The frame; who makes one adds tools to ``line``, lays the pages in, and says the words in `translate`.

    Args:
        places: the pages by name, as `show_place` knows them.
        parent: owner.
    """

    def __init__(self, places: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = tuple(places)
        self._ready = False
        self.buttons = tuple(QPushButton() for _ in self._places)
        self.line, self._group, self._stack = QHBoxLayout(), QButtonGroup(self), QStackedWidget()
        self.line.setSpacing(SPACE[1])
        line_up(self.buttons, self._group, self.line)

    def lay_in(self, pages: Sequence[QWidget]) -> None:
        """Put the pages under the line, and begin: the first is shown in the language that is spoken."""
        for page in pages:
            self._stack.addWidget(page)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(SPACE[3])
        room.addLayout(self.line)
        room.addWidget(self._stack, 1)
        self._group.idClicked.connect(self.show_page)
        self._ready = True
        self.show_page(0)
        self.translate()

    @property
    def page(self) -> int:
        """The number of the page that is shown."""
        return self._stack.currentIndex()

    def show_page(self, number: int) -> None:
        """Show a page by its number."""
        self._stack.setCurrentIndex(number)
        self.buttons[number].setChecked(True)

    def show_place(self, name: str) -> None:
        """Show a page by its name."""
        self.show_page(self._places.index(name))

    def name_buttons(self, words: Sequence[str]) -> None:
        """Say what the pages are; a button grows with its words and never shrinks under the hand."""
        for button, word in zip(self.buttons, words, strict=True):
            if button.text() != word:
                button.setText(word)
                button.setMinimumWidth(button.sizeHint().width() + SPACE[5])

    def translate(self) -> None:
        """Take on the language and the fonts."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and self._ready:
            self.translate()


def page_of(*widgets: QWidget, stretch: QWidget, spacing: int) -> QWidget:
    """Widgets under each other as one page without margins; ``stretch`` takes the room that is left."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget, int(widget is stretch))
    return page
