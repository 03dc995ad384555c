"""The list of people: name and post, what is certified as chips, and on the right whether the post is filled."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.qualification import Standing
from desktop.queries.staff import Chip, StaffRow
from desktop.views.people_words import STANDING_LOOKS, background_of, chip_words, lacking_of, post_of
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import ElidedText, Text, TextKind

HEIGHT: Final = 68
NAME_WIDTH: Final = 300
STATE_WIDTH: Final = 230
MOST_CHIPS: Final = 3


class CertificateChip(QWidget):
    """A certificate as shape and words."""

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shape, role = STANDING_LOOKS[chip.standing]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[1])
        line.addWidget(ShapeMark(shape, role, 18))
        line.addWidget(Text(chip_words(chip)))


class PersonCard(QPushButton):
    """One person; the whole face is the button."""

    def __init__(self, row: StaffRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = row.badge
        self.setFixedHeight(HEIGHT)
        chips = " · ".join(map(chip_words, row.chips))
        state = lacking_of(row)
        self.setAccessibleName(" · ".join(part for part in (row.name, post_of(row), chips, state) if part))
        both = QHBoxLayout(self)
        both.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        both.setSpacing(SPACE[4])
        wrong = bool(row.lacking) or any(chip.standing is not Standing.VALID for chip in row.chips)
        shape, role = (Shape.WARNING_TRIANGLE, Role.WARN) if wrong else (Shape.TICKED_CIRCLE, Role.OK)
        both.addWidget(ShapeMark(shape, role, 22))
        who = " · ".join(part for part in (post_of(row), background_of(row)) if part)
        both.addWidget(_pair(f"{row.name} · {row.badge}", who, NAME_WIDTH))
        for chip in row.chips[:MOST_CHIPS]:
            both.addWidget(CertificateChip(chip))
        if len(row.chips) > MOST_CHIPS:
            both.addWidget(Text(f"+{len(row.chips) - MOST_CHIPS}", TextKind.MUTED))
        both.addStretch(1)
        both.addWidget(_pair(self._result(row), state, STATE_WIDTH))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _result(self, row: StaffRow) -> str:
        if row.score is None:
            return ""
        words = self.tr("assessment {0}") if row.passed else self.tr("assessment {0}, not passed")
        return words.format(f"{row.score:g}")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """The style sheet gives buttons a least height of their own; a card keeps its own."""
        super().showEvent(event)
        self.setFixedHeight(HEIGHT)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)


def _pair(above: str, below: str, width: int) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(width)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(ElidedText(above, TextKind.STRONG))
    column.addWidget(ElidedText(below, TextKind.MUTED))
    return holder


class PeopleList(QScrollArea):
    """The cards, by badge.

    Signals:
        opened: the badge of a person.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._made: list[PersonCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        inner = QWidget()
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(0, 0, SPACE[1], 0)
        self._cards.setSpacing(SPACE[1])
        self._cards.addStretch(1)
        self.setWidget(inner)

    def cards(self) -> list[PersonCard]:
        """The cards as shown, top down."""
        return list(self._made)

    def show_rows(self, rows: Sequence[StaffRow], language: str) -> None:
        """Show these people in a language; the same ones again change nothing."""
        if (language, *rows) == self._shown:
            return
        self._shown = (language, *rows)
        for card in self._made:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._made = [PersonCard(row) for row in rows]
        for place, card in enumerate(self._made):
            card.clicked.connect(self._clicked)
            self._cards.insertWidget(place, card)

    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, PersonCard):
            self.opened.emit(card.badge)
