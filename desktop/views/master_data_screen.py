"""Master data: items, places, parties, people, and files that bring many of them."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.importing import FileImport
from desktop.presenters.master_data import MasterData
from desktop.views.import_page import ImportPage
from desktop.views.master_page import MasterPage
from desktop.views.master_words import subject_words
from desktop.views.theme import SPACE

PLACES: Final = ("bins", "trays", "zones", "sites")


class PlacesPage(QWidget):
    """Bins, trays, zones and warehouses, one list at a time."""

    def __init__(self, pages: dict[str, MasterPage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = pages
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self._stack = QStackedWidget()
        for page in pages.values():
            self.bar.addTab("")
            self._stack.addWidget(page)
        self.bar.currentChanged.connect(self._stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.translate()

    def show_kind(self, key: str) -> None:
        """Show one of the lists."""
        self.bar.setCurrentIndex(list(self.pages).index(key))

    def translate(self) -> None:
        """Put the tabs in the language of the window."""
        for number, key in enumerate(self.pages):
            self.bar.setTabText(number, subject_words(key))


class MasterDataScreen(QWidget):
    """Five tabs."""

    def __init__(self, data: MasterData, file_import: FileImport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data = data
        self.pages = {key: MasterPage(data, rows) for key, rows in data.lists.items()}
        self.places = PlacesPage({key: self.pages[key] for key in PLACES})
        self.importing = ImportPage(file_import)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for page in (self.pages["items"], self.places, self.pages["parties"], self.pages["people"], self.importing):
            self.tabs.addTab(self._roomy(page), "")
        for page in self.pages.values():
            page.import_wanted.connect(self.show_import)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.tabs)
        self._fresh = True
        self._translate()

    def _roomy(self, page: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0 if page is self.places else SPACE[4], 0, 0)
        column.addWidget(page)
        return holder

    def show_import(self, kind: str) -> None:
        """Show the tab where files come in, with a kind chosen."""
        self.tabs.setCurrentIndex(self.tabs.count() - 1)
        self.importing.show_kind(kind)

    def _translate(self) -> None:
        titles = (
            subject_words("items"),
            self.tr("Places"),
            subject_words("parties"),
            subject_words("people"),
            self.tr("Import"),
        )
        for number, title in enumerate(titles):
            self.tabs.setTabText(number, title)
        self.places.translate()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fresh:
            self._fresh = False
            self.data.reload()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
