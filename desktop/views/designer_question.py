"""A question in the page, answered with a button or a key; nothing opens over the work."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.views.theme import SPACE, Role
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import Text, TextKind, no_mnemonic

Answers = Sequence[tuple[str, Callable[[], None]]]


class Question(QFrame):
    """A sentence and its answers; not there until it is asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "true")
        self.words = Text("", TextKind.STRONG)
        self.buttons: list[QPushButton] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(SPACE[4], SPACE[2], SPACE[2], SPACE[2])
        self._line.setSpacing(SPACE[3])
        self._line.addWidget(ShapeMark(Shape.WARNING_TRIANGLE, Role.WARN, 28))
        self._line.addWidget(self.words, 1)
        self.hide()

    def ask(self, words: str, answers: Answers) -> None:
        """Ask; the keyboard goes to the first answer."""
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.words.setText(words)
        self.buttons = [self._button(told, work) for told, work in answers]
        self.show()
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, told: str, work: Callable[[], None]) -> QPushButton:
        button = QPushButton(no_mnemonic(told))
        button.clicked.connect(work)
        self._line.addWidget(button)
        return button
