"""The prevention desk: what is due, what was proposed and why, calibrations, risks, the technicians' week (SC-18)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.codes import Code, CodeKind, Command, parse_code
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.find_desk import told
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.prevention_entry import VERBS, PreventionEntry
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.presenters.site_time import day_at
from desktop.queries import prevention
from desktop.queries.calibrations import Calibration, CertificateRow, EquipmentRow, certificates, equipment, valid_on
from desktop.queries.master_data import sites
from desktop.queries.proposal_group import group_devices
from desktop.queries.technician_week import Week, technician_week
from desktop.runtime.night_watch import NightWatch
from desktop.services.perform import Verb
from desktop.services.prevention.calibrating import RECORD_CALIBRATION, RecordCalibration
from desktop.services.prevention.deciding import (
    ACCEPT_PROPOSAL,
    REFUSE_PROPOSAL,
    AcceptProposal,
    ProposalAccepted,
    ProposalRefused,
    RefuseProposal,
)
from desktop.services.prevention.moving_work import PLAN_REPAIR_DAY, PlanRepairDay, RepairDayPlanned
from desktop.services.prevention.night import Night
from desktop.services.wire import fields_of

WHEN_CHANGED: Final = frozenset({Kind.EQUIPMENT, Kind.REPAIRS})


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that the page shows.

    Attributes:
        site: code of the centre, "" before there is one; ``key`` its key.
        waiting: how many proposals wait in all.
        week: the week that is looked at.
    """

    site: str = ""
    key: int = 0
    today: date | None = None
    waiting: int = 0
    proposals: tuple[prevention.ProposalRow, ...] = ()
    decided: tuple[prevention.ProposalRow, ...] = ()
    equipment: tuple[EquipmentRow, ...] = ()
    plans: tuple[prevention.PlanRow, ...] = ()
    rules: tuple[prevention.RuleRow, ...] = ()
    risks: tuple[prevention.RiskRow, ...] = ()
    fits: tuple[prevention.FitRow, ...] = ()
    night: prevention.NightRow | None = None
    week: Week | None = None


