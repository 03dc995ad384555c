"""The page of one case at work: what it is, its clocks, what is known, the one next action, and what lies beside."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.views.facts_list import FactsList
from desktop.views.theme import SPACE
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.clock_tiles import ClockTiles
from desktop.views.widgets.text import ElidedText, Text, TextKind


class WorkPage(QWidget):
    """The frame; who makes one fills the columns ``known`` and ``side`` and then calls `lay_in`.

    Args:
        lines: names of the fields that are typed into.
        choices: names of the fields that are chosen from a list.
        parent: owner.

    Signals:
        edited: the name of a field and what stands in it.
        submitted: Enter was pressed in a field.
    """

    edited = Signal(str, str)
    submitted = Signal()

    def __init__(self, lines: Sequence[str], choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.stage = ElidedText("", TextKind.HEADING), Text("", TextKind.STRONG)
        self.leave, self.tiles, self.facts = QPushButton(), ClockTiles(), FactsList()
        self.next, self.step = Text("", TextKind.HEADING), BigButton(primary=True)
        self.lines, self.choices = {name: QLineEdit() for name in lines}, {name: Choice() for name in choices}
        self.fields: dict[str, QLineEdit | Choice] = {**self.lines, **self.choices}
        self.known, self.side = QVBoxLayout(), QVBoxLayout()
        self.known.setSpacing(SPACE[1])
        self.side.setSpacing(SPACE[2])
        self.next.setWordWrap(True)
        self.side.addWidget(self.next)
        for name, field in self.fields.items():
            field.setObjectName(name)
        for line in self.lines.values():
            line.textEdited.connect(self._typed)
            line.returnPressed.connect(self.submitted)
        for choice in self.choices.values():
            choice.activated.connect(self._picked)

    def lay_in(self, papers: Sequence[QPushButton], beside: QWidget) -> None:
        """Put the parts in their places: the papers into the head, ``beside`` on the right of the next action."""
        whole, head, columns = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[2])
        head.setSpacing(SPACE[2])
        head.addWidget(self.leave)
        head.addWidget(self.title, 1)
        head.addWidget(self.stage)
        for button in papers:
            head.addWidget(button)
        columns.setSpacing(SPACE[4])
        columns.addLayout(self.known, 5)
        columns.addLayout(self.side, 4)
        columns.addWidget(beside, 5)
        whole.addLayout(head)
        whole.addWidget(self.tiles)
        whole.addLayout(columns, 1)

    def _typed(self, words: str) -> None:
        self.edited.emit(self.sender().objectName(), words)

    def _picked(self, _place: int) -> None:
        name = self.sender().objectName()
        self.edited.emit(name, self.choices[name].value())

    def fill(self, name: str, words: str) -> None:
        """Let this stand in a field; where it stands already, the cursor stays where it is."""
        choice = self.choices.get(name)
        if choice is None:
            if self.lines[name].text() != words:
                self.lines[name].setText(words)
        elif choice.value() != words:
            choice.choose(words)

    def offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these values with their words; what is chosen stays, at first the first one is."""
        choice = self.choices[name]
        kept = choice.value()
        choice.clear()
        for value, words in choices:
            choice.addItem(words, value)
        choice.choose(kept or choices[0][0])
