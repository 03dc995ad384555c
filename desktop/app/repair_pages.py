"""The page of work orders, and the ways to it from other pages."""

from PySide6.QtCore import QObject

from desktop.app.workstation import Workstation
from desktop.presenters.repair_desk import RepairDesk
from desktop.presenters.settlement_desk import Standing
from desktop.views.later_page import Slices
from desktop.views.translation import language_of


class RepairPages(QObject):
    """The desk of work orders and its screen.

    Args:
        at: what every desk stands on.
        site: code of the desk's site.
        parent: owner.
    """

    def __init__(self, at: Workstation, site: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = at.window
        papers = Standing(site, at.station.file.parent / "repairs", language_of)
        self.desk = RepairDesk(at.session, at.router, at.clock, papers, self)

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
