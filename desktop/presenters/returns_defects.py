"""The steps of a defect case after its opening: its piece arrives, then the manufacturer decides (S1-13)."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeAlias

from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.desk_steps import DeskSteps
from desktop.queries.returns import DefectRow
from desktop.services.returns.defects import (
    COLLECT_DEFECT,
    DECIDE_DEFECT,
    CollectDefect,
    DecideDefect,
    DefectCollected,
    DefectDecided,
)
from desktop.services.wire import from_wire, to_wire

Send: TypeAlias = Callable[[Any, Any, Callable[[Any], None]], None]


class NextStep(StrEnum):
    """What a defect case waits for; NONE when it is over."""

    ARRIVE = "arrive"
    DECIDE = "decide"
    NONE = ""


def next_step(row: DefectRow) -> NextStep:
    """What a case waits for: a piece that is at a customer arrives first, else the manufacturer decides."""
    if row.state.value not in ("open", "collected"):
        return NextStep.NONE
    return NextStep.ARRIVE if row.state.value == "open" and row.customer else NextStep.DECIDE


class DefectSteps(DeskSteps):
    """Takes these steps for the returns desk."""

    def ask(self, row: DefectRow) -> None:
        """Say what the case of scanned goods waits for; of one whose piece arrives, ask whether to take it in."""
        code = "defect_arriving" if next_step(row) is NextStep.ARRIVE else "defect_waiting"
        self._desk.ok(code, to_wire(row) | {"item": row.name}, Verdict.INFO)

    def arrive(self, send: Send, number: str, place: str = "", source: tuple[str, str] = ("", "")) -> None:
        """Book the piece of a case into quarantine.

        Args:
            send: by the scan at work, or by hand.
            number: of the case.
            place: the bin; "" for the first free one for quarantine.
            source: place and owner, where a lot is at several customers.
        """
        request = CollectDefect(number, place, source[0], owner=source[1])
        send(COLLECT_DEFECT, request, self._arrived)

    def _arrived(self, told: DefectCollected) -> None:
        self.done.emit()
        self._desk.ok("defect_collected", to_wire(told))

    def decide(self, number: str, decision: str, reference: str) -> None:
        """Close a case with what the manufacturer decided, by the number of its letter; a supervisor does."""
        if not decision:
            self._desk.refuse(Refusal("decision_missing", number=number))
            return
        request = from_wire(DecideDefect, {"number": number, "decision": decision, "reference": reference})
        self._desk.by_hand(DECIDE_DEFECT, request, self._decided)

    def _decided(self, told: DefectDecided) -> None:
        self.done.emit()
        self._desk.ok("defect_released" if told.released else "defect_decided", to_wire(told))
