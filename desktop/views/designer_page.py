"""One label on the bench: palette and list on the left, the label in the middle, properties on the right."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.label_files import LabelFiles
from desktop.views import designer_words as words
from desktop.views.designer_elements import ElementList
from desktop.views.designer_properties import DesignerProperties
from desktop.views.designer_question import Question
from desktop.views.designer_report import DesignerReport
from desktop.views.designer_tools import EditTools, LookTools, Palette, flat_button, name_button
from desktop.views.file_asking import Asked, AskForFile
from desktop.views.names import named
from desktop.views.theme import SPACE
from desktop.views.widgets.label_canvas import LabelCanvas
from desktop.views.widgets.text import ElidedText, Text, TextKind, block_of, plain_tip
from desktop.views.words.filling import visible

LEFT: Final = 212
RIGHT: Final = 344
PNG: Final = "PNG (*.png)"
JSON: Final = "JSON (*.json)"


class DesignerPage(QWidget):
    """The designer.

    Signals:
        closed: back to the list of templates.
    """

    closed = Signal()

    def __init__(self, files: LabelFiles, ask: AskForFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files, self.ask = files, ask
        self.designer, self.preview = files.designer, files.preview
        self.back = flat_button()
        self.name, self.standing = ElidedText("", TextKind.HEADING), ElidedText("", TextKind.MUTED)
        self.data, self.sample = ElidedText("", TextKind.SMALL), flat_button()
        self.export, self.check, self.save = QPushButton(), QPushButton(), QPushButton()
        self.save.setProperty("primary", "true")
        self.question = Question()
        self.palette_of, self.list_name = Palette(), Text("", TextKind.STRONG)
        self.canvas = LabelCanvas(self.preview, words.short_reason)
        self.elements = ElementList(self.preview)
        self.tools, self.look = EditTools(self.designer), LookTools(self.preview, self.canvas)
        self.report = DesignerReport(self.preview)
        self.properties = DesignerProperties(self.designer)
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addLayout(self._head())
        column.addWidget(self.question)
        body = QHBoxLayout()
        body.setSpacing(SPACE[4])
        body.addWidget(self._left())
        body.addLayout(self._middle(), 1)
        self.properties.setFixedWidth(RIGHT)
        body.addWidget(self.properties)
        column.addLayout(body, 1)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE[3])
        line.addWidget(self.back)
        self.data.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(block_of(self.name, self.standing), 2)
        line.addWidget(self.data, 1)
        line.addWidget(self.sample)
        for button in (self.export, self.check, self.save):
            line.addWidget(button)
        return line

    def _left(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.palette_of)
        column.addWidget(self.list_name)
        column.addWidget(self.elements, 1)
        return left

    def _middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE[2])
        column.addWidget(self.tools)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.look)
        column.addWidget(self.report)
        return column

    def _connect(self) -> None:
        self.back.clicked.connect(self.leave)
        self.save.clicked.connect(self.keep)
        self.check.clicked.connect(self.preview.check)
        self.export.clicked.connect(self._export)
        self.palette_of.wanted.connect(self._add)
        self.properties.picture_wanted.connect(self._other_picture)
        self.canvas.properties_wanted.connect(self.properties.begin)
        self.sample.clicked.connect(self.preview.use_sample)
        self.preview.changed.connect(self._tell)
        self.designer.opened.connect(self._opened)
        self.designer.refused.connect(self._refused)
        self.files.changed.connect(self._tell)
        self.files.failed.connect(self._failed)
        self.files.obstructed.connect(self._obstructed)
        self.files.done.connect(self._done)
        self._keys()

    def _keys(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        standard = QKeySequence.StandardKey
        keys: tuple[tuple[QKeySequence.StandardKey, Callable[[], object]], ...] = (
            (standard.Save, self.keep),
            (standard.Undo, self.designer.undo),
            (standard.Redo, self.designer.redo),
        )
        for key, work in keys:
            QShortcut(QKeySequence(key), self, context=within).activated.connect(work)

    # ---------------------------------------------------------------- elements

    def _add(self, kind: str) -> None:
        if kind == "picture":
            self.ask(self, Asked(self.tr("Picture"), PNG), self.files.add_picture)
        else:
            self.designer.add(kind)
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _other_picture(self) -> None:
        self.ask(self, Asked(self.tr("Picture"), PNG), self._take_picture)

    def _take_picture(self, file: Path) -> None:
        self.files.add_picture(file, self.properties.at)

    # ---------------------------------------------------------------- keeping and leaving

    def keep(self) -> None:
        """Save; ask first when that would take the place of another own template."""
        if not self.designer.is_dirty:
            return
        if self.files.would_replace():
            self.question.ask(
                self.tr("There is an own template of this name already."),
                [(self.tr("Replace it"), self._keep), (self.tr("Keep it"), self._stay)],
            )
        else:
            self._keep()

    def _keep(self) -> None:
        self.question.hide()
        self.files.save()

    def _stay(self) -> None:
        self.question.hide()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Back to the list; what is not saved is asked for here, in the page."""
        if not self.designer.is_dirty:
            self._leave()
            return
        self.question.ask(
            self.tr("This label is not saved."),
            [
                (self.tr("Save"), self._keep_and_leave),
                (self.tr("Leave without saving"), self._leave),
                (self.tr("Stay"), self._stay),
            ],
        )

    def _keep_and_leave(self) -> None:
        self.keep()
        if not self.designer.is_dirty:
            self._leave()

    def _leave(self) -> None:
        self.question.hide()
        self.closed.emit()

    def _export(self) -> None:
        name = f"{self.designer.label.name}.json"
        self.ask(self, Asked(self.tr("Export this label"), JSON, name), self.files.export_to)

    # ---------------------------------------------------------------- what is told

    def _opened(self) -> None:
        self.question.hide()

    def _tell(self) -> None:
        label = self.designer.label
        self.name.set_whole(named(label.title.chinese, label.title.english) or label.name)
        self.standing.set_whole(" · ".join(self._standing()))
        self.save.setEnabled(self.designer.is_dirty)
        fields = self.preview.scanned
        self.sample.setVisible(bool(fields))
        found = [fields[name] for name in ("ref", "lot", "serial", "place") if fields.get(name)]
        self.data.set_whole(visible(" · ".join(found)) or self.tr("Sample data · scan for real data"))

    def _standing(self) -> list[str]:
        label = self.designer.label
        told = [f"{label.name}.json", self.tr("{0} × {1} mm").format(f"{label.width_mm:g}", f"{label.height_mm:g}")]
        if self.files.overrules():
            kept = self.files.kept(label.name)
            is_own = kept is not None and kept.is_own
            told.append(
                self.tr("yours, printed instead of the shipped one")
                if is_own
                else self.tr("shipped, overruled once saved")
            )
        else:
            told.append(self.tr("yours"))
        return [*told, self.tr("not saved")] if self.designer.is_dirty else told

    def _failed(self, error: Exception) -> None:
        self.report.say(error)

    def _refused(self, at: int, key: str, error: Exception) -> None:
        if key not in self.properties.form.rows and at != self.properties.at:
            self.report.say(error)

    def _obstructed(self, _fault: object) -> None:
        """The faults may be those of the other language, or of the sample data."""
        for language in ("zh_CN", "en"):
            if not self.preview.shown.faults:
                self.preview.use_sample()
                self.look.language.choose(language)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, code: str, name: str) -> None:
        told = {
            "label_saved": self.tr("Saved: {0}. It is printed from now on."),
            "label_exported": self.tr("Exported: {0}"),
        }
        if code in told:
            self.report.say(None, told[code].format(name))

    def _translate(self) -> None:
        name_button(self.back, "arrow-left", self.tr("All templates"))
        name_button(self.sample, "x", self.tr("Back to the sample data"))
        self.export.setText(self.tr("Export…"))
        self.check.setText(self.tr("Check"))
        self.check.setToolTip(plain_tip(self.tr("Read every barcode back from the dots that would be printed")))
        self.save.setText(self.tr("Save"))
        self.list_name.setText(self.tr("Elements, front to back"))
        self._tell()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self._translate()
