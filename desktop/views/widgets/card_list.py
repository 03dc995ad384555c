"""A list of cards: a heading, a quiet line under it, and on the right a state as shape and word."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.views.theme import SPACE, Role
from desktop.views.widgets.card_column import FaceCard, TitledCards
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


class Card(FaceCard):
    """One card; its whole face is the button."""

    def __init__(self, row: CardRow, parent: QWidget | None = None) -> None:
        super().__init__(row.key, HEIGHT, parent)
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
        self.close_face()

    def show_picture(self, image: QImage) -> None:
        """Show a small picture in the place of the shape."""
        shown = QLabel()
        side = HEIGHT - 2 * SPACE[2]
        both = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        shown.setPixmap(QPixmap.fromImage(image.scaled(side, side, *both)))
        shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._face.insertWidget(0, shown)
        self._mark.hide()


class CardList(TitledCards):
    """Cards with a state on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CardRow, ...] = ()

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Show these cards; the same ones again change nothing."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self.column.show_cards([Card(row) for row in rows])
