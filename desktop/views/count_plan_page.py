"""Today's plan of counts: the zone with how far each bin is, and the round that is to be planned."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from desktop.domain.counts import CountState
from desktop.presenters.counting import CountDesk
from desktop.queries.count_board import DECIDING
from desktop.queries.count_plan import TaskRow
from desktop.queries.zone_map import BinRow
from desktop.views.names import named
from desktop.views.theme import SPACE
from desktop.views.widgets.big_count import BigCount
from desktop.views.widgets.count_map import SIDE, CountCell, CountFronts, CountLegend, CountMark
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.widgets.zone_buttons import ZoneButtons
from desktop.views.widgets.zone_floor import RackPlan

DAYS = 5


class CountPlanPage(QWidget):
    """The map of marks beside what is done today.

    Signals:
        bin_chosen: the code of the bin.
        sheet_wanted: the count sheet is to be written.
    """

    bin_chosen = Signal(str)
    sheet_wanted = Signal()

    def __init__(self, desk: CountDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.title = ElidedText("", TextKind.HEADING)
        self.hint = Text("", TextKind.MUTED)
        self.done = BigCount()
        self.done_word = Text("", TextKind.MUTED)
        self.accuracy = Text("", TextKind.BODY)
        self.fronts = CountFronts()
        self.days = QSpinBox()
        self.plan, self.opening, self.sheet = QPushButton(), QPushButton(), QPushButton()
        self._zones = ZoneButtons()
        self._lay_out()
        self.fronts.bin_chosen.connect(self.bin_chosen)
        self.plan.clicked.connect(self._plan)
        self.opening.clicked.connect(self._plan_opening)
        self.sheet.clicked.connect(self.sheet_wanted)
        self._zones.chosen.connect(desk.show_zone)

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        self.accuracy.setWordWrap(True)
        for part in (self.done_word, self.done, self.accuracy):
            column.addWidget(part)
        column.addSpacing(SPACE[3])
        column.addWidget(CountLegend())
        column.addStretch(1)
        work = QVBoxLayout()
        work.setSpacing(SPACE[1])
        work.addLayout(self._planning())
        work.addWidget(self.hint)
        work.addLayout(self._zones)
        work.addWidget(self.fronts, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[5])
        line.addWidget(side)
        line.addLayout(work, 1)

    def _planning(self) -> QHBoxLayout:
        """The zone, and what can be planned for it."""
        self.days.setRange(1, 366)
        self.days.setValue(DAYS)
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        row.addWidget(self.title, 1)
        controls: tuple[QWidget, ...] = (self.days, self.plan, self.opening, self.sheet)
        for control in controls:
            row.addWidget(control)
        return row

    def show_desk(self) -> None:
        """Show the plan as it stands."""
        board = self.desk.board
        if board.map is None:
            return
        due = self.desk.due
        done = sum(row.done for row in due)
        self.done.show_count(done, len(due))
        self.title.set_whole(f"{board.map.code} · {named(board.map.name, board.map.name_en)}")
        self.hint.setText(self._hint(len(due) - done))
        self.accuracy.setText(self._accuracy())
        self.accuracy.setVisible(board.accuracy is not None)
        self.sheet.setEnabled(bool(due))
        self._zones.show_zones(board.zones)
        racks = tuple(
            RackPlan(one.code, one.x_mm, one.y_mm, one.width_mm, one.depth_mm, one.levels, one.slots)
            for one in board.map.racks
        )
        tasks = {row.place: row for row in board.tasks}
        states = {row.place: (row.state, row.recounted_by or row.counted_by) for row in board.at_work}
        self.fronts.show_bins(racks, [self._cell(row, tasks.get(row.code), states) for row in board.map.bins])

    def _hint(self, left: int) -> str:
        if not self.desk.board.tasks:
            return self.tr("No round is planned. Plan one, or scan any bin to count it.")
        return self.tr("%n bin(s) left today. Scan a bin, or click it.", "", left)

    def _accuracy(self) -> str:
        told = self.desk.board.accuracy
        if told is None:
            return ""
        words = self.tr("Accuracy {0} % at the first pass, {1} % after the recount")
        return words.format(told.accuracy_first, told.accuracy_after)

    def _cell(self, row: BinRow, task: TaskRow | None, states: dict[str, tuple[CountState, str]]) -> CountCell:
        mark, word = self._mark(task, *states.get(row.code, (None, "")))
        return CountCell(row.code, row.rack, row.level, row.slot, row.purpose, row.state, mark=mark, word=word)

    def _mark(self, task: TaskRow | None, state: CountState | None, person: str) -> tuple[CountMark, str]:
        if state is CountState.TO_RECOUNT:
            return CountMark.RECOUNT, ""
        if state is not None:
            return (CountMark.DECIDE, "") if state in DECIDING else (CountMark.COUNTING, person)
        if task is None:
            return CountMark.LATER, "—"
        if task.done:
            return CountMark.DONE, ""
        return (
            (CountMark.DUE, "") if task.planned_on <= self.desk.today else (CountMark.LATER, f"{task.planned_on:%m-%d}")
        )

    def _plan(self) -> None:
        self.desk.plan(self.days.value())

    def _plan_opening(self) -> None:
        self.desk.plan(1, opening=True)

    def translate(self) -> None:
        """Take on the language."""
        self.done_word.setText(self.tr("Counted today"))
        self.days.setSuffix(" " + self.tr("days"))
        self.plan.setText(self.tr("Plan a round"))
        self.opening.setText(self.tr("Whole zone at once"))
        self.sheet.setText(self.tr("Count sheet…"))
        self.show_desk()
