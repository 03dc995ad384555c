"""Master data: items, places, parties, people, and files that bring many of them."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.importing import FileImport
from desktop.presenters.master_data import MasterData
from desktop.views.centre_page import SitesPage
from desktop.views.import_page import ImportPage
from desktop.views.later_page import LaterPage
from desktop.views.master_page import MasterPage
from desktop.views.master_words import subject_words
from desktop.views.theme import SPACE

PLACES: Final = (
    *("bins", "trays", "kits", "zones", "sites", "hospital_stores", "baselines", "transit_places"),
    *("distances", "packages"),
)
TABS: Final = ("items", "places", "parties", "people", "external_ids", "import")


class PlacesPage(QWidget):
    """Bins, trays, kits, zones, sites, hospital stores and all that belongs to hospitals, one list at a time."""

    def __init__(self, make: Callable[[str], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self._stack = QStackedWidget()
        for key in PLACES:
            self.bar.addTab("")
            self._stack.addWidget(LaterPage(partial(make, key), 0))
        self.bar.currentChanged.connect(self._stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.translate()

    def show_kind(self, key: str) -> None:
        """Show one of the lists."""
        self.bar.setCurrentIndex(PLACES.index(key))

    def translate(self) -> None:
        """Put the tabs in the language of the window."""
        for number, key in enumerate(PLACES):
            self.bar.setTabText(number, subject_words(key))


class MasterDataScreen(QWidget):
    """Six tabs; the page of each is made when it is first shown."""

    def __init__(self, data: MasterData, file_import: FileImport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data = data
        self.pages: dict[str, MasterPage] = {}
        self.places = PlacesPage(self._place)
        self.importing = ImportPage(file_import)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for key in TABS:
            above = 0 if key == "places" else SPACE[4]
            self.tabs.addTab(LaterPage(partial(self._tab, key), above), "")
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.tabs)
        self._fresh = True
        data.wanted.connect(self.show_place)
        self._translate()

    def page(self, key: str) -> MasterPage:
        """The page of one kind of master data, made when it is first asked for."""
        if key not in self.pages:
            made = MasterPage(self.data, self.data.lists[key])
            made.import_wanted.connect(self.show_import)
            self.pages[key] = made
        return self.pages[key]

    def _place(self, key: str) -> QWidget:
        return SitesPage(self.page(key), self.data.centre) if key == "sites" else self.page(key)

    def _tab(self, key: str) -> QWidget:
        if key == "places":
            return self.places
        return self.importing if key == "import" else self.page(key)

    def show_import(self, kind: str) -> None:
        """Show the tab where files come in, with a kind chosen."""
        self.tabs.setCurrentIndex(TABS.index("import"))
        self.importing.show_kind(kind)

    def show_place(self, key: str) -> None:
        """Show one of the lists of places."""
        self.tabs.setCurrentIndex(TABS.index("places"))
        self.places.show_kind(key)

    def _translate(self) -> None:
        titles = (
            subject_words("items"),
            self.tr("Places"),
            subject_words("parties"),
            subject_words("people"),
            subject_words("external_ids"),
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
