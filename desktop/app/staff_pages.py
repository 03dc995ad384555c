"""The page of people and training."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.app.workstation import Workstation
from desktop.presenters.staff_desk import StaffDesk
from desktop.views.later_page import Slices


class StaffPages(QObject):
    """The staff desk and its screen.

    Args:
        at: what every desk stands on.
        site: code of the desk's site.
        show_import: shows the import page for a kind of file.
        parent: owner.
    """

    def __init__(
        self, at: Workstation, site: str, show_import: Callable[[str], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = StaffDesk(at.session, at.router, at.clock, site, self)
        self._show_import = show_import

    def page(self) -> Slices:
        """Make the screen in slices."""
        from desktop.views.people_screen import PeopleScreen, pages_in_slices

        yield
        made = yield from pages_in_slices(self.desk)
        yield
        screen = PeopleScreen(self.desk, made)
        screen.import_wanted.connect(self._import)
        return screen

    def _import(self) -> None:
        self._show_import("questions")
