"""The differences that wait: what is missing or too much, where it may be, and the decision."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop.domain.counts import CountReason, CountState, DifferenceKind
from desktop.presenters.counting import CountDesk
from desktop.queries.count_board import DECIDING, Difference
from desktop.queries.counts import DifferenceRow
from desktop.views.count_words import difference_word, reason_word, state_word, why_word
from desktop.views.names import named
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.count_line import CountLine, add_line
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.words.filling import visible

NUMBER: Final = Qt.ItemDataRole.UserRole
WAITS: Final = (Shape.HALF_RING, Role.INFO)
STATES: Final = {
    CountState.TO_RECOUNT: (Shape.DOUBLE_RING, Role.HOLD),
    CountState.TO_APPROVE: (Shape.WARNING_TRIANGLE, Role.WARN),
    CountState.TO_POST: (Shape.WARNING_TRIANGLE, Role.WARN),
}
KINDS: Final = {
    DifferenceKind.MISSING: (Shape.CROSSED_OCTAGON, Role.REFUSED),
    DifferenceKind.ELSEWHERE: (Shape.OUT_ARROW, Role.INFO),
    DifferenceKind.WRONG_PLACE: (Shape.ARROW_TRIANGLE, Role.WARN),
    DifferenceKind.FOUND: (Shape.MARKED_DIAMOND, Role.WARN),
    DifferenceKind.UNKNOWN: (Shape.DASHED_SQUARE, Role.REFUSED),
}


def _line(line: DifferenceRow) -> CountLine:
    goods = (named(line.name, line.name_en), line.lot, line.serial, line.tray) if line.item else (visible(line.raw),)
    pieces = f"{line.pieces:f} ×" if line.pieces > 1 else ""
    told = (difference_word(line.kind), line.other, f"{line.worth} CNY" if line.worth else "")
    words = " ".join(part for part in (pieces, " · ".join(part for part in goods if part)) if part)
    return CountLine(KINDS[line.kind], words, " · ".join(part for part in told if part))


class CountDifferencePage(QWidget):
    """All counts that are not closed on the left; the chosen one with its lines on the right."""

    def __init__(self, desk: CountDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.list_word, self.list = Text("", TextKind.STRONG), QListWidget()
        self.title, self.facts = ElidedText("", TextKind.HEADING), Text("", TextKind.MUTED)
        self.lines = QListWidget()
        self.likely_word, self.likely = Text("", TextKind.STRONG), Text("", TextKind.BODY)
        self.reason, self.note = Choice(), QLineEdit()
        self.decide, self.again = BigButton(primary=True), QPushButton()
        self.advice = Text("", TextKind.MUTED)
        self._detail = QWidget()
        self._lay_out()
        self.list.itemClicked.connect(self._chosen)
        self.list.itemActivated.connect(self._chosen)
        self.reason.currentIndexChanged.connect(self._reason_chosen)
        self.decide.clicked.connect(self._decide)
        self.again.clicked.connect(self._again)

    def _lay_out(self) -> None:
        left, right, both = QVBoxLayout(), QVBoxLayout(self._detail), QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACE[5])
        left.setSpacing(SPACE[1])
        left.addWidget(self.list_word)
        left.addWidget(self.list, 1)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(SPACE[1])
        self.likely.setWordWrap(True)
        self.lines.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        for part in (self.title, self.facts, self.lines, self.likely_word, self.likely, self.reason, self.note):
            right.addWidget(part, 1 if part is self.lines else 0)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE[2])
        buttons.addWidget(self.decide, 2)
        buttons.addWidget(self.again, 1)
        right.addLayout(buttons)
        work = QVBoxLayout()
        work.addWidget(self.advice)
        work.addWidget(self._detail, 1)
        work.addStretch(0)
        both.addLayout(left, 2)
        both.addLayout(work, 3)

    def show_desk(self) -> None:
        """Show what waits, and the chosen difference."""
        self.list.clear()
        for row in self.desk.board.at_work:
            worth = f" · {row.worth} CNY" if row.worth is not None else ""
            shape = STATES.get(row.state, WAITS)
            item = add_line(
                self.list, CountLine(shape, f"{row.place} · {row.counted_by}", state_word(row.state) + worth)
            )
            item.setData(NUMBER, row.count)
            if self.desk.difference is not None and self.desk.difference.row.count == row.count:
                self.list.setCurrentItem(item)
        difference = self.desk.difference
        self._detail.setVisible(difference is not None)
        self.advice.setVisible(difference is None)
        if difference is not None:
            self._show_difference(difference)

    def _show_difference(self, difference: Difference) -> None:
        row = difference.row
        self.title.set_whole(f"{row.place} · {row.count}")
        people = " → ".join(part for part in (row.counted_by, row.recounted_by) if part)
        rates = self.tr("{0} % at the first pass, {1} % after the recount").format(
            row.accuracy_first, row.accuracy_after
        )
        worth = "" if row.worth is None else self.tr("worth {0} CNY").format(row.worth)
        self.facts.setText(" · ".join(part for part in (people, rates, worth) if part))
        self.lines.clear()
        for line in difference.lines:
            add_line(self.lines, _line(line))
        self.likely.setText("   ".join(f"{one.place} ({why_word(one.why)})" for one in difference.likely[:6]))
        for part in (self.likely_word, self.likely):
            part.setVisible(bool(difference.likely))
        approve = row.state is CountState.TO_APPROVE
        self.decide.set_words(self.tr("Approve") if approve else self.tr("Book the difference"))
        self.reason.choose((row.reason or self.desk.reason).value)
        self.reason.setEnabled(row.reason is None)

    def _chosen(self, item: QListWidgetItem) -> None:
        number = item.data(NUMBER)
        row = next((one for one in self.desk.board.at_work if one.count == number), None)
        if row is not None and row.state in DECIDING:
            self.desk.choose_difference(row.count, row.state)

    def _reason_chosen(self) -> None:
        if self.reason.value():
            self.desk.reason = CountReason(self.reason.value())

    def _decide(self) -> None:
        self.desk.decide_by_hand(self.note.text())

    def _again(self) -> None:
        self.desk.send_back_by_hand(self.note.text())

    def translate(self) -> None:
        """Take on the language."""
        self.list_word.setText(self.tr("Counts at work"))
        self.likely_word.setText(self.tr("Likely places"))
        self.note.setPlaceholderText(self.tr("Note"))
        self.again.setText(self.tr("Count again"))
        self.advice.setText(self.tr("Choose a count that waits for a decision, or scan its bin."))
        chosen = self.desk.reason
        self.reason.blockSignals(True)  # noqa: FBT003  # the Qt name takes no keyword
        self.reason.clear()
        for reason in CountReason:
            self.reason.addItem(reason_word(reason), reason.value)
        self.reason.choose(chosen.value)
        self.reason.blockSignals(False)  # noqa: FBT003  # the Qt name takes no keyword
        self.show_desk()
