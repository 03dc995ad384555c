"""The trays: which is complete, sterile and where; one tray with its tick list and what is missing (SC-05)."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.tray_lending import LoanForm
from desktop.presenters.trays_desk import TraysDesk
from desktop.queries.tray_facts import BillRow
from desktop.queries.trays import CountedLine, OpenCount, TrayRow, TrayView
from desktop.views.facts_list import Fact, FactsList
from desktop.views.icons import icon
from desktop.views.names import named
from desktop.views.stacked_screen import StackedScreen
from desktop.views.theme import SPACE, Role
from desktop.views.tray_forms import TrayForms
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.big_count import BigCount
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.check_rows import CheckRow, CheckRows
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import ElidedText, Text, TextKind

OPEN: Final = (Shape.RING, Role.MUTED)
DONE: Final = (Shape.TICKED_CIRCLE, Role.OK)
SHORT: Final = (Shape.CROSSED_OCTAGON, Role.REFUSED)
MORE: Final = (Shape.WARNING_TRIANGLE, Role.WARN)


class TraysScreen(StackedScreen):
    """What the trays' desk shows: all trays, or the one at hand.

    Signals:
        kits_wanted: the list of the kits is to be shown.
    """

    kits_wanted = Signal()

    def __init__(self, desk: TraysDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._asking = False
        self.empty = EmptyState(Emptiness("archive", "", ""))
        self.list = CardList()
        self.title = ElidedText("", TextKind.HEADING)
        self.name = Text("", TextKind.MUTED)
        self.count = BigCount()
        self.facts = FactsList()
        self.heading = Text("", TextKind.STRONG)
        self.rows = CheckRows()
        self.hint = Text("", TextKind.MUTED)
        self.leave, self.begin, self.tick = QPushButton(), BigButton(primary=True), BigButton()
        self.kits, self.kit, self.run = QPushButton(), QPushButton(), QPushButton()
        self.lend, self.longer, self.back = QPushButton(), QPushButton(), QPushButton()
        self.list.add_tool(self.kits)
        self.forms = TrayForms(desk.care, desk.loans)
        self.lay_in((self.empty, self.list, self._tray(), self.forms))
        self.list.opened.connect(desk.show_tray)
        self.leave.clicked.connect(desk.leave)
        self.begin.clicked.connect(self._begin_or_close)
        self.tick.clicked.connect(self._tick_all)
        self.rows.chosen.connect(self._tick)
        self._connect_forms()
        desk.changed.connect(self.show_desk)
        self.translate()

    def _connect_forms(self) -> None:
        self.kits.clicked.connect(self.kits_wanted)
        self.empty.action_pressed.connect(self.kits_wanted)
        self.kit.clicked.connect(self._ask_kit)
        self.run.clicked.connect(self._ask_run)
        self.lend.clicked.connect(self._lend)
        self.longer.clicked.connect(self._extend)
        self.back.clicked.connect(self._take_back)
        self.desk.loans.opened.connect(self._ask_loan)
        self.desk.loans.closed.connect(self._close_form)
        self.forms.left.connect(self._close_form)
        self.desk.care.done.connect(self._close_form)
        self.desk.session.changed.connect(self._show_rights)

    def _tray(self) -> QWidget:
        page = QWidget()
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(page)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACE[5])
        left.setSpacing(SPACE[1])
        for widget in (self.title, self.name, self.count, self.facts):
            left.addWidget(widget)
        left.addStretch(1)
        small = QHBoxLayout()
        small.setSpacing(SPACE[1])
        for button in (self.lend, self.longer, self.back, self.kit, self.run):
            small.addWidget(button, 1)
        left.addLayout(small)
        for big in (self.begin, self.tick, self.leave):
            left.addWidget(big)
        right.setSpacing(SPACE[1])
        right.addWidget(self.heading)
        right.addWidget(self.rows, 1)
        right.addWidget(self.hint)
        both.addLayout(left, 2)
        both.addLayout(right, 5)
        return page

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        view = self.desk.view
        if self._asking:
            self._pages.setCurrentWidget(self.forms)
            return
        if view is None:
            self._pages.setCurrentIndex(1 if self.desk.rows else 0)
            rows = sorted(self.desk.rows, key=lambda row: (not row.kit, row.code))
            self.list.show_rows([self._card(row) for row in rows])
            return
        self._pages.setCurrentIndex(2)
        row, count = view.row, view.count
        self.title.set_whole(row.code)
        self.name.setText(named(row.name, row.name_en))
        if count is not None:
            self.count.show_count(int(count.counted), int(count.expected))
        else:
            self.count.show_count(int(row.inside), row.of)
        self.facts.show_facts(self._facts(view))
        self.heading.setText(self.tr("Being counted") if count is not None else self.tr("What belongs into it"))
        self.rows.show_rows(
            self._count_rows(count) if count is not None else [self._bill_row(one) for one in view.bill]
        )
        self._show_rights()
        self.begin.set_words(self.tr("Close tray") if count is not None else self.tr("Count"))
        self.tick.setVisible(count is not None)
        counting = self.tr("Scan the implants; click an instrument to tick it, or scan TICK ALL.")
        self.hint.setText(counting if count is not None else self.tr("Scan the tray to count it."))

    # ---------------------------------------------------------------- words

    def _card(self, row: TrayRow) -> CardRow:
        shape, role = self._state(row)
        where = row.borrower or row.place or self.tr("not on hand")
        parts = (named(row.name, row.name_en), row.kit, self._sterile(row))
        return CardRow(
            row.code, row.code, " · ".join(part for part in parts if part), shape, role, self._word(row), where
        )

    def _state(self, row: TrayRow) -> tuple[Shape, Role]:
        if not row.kit:
            return OPEN
        if row.overdue:
            return Shape.CLOCK, Role.REFUSED
        if row.complete:
            return DONE
        return SHORT if row.refill or row.extra else (Shape.RING, Role.WARN)

    def _word(self, row: TrayRow) -> str:
        if not row.kit:
            return self.tr("no kit")
        if row.overdue:
            return self.tr("overdue")
        if row.complete:
            return self.tr("complete")
        if row.refill:
            return self.tr("refill %n", "", int(row.refill))
        return self.tr("to count")

    def _sterile(self, row: TrayRow) -> str:
        if row.sterile_until is None:
            return self.tr("not sterile")
        return self.tr("sterile until %1").replace("%1", row.sterile_until.isoformat())

    def _facts(self, view: TrayView) -> list[Fact]:
        row, run = view.row, view.run
        due = row.due_back_on.isoformat() if row.due_back_on is not None else ""
        return [
            Fact(self.tr("State"), self._word(row)),
            Fact(self.tr("Kit"), row.kit, is_code=True),
            Fact(self.tr("Stands in"), row.place, is_code=True),
            Fact(self.tr("Sterile"), self._sterile(row)),
            Fact(self.tr("Load"), run.load if run is not None else "", is_code=True),
            Fact(self.tr("Lent to"), row.borrower),
            Fact(self.tr("Due back"), due),
            Fact(self.tr("Case"), row.case, is_code=True),
        ]

    def _bill_row(self, one: BillRow) -> CheckRow:
        never = one.inside is None
        look = OPEN if never else SHORT if one.missing else MORE if one.extra else DONE
        word = self.tr("not counted") if never else ""
        if one.missing and not never:
            word = self.tr("%n missing", "", int(one.missing))
        elif one.extra:
            word = self.tr("%n too much", "", int(one.extra))
        inside = int(one.inside or 0)
        return CheckRow(one.ref, *look, one.ref, named(one.name, one.name_en), word, f"{inside}/{one.pieces}")

    def _count_rows(self, count: OpenCount | None) -> list[CheckRow]:
        lines = count.lines if count is not None else ()
        ordered = sorted(lines, key=lambda line: (line.counted >= line.expected, line.instrument))
        return [self._count_row(line) for line in ordered]

    def _count_row(self, line: CountedLine) -> CheckRow:
        whole, more = line.counted >= line.expected, line.counted > line.expected
        look = MORE if more else DONE if whole else OPEN
        word = self.tr("not known here") if more else ""
        code = line.serial or line.lot or line.ref
        figure = f"{line.counted:f}/{line.expected:f}"
        shown = (code, named(line.name, line.name_en), word, figure)
        return CheckRow(line.ref, *look, *shown, may_be_chosen=line.instrument)

    # ---------------------------------------------------------------- what is pressed

    def _ask_kit(self) -> None:
        if self.desk.view is not None:
            self._asking = True
            self.show_desk()
            self.forms.begin_kit(self.desk.view.row.code, self.desk.view.row.kit)

    def _ask_run(self) -> None:
        if self.desk.view is not None:
            self._asking = True
            self.show_desk()
            self.forms.begin_run(self.desk.view.row.code)

    def _lend(self) -> None:
        self.desk.loan_by_hand(LoanForm.LEND)

    def _extend(self) -> None:
        self.desk.loan_by_hand(LoanForm.EXTEND)

    def _take_back(self) -> None:
        self.desk.loan_by_hand(LoanForm.RETURN)

    def _ask_loan(self) -> None:
        self._asking = True
        self.show_desk()
        self.forms.begin_loan()

    def _close_form(self) -> None:
        self._asking = False
        self.desk.loans.close()
        self.show_desk()

    def _show_rights(self) -> None:
        self.run.setVisible(self.desk.care.may_record)
        view, may_lend = self.desk.view, self.desk.loans.may_lend
        is_out = view is not None and (view.row.at_hospital or bool(view.row.borrower))
        self.kit.setVisible(self.desk.care.may_assign and not is_out)
        self.lend.setVisible(may_lend and not is_out)
        self.longer.setVisible(may_lend and is_out)
        self.back.setVisible(may_lend and is_out)

    def _tick(self, ref: str) -> None:
        count = self.desk.view.count if self.desk.view is not None else None
        line = next((one for one in count.lines if one.ref == ref and one.instrument), None) if count else None
        if line is not None:
            self.desk.tick_by_hand(ref, Decimal(0) if line.counted >= line.expected else line.expected)

    def _tick_all(self) -> None:
        self.desk.tick_by_hand("", None)

    def _begin_or_close(self) -> None:
        if self.desk.view is not None and self.desk.view.count is not None:
            self.desk.close_by_hand()
        else:
            self.desk.count_by_hand()

    @override
    def translate(self) -> None:
        self.empty.say(
            Emptiness(
                *("archive", self.tr("No trays yet"), self.tr("Enter trays and kits under Items & places.")),
                self.tr("Kits…"),
            )
        )
        self.kits.setText(self.tr("Kits…"))
        self.kit.setText(self.tr("Kit…"))
        self.run.setText(self.tr("Sterilised…"))
        self.lend.setText(self.tr("Lend…"))
        self.longer.setText(self.tr("Longer…"))
        self.back.setText(self.tr("Back…"))
        self._show_rights()
        self.list.title.setText(self.tr("Trays"))
        self.list.advice.setText(self.tr("Scan a tray to count it, or choose one to look at it."))
        self.leave.setText(self.tr("All trays"))
        self.leave.setIcon(icon("arrow-left"))
        self.tick.set_words(self.tr("Tick all instruments"))
        self.show_desk()
