"""Buttons of which one is pressed."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup

from desktop.views import fonts

AROUND: Final = 40


def line_up(buttons: Iterable[QAbstractButton], group: QButtonGroup, line: QBoxLayout) -> None:
    """Put the buttons into a line and join them: one is pressed, and the group tells its number from nought."""
    for number, button in enumerate(buttons):
        button.setCheckable(True)
        group.addButton(button, number)
        line.addWidget(button)


def keep_widths(buttons: Iterable[QAbstractButton]) -> None:
    """Leave room for the bold words of the one that is pressed, so that none of them moves."""
    wide = QFontMetrics(fonts.words(fonts.BODY, bold=True))
    for button in buttons:
        button.setMinimumWidth(wide.horizontalAdvance(button.text()) + AROUND)
