"""The board: what runs, the reminders, and how often promises were kept."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.board_desk import BoardDesk
from desktop.views.board_on_time import OnTimePage
from desktop.views.board_reminders import RemindersPage
from desktop.views.board_running import RunningPage
from desktop.views.board_words import percent
from desktop.views.theme import SPACE

RUNNING, REMINDERS, ON_TIME = 0, 1, 2
PAGES: Final = ("running", "reminders", "on_time")


class BoardScreen(QWidget):
    """Three pages; their buttons carry the figures that change."""

    def __init__(self, desk: BoardDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.running, self.reminders, self.on_time = RunningPage(desk), RemindersPage(desk), OnTimePage(desk)
        self.pages = (self.running, self.reminders, self.on_time)
        self.buttons = tuple(QPushButton() for _ in self.pages)
        self._group, self._stack = QButtonGroup(self), QStackedWidget()
        line = QHBoxLayout()
        line.setSpacing(SPACE[1])
        for number, button in enumerate(self.buttons):
            button.setCheckable(True)
            self._group.addButton(button, number)
            line.addWidget(button)
            self._stack.addWidget(self.pages[number])
        line.addStretch(1)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(SPACE[3])
        room.addLayout(line)
        room.addWidget(self._stack, 1)
        self._group.idClicked.connect(self.show_page)
        desk.changed.connect(self.show_desk)
        self.show_page(RUNNING)
        self._translate()

    def show_page(self, number: int) -> None:
        """Show what runs, the reminders or the on-time rate."""
        self._stack.setCurrentIndex(number)
        self.buttons[number].setChecked(True)

    def show_place(self, name: str) -> None:
        """Show one of `PAGES`."""
        self.show_page(PAGES.index(name))

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        self._name_buttons()
        for page in self.pages:
            page.show_desk()

    def _name_buttons(self) -> None:
        running, reminders, on_time = self.tr("What runs"), self.tr("Reminders"), self.tr("On time")
        rate = percent(self.desk.figure(""))
        words = (
            f"{running} · {self.desk.seen.board.running}",
            f"{reminders} · {len(self.desk.unread)}",
            f"{on_time} {self.desk.month:%Y-%m} · {rate}",
        )
        for button, word in zip(self.buttons, words, strict=True):
            if button.text() != word:
                button.setText(word)
                button.setMinimumWidth(button.sizeHint().width() + SPACE[4])

    def _translate(self) -> None:
        for page in self.pages:
            page.translate()
        self._name_buttons()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_stack"):
            self._translate()
