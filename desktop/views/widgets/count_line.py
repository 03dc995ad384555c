"""One line of a list about counts: a shape, what it is about, and what is told of it on the right."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from desktop.views.theme import SPACE, Role
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import ElidedText, Text, TextKind

ROW: Final = 36
MARK: Final = 18


class CountLine(QWidget):
    """Shape, words, and a remark."""

    def __init__(self, mark: tuple[Shape, Role], words: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.remark = words, remark
        self.setFixedHeight(ROW)
        self.setAccessibleName(f"{words} {remark}")
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE[1], 0, SPACE[2], 0)
        line.setSpacing(SPACE[2])
        line.addWidget(ShapeMark(*mark, MARK))
        line.addWidget(ElidedText(words), 1)
        line.addWidget(Text(remark, TextKind.MUTED))


def add_line(to: QListWidget, line: CountLine) -> QListWidgetItem:
    """Put a line at the end of a list."""
    item = QListWidgetItem(to)
    item.setSizeHint(QSize(0, ROW))
    to.setItemWidget(item, line)
    return item
