"""What did not agree with the notice: the entries of its discrepancy note."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.queries.notice_plan import DiscrepancyRow
from desktop.views.icons import icon
from desktop.views.names import named
from desktop.views.theme import SPACE
from desktop.views.translation import text
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.states import TERMS


class DiscrepancyList(QWidget):
    """The entries, each in one line, and the note as a PDF; hidden while there are none.

    Signals:
        note_wanted: the note is to be written.
        leave_wanted: back to the list of deliveries.
    """

    note_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DiscrepancyRow, ...] = ()
        self.title = Text("", TextKind.STRONG)
        self.list = QListWidget()
        self.note, self.leave = QPushButton(), QPushButton()
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE[1])
        buttons.addWidget(self.leave)
        buttons.addWidget(self.note)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE[1], 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addLayout(buttons)
        self.note.clicked.connect(self.note_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self._translate()

    def show_rows(self, rows: Sequence[DiscrepancyRow]) -> None:
        """Show these entries."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._fill()
        for part in (self.title, self.list, self.note):
            part.setVisible(bool(self._rows))

    def _fill(self) -> None:
        self.list.clear()
        for row in self._rows:
            goods = (named(row.item, row.item_en), row.lot, row.serial) if row.item else (row.raw,)
            kind = text(TERMS["reason"][row.kind.value])
            self.list.addItem(" · ".join(part for part in (kind, *goods) if part))

    def _translate(self) -> None:
        self.title.setText(self.tr("Discrepancy note"))
        self.note.setText(self.tr("Save as PDF…"))
        self.note.setIcon(icon("file-text"))
        self.leave.setText(self.tr("All deliveries"))
        self.leave.setIcon(icon("arrow-left"))
        self._fill()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "leave"):
            self._translate()
