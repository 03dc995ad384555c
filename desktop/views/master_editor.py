"""One thing of master data being looked at or changed."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from desktop.presenters.master_data import MasterData
from desktop.presenters.master_list import Fault, MasterList
from desktop.views import messages
from desktop.views.entry_words import fault_words, words_of
from desktop.views.filling_in import ScrollPage, Section, choose, lock, show_choices
from desktop.views.master_forms import SHAPES
from desktop.views.master_shape import HOSPITAL, PARTY, PARTY_OR_NONE, SITE
from desktop.views.names import named
from desktop.views.theme import SPACE
from desktop.views.widgets.form import Form
from desktop.views.widgets.text import ElidedText, Text, TextKind


class MasterEditor(Section):
    """The form of what is open in a list; saves on Enter and with its button."""

    def __init__(self, data: MasterData, rows: MasterList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data, self.list = data, rows
        self.shape_of = SHAPES[rows.subject.key]
        self.dirty = False
        self.name = ElidedText("", TextKind.HEADING)
        self.form = Form(self.shape_of.fields)
        self.drawn = Text("", TextKind.MUTED)
        self.drawn.setWordWrap(True)
        self.notice = Text("", TextKind.ERROR)
        self.notice.setWordWrap(True)
        self.save, self.undo, self.retire = QPushButton(), QPushButton(), QPushButton()
        self.save.setProperty("primary", "true")
        self.reason, self.really = QLineEdit(), QPushButton()
        self._question = QWidget()
        self._lay_out()
        self._connect()
        self._translate()
        self.show_open()

    def _lay_out(self) -> None:
        self.heading.hide()
        self.column.addWidget(self.name)
        _let_shrink(self.form)
        holder = QWidget()
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(0, 0, SPACE[4], SPACE[2])
        inside.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(ScrollPage(holder), 1)
        self.column.addWidget(self.drawn)
        self.column.addWidget(self.notice)
        asking = QHBoxLayout(self._question)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(SPACE[3])
        asking.addWidget(self.reason, 1)
        asking.addWidget(self.really)
        buttons = self._buttons = QHBoxLayout()
        buttons.setSpacing(SPACE[3])
        buttons.addWidget(self.save)
        buttons.addWidget(self.undo)
        buttons.addStretch(1)
        buttons.addWidget(self.retire)
        self.column.addWidget(self._question)
        self.column.addLayout(buttons)

    def add_tool(self, tool: QWidget) -> None:
        """Put a button between those that save and the one that retires."""
        self._buttons.insertWidget(2, tool)

    def _connect(self) -> None:
        self.form.changed.connect(self._form_changed)
        self.form.submitted.connect(self._save)
        self.save.clicked.connect(self._save)
        self.undo.clicked.connect(self.show_open)
        self.retire.clicked.connect(self._ask)
        self.really.clicked.connect(self._retire)
        self.reason.returnPressed.connect(self._retire)
        self.list.opened.connect(self.show_open)
        self.list.refused.connect(self._show_faults)
        self.list.changed_meanwhile.connect(self._show_new_values)
        self.list.failed.connect(self._show_problem)
        self.data.choices_changed.connect(self._show_choices)
        self.data.session.changed.connect(self._show_rights)

    # ------------------------------------------------------------ what is sent

    def _save(self) -> None:
        if self.save.isEnabled():
            self.notice.hide()
            self.form.show_errors({})
            self.list.save(self.form.values())

    def _ask(self) -> None:
        """What is in use asks for a reason, in place; what is out of use comes back at once."""
        if self.list.current is not None and self.list.current.retired_at is not None:
            self.list.retire()
        else:
            self._question.setVisible(self._question.isHidden())
            self._tell_retire()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retire(self) -> None:
        self._question.hide()
        self._tell_retire()
        self.list.retire(self.reason.text())

    # ------------------------------------------------------------ what is shown

    def show_open(self) -> None:
        """Show what is open, as it was read; what was typed is forgotten."""
        there = self.list.current is not None
        self.setVisible(there or self.list.is_new)
        for key, text in self.list.values().items():
            choose(self.form.rows[key], text)
        self.form.show_errors({})
        self.notice.hide()
        self._question.hide()
        self.reason.clear()
        self._be_dirty(dirty=False)
        self._show_rights()
        self._tell_retire()
        self._tell_name()
        if self.list.warning is not None:
            self._say(messages.words(*self.list.warning))

    def begin(self) -> None:
        """Bring the keyboard to the first field that can be written in."""
        first = next((row for row in self.form.rows.values() if row.field.key not in self._fixed()), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fixed(self) -> frozenset[str]:
        subject = self.list.subject
        return frozenset((*subject.identity, *subject.fixed)) if self.list.current is not None else frozenset()

    def _show_rights(self) -> None:
        may_write = self.list.may_change
        for key, row in self.form.rows.items():
            lock(row, locked=not may_write or key in self._fixed())
        self.save.setVisible(may_write)
        self.undo.setVisible(may_write)
        may_retire = may_write and self.list.subject.retire is not None
        self.retire.setVisible(may_retire and self.list.current is not None)
        self.drawn.setVisible("racks" in self.form.rows and self.list.current is not None)

    def _form_changed(self, _key: str) -> None:
        self._be_dirty(dirty=True)

    def _be_dirty(self, *, dirty: bool) -> None:
        self.dirty = dirty
        self.save.setEnabled(dirty)
        self.undo.setEnabled(dirty)

    def remind(self) -> None:
        """Another thing was chosen while this one is not saved."""
        self._say(self.tr("Not saved yet: save it, or undo what you changed."))
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_faults(self, faults: Mapping[str, Fault]) -> None:
        self.form.show_errors({field: fault_words(code, facts) for field, (code, facts) in faults.items()})

    def _show_new_values(self, now: Mapping[str, str]) -> None:
        nothing = self.tr("nothing")
        told = self.tr("Now: {0}. Save to put yours in its place.")
        self.form.show_errors({field: told.format(self._words(field, text) or nothing) for field, text in now.items()})
        self._be_dirty(dirty=True)
        self._say(self.tr("Another desk changed this meanwhile. Undo shows the new values."))

    def _words(self, field: str, text: str) -> str:
        choices = dict(self._choices(field))
        return choices.get(text, text)

    def _show_problem(self, error: Exception) -> None:
        self._say(words_of(error))

    def _say(self, words: str) -> None:
        self.notice.setText(words)
        self.notice.show()

    def _tell_name(self) -> None:
        row = self.list.current
        self.name.set_whole(self.tr("New") if row is None else named(row.name, getattr(row, "name_en", "")) or row.code)

    # ------------------------------------------------------------ words

    def _choices(self, field: str) -> list[tuple[str, str]]:
        source = self.shape_of.choices.get(field, "")
        if callable(source):
            return list(source().items())
        if source == SITE:
            return [(site.code, f"{named(site.name, site.name_en)} · {site.code}") for site in self.data.sites]
        if source not in (PARTY, PARTY_OR_NONE, HOSPITAL):
            return []
        wanted = [one for one in self.data.parties if source != HOSPITAL or one.kind.value == HOSPITAL]
        parties = [(one.code, f"{named(one.name, one.name_en)} · {one.code}") for one in wanted]
        return [("", self._nobody(field)), *parties] if source == PARTY_OR_NONE else parties

    def _nobody(self, field: str) -> str:
        words = {"owner": self.tr("anybody's goods"), "custodian": self.tr("we carry it ourselves")}
        return words.get(field, self.tr("all partners"))

    def _show_choices(self) -> None:
        for field in self.shape_of.choices:
            show_choices(self.form.rows[field], self._choices(field))

    def _translate(self) -> None:
        self._show_choices()
        self.save.setText(self.tr("Save"))
        self.undo.setText(self.tr("Undo"))
        self.drawn.setText(
            self.tr("Racks can be added. Those that are drawn stay: bins with goods and labels hang on them.")
        )
        self._tell_retire()
        self.reason.setPlaceholderText(self.tr("Why (may be left empty)"))
        self.reason.setAccessibleName(self.tr("Why (may be left empty)"))
        self.really.setText(self.tr("Take out of use"))
        self._tell_name()

    def _tell_retire(self) -> None:
        out = self.list.current is not None and self.list.current.retired_at is not None
        words = self.tr("Take back into use") if out else self.tr("Take out of use")
        self.retire.setText(words if self._question.isHidden() else self.tr("Keep in use"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()


def _let_shrink(form: Form) -> None:
    """Beside a list there is less room than a form on a page of its own takes."""
    grid = form.layout()
    if isinstance(grid, QGridLayout):
        for column in range(grid.columnCount()):
            grid.setColumnMinimumWidth(column, 0)
        grid.setHorizontalSpacing(SPACE[4])
