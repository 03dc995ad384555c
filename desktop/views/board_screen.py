"""The board: what runs, the reminders, what arrived in-app, and how often promises were kept."""

from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.presenters.board_desk import BoardDesk
from desktop.views.board_notices import NoticesPage
from desktop.views.board_on_time import OnTimePage
from desktop.views.board_reminders import RemindersPage
from desktop.views.board_running import RunningPage
from desktop.views.board_words import percent
from desktop.views.paged_screen import PagedScreen

RUNNING, REMINDERS, NOTICES, ON_TIME = range(4)
PAGES: Final = ("running", "reminders", "notices", "on_time")


class BoardScreen(PagedScreen):
    """Four pages; their buttons carry the figures that change."""

    def __init__(self, desk: BoardDesk, parent: QWidget | None = None) -> None:
        super().__init__(PAGES, parent)
        self.desk = desk
        self.running, self.reminders, self.on_time = RunningPage(desk), RemindersPage(desk), OnTimePage(desk)
        self.notices = NoticesPage(desk)
        self.pages = (self.running, self.reminders, self.notices, self.on_time)
        self.line.addStretch(1)
        self.lay_in(self.pages)
        desk.changed.connect(self.show_desk)

    @override
    def show_page(self, number: int) -> None:
        super().show_page(number)
        self.desk.show_notices(shown=number == NOTICES)

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        self._name_buttons()
        for page in self.pages:
            page.show_desk()

    def _name_buttons(self) -> None:
        running, reminders = self.tr("What runs"), self.tr("Reminders")
        inbox, on_time = self.tr("Inbox"), self.tr("On time")
        rate = percent(self.desk.figure(""))
        self.name_buttons(
            (
                f"{running} · {self.desk.seen.board.running}",
                f"{reminders} · {len(self.desk.unread)}",
                f"{inbox} · {len(self.desk.unread_notices)}",
                f"{on_time} {self.desk.month:%Y-%m} · {rate}",
            )
        )

    @override
    def translate(self) -> None:
        for page in self.pages:
            page.translate()
        self._name_buttons()
