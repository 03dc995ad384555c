"""The defect cases of the returns page: each with what it waits for, and the step of the chosen one below."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.returns_defects import NextStep, next_step
from desktop.presenters.returns_desk import ReturnsDesk
from desktop.queries.returns import DefectRow
from desktop.views.theme import SPACE
from desktop.views.widgets.card_list import CardList
from desktop.views.widgets.choice import Choice
from desktop.views.words.adverse import DECISIONS
from desktop.views.words.marking import QT_TRANSLATE_NOOP

NEXT: Final = {
    NextStep.ARRIVE: QT_TRANSLATE_NOOP("ReturnsDefects", "next: fetch it"),
    NextStep.DECIDE: QT_TRANSLATE_NOOP("ReturnsDefects", "next: decision"),
}
_DECISIONS: Final = {"release": QT_TRANSLATE_NOOP("ReturnsDefects", "release it")}


def next_word(row: DefectRow) -> str:
    """What a case waits for, in words; "" when it is over."""
    step = next_step(row)
    return QCoreApplication.translate("ReturnsDefects", NEXT[step]) if step else ""


class DefectsPage(QWidget):
    """The list, and below it the step of the case that was chosen: it arrives, or the manufacturer decides.

    Args:
        desk: whose cases.
        cards: the list, which the screen fills.
        parent: owner.
    """

    def __init__(self, desk: ReturnsDesk, cards: CardList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.cards = desk, cards
        self.bin, self.arrived = QLineEdit(), QPushButton()
        self.decision, self.letter, self.decide = Choice(), QLineEdit(), QPushButton()
        self._row: DefectRow | None = None
        self._lay_out()
        self.arrived.clicked.connect(self._arrive)
        self.bin.returnPressed.connect(self._arrive)
        self.decide.clicked.connect(self._decide)
        self.letter.returnPressed.connect(self._decide)
        self._translate()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[2])
        whole.addWidget(self.cards, 1)
        for parts in ((self.bin, self.arrived), (self.decision, self.letter, self.decide)):
            line = QHBoxLayout()
            line.setSpacing(SPACE[2])
            for part in parts:
                line.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
            whole.addLayout(line)
        for button in (self.arrived, self.decide):
            button.setProperty("primary", "true")

    def show_case(self, row: DefectRow | None) -> None:
        """Show what can be done with a case; None when none is chosen."""
        if row is None or self._row is None or row.number != self._row.number:
            for field in (self.bin, self.letter):
                field.clear()
            self.decision.setCurrentIndex(0)
        self._row = row
        step = next_step(row) if row is not None else NextStep.NONE
        for widget in (self.bin, self.arrived):
            widget.setVisible(step is NextStep.ARRIVE)
        for part in (self.decision, self.letter, self.decide):
            part.setVisible(step is NextStep.DECIDE)

    def first_field(self) -> QLineEdit | None:
        """Where the keyboard goes for the step of the chosen case; None when there is none."""
        step = next_step(self._row) if self._row is not None else NextStep.NONE
        return {NextStep.ARRIVE: self.bin, NextStep.DECIDE: self.letter}.get(step)

    def _arrive(self) -> None:
        if self._row is not None:
            self.desk.steps.arrive(self.desk.by_hand, self._row.number, self.bin.text())

    def _decide(self) -> None:
        if self._row is not None:
            self.desk.steps.decide(self._row.number, self.decision.value(), self.letter.text())

    def _translate(self) -> None:
        self.bin.setPlaceholderText(self.tr("Bin; empty: the first free one for quarantine"))
        self.arrived.setText(self.tr("It has arrived"))
        self.letter.setPlaceholderText(self.tr("Number of its letter"))
        self.decide.setText(self.tr("Close the case (supervisor)"))
        self.decision.setAccessibleName(self.tr("What the manufacturer decided"))
        chosen = self.decision.value()
        self.decision.clear()
        self.decision.addItem(self.tr("Decision…"), "")
        for code, word in (DECISIONS | _DECISIONS).items():
            context = "ReturnsDefects" if code in _DECISIONS else "messages"
            self.decision.addItem(QCoreApplication.translate(context, word), code)
        self.decision.choose(chosen)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
