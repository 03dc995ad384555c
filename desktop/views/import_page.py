"""A file comes in: choose kind and file, see every fault, import when there is none."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.exchange.importing import ImportReport
from desktop.presenters.importing import KIND_NAMES, FileImport
from desktop.views.entry_words import fault_words, words_of
from desktop.views.filling_in import Section, show_choices
from desktop.views.icons import icon
from desktop.views.master_words import subject_words
from desktop.views.names import shows_chinese
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.tables.table_view import TableView
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.form import Field, FieldKind, Form
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

KIND: Final = Field("kind", QT_TRANSLATE_NOOP("Fields", "What is in the file"), FieldKind.CHOICE)
KIND_WIDTH: Final = 320
FILTER: Final = "CSV, XLSX, JSON (*.csv *.txt *.tsv *.xlsx *.json)"
Fault = Mapping[str, Any]


def _row(fault: Fault) -> str:
    return str(fault["row"] or "")


def _column(fault: Fault) -> str:
    return str(fault["column"] or "")


def _value(fault: Fault) -> str:
    return str(fault["value"] or "")


def _reason(fault: Fault) -> str:
    return fault_words(str(fault["code"]), {})


COLUMNS: Final = (
    Column("row", QT_TRANSLATE_NOOP("Columns", "Row"), ColumnKind.NUMBER, 80, _row, sortable=False),
    Column("column", QT_TRANSLATE_NOOP("Columns", "Column"), ColumnKind.TEXT, 180, _column, sortable=False),
    Column("value", QT_TRANSLATE_NOOP("Columns", "Value"), ColumnKind.CODE, 240, _value, sortable=False),
    Column("code", QT_TRANSLATE_NOOP("Columns", "Reason"), ColumnKind.TEXT, 420, _reason, sortable=False),
)


class ImportPage(QWidget):
    """Nothing is kept while one row is wrong."""

    def __init__(self, presenter: FileImport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.form = Form((KIND,), 1)
        self.choose, self.check, self.take = QPushButton(), QPushButton(), QPushButton()
        self.take.setProperty("primary", "true")
        self.file = ElidedText("", TextKind.STRONG)
        self.columns = Text("", TextKind.SMALL)
        self.columns.setWordWrap(True)
        self.bar = QProgressBar()
        self.mark = ShapeMark(Shape.RING, Role.MUTED, 32)
        self.verdict = Text("", TextKind.HEADING)
        self.verdict.setWordWrap(True)
        self.table = WindowTable(COLUMNS)
        self.view = TableView(self.table)
        self.dialog: QFileDialog | None = None
        self._problem: Exception | None = None
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        section = Section()
        section.heading.hide()
        self.form.setFixedWidth(KIND_WIDTH)
        line = QHBoxLayout()
        line.setSpacing(SPACE[4])
        for widget in (self.choose, self.file, self.check, self.take):
            line.addWidget(widget, 1 if widget is self.file else 0)
        section.column.addWidget(self.form)
        section.column.addLayout(line)
        section.column.addWidget(self.columns)
        told = QHBoxLayout()
        told.setSpacing(SPACE[3])
        told.addWidget(self.mark)
        told.addWidget(self.verdict, 1)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(SPACE[4])
        room.addWidget(section)
        room.addLayout(told)
        room.addWidget(self.bar)
        room.addWidget(self.view, 1)
        room.addStretch(0)

    def _connect(self) -> None:
        self.form.changed.connect(self._kind_changed)
        self.choose.clicked.connect(self.open_dialog)
        self.check.clicked.connect(self.presenter.try_it)
        self.take.clicked.connect(self.presenter.import_it)
        self.table.page_wanted.connect(self._deliver)
        self.presenter.changed.connect(self._changed)
        self.presenter.failed.connect(self._failed)

    # ------------------------------------------------------------ what is sent

    def show_kind(self, kind: str) -> None:
        """Begin with a kind of file."""
        self.form.rows["kind"].set_value(kind)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kind_changed(self, _key: str) -> None:
        self.presenter.choose_kind(self.form.rows["kind"].value())

    def open_dialog(self) -> None:
        """Ask for a file; the window goes on meanwhile."""
        if self.dialog is None:
            self.dialog = QFileDialog(self, self.tr("Choose a file"))
            self.dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            self.dialog.setNameFilter(FILTER)
            self.dialog.fileSelected.connect(self._file_chosen)
        self.dialog.open()

    def _file_chosen(self, path: str) -> None:
        self.presenter.choose_file(Path(path))

    # ------------------------------------------------------------ what is shown

    def _changed(self) -> None:
        self._problem = None
        self._tell()

    def _failed(self, error: Exception) -> None:
        self._problem = error
        self._tell()

    def _tell(self) -> None:
        presenter = self.presenter
        report = presenter.report
        self.file.set_whole(presenter.path.name if presenter.path is not None else self.tr("No file chosen"))
        self.check.setEnabled(presenter.path is not None and not presenter.busy)
        self.take.setEnabled(presenter.may_import)
        self.bar.setVisible(presenter.busy)
        faults = report.faults if report is not None else ()
        self.table.show_ids(range(len(faults)))
        self.view.setVisible(bool(faults))
        self._tell_columns()
        self._tell_verdict(report)

    def _tell_columns(self) -> None:
        chinese = shows_chinese()
        names = [
            f"{zh if chinese else name}{'*' if required else ''}" for name, zh, required in self.presenter.columns()
        ]
        words = self.tr("Columns (* needed): {0}")
        self.columns.setText(words.format(("、" if chinese else ", ").join(names)))

    def _tell_verdict(self, report: ImportReport | None) -> None:
        self.mark.setVisible(report is not None or self._problem is not None)
        if self._problem is not None:
            self.mark.show_shape(Shape.CROSSED_OCTAGON, Role.REFUSED)
            self.verdict.setText(words_of(self._problem))
        elif report is None:
            self.verdict.setText(self.tr("Checking…") if self.presenter.busy else "")
        elif not report.ok:
            self.mark.show_shape(Shape.CROSSED_OCTAGON, Role.REFUSED)
            self.verdict.setText(self.tr("Faults: {0}. Nothing was imported.").format(len(report.faults)))
        else:
            self.mark.show_shape(Shape.TICKED_CIRCLE, Role.OK)
            self.verdict.setText(self._good(report))

    def _good(self, report: ImportReport) -> str:
        if report.repeated:
            return self.tr("This file was imported before. Nothing changed.")
        counts = self.tr("{0} new, {1} changed, {2} as before")
        told = counts.format(report.created, report.changed, report.unchanged)
        head = self.tr("No fault. Ready to import") if report.dry_run else self.tr("Imported")
        return f"{head}: {told}"

    def _deliver(self, first: int, count: int) -> None:
        if self.presenter.report is not None:
            self.table.deliver(first, self.presenter.report.faults[first : first + count])

    def _translate(self) -> None:
        show_choices(self.form.rows["kind"], [(kind, subject_words(kind)) for kind in KIND_NAMES])
        for button, picture, words in (
            (self.choose, "folder-open", self.tr("Choose a file")),
            (self.check, "refresh-cw", self.tr("Check again")),
            (self.take, "", self.tr("Import")),
        ):
            button.setText(words)
            if picture:
                button.setIcon(icon(picture))
                button.setIconSize(QSize(20, 20))
        self._tell()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_problem"):
            self._translate()
