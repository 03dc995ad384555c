"""The page of adverse events, and the ways to it from other pages."""

from PySide6.QtCore import QObject

from desktop.app.papers import papers_in
from desktop.app.workstation import Workstation
from desktop.presenters.adverse_desk import AdverseDesk
from desktop.presenters.adverse_form import Draft
from desktop.presenters.returns_desk import ReturnsDesk
from desktop.views.later_page import Slices


class AdversePages(QObject):
    """The desk of adverse events and its screen.

    Args:
        at: what every desk stands on.
        parent: owner.
    """

    def __init__(self, at: Workstation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = at.window
        self.desk = AdverseDesk(at.session, at.router, at.clock, papers_in("adverse", at), self)

    def page(self) -> Slices:
        """Make the screen."""
        from desktop.views.adverse_screen import AdverseScreen

        yield
        return AdverseScreen(self.desk)

    def follow(self, returns: ReturnsDesk) -> None:
        """Go on with an event that the returns desk opened, or that lacks something there."""
        returns.event_opened.connect(self.show_event)
        returns.event_wanted.connect(self.begin)

    def show_event(self, number: str) -> None:
        """Show one event."""
        self._window.show_page("adverse")
        self.desk.show_event(number)

    def begin(self, draft: Draft) -> None:
        """Put an event together that is known in part."""
        self._window.show_page("adverse")
        self.desk.begin(draft)
