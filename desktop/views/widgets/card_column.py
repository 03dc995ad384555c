"""Cards under each other: what a card of any face is, the column that scrolls, and the column with a title above."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views.theme import SPACE
from desktop.views.widgets.text import Text, TextKind


class FaceCard(QPushButton):
    """A card; its whole face is the button, as high as ``height`` and never less.

    Attributes:
        key: what a click tells.
    """

    def __init__(self, key: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._height = key, height
        self.setFixedHeight(height)

    def close_face(self) -> None:
        """The face is whole: what lies on it lets the mouse through to the button."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """The style sheet gives buttons a least height of their own; a card keeps its own."""
        super().showEvent(event)
        self.setFixedHeight(self._height)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)


class CardColumn(QScrollArea):
    """Cards under each other, that scroll.

    Signals:
        opened: the key of a card.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[FaceCard, ...] = ()
        inner = QWidget()
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(0, 0, SPACE[1], 0)
        self._cards.setSpacing(SPACE[1])
        self._cards.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(inner)

    def cards(self) -> list[FaceCard]:
        """The cards as shown, top down."""
        return list(self._shown)

    def show_cards(self, cards: Sequence[FaceCard]) -> None:
        """Show these cards in the place of the others."""
        for card in self._shown:
            self._cards.removeWidget(card)
            card.deleteLater()
        self._shown = tuple(cards)
        for place, card in enumerate(cards):
            card.clicked.connect(self._clicked)
            self._cards.insertWidget(place, card)

    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, FaceCard):
            self.opened.emit(card.key)


class TitledCards(QWidget):
    """Cards below a title and an advice.

    Signals:
        opened: the key of a card.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.advice = Text("", TextKind.HEADING), Text("", TextKind.MUTED)
        self.column = CardColumn()
        self.column.opened.connect(self.opened)
        self._head, whole = QHBoxLayout(), QVBoxLayout(self)
        self._head.setSpacing(SPACE[2])
        self._head.addWidget(self.title, 1)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[1])
        whole.addLayout(self._head)
        whole.addWidget(self.advice)
        whole.addSpacing(SPACE[1])
        whole.addWidget(self.column, 1)

    def add_tool(self, tool: QWidget) -> None:
        """Put a button on the right of the title."""
        self._head.addWidget(tool)

    def cards(self) -> list[FaceCard]:
        """The cards as shown, top down."""
        return self.column.cards()