class PreventionDesk(Desk):
    """Reads the board of its centre; a scan of test equipment tells its calibration.

    Attributes:
        board: what is shown.
        papers: code and certificates of the test equipment at hand.
        looking: all devices are being looked at.

    Signals:
        papers_read: the certificates of the equipment at hand came in.
        group_read: the number of a proposal and the devices that it speaks of.
    """

    papers_read = Signal()
    group_read = Signal(object)

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.board = Board()
        self.papers: tuple[str, tuple[CertificateRow, ...]] = ("", ())
        self.looking = False
        self.entry = PreventionEntry(session, self)
        self.watch = NightWatch(session.jobs, session.workstation, self)
        self.watch.looked.connect(self._looked)
        self.watch.failed.connect(self._not_looked)
        self.entry.kept.connect(self._kept)
        self.entry.failed.connect(self._failed)
        self._clock, self._site = clock, site
        self._monday: date | None = None
        self._reading = NewestReading(self.jobs, self)
        self._reading.came.connect(self._read)

    # ---------------------------------------------------------------- what is shown

    def reload(self) -> None:
        """Read the board anew."""
        asked = (self._clock.now(), self._site, self._monday)
        self._reading.ask(lambda connection: _board(connection, *asked))

    def on_changed(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched a device or an order."""
        if changes & WHEN_CHANGED and initiator is not self:
            self.reload()

    def _read(self, board: Board) -> None:
        self.board = board
        self.changed.emit()

    def _unread(self, _error: Exception) -> None:
        """What was shown stays; the database chip says why."""

    def step_week(self, weeks: int) -> None:
        """Look at another week; 0 for the present one."""
        shown = self.board.week
        if weeks and shown is not None:
            self._monday = shown.monday + timedelta(days=7 * weeks)
        else:
            self._monday = None
        self.reload()

    # ---------------------------------------------------------------- scans

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """A scan names test equipment."""
        if code is not None and code.kind is CodeKind.COMMAND and code.name == Command.ACKNOWLEDGE:
            self.ok("nothing_held", {}, Verdict.INFO)
            return
        if code is not None and code.kind is CodeKind.COMMAND:
            raise Refusal("scan_test_equipment_first", raw=raw)
        own = parse_code(raw)
        name = own.name if own is not None else raw[3:] if raw[:1] == "]" else raw
        at, site = self._clock.now(), self._site
        self.jobs.read(lambda one: valid_on(one, name, day_at(one, at, site)), self._told_calibration, self.refuse)

    def _told_calibration(self, found: Calibration) -> None:
        facts: dict[str, Any] = {"equipment": found.code, "name": found.name, "owner": found.owner}
        facts |= {"until": found.until, "certificate": found.certificate}
        verdict = Verdict.OK if found.valid else Verdict.MARKED
        kept = {name: value for name, value in facts.items() if value not in (None, "")}
        self.reply(Reply(verdict, f"calibration_{found.validity.value}", kept))
        self.open_equipment(found.code)

    @override
    def refuse(self, error: Exception) -> None:
        """Nothing is booked by a scan: a refusal is told, the line goes on."""
        self.reply(told(error))

    def open_equipment(self, code: str) -> None:
        """Read the certificates of test equipment."""
        self.jobs.read(lambda connection: (code, certificates(connection, code)), self._took_papers, self._unread)

    def _took_papers(self, read: tuple[str, tuple[CertificateRow, ...]]) -> None:
        self.papers = read
        self.papers_read.emit()

    # ---------------------------------------------------------------- what a hand does

    def open_group(self, number: str, days: int) -> None:
        """Read the devices that a proposal about many speaks of."""
        self.jobs.read(lambda one: (number, group_devices(one, number, days)), self.group_read.emit, self._unread)

    def accept(self, number: str, planned_on: date | None, serials: tuple[str, ...] = ()) -> None:
        """Open the work orders of a proposal; where it speaks of many devices, for those that are named."""
        self._send(ACCEPT_PROPOSAL, AcceptProposal(number, planned_on, serials), self._accepted)

    def _accepted(self, done: ProposalAccepted) -> None:
        facts = {"number": done.number, "orders": ", ".join(done.orders), "count": len(done.orders)}
        self._said("proposal_accepted", facts)

    def leave(self, number: str, reason: str, again_on: date | None) -> None:
        """Leave a proposal, for a reason."""
        self._send(REFUSE_PROPOSAL, RefuseProposal(number, reason, again_on), self._left)

    def _left(self, done: ProposalRefused) -> None:
        self._said("proposal_refused", {"number": done.number, "again_on": done.again_on})

    def record_calibration(self, request: RecordCalibration) -> None:
        """Keep a certificate of the equipment at hand."""
        self._send(RECORD_CALIBRATION, request, self._calibrated)

    def _calibrated(self, done: Any) -> None:
        facts = {"equipment": done.code, "certificate": done.number, "until": done.valid_until}
        self._said("calibration_recorded", facts)
        self.open_equipment(done.code)

    def move(self, number: str, badge: str, on: date) -> None:
        """Give an order to a technician on a day."""
        self._send(PLAN_REPAIR_DAY, PlanRepairDay(number, on, badge), self._moved)

    def _moved(self, done: RepairDayPlanned) -> None:
        self._said("repair_day_planned", {"order": done.number, "day": done.on, "badge": done.technician})

    def fill_in(self, verb: str, values: dict[str, Any]) -> None:
        """Send a form; what belongs to the centre is added here."""
        at_site = {"site": self.board.site} if "site" in fields_of(VERBS[verb].request)[0] else {}
        self.entry.send(verb, values | at_site)

    def _kept(self, verb: str, answer: Any) -> None:
        names = ("code", "version", "serial", "meter", "value", "total", "plan", "on", "number", "name")
        self._said(f"{verb}_kept", {name: getattr(answer, name) for name in names if hasattr(answer, name)})
        if verb == "take_back_calibration":
            self.open_equipment(answer.code)

    def look(self) -> None:
        """Look at all devices of the centre now."""
        if self.looking or not self.board.key:
            return
        self.looking = True
        self.changed.emit()
        self.watch.look(self.board.key)

    def _looked(self, nights: tuple[Night, ...]) -> None:
        """A look of the night that nobody asked for only shows what it found."""
        asked, self.looking = self.looking, False
        if asked:
            facts = {name: sum(getattr(one, name) for one in nights) for name in ("devices", "proposals", "orders")}
            self._said("devices_looked_at", facts)
        elif nights:
            self.reload()

    def _not_looked(self, error: Exception) -> None:
        if self.looking:
            self.looking = False
            self._failed(error)

    def _send(self, verb: Verb[Any, Any], request: Any, done: Callable[[Any], None]) -> None:
        self.jobs.write(verb, request, self.session.envelope(None, EnteredBy.CLICK), done, self._failed)

    def _said(self, code: str, facts: dict[str, Any]) -> None:
        self.replied.emit(Reply(Verdict.OK, code, {name: one for name, one in facts.items() if one != ""}))
        self.reload()

    def _failed(self, error: Exception) -> None:
        self.replied.emit(told(error))
        self.changed.emit()


def _board(connection: Any, at: Any, site: str, monday: date | None) -> Board:
    code = site or next((row.code for row in sites(connection)), "")
    key = prevention.site_key(connection, code) if code else None
    if key is None:
        return Board()
    today = day_at(connection, at, code)
    board = Board(code, key, today, prevention.waiting(connection, key), prevention.proposals(connection, key))
    return replace(
        board,
        decided=prevention.proposals(connection, key, decided=True)[:50],
        equipment=equipment(connection, today, code),
        plans=prevention.plans(connection, key),
        rules=prevention.rules(connection, key),
        risks=prevention.risks(connection, key),
        fits=prevention.fits(connection, key),
        night=prevention.last_night(connection, key),
        week=technician_week(connection, key, monday or today, today),
    )
