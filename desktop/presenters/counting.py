"""The counting desk: today's plan, the blind count of a place, the recount, and what is decided (SC-11, journey J8)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.counts import CountReason, CountState, RoundKind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose
from desktop.local_time import local
from desktop.presenters.answer import Verdict
from desktop.presenters.count_replies import ended_reply, scanned_reply
from desktop.presenters.count_ruling import CountRuling
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.count_board import DECIDING, Asked, Board, Difference, Look, look
from desktop.queries.count_desk import DeskCount
from desktop.queries.count_plan import TaskRow
from desktop.services.counts import deciding, ending, planning_rounds, posting_differences, scanning, starting
from desktop.services.wire import to_wire

WHEN_CHANGED: Final = frozenset({Kind.COUNTS, Kind.PLACES})


class CountDesk(Desk):
    """The plan of the zone, the place that is being counted here, and the difference that is looked at."""

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.site = site
        self.board = Board()
        self.desk: DeskCount | None = None
        self.difference: Difference | None = None
        self.pieces = Decimal(1)
        self.reason = CountReason.NOT_FOUND
        self._zone = ""
        self._place, self._turn = "", 1
        self._chosen, self._chosen_state = "", CountState.CLOSED
        self._clock = clock
        self._reading = NewestReading(self.jobs, self)
        self._reading.came.connect(self._loaded)
        self.ruling = CountRuling(self)

    @property
    def today(self) -> date:
        """The calendar day at the site."""
        return local(self._clock.now()).date()

    @property
    def due(self) -> tuple[TaskRow, ...]:
        """What is to be counted today, with what is left from earlier days."""
        today = self.today
        return tuple(
            row for row in self.board.tasks if row.planned_on == today or (row.planned_on < today and not row.done)
        )

    # ---------------------------------------------------------------- what is shown

    def reload(self) -> None:
        """Read the plan, the counts at work, the count at hand and the chosen difference."""
        asked = Asked(self.site, self._zone, self._place, self._chosen)
        self._reading.ask(lambda connection: look(connection, asked))

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Counts or places changed: everything is read anew."""
        if changes & WHEN_CHANGED:
            self.reload()

    def _loaded(self, seen: Look) -> None:
        self.board, self.desk, self.difference = seen.board, seen.desk, seen.difference
        self._zone = seen.board.map.code if seen.board.map is not None else ""
        self.changed.emit()

    def show_zone(self, code: str) -> None:
        """Show another zone."""
        self._zone = code
        self.reload()

    def choose_difference(self, count: str, state: CountState) -> None:
        """Look at the difference of a count that waits in a state."""
        self._chosen, self._chosen_state = count, state
        self.reload()

    # ---------------------------------------------------------------- what a scan does

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """A place begins its count or is looked in; a command acts; anything else is counted."""
        if code is not None and code.kind is CodeKind.COMMAND:
            self._command(code.name)
        elif code is not None and code.kind in (CodeKind.PLACE, CodeKind.TRAY) and not self._is_thing(code):
            self._at_place(code.name)
        elif code is not None and code.kind is not CodeKind.TRAY:
            raise Refusal("not_here", raw=raw)
        elif not self._place:
            raise Refusal("scan_place_first", raw=raw)
        else:
            self.write(scanning.COUNT_SCAN, scanning.CountScanned(self._place, raw, self.pieces), self._scanned)

    def _is_thing(self, code: Code) -> bool:
        """A tray is a thing in the counted bin; in a recount it is a place to look in, unless trays lie in the bin."""
        if code.kind is not CodeKind.TRAY or not self._place:
            return False
        return self._turn == 1 or self._purpose() is BinPurpose.TRAYS

    def _purpose(self) -> BinPurpose | None:
        bins = self.board.map.bins if self.board.map is not None else ()
        return next((row.purpose for row in bins if row.code == self._place), None)

    def _at_place(self, place: str) -> None:
        waiting = next((row for row in self.board.at_work if row.place == place and row.state in DECIDING), None)
        if self._place and place != self._place and self._turn == 1:
            raise Refusal("end_bin_first", place=self._place)
        if self._place:
            self.write(scanning.LOOK_IN, scanning.LookIn(self._place, place, self.raw), self._looks)
        elif waiting is not None:
            self.choose_difference(waiting.count, waiting.state)
            self.ok("difference_shown", {"count": waiting.count, "place": place}, Verdict.INFO)
        else:
            self.write(starting.START_COUNT, starting.StartCount(place, self.raw), self._started)

    def _started(self, started: starting.CountStarted) -> None:
        self._place, self._turn, self._chosen, self.pieces = started.place, started.turn, "", Decimal(1)
        self._zone = ""
        self.reload()
        first = "count_resumed" if started.resumed else "count_started"
        self.ok(first if started.turn == 1 or started.resumed else "recount_started", to_wire(started), Verdict.INFO)

    def _scanned(self, counted: scanning.Counted) -> None:
        self.pieces = Decimal(1)
        self.reload()
        self.reply(scanned_reply(counted, self._place))

    def _looks(self, looking: scanning.LookingIn) -> None:
        self.reload()
        self.ok("counting_here" if looking.where == looking.place else "looking_in", to_wire(looking), Verdict.INFO)

    # ---------------------------------------------------------------- what a command does

    def _command(self, name: str) -> None:
        acts: dict[str, Callable[[], None]] = {
            Command.END_BIN: self._end,
            Command.UNDO: self._take_back,
            Command.CONFIRM: self._decide,
            Command.ACKNOWLEDGE: self._nothing_held,
        }
        if name not in acts:
            raise Refusal("not_here", raw=name)
        acts[name]()

    def _nothing_held(self) -> None:
        self.ok("nothing_held", {}, Verdict.INFO)

    def _end(self) -> None:
        self.write(ending.END_BIN, ending.EndBin(self._counted_place(), self.raw), self._ended)

    def _take_back(self) -> None:
        self.write(scanning.TAKE_BACK_SCAN, scanning.TakeBackScan(self._counted_place(), self.raw), self._taken_back)

    def _counted_place(self) -> str:
        if not self._place:
            raise Refusal("scan_place_first", raw=self.raw)
        return self._place

    def _decide(self) -> None:
        """CONFIRM books what is looked at; a leader's CONFIRM approves it first."""
        if not self._chosen:
            raise Refusal("no_difference_shown")
        if self._chosen_state is CountState.TO_APPROVE:
            request = deciding.ApproveDifference(self._chosen, self.reason)
            self.write(deciding.APPROVE_DIFFERENCE, request, self._approved)
        else:
            booked = posting_differences.PostCount(self._chosen, self.reason)
            self.write(posting_differences.POST_COUNT, booked, self._posted)

    def _ended(self, ended: ending.BinEnded) -> None:
        self._place = ""
        self._chosen = ended.count if ended.state in DECIDING else ""
        self._chosen_state = ended.state
        self.reload()
        self.reply(ended_reply(ended))

    def _taken_back(self, back: scanning.ScanTakenBack) -> None:
        self.reload()
        self.ok("count_taken_back", to_wire(back), Verdict.INFO)

    def _posted(self, posted: posting_differences.CountPosted) -> None:
        self._chosen = ""
        self.reload()
        self.ok("count_posted", to_wire(posted))

    def _approved(self, decided: deciding.CountDecided) -> None:
        self.choose_difference(decided.count, decided.state)
        self.ok("difference_approved", to_wire(decided), Verdict.INFO)

    def _sent_back(self, decided: deciding.CountDecided) -> None:
        self._chosen = ""
        self.reload()
        self.ok("count_sent_back", to_wire(decided), Verdict.INFO)

    # ---------------------------------------------------------------- what a button does

    def plan(self, days: int, *, opening: bool = False) -> None:
        """Plan a round through the zone that is shown."""
        zone = self.board.map.code if self.board.map is not None else ""
        kind = RoundKind.OPENING if opening else RoundKind.CYCLE
        request = planning_rounds.PlanCounts(zone, days, kind)
        self.by_hand(planning_rounds.PLAN_COUNTS, request, self._planned)

    def _planned(self, planned: planning_rounds.CountsPlanned) -> None:
        self.reload()
        self.ok("counts_planned", to_wire(planned), Verdict.INFO)

    def write_sheet(self, path: Path, language: str) -> None:
        """Write the count sheet of the zone that is shown, for what is due today."""
        zone, today = self.board.map.code if self.board.map is not None else "", self.today

        def build(connection: Any) -> tuple[Path, int]:
            from desktop.reports.count_papers import build_count_sheet

            return path, build_count_sheet(connection, path, language, zone, today)

        self.jobs.read(build, self._sheet_written, self._sheet_unwritten)

    def _sheet_written(self, written: tuple[Path, int]) -> None:
        facts = {"path": str(written[0]), "entries": written[1]}
        self.replied.emit(Reply(Verdict.INFO, "count_sheet_written", facts))

    def _sheet_unwritten(self, error: Exception) -> None:
        self.replied.emit(Reply(Verdict.REFUSED, "count_sheet_unwritten", {"detail": str(error)}))

    def start_by_hand(self, place: str) -> None:
        """Begin the count of a bin that was chosen on the map, or look at its difference."""
        waiting = next((row for row in self.board.at_work if row.place == place and row.state in DECIDING), None)
        if waiting is not None:
            self.choose_difference(waiting.count, waiting.state)
        elif not self._place:
            self.by_hand(starting.START_COUNT, starting.StartCount(place), self._started)

    def end_by_hand(self) -> None:
        """End the pass by a button."""
        if self._place:
            self.by_hand(ending.END_BIN, ending.EndBin(self._place), self._ended)

    def take_back_by_hand(self) -> None:
        """Take back the last scan by a button."""
        if self._place:
            self.by_hand(scanning.TAKE_BACK_SCAN, scanning.TakeBackScan(self._place), self._taken_back)

    def drop_by_hand(self) -> None:
        """End the count at hand without any result."""
        if self._place:
            self.by_hand(deciding.DROP_COUNT, deciding.DropCount(self._place), self._dropped)

    def _dropped(self, decided: deciding.CountDecided) -> None:
        self._place = ""
        self.reload()
        self.ok("count_dropped", to_wire(decided), Verdict.INFO)

    def decide_by_hand(self, note: str) -> None:
        """Approve what is looked at, or book it when it needs no approval any more."""
        if self._chosen and self._chosen_state is CountState.TO_APPROVE:
            request = deciding.ApproveDifference(self._chosen, self.reason, note)
            self.by_hand(deciding.APPROVE_DIFFERENCE, request, self._approved)
        elif self._chosen:
            booked = posting_differences.PostCount(self._chosen, self.reason, note)
            self.by_hand(posting_differences.POST_COUNT, booked, self._posted)

    def send_back_by_hand(self, note: str) -> None:
        """Let somebody else count again."""
        if self._chosen:
            self.by_hand(deciding.COUNT_AGAIN, deciding.CountAgain(self._chosen, note), self._sent_back)
