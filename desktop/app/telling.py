"""Tells the pages what changed: the one that is shown soon, the hidden ones when they are shown."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from desktop.domain.changes import Changes

SOON_MS: Final = 200
"""Changes of one moment are told together, after the answer to the scan that made them has been painted."""

Tell = Callable[[Changes, object], None]


class Followed(Protocol):
    """What a page shows."""

    def reload(self) -> None:
        """Read it."""

    def on_changed(self, changes: Changes, initiator: object, /) -> None:
        """Read it anew when this concerns it."""


class Telling(QObject):
    """Keeps for each page what changed since it was last told, and fills it when it is first shown.

    Args:
        shown: the key of the page that is shown.
    """

    def __init__(self, shown: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._told: dict[str, Tell] = {}
        self._fill: dict[str, Callable[[], None]] = {}
        self._kept: dict[str, Changes] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.catch_up)

    def add(self, page: str, desk: Followed) -> None:
        """Take a page in: its desk is filled when it is first shown, and told what changed since."""
        self._fill[page] = desk.reload
        self._told[page] = desk.on_changed

    def keep(self, changes: Changes) -> None:
        """Keep what changed for every page that has been filled; the page that is shown hears of it soon."""
        for page in self._told.keys() - self._fill.keys():
            self._kept[page] = self._kept.get(page, frozenset()) | changes
        if self._shown() in self._kept and not self._soon.isActive():
            self._soon.start()

    def catch_up(self) -> None:
        """Fill the page that is shown, or tell it what it missed."""
        page = self._shown()
        fill = self._fill.pop(page, None)
        if fill is not None:
            fill()
            return
        changes = self._kept.pop(page, None)
        if changes is not None:
            self._told[page](changes, None)
