"""The receiving desk: a delivery against its notice, tray by tray (SC-02, journey J1)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.notice_plan import NoticePlan, NoticeRow, TrayPlan, notice_plan, notices
from desktop.services import confirming, receiving, receiving_exceptions, undoing
from desktop.services.receiving import Receipt
from desktop.services.wire import to_wire


class ReceivingDesk(Desk):
    """Which delivery and which tray are at hand, and what each scan does to them."""

    def __init__(self, session: Session, settler: Settler, parent: QObject | None = None) -> None:
        super().__init__(session, settler, parent)
        self.notices: tuple[NoticeRow, ...] = ()
        self.plan: NoticePlan | None = None
        self.tray = ""
        self.picked_seat = 0
        self.last_seat = 0
        self.choosing = False
        self.summary: confirming.NoticePosted | None = None
        self._waiting_reply: Reply | None = None
        self._wanted = ""
        """The delivery that is to be shown; a plan of another one that was still being read is not."""
        self._booked = 0
        """How many seats were taken here; a plan that was read before the last of them is read again."""
        self._commands: dict[str, Callable[[str], None]] = {
            Command.CLOSE_TRAY: self._close_tray,
            Command.PICK_FROM_NOTICE: self._pick,
            Command.ACCEPT_SHORT_DATE: self._accept_short_date,
            Command.CONFIRM: self._confirm,
            Command.UNDO: self._undo,
            Command.ACKNOWLEDGE: self._nothing_held,
        }

    # ---------------------------------------------------------------- what is shown

    def reload(self) -> None:
        """Read the list of deliveries, and the plan of the one at hand."""
        self.jobs.read(notices, self._listed, self._list_unread)
        if self._wanted:
            self._read_plan(self._wanted)

    def on_changed(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched something; own scans keep the plan up to date themselves."""
        if Kind.NOTICES in changes and initiator is not self:
            self.reload()

    def _list_unread(self, _error: Exception) -> None:
        """The database chip says it."""

    def _listed(self, rows: tuple[NoticeRow, ...]) -> None:
        self.notices = rows
        self.changed.emit()

    def _read_plan(self, number: str) -> None:
        self._wanted, booked = number, self._booked
        self.jobs.read(lambda connection: (booked, notice_plan(connection, number)), self._planned, self._unread)

    def _planned(self, answer: tuple[int, NoticePlan]) -> None:
        booked, plan = answer
        if plan.number != self._wanted:
            return
        if booked != self._booked:
            self._read_plan(plan.number)
            return
        self.plan = plan
        self._say_waiting()
        self.changed.emit()

    def _unread(self, _error: Exception) -> None:
        if self.plan is not None and self.plan.number != self._wanted:
            self.plan = None  # no scan may go to the delivery before
        self._say_waiting()
        self.changed.emit()

    def _with_plan(self, number: str, reply: Reply) -> None:
        """Read the plan first, then answer: the next scan must not meet a plan from before this one."""
        self._waiting_reply = reply
        self._read_plan(number)

    def _say_waiting(self) -> None:
        reply, self._waiting_reply = self._waiting_reply, None
        if reply is not None:
            self.reply(reply)

    def leave(self) -> None:
        """Back to the list of deliveries; nothing is booked by it."""
        if self.held is None:
            self.plan, self.tray, self.summary, self._wanted = None, "", None, ""
            self.reload()
            self._say_waiting()
            self.changed.emit()

    def write_note(self, path: Path, language: str) -> None:
        """Write the delivery's discrepancy note as a PDF."""
        number = self._number()

        def build(connection: Any) -> int:
            from desktop.reports.discrepancy_note import build_discrepancy_note

            return build_discrepancy_note(connection, path, language, number)

        self.put_on_paper(path, build)

    @property
    def tray_plan(self) -> TrayPlan | None:
        """The tray at hand."""
        trays = self.plan.trays if self.plan is not None else ()
        return next((tray for tray in trays if tray.tray == self.tray), None)

    # ---------------------------------------------------------------- what a scan does

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """A note opens a delivery, a tray code its tray, a command acts, anything else is a unit."""
        if code is not None and code.kind is CodeKind.COMMAND:
            self._command(code.name)
        elif code is not None and code.kind is CodeKind.TRAY:
            request = receiving.OpenTray(self._number(), code.name, raw)
            self.write(receiving.OPEN_TRAY, request, self._tray_opened)
        elif code is not None and code.kind is CodeKind.NOTICE:
            self._open(code.name, raw)
        elif code is not None:
            raise Refusal("not_here", raw=raw)
        elif self.plan is None or self._is_note(raw):
            self._open(self._note(raw), raw)
        else:
            self.summary = None
            request_one = receiving.ReceiveOne(self._number(), raw, self.tray)
            self.write(receiving.RECEIVE_ONE, request_one, self._received)

    def _command(self, name: str) -> None:
        action = self._commands.get(name)
        if action is None:
            raise Refusal("not_here", raw=name)
        action(self.raw)

    def _number(self) -> str:
        if self.plan is None:
            raise Refusal("scan_notice_first")
        return self.plan.number

    def _note(self, raw: str) -> str:
        return raw[3:] if raw[:1] == "]" else raw

    def _is_note(self, raw: str) -> bool:
        return any(row.number == self._note(raw) for row in self.notices)

    def _open(self, number: str, raw: str) -> None:
        self.tray = ""
        self.write(receiving.OPEN_NOTICE, receiving.OpenNotice(number, raw), self._opened)

    def open_by_hand(self, number: str) -> None:
        """Open a delivery from the list."""
        self.by_hand_in_turn(receiving.OPEN_NOTICE, receiving.OpenNotice(number), self._opened)

    def _opened(self, opened: receiving.NoticeOpened) -> None:
        self.summary = None
        self._with_plan(opened.notice, Reply(Verdict.INFO, "notice_opened", to_wire(opened)))

    def _tray_opened(self, opened: receiving.TrayOpened) -> None:
        self.tray, self.picked_seat, self.choosing = opened.tray, 0, False
        self._with_plan(self._number(), Reply(Verdict.INFO, "tray_opened", to_wire(opened)))

    def _received(self, received: receiving.Received) -> None:
        verdict = {
            Receipt.RECEIVED: Verdict.OK,
            Receipt.MARKED: Verdict.MARKED,
            Receipt.AGAIN: Verdict.AGAIN,
        }[received.receipt]
        self.last_seat = received.seat
        if received.receipt is not Receipt.AGAIN:
            self.picked_seat = 0
            self._booked += 1
            self._take_seat(received)
        code = "label_verified" if received.verified else f"unit_{received.receipt.value}"
        reply = Reply(verdict, code, to_wire(received) | {"expires_on": received.expires_on})
        if self.plan is None or self._missing(self.plan, received) == 0:
            self.reply(reply)
        else:
            self._with_plan(self.plan.number, reply)

    @staticmethod
    def _missing(plan: NoticePlan, received: receiving.Received) -> int:
        """How many seats of the tray are taken of which the plan knows nothing yet."""
        return received.received - sum(tray.received for tray in plan.trays if tray.tray == received.tray)

    def _take_seat(self, received: receiving.Received) -> None:
        """Turn the seat of a unit solid without reading the plan anew; a lot needs one seat for many scans."""
        from desktop.queries.notice_plan import SeatRow

        plan = self.plan
        if plan is None or not received.serial or self._missing(plan, received) != 1:
            return
        marked = received.receipt is Receipt.MARKED

        def seat_of(seat: SeatRow) -> SeatRow:
            loose = not received.seat and (seat.lot, seat.serial) == (received.lot, received.serial)
            if seat.seat != received.seat and not loose:
                return seat
            return replace(seat, state=type(seat.state)("short_dated" if marked else "received"))

        trays = tuple(
            replace(tray, seats=tuple(seat_of(seat) for seat in tray.seats)) if tray.tray == received.tray else tray
            for tray in plan.trays
        )
        self.plan = replace(plan, trays=trays)

    # ---------------------------------------------------------------- the command card

    def _close_tray(self, raw: str) -> None:
        request = receiving.CloseTray(self._number(), self._tray_at_hand(), raw)
        self.write(receiving.CLOSE_TRAY, request, self._closed)

    def _tray_at_hand(self) -> str:
        if not self.tray:
            raise Refusal("scan_tray_first")
        return self.tray

    def _closed(self, closed: receiving.TrayClosed) -> None:
        complete = closed.received == closed.of
        code, verdict = ("tray_complete", Verdict.OK) if complete else ("tray_incomplete", Verdict.MARKED)
        self._with_plan(self._number(), Reply(verdict, code, to_wire(closed)))

    def _pick(self, raw: str) -> None:
        request = receiving_exceptions.PickFromNotice(self._number(), self._tray_at_hand(), None, raw)
        self.choosing = True
        self.write(receiving_exceptions.PICK_FROM_NOTICE, request, self._picked)

    def open_tray_by_hand(self, tray: str) -> None:
        """Begin with a tray by mouse or keyboard."""
        request = receiving.OpenTray(self._number(), tray)
        self.by_hand_in_turn(receiving.OPEN_TRAY, request, self._tray_opened)

    def pick_seat(self, seat: int) -> None:
        """Choose the open seat of an unreadable pack by key or button."""
        request = receiving_exceptions.PickFromNotice(self._number(), self._tray_at_hand(), seat)
        self.by_hand_in_turn(receiving_exceptions.PICK_FROM_NOTICE, request, self._picked)

    def _picked(self, picked: receiving_exceptions.Picked) -> None:
        self.picked_seat, self.choosing = picked.seat, False
        self.ok("picked", to_wire(picked) | {"expires_on": picked.expires_on}, Verdict.INFO)

    def _accept_short_date(self, raw: str) -> None:
        request = receiving_exceptions.AcceptShortDate(self._number(), "", raw)
        self.write(receiving_exceptions.ACCEPT_SHORT_DATE, request, self._accepted)

    def _accepted(self, accepted: receiving_exceptions.ShortDateAccepted) -> None:
        self._with_plan(self._number(), Reply(Verdict.OK, "short_date_accepted", to_wire(accepted)))

    def _confirm(self, raw: str) -> None:
        request = confirming.ConfirmNotice(self._number(), raw)
        self.write(confirming.CONFIRM_NOTICE, request, self._confirmed)

    def _confirmed(self, posted: confirming.NoticePosted) -> None:
        self.summary = posted
        self.jobs.read(notices, self._listed, self._list_unread)
        self._with_plan(posted.notice, Reply(Verdict.OK, "notice_confirmed", to_wire(posted)))

    def _undo(self, raw: str) -> None:
        self.write(undoing.UNDO_LAST, undoing.UndoLast("", raw), self._undone)

    def _undone(self, undone: undoing.Undone) -> None:
        reply = Reply(Verdict.INFO, "undone", to_wire(undone))
        if self.plan is None:
            self.reply(reply)
        else:
            self._with_plan(self.plan.number, reply)

    def _nothing_held(self, _raw: str) -> None:
        self.ok("nothing_held", {}, Verdict.INFO)

    @override
    def may_quarantine(self) -> bool:
        """A delivery is open, so the held goods can be put on hold for its discrepancy note."""
        return self.plan is not None

    @override
    def quarantine(self, raw: str) -> None:
        """Put the goods of the held scan on hold."""
        request = receiving_exceptions.Quarantine(raw, self._number())
        self.write(receiving_exceptions.QUARANTINE, request, self._quarantined)

    def _quarantined(self, held: receiving_exceptions.Quarantined) -> None:
        self._hand_at_work = self._at_work is None
        self.release()
        facts: dict[str, Any] = to_wire(held)
        self._with_plan(self._number(), Reply(Verdict.MARKED, "quarantined" if held.booked else "noted", facts))
