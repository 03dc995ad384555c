"""What can be done with one label, as large buttons with a reason; never a dialog."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from desktop.views.filling_in import Section
from desktop.views.theme import SPACE
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.text import Text, TextKind

SETTLED_BY_A_PERSON: Final = frozenset({"uncertain", "printing", "handed_over"})
WAITING: Final = frozenset({"queued", "failed"})
ACTIONS: Final = ("printed", "not_printed", "spoiled", "reprint", "void", "move", "try_again")
NEEDS_REASON: Final = frozenset({"reprint", "void"})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a label.

    Attributes:
        state: value of its state.
        came_out: it is on paper, or was.
        cause: why nobody is sure, in words; "" for nothing.
        printers: others that could take it.
        replaced: it was printed again already.
    """

    state: str
    came_out: bool = True
    cause: str = ""
    printers: tuple[str, ...] = ()
    replaced: bool = False

    @property
    def actions(self) -> tuple[str, ...]:
        """What may be done, the likeliest first."""
        if self.state == "uncertain":
            return ("printed", "not_printed", "spoiled")
        if self.state in SETTLED_BY_A_PERSON:
            return ("spoiled", "not_printed")
        if self.state in WAITING:
            again = ("try_again",) if self.state == "failed" else ()
            return (*again, *(("move",) if self.printers else ()), "void")
        if self.state == "sending" or self.replaced:
            return ()
        again = ("reprint",) if self.came_out else ()
        return again if self.state == "void" else (*again, "void")


class LabelDecision(Section):
    """A question, a reason, and the answers.

    Signals:
        decided: one of `ACTIONS`, and the reason in the person's words.
        moved: the printer that is to take it.
    """

    decided = Signal(str, str)
    moved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = Question("queued")
        self.advice = Text("", TextKind.MUTED)
        self.advice.setWordWrap(True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.presets = [QPushButton() for _ in range(3)]
        self.problem = Text("", TextKind.ERROR)
        self.problem.setWordWrap(True)
        self.printer = Choice()
        self.buttons = {action: BigButton() for action in ACTIONS}
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        why = QHBoxLayout()
        why.setSpacing(SPACE[2])
        why.addWidget(self.reason, 1)
        for preset in self.presets:
            why.addWidget(preset)
        answers = QHBoxLayout()
        answers.setSpacing(SPACE[3])
        for action, button in self.buttons.items():
            if action == "move":
                answers.addWidget(self.printer, 1)
            answers.addWidget(button, 1)
        answers.addStretch(0)
        self.column.addWidget(self.advice)
        self.column.addLayout(why)
        self.column.addWidget(self.problem)
        self.column.addLayout(answers)

    def _connect(self) -> None:
        for button in self.buttons.values():
            button.clicked.connect(self._pressed)
        for preset in self.presets:
            preset.clicked.connect(self._preset)
        self.reason.textEdited.connect(self._typed)

    # ------------------------------------------------------------ what is asked

    def ask(self, question: Question) -> None:
        """Ask about another label, or anew about this one; what was typed stays for the same question."""
        if question.state != self.question.state:
            self.reason.clear()
            self.say("")
        self.question = question
        if tuple(self.printer.itemData(at) for at in range(self.printer.count())) != question.printers:
            self.printer.clear()
            for name in question.printers:
                self.printer.addItem(name, name)
        self._tell()

    def say(self, words: str) -> None:
        """Say what is wrong; "" takes it back."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _pressed(self) -> None:
        action = next(name for name, button in self.buttons.items() if button is self.sender())
        reason = self.reason.text() or self._default(action)
        if action == "move":
            self.moved.emit(self.printer.value())
        elif action in NEEDS_REASON and not reason:
            self.say(self.tr("Say why: choose a reason or write one."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.decided.emit(action, reason)

    def _preset(self) -> None:
        preset = self.sender()
        if isinstance(preset, QPushButton):
            self.reason.setText(preset.text())
            self.say("")

    def _typed(self) -> None:
        self.say("")

    def _default(self, action: str) -> str:
        """What the button itself says, when the person adds no words."""
        said = {
            "printed": self.tr("Seen at the printer"),
            "not_printed": self.tr("Looked, nothing came out"),
            "spoiled": self.tr("Came out spoiled"),
        }
        return said.get(action, "")

    # ------------------------------------------------------------ words

    def _tell(self) -> None:
        asked, actions = self.question, self.question.actions
        for action, button in self.buttons.items():
            button.setVisible(action in actions)
        self.printer.setVisible("move" in actions)
        self.reason.setVisible(bool(set(actions) - {"move", "try_again"}))
        for preset in self.presets:
            preset.setVisible(bool(NEEDS_REASON & set(actions)))
        needed = bool(NEEDS_REASON & set(actions))
        self.reason.setPlaceholderText(self.tr("Reason") if needed else self.tr("Anything more to say (optional)"))
        self.heading.setText(self._heading(asked))
        self.advice.setText(" ".join(part for part in (asked.cause, self._advice(asked)) if part))
        self.advice.setVisible(bool(self.advice.text()))
        for preset, words in zip(self.presets, self._presets(asked), strict=True):
            preset.setText(words)

    def _heading(self, asked: Question) -> str:
        headings = {
            "uncertain": self.tr("Did this label come out?"),
            "queued": self.tr("It waits for its printer"),
            "failed": self.tr("It was not sent"),
            "sending": self.tr("It is being sent"),
            "printing": self.tr("It is being printed"),
            "handed_over": self.tr("Scan the label: that proves it"),
            "confirmed": self.tr("Scan the label: that proves it"),
            "verified": self.tr("Scanned back: nothing to do"),
            "void": self.tr("This label is void"),
        }
        return headings[asked.state]

    def _advice(self, asked: Question) -> str:
        advice = {
            "uncertain": self.tr("Look at the printer and below it, then say what you saw."),
            "handed_over": self.tr("This printer cannot say whether it printed."),
            "void": self.tr("If it turns up, destroy it."),
        }
        if asked.replaced:
            return self.tr("It was printed again; that label counts.")
        return advice.get(asked.state, "")

    def _presets(self, asked: Question) -> Sequence[str]:
        if asked.state in WAITING:
            return (self.tr("Not needed"), self.tr("Ordered twice"), self.tr("Wrong data"))
        return (self.tr("Torn"), self.tr("Smudged"), self.tr("Lost"))

    def _translate(self) -> None:
        words = {
            "printed": self.tr("It came out"),
            "not_printed": self.tr("Nothing came out"),
            "spoiled": self.tr("It is spoiled"),
            "reprint": self.tr("Print once more"),
            "void": self.tr("Make void"),
            "move": self.tr("Print there"),
            "try_again": self.tr("Try again"),
        }
        for action, button in self.buttons.items():
            button.set_words(words[action])
        self.reason.setAccessibleName(self.tr("Reason"))
        self.printer.setAccessibleName(self.tr("Another printer"))
        self.problem.setVisible(bool(self.problem.text()))
        self._tell()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "buttons"):
            self._translate()
