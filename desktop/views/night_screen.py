"""The emergency screen: the orders that run, the one at hand, a new one (SC-06, SC-07)."""

from dataclasses import asdict
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from desktop.domain.emergency import RUNNING
from desktop.presenters.night_desk import NightDesk
from desktop.queries.orders import OrderRow
from desktop.views.file_asking import PDF, Asked
from desktop.views.names import named
from desktop.views.night_cards import FAR_TRAY, PART, SOURCE, TRAY, TRIP
from desktop.views.night_form_page import KIT, NightFormPage
from desktop.views.night_order_page import NightOrderPage
from desktop.views.night_words import LOOKS, clock, outlook_word
from desktop.views.paper_asking import ask_for_paper
from desktop.views.stacked_screen import StackedScreen
from desktop.views.theme import Role
from desktop.views.translation import language_of, text
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.order_clock import left_text
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.sight_timer import SightTimer
from desktop.views.words.emergency import ORDER_STAGES

READ_EVERY: Final = 30
"""Ticks between two readings: the forecast moves while nobody scans."""


class NightScreen(StackedScreen):
    """What the emergency desk shows."""

    def __init__(self, desk: NightDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.empty = EmptyState(Emptiness("timer", "", ""))
        self.list, self.new = CardList(), QPushButton()
        self.order, self.form = NightOrderPage(), NightFormPage()
        self.list.add_tool(self.new)
        self.lay_in((self.empty, self.list, self.order, self.form))
        self._tick, self._ticks = SightTimer(self), 0
        self._tick.timeout.connect(self._on_tick)
        self._connect()
        self.translate()

    def _connect(self) -> None:
        desk, order, form = self.desk, self.order, self.form
        desk.changed.connect(self.show_desk)
        self.list.opened.connect(desk.show_order)
        self.new.clicked.connect(desk.begin)
        self.empty.action_pressed.connect(desk.begin)
        order.leave.clicked.connect(desk.leave)
        order.step.clicked.connect(desk.do_by_hand)
        order.cancel.clicked.connect(self._cancel)
        order.short.clicked.connect(desk.go_short_by_hand)
        order.ended.clicked.connect(desk.end_trip_by_hand)
        order.sheet.clicked.connect(self._save_sheet)
        order.evidence.clicked.connect(self._save_evidence)
        order.edited.connect(self._typed)
        order.chosen.connect(self._pressed)
        form.leave.clicked.connect(desk.leave)
        form.open.clicked.connect(desk.do_by_hand)
        form.chosen.connect(self._chosen)
        form.taken_off.connect(self._taken_off)
        form.hospital.activated.connect(self._hospital)
        for field in (form.caller, form.called, form.reason):
            field.textEdited.connect(self._drafted)

    # ---------------------------------------------------------------- what is shown

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        desk = self.desk
        if desk.draft is not None:
            self.form.show_draft(desk.draft, desk.offer)
            self._pages.setCurrentWidget(self.form)
        elif desk.view is not None:
            self.order.show_order(desk.view, desk.now, asdict(desk.typed))
            self._pages.setCurrentWidget(self.order)
        else:
            self._pages.setCurrentWidget(self.list if desk.rows else self.empty)
            self._show_list()

    def _show_list(self) -> None:
        self.list.show_rows([self._card(row) for row in self.desk.rows])

    def _card(self, row: OrderRow) -> CardRow:
        title = f"{row.number} · {named(row.hospital_name, row.hospital_name_en)}"
        stage = text(ORDER_STAGES[row.state.value])
        line = f"{stage} · {row.done.normalize():f}/{row.of.normalize():f}"
        due = self.tr("due %1").replace("%1", clock(row.due_at, row.time_zone))
        if row.state in RUNNING:
            shape, role = LOOKS[row.forecast.outlook]
            word = f"{left_text(row.due_at - self.desk.now)} · {self._outlook(row)}"
            return CardRow(row.number, title, line, shape, role, word, due)
        if row.received_at is None:
            return CardRow(row.number, title, line, Shape.RING, Role.MUTED, stage, due)
        kept = row.forecast.keeps
        shape, role = (Shape.TICKED_CIRCLE, Role.OK) if kept else (Shape.CROSSED_OCTAGON, Role.REFUSED)
        word = self.tr("on time") if kept else self.tr("late")
        return CardRow(row.number, title, line, shape, role, word, clock(row.received_at, row.time_zone))

    def _outlook(self, row: OrderRow) -> str:
        return outlook_word(row.forecast.outlook, known=row.forecast.arrival is not None)

    def _on_tick(self) -> None:
        self._ticks += 1
        if self._ticks % READ_EVERY == 0:
            self.desk.reload()
        elif self._pages.currentWidget() is self.order:
            self.order.show_time(self.desk.now)
        elif self._pages.currentWidget() is self.list:
            self._show_list()

    # ---------------------------------------------------------------- what a hand does

    def _typed(self, name: str, words: str) -> None:
        setattr(self.desk.typed, name, words)
        self.desk.edited()

    def _pressed(self, key: str) -> None:
        """A card: a source is reserved, a part is opened, a tray is put back."""
        if key.startswith(SOURCE):
            item, _, place = key.removeprefix(SOURCE).partition("\n")
            self.desk.choose_by_hand(item, place)
        elif key.startswith(PART):
            self.desk.show_order(key.removeprefix(PART))
        elif key.startswith(FAR_TRAY):
            self.desk.choose_tray_by_hand(key.removeprefix(FAR_TRAY))
        elif key.startswith(TRIP):
            self.desk.say_when(key.removeprefix(TRIP))
        elif key.startswith(TRAY):
            self.desk.put_tray_back_by_hand(key.removeprefix(TRAY))

    def _chosen(self, key: str, pieces: int) -> None:
        if self.desk.draft is not None:
            kind, _, code = key.partition(":")
            self.desk.draft.add(
                kit=code if kind + ":" == KIT else "", item="" if kind + ":" == KIT else code, pieces=pieces
            )
            self.desk.edited()

    def _taken_off(self, key: str) -> None:
        if self.desk.draft is not None:
            kind, _, code = key.partition(":")
            self.desk.draft.take_off(kit=code if kind + ":" == KIT else "", item="" if kind + ":" == KIT else code)
            self.desk.edited()

    def _hospital(self, _index: int) -> None:
        if self.desk.draft is not None:
            self.desk.draft.hospital, self.desk.draft.store = self.form.hospital.value(), ""
            self.desk.edited()

    def _drafted(self, _words: str) -> None:
        draft, form = self.desk.draft, self.form
        if draft is not None:
            draft.caller, draft.reason = form.caller.text(), form.reason.text()
            draft.called = form.called.text().replace(" ", "T")

    def _cancel(self) -> None:
        if self.desk.typed.reason:
            self.desk.cancel_by_hand()
        else:
            self.order.fields["reason"].setVisible(True)
            self.order.fields["reason"].setFocus()

    def _save_sheet(self) -> None:
        self._save(self.tr("Save the hand-over sheet"), evidence=False)

    def _save_evidence(self) -> None:
        self._save(self.tr("Save the evidence sheet"), evidence=True)

    def _save(self, title: str, *, evidence: bool) -> None:
        number = self.desk.view.row.number if self.desk.view is not None else ""

        def write(file: Path) -> None:
            self.desk.write_paper(file, language_of(), evidence=evidence)

        ask_for_paper(self, Asked(title, PDF, f"{number.replace('/', '-')}.pdf"), write)

    @override
    def translate(self) -> None:
        advice = self.tr(
            "When a hospital calls: F6, choose the hospital and the kit. The four hours start with the call."
        )
        self.empty.say(Emptiness("timer", self.tr("No emergency order"), advice, self.tr("New order (F6)")))
        self.list.title.setText(self.tr("Emergency orders"))
        self.list.advice.setText(self.tr("What will be late first is on top."))
        self.new.setText(self.tr("New order (F6)"))
        self.order.translate()
        self.form.translate()
        self.show_desk()
