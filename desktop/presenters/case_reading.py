"""What the cases' desk shows: all cases, and the one at hand with all that hangs on it."""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.errors import Refusal
from desktop.presenters.case_duties import CaseDuty
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.cases import CaseRow, CaseView, case_view, cases
from desktop.queries.duties import CaseDuties, FollowUpForm, case_duties, follow_up_form
from desktop.queries.tables import TableRow, at_table
from desktop.queries.usage_dependents import usage_dependents

WHEN_CHANGED: Final = frozenset({Kind.CASES, Kind.TRAYS, Kind.STOCK, Kind.HOLDS})


@dataclass(frozen=True, slots=True)
class _WholeCase:
    """All that is read of the case at hand."""

    view: CaseView
    duties: CaseDuties
    form: FollowUpForm
    rests: tuple[str, ...]
    at_table: tuple[TableRow, ...]


class CaseReading(Desk):
    """The part of the cases' desk that reads.

    Attributes:
        rows: all cases.
        view: the one at hand; None while the list is shown.
        rests: the documents that rest on its usage report.
        at_table: the engineers who have its table.
        step: what the next scans mean: "" (pieces are reserved), ``back`` (they are found again), ``implanted`` or
            ``wasted`` (they are stickers of the sheet).
        ended: the local end of the operation as it was entered, "" for now.
        reason: as it was typed.
    """

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.clock, self.site = clock, site
        self.rows: tuple[CaseRow, ...] = ()
        self.view: CaseView | None = None
        self.rests: tuple[str, ...] = ()
        self.at_table: tuple[TableRow, ...] = ()
        self.step = self.ended = self.reason = ""
        self.duties = CaseDuty(session, self)
        self._waiting_reply: Reply | None = None
        self._reading = NewestReading(self.jobs, self)
        self._reading.came.connect(self._shown)
        self._reading.missed.connect(self._unshown)

    def reload(self) -> None:
        """Read the list, and the case at hand."""
        self._read_list()
        if self.view is not None:
            self._read_view(self.view.row.number)

    def on_changed(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched cases, trays or stock."""
        if changes & WHEN_CHANGED and initiator is not self:
            self.reload()

    def _read_list(self) -> None:
        site = self.site
        self.jobs.read(lambda connection: cases(connection, site=site), self._listed, self._unlisted)

    def _listed(self, rows: tuple[CaseRow, ...]) -> None:
        self.rows = rows
        self.changed.emit()

    def _unlisted(self, _error: Exception) -> None:
        """The rows stay; the database chip says why."""

    def _read_view(self, number: str) -> None:
        self._reading.ask(lambda connection: _whole_case(connection, number))

    def _shown(self, whole: _WholeCase) -> None:
        if self.view is not None and self.view.row.number != whole.view.row.number:
            self.ended = self.reason = ""  # they were typed for the case that was shown
        self.view, self.rests, self.at_table = whole.view, whole.rests, whole.at_table
        self.duties.show(whole.duties, whole.form)
        self._say_waiting()
        self.changed.emit()

    def _unshown(self, error: Exception) -> None:
        waiting = self._waiting_reply
        if waiting is not None and waiting.code == "case_shown":
            self._waiting_reply = None
            self.refuse(error)
        self._say_waiting()

    def _say_waiting(self) -> None:
        reply, self._waiting_reply = self._waiting_reply, None
        if reply is not None:
            self.reply(reply)

    def after(self, number: str, reply: Reply) -> None:
        """Read the case anew, then answer."""
        self._read_list()
        self._waiting_reply = reply
        self._read_view(number)

    def at_hand(self) -> CaseView:
        """The case at hand.

        Raises:
            Refusal: ``scan_case_first``.
        """
        if self.view is None:
            raise Refusal("scan_case_first")
        return self.view

    def show_case(self, number: str) -> None:
        """Show a case that was chosen in the list."""
        self.step, self.ended, self.reason = "", "", ""
        self.duties.forget()
        self._read_view(number)

    def leave(self) -> None:
        """Back to the list; nothing is booked by it."""
        if self.held is None:
            self._reading.forget()
            self.view, self.step = None, ""
            self.duties.forget()
            self.reload()
            self.changed.emit()


def _whole_case(connection: Any, number: str) -> _WholeCase:
    duties, form = case_duties(connection, number), follow_up_form(connection, number)
    rests, engineers = usage_dependents(connection, number), at_table(connection, number)
    return _WholeCase(case_view(connection, number), duties, form, rests, engineers)
