"""The buttons for the papers of a recall: the letters to its receivers and the list of what to fetch."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from desktop.presenters.recall_papers import RecallPapers
from desktop.queries.recalls import RecallRow
from desktop.views.file_asking import PDF, Asked, AskForFile
from desktop.views.icons import icon
from desktop.views.paper_asking import ask_for_paper
from desktop.views.theme import SPACE
from desktop.views.translation import language_of


class RecallPapersBar(QWidget):
    """Two buttons; letters only when the notices were written."""

    def __init__(self, papers: RecallPapers, ask: AskForFile = ask_for_paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers, self.ask = papers, ask
        self.letters, self.fetch = QPushButton(), QPushButton()
        self._recall: RecallRow | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[2])
        for button in (self.letters, self.fetch):
            line.addWidget(button)
        self.letters.clicked.connect(self._ask_letters)
        self.fetch.clicked.connect(self._ask_list)
        self._translate()

    def show_recall(self, recall: RecallRow | None) -> None:
        """Show what can be printed of a recall."""
        self._recall = recall
        self.setVisible(recall is not None)
        self.letters.setVisible(recall is not None and recall.notified_at is not None)

    def _ask_letters(self) -> None:
        if self._recall is not None:
            name = f"{self._recall.number}-letters.pdf"
            self.ask(self, Asked(self.tr("Save the letters"), PDF, name), self._write_letters)

    def _ask_list(self) -> None:
        if self._recall is not None:
            name = f"{self._recall.number}-fetch-list.pdf"
            self.ask(self, Asked(self.tr("Save the fetch list"), PDF, name), self._write_list)

    def _write_letters(self, path: Path) -> None:
        if self._recall is not None:
            self.papers.write_letters(self._recall, path, language_of(""))

    def _write_list(self, path: Path) -> None:
        if self._recall is not None:
            self.papers.write_list(self._recall, path, language_of(""))

    def _translate(self) -> None:
        self.letters.setText(self.tr("Letters…"))
        self.letters.setIcon(icon("file-text"))
        self.fetch.setText(self.tr("Fetch list…"))
        self.fetch.setIcon(icon("file-text"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_recall"):
            self._translate()
