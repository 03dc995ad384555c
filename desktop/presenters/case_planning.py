"""Planning a case in a form: number, hospital, start, kits and items, trays. No patient is named anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop.domain.cases import CaseState
from desktop.presenters.entry import Entry, Reading, with_line
from desktop.presenters.entry_values import Values, counted_codes
from desktop.presenters.master_list import Fault
from desktop.presenters.session import Session
from desktop.queries.case_plan import CasePlan, case_plan
from desktop.queries.kits import KitSheet, kit_sheets
from desktop.queries.master_data import PartyRow, SiteRow, TrayRow, parties, sites, trays
from desktop.queries.tables import ForTable, for_table
from desktop.services.cases.planning import (
    ADD_CASE_TRAY,
    CANCEL_CASE,
    PLAN_CASE,
    AddCaseTray,
    CancelCase,
    PlanCase,
    PlannedItem,
)
from desktop.services.cases.replanning import CHANGE_CASE_PLAN, ChangeCasePlan
from desktop.services.cases.reserving import RELEASE_RESERVATIONS, ReleaseReservations
from desktop.services.cases.undoing_use import UNDO_USAGE, UndoUsage
from desktop.services.staff.tables import ASSIGN_TO_TABLE, AssignToTable

HOSPITAL: Final = "hospital"
MOST_TRAYS: Final = 1000


@dataclass(frozen=True, slots=True)
class Offered:
    """What the form offers to choose from."""

    hospitals: tuple[PartyRow, ...] = ()
    sites: tuple[SiteRow, ...] = ()
    kits: tuple[KitSheet, ...] = ()
    trays: tuple[TrayRow, ...] = ()
    engineers: tuple[ForTable, ...] = ()


def offered(connection: Any) -> Offered:
    """Read what is in use."""
    hospitals = tuple(row for row in parties(connection) if row.kind.value == HOSPITAL)
    stock = (kit_sheets(connection), trays(connection, limit=MOST_TRAYS))
    return Offered(hospitals, sites(connection), *stock, for_table(connection))


class CasePlanning(Entry):
    """A new case, a further tray for one, one that does not take place, and what is taken back.

    Signals:
        noted: the code of a tray that was scanned while the form of a new case is open.
        plan_read: the plan of the case that shall be changed was read.
    """

    noted = Signal(str)
    plan_read = Signal()
    field_of: ClassVar[Mapping[str, str]] = {
        "case_exists": "number",
        "case_state": "number",
        "unknown_party": "hospital",
        "not_a_hospital": "hospital",
        "unknown_site": "site",
        "not_your_site": "site",
        "bad_time": "time",
        "unknown_item": "plan",
        "unknown_kit": "plan",
        "not_an_implant": "plan",
        "unknown_tray": "trays",
        "tray_promised": "trays",
        "needs_reason": "reason",
        "reason_missing": "reason",
        "assessment_not_passed": "badge",
        "at_table_already": "badge",
        "unknown_person": "badge",
    }

    def __init__(self, session: Session, site: str = "", parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.offered = Offered()
        self.is_open = False
        self.plan_now: CasePlan | None = None
        self._site = site
        self._codes: Mapping[str, tuple[str, ...]] = {}

    @property
    def may_plan(self) -> bool:
        """Whether the person at the desk may plan cases."""
        return self.may(PLAN_CASE)

    @property
    def site(self) -> str:
        """The site of this desk, or the first one."""
        return self._site or next((row.code for row in self.offered.sites), "")

    def reload(self) -> None:
        """Read what the form offers."""
        self.session.jobs.read(offered, self._read, self.failed.emit)

    def _read(self, found: Offered) -> None:
        self.offered = found
        self.choices_changed.emit()

    def plan(self, values: Values) -> None:
        """Send a new case; what is wrong is told with `refused`."""
        reading = Reading(values)
        reading.need("number", "hospital", "day", "time")
        lines, codes, starts = self._read_plan(reading)
        if reading.faults:
            self.refused.emit(reading.faults)
            return
        plan, site = self._items(lines), values.get("site") or self.site
        self.send(PLAN_CASE, PlanCase(values["number"], values["hospital"], site, starts, plan, codes, is_new=True))

    def read_plan(self, number: str) -> None:
        """Read the plan of a case that shall be changed."""
        self.plan_now = None
        self.session.jobs.read(lambda connection: case_plan(connection, number), self._plan_read, self.failed.emit)

    def _plan_read(self, found: CasePlan) -> None:
        self.plan_now = found
        self.plan_read.emit()

    def change(self, values: Values) -> None:
        """Send what of the plan shall be different; of a case that is out only its start."""
        if self.plan_now is None:
            return
        reading = Reading(values)
        reading.need("day", "time")
        lines, codes, starts = self._read_plan(reading)
        if reading.faults:
            self.refused.emit(reading.faults)
        elif self.plan_now.state is CaseState.OUT:
            self.send(CHANGE_CASE_PLAN, ChangeCasePlan(self.plan_now.number, starts))
        else:
            number, reason = self.plan_now.number, values["keep_reason"]
            self.send(CHANGE_CASE_PLAN, ChangeCasePlan(number, starts, self._items(lines), codes, reason))

    def _read_plan(self, reading: Reading) -> tuple[list[tuple[str, int]], tuple[str, ...], str]:
        """Lines and trays of a form, which are remembered for faults, and its start."""
        day, clock = reading.day("day"), reading.clock("time")
        lines: list[tuple[str, int]] = reading.read("plan", counted_codes, [])
        codes = tuple(reading.values["trays"].split())
        self._codes = {"plan": tuple(code for code, _ in lines), "trays": codes}
        return lines, codes, f"{day.isoformat()}T{clock.isoformat('minutes')}"

    def _items(self, lines: list[tuple[str, int]]) -> tuple[PlannedItem, ...]:
        kits = {kit.code for kit in self.offered.kits}
        return tuple(_line(code, pieces, kits) for code, pieces in lines)

    def add_tray(self, number: str, tray: str) -> None:
        """Let a further tray go with a case."""
        self._ask("trays", tray, ADD_CASE_TRAY, AddCaseTray(number, tray))

    @property
    def may_assign(self) -> bool:
        """Whether the person at the desk may give tables to engineers."""
        return self.may(ASSIGN_TO_TABLE)

    def assign(self, number: str, badge: str) -> None:
        """Give the table of a case to an engineer."""
        self._ask("badge", badge, ASSIGN_TO_TABLE, AssignToTable(number, badge))

    def cancel(self, number: str, reason: str) -> None:
        """Cancel a case; nobody does so without a reason."""
        self._ask("reason", reason, CANCEL_CASE, CancelCase(number, reason))

    def release(self, number: str, reason: str) -> None:
        """Let go what is reserved for a case that has not left."""
        self._ask("reason", reason, RELEASE_RESERVATIONS, ReleaseReservations(number, reason))

    def undo_usage(self, report: str, reason: str) -> None:
        """Take a usage report back, by its number."""
        self._ask("reason", reason, UNDO_USAGE, UndoUsage(report, reason))

    def _ask(self, field: str, text: str, verb: Any, request: Any) -> None:
        self._codes = {}
        reading = Reading({field: text})
        reading.need(field)
        if reading.faults:
            self.refused.emit(reading.faults)
        else:
            self.send(verb, request)

    @override
    def placed(self, faults: Mapping[str, Fault]) -> Mapping[str, Fault]:
        for field, codes in self._codes.items():
            faults = with_line(faults, field, codes)
        return faults


def _line(code: str, pieces: int, kits: set[str]) -> PlannedItem:
    return PlannedItem(kit=code, pieces=pieces) if code in kits else PlannedItem(code, pieces=pieces)
