"""A page made in slices, when it is first shown or while there is time, so that the window never waits for it."""

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

Slices = Generator[None, None, QWidget]
"""Makes a page and lets the window take its turn at each ``yield``; returns the page."""


class LaterPage(QWidget):
    """Room for a page, empty until the page is whole.

    Each turn of the event loop does one slice while the room is in sight; out of sight, `advance` does one.

    Args:
        make: makes the page, at once or in slices.
        above: so many pixels above it stay free.
        parent: owner.

    Signals:
        made: the page is there.
    """

    made = Signal()

    def __init__(
        self, make: Callable[[], QWidget] | Callable[[], Slices], above: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.page: QWidget | None = None
        self._slices = self._make(make)
        self._wanted: list[Callable[[Any], object]] = []
        self._told_language = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, above, 0, 0)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self.advance)

    def advance(self) -> bool:
        """Do one slice; False when the page was whole before."""
        if self.page is not None:
            self._turn.stop()
            return False
        page = next(self._slices, None)
        if page is not None:
            self._turn.stop()
            self.page = page
            self.made.emit()
            wanted, self._wanted = self._wanted, []
            for do in wanted:
                do(page)
        return True

    def then(self, do: Callable[[Any], object]) -> None:
        """Do something with the page: now, or as soon as it is there."""
        if self.page is not None:
            do(self.page)
        else:
            self._wanted.append(do)

    def _make(self, make: Callable[[], QWidget] | Callable[[], Slices]) -> Generator[QWidget | None, None, None]:
        """Make the page, dress it, lay it out; only then is it seen."""
        made = make()
        page = (yield from made) if isinstance(made, Generator) else made
        page.hide()
        yield None
        self._column.addWidget(page)
        yield None
        page.ensurePolished()
        if self._told_language:
            QCoreApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
        yield None
        page.show()
        self._column.activate()
        yield page

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.page is None:
            self._turn.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._turn.stop()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """A page that is not laid out yet hears of a new language when it is."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._told_language = True
