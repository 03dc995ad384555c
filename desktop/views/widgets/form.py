"""A form: a label above each field, what is wrong under it in place. For the editors of master data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import SPACE
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.text import Text, TextKind, no_mnemonic

CONTEXT: Final = "Fields"
"""Translation context of the labels and hints: ``QT_TRANSLATE_NOOP("Fields", "Contract number")``."""
SHORT: Final = 280
LINES_HEIGHT: Final = 96
BELOW: Final = 20
"""Room for hint or fault, kept free so that nothing jumps."""


class FieldKind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    CHECK = "check"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form.

    Attributes:
        key: name of the value.
        label: source text of its label (context ``Fields``).
        kind: how it is filled in.
        required: marked as needed; the rule itself is checked elsewhere.
        hint: source text of a short advice under the field, or ""; what is wrong takes its place.
        choices: (value, words) of a choice, words ready to be shown.
        wide: takes the whole row.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    wide: bool = False


Editor = QLineEdit | Choice | QCheckBox | QPlainTextEdit


class FieldRow(QWidget):
    """A label, its field, and what is wrong with it.

    Signals:
        changed: the person changed the value.
        submitted: Enter was pressed in a one-line field.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.label = Text("", TextKind.STRONG)
        self.editor = _editor(field)
        self.below = Text("", TextKind.SMALL)
        self.below.setWordWrap(True)
        self.below.setMinimumHeight(BELOW)
        self._wrong = ""
        self.label.setBuddy(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        for widget in (self.label, self.editor, self.below):
            column.addWidget(widget)
        column.addStretch(1)
        self.show_error("")
        self.translate()
        self._listen()

    def _listen(self) -> None:
        match self.editor:
            case Choice():
                self.editor.currentIndexChanged.connect(self.changed)
            case QCheckBox():
                self.editor.toggled.connect(self.changed)
            case QPlainTextEdit():
                self.editor.textChanged.connect(self.changed)
            case _:
                self.editor.textEdited.connect(self.changed)
                self.editor.returnPressed.connect(self.submitted)

    def value(self) -> str:
        """The value as text; a check box says "true" or "false"."""
        match self.editor:
            case Choice():
                return self.editor.value()
            case QCheckBox():
                return "true" if self.editor.isChecked() else "false"
            case QPlainTextEdit():
                return self.editor.toPlainText()
            case _:
                return self.editor.text()

    def set_value(self, value: str) -> None:
        """Fill the field in."""
        match self.editor:
            case Choice():
                self.editor.choose(value)
            case QCheckBox():
                self.editor.setChecked(value == "true")
            case QPlainTextEdit():
                self.editor.setPlainText(value)
            case _:
                self.editor.setText(value)

    def show_error(self, words: str) -> None:
        """Say under the field what is wrong; "" takes it back."""
        self._wrong = words
        self._tell_below()
        self.editor.setProperty("wrong", bool(words))
        self.editor.setAccessibleDescription(words)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def translate(self) -> None:
        """Put the label and the hint in the language of the window."""
        label = QCoreApplication.translate(CONTEXT, self.field.label)
        self.editor.setAccessibleName(label)
        needed = self.tr("{0} (required)").format(label) if self.field.required else label
        if isinstance(self.editor, QCheckBox):
            self.editor.setText(no_mnemonic(needed))
            self.label.hide()
        self.label.setText(needed)
        self._tell_below()

    @property
    def error(self) -> str:
        """What is wrong, or ""."""
        return self._wrong

    def _tell_below(self) -> None:
        hint = QCoreApplication.translate(CONTEXT, self.field.hint) if self.field.hint else ""
        self.below.set_kind(TextKind.ERROR if self._wrong else TextKind.SMALL)
        self.below.setText(self._wrong or hint)


def _editor(field: Field) -> Editor:
    match field.kind:
        case FieldKind.CHOICE:
            return Choice(field.choices)
        case FieldKind.CHECK:
            return QCheckBox()
        case FieldKind.LINES:
            lines = QPlainTextEdit()
            lines.setTabChangesFocus(True)
            lines.setFixedHeight(LINES_HEIGHT)
            return lines
        case _:
            return _line(field.kind)


def _line(kind: FieldKind) -> QLineEdit:
    line = QLineEdit()
    if kind is FieldKind.NUMBER:
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
    elif kind is FieldKind.DATE:
        line.setPlaceholderText("2026-11-21")
        line.setInputMethodHints(Qt.InputMethodHint.ImhDate)
    elif kind is FieldKind.CODE:
        line.setFont(fonts.codes())
    return line


class Form(QWidget):
    """Fields in one or more columns.

    Signals:
        changed: the key of the field that the person changed.
        submitted: Enter was pressed in a one-line field.
    """

    changed = Signal(str)
    submitted = Signal()

    def __init__(self, fields: Sequence[Field], columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {field.key: FieldRow(field) for field in fields}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE[5])
        grid.setVerticalSpacing(SPACE[2])
        place = 0
        for row in self.rows.values():
            span = columns if row.field.wide else 1
            if row.field.wide and place % columns:
                place += columns - place % columns
            grid.addWidget(row, place // columns, place % columns, 1, span)
            place += span
            row.changed.connect(self._row_changed)
            row.submitted.connect(self.submitted)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, SHORT if columns > 1 else 0)

    def values(self) -> dict[str, str]:
        """All values as text."""
        return {key: row.value() for key, row in self.rows.items()}

    def set_values(self, values: Mapping[str, str]) -> None:
        """Fill in the fields that are named."""
        for key, value in values.items():
            self.rows[key].set_value(value)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say at each field what is wrong, take the rest back, bring the keyboard to the first wrong one."""
        for key, row in self.rows.items():
            row.show_error(errors.get(key, ""))
        first = next((row for key, row in self.rows.items() if errors.get(key)), None)
        if first:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_changed(self) -> None:
        row = self.sender()
        if isinstance(row, FieldRow):
            row.show_error("")
            self.changed.emit(row.field.key)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for row in self.rows.values():
                row.translate()
