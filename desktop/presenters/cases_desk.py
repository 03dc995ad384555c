"""The cases' desk: gates, send out, come back, the usage sheet and its cross-check (SC-08, journeys J4 and J5)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.cases import CaseState, Fate, ReportState
from desktop.domain.clock import Clock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.duties import SopStep
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.case_duties import STEP_CARDS, said_of
from desktop.presenters.case_planning import CasePlanning
from desktop.presenters.case_replies import Entered, entered, piece_back, reported, sticker
from desktop.presenters.case_undoing import BEFORE, UndoingDesk
from desktop.presenters.desk import Settler
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.cases import CaseRow, cases
from desktop.services.cases import coming_back, gates, reporting_use, reserving, sending, using
from desktop.services.duties import presence, table_service
from desktop.services.wire import to_wire

BACK: Final = "back"


class CasesDesk(UndoingDesk):
    """What scans, forms and buttons do at the desk of the cases."""

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, clock, site, parent)
        self.planning = CasePlanning(session, site, self)
        self.planning.done.connect(self._planned)
        self.duties.done.connect(self._duty_done)
        self.duties.written.connect(self.replied)
        self._commands: dict[str, Callable[[], None]] = {
            Command.SEND_OUT: self._send_out,
            Command.COME_BACK: self._coming_back,
            Command.IMPLANTED: self._implanted,
            Command.WASTED: self._wasted,
            Command.CONFIRM: self._confirm,
            Command.UNDO: self.undo,
            Command.ACKNOWLEDGE: self._nothing_held,
            Command.DUTIES: self._show_duties,
        }

    # ---------------------------------------------------------------- what a scan does

    @override
    def takes(self, code: Code) -> bool:
        """While the duties of a case are shown, a badge checks its engineer in."""
        return code.kind is CodeKind.PERSON and self.view is not None and self.duties.is_open

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """A tray or a case number opens its case, a command acts, anything else is a piece or a sticker."""
        if code is not None and code.kind is CodeKind.COMMAND:
            self._command(code.name)
        elif code is not None and code.kind is CodeKind.PERSON:
            self.write(presence.CHECK_IN, presence.CheckIn(self._number(), code.name, raw=raw), self._duty_done)
        elif self.planning.is_open:
            self._note(code)
        elif code is not None and code.kind is CodeKind.TRAY:
            self._tray(code.name, raw)
        elif code is not None:
            raise Refusal("not_here", raw=raw)
        elif self._is_case(raw):
            self._open(_plain(raw))
        else:
            self._piece(raw)

    def _command(self, name: str) -> None:
        if name in STEP_CARDS:
            request = table_service.DoSopStep(self._number(), STEP_CARDS[Command(name)], raw=self.raw)
            self.write(table_service.DO_SOP_STEP, request, self._duty_done)
        elif name in self._commands:
            self._commands[name]()
        else:
            raise Refusal("not_here", raw=name)

    def _note(self, code: Code | None) -> None:
        """While a new case is entered a tray goes into its form; anything else has to wait."""
        if code is None or code.kind is not CodeKind.TRAY:
            raise Refusal("plan_open")
        self.planning.noted.emit(code.name)
        self.ok("tray_noted", {"tray": code.name}, Verdict.INFO)

    def _is_case(self, raw: str) -> bool:
        return any(row.number == _plain(raw) for row in self.rows)

    def _open(self, number: str) -> None:
        self.show_case(number)
        self._waiting_reply = Reply(Verdict.INFO, "case_shown", {"case": number})

    def _tray(self, tray: str, raw: str) -> None:
        if self.step == BACK:
            self.write(coming_back.COME_BACK, coming_back.ComeBack("", tray, raw), self._came_back)
            return
        self.jobs.read(lambda connection: _case_of(cases(connection), tray), self._found_case, self.refuse)

    def _found_case(self, number: str) -> None:
        self._open(number)

    def _number(self) -> str:
        return self.at_hand().row.number

    def _piece(self, raw: str) -> None:
        number = self._number()
        if self.step == BACK:
            self.write(coming_back.SCAN_BACK, coming_back.ScanBack(number, raw), self._piece_back)
        elif self.step:
            self.write(using.SCAN_USAGE, using.ScanUsage(number, raw, Fate(self.step)), self._sticker)
        elif self.view is not None and self.view.row.state in BEFORE:
            request = reserving.ReservePiece(number, raw, self.reason)
            self.write(reserving.RESERVE_PIECE, request, self._reserved)
        else:
            raise Refusal("choose_step")

    # ---------------------------------------------------------------- the steps

    def _nothing_held(self) -> None:
        self.ok("nothing_held", {}, Verdict.INFO)

    def _send_out(self) -> None:
        self.step = ""
        self.write(sending.SEND_OUT, sending.SendOut(self._number(), reason=self.reason, raw=self.raw), self._sent)

    def send_by_hand(self) -> None:
        """Send the case out by a button."""
        self.by_hand(sending.SEND_OUT, sending.SendOut(self._number(), reason=self.reason), self._sent)

    def reserve_by_hand(self) -> None:
        """Reserve what the plan still lacks, first expired first out."""
        self.by_hand(reserving.RESERVE_CASE, reserving.ReserveCase(self._number()), self._all_reserved)

    def _sent(self, sent: sending.SentOut) -> None:
        self.reason = ""
        self.after(sent.number, Reply(Verdict.OK, "case_sent", to_wire(sent) | {"case": sent.number}))

    def _coming_back(self) -> None:
        self._choose(BACK, "now_coming_back")

    def _implanted(self) -> None:
        self._choose(Fate.IMPLANTED.value, "now_implanted")

    def _wasted(self) -> None:
        self._choose(Fate.WASTED.value, "now_wasted")

    def _choose(self, step: str, code: str) -> None:
        if step != BACK:
            self._number()
        self.step = step
        self.reply(Reply(Verdict.INFO, code))

    def choose_by_hand(self, step: str) -> None:
        """Say by a button what the next scans mean."""
        if self.held is None:
            self.step = step
            self.changed.emit()

    def _came_back(self, back: coming_back.CameBack) -> None:
        self.after(back.number, Reply(Verdict.OK, "tray_came_back", to_wire(back) | {"case": back.number}))

    def _piece_back(self, back: coming_back.ScannedBack) -> None:
        self.after(back.number, piece_back(back))

    def _sticker(self, scanned: using.UsageScanned) -> None:
        self.after(scanned.number, sticker(scanned))

    def _reserved(self, made: reserving.CaseReserved) -> None:
        one = made.reserved[0]
        facts = to_wire(one) | {"case": made.number, "red": list(made.red)}
        self.after(made.number, Reply(Verdict.OK, "piece_reserved", facts))

    def _all_reserved(self, made: reserving.CaseReserved) -> None:
        code, verdict = ("case_still_red", Verdict.MARKED) if made.red else ("case_reserved", Verdict.OK)
        facts = {"case": made.number, "pieces": len(made.reserved), "names": list(made.red)}
        self.after(made.number, Reply(verdict, code, facts))

    def _confirm(self) -> None:
        number = self._number()
        if self.view is not None and self.view.row.state in BEFORE:
            self.write(gates.READY_CASE, gates.ReadyCase(number, self.reason, self.raw), self._ready)
        else:
            request = reporting_use.ConfirmUsage(number, self.ended, self.reason, self.raw)
            self.write(reporting_use.CONFIRM_USAGE, request, self._reported)

    def confirm_by_hand(self) -> None:
        """Confirm the usage by a button."""
        request = reporting_use.ConfirmUsage(self._number(), self.ended, self.reason)
        self.by_hand(reporting_use.CONFIRM_USAGE, request, self._reported)

    def ready_by_hand(self) -> None:
        """Say by a button that the case is ready."""
        self.by_hand(gates.READY_CASE, gates.ReadyCase(self._number(), self.reason), self._ready)

    def _ready(self, ready: gates.CaseReady) -> None:
        self.reason = ""
        self.after(ready.number, Reply(Verdict.OK, "case_ready", {"case": ready.number}))

    def _reported(self, report: reporting_use.UsageReported) -> None:
        if report.state is ReportState.CONFIRMED:
            self.step, self.ended, self.reason = "", "", ""
        self.after(report.case, reported(report))

    def _planned(self, done: Entered) -> None:
        """A form was taken: the case at hand is the one that was entered."""
        self.planning.is_open = False
        self.step, self.ended, self.reason = "", "", ""
        self.after(*entered(done))

    # ---------------------------------------------------------------- the duties

    def _show_duties(self) -> None:
        number = self._number()
        self.duties.is_open = True
        self.ok("duties_shown", {"case": number}, Verdict.INFO)

    def open_duties(self, *, shown: bool) -> None:
        """Show the duties of the case at hand, or the case again."""
        if self.view is not None:
            self.duties.is_open = shown
            self.changed.emit()

    def step_by_hand(self, step: SopStep) -> None:
        """Do a step of table service by a button."""
        self.by_hand(table_service.DO_SOP_STEP, table_service.DoSopStep(self._number(), step), self._duty_done)

    def _duty_done(self, done: Any) -> None:
        self.after(done.number, said_of(done))

    # ---------------------------------------------------------------- the document

    def write_report(self, path: Path, language: str) -> None:
        """Write the usage report of the case at hand as a PDF."""
        report = self.view.report if self.view is not None else None
        number = report.number if report is not None else ""

        def build(connection: Any) -> int:
            from desktop.reports.usage_report import build_usage_report

            return build_usage_report(connection, path, language, number)

        self.put_on_paper(path, build)


def _plain(raw: str) -> str:
    """A scan without the symbology identifier of a Code 128 or QR code."""
    return raw[3:] if raw[:1] == "]" else raw


def _case_of(rows: tuple[CaseRow, ...], tray: str) -> str:
    """The case that a tray belongs to now: the one on its way first, then the next planned, then the last."""
    mine = [row for row in rows if tray in row.trays]
    order = {CaseState.OUT: 0, CaseState.HELD: 1, CaseState.BACK: 1, CaseState.READY: 2, CaseState.PLANNED: 3}
    if not mine:
        raise Refusal("tray_without_case", tray=tray)
    return min(mine, key=lambda row: order.get(row.state, 9)).number
