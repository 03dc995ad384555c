"""A printer file: what it wants, what it would send, and what must be known before one trusts it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.labels.commands import Language
from desktop.presenters.label_files import LabelFiles
from desktop.presenters.label_folder import RawFile
from desktop.views import designer_words as words
from desktop.views import fonts
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.filling import visible


def _lines(sent: str, language: Language) -> list[str]:
    """For the eye: a ZPL field is a line of its own, as the file had it; printers pass over line ends."""
    whole = sent.replace("\r\n", "\n")
    return (whole.replace("^FS", "^FS\n") if language is Language.ZPL else whole).split("\n")


class RawLabelView(QWidget):
    """Fields, the text that would be sent with the data at hand, and the warning."""

    def __init__(self, files: LabelFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = files
        self.raw: RawFile | None = None
        self.warning, self.fields, self.heading = Text(), Text("", TextKind.MUTED), Text("", TextKind.STRONG)
        self.fault = Text("", TextKind.ERROR)
        self.sent = QPlainTextEdit()
        self.sent.setReadOnly(True)
        self.sent.setFont(fonts.codes(fonts.TABLE))
        self.sent.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        for text in (self.warning, self.fields, self.fault):
            text.setWordWrap(True)
        warned = QHBoxLayout()
        warned.setSpacing(SPACE[3])
        warned.addWidget(ShapeMark(Shape.WARNING_TRIANGLE, Role.WARN, 28))
        warned.addWidget(self.warning, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addLayout(warned)
        for widget in (self.fields, self.heading, self.fault, self.sent):
            column.addWidget(widget, 1 if widget is self.sent else 0)
        files.preview.changed.connect(self._anew)
        self._translate()

    def show_raw(self, raw: RawFile | None) -> None:
        """Show a file."""
        self.raw = raw
        self._anew()

    def _anew(self) -> None:
        if self.raw is None:
            return
        try:
            sent, fault = self.files.would_send(self.raw), ""
        except Refusal as refusal:
            sent, fault = self.raw.body.decode("utf-8", "backslashreplace"), words.reason(refusal)
        self.sent.setPlainText("\n".join(visible(line) for line in _lines(sent, self.raw.language)))
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        named = [
            f"{name} ({words.say(words.FIELD_WORDS[name])})" for name in self._names() if name in words.FIELD_WORDS
        ]
        strange = [name for name in self._names() if name not in words.FIELD_WORDS]
        listed = ", ".join((*named, *strange)) or self.tr("none")
        self.fields.setText(self.tr("Fields: {0}").format(listed))
        self._head(fault)

    def _names(self) -> tuple[str, ...]:
        return self.raw.read.fields if self.raw is not None and self.raw.read is not None else ()

    def _head(self, fault: str) -> None:
        if fault:
            self.heading.setText(self.tr("The file as it is"))
        elif self.files.preview.scanned:
            self.heading.setText(self.tr("What would be sent for the scanned label"))
        else:
            self.heading.setText(self.tr("What would be sent for the sample data; scan a label for real data"))

    def _translate(self) -> None:
        self.warning.setText(
            self.tr(
                "Only the printer knows what this looks like: it is not read back before it is printed. "
                "Scan every label after printing. Labels with a UDI are never printed this way."
            )
        )
        self.sent.setAccessibleName(self.tr("What would be sent"))
        self._anew()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
