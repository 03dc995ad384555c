"""The rooms of the pages in the window; each page is made later, in slices."""

from collections.abc import Callable
from typing import Final

from desktop.presenters.desk import Desk
from desktop.presenters.hub import Hub
from desktop.views.later_page import LaterPage, Slices
from desktop.views.main_window import MainWindow
from desktop.views.page_titles import TITLES


class PageRooms:
    """Puts rooms into the window, and goes to them.

    Args:
        window: the frame.
        hub: brings the scans to the desk whose page is shown.
    """

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        self.window: Final = window
        self._hub = hub
        self._rooms: dict[str, LaterPage] = {}

    def add(self, key: str, make: Callable[[], Slices], desk: Desk | None = None, *, answer: bool = True) -> LaterPage:
        """Add a room at the end.

        Args:
            key: of the page, one of `desktop.views.page_titles.TITLES`.
            make: makes the page.
            desk: takes the scans there; None when nothing is scanned.
            answer: the Answer to scans is shown above the page.
        """
        if desk is not None:
            self._hub.add(key, desk)
        return self._put(key, make, answer=desk is not None and answer)

    def expect(self, key: str, make: Callable[[], Slices], *, answer: bool = True) -> LaterPage:
        """Add a room whose desk comes later; what is scanned there waits for it."""
        self._hub.expect(key)
        return self._put(key, make, answer=answer)

    def _put(self, key: str, make: Callable[[], Slices], *, answer: bool) -> LaterPage:
        icon, title = TITLES[key]
        room = self._rooms[key] = LaterPage(make)
        self.window.add_page(key, icon, title, room, answer=answer)
        return room

    def show(self, key: str) -> LaterPage:
        """Show a page; `LaterPage.then` does something with it as soon as it is there."""
        self.window.show_page(key)
        return self._rooms[key]
