"""The receiving screen: the delivery's trays on the left, the tray at hand as a seating plan."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.receiving import ReceivingDesk
from desktop.queries.notice_plan import NoticePlan, SeatRow, TrayPlan
from desktop.views.discrepancy_list import DiscrepancyList
from desktop.views.file_asking import PDF, Asked
from desktop.views.names import named, shows_chinese
from desktop.views.notice_list import NoticeList
from desktop.views.paper_asking import ask_for_paper
from desktop.views.stacked_screen import StackedScreen
from desktop.views.theme import SPACE
from desktop.views.translation import language_of
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.notice_progress import NoticeProgress, TrayProgress, TrayState
from desktop.views.widgets.seating_plan import SeatingPlan
from desktop.views.widgets.seats import Seat, SeatState
from desktop.views.widgets.text import ElidedText, Text, TextKind

SEAT_STATES: Final = {
    "open": SeatState.OPEN,
    "received": SeatState.OK,
    "accepted": SeatState.OK,
    "short_dated": SeatState.MARKED,
    "held": SeatState.MARKED,
    "short": SeatState.MISSING,
}


class ReceiveScreen(StackedScreen):
    """What the receiving desk shows: first the deliveries, then the one at hand."""

    def __init__(self, desk: ReceivingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.list = NoticeList()
        self.empty = EmptyState(Emptiness("package-check", "", ""))
        self.title = ElidedText("", TextKind.HEADING)
        self.facts = Text("", TextKind.MUTED)
        self.progress = NoticeProgress()
        self.plan = SeatingPlan()
        self.hint = Text("", TextKind.MUTED)
        self.notes = DiscrepancyList()
        self._told: dict[str, tuple[tuple[object, ...], TrayProgress]] = {}
        self.lay_in((self.empty, self.list, self._delivery()))
        self.plan.seat_chosen.connect(self._seat_chosen)
        self.list.opened.connect(desk.open_by_hand)
        self.notes.leave_wanted.connect(desk.leave)
        self.notes.note_wanted.connect(self._choose_file)
        self.progress.tray_chosen.connect(desk.open_tray_by_hand)
        desk.changed.connect(self.show_desk)
        self.translate()

    def _delivery(self) -> QWidget:
        page = QWidget()
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(page)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACE[4])
        left.setSpacing(SPACE[1])
        left.addWidget(self.title)
        left.addWidget(self.facts)
        left.addSpacing(SPACE[1])
        left.addWidget(self.progress)
        left.addWidget(self.notes, 1)
        right.addWidget(self.plan, 1)
        right.addWidget(self.hint)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        return page

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        plan = self.desk.plan
        if plan is None:
            self._pages.setCurrentIndex(1 if self.desk.notices else 0)
            self.list.show_rows(self.desk.notices)
            return
        self._pages.setCurrentIndex(2)
        self.title.set_whole(f"{plan.number} · {plan.received}/{plan.lines}")
        self.facts.setText(self._facts(plan))
        chinese = shows_chinese()
        self.progress.show_trays([self._progress(tray, chinese) for tray in plan.trays])
        self.notes.show_rows(plan.notes)
        self._show_tray(self.desk.tray_plan)

    def _facts(self, plan: NoticePlan) -> str:
        kind = self.tr("consigned") if plan.consigned else self.tr("own goods")
        owner = self.tr("Owner %1").replace("%1", plan.owner)
        days = self.tr("at least %n day(s) of shelf life", "", plan.minimum_days) if plan.minimum_days else ""
        return " · ".join(part for part in (owner, kind, days) if part)

    def _show_tray(self, tray: TrayPlan | None) -> None:
        if tray is None:
            self.plan.show_tray("", (), 5)
            self.hint.setText(self.tr("Scan a tray to begin with it."))
            return
        self.plan.show_tray(tray.tray, self._progress(tray, shows_chinese()).seats, tray.columns)
        if self.desk.plan is not None and self.desk.plan.state.value == "posted":
            self.hint.setText(self.tr("Confirmed. Put the trays away."))
        else:
            self.hint.setText(self.tr("Scan the units one by one; CLOSE TRAY when it is done."))

    def _seat(self, tray: TrayPlan, seat: SeatRow) -> Seat:
        state = SEAT_STATES[seat.state.value]
        if tray.tray == self.desk.tray and seat.seat == self.desk.picked_seat and state is SeatState.OPEN:
            state = SeatState.PICKED
        elif state is SeatState.OPEN and tray.state.value == "closed":
            state = SeatState.MISSING
        return Seat(seat.seat, state, named(seat.item, seat.item_en), seat.lot, seat.serial)

    def _progress(self, tray: TrayPlan, chinese: bool) -> TrayProgress:
        """What the tile of a tray tells; a scan changes one tray of many, the others are told as before."""
        at_hand = self.desk.tray == tray.tray
        shown = (at_hand, self.desk.picked_seat if at_hand else 0, chinese)
        plan, known = self._told.get(tray.tray, ((), None))
        if known is not None and plan[0] is tray and plan[1:] == shown:
            return known
        made = self._made(tray)
        self._told[tray.tray] = ((tray, *shown), made)
        return made

    def _made(self, tray: TrayPlan) -> TrayProgress:
        whole = tray.received == len(tray.seats)
        states = {"announced": TrayState.WAITING, "open": TrayState.OPEN}
        state = states.get(tray.state.value, TrayState.COMPLETE if whole else TrayState.SHORT)
        if tray.tray == self.desk.tray and tray.state.value == "open":
            state = TrayState.OPEN
        return TrayProgress(tray.tray, state, tuple(self._seat(tray, seat) for seat in tray.seats), tray.columns)

    def _choose_file(self) -> None:
        number = self.desk.plan.number if self.desk.plan is not None else ""
        ask_for_paper(self, Asked(self.tr("Discrepancy note"), PDF, f"{number}.pdf"), self._write_note)

    def _write_note(self, file: Path) -> None:
        self.desk.write_note(file, language_of())

    def _seat_chosen(self, number: int) -> None:
        tray = self.desk.tray_plan
        seats = tray.seats if tray is not None else ()
        if self.desk.choosing and any(seat.seat == number and seat.state.value == "open" for seat in seats):
            self.desk.pick_seat(number)

    @override
    def translate(self) -> None:
        title, advice = self.tr("No delivery announced"), self.tr("Import a delivery notice, then scan its number.")
        self.empty.say(Emptiness("package-check", title, advice))
        self.show_desk()
