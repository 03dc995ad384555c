"""The inbox of reminders: unread on top, what was told late marked, acknowledged by button, key or scan."""

from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from desktop.presenters.board_desk import BoardDesk
from desktop.views.board_inbox import InboxPage
from desktop.views.board_words import REMINDER_COLUMNS


class RemindersPage(InboxPage):
    """The reminders."""

    def __init__(self, desk: BoardDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, REMINDER_COLUMNS, "bell", parent)
        self.expiring = QPushButton()
        self.list.panel.add_tool(self.expiring)
        self.expiring.clicked.connect(desk.acknowledge_expiring)
        self.list.panel.row_opened.connect(self._opened)

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        desk = self.desk
        self.show_inbox(desk.seen.inbox, desk.unread, here=not desk.at_notices)
        self.expiring.setVisible(len(desk.expiring) > 1 and desk.may_acknowledge)

    def _opened(self, number: int) -> None:
        if 0 <= number < len(self.list.rows):
            row = self.list.rows[number]
            self.desk.open_document(row.rule, row.document)

    @override
    def translate(self) -> None:
        super().translate()
        self.advice.setText(
            self.tr("The scan ACKNOWLEDGE reads the chosen one. Enter opens its document; who read first is kept.")
        )
        self.expiring.setText(self.tr("All about expiry read"))
        self.list.say_empty(self.tr("No reminder"), self.tr("When a promise comes near its end, it is told here."))
        self.show_desk()
