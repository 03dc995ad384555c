"""Print a paper or save it: one dialog for every paper that the program writes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QTemporaryDir, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views.file_asking import FOR_PRINTING, Asked, AskForFile, Taken, ask_for_file
from desktop.views.icons import icon
from desktop.views.paper_printing import PaperPrint, printer_named, system_printers
from desktop.views.theme import SPACE, current
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.text import Text, TextKind

LOOK_MS: Final = 50
PATIENCE_MS: Final = 30_000
"""So long the paper may take to be written."""

_END: Final = b"%%EOF"
_WIDTH: Final = 520


@dataclass(frozen=True, slots=True)
class Printing:
    """What the dialog stands on; a test puts its own in the place of it."""

    names: Callable[[], list[str]] = system_printers
    open: Callable[[str], QPrinter] = printer_named
    ask: AskForFile = ask_for_file


class PaperDialog(QDialog):
    """The printers of the computer, and two buttons; what came of it is said in the dialog.

    Args:
        asked: title and name of the paper.
        taken: writes the paper to a file, sooner or later.
        printing: the computer's printing.
        parent: over which window.
    """

    def __init__(
        self, asked: Asked, taken: Taken, printing: Printing | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(asked.title)
        self._asked, self._taken, self._printing = asked, taken, printing or Printing()
        self._folder: QTemporaryDir | None = None
        self._waited = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.title, self.said = Text(asked.title, TextKind.HEADING), Text("", TextKind.BODY)
        self.printers = Choice([(name, name) for name in self._printing.names()])
        self.print, self.save, self.leave = BigButton(primary=True), BigButton(), QPushButton()
        self._lay_out()
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        current().wear(self)
        self._translate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE[3])
        buttons.addWidget(self.print, 1)
        buttons.addWidget(self.save, 1)
        last = QHBoxLayout()
        last.addWidget(self.said, 1)
        last.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[5], SPACE[4], SPACE[5], SPACE[4])
        column.setSpacing(SPACE[4])
        column.addWidget(self.title)
        column.addWidget(self.printers)
        column.addLayout(buttons)
        column.addLayout(last)
        self.said.setWordWrap(True)
        self.setMinimumWidth(_WIDTH)

    def _translate(self) -> None:
        self.print.set_words(self.tr("Print"))
        self.save.set_words(self.tr("Save as PDF…"))
        self.leave.setText(self.tr("Close"))
        self.printers.setAccessibleName(self.tr("Printer"))
        self.leave.setIcon(icon("x"))
        if not self.printers.count():
            self.printers.hide()
            self.print.setEnabled(False)
            self.said.setText(self.tr("This computer knows no printer. Save the paper as a file instead."))

    @property
    def is_printing(self) -> bool:
        """The paper is being written or handed to the printer; the dialog stays until then."""
        return self._folder is not None

    def _save(self) -> None:
        self._printing.ask(self.parentWidget() or self, self._asked, self._taken)
        self.accept()

    def _print(self) -> None:
        folder = QTemporaryDir(f"{QDir.tempPath()}/{FOR_PRINTING}XXXXXX")
        if not folder.isValid():
            self._say_end(0)
            return
        self._folder, self._waited = folder, 0
        self._enable(usable=False)
        self.said.setText(self.tr("The paper is being written…"))
        self._timer.start()
        self._taken(self._file)

    @property
    def _file(self) -> Path:
        return Path(self._folder.path() if self._folder is not None else "") / self._asked.name

    def _look(self) -> None:
        """Whether the paper is there as a whole: the last line of a PDF says that it ends."""
        self._waited += LOOK_MS
        if _is_whole(self._file):
            self._timer.stop()
            self._hand_over()
        elif self._waited >= PATIENCE_MS:
            self._timer.stop()
            self._say_end(0)

    def _hand_over(self) -> None:
        self.said.setText(self.tr("Handing it to %1…").replace("%1", self.printers.value()))
        job = PaperPrint(self._file, self._printing.open(self.printers.value()), self)
        job.ended.connect(self._say_end)
        job.start()

    def _say_end(self, pages: int) -> None:
        self._folder = None
        self._enable(usable=True)
        told = self.tr("%n page(s) handed to %1.", "", pages).replace("%1", self.printers.value())
        self.said.setText(told if pages else self.tr("Nothing was printed. Look at the printer, or save the file."))
        if pages:
            self.leave.setFocus()

    def _enable(self, *, usable: bool) -> None:
        for widget in (self.print, self.save, self.leave, self.printers):
            widget.setEnabled(usable)

    @override
    def reject(self) -> None:
        if not self.is_printing:
            super().reject()


def _is_whole(file: Path) -> bool:
    try:
        with file.open("rb") as paper:
            paper.seek(0, 2)
            paper.seek(max(0, paper.tell() - 32))
            return _END in paper.read()
    except OSError:
        return False
