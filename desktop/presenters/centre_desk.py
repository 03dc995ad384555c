"""The card of a maintenance centre at hand: read anew when something it tells of changes, and written as a paper."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.errors import Refusal
from desktop.presenters.session import Session
from desktop.queries.centre_card import CentreCard, centre_card

TOLD: Final = frozenset({Kind.PLACES, Kind.PARTIES, Kind.PEOPLE, Kind.ORDERS, Kind.EQUIPMENT, Kind.TRAYS})
"""What a card tells of."""


class CentreDesk(QObject):
    """One card at a time.

    Attributes:
        card: as it was read last; None for no centre at hand.

    Signals:
        changed: another card, or the same one anew.
        written: where the paper was written to.
        failed: a refusal or a fault.
    """

    changed = Signal()
    written = Signal(str)
    failed = Signal(object)

    def __init__(self, session: Session, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.card: CentreCard | None = None
        self._session, self._clock = session, clock
        self._site, self._turn = "", 0

    def show(self, site: str) -> None:
        """Show the card of a site."""
        self._site = site
        self.reload()

    def leave(self) -> None:
        """No centre is at hand."""
        self._site, self.card = "", None
        self._turn += 1
        self.changed.emit()

    def reload(self) -> None:
        """Read the card anew."""
        if not self._site:
            return
        self._turn += 1
        turn, site, now = self._turn, self._site, self._clock.now()
        self._session.jobs.read(lambda connection: (turn, centre_card(connection, site, now)), self._read, self._failed)

    def on_changed(self, changes: Changes) -> None:
        """Somebody changed something that the card tells of."""
        if changes & TOLD:
            self.reload()

    def write(self, path: Path, language: str) -> None:
        """Write the card at hand as a paper."""
        asked = (self._site, self._clock.now())

        def build(connection: Any) -> str:
            from desktop.reports.centre_card import build_centre_card

            try:
                build_centre_card(connection, path, language, asked)
            except OSError as error:
                raise Refusal("note_unwritten", detail=str(error.strerror)) from error
            return str(path)

        self._session.jobs.read(build, self.written.emit, self._failed)

    def _read(self, read: tuple[int, CentreCard]) -> None:
        if read[0] == self._turn:
            self.card = read[1]
            self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
