"""The scanner set-up assistant: one big symbol at a time, what came of it beside."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.devices.errors import BadDeviceSetting
from desktop.presenters.scanner_assistant import CHECK, STEPS, ScannerAssistant
from desktop.views.assistant_words import advice_words, findings, lead_words, step_words
from desktop.views.device_words import setting_fault_words
from desktop.views.facts_list import Fact, FactsList
from desktop.views.filling_in import ScrollPage
from desktop.views.key_catcher import KeyCatcher
from desktop.views.theme import SPACE, Role
from desktop.views.translation import language_of
from desktop.views.widgets.form import Field, Form
from desktop.views.widgets.raw_bytes import RawBytes, pictured
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.symbol_view import SymbolView
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

RIGHT_WIDTH: Final = 372
MARK: Final = 22
KEYS_HEIGHT: Final = 64
NAME: Final = Field("name", QT_TRANSLATE_NOOP("Fields", "Name of the scanner"), required=True)


class StepLine(QWidget):
    """One step: its shape and its title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = ShapeMark(Shape.CLOCK, Role.MUTED, MARK)
        self.title = Text("")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[2])
        line.addWidget(self.mark)
        line.addWidget(self.title, 1)


class AssistantScreen(QWidget):
    """The symbol on the left, what it told on the right."""

    def __init__(self, presenter: ScannerAssistant, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.title, self.lead = Text("", TextKind.TITLE), Text("")
        self.symbol, self.words = SymbolView(), Text("", TextKind.CODE_MUTED)
        self.drawn_word, self.came_word = Text("", TextKind.SMALL), Text("", TextKind.SMALL)
        self.drawn, self.came = RawBytes(), RawBytes()
        self.keys = KeyCatcher()
        self.steps = [StepLine() for _ in range(STEPS)]
        self.facts = FactsList()
        self.advice_title, self.advice = Text("", TextKind.STRONG), Text("")
        self.form = Form((NAME,), 1)
        self.save, self.go_on, self.again, self.sheet = (QPushButton() for _ in range(4))
        self.save.setProperty("primary", "true")
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        for text in (self.lead, self.advice):
            text.setWordWrap(True)
        self.keys.setFixedHeight(KEYS_HEIGHT)
        for line in self.keys.lines[1:]:
            line.hide()
        inner = QWidget()
        left = QVBoxLayout(inner)
        left.setContentsMargins(0, 0, SPACE[3], 0)
        left.setSpacing(SPACE[2])
        shown = (self.title, self.lead, self.symbol, self.words)
        compared = (self.drawn_word, self.drawn, self.came_word, self.came, self.keys)
        for widget in (*shown, *compared):
            left.addWidget(widget)
        left.addStretch(1)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACE[4])
        both.addWidget(ScrollPage(inner), 1)
        both.addWidget(self._right())

    def _right(self) -> QWidget:
        panel = QFrame()
        panel.setProperty("panel", "true")
        panel.setFixedWidth(RIGHT_WIDTH)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        column.setSpacing(SPACE[2])
        for widget in (*self.steps, self.facts, self.advice_title, self.advice):
            column.addWidget(widget)
        column.addStretch(1)
        for widget in (self.form, self.save, self.go_on, self.again, self.sheet):
            column.addWidget(widget)
        room = QVBoxLayout(panel)
        room.setContentsMargins(1, 1, 1, 1)
        room.addWidget(ScrollPage(inner))
        return panel

    def _connect(self) -> None:
        self.keys.pressed.connect(self.presenter.press)
        self.presenter.changed.connect(self.show_state)
        self.presenter.unnoted.connect(self._unnoted)
        self.presenter.station.scanner_refused.connect(self._refused)
        self.save.clicked.connect(self._save)
        self.form.submitted.connect(self._save)
        self.go_on.clicked.connect(self._go_on)
        self.again.clicked.connect(self._again)
        self.sheet.clicked.connect(self._sheet)
        self.presenter.sheet_written.connect(self._show_sheet)

    # ------------------------------------------------------------ what is sent

    def begin(self, row: int | None = None) -> None:
        """Begin for a scanner of the settings, or for whichever scans."""
        self.form.show_errors({})
        self.presenter.begin(row)
        name = self.presenter.scanner or self.tr("Keyboard scanner")
        self.form.set_values({"name": name})
        self.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _again(self) -> None:
        self.presenter.start_over()
        self.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self.presenter.go_to(self.presenter.step + 1)
        self.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sheet(self) -> None:
        self.presenter.write_sheet(language_of())

    def _show_sheet(self, path: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))
        self.lead.setText(self.tr("The sheet is written: {0}").format(path))

    def _save(self) -> None:
        if self.save.isEnabled():
            self.presenter.save(self.form.rows["name"].value())

    def _refused(self, _field: str, fault: BadDeviceSetting) -> None:
        self.form.show_errors({"name": setting_fault_words(fault)})

    def _unnoted(self, error: Exception) -> None:
        self.lead.setText(self.tr("Could not be written: {0}").format(str(error)))

    # ------------------------------------------------------------ what is shown

    def show_state(self) -> None:
        """Show the symbol, what came, and what it means."""
        assistant = self.presenter
        title = step_words(assistant.step)[0]
        done = self.tr("Proved") if assistant.proved else self.tr("{0} of 4 · {1}").format(assistant.step + 1, title)
        self.title.setText(self.tr("Saved") if assistant.saved else done)
        self.lead.setText(lead_words(assistant))
        if self.symbol.symbol != assistant.symbol:
            self.symbol.show_symbol(assistant.symbol)
        self.words.setText(assistant.symbol.words)
        self.keys.lines[0].set_whole(
            "".join(pictured(key.text) if key.text else f" {key.key} " for key in assistant.keys)
        )
        self._show_comparison()
        self._show_steps()
        self.facts.show_facts([Fact(word, value) for word, value in findings(assistant)])
        codes = assistant.advice()
        self.advice_title.setVisible(bool(codes))
        self.advice.setText("\n\n".join(advice_words(code, assistant) for code in codes))
        self._show_buttons()

    def _show_comparison(self) -> None:
        found = self.presenter.taken.get(self.presenter.step)
        shown = found is not None and not found.is_right
        for widget in (self.drawn_word, self.drawn, self.came_word, self.came):
            widget.setVisible(shown)
        if found is None or not shown:
            return
        self.drawn.show_raw(found.symbol.text)
        body = found.raw[len(found.prefix) + len(found.aim) :]
        first = next((at for at, one in enumerate(body) if found.symbol.text[at : at + 1] != one), len(body) - 1)
        self.came.show_raw(body, (), (first, 1) if body else None)

    def _show_steps(self) -> None:
        for step, line in enumerate(self.steps):
            found = self.presenter.taken.get(step)
            shape, role = (Shape.HALF_RING, Role.INFO) if step == self.presenter.step else (Shape.CLOCK, Role.MUTED)
            if found is not None:
                good = found.is_right and (step != CHECK or self.presenter.proved)
                shape, role = (Shape.TICKED_CIRCLE, Role.OK) if good else (Shape.CROSSED_OCTAGON, Role.REFUSED)
            line.mark.show_shape(shape, role)
            title, tells = step_words(step)
            line.title.setText(f"{step + 1} · {title}")
            line.title.setToolTip(tells)
            line.title.set_kind(TextKind.STRONG if step == self.presenter.step else TextKind.BODY)

    def _show_buttons(self) -> None:
        assistant = self.presenter
        ready = assistant.proved and not assistant.saved
        self.form.setVisible(ready and assistant.is_wedge)
        self.save.setVisible(ready)
        self.go_on.setVisible(assistant.step in assistant.taken and assistant.step < CHECK)

    def _translate(self) -> None:
        self.keys.tell()
        self.drawn_word.setText(self.tr("Drawn"))
        self.came_word.setText(self.tr("Came"))
        self.advice_title.setText(self.tr("What to change"))
        self.save.setText(self.tr("Save the scanner"))
        self.go_on.setText(self.tr("Next symbol all the same"))
        self.again.setText(self.tr("Start over"))
        self.sheet.setText(self.tr("Sheet to print (PDF)"))
        self.show_state()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.begin(self.presenter.row)
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.presenter.end()
        super().hideEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "save"):
            self._translate()
