"""What waits until somebody has read it: a list, the one button, its key, and the choice of a leader."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.presenters.board_desk import BoardDesk
from desktop.queries.inbox import InboxRow
from desktop.queries.reminders import ReminderRow
from desktop.views.settlement_rows import RowList
from desktop.views.tables.columns import Column
from desktop.views.theme import SPACE
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.text import Text, TextKind


class InboxPage(QWidget):
    """The list and the one button."""

    def __init__(self, desk: BoardDesk, columns: Sequence[Column], icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.list = RowList(columns, icon)
        self.every, self.read, self.advice = QCheckBox(), BigButton(primary=True), Text("", TextKind.MUTED)
        self.advice.setWordWrap(True)
        self.read.setMinimumWidth(280)
        self.list.panel.add_tool(self.every)
        line = QHBoxLayout()
        line.setSpacing(SPACE[4])
        line.addWidget(self.advice, 1)
        line.addWidget(self.read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.list, 1)
        column.addLayout(line)
        self.list.chosen.connect(self.row_chosen)
        self.read.clicked.connect(desk.acknowledge_by_hand)
        self.every.clicked.connect(self._every)
        key = QShortcut(QKeySequence("Ctrl+Return"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(desk.acknowledge_by_hand)

    def show_inbox(
        self, rows: Sequence[ReminderRow | InboxRow], unread: Sequence[ReminderRow | InboxRow], *, here: bool
    ) -> None:
        """Show rows; the first unread one is chosen. ``here``: this page is the one that the desk acknowledges on."""
        desk = self.desk
        self.list.show_rows(rows)
        chosen = desk.chosen if here else None
        meant = next((row for row in unread if row.id == chosen), unread[0] if unread else None)
        if meant is not None:
            self.list.choose(meant)
        self.read.setEnabled(bool(unread) and desk.may_acknowledge)
        self.every.setVisible(desk.may_read_all)
        self.every.setChecked(desk.every_role)

    def row_chosen(self, row: object) -> None:
        """A row was come to; one that is read already is not acknowledged again."""
        known = next((one for one in self.desk.waiting if one is row), None)
        self.desk.choose(known.id if known is not None else None)

    def _every(self) -> None:
        self.desk.read_all(every=self.every.isChecked())

    def translate(self) -> None:
        """Take on the language."""
        self.read.set_words(self.tr("Acknowledge (Ctrl+Enter)"))
        self.every.setText(self.tr("Of every role"))
