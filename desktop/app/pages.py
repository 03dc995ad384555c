"""The pages of the window: every desk and every screen of a workstation that is set up."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.app.adverse_pages import AdversePages
from desktop.app.clock_pages import ClockPages
from desktop.app.equipment_pages import EquipmentPages
from desktop.app.page_rooms import PageRooms
from desktop.app.prevention_pages import PreventionPages
from desktop.app.repair_pages import RepairPages
from desktop.app.set_up_pages import SetUpPages
from desktop.app.staff_pages import StaffPages
from desktop.app.telling import Telling
from desktop.domain.changes import Changes
from desktop.domain.clock import Clock
from desktop.presenters.attendance_desk import AttendanceDesk
from desktop.presenters.cases_desk import CasesDesk
from desktop.presenters.counting import CountDesk
from desktop.presenters.equipment import ScannerLog
from desktop.presenters.find_desk import FindDesk
from desktop.presenters.hub import Hub
from desktop.presenters.labels import LabelsDesk
from desktop.presenters.night_desk import NightDesk
from desktop.presenters.put_away import PutAwayDesk
from desktop.presenters.recall_desk import RecallDesk
from desktop.presenters.receiving import ReceivingDesk
from desktop.presenters.refilling import RefillDesk
from desktop.presenters.returns_desk import ReturnsDesk
from desktop.presenters.session import Session
from desktop.presenters.settings import StationSettings
from desktop.presenters.settlement_desk import SettlementDesk, Standing
from desktop.presenters.stock_list import StockList
from desktop.presenters.trays_desk import TraysDesk
from desktop.presenters.workbench import WorkbenchDesk
from desktop.runtime.print_queue import PrintQueue
from desktop.runtime.scan_router import ScanRouter
from desktop.views.later_page import Slices
from desktop.views.main_window import MainWindow
from desktop.views.translation import language_of

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
        self._rooms = PageRooms(at.window, at.hub)
        session, router, site = at.session, at.router, at.station.settings.site
        self.find = FindDesk(session, router, at.clock, site, self)
        self.receiving = ReceivingDesk(session, router, self)
        self.putting_away = PutAwayDesk(session, router, site, self)
        self.stock = StockList(session, router, at.clock, site, self)
        self.trays = TraysDesk(session, router, at.clock, site, self)
        self.cases = CasesDesk(session, router, at.clock, site, self)
        self.attendance = AttendanceDesk(session, router, at.clock, site, self)
        self.night = NightDesk(session, router, at.clock, site, self)
        self.clocks = ClockPages(at, site, self)
        self.counting = CountDesk(session, router, at.clock, site, self)
        self.returns = ReturnsDesk(session, router, at.clock, self)
        self.recalls = RecallDesk(session, router, at.clock, self)
        self.refill = RefillDesk(session, router, at.clock, site, self)
        self.events = AdversePages(at, site, self)
        self.equipment = EquipmentPages(at, site, self)
        self.prevention = PreventionPages(at, site, self)
        self.repairs = RepairPages(at, site, self)
        self.settlement = SettlementDesk(
            session, router, at.clock, Standing(site, at.station.file.parent / "statements", language_of), self
        )
        self.labels = LabelsDesk(session, router, at.printers, at.clock, site, self)
        self.workbench = WorkbenchDesk(session, router, at.clock, site, self)
        self.set_up = SetUpPages(at, self._rooms, self)
        self.staff = StaffPages(at, site, self._import_file, self)
        self.telling = Telling(self._shown, self)
        self._add_all()

    def _add_all(self) -> None:
        add = self._rooms.add
        add("desk", self._desk, self.find)
        add("receive", self._receive_page, self.receiving)
        add("put_away", self._put_away_page, self.putting_away)
        add("stock", self._stock_page, self.stock)
        add("trays", self._trays_page, self.trays)
        add("night", self._night_page, self.night)
        board = add("board", self.clocks.board_page, self.clocks.board)
        add("cases", self._cases_page, self.cases)
        add("counts", self._counts_page, self.counting)
        returned = add("returns", self._returns_page, self.returns)
        add("recalls", self._recalls_page, self.recalls)
        add("adverse", self.events.page, self.events.desk)
        self._add_maintenance()
        add("refill", self._refill_page, self.refill)
        add("settlement", self._settlement_page, self.settlement)
        add("labels", self._labels, self.labels)
        add("attendance", self._attendance_page, self.attendance)
        add("workbench", self._workbench, self.workbench)
        self.set_up.add_master_data()
        add("rules", self.clocks.rules_page)
        add("messages", self.clocks.messages_page)
        self.set_up.add_the_rest()
        self._tell_all()
        documents = {"night": self.night.show_order, "cases": self.cases.show_case, "recalls": self._choose_recall}
        documents |= {"adverse": self.events.desk.show_event, "people": self.staff.desk.show_document}
        documents |= {"repairs": self.repairs.show_order, "stock": self._search_lot}
        documents["returns"] = lambda number: returned.then(lambda screen: screen.open_document(number))
        self.clocks.take_in(self.telling, board, documents)
        self._connect()

    def _add_maintenance(self) -> None:
        """The pages of the equipment in the field."""
        add = self._rooms.add
        add("equipment", self.equipment.page, self.equipment.desk)
        add("repairs", self.repairs.page, self.repairs.desk)
        add("prevention", self.prevention.page, self.prevention.desk)
        add("people", self.staff.page, self.staff.desk, answer=False)
        add("figures", self.prevention.figures_page)

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
        self.telling.add("attendance", self.attendance.reload, self.attendance.on_changed)
        self.telling.add("night", self.night.reload, self.night.on_changed)
        self.telling.add("returns", self.returns.reload, self.returns.on_changed)
        self.telling.add("recalls", self.recalls.reload, self.recalls.on_changed)
        self.telling.add("adverse", self.events.desk.reload, self.events.desk.on_changed)
        self.telling.add("equipment", self.equipment.desk.reload, self.equipment.desk.on_changed)
        self.telling.add("repairs", self.repairs.desk.reload, self.repairs.desk.on_changed)
        self.telling.add("prevention", self.prevention.desk.reload, self.prevention.desk.on_changed)
        self.telling.add("figures", self.prevention.figures.reload, self.prevention.figures.on_changed)
        self.telling.add("people", self.staff.desk.reload, self.staff.desk.on_changed)
        self.telling.add("counts", self.counting.reload, self.counting.on_changed)
        self.telling.add("refill", self.refill.reload, self.refill.on_changed)
        self.telling.add("settlement", self.settlement.reload, self.settlement.on_changed)
        self.telling.add("printers", self.set_up.printers.reload, self.set_up.printers.on_changed)

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

    def _trays_page(self) -> Slices:
        from desktop.views.trays_screen import TraysScreen

        yield
        screen = TraysScreen(self.trays)
        screen.kits_wanted.connect(self.set_up.show_kits)
        return screen

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

    def _attendance_page(self) -> Slices:
        from desktop.views.attendance_screen import AttendanceScreen

        yield
        return AttendanceScreen(self.attendance)

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

    def finish(self) -> None:
        """Wait for what is still being written."""
        self.clocks.stop()
        self.prevention.finish()
        self.stock.export.wait()
        self.labels.finish()
        self.set_up.finish()

    def reload(self) -> None:
        """Fill the desks that are worked at unseen; every other one when its page is shown."""
        self.prevention.start()
        self.receiving.reload()
        self.set_up.master_data.reload()
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
        self.set_up.show_scanner(name)

    def show_printer(self, name: str) -> None:
        """The printers and what waits for them, as a chip was clicked."""
        self.set_up.show_printer(name)

    def _show_deliveries(self) -> None:
        self._at.window.show_page("receive")

    def _receive(self, number: str) -> None:
        self._at.window.show_page("receive")
        self.receiving.open_by_hand(number)

    def _import_file(self, kind: str) -> None:
        """The import page for a kind of file."""
        self._rooms.show("items").then(lambda screen: screen.show_import(kind))

    def _search_lot(self, document: str) -> None:
        """The stock of a lot, as a reminder names it."""
        self._search(document.replace(" · ", " "))

    def _search(self, words: str) -> None:
        self._rooms.show("stock").then(lambda screen: screen.show_text(words))
