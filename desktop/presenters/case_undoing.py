"""What UNDO takes back at each stage of a case: what is reserved, a sticker of the sheet, or the whole usage report."""

from typing import Any, Final

from desktop.domain.cases import CaseState
from desktop.domain.codes import Command
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.case_reading import CaseReading
from desktop.presenters.case_replies import let_go
from desktop.presenters.question import Way
from desktop.presenters.reply import Reply
from desktop.queries.cases import CaseView
from desktop.queries.usage_dependents import usage_dependents
from desktop.services.cases import reserving, undoing_use, using
from desktop.services.wire import to_wire

BEFORE: Final = (CaseState.PLANNED, CaseState.READY)
BY_CARD: Final = "UNDO"
"""The reason that is recorded when a card took something back and nobody typed another."""


class UndoingDesk(CaseReading):
    """The part of the cases' desk that takes things back.

    A question holds the line before more than one sticker goes; YES takes back, NO books nothing.
    """

    def undo(self) -> None:
        """UNDO was scanned."""
        view = self.at_hand()
        if view.row.state in BEFORE:
            self._ask_to_release(view)
        elif view.row.state is CaseState.REPORTED and view.report is not None:
            number, report = view.row.number, view.report.number
            self.jobs.read(
                lambda connection: (number, report, usage_dependents(connection, number)), self._rests, self.refuse
            )
        else:
            request = using.TakeOffSticker(view.row.number, raw=self.raw)
            self.write(using.TAKE_OFF_STICKER, request, self._taken_off)

    def _taken_off(self, taken: using.StickerTakenOff) -> None:
        self.after(taken.number, Reply(Verdict.INFO, "sticker_taken_off", to_wire(taken)))

    # ---------------------------------------------------------------- reservations

    def _ask_to_release(self, view: CaseView) -> None:
        pieces = sum(one.quantity for one in view.reserved if not one.outcome)
        if not pieces:
            raise Refusal("nothing_reserved", case=view.row.number)
        number = view.row.number
        self._ask("release_asked", {"case": number, "pieces": int(pieces)}, lambda: self._release(number))

    def _release(self, number: str) -> None:
        request = reserving.ReleaseReservations(number, BY_CARD)
        self.write(reserving.RELEASE_RESERVATIONS, request, self._let_go)

    # ---------------------------------------------------------------- the usage report

    def _rests(self, found: tuple[str, str, tuple[str, ...]]) -> None:
        number, report, documents = found
        if documents:
            self.refuse(Refusal("depends_on_it", report=report, documents=list(documents), first=documents[0]))
        else:
            self._ask("usage_undo_asked", {"case": number, "report": report}, lambda: self._undo_usage(report))

    def _undo_usage(self, report: str) -> None:
        self.write(undoing_use.UNDO_USAGE, undoing_use.UndoUsage(report, BY_CARD, self.raw), self._let_go)

    def _let_go(self, done: reserving.ReservationsReleased | undoing_use.UsageUndone) -> None:
        self.after(*let_go(done))

    def _ask(self, question: str, facts: dict[str, Any], go: Any) -> None:
        yes = Way("yes", (Command.YES,), facts, go)
        no = Way("no", (Command.NO,), facts, self._nothing_booked)
        self._put_question(question, (yes, no))

    def _nothing_booked(self) -> None:
        self.ok("nothing_booked", {}, Verdict.INFO)
