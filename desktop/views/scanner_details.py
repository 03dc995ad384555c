"""What is behind a scanner's chip: where it stands, since when, why, and what came before."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from desktop.devices.states import StateChange
from desktop.presenters.equipment import ScannerLog
from desktop.views.device_words import SHAPES, cause_words, kind_words, local_time, state_word
from desktop.views.filling_in import Section
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.tables.table_view import TableView
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE
from desktop.views.widgets.status_chip import ChipState
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.filling import visible
from desktop.views.words.marking import QT_TRANSLATE_NOOP

TABLE_HEIGHT: Final = 340


def _when(change: StateChange) -> str:
    return local_time(change.at)


def _state(change: StateChange) -> str:
    return state_word(change.state)


def _shape(change: StateChange) -> ChipState:
    return SHAPES[change.state]


COLUMNS: Final = (
    Column("at", QT_TRANSLATE_NOOP("Columns", "Time"), ColumnKind.DATE, 175, _when, sortable=False),
    Column("state", QT_TRANSLATE_NOOP("Columns", "State"), ColumnKind.TEXT, 140, _state, _shape, sortable=False),
    Column("cause", QT_TRANSLATE_NOOP("Columns", "Cause"), ColumnKind.TEXT, 260, cause_words, sortable=False),
)


class ScannerDetails(Section):
    """The states of one scanner, newest first.

    Signals:
        closed: the person goes back.
    """

    closed = Signal()

    def __init__(self, log: ScannerLog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.log = log
        self.scanner = ""
        self.address = Text("", TextKind.CODE_MUTED)
        self.cut = Text("", TextKind.BODY)
        for text in (self.address, self.cut):
            text.setWordWrap(True)
        self.table = WindowTable(COLUMNS)
        self.view = TableView(self.table)
        self.view.setMinimumHeight(TABLE_HEIGHT)
        self.back = QPushButton()
        self.table.page_wanted.connect(self._deliver)
        self.back.clicked.connect(self.closed)
        log.changed.connect(self._changed)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE[3])
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        self.column.addWidget(self.address)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.cut)
        self.column.addLayout(buttons)
        self._translate()

    def show_scanner(self, name: str) -> None:
        """Show a scanner by its name."""
        self.scanner = name
        self._tell()

    def _changed(self, scanner: str) -> None:
        if scanner == self.scanner:
            self._tell()

    def _tell(self) -> None:
        self.heading.setText(self.scanner)
        parts = (kind_words(self.log.kind(self.scanner)), self.log.address(self.scanner))
        self.address.setText(" · ".join(part for part in parts if part))
        cut = self.log.cut(self.scanner)
        nothing = self.tr("No scan was cut off.")
        self.cut.setText(
            self.tr("Cut off at {0}, not used: {1}").format(local_time(cut[1]), visible(cut[0], 60)) if cut else nothing
        )
        self.table.show_ids(range(len(self.log.changes(self.scanner))))

    def _deliver(self, first: int, count: int) -> None:
        self.table.deliver(first, self.log.changes(self.scanner)[first : first + count])

    def _translate(self) -> None:
        self.back.setText(self.tr("Close"))
        self._tell()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
