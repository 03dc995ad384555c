"""A page that is made when it is first shown, so that the window never waits for all of them at once."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override


class LaterPage(QWidget):
    """Room for a page; `above` it so many pixels stay free."""

    def __init__(self, make: Callable[[], QWidget], above: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._made = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, above, 0, 0)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not self._made:
            self._made = True
            page = self._make()
            self._column.addWidget(page)
            page.show()
        super().showEvent(event)
