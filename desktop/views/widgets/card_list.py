"""A list of cards: a heading, a quiet line under it, and on the right a state as shape and word."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views.theme import SPACE, Role
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import ElidedText, Text, TextKind

HEIGHT: Final = 68


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card; ``key`` is what a click tells."""

    key: str
    title: str
    line: str
    shape: Shape
    role: Role
    word: str
    more: str = ""


class Card(QPushButton):
    """One card; its whole face is the button."""

    def __init__(self, row: CardRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = row.key
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(" · ".join(part for part in (row.title, row.line, row.word, row.more) if part))
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        left.setSpacing(2)
        left.addWidget(ElidedText(row.title, TextKind.STRONG))
        left.addWidget(ElidedText(row.line, TextKind.MUTED))
        right.setSpacing(2)
        right.addWidget(Text(row.word, TextKind.STRONG), 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(Text(row.more, TextKind.MUTED), 0, Qt.AlignmentFlag.AlignRight)
        both.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        both.setSpacing(SPACE[3])
        self._mark, self._face = ShapeMark(row.shape, row.role, 22), both
        both.addWidget(self._mark)
        both.addLayout(left, 1)
        both.addLayout(right)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_picture(self, image: QImage) -> None:
        """Show a small picture in the place of the shape."""
        shown = QLabel()
        side = HEIGHT - 2 * SPACE[2]
        both = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        shown.setPixmap(QPixmap.fromImage(image.scaled(side, side, *both)))
        shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._face.insertWidget(0, shown)
        self._mark.hide()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """The style sheet gives buttons a least height of their own; a card keeps its own."""
        super().showEvent(event)
        self.setFixedHeight(HEIGHT)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)


class CardList(QWidget):
    """Cards below a title and an advice.

    Signals:
        opened: the key of a card.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CardRow, ...] = ()
        self._shown: list[Card] = []
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
        self._head = QHBoxLayout()
        self._head.setSpacing(SPACE[2])
        self._head.addWidget(self.title, 1)
        column.addLayout(self._head)
        column.addWidget(self.advice)
        column.addSpacing(SPACE[1])
        column.addWidget(area, 1)

    def add_tool(self, tool: QWidget) -> None:
        """Put a button on the right of the title."""
        self._head.addWidget(tool)

    def cards(self) -> list[Card]:
        """The cards as shown, top down."""
        return list(self._shown)

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Show these cards."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        for card in self._shown:
            self._cards.removeWidget(card)
            card.deleteLater()
        self._shown = [Card(row) for row in self._rows]
        for place, card in enumerate(self._shown):
            card.clicked.connect(self._clicked)
            self._cards.insertWidget(place, card)

    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, Card):
            self.opened.emit(card.key)
