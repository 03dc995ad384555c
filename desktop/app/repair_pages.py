"""The page of work orders, and the ways to it from other pages."""

from PySide6.QtCore import QObject

from desktop.app.papers import papers_in
from desktop.app.workstation import Workstation
from desktop.presenters.repair_desk import RepairDesk
from desktop.views.later_page import Slices


class RepairPages(QObject):
    """The desk of work orders and its screen.

    Args:
        at: what every desk stands on.
        parent: owner.
    """

    def __init__(self, at: Workstation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = at.window
        self.desk = RepairDesk(at.session, at.router, at.clock, papers_in("repairs", at), self)

    def page(self) -> Slices:
        """Make the screen."""
        from desktop.views import repair_intake_page, repair_terms_page, repair_work_page  # noqa: F401  # one by one

        yield
        from desktop.views.repair_screen import RepairScreen

        yield
        return RepairScreen(self.desk)

    def show_order(self, number: str) -> None:
        """Show one order."""
        self._window.show_page("repairs")
        self.desk.show_order(number)
