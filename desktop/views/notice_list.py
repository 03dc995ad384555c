"""The deliveries that are announced, being received, or done."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.queries.notice_plan import NoticeRow
from desktop.views.theme import SPACE
from desktop.views.widgets.text import ElidedText, Text, TextKind

BAR_WIDTH = 220
CARD_HEIGHT = 76


class NoticeCard(QPushButton):
    """One delivery as a large button: number, owner, how far it is."""

    def __init__(self, row: NoticeRow, state: str, owner: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = row.number
        self.setProperty("card", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
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
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), CARD_HEIGHT)


class NoticeList(QWidget):
    """The deliveries, those still to do first.

    Signals:
        opened: number of the delivery to open.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[NoticeRow, ...] = ()
        self._shown: list[NoticeCard] = []
        self.title = Text("", TextKind.HEADING)
        self.advice = Text("", TextKind.MUTED)
        inner = QWidget()
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(0, 0, SPACE[1], 0)
        self._cards.setSpacing(SPACE[1])
        self._cards.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self.title)
        column.addWidget(self.advice)
        column.addSpacing(SPACE[1])
        column.addWidget(area, 1)
        self._translate()

    def cards(self) -> list[NoticeCard]:
        """The deliveries as shown, top down."""
        return list(self._shown)

    def show_rows(self, rows: Sequence[NoticeRow]) -> None:
        """Show these deliveries."""
        if tuple(rows) == self._rows and self.cards():
            return
        self._rows = tuple(rows)
        for card in self._shown:
            self._cards.removeWidget(card)
            card.deleteLater()
        self._shown = []
        for place, row in enumerate(self._rows):
            card = NoticeCard(row, self._state(row), self.tr("Owner %1").replace("%1", row.owner))
            card.clicked.connect(self._clicked)
            self._cards.insertWidget(place, card)
            self._shown.append(card)

    def _state(self, row: NoticeRow) -> str:
        words = {
            "announced": self.tr("announced"),
            "open": self.tr("being received"),
            "posted": self.tr("confirmed"),
        }
        return words[row.state.value]

    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, NoticeCard):
            self.opened.emit(card.number)

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
