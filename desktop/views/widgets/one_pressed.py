"""Buttons of which one is pressed."""

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup


def line_up(buttons: Iterable[QAbstractButton], group: QButtonGroup, line: QBoxLayout) -> None:
    """Put the buttons into a line and join them: one is pressed, and the group tells its number from nought."""
    for number, button in enumerate(buttons):
        button.setCheckable(True)
        group.addButton(button, number)
        line.addWidget(button)
