"""The cases: one case with its gates, its cross-check and its usage report (SC-08)."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from typing_extensions import override

from desktop.domain.cases import CaseState
from desktop.domain.duties import SOP
from desktop.presenters.case_undoing import BEFORE
from desktop.presenters.cases_desk import CasesDesk
from desktop.queries.cases import CaseRow, CaseView
from desktop.views.case_forms import CaseForms
from desktop.views.case_page import CasePage
from desktop.views.case_words import goods_rows, spec_rows
from desktop.views.duty_page import DutyPage
from desktop.views.facts_list import Fact
from desktop.views.file_asking import PDF, Asked
from desktop.views.icons import icon
from desktop.views.names import named
from desktop.views.paper_asking import ask_for_paper
from desktop.views.stacked_screen import StackedScreen
from desktop.views.theme import Role
from desktop.views.translation import language_of, text
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.went_out_bar import WentOut
from desktop.views.words.consignment.cases import CLOCKS, GATES, STAGES

LOOKS: Final = {
    CaseState.PLANNED: (Shape.RING, Role.INFO),
    CaseState.READY: (Shape.TICKED_CIRCLE, Role.OK),
    CaseState.OUT: (Shape.OUT_ARROW, Role.INFO),
    CaseState.BACK: (Shape.BACK_ARROW, Role.WARN),
    CaseState.HELD: (Shape.CROSSED_OCTAGON, Role.REFUSED),
    CaseState.REPORTED: (Shape.TICKED_CIRCLE, Role.OK),
    CaseState.CANCELLED: (Shape.RING, Role.MUTED),
}

AHEAD: Final = (CaseState.PLANNED, CaseState.READY, CaseState.OUT)
"""While somebody can still be given the table."""


class CasesScreen(StackedScreen):
    """What the cases' desk shows: all cases, or the one at hand; forms and duties are made when first opened."""

    def __init__(self, desk: CasesDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.empty = EmptyState(Emptiness("hospital", "", ""))
        self.list = CardList()
        self.page = CasePage()
        self.new = QPushButton()
        self.list.add_tool(self.new)
        self.lay_in((self.empty, self.list, self.page))
        self._connect()
        self.translate()

    def _connect(self) -> None:
        desk, page = self.desk, self.page
        self.list.opened.connect(desk.show_case)
        page.leave.clicked.connect(desk.leave)
        page.paper.clicked.connect(self._choose_file)
        page.reserve.clicked.connect(desk.reserve_by_hand)
        page.ended.textEdited.connect(self._ended)
        page.reason.textEdited.connect(self._reason)
        page.next.clicked.connect(self._next)
        page.ready.clicked.connect(desk.ready_by_hand)
        page.step_chosen.connect(desk.choose_by_hand)
        self.new.clicked.connect(self._new)
        self.empty.action_pressed.connect(self._new)
        page.change.clicked.connect(self._change)
        page.add_tray.clicked.connect(self._add_tray)
        page.cancel.clicked.connect(self._cancel)
        page.release.clicked.connect(self._release)
        page.undo.clicked.connect(self._undo)
        page.duties.clicked.connect(self._open_duties)
        page.table.clicked.connect(self._give_table)
        desk.changed.connect(self.show_desk)
        desk.session.changed.connect(self.translate)

    @cached_property
    def forms(self) -> CaseForms:
        """The forms, made when one is first opened."""
        made = CaseForms(self.desk.planning)
        made.left.connect(self._leave_form)
        self._pages.addWidget(made)
        return made

    @cached_property
    def duties(self) -> DutyPage:
        """The duties of a case, made when they are first opened."""
        made = DutyPage(self.desk.duties)
        made.left.connect(self._leave_duties)
        made.step_pressed.connect(self._step)
        made.ticked.connect(self._tick)
        self._pages.addWidget(made)
        return made

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        view = self.desk.view
        if self.desk.planning.is_open:
            self._pages.setCurrentWidget(self.forms)
            return
        if view is None:
            self._pages.setCurrentIndex(1 if self.desk.rows else 0)
            self.list.show_rows([self._card(row) for row in self.desk.rows])
            return
        if self.desk.duties.is_open:
            self.duties.show_case(view, self._gates(view), self.desk.clock.now())
            self._pages.setCurrentWidget(self.duties)
            return
        self._pages.setCurrentIndex(2)
        self._show_case(view)

    def _show_case(self, view: CaseView) -> None:
        page, row, before = self.page, view.row, view.row.state in BEFORE
        page.title.set_whole(row.number)
        people = "" if row.state in AHEAD else self._people()
        page.name.setText(" · ".join(part for part in (self._line(row), people) if part))
        page.gates.setVisible(before)
        page.check.setVisible(not before)
        page.show_gates(self._gates(view))
        check = view.check
        page.check.show_check(WentOut(int(check.went_out), int(check.back), int(check.used), check.agrees))
        page.rows.show_rows(spec_rows(view.specs) if before else goods_rows(view))
        page.facts.show_facts(self._facts(view))
        page.show_stage(row.state, self.desk.step)
        page.table.setVisible(row.state in AHEAD and self.desk.planning.may_assign)
        page.release.setVisible(before and any(not one.outcome for one in view.reserved))
        _show_text(page.ended, self.desk.ended)
        _show_text(page.reason, self.desk.reason)

    # ---------------------------------------------------------------- words

    def _line(self, row: CaseRow) -> str:
        starts = _local(row.planned_at, row.time_zone)
        return " · ".join((named(row.hospital, row.hospital_en), starts, text(STAGES[row.state.value])))

    def _card(self, row: CaseRow) -> CardRow:
        shape, role = LOOKS[row.state]
        line = " · ".join((named(row.hospital, row.hospital_en), _local(row.planned_at, row.time_zone), *row.trays))
        red = self.tr("open: %1").replace("%1", " · ".join(text(GATES[gate]) for gate in row.red)) if row.red else ""
        if row.red:
            shape, role = Shape.WARNING_TRIANGLE, Role.WARN
        return CardRow(row.number, row.number, line, shape, role, text(STAGES[row.state.value]), red or row.report)

    def _gates(self, view: CaseView) -> dict[str, str]:
        """Why each gate is red; nothing once the case has left."""
        return {gate: self._gate(view, gate) for gate in GATES} if view.row.state in BEFORE else {}

    def _gate(self, view: CaseView, gate: str) -> str:
        """Why a gate is red, "" for a green one."""
        if gate == "spare":
            red = [spec for spec in view.specs if not spec.green]
            return self.tr("%n without a spare", "", len(red)) if red else ""
        if gate == "image":
            return self._image_gate()
        why = {
            "no_kit": self.tr("no kit"),
            "tray_not_counted": self.tr("to count"),
            "tray_incomplete": self.tr("not complete"),
            "tray_not_sterile": self.tr("not sterile"),
            "tray_past_date": self.tr("date too short"),
        }
        codes = [(tray.tray, tray.count if gate == "count" else tray.sterile) for tray in view.gates]
        return ", ".join(f"{tray} {why[code]}" for tray, code in codes if code)

    def _image_gate(self) -> str:
        seen = self.desk.duties.seen
        red = seen.image_red if seen is not None else ""
        if red == "image_plan_changed":
            return self.tr("the plan changed since")
        return self.tr("not rechecked") if red else ""

    def _table(self, view: CaseView) -> Fact:
        """Who has the table; afterwards it stands above, where the many facts of a report leave it room."""
        ahead = view.row.state in AHEAD
        return Fact(self.tr("At the table"), (self._people() or self.tr("nobody yet")) if ahead else "")

    def _people(self) -> str:
        return " · ".join(one.person for one in self.desk.at_table)

    def _facts(self, view: CaseView) -> list[Fact]:
        facts = [Fact(self.tr("Trays"), " ".join(view.row.trays), is_code=True), self._table(view)]
        loose = sum(one.quantity for one in view.reserved if not one.outcome)
        facts.append(Fact(self.tr("Reserved"), self.tr("%n piece(s)", "", int(loose)) if loose else ""))
        facts.append(Fact(self.tr("Override"), view.override))
        report = view.report
        if report is not None and report.number:
            facts.append(Fact(self.tr("Report"), report.number, is_code=True))
            facts.append(Fact(self.tr("Implanted"), f"CNY {report.amount:,.2f}"))
            facts.append(Fact(self.tr("Opened, not used"), f"CNY {report.wasted:,.2f}" if report.wasted else ""))
            facts.append(Fact(self.tr("Rebate"), f"CNY {report.rebate:,.2f}"))
        facts.append(Fact(self.tr("Rests on it"), " · ".join(self.desk.rests), is_code=True))
        clocks = [
            Fact(text(CLOCKS[clock.rule]), _local(clock.due_at, view.row.time_zone))
            for clock in view.clocks
            if not clock.closed_at
        ]
        return facts + clocks

    # ---------------------------------------------------------------- what is pressed

    def _new(self) -> None:
        self.desk.leave()
        self._open_form()
        self.forms.begin_new()

    def _change(self) -> None:
        self._open_for(self.forms.begin_change)

    def _add_tray(self) -> None:
        self._open_for(self.forms.begin_tray)

    def _give_table(self) -> None:
        self._open_for(self.forms.begin_table)

    def _cancel(self) -> None:
        self._open_for(self.forms.begin_cancel)

    def _release(self) -> None:
        self._open_for(self.forms.begin_release)

    def _undo(self) -> None:
        report = self.desk.view.report if self.desk.view is not None else None
        if report is not None:
            self._open_form()
            self.forms.begin_undo(report.number, self.desk.rests)

    def _open_duties(self) -> None:
        self.desk.open_duties(shown=True)

    def _leave_duties(self) -> None:
        self.desk.open_duties(shown=False)

    def _step(self, number: int) -> None:
        self.desk.step_by_hand(SOP[number])

    def _tick(self) -> None:
        self.duties.show_time(self.desk.clock.now())

    def _open_form(self) -> None:
        self.desk.planning.is_open = True
        self.show_desk()

    def _open_for(self, begin: Callable[[str], None]) -> None:
        """Open a form about the case at hand."""
        if self.desk.view is not None:
            self._open_form()
            begin(self.desk.view.row.number)

    def _leave_form(self) -> None:
        self.desk.planning.is_open = False
        self.show_desk()

    def _next(self) -> None:
        view = self.desk.view
        if view is not None and view.row.state in BEFORE:
            self.desk.send_by_hand()
        elif view is not None:
            self.desk.confirm_by_hand()

    def _ended(self, entered: str) -> None:
        self.desk.ended = entered.replace(" ", "T")

    def _reason(self, entered: str) -> None:
        self.desk.reason = entered

    def _choose_file(self) -> None:
        report = self.desk.view.report if self.desk.view is not None else None
        name = f"{report.number}.pdf" if report is not None else ""
        ask_for_paper(self, Asked(self.tr("Usage report"), PDF, name), self._write_report)

    def _write_report(self, file: Path) -> None:
        self.desk.write_report(file, language_of())

    @override
    def translate(self) -> None:
        may_plan = self.desk.planning.may_plan
        advice = self.tr("Plan the first one: its number, hospital and start, and what it needs.")
        new = self.tr("New case…")
        self.empty.say(Emptiness("hospital", self.tr("No cases yet"), advice, new if may_plan else ""))
        self.new.setText(new)
        self.new.setIcon(icon("plus"))
        self.new.setVisible(may_plan)
        self.list.title.setText(self.tr("Cases"))
        self.list.advice.setText(self.tr("Scan a tray or a case number, or choose a case."))
        self.show_desk()


def _local(moment: datetime, time_zone: str) -> str:
    return moment.astimezone(ZoneInfo(time_zone)).strftime("%Y-%m-%d %H:%M")


def _show_text(field: QLineEdit, wanted: str) -> None:
    shown = wanted.replace("T", " ")
    if field.text() != shown:
        field.setText(shown)
