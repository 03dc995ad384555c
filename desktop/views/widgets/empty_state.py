"""What a screen says when there is nothing yet: what it is for, what to do first, and the button for it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views.icons import icon
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.text import Text, TextKind

ICON = 56
TEXT_WIDTH = 440


@dataclass(frozen=True, slots=True)
class Emptiness:
    """What is said.

    Attributes:
        icon: name of a file in ``resources/icons``.
        title: what is not there.
        advice: what to do first.
        action: words of the button; "" for none.
    """

    icon: str
    title: str
    advice: str = ""
    action: str = ""


class EmptyState(QWidget):
    """A picture, a title, an advice and one button.

    Signals:
        action_pressed: the button was pressed.
    """

    action_pressed = Signal()

    def __init__(self, emptiness: Emptiness, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = emptiness
        self._picture = QLabel()
        self.title = Text("", TextKind.HEADING)
        self.advice = Text("", TextKind.MUTED)
        self.advice.setWordWrap(True)
        self.advice.setFixedWidth(TEXT_WIDTH)
        self.action = BigButton(primary=True)
        self.action.clicked.connect(self.action_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[5])
        column.setSpacing(SPACE[3])
        column.addStretch(2)
        for widget in (self._picture, self.title, self.advice, self.action):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.advice.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.say(emptiness)

    def say(self, emptiness: Emptiness) -> None:
        """Say something else."""
        self._said = emptiness
        self._picture.setPixmap(icon(emptiness.icon, Role.MUTED, ICON).pixmap(ICON, ICON))
        self.title.setText(emptiness.title)
        self.advice.setText(emptiness.advice)
        self.advice.setVisible(bool(emptiness.advice))
        self.advice.setMinimumHeight(max(0, self.advice.heightForWidth(TEXT_WIDTH)))
        self.action.set_words(emptiness.action)
        self.action.setVisible(bool(emptiness.action))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "action"):
            self.say(self._said)


def with_below(empty: EmptyState, button: QWidget) -> QWidget:
    """A page that says so, with one more button below."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(empty, 1)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
    return page
