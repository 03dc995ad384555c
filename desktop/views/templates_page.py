"""All templates and printer files; the one that is chosen is shown as it would be printed."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.labels.drawing import Bitmap
from desktop.presenters.label_files import LabelFiles
from desktop.presenters.label_folder import RAW
from desktop.views import designer_words as words
from desktop.views.designer_list import TemplateList
from desktop.views.designer_question import Question
from desktop.views.file_asking import Asked, AskForFile
from desktop.views.filling_in import Section
from desktop.views.names import named, shows_chinese
from desktop.views.raw_label_view import RawLabelView
from desktop.views.theme import SPACE
from desktop.views.widgets.label_picture import LabelPicture
from desktop.views.widgets.text import ElidedText, Text, TextKind, block_of

LEFT: Final = 380


class TemplatesPage(QWidget):
    """The list on the left, what is chosen on the right.

    Signals:
        opened: a label is on the bench.
    """

    opened = Signal()

    def __init__(self, files: LabelFiles, ask: AskForFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files, self.ask = files, ask
        self.list = TemplateList(files)
        self.new, self.bring = QPushButton(), QPushButton()
        self.edit, self.copy, self.drop = QPushButton(), QPushButton(), QPushButton()
        self.edit.setProperty("primary", "true")
        self.name, self.facts = ElidedText("", TextKind.HEADING), ElidedText("", TextKind.MUTED)
        self.fault, self.said = Text("", TextKind.ERROR), Text("", TextKind.MUTED)
        self.picture, self.raw = LabelPicture(), RawLabelView(files)
        self.question = Question()
        self._pictured = ""
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setFixedWidth(LEFT)
        left = QVBoxLayout(holder)
        left.setSpacing(SPACE[3])
        begin = QHBoxLayout()
        begin.setSpacing(SPACE[3])
        begin.addWidget(self.new, 1)
        begin.addWidget(self.bring, 1)
        left.addLayout(begin)
        left.addWidget(self.list, 1)
        left.setContentsMargins(0, 0, 0, 0)
        self.section = Section()
        self.section.heading.hide()
        for text in (self.fault, self.said):
            text.setWordWrap(True)
        self.section.column.addLayout(self._head())
        for widget in (self.question, self.said, self.fault):
            self.section.column.addWidget(widget)
        self.section.column.addWidget(self.picture, 1)
        self.section.column.addWidget(self.raw, 1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACE[4])
        both.addWidget(holder)
        both.addWidget(self.section, 1)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE[3])
        line.addLayout(block_of(self.name, self.facts), 1)
        for button in (self.drop, self.copy, self.edit):
            line.addWidget(button)
        return line

    def _connect(self) -> None:
        self.list.chosen.connect(self.show_chosen)
        self.list.wanted.connect(self._edit)
        self.edit.clicked.connect(self._edit)
        self.copy.clicked.connect(self._copy)
        self.new.clicked.connect(self._new)
        self.bring.clicked.connect(self._bring)
        self.drop.clicked.connect(self._ask)
        self.files.failed.connect(self._failed)
        self.files.drawn.connect(self._drawn)
        self.files.done.connect(self._done)

    # ---------------------------------------------------------------- what is done

    def _edit(self) -> None:
        kept = self.list.template
        if kept is not None and self.files.open(kept.name):
            self.opened.emit()

    def _copy(self) -> None:
        kept = self.list.template
        if kept is not None and self.files.begin_from(kept.name):
            self.opened.emit()

    def _new(self) -> None:
        if self.files.begin():
            self.opened.emit()

    def _bring(self) -> None:
        kinds = self.tr("Templates and printer files (*.json *.zpl *.tspl)")
        self.ask(self, Asked(self.tr("Import"), kinds), self.bring_in)

    def bring_in(self, file: Path) -> None:
        """Take a template to the bench, or keep a printer file, by the name of the file."""
        if file.suffix.lower() in RAW:
            self.files.import_raw(file)
        elif self.files.import_file(file):
            self.opened.emit()

    def _ask(self) -> None:
        kept = self.list.template
        words_now = self.tr("Delete this printer file?")
        if kept is not None and kept.is_shipped:
            words_now = self.tr("Delete yours, and print the shipped one again?")
        elif kept is not None:
            words_now = self.tr("Delete this template?")
        self.question.ask(words_now, [(self.drop.text(), self._drop), (self.tr("Keep it"), self._keep)])

    def _drop(self) -> None:
        self.question.hide()
        kept, raw = self.list.template, self.list.raw
        if kept is not None:
            self.files.back_to_shipped(kept.name)
        elif raw is not None:
            self.files.take_raw_away(raw)

    def _keep(self) -> None:
        self.question.hide()
        self.list.setFocus()

    # ---------------------------------------------------------------- what is shown

    def show_chosen(self) -> None:
        """Show what is chosen in the list."""
        kept, raw = self.list.template, self.list.raw
        self.question.hide()
        self.said.hide()
        self.fault.hide()
        self.picture.setVisible(raw is None)
        self.raw.setVisible(raw is not None)
        self.edit.setVisible(kept is not None)
        self.copy.setVisible(kept is not None and kept.fault is None)
        self.drop.setVisible(raw is not None or (kept is not None and kept.is_own))
        self.raw.show_raw(raw)
        if raw is not None:
            self.name.set_whole(raw.file)
            self.facts.set_whole(self.tr("Sent instead of “{0}” to printers of this language").format(raw.name))
        elif kept is not None:
            self._show_template()
        self._name_drop()

    def _show_template(self) -> None:
        kept = self.list.template
        if kept is None:
            return
        self.name.set_whole(named(kept.title.chinese, kept.title.english))
        self.edit.setEnabled(kept.fault is None)
        if kept.fault is not None:
            self._tell_fault(kept.fault)
            self.picture.show_bitmap(None)
            self.facts.set_whole(f"{kept.name}.json")
            return
        purpose = words.say(words.PURPOSES[kept.purpose.value]) if kept.purpose is not None else ""
        size = self.tr("{0} × {1} mm").format(*(f"{side:g}" for side in kept.size_mm))
        whose = self.tr("yours, printed instead of the shipped one") if kept.is_shipped else self.tr("yours")
        told = (purpose, size, f"{kept.name}.json", whose if kept.is_own else self.tr("shipped"))
        self.facts.set_whole(" · ".join(told))
        if self._pictured != kept.name:
            self.picture.show_bitmap(None)
        self.files.draw_soon(kept.name, "zh_CN" if shows_chinese() else "en")

    def _drawn(self, name: str, bitmap: Bitmap) -> None:
        kept = self.list.template
        if kept is not None and kept.name == name and kept.fault is None:
            self._pictured = name
            self.picture.show_bitmap(bitmap)

    def _name_drop(self) -> None:
        kept = self.list.template
        back = kept is not None and kept.is_shipped
        self.drop.setText(self.tr("Back to the shipped one") if back else self.tr("Delete"))

    def _failed(self, error: Exception) -> None:
        if self.isVisible():
            self._tell_fault(error)

    def _tell_fault(self, error: Exception) -> None:
        self.fault.setText(words.reason(error))
        self.fault.show()

    def _done(self, code: str, name: str) -> None:
        told = {
            "raw_file_kept": self.tr("{0} is kept: it is sent to printers of its language from now on."),
            "raw_file_taken_away": self.tr("{0} is deleted."),
            "label_taken_away": self.tr("{0} is deleted."),
        }
        if code in told:
            self.said.setText(told[code].format(name))
            self.said.show()

    def _translate(self) -> None:
        self.new.setText(self.tr("New label"))
        self.bring.setText(self.tr("Import…"))
        self.edit.setText(self.tr("Edit"))
        self.copy.setText(self.tr("New from this"))
        self.show_chosen()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
