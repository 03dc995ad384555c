"""The inbox of reminders: unread on top, what was told late marked, acknowledged by button, key or scan."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.presenters.board_desk import BoardDesk
from desktop.views.board_words import REMINDER_COLUMNS
from desktop.views.settlement_rows import RowList
from desktop.views.theme import SPACE
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.text import Text, TextKind


class RemindersPage(QWidget):
    """The list and the one button."""

    def __init__(self, desk: BoardDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.list = RowList(REMINDER_COLUMNS, "bell")
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
        self.list.chosen.connect(self._chosen)
        self.list.panel.row_opened.connect(self._opened)
        self.read.clicked.connect(desk.acknowledge_by_hand)
        self.every.clicked.connect(self._every)
        key = QShortcut(QKeySequence("Ctrl+Return"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(desk.acknowledge_by_hand)

    def show_desk(self) -> None:
        """Show the desk as it stands; the first unread one is chosen."""
        desk = self.desk
        self.list.show_rows(desk.seen.inbox)
        meant = next((row for row in desk.unread if row.id == desk.chosen), desk.unread[0] if desk.unread else None)
        if meant is not None:
            self.list.choose(meant)
        self.read.setEnabled(bool(desk.unread) and desk.may_acknowledge)
        self.every.setVisible(desk.may_read_all)
        self.every.setChecked(desk.every_role)

    def _chosen(self, row: object) -> None:
        known = next((one for one in self.desk.unread if one is row), None)
        self.desk.choose(known.id if known is not None else None)

    def _opened(self, number: int) -> None:
        if 0 <= number < len(self.list.rows):
            row = self.list.rows[number]
            self.desk.open_document(row.rule, row.document)

    def _every(self) -> None:
        self.desk.read_all(every=self.every.isChecked())

    def translate(self) -> None:
        """Take on the language."""
        self.read.set_words(self.tr("Acknowledge (Ctrl+Enter)"))
        self.every.setText(self.tr("Of every role"))
        self.advice.setText(
            self.tr("The scan ACKNOWLEDGE reads the chosen one. Enter opens its document; who read first is kept.")
        )
        self.list.say_empty(self.tr("No reminder"), self.tr("When a promise comes near its end, it is told here."))
        self.show_desk()
