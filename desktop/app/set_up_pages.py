"""The pages that set a workstation up: master data, printers, label designer, settings, the scanner assistant."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.app.page_rooms import PageRooms
from desktop.app.workstation import Workstation
from desktop.paths import label_folder
from desktop.presenters.calibrating import WedgeCalibration
from desktop.presenters.database_care import DatabaseCare
from desktop.presenters.printers import PrintersDesk
from desktop.presenters.scanner_assistant import ScannerAssistant
from desktop.views.later_page import Slices

if TYPE_CHECKING:
    from desktop.presenters.label_files import LabelFiles
    from desktop.presenters.label_preview import LabelPreview


class SetUpPages(QObject):
    """Their desks, and what makes their screens.

    Args:
        at: what every desk stands on.
        rooms: of the window.
        parent: owner.
    """

    def __init__(self, at: Workstation, rooms: PageRooms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at, self._rooms = at, rooms
        self.calibration = WedgeCalibration(at.station, self)
        self.care = DatabaseCare(at.session, at.station.file.parent, at.clock, self)
        self.printers = PrintersDesk(at.session, at.station, at.printers, parent=self)
        self.assistant = ScannerAssistant(at.session, at.router, at.station, at.clock, self)
        self._label_preview: LabelPreview | None = None
        self._label_files: LabelFiles | None = None

    # ---------------------------------------------------------------- making

    def add_master_data(self) -> None:
        """The first of them."""
        self._rooms.add("items", self._items)

    def add_the_rest(self) -> None:
        """Devices, labels and this workstation."""
        self._rooms.add("printers", self._printers)
        self._rooms.add("label_designer", self._designer)
        self._rooms.add("settings", self._settings)
        self._rooms.add("assistant", self._assistant, self.assistant, answer=False)

    def _items(self) -> Slices:
        from desktop.presenters.importing import FileImport
        from desktop.presenters.master_data import MasterData

        yield
        from desktop.views.master_data_screen import MasterDataScreen

        yield
        master_data = MasterData(self._at.session, self, self._at.clock)
        master_data.reload()
        return MasterDataScreen(master_data, FileImport(self._at.session, self))

    def _printers(self) -> Slices:
        from desktop.views.printers_screen import PrintersScreen

        yield
        return PrintersScreen(self.printers, self._at.clock)

    def _designer(self) -> Slices:
        """Made with its desk, which takes scans from now on: who never designs need not wait for it."""
        from desktop.app.designing import make_designer

        yield
        at = self._at
        folder = at.printers.folder or label_folder(at.station.file.parent)
        self._label_preview, screen = make_designer(at.session, at.router, at.clock, folder, self)
        self._label_files = screen.files
        at.hub.add("label_designer", self._label_preview)
        return screen

    def _settings(self) -> Slices:
        from desktop.views.settings_screen import SettingsScreen

        yield
        return SettingsScreen(self._at.station, self._at.log, self.calibration, self.care)

    def _assistant(self) -> Slices:
        from desktop.views.assistant_screen import AssistantScreen

        yield
        return AssistantScreen(self.assistant)

    # ---------------------------------------------------------------- going there

    def show_import(self, kind: str) -> None:
        """The import page for a kind of file."""
        self._rooms.show("items").then(lambda screen: screen.show_import(kind))

    def show_kits(self) -> None:
        """What belongs into a tray."""
        self._rooms.show("items").then(lambda screen: screen.show_place("kits"))

    def show_scanner(self, name: str) -> None:
        """The details of a scanner."""
        self._rooms.show("settings").then(lambda screen: screen.show_scanner(name))

    def show_printer(self, name: str) -> None:
        """The printers and what waits for them."""
        self._rooms.show("printers").then(lambda screen: screen.show_printer(name))

    # ---------------------------------------------------------------- the end

    def finish(self) -> None:
        """Wait for what is still being written or drawn."""
        for desk in (self.assistant, self.care, self.printers, self._label_preview, self._label_files):
            if desk is not None:
                desk.finish()
