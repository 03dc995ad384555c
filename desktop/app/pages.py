"""The pages of the window: every desk and every screen of a workstation that is set up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.app.adverse_pages import AdversePages
from desktop.app.clock_pages import ClockPages
from desktop.app.telling import Telling
from desktop.domain.changes import Changes
from desktop.domain.clock import Clock
from desktop.paths import label_folder
from desktop.presenters.calibrating import WedgeCalibration
from desktop.presenters.cases_desk import CasesDesk
from desktop.presenters.counting import CountDesk
from desktop.presenters.database_care import DatabaseCare
from desktop.presenters.desk import Desk
from desktop.presenters.equipment import ScannerLog
from desktop.presenters.find_desk import FindDesk
from desktop.presenters.hub import Hub
from desktop.presenters.importing import FileImport
from desktop.presenters.labels import LabelsDesk
from desktop.presenters.master_data import MasterData
from desktop.presenters.night_desk import NightDesk
from desktop.presenters.printers import PrintersDesk
from desktop.presenters.put_away import PutAwayDesk
from desktop.presenters.recall_desk import RecallDesk
from desktop.presenters.receiving import ReceivingDesk
from desktop.presenters.refilling import RefillDesk
from desktop.presenters.returns_desk import ReturnsDesk
from desktop.presenters.scanner_assistant import ScannerAssistant
from desktop.presenters.session import Session
from desktop.presenters.settings import StationSettings
from desktop.presenters.settlement_desk import SettlementDesk, Standing
from desktop.presenters.stock_list import StockList
from desktop.presenters.trays_desk import TraysDesk
from desktop.presenters.workbench import WorkbenchDesk
from desktop.runtime.print_queue import PrintQueue
from desktop.runtime.scan_router import ScanRouter
from desktop.views.later_page import LaterPage, Slices
from desktop.views.main_window import MainWindow
from desktop.views.page_titles import TITLES
from desktop.views.translation import language_of

if TYPE_CHECKING:
    from desktop.presenters.label_files import LabelFiles
    from desktop.presenters.label_preview import LabelPreview


KEYS: Final = {"F7": "returns", "Shift+F7": "adverse", "F9": "recalls"}
"""What a function key shows."""


@dataclass(frozen=True, slots=True)
class Workstation:
    """What every desk stands on."""

    window: MainWindow
    session: Session
    router: ScanRouter
    hub: Hub
    clock: Clock
    station: StationSettings
    log: ScannerLog
    printers: PrintQueue


class Pages(QObject):
    """Makes the desks and their screens, and tells them what changed."""

    def __init__(self, at: Workstation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        session, router, site = at.session, at.router, at.station.settings.site
        self.find = FindDesk(session, router, at.clock, site, self)
        self.receiving = ReceivingDesk(session, router, self)
        self.putting_away = PutAwayDesk(session, router, site, self)
        self.stock = StockList(session, router, at.clock, site, self)
        self.master_data = MasterData(session, self)
        self.file_import = FileImport(session, self)
        self.calibration = WedgeCalibration(at.station, self)
        self.care = DatabaseCare(session, at.station.file.parent, at.clock, self)
        self.trays = TraysDesk(session, router, at.clock, site, self)
        self.cases = CasesDesk(session, router, at.clock, site, self)
        self.night = NightDesk(session, router, at.clock, site, self)
        self.clocks = ClockPages(at, site, self)
        self.counting = CountDesk(session, router, at.clock, site, self)
        self.returns = ReturnsDesk(session, router, at.clock, self)
        self.recalls = RecallDesk(session, router, at.clock, self)
        self.refill = RefillDesk(session, router, at.clock, site, self)
        self.events = AdversePages(at, site, self)
        self.settlement = SettlementDesk(
            session, router, at.clock, Standing(site, at.station.file.parent / "statements", language_of), self
        )
        self.labels = LabelsDesk(session, router, at.printers, at.clock, site, self)
        self.printers = PrintersDesk(session, at.station, at.printers, parent=self)
        self.workbench = WorkbenchDesk(session, router, at.clock, site, self)
        self.assistant = ScannerAssistant(session, router, at.station, at.clock, self)
        self.telling = Telling(self._shown, self)
        self._label_preview: LabelPreview | None = None
        self._label_files: LabelFiles | None = None
        self._later: dict[str, LaterPage] = {}
        self._add_all()

    def _add_all(self) -> None:
        self._add("desk", self._room("desk", self._desk), self.find)
        self._add("receive", self._room("receive", self._receive_page), self.receiving)
        self._add("put_away", self._room("put_away", self._put_away_page), self.putting_away)
        self._add("stock", self._room("stock", self._stock_page), self.stock)
        self._add("trays", self._room("trays", self._trays_page), self.trays)
        self._add("night", self._room("night", self._night_page), self.night)
        board = self._room("board", self.clocks.board_page)
        self._add("board", board, self.clocks.board)
        self._add("cases", self._room("cases", self._cases_page), self.cases)
        self._add("counts", self._room("counts", self._counts_page), self.counting)
        self._add("returns", self._room("returns", self._returns_page), self.returns)
        self._add("recalls", self._room("recalls", self._recalls_page), self.recalls)
        self._add("adverse", self._room("adverse", self.events.page), self.events.desk)
        self._add("refill", self._room("refill", self._refill_page), self.refill)
        self._add("settlement", self._room("settlement", self._settlement_page), self.settlement)
        self._add("labels", self._room("labels", self._labels), self.labels)
        self._add("workbench", self._room("workbench", self._workbench), self.workbench)
        self._add_set_up()
        self._tell_all()
        documents = {"night": self.night.show_order, "cases": self.cases.show_case, "recalls": self._choose_recall}
        documents["adverse"] = self.events.desk.show_event
        self.clocks.take_in(self.telling, board, documents)
        self._connect()

    def _add_set_up(self) -> None:
        at = self._at
        self._add("items", self._room("items", self._items))
        self._add("rules", self._room("rules", self.clocks.rules_page))
        self._add("messages", self._room("messages", self.clocks.messages_page))
        self._add("printers", self._room("printers", self._printers))
        designer = self._room("label_designer", self._designer)
        at.window.add_page("label_designer", *TITLES["label_designer"], designer, answer=False)
        self._add("settings", self._room("settings", self._settings))
        at.hub.add("assistant", self.assistant)
        icon, title = TITLES["assistant"]
        at.window.add_page("assistant", icon, title, self._room("assistant", self._assistant), answer=False)

    def _connect(self) -> None:
        at = self._at
        at.window.page_changed.connect(self._page_changed)
        QShortcut(QKeySequence(Qt.Key.Key_F6), at.window).activated.connect(self._new_emergency)
        QShortcut(QKeySequence(Qt.Key.Key_F8), at.window).activated.connect(self.clocks.show_board)
        for keys, page in KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), at.window)
            shortcut.setObjectName(page)
            shortcut.activated.connect(self._show_by_key)
        self.events.follow(self.returns)
        self.find.notice_found.connect(self._receive)
        self.find.search_wanted.connect(self._search)

    def _tell_all(self) -> None:
        told: dict[str, FindDesk | PutAwayDesk | StockList | LabelsDesk] = {
            "desk": self.find,
            "put_away": self.putting_away,
        }
        told |= {"stock": self.stock, "labels": self.labels}
        for key, desk in told.items():
            self.telling.add(key, desk.reload, desk.on_changed)
        self.telling.add("trays", self.trays.reload, self.trays.on_changed)
        self.telling.add("cases", self.cases.reload, self.cases.on_changed)
        self.telling.add("night", self.night.reload, self.night.on_changed)
        self.telling.add("returns", self.returns.reload, self.returns.on_changed)
        self.telling.add("recalls", self.recalls.reload, self.recalls.on_changed)
        self.telling.add("adverse", self.events.desk.reload, self.events.desk.on_changed)
        self.telling.add("counts", self.counting.reload, self.counting.on_changed)
        self.telling.add("refill", self.refill.reload, self.refill.on_changed)
        self.telling.add("settlement", self.settlement.reload, self.settlement.on_changed)
        self.telling.add("printers", self.printers.reload, self.printers.on_changed)

    def _add(self, key: str, screen: QWidget, desk: Desk | None = None) -> None:
        icon, title = TITLES[key]
        if desk is not None:
            self._at.hub.add(key, desk)
        self._at.window.add_page(key, icon, title, screen, answer=desk is not None)

    def _room(self, key: str, make: Callable[[], Slices]) -> LaterPage:
        self._later[key] = LaterPage(make)
        return self._later[key]

    def _desk(self) -> Slices:
        from desktop.views.desk_screen import DeskScreen

        yield
        screen = DeskScreen(self.find)
        screen.deliveries_wanted.connect(self._show_deliveries)
        self.clocks.on_desk(screen)
        return screen

    def _receive_page(self) -> Slices:
        from desktop.views.receive_screen import ReceiveScreen

        yield
        return ReceiveScreen(self.receiving)

    def _put_away_page(self) -> Slices:
        from desktop.views.put_away_screen import PutAwayScreen

        yield
        return PutAwayScreen(self.putting_away)

    def _stock_page(self) -> Slices:
        from desktop.views.stock_screen import StockScreen

        yield
        screen = StockScreen(self.stock)
        if self._shown() == "stock":
            self.stock.reload()  # the rows that came while there was no table are gone
        return screen

    def _workbench(self) -> Slices:
        from desktop.views.workbench_screen import WorkbenchScreen

        yield
        return WorkbenchScreen(self.workbench)

    def _items(self) -> Slices:
        from desktop.views.master_data_screen import MasterDataScreen

        yield
        return MasterDataScreen(self.master_data, self.file_import)

    def _settings(self) -> Slices:
        from desktop.views.settings_screen import SettingsScreen

        yield
        return SettingsScreen(self._at.station, self._at.log, self.calibration, self.care)

    def _trays_page(self) -> Slices:
        from desktop.views.trays_screen import TraysScreen

        yield
        screen = TraysScreen(self.trays)
        screen.kits_wanted.connect(self._show_kits)
        return screen

    def _show_kits(self) -> None:
        self._at.window.show_page("items")
        self._later["items"].then(lambda screen: screen.show_place("kits"))

    def _returns_page(self) -> Slices:
        from desktop.views.returns_screen import ReturnsScreen

        yield
        return ReturnsScreen(self.returns)

    def _recalls_page(self) -> Slices:
        from desktop.views.recall_screen import RecallScreen

        yield
        return RecallScreen(self.recalls)

    def _choose_recall(self, notice: str) -> None:
        """The recall of a notice: ``RC-0007-02`` is the second notice of ``RC-0007``."""
        self.recalls.choose(notice.rpartition("-")[0])

    def _show_by_key(self) -> None:
        self._at.window.show_page(self.sender().objectName())

    def _counts_page(self) -> Slices:
        from desktop.views.counts_screen import CountsScreen

        yield
        return CountsScreen(self.counting)

    def _refill_page(self) -> Slices:
        from desktop.views.refill_screen import RefillScreen

        yield
        return RefillScreen(self.refill)

    def _settlement_page(self) -> Slices:
        from desktop.views.settlement_screen import SettlementScreen

        yield
        return SettlementScreen(self.settlement)

    def _cases_page(self) -> Slices:
        from desktop.views.cases_screen import CasesScreen

        yield
        return CasesScreen(self.cases)

    def _night_page(self) -> Slices:
        from desktop.views.night_screen import NightScreen

        yield
        return NightScreen(self.night)

    def _new_emergency(self) -> None:
        self._at.window.show_page("night")
        self.night.begin()

    def _labels(self) -> Slices:
        from desktop.views.labels_screen import LabelsScreen

        yield
        return LabelsScreen(self.labels)

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

    def _assistant(self) -> Slices:
        from desktop.views.assistant_screen import AssistantScreen

        yield
        return AssistantScreen(self.assistant)

    def finish(self) -> None:
        """Wait for what is still being written."""
        self.clocks.stop()
        self.assistant.finish()
        self.stock.export.wait()
        self.care.finish()
        self.labels.finish()
        self.printers.finish()
        if self._label_preview is not None:
            self._label_preview.finish()
        if self._label_files is not None:
            self._label_files.finish()

    def reload(self) -> None:
        """Fill the desks that are worked at unseen; every other one when its page is shown."""
        self.receiving.reload()
        self.master_data.reload()
        self.clocks.reload()
        self.telling.catch_up()

    def tell(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched something; each decides alone whether to read anew, hidden pages later."""
        self.receiving.on_changed(changes, initiator)
        self.clocks.tell(changes, initiator)
        self.telling.keep(changes)

    def _shown(self) -> str:
        return self._at.window.page

    def _page_changed(self, _key: str) -> None:
        self.telling.catch_up()

    def show_scanner(self, name: str) -> None:
        """The details of a scanner, as its chip was clicked."""
        self._at.window.show_page("settings")
        self._later["settings"].then(lambda screen: screen.show_scanner(name))

    def show_printer(self, name: str) -> None:
        """The printers and what waits for them, as a chip was clicked."""
        self._at.window.show_page("printers")
        self._later["printers"].then(lambda screen: screen.show_printer(name))

    def _show_deliveries(self) -> None:
        self._at.window.show_page("receive")

    def _receive(self, number: str) -> None:
        self._at.window.show_page("receive")
        self.receiving.open_by_hand(number)

    def _search(self, words: str) -> None:
        self._at.window.show_page("stock")
        self._later["stock"].then(lambda screen: screen.show_text(words))
