"""The returns desk: scan, days left, seal whole or not; inspection of what waits; holds and their release (SC-12)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop.domain.adverse import Harm
from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.local_time import local
from desktop.presenters.adverse_form import Draft
from desktop.presenters.adverse_ways import harm_ways
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.question import SOURCE, Way, offered, source_way
from desktop.presenters.returns_defects import DefectSteps, NextStep, next_step
from desktop.presenters.session import Session
from desktop.presenters.typed_code import unbracketed
from desktop.queries.carriages import Carriage, standing_carriages
from desktop.queries.holds import OpenHold, open_holds
from desktop.queries.returns import DefectRow, ReturnRow, defects, returns
from desktop.services import holding
from desktop.services.adverse.opening import OPEN_ADVERSE, AdverseOpened, OpenAdverse
from desktop.services.returns import defects as defect_cases
from desktop.services.returns import inspecting, returning, undoing_returns
from desktop.services.returns.return_checks import ReturnChecked, look_at
from desktop.services.wire import to_wire

WHEN_CHANGED = frozenset({Kind.RETURNS, Kind.HOLDS})


@dataclass(frozen=True, slots=True)
class ReturnsBoard:
    """What waits: returns, the newest first; defect cases; open holds; carriages that were not taken back."""

    returns: tuple[ReturnRow, ...] = ()
    defects: tuple[DefectRow, ...] = ()
    holds: tuple[OpenHold, ...] = ()
    carriages: tuple[Carriage, ...] = ()


def _board(connection: Any) -> ReturnsBoard:
    rows = tuple(returns(connection)), tuple(defects(connection)), tuple(open_holds(connection))
    return ReturnsBoard(*rows, standing_carriages(connection))


class ReturnsDesk(Desk):
    """What was scanned, and the question that it asks.

    Attributes:
        checked: goods at a customer that may come back; YES takes them, NO opens a defect case.
        waiting: a return that waits for its inspection; YES finds it good.
        arriving: an open defect case whose piece is at hand; YES takes it into quarantine.
        form: takes the scans that are no cards, while a form is being filled in.
        book: books the form that is being filled in; YES does.

    Signals:
        event_opened: the number of an adverse event that was opened for a defect case.
        event_wanted: a `Draft` of one that lacks something only a person knows, such as the hospital.
        document_shown: the number of a return or a defect case that shall be in sight.
    """

    document_shown = Signal(str)
    event_opened = Signal(str)
    event_wanted = Signal(object)

    def __init__(self, session: Session, settler: Settler, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(session, settler, parent)
        self.clock = clock
        self.board = ReturnsBoard()
        self.checked: ReturnChecked | None = None
        self.waiting: ReturnRow | None = None
        self.arriving: DefectRow | None = None
        self.form: Callable[[str], None] | None = None
        self.book: Callable[[], None] | None = None
        self.steps = DefectSteps(self)
        self.steps.done.connect(self._step_done)
        self._raw = ""
        self._source = ("", "")
        self._description = "opened"
        self._reading = NewestReading(self.jobs, self)
        self._reading.came.connect(self._loaded)

    def reload(self) -> None:
        """Read what waits."""
        self._reading.ask(_board)

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Returns or holds changed: what waits is read anew."""
        if changes & WHEN_CHANGED:
            self.reload()

    def _loaded(self, board: ReturnsBoard) -> None:
        self.board = board
        self.changed.emit()

    # ---------------------------------------------------------------- scans

    @property
    def is_free(self) -> bool:
        """Neither is the line held nor a scan being worked on."""
        return self.held is None and self._at_work is None

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """A pack is looked at; YES and NO answer the question that it asks; UNDO takes the last step back."""
        if code is None and self.form is not None:
            self.form(raw)
        elif code is None:
            self._raw, self._source = raw, ("", "")
            self._look()
        elif code == Code(CodeKind.COMMAND, Command.YES) and self.form is not None:
            self._book_form()
        elif code == Code(CodeKind.COMMAND, Command.YES):
            self._yes()
        elif code == Code(CodeKind.COMMAND, Command.NO):
            self._no()
        elif code == Code(CodeKind.COMMAND, Command.UNDO):
            self.write(undoing_returns.UNDO_RETURN, undoing_returns.UndoReturn(raw=raw), self._undone)
        elif code == Code(CodeKind.COMMAND, Command.ACKNOWLEDGE):
            self._clear()
            self.ok("nothing_held", {}, Verdict.INFO)
        else:
            raise Refusal("not_here", raw=raw)

    def look_up(self, text: str) -> None:
        """A code that was typed as it stands under the barcode."""
        if self.is_free and text:
            self._raw, self._source = unbracketed(text), ("", "")
            self._look()

    def _look(self) -> None:
        raw, source, at = self._raw, self._source, self.clock.now()
        self.jobs.read(lambda connection: look_at(connection, raw, at, source), self._looked, self.refuse)

    @override
    def ways_out(self, refusal: Refusal) -> tuple[str, tuple[Way, ...]]:
        """Goods at several places or of several owners: the person says which came back."""
        if refusal.code != "say_source":
            return super().ways_out(refusal)
        return SOURCE, tuple(source_way(one, refusal, self._looker(one)) for one in offered(refusal, "choices"))

    def _looker(self, told: dict[str, Any]) -> Callable[[], None]:
        def look() -> None:
            self._source = (str(told["place"]), str(told["owner"]))
            self._look()

        return look

    def _looked(self, found: ReturnChecked | ReturnRow | DefectRow) -> None:
        self._clear()
        if isinstance(found, DefectRow):
            self.arriving = found if next_step(found) is NextStep.ARRIVE else None
            self.document_shown.emit(found.number)
            self.steps.ask(found)
            return
        facts = to_wire(found)
        if isinstance(found, ReturnRow):
            self.waiting = found
            self.ok("return_to_inspect", facts | {"item": found.name}, Verdict.INFO)
            return
        self.checked = found
        code = "return_blocked" if found.blocked else "return_checked" if found.on_time else "return_late"
        self.ok(code, facts, Verdict.INFO if code == "return_checked" else Verdict.WRONG_PLACE)

    def _clear(self) -> None:
        self.checked, self.waiting, self.arriving = None, None, None

    def _book_form(self) -> None:
        if self.book is None:
            raise Refusal("scan_return_first")
        self.book()

    def _yes(self) -> None:
        if self.arriving is not None:
            self.steps.arrive(self.write, self.arriving.number, source=self._source)
        elif self.waiting is not None:
            self.write(inspecting.INSPECT_RETURN, self._inspection(good=True), self._inspected)
        elif self.checked is not None:
            source, owner = self._source
            request = returning.AcceptReturn(seal_intact=True, raw=self._raw, source=source, owner=owner)
            self.write(returning.ACCEPT_RETURN, request, self._accepted)
        else:
            raise Refusal("scan_return_first")

    def _no(self) -> None:
        if self.arriving is not None:
            self._leave_it()
        elif self.waiting is not None:
            self.write(inspecting.INSPECT_RETURN, self._inspection(good=False), self._inspected)
        elif self.checked is not None:
            self.write(defect_cases.OPEN_DEFECT, self._case("opened"), self._defect)
        else:
            raise Refusal("scan_return_first")

    def _leave_it(self) -> None:
        self._clear()
        self.ok("nothing_booked", {}, Verdict.INFO)

    def _step_done(self) -> None:
        self._clear()
        self.reload()

    def _case(self, description: str) -> defect_cases.OpenDefect:
        source, owner = self._source
        self._description = description
        return defect_cases.OpenDefect(raw=self._raw, description=description, source=source, owner=owner)

    def _inspection(self, *, good: bool) -> inspecting.InspectReturn:
        number = self.waiting.number if self.waiting is not None else ""
        return inspecting.InspectReturn(good, number, note="" if good else "inspection")

    def _accepted(self, done: returning.ReturnAccepted) -> None:
        self._clear()
        self.reload()
        self.ok("return_accepted", to_wire(done))

    def _inspected(self, done: inspecting.ReturnInspected) -> None:
        self._clear()
        self.reload()
        if done.defect:
            self._ask_harm(done.defect, "return_rejected", to_wire(done))
        else:
            self.ok("return_usable", to_wire(done))

    def _defect(self, done: defect_cases.DefectOpened) -> None:
        self._clear()
        self.reload()
        self._ask_harm(done.number, "defect_opened", to_wire(done))

    # ---------------------------------------------------------------- was anybody harmed?

    def _ask_harm(self, defect: str, code: str, facts: dict[str, Any]) -> None:
        """A defect case asks whether a patient was harmed or could be; NO ends with what was said of the case."""
        told = facts | {"number": defect}
        yes = Way("yes", (Command.YES,), told, lambda: self._ask_class(defect, told))
        no = Way("no", (Command.NO,), told, lambda: self.ok(code, facts))
        self._put_question("adverse_asked", (yes, no))

    def _ask_class(self, defect: str, facts: dict[str, Any]) -> None:
        self._put_question("adverse_harm", harm_ways(lambda harm: self._open_event(defect, harm), facts))

    def _open_event(self, defect: str, harm: Harm) -> None:
        """The event has a request of its own: the scan's has opened the defect case."""
        draft = Draft(defect=defect, harm=harm.value, description=self._description)
        how = EnteredBy.SCAN if self._at_work is not None else EnteredBy.CLICK
        request = OpenAdverse(harm, draft.description, defect=defect)
        self.jobs.write(
            OPEN_ADVERSE, request, self.session.envelope(None, how), self._event_opened, self._lacking(draft)
        )

    def _lacking(self, draft: Draft) -> Callable[[Exception], None]:
        def refused(error: Exception) -> None:
            if isinstance(error, Refusal) and error.code == "hospital_missing":
                self.event_wanted.emit(draft)
                self.ok("adverse_lacking", error.facts, Verdict.MARKED)
            else:
                self.refuse(error)

        return refused

    def _event_opened(self, done: AdverseOpened) -> None:
        self.event_opened.emit(done.number)
        until = local(done.manufacturer_due)
        facts = to_wire(done) | {"event": done.number, "due": f"{until:%H:%M}"}
        self.ok("adverse_opened", facts, Verdict.MARKED)

    # ---------------------------------------------------------------- buttons

    def answer_by_hand(self, *, yes: bool, reason: str = "") -> None:
        """Press YES or NO; a late return is accepted by a supervisor with a reason."""
        if self.arriving is not None and yes:
            self.steps.arrive(self.by_hand, self.arriving.number, source=self._source)
        elif self.arriving is not None:
            self._leave_it()
        elif self.waiting is not None:
            self.by_hand(inspecting.INSPECT_RETURN, self._inspection(good=yes), self._inspected)
        elif self.checked is not None and not yes:
            self.by_hand(defect_cases.OPEN_DEFECT, self._case(reason or "opened"), self._defect)
        elif self.checked is not None:
            (source, owner), on_time = self._source, self.checked.on_time
            verb = returning.ACCEPT_RETURN if on_time else returning.ACCEPT_LATE_RETURN
            request = verb.request(seal_intact=True, raw=self._raw, reason=reason, source=source, owner=owner)
            self.by_hand(verb, request, self._accepted)

    def undo_by_hand(self, number: str, reason: str) -> None:
        """Take back the last step of a document that was chosen in a list."""
        self.by_hand(undoing_returns.UNDO_RETURN, undoing_returns.UndoReturn(number, reason), self._undone)

    def _undone(self, done: undoing_returns.ReturnUndone) -> None:
        self._clear()
        self.reload()
        self.ok(f"undone_{done.step.value}", to_wire(done), Verdict.INFO)

    def hold_lot(self) -> None:
        """Hold every piece of the lot that was scanned last."""
        if self._raw:
            request = holding.HoldGoods(raw=self._raw, whole_lot=True)
            self.by_hand(holding.HOLD_GOODS, request, self._held)

    def _held(self, done: holding.GoodsHeld) -> None:
        self.reload()
        self.ok("goods_held", to_wire(done))

    def release_hold(self, hold: int, reason: str) -> None:
        """Release a hold."""
        self.by_hand(holding.RELEASE_HOLD, holding.ReleaseHold(reason, hold), self._released)

    def _released(self, done: holding.HoldReleased) -> None:
        self.reload()
        self.ok("hold_released", to_wire(done))
