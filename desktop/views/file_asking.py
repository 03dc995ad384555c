"""Asks for a file without holding anything up; a test puts its own in the place of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Taken = Callable[[Path], object]
PDF: Final = "PDF (*.pdf)"
"""The filter of a paper, which can be printed too."""

FOR_PRINTING: Final = "sparezone-print-"
"""The folder of a paper that is written only to be printed begins so; it goes with its dialog."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for.

    Attributes:
        title: of the window.
        kinds: the filter: ``PNG (*.png)``.
        name: that is proposed for a file to be written; "" for one to be read.
    """

    title: str
    kinds: str
    name: str = ""


class AskForFile(Protocol):
    """Asks, and calls back when a file was chosen."""

    def __call__(self, parent: QWidget, asked: Asked, taken: Taken) -> None:
        """Ask.

        Args:
            parent: over which window.
            asked: for what.
            taken: gets the file; not called when the person changes her mind.
        """


class _Answer(QObject):
    """Lives as long as its dialog."""

    def __init__(self, taken: Taken, dialog: QFileDialog) -> None:
        super().__init__(dialog)
        self._taken = taken
        dialog.fileSelected.connect(self._chosen)

    def _chosen(self, path: str) -> None:
        self._taken(Path(path))


def ask_for_file(parent: QWidget, asked: Asked, taken: Taken) -> None:
    """Open the dialog of the system; see `AskForFile`."""
    dialog = QFileDialog(parent, asked.title, "", asked.kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if asked.name:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(asked.name).suffix.removeprefix("."))
        dialog.selectFile(asked.name)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _Answer(taken, dialog)
    dialog.open()
