"""A list of facts: a quiet word on the left, the value on the right, whole and selectable."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.views.theme import SPACE
from desktop.views.widgets.text import Text, TextKind

WORD_WIDTH: Final = 104


@dataclass(frozen=True, slots=True)
class Fact:
    """One line; a fact without a value is left out."""

    word: str
    value: str
    is_code: bool = False


class FactsList(QWidget):
    """The lines in a grid; values wrap, codes are never broken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self._lines: list[Text] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE[2])
        self._grid.setVerticalSpacing(SPACE[1])
        self._grid.setColumnStretch(1, 1)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is shown."""
        return self._facts

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        self._facts = tuple(fact for fact in facts if fact.value)
        for line in self._lines:
            self._grid.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines.clear()
        for row, fact in enumerate(self._facts):
            self._add(row, fact)

    def _add(self, row: int, fact: Fact) -> None:
        word = Text(fact.word, TextKind.MUTED)
        word.setMinimumWidth(WORD_WIDTH)
        value = Text(fact.value, TextKind.CODE if fact.is_code else TextKind.BODY)
        value.setWordWrap(not fact.is_code)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if fact.is_code:
            value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            value.setToolTip("")
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(word, row, 0, top)
        self._grid.addWidget(value, row, 1, top)
        self._lines += [word, value]
