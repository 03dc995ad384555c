"""How a recall ends: pieces that somebody vouches for or writes off, and the letter of the maker that lifts it."""

from typing import Final

from desktop.presenters.answer import Verdict
from desktop.presenters.desk_steps import DeskSteps
from desktop.queries.recalls import PieceRow, RecallRow
from desktop.services.recalls.closing import (
    ACCOUNT_RECALLED,
    LIFT_RECALL,
    AccountRecalled,
    LiftRecall,
    RecalledAccounted,
    RecallLifted,
)
from desktop.services.wire import from_wire, to_wire

CONFIRMED: Final = "holder_confirmed"
WRITTEN_OFF: Final = "written_off"


class RecallEnding(DeskSteps):
    """Sends these steps for the recall desk."""

    def vouch(self, number: str, raw: str) -> None:
        """The holder has a scanned piece safe."""
        self._desk.write(ACCOUNT_RECALLED, AccountRecalled(raw, number), self._accounted)

    def account(self, recall: RecallRow, piece: PieceRow, how: str, reason: str) -> None:
        """Account for a piece by hand.

        Args:
            recall: of which it is.
            piece: a blocked piece that nobody has accounted for.
            how: `CONFIRMED`, or `WRITTEN_OFF` with a reason.
            reason: in the person's words.
        """
        names = {"item": recall.item, "lot": piece.lot, "serial": piece.serial}
        request = from_wire(AccountRecalled, {"number": recall.number, "how": how, "reason": reason, **names})
        self._desk.by_hand(ACCOUNT_RECALLED, request, self._accounted)

    def _accounted(self, told: RecalledAccounted) -> None:
        self.done.emit()
        self._desk.ok("piece_accounted", to_wire(told))

    def lift(self, number: str, letter: str) -> None:
        """Lift a recall by the manufacturer's letter; another person than who opened it does."""
        self._desk.by_hand(LIFT_RECALL, LiftRecall(number, letter), self._lifted)

    def _lifted(self, told: RecallLifted) -> None:
        self.done.emit()
        self._desk.ok("recall_lifted", to_wire(told), Verdict.INFO)
