"""A page with one small form: a heading, the fields, what is wrong, and two buttons."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.entry import Entry
from desktop.views.filling_in import ScrollPage, Section
from desktop.views.form_notice import FormNotice
from desktop.views.icons import icon
from desktop.views.theme import SPACE
from desktop.views.widgets.form import Field, Form


class EntryPage(QWidget):
    """The form of an entry; it tells the entry's faults at their fields while it is shown.

    Signals:
        wanted: the values of the form, to be sent.
        left: the person goes back without sending.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self, entry: Entry, fields: Sequence[Field], columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = Section()
        self.form = Form(fields, columns)
        self.notice = FormNotice(entry, self.form)
        self.save, self.leave = QPushButton(), QPushButton()
        self.save.setProperty("primary", "true")
        self._lay_out()
        self.save.clicked.connect(self.send)
        self.form.submitted.connect(self.send)
        self.leave.clicked.connect(self.left)
        self._translate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE[3])
        buttons.addWidget(self.save)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, SPACE[3], 0)
        inside.addWidget(self.form)
        inside.addStretch(1)
        self.section.column.addWidget(ScrollPage(holder), 1)
        self.section.column.addWidget(self.notice)
        self.section.column.addLayout(buttons)
        room = QHBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.section)

    def begin(self, values: Mapping[str, str]) -> None:
        """Fill the form in and bring the keyboard to its first field."""
        self.form.set_values(values)
        self.form.show_errors({})
        self.notice.hide()
        first = next(iter(self.form.rows.values()))
        first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def send(self) -> None:
        """Ask for the form to be sent."""
        self.notice.hide()
        self.form.show_errors({})
        self.wanted.emit(self.form.values())

    def _translate(self) -> None:
        self.save.setText(self.tr("Save"))
        self.leave.setText(self.tr("Back"))
        self.leave.setIcon(icon("arrow-left"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
