"""The deliveries that are announced, being received, or done."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.queries.notice_plan import NoticeRow
from desktop.views.theme import SPACE
from desktop.views.widgets.card_column import FaceCard, TitledCards
from desktop.views.widgets.text import ElidedText, Text, TextKind

BAR_WIDTH = 220
CARD_HEIGHT = 76


class NoticeCard(FaceCard):
    """One delivery as a large button: number, owner, how far it is."""

    def __init__(self, row: NoticeRow, state: str, owner: str, parent: QWidget | None = None) -> None:
        super().__init__(row.number, CARD_HEIGHT, parent)
        self.setProperty("card", "true")
        self.setAccessibleName(f"{row.number} {state} {row.received}/{row.lines}")
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(ElidedText(row.number, TextKind.HEADING))
        left.addWidget(ElidedText(owner, TextKind.MUTED))
        bar = QProgressBar()
        bar.setRange(0, max(row.lines, 1))
        bar.setValue(row.received)
        bar.setTextVisible(False)
        bar.setFixedWidth(BAR_WIDTH)
        right = QVBoxLayout()
        right.setSpacing(SPACE[0])
        right.addWidget(Text(f"{row.received}/{row.lines} · {state}", TextKind.STRONG), 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(bar, 0, Qt.AlignmentFlag.AlignRight)
        both = QHBoxLayout(self)
        both.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        both.addLayout(left, 1)
        both.addLayout(right)
        self.close_face()


class NoticeList(TitledCards):
    """The deliveries, those still to do first; a card tells the number of its delivery."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[NoticeRow, ...] = ()
        self._translate()

    def show_rows(self, rows: Sequence[NoticeRow]) -> None:
        """Show these deliveries; the same ones again change nothing."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self.column.show_cards([self._card(row) for row in rows])

    def _card(self, row: NoticeRow) -> NoticeCard:
        return NoticeCard(row, self._state(row), self.tr("Owner %1").replace("%1", row.owner))

    def _state(self, row: NoticeRow) -> str:
        words = {
            "announced": self.tr("announced"),
            "open": self.tr("being received"),
            "posted": self.tr("confirmed"),
        }
        return words[row.state.value]

    def _translate(self) -> None:
        self.title.setText(self.tr("Deliveries"))
        self.advice.setText(self.tr("Scan the number on the delivery note, or choose a delivery."))
        rows, self._rows = self._rows, ()
        self.show_rows(rows)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
