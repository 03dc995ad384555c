"""What the desk of adverse events shows: the list, the event at hand, a new one, the contacts, and the papers."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock, local_day
from desktop.domain.errors import Refusal
from desktop.presenters import adverse_replies as say
from desktop.presenters.adverse_form import Draft, Typed
from desktop.presenters.desk import Settler
from desktop.presenters.reading_desk import Reading, ReadingDesk
from desktop.presenters.session import Session
from desktop.presenters.settlement_desk import Standing
from desktop.presenters.site_time import zone_of
from desktop.queries.adverse import AdverseRow, ContactRow, adverse_events, contacts
from desktop.queries.adverse_page import AdverseView, PartyNamed, adverse_view, parties
from desktop.queries.order_offer import Offer, offer

WHEN_CHANGED: Final = frozenset({Kind.ADVERSE, Kind.DEADLINES, Kind.PARTIES, Kind.HOLDS, Kind.RECALLS})
FIRST, WRITTEN, CARD = "first-report", "written-report", "contact-card"


@dataclass(frozen=True, slots=True)
class AdverseBoard:
    """All events, everybody who is called, and what a form offers; ``zone`` is the site's."""

    events: tuple[AdverseRow, ...] = ()
    contacts: tuple[ContactRow, ...] = ()
    parties: tuple[PartyNamed, ...] = ()
    offer: Offer = field(default_factory=Offer)
    zone: tzinfo = UTC


def _board(connection: Any, now: datetime, site: str) -> AdverseBoard:
    zone = zone_of(connection, site)
    people = contacts(connection, local_day(now, zone))
    return AdverseBoard(adverse_events(connection), people, parties(connection), offer(connection), zone)


class AdverseReading(ReadingDesk[AdverseBoard, AdverseView]):
    """All events, the one at hand, or a new one that is put together.

    Attributes:
        draft: the new event; None when none is put together.
        at_contacts: the contacts are looked after.
        clock_chosen: the clock whose report is worked on; "" for what ends first.
        typed: what stands in the fields.
    """

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, standing: Standing, parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, Reading(clock, standing.site, AdverseBoard(), _board, adverse_view), parent)
        self.standing = standing
        self.draft: Draft | None = None
        self.at_contacts = False
        self.clock_chosen = ""
        self.typed = Typed()

    @property
    def step(self) -> str:
        """The one next action, see `desktop.presenters.adverse_replies.step_of`."""
        return say.step_of(self.view.row, self.clock_chosen) if self.view is not None else ""

    @property
    def is_late(self) -> bool:
        """Whether the report that comes next is late by now, so that a reason is asked for."""
        clock = say.next_clock(self.view.row, self.clock_chosen) if self.view is not None else None
        return clock is not None and say.is_late(clock, self.now)

    # ---------------------------------------------------------------- reading

    def reload(self) -> None:
        """Read the board, and the event at hand."""
        self.reload_rows()
        if self.view is not None:
            self.read_view(self.view.row.number)

    def on_changed(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched an event, a clock or a contact."""
        if changes & WHEN_CHANGED and initiator is not self:
            self.reload()

    @override
    def take_in(self, view: AdverseView) -> None:
        super().take_in(view)
        self.draft, self.at_contacts = None, False

    # ---------------------------------------------------------------- what is shown

    def show_event(self, number: str) -> None:
        """Show an event that was chosen in the list, or opened at another desk."""
        self._forget()
        self.read_view(number)

    def _forget(self) -> None:
        self.clock_chosen, self.typed, self.draft, self.at_contacts = "", Typed(), None, False

    def leave(self) -> None:
        """Back to the list; nothing is booked by it."""
        if self.held is None:
            self.forget_view()
            self._forget()
            self.reload()
            self.changed.emit()

    def begin(self, draft: Draft | None = None) -> None:
        """Put a new event together; with ``draft`` as far as it is known."""
        if self.held is None:
            self.forget_view()
            self._forget()
            self.draft = draft or Draft()
            self.reload()
            self.changed.emit()

    def look_after_contacts(self) -> None:
        """Show who is called, to add, change, verify and retire."""
        if self.held is None:
            self.forget_view()
            self._forget()
            self.at_contacts = True
            self.reload()
            self.changed.emit()

    def choose_clock(self, rule: str) -> None:
        """Work on the report of a clock that does not end first."""
        self.clock_chosen = rule
        self.changed.emit()

    def _number(self) -> str:
        if self.view is None:
            raise Refusal("scan_event_first")
        return self.view.row.number

    # ---------------------------------------------------------------- the papers

    def paper_path(self, kind: str) -> Path:
        """Where CONFIRM saves a paper of the event at hand."""
        return self.standing.folder / f"{self._number()}-{kind}.pdf"

    def write_paper(self, kind: str, path: Path) -> None:
        """Write a paper of the event at hand as a PDF: `FIRST`, `WRITTEN` or `CARD`, the contacts."""
        number, now, language = self._number(), self.now, self.standing.language()

        def build(connection: Any) -> None:
            from desktop.reports.adverse_papers import build_paper

            build_paper(connection, path, language, (kind, number), now)

        self.save_paper(path, build, "adverse_paper")
