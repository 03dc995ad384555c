"""The list of people: name and post, what is certified as chips, and on the right whether the post is filled."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.qualification import Standing
from desktop.queries.staff import Chip, StaffRow
from desktop.views.people_words import STANDING_LOOKS, background_of, chip_words, lacking_of, post_of
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.card_column import CardColumn, FaceCard
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


class PersonCard(FaceCard):
    """One person; the whole face is the button."""

    def __init__(self, row: StaffRow, parent: QWidget | None = None) -> None:
        super().__init__(row.badge, HEIGHT, parent)
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
        self.close_face()

    def _result(self, row: StaffRow) -> str:
        if row.score is None:
            return ""
        words = self.tr("assessment {0}") if row.passed else self.tr("assessment {0}, not passed")
        return words.format(f"{row.score:g}")


def _pair(above: str, below: str, width: int) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(width)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(ElidedText(above, TextKind.STRONG))
    column.addWidget(ElidedText(below, TextKind.MUTED))
    return holder


class PeopleList(CardColumn):
    """The cards, by badge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: tuple[object, ...] = ()

    def show_rows(self, rows: Sequence[StaffRow], language: str) -> None:
        """Show these people in a language; the same ones again change nothing."""
        if (language, *rows) != self._told:
            self._told = (language, *rows)
            self.show_cards([PersonCard(row) for row in rows])
