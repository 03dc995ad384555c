"""What arrived in-app: notices for the role or the person at the desk, with what the chosen one says."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.presenters.board_desk import BoardDesk
from desktop.queries.inbox import InboxRow
from desktop.views.board_inbox import InboxPage
from desktop.views.message_words import NOTICE_COLUMNS, notice_text
from desktop.views.widgets.text import TextKind

MOST_LINES = 12


class NoticesPage(InboxPage):
    """The notices; what the chosen one says stands beside the button."""

    def __init__(self, desk: BoardDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, NOTICE_COLUMNS, "bell", parent)
        self._row: InboxRow | None = None
        self.advice.set_kind(TextKind.BODY)

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        self.show_inbox(self.desk.seen.notices, self.desk.unread_notices, here=self.desk.at_notices)
        known = {row.id: row for row in self.desk.seen.notices}
        self._show_text(known.get(self._row.id) if self._row is not None else None)

    @override
    def row_chosen(self, row: object) -> None:
        if self.desk.at_notices:
            super().row_chosen(row)
        self._show_text(row if isinstance(row, InboxRow) else None)

    def _show_text(self, row: InboxRow | None) -> None:
        self._row = row
        if row is None:
            self.advice.setText(self.tr("The scan ACKNOWLEDGE reads the chosen one; who read first is kept."))
            return
        lines = notice_text(row).split("\n")
        self.advice.setText("\n".join(lines[:MOST_LINES] + (["…"] if len(lines) > MOST_LINES else [])))

    @override
    def translate(self) -> None:
        super().translate()
        self.list.say_empty(
            self.tr("Nothing has arrived"), self.tr("Messages that go in-app to you or your role stand here.")
        )
        self.show_desk()
