"""The properties of what is chosen on the label, each with what is wrong with it; a change is seen at once."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.presenters.design_edits import LABEL
from desktop.presenters.label_designer import LabelDesigner
from desktop.views import designer_words as words
from desktop.views import fonts
from desktop.views.designer_fields import FIELDS, number, shown_values, taken_values
from desktop.views.filling_in import ScrollPage, Section, choose, show_choices
from desktop.views.theme import SPACE
from desktop.views.widgets.form import Field, FieldRow, Form
from desktop.views.widgets.text import Text, TextKind

LINES: Final = 64
_TEXTS: Final = ("value", "value_zh", "value_en")


class PropertyForm(Form):
    """A form for a narrow column: no room is kept under fields that have nothing to say."""

    def __init__(self, fields: tuple[Field, ...], parent: QWidget | None = None) -> None:
        super().__init__(fields, 2, parent)
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            grid.setHorizontalSpacing(SPACE[3])
            for column in range(grid.columnCount()):
                grid.setColumnMinimumWidth(column, 0)
        for row in self.rows.values():
            if isinstance(row.editor, QPlainTextEdit):
                row.editor.setFixedHeight(LINES)
                row.editor.setFont(fonts.codes(fonts.TABLE))
            row.below.setVisible(bool(row.field.hint))
            row.editor.setSizePolicy(QSizePolicy.Policy.Ignored, row.editor.sizePolicy().verticalPolicy())
            row.setMinimumWidth(0)

    def tell(self, row: FieldRow, fault: str) -> None:
        """Say under a field what is wrong; "" takes it back."""
        row.show_error(fault)
        row.below.setVisible(bool(fault or row.field.hint))


class DesignerProperties(Section):
    """What is chosen, as a form; each is made when the first of its kind is chosen.

    Signals:
        picture_wanted: another picture is wanted in the place of the one that is chosen.
    """

    picture_wanted = Signal()

    def __init__(self, designer: LabelDesigner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.designer = designer
        self.forms: dict[str, PropertyForm] = {}
        self.picture = QPushButton()
        self.several = Text("", TextKind.MUTED)
        self.several.setWordWrap(True)
        self._filling = False
        self._typing = ""
        self._text: FieldRow | None = None
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        self.column.setContentsMargins(SPACE[4], SPACE[3], SPACE[2], SPACE[3])
        inner = QWidget()
        self._room = QVBoxLayout(inner)
        self._room.setContentsMargins(0, 0, SPACE[3], 0)
        self._room.setSpacing(SPACE[3])
        for widget in (self.several, self.picture):
            self._room.addWidget(widget)
        self._room.addStretch(1)
        self.page = ScrollPage(inner)
        self.column.addWidget(self.page, 1)

    def _connect(self) -> None:
        self.picture.clicked.connect(self.picture_wanted)
        self.designer.changed.connect(self.show_chosen)
        self.designer.refused.connect(self._refused)

    # ---------------------------------------------------------------- what is chosen

    @property
    def at(self) -> int:
        """The place of the one that is shown; `LABEL` when nothing is chosen."""
        return self.designer.chosen[0] if self.designer.chosen else LABEL

    @property
    def form(self) -> PropertyForm:
        """The form that is shown."""
        kind = self._kind()
        return self.forms[kind] if kind in self.forms else self._make(kind)

    def _make(self, kind: str) -> PropertyForm:
        form = self.forms[kind] = PropertyForm(FIELDS[kind])
        form.hide()
        self._room.insertWidget(self._room.count() - 1, form)
        form.changed.connect(self._changed)
        for key in _TEXTS:
            if key in form.rows:
                form.rows[key].editor.installEventFilter(self)
        self._offer(form)
        return form

    def _kind(self) -> str:
        return "label" if self.at == LABEL else words.kind_of(self.designer.label.elements[self.at])

    def show_chosen(self) -> None:
        """Show the values as they are now; what is being typed stays as it is typed."""
        count, kind = len(self.designer.chosen), self._kind()
        opened = self.form
        for form in self.forms.values():
            form.setVisible(count <= 1 and form is opened)
        self.picture.setVisible(count == 1 and kind == "picture")
        self.several.setVisible(count > 1)
        self._name(kind, count)
        if count <= 1:
            self._fill()

    def _fill(self) -> None:
        form, values = self.form, shown_values(self.designer.label, self.at)
        self._filling = True
        for key, text in values.items():
            row = form.rows.get(key)
            if row is not None and key != self._typing:
                if row.error:
                    form.tell(row, "")
                if row.value() != text:
                    choose(row, text)
        self._filling = False
        self._show_parts(form, {**values, **form.values()})

    def _show_parts(self, form: PropertyForm, values: dict[str, str]) -> None:
        """Fields that mean nothing now are not there."""
        if "value_en" in form.rows:
            form.rows["value_en"].setVisible(values["same"] != "true")
        if "when_rule" in form.rows:
            form.rows["when_rule"].setVisible(bool(values["when_field"]))
            form.rows["when_is"].setVisible(bool(values["when_field"]) and values["when_rule"] == "equals")

    def begin(self) -> None:
        """Bring the keyboard to the first field."""
        first = next(iter(self.form.rows.values()))
        first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first.editor, QPlainTextEdit):
            first.editor.selectAll()

    # ---------------------------------------------------------------- what is changed

    def _changed(self, key: str) -> None:
        if self._filling:
            return
        if key == "insert":
            self._insert()
            return
        form = self.form
        form.tell(form.rows[key], "")
        self._typing = key
        if key == "direction":
            self.designer.turn(self.at)
        elif self.at == LABEL and key in ("width_mm", "height_mm"):
            self._resize(form)
        else:
            self.designer.set_values(self.at, taken_values(key, form.values()), typing=True)
        self._typing = ""
        self._show_parts(form, {**shown_values(self.designer.label, self.at), **form.values()})

    def _resize(self, form: PropertyForm) -> None:
        size = [number(form.rows[key].value()) for key in ("width_mm", "height_mm")]
        if isinstance(size[0], float) and isinstance(size[1], float):
            self.designer.set_size(size[0], size[1])
        else:
            self.designer.set_values(LABEL, {self._typing: form.rows[self._typing].value()})

    def _insert(self) -> None:
        """Write a field's placeholder where the text was written last."""
        form = self.form
        name = form.rows["insert"].value()
        texts = [form.rows[key] for key in _TEXTS if key in form.rows]
        row = next((one for one in texts if one is self._last_text(texts)), texts[0])
        if name and isinstance(row.editor, QPlainTextEdit):
            row.editor.insertPlainText(f"${{{name}}}")
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        with QSignalBlocker(form.rows["insert"].editor):
            choose(form.rows["insert"], "")

    def _last_text(self, texts: list[FieldRow]) -> FieldRow | None:
        """The English text only if it is there and was written in later than the Chinese one."""
        return next((row for row in texts if row.isVisible() and row is self._text), None)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QPlainTextEdit):
            row = watched.parentWidget()
            self._text = row if isinstance(row, FieldRow) else None
        return False

    def _refused(self, at: int, key: str, error: Exception) -> None:
        form = self.form
        row = form.rows.get(self._typing) or form.rows.get(key)
        if at == self.at and row is not None and isinstance(error, Refusal):
            form.tell(row, words.reason(error))

    # ---------------------------------------------------------------- words

    def _name(self, kind: str, count: int) -> None:
        if count > 1:
            self.heading.setText(self.tr("%n element(s)", "", count))
        else:
            self.heading.setText(self.tr("Label") if kind == "label" else words.say(words.KINDS[kind][1]))

    def _translate(self) -> None:
        for form in self.forms.values():
            self._offer(form)
        self.picture.setText(self.tr("Another picture…"))
        self.several.setText(self.tr("Move, align, distribute, duplicate or delete them together."))
        self.show_chosen()

    def _offer(self, form: PropertyForm) -> None:
        offered = {key: words.choices_of(key) for key in words.CHOICES}
        offered |= {"kind": words.symbol_choices(), "number": words.iso_choices()}
        offered["when_field"] = [("", self.tr("Always")), *words.field_choices()]
        offered["insert"] = [("", self.tr("Choose…")), *words.field_choices()]
        self._filling = True
        for key, choices in offered.items():
            if key in form.rows:
                show_choices(form.rows[key], choices)
        if "insert" in form.rows:
            choose(form.rows["insert"], "")
        self._filling = False

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
