"""Taking a buy-out back that is chosen among the movements behind a figure, also one of long ago or of another desk."""

from desktop.domain.ledger import MovementKind
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk
from desktop.presenters.desk_steps import DeskSteps
from desktop.queries.statement_lines import MovedRow
from desktop.services.buying_out import UNDO_BUY_OUT, BuyOutUndone, UndoBuyOut
from desktop.services.wire import to_wire


class BuyOutUndoing(DeskSteps):
    """Undoes for the settlement desk; UNDO there takes back only what the person booked last at this desk.

    Attributes:
        document: the buy-out that is chosen, "" for none.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.document = ""

    def choose(self, row: object) -> None:
        """A row was chosen: a movement that is a buy-out and was not taken back can be."""
        is_one = isinstance(row, MovedRow) and row.kind is MovementKind.BUY_OUT and not row.reversed
        self.document = row.document if is_one and isinstance(row, MovedRow) else ""

    def undo(self, reason: str) -> None:
        """Take the chosen buy-out back; nobody does so without a reason."""
        if self.document:
            self._desk.by_hand(UNDO_BUY_OUT, UndoBuyOut(self.document, reason), self._undone)

    def _undone(self, told: BuyOutUndone) -> None:
        self.document = ""
        self.done.emit()
        self._desk.ok("buy_out_undone", to_wire(told), Verdict.INFO)
