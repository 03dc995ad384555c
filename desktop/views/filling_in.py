"""What the forms of several screens need: choices in the language of the window, a page that scrolls, a section."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.views.theme import SPACE
from desktop.views.widgets.form import FieldRow
from desktop.views.widgets.text import Text, TextKind

Choices = Sequence[tuple[str, str]]
AROUND: Final = 12
"""Pixels above and below a field that are brought into sight with it."""


def show_choices(row: FieldRow, choices: Choices) -> None:
    """Offer choices (value, words) in a field; what is chosen stays chosen, also when it is no longer offered."""
    box = row.editor
    if not isinstance(box, QComboBox):
        return
    chosen = row.value()
    with QSignalBlocker(box):
        box.clear()
        for value, words in choices:
            box.addItem(words, value)
        choose(row, chosen)


def choose(row: FieldRow, value: str) -> None:
    """Choose a value of a field; one that is not offered is added as it is."""
    box = row.editor
    if not isinstance(box, QComboBox):
        row.set_value(value)
        return
    if value and box.findData(value) < 0:
        box.addItem(value, value)
    row.set_value(value)


def lock(row: FieldRow, *, locked: bool) -> None:
    """Let a field be read only: a line can still be copied from, and reached with the keyboard."""
    if isinstance(row.editor, QLineEdit):
        row.editor.setReadOnly(locked)
    else:
        row.editor.setEnabled(not locked)


class ScrollPage(QScrollArea):
    """A page as wide as its place, that scrolls up and down when it is higher."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._follows = False

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_follows(wanted=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._set_follows(wanted=False)

    def _set_follows(self, *, wanted: bool) -> None:
        """Only in sight: a page that is being destroyed must not be told where the keyboard went."""
        application = QApplication.instance()
        if wanted is self._follows or not isinstance(application, QApplication):
            return
        self._follows = wanted
        if wanted:
            application.focusChanged.connect(self._follow)
        else:
            application.focusChanged.disconnect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is in sight, with what is said below it."""
        inner = self.widget()
        if now is not None and inner is not None and inner.isAncestorOf(now):
            row = now.parentWidget()
            self.ensureWidgetVisible(row if isinstance(row, FieldRow) else now, 0, AROUND)


class Section(QFrame):
    """A panel with a heading; `column` takes what is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "true")
        self.heading = Text("", TextKind.HEADING)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE[5], SPACE[4], SPACE[5], SPACE[5])
        self.column.setSpacing(SPACE[3])
        self.column.addWidget(self.heading)
