"""The life page: which thing is shown, read anew when somebody moved it."""

from datetime import date, tzinfo
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock, local_day
from desktop.presenters.life_pages import Page, page_of
from desktop.presenters.site_time import zone_of
from desktop.queries.looking_up import Hit
from desktop.runtime.jobs import Jobs

SHOWN = frozenset({Kind.STOCK, Kind.HOLDS, Kind.LABELS, Kind.ITEMS, Kind.PLACES, Kind.PARTIES, Kind.NOTICES})


class Life(QObject):
    """One thing and its page.

    Args:
        jobs: reads.
        clock: tells the day.
        site: code of the site whose local time is shown; "" for the first one.

    Signals:
        changed: another page is there, or the same read anew.
        unread: the page could not be read (the exception); what was shown stays.
    """

    changed = Signal()
    unread = Signal(object)

    def __init__(self, jobs: Jobs, clock: Clock, site: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hit: Hit | None = None
        self.page: Page | None = None
        self.zone: tzinfo | None = None
        self.today: date | None = None
        self._jobs = jobs
        self._clock = clock
        self._site = site
        self._trail: list[Hit] = []

    def open(self, hit: Hit) -> None:
        """Begin with a thing; the way back begins here."""
        self._trail.clear()
        self._show(hit)

    def step_to(self, hit: Hit) -> None:
        """Go on from the thing that is shown to another."""
        if self.hit is not None:
            self._trail.append(self.hit)
        self._show(hit)

    def step_back(self) -> bool:
        """Go back to the thing before; False when this was the first."""
        if not self._trail:
            return False
        self._show(self._trail.pop())
        return True

    def close(self) -> None:
        """Show nothing any more; a page that is still being read is passed over."""
        self.hit = self.page = None
        self._trail.clear()

    def reload(self) -> None:
        """Read the page anew."""
        if self.hit is not None:
            self._show(self.hit)

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's commit touched something."""
        if changes & SHOWN:
            self.reload()

    def _show(self, hit: Hit) -> None:
        self.hit = hit
        site = self._site

        def read(connection: Any) -> tuple[Hit, Page, tzinfo]:
            return hit, page_of(connection, hit), zone_of(connection, site)

        self._jobs.read(read, self._take, self.unread.emit)

    def _take(self, read: tuple[Hit, Page, tzinfo]) -> None:
        hit, page, zone = read
        if hit != self.hit:
            return
        self.page, self.zone = page, zone
        self.today = local_day(self._clock.now(), zone)
        self.changed.emit()
