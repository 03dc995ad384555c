"""The desks and pages that the first scans do without: cases, emergencies, returns, the maintenance centre and more."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from sqlalchemy import Connection

from desktop.app.adverse_pages import AdversePages
from desktop.app.page_rooms import PageRooms
from desktop.app.papers import papers_in
from desktop.app.prevention_pages import PreventionPages
from desktop.app.set_up_pages import SetUpPages
from desktop.app.staff_pages import StaffPages
from desktop.app.telling import Followed, Telling
from desktop.app.workstation import Workstation
from desktop.presenters.attendance_desk import AttendanceDesk
from desktop.presenters.audit_desk import AuditDesk
from desktop.presenters.cases_desk import CasesDesk
from desktop.presenters.counting import CountDesk
from desktop.presenters.desk import Desk
from desktop.presenters.messages_desk import MessagesDesk
from desktop.presenters.night_desk import NightDesk
from desktop.presenters.recall_desk import RecallDesk
from desktop.presenters.refilling import RefillDesk
from desktop.presenters.repair_desk import RepairDesk
from desktop.presenters.returns_desk import ReturnsDesk
from desktop.presenters.rules_desk import RulesDesk
from desktop.presenters.settlement_desk import SettlementDesk
from desktop.presenters.trays_desk import TraysDesk
from desktop.presenters.warranty_desk import WarrantyDesk
from desktop.views.later_page import Slices


class FurtherPages(QObject):
    """These desks, and what makes their screens.

    Args:
        at: what every desk stands on.
        rooms: of the window, those of these pages among them.
        set_up: the pages that set a workstation up.
        parent: owner.
    """

    def __init__(self, at: Workstation, rooms: PageRooms, set_up: SetUpPages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at, self._rooms, self._set_up = at, rooms, set_up
        self._desks: dict[str, Desk] = {}
        session, router, clock, site = at.session, at.router, at.clock, at.station.settings.site
        self.trays = TraysDesk(session, router, clock, site, self)
        self.cases = CasesDesk(session, router, clock, site, self)
        self.attendance = AttendanceDesk(session, router, clock, site, self)
        self.night = NightDesk(session, router, clock, site, self)
        self.counting = CountDesk(session, router, clock, site, self)
        self.returns = ReturnsDesk(session, router, clock, self)
        self.recalls = RecallDesk(session, router, clock, self)
        self.refill = RefillDesk(session, router, clock, site, self)
        self.settlement = SettlementDesk(session, router, clock, papers_in("statements", at), self)
        self.rules = RulesDesk(session, clock, site, self)
        self.messages = MessagesDesk(session, at.station.settings, self)
        self.audit = AuditDesk(session, clock, site, self)
        self.events = AdversePages(at, self)
        self.equipment = WarrantyDesk(session, router, clock, site, self)
        self.prevention = PreventionPages(at, site, self)
        self.repairs = RepairDesk(session, router, clock, papers_in("repairs", at), self)
        self.staff = StaffPages(at, site, set_up.show_import, self)
        self.events.follow(self.returns)
        self._make: Final[Mapping[str, Callable[[], Slices]]] = {
            "trays": self._trays_page,
            "night": self._night_page,
            "cases": self._cases_page,
            "counts": self._counts_page,
            "returns": self._returns_page,
            "recalls": self._recalls_page,
            "adverse": self.events.page,
            "equipment": self._equipment_page,
            "repairs": self._repairs_page,
            "prevention": self.prevention.page,
            "people": self.staff.page,
            "figures": self.prevention.figures_page,
            "refill": self._refill_page,
            "settlement": self._settlement_page,
            "attendance": self._attendance_page,
            "rules": self._rules_page,
            "messages": self._messages_page,
            "audit": self._audit_page,
        }
        self._open: Final[Mapping[str, Callable[[str], object]]] = {
            "night": self.night.show_order,
            "cases": self.cases.show_case,
            "recalls": self._choose_recall,
            "adverse": self.events.desk.show_event,
            "people": self.staff.desk.show_document,
            "repairs": self._show_repair,
            "returns": self._open_return,
        }

    def begin(self, telling: Telling) -> None:
        """Hear what changed, take scans, and look at all devices once a day from now on.

        What was scanned for the page in sight is taken when its desk has read what it shows.
        """
        take_in = partial(self._take_in, telling)
        take_in("trays", self.trays, self.trays)
        take_in("night", self.night, self.night)
        take_in("cases", self.cases, self.cases)
        take_in("counts", self.counting, self.counting)
        take_in("returns", self.returns, self.returns)
        take_in("recalls", self.recalls, self.recalls)
        take_in("adverse", self.events.desk, self.events.desk)
        take_in("equipment", self.equipment, self.equipment)
        take_in("repairs", self.repairs, self.repairs)
        take_in("prevention", self.prevention.desk, self.prevention.desk)
        take_in("people", self.staff.desk, self.staff.desk)
        take_in("refill", self.refill, self.refill)
        take_in("settlement", self.settlement, self.settlement)
        take_in("attendance", self.attendance, self.attendance)
        telling.add("figures", self.prevention.figures)
        self.prevention.figures.lists.order_wanted.connect(self._show_repair)
        telling.add("rules", self.rules)
        telling.add("messages", self.messages)
        self.rules.replied.connect(self._at.hub.replied)
        self.messages.replied.connect(self._at.hub.replied)
        telling.catch_up()
        self._at.session.jobs.read(_nothing, self._take_scans, self._take_scans)  # after what the page has to read
        self.prevention.start()

    def _take_in(self, telling: Telling, key: str, desk: Desk, followed: Followed) -> None:
        telling.add(key, followed)
        self._desks[key] = desk

    def _take_scans(self, _read: object) -> None:
        for key, desk in self._desks.items():
            self._at.hub.add(key, desk)

    def make(self, key: str) -> Slices:
        """Make the screen of a page."""
        return self._make[key]()

    def open_document(self, key: str, number: str) -> None:
        """Show a document on its page."""
        self._open[key](number)

    def finish(self) -> None:
        """Do nothing more."""
        self.prevention.finish()
        self.audit.finish()

    # ---------------------------------------------------------------- making

    def _trays_page(self) -> Slices:
        from desktop.views.trays_screen import TraysScreen

        yield
        screen = TraysScreen(self.trays)
        screen.kits_wanted.connect(self._set_up.show_kits)
        return screen

    def _night_page(self) -> Slices:
        from desktop.views.night_screen import NightScreen

        yield
        return NightScreen(self.night)

    def _cases_page(self) -> Slices:
        from desktop.views.cases_screen import CasesScreen

        yield
        return CasesScreen(self.cases)

    def _counts_page(self) -> Slices:
        from desktop.views.counts_screen import CountsScreen

        yield
        return CountsScreen(self.counting)

    def _returns_page(self) -> Slices:
        from desktop.views.returns_screen import ReturnsScreen

        yield
        return ReturnsScreen(self.returns)

    def _recalls_page(self) -> Slices:
        from desktop.views.recall_screen import RecallScreen

        yield
        return RecallScreen(self.recalls)

    def _equipment_page(self) -> Slices:
        from desktop.views.equipment_screen import EquipmentScreen

        yield
        return EquipmentScreen(self.equipment)

    def _repairs_page(self) -> Slices:
        from desktop.views import repair_intake_page, repair_terms_page, repair_work_page  # noqa: F401  # one by one

        yield
        from desktop.views.repair_screen import RepairScreen

        yield
        return RepairScreen(self.repairs)

    def _refill_page(self) -> Slices:
        from desktop.views.refill_screen import RefillScreen

        yield
        return RefillScreen(self.refill)

    def _settlement_page(self) -> Slices:
        from desktop.views.settlement_screen import SettlementScreen

        yield
        return SettlementScreen(self.settlement)

    def _attendance_page(self) -> Slices:
        from desktop.views.attendance_screen import AttendanceScreen

        yield
        return AttendanceScreen(self.attendance)

    def _rules_page(self) -> Slices:
        from desktop.views.rules_screen import RulesScreen

        yield
        return RulesScreen(self.rules)

    def _messages_page(self) -> Slices:
        from desktop.views.messages_screen import MessagesScreen

        yield
        return MessagesScreen(self.messages)

    def _audit_page(self) -> Slices:
        from desktop.views.audit_screen import AuditScreen

        yield
        return AuditScreen(self.audit)

    # ---------------------------------------------------------------- going there

    def _choose_recall(self, notice: str) -> None:
        """The recall of a notice: ``RC-0007-02`` is the second notice of ``RC-0007``."""
        self.recalls.choose(notice.rpartition("-")[0])

    def _show_repair(self, number: str) -> None:
        self._at.window.show_page("repairs")
        self.repairs.show_order(number)

    def _open_return(self, number: str) -> None:
        self._rooms.show("returns").then(lambda screen: screen.open_document(number))


def _nothing(_connection: Connection) -> None:
    """Its answer comes when all that was asked before has been read."""
