"""The pages of prevention and of the figures of service."""

from PySide6.QtCore import QObject

from desktop.app.workstation import Workstation
from desktop.presenters.figures_desk import FiguresDesk
from desktop.presenters.prevention_desk import PreventionDesk
from desktop.views.later_page import Slices


class PreventionPages(QObject):
    """The prevention desk and the figures, with their screens.

    Args:
        at: what every desk stands on.
        site: code of the desk's site.
        parent: owner.
    """

    def __init__(self, at: Workstation, site: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = PreventionDesk(at.session, at.router, at.clock, site, self)
        self.figures = FiguresDesk(at.session, at.clock, site, self, folder=at.station.file.parent)

    def start(self) -> None:
        """Look at all devices once a day from now on."""
        self.desk.watch.start()

    def finish(self) -> None:
        """End that."""
        self.desk.watch.stop()

    def page(self) -> Slices:
        """Make the screen."""
        from desktop.views.prevention_screen import PreventionScreen, slices_of

        yield
        parts = yield from slices_of(self.desk)
        yield
        return PreventionScreen(self.desk, parts)

    def figures_page(self) -> Slices:
        """Make the screen of the figures."""
        from desktop.views.figures_screen import FiguresScreen

        yield
        return FiguresScreen(self.figures)
