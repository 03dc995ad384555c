"""The trays' desk: what each tray lacks, how long it is sterile, and its count by scan and tick (SC-05, journey J4)."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.question import SOURCE, Way, offered, source_way
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.presenters.site_time import day_at
from desktop.presenters.tray_care import TrayCare
from desktop.presenters.tray_lending import LoanForm, TrayLending
from desktop.queries.trays import TrayRow, TrayView, tray_view, trays
from desktop.services.trays import contents
from desktop.services.trays import counting_trays as counting
from desktop.services.trays.counting_trays import Counted
from desktop.services.trays.kits import KitAssigned
from desktop.services.trays.lending import LoanExtended, TrayLent, TrayReturned
from desktop.services.trays.sterilising import SterilisationRecorded
from desktop.services.wire import to_wire

WHEN_CHANGED = frozenset({Kind.TRAYS, Kind.CASES, Kind.STOCK})


class TraysDesk(Desk):
    """All trays, and the one at hand with its open count."""

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.site = site
        self.rows: tuple[TrayRow, ...] = ()
        self.view: TrayView | None = None
        self.result: counting.TrayCounted | None = None
        self.care = TrayCare(session, site, self)
        self.care.done.connect(self._cared)
        self.loans = TrayLending(self, clock, site)
        self.loans.done.connect(self._loaned)
        self._clock = clock
        self._reading = NewestReading(self.jobs, self)
        self._reading.came.connect(self._shown)
        self._reading.missed.connect(self._unshown)
        self._waiting_reply: Reply | None = None
        self._extra = self._putting = ""
        self._is_counted = False

    # ---------------------------------------------------------------- what is shown

    def reload(self) -> None:
        """Read the list, and the tray at hand."""
        at, site = self._clock.now(), self.site
        self.jobs.read(
            lambda connection: trays(connection, day_at(connection, at, site), site), self._listed, self._unlisted
        )
        if self.view is not None:
            self._read_view(self.view.row.code)

    def on_changed(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched trays, cases or stock."""
        if changes & WHEN_CHANGED and initiator is not self:
            self.reload()

    def _listed(self, rows: tuple[TrayRow, ...]) -> None:
        self.rows = rows
        self.changed.emit()

    def _unlisted(self, _error: Exception) -> None:
        """The rows stay; the database chip says why."""

    def _read_view(self, code: str) -> None:
        at, site = self._clock.now(), self.site
        self._reading.ask(lambda connection: tray_view(connection, code, day_at(connection, at, site)))

    def _shown(self, view: TrayView) -> None:
        self.view = view
        self._say_waiting()
        self.changed.emit()

    def _unshown(self, _error: Exception) -> None:
        self._say_waiting()

    def _say_waiting(self) -> None:
        reply, self._waiting_reply = self._waiting_reply, None
        if reply is not None:
            self.reply(reply)

    def _with_view(self, code: str, reply: Reply) -> None:
        """Read the tray first, then answer."""
        self._waiting_reply = reply
        self._read_view(code)

    def show_tray(self, code: str) -> None:
        """Show a tray that was chosen in the list; nothing is counted by it."""
        self.result = None
        self._read_view(code)

    def leave(self) -> None:
        """Back to the list; an open count stays open."""
        if self.held is None:
            self._reading.forget()
            self.view, self.result = None, None
            self.reload()
            self.changed.emit()

    def _cared(self, done: KitAssigned | SterilisationRecorded) -> None:
        """A form was taken."""
        self.reload()
        if isinstance(done, KitAssigned):
            self._with_view(done.tray, Reply(Verdict.OK, "kit_assigned", to_wire(done)))
        else:
            code, verdict = ("tray_sterile", Verdict.OK) if done.sterile else ("tray_run_failed", Verdict.MARKED)
            self._with_view(done.tray, Reply(verdict, code, to_wire(done)))

    def _loaned(self, done: TrayLent | LoanExtended | TrayReturned) -> None:
        """A form of a loan was taken."""
        self.loans.close()
        self.reload()
        if isinstance(done, TrayLent):
            code = "tray_lent_anyway" if done.overridden else "tray_lent"
        elif isinstance(done, LoanExtended):
            code = "loan_extended"
        else:
            code = "tray_back_late" if done.late else "tray_back"
        verdict = Verdict.MARKED if code in ("tray_lent_anyway", "tray_back_late") else Verdict.OK
        self._with_view(done.tray, Reply(verdict, code, to_wire(done)))

    # ---------------------------------------------------------------- what a scan does

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """A tray code begins its count, a command acts, anything else is a piece in the tray; a form takes its own."""
        if self.loans.kind is not None:
            self.loans.take(code, raw)
            return
        extra, self._extra = self._extra, ""
        if code == Code(CodeKind.COMMAND, Command.CONFIRM) and extra:
            self._put_in(extra)
            return
        if code is not None and code.kind is CodeKind.COMMAND:
            self._command(code.name)
        elif code is not None and code.kind is CodeKind.TRAY:
            self.result = None
            self.write(counting.OPEN_TRAY_COUNT, counting.OpenTrayCount(code.name, raw=raw), self._opened)
        elif code is not None:
            raise Refusal("not_here", raw=raw)
        else:
            self.write(counting.COUNT_PIECE, counting.CountPiece(self._tray(), raw), self._counted)

    def _command(self, name: str) -> None:
        commands: dict[str, Callable[[], None]] = {
            Command.TICK_ALL: self._tick_all,
            Command.CLOSE_TRAY: self._close,
            Command.ACKNOWLEDGE: self._nothing_held,
            Command.SEND_OUT: partial(self._ask_loan, LoanForm.LEND),
            Command.LATER: partial(self._ask_loan, LoanForm.EXTEND),
            Command.COME_BACK: partial(self._ask_loan, LoanForm.RETURN),
        }
        if name not in commands:
            raise Refusal("not_here", raw=name)
        commands[name]()

    def _ask_loan(self, kind: LoanForm) -> None:
        self._tray()
        if self.view is not None:
            self.loans.open(kind, self.view.row)

    def loan_by_hand(self, kind: LoanForm) -> None:
        """Open a form of a loan by a button; not while the line is held or a scan is being booked."""
        if self.held is not None or self._at_work is not None:
            return
        try:
            self._ask_loan(kind)
        except Refusal as refusal:
            self.refuse(refusal)

    def _tray(self) -> str:
        if self.view is None:
            raise Refusal("scan_tray_first")
        return self.view.row.code

    def _nothing_held(self) -> None:
        self.ok("nothing_held", {}, Verdict.INFO)

    def _opened(self, opened: counting.TrayCountOpened) -> None:
        self._with_view(opened.tray, Reply(Verdict.INFO, "tray_count_opened", to_wire(opened)))

    def _counted(self, counted: counting.PieceCounted) -> None:
        code, verdict = {
            Counted.COUNTED: ("tray_piece_counted", Verdict.OK),
            Counted.AGAIN: ("tray_piece_again", Verdict.AGAIN),
            Counted.EXTRA: ("tray_piece_extra", Verdict.MARKED),
        }[counted.result]
        if counted.result is Counted.EXTRA or (counted.result is Counted.AGAIN and not counted.serial):
            self._extra, self._is_counted = self.raw, counted.result is Counted.EXTRA
        self._with_view(counted.tray, Reply(verdict, code, to_wire(counted)))

    # ---------------------------------------------------------------- a piece that is put in

    def _put_in(self, raw: str, source: str = "", owner: str = "") -> None:
        """Book the piece that was too much into the tray at hand."""
        self._putting = raw
        request = contents.MoveContents(self._tray(), (raw,), source, owner=owner)
        self.write(contents.MOVE_CONTENTS, request, self._put)

    def _put(self, moved: contents.ContentsMoved) -> None:
        """What was not counted because the book knew of no more of its lot is counted now."""
        if not self._is_counted:
            again = counting.CountPiece(moved.tray, self._putting)
            self.jobs.write(counting.COUNT_PIECE, again, self.session.envelope(), self._counted, self.refuse)
            return
        self._with_view(moved.tray, Reply(Verdict.OK, "tray_piece_put_in", to_wire(moved)))

    @override
    def ways_out(self, refusal: Refusal) -> tuple[str, tuple[Way, ...]]:
        """Pieces in several places or of several owners: the person says which were put in."""
        if refusal.code != "say_source":
            return super().ways_out(refusal)
        return SOURCE, tuple(source_way(one, refusal, self._putter(one)) for one in offered(refusal, "choices"))

    def _putter(self, told: dict[str, Any]) -> Callable[[], None]:
        raw = self._putting

        def put() -> None:
            self._put_in(raw, str(told["place"]), str(told["owner"]))

        return put

    # ---------------------------------------------------------------- ticks and the end

    def _tick_all(self) -> None:
        self.write(counting.TICK_INSTRUMENTS, counting.TickInstruments(self._tray(), raw=self.raw), self._ticked)

    def tick_by_hand(self, ref: str, pieces: Any) -> None:
        """Tick so many pieces of an instrument by mouse or keyboard."""
        self.by_hand(counting.TICK_INSTRUMENTS, counting.TickInstruments(self._tray(), ref, pieces), self._ticked)

    def _ticked(self, ticked: counting.TrayCountOpened) -> None:
        self._with_view(ticked.tray, Reply(Verdict.OK, "instruments_ticked", to_wire(ticked)))

    def _close(self) -> None:
        self.write(counting.CLOSE_TRAY_COUNT, counting.CloseTrayCount(self._tray(), self.raw), self._closed)

    def close_by_hand(self) -> None:
        """Close the count by a button."""
        self.by_hand(counting.CLOSE_TRAY_COUNT, counting.CloseTrayCount(self._tray()), self._closed)

    def count_by_hand(self) -> None:
        """Begin the count of the tray that is shown by a button."""
        self.result = None
        self.by_hand(counting.OPEN_TRAY_COUNT, counting.OpenTrayCount(self._tray()), self._opened)

    def _closed(self, result: counting.TrayCounted) -> None:
        self.result = result
        facts = to_wire(result) | {"missing": _names(result.missing), "extra": _names(result.extra)}
        facts |= {"short": len(result.missing), "more": len(result.extra)}
        done = ("tray_counted_complete", Verdict.OK) if result.complete else ("tray_counted_incomplete", Verdict.MARKED)
        self.reload()
        self._with_view(result.tray, Reply(done[1], done[0], facts))


def _names(pieces: tuple[counting.NamedPieces, ...]) -> list[str]:
    """The first three by name; the page shows all."""
    return [f"{one.pieces} × {one.ref} {one.serial or one.lot}".rstrip(" ") for one in pieces[:3]]
