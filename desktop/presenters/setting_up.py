"""The first start on an empty database: who runs the warehouse, its first zone, or data to practise with."""

from dataclasses import dataclass
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Kind
from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose, EnteredBy
from desktop.domain.origin import new_id
from desktop.exchange.sample_delivery import ADMINISTRATOR, SITE, lay_out, sample
from desktop.runtime.jobs import Jobs
from desktop.services.master_data.setting_up import SetUp, SetUpDone, faults_in, set_up
from desktop.services.perform import Envelope
from desktop.services.zones import ADD_ZONE, AddZone, NewBin, NewRack, ZoneAdded
from desktop.storage.unit_of_work import Done, Store

SEED: Final = 1
ZONE: Final = "Z1"
SPECIAL_BINS: Final = (
    *(NewBin("A", 2, slot, BinPurpose.TRAYS) for slot in (1, 2, 3, 4)),
    *(NewBin("A", 3, slot, BinPurpose.TRAYS) for slot in (1, 2)),
    NewBin("B", 1, 1, BinPurpose.QUARANTINE, "Q-1"),
    NewBin("B", 1, 2, BinPurpose.QUARANTINE, "Q-2"),
    NewBin("B", 1, 3, BinPurpose.RETURNS, "R-1"),
    NewBin("B", 1, 4, BinPurpose.RETURNS, "R-2"),
    NewBin("B", 2, 3, BinPurpose.RECALL, "X-1"),
    NewBin("B", 2, 4, BinPurpose.EXPIRED, "E-1"),
)
"""The forty bins of journey J2: six for trays, two for quarantine, two for returns, one for recall, one for expired."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a person fills in at the first start."""

    partner_code: str
    partner_name: str
    site_code: str
    site_name: str
    person_name: str
    badge: str
    with_zone: bool = True


def request_of(given: Beginning) -> SetUp:
    """The request that sets the house up."""
    return SetUp(given.partner_code, given.partner_name, given.site_code, given.site_name, given.person_name)


def faults_of(given: Beginning) -> dict[str, str]:
    """What is wrong with each field, as the code of a fault; empty when nothing is."""
    found = faults_in(request_of(given), given.badge).found
    return {str(fault["column"]): str(fault["code"]) for fault in found}


def two_racks(site: str) -> AddZone:
    """A zone of 2 m by 2 m with a rack along the back wall and one along the front."""
    racks = (NewRack("A", 0, 0, 2000, 500, 5, 4), NewRack("B", 0, 1500, 2000, 500, 5, 4))
    return AddZone(site, ZONE, "备件专区", 2000, 2000, racks, SPECIAL_BINS, name_en="Spare-parts zone")


class FirstStart(QObject):
    """Sets the house up.

    Signals:
        refused: what is wrong with which field: a mapping of field to the code of its fault.
        failed: a refusal or an environment fault that belongs to no field.
        busy_changed: work has begun or ended.
        done: it is set up; the badge of the first person.
    """

    refused = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)
    done = Signal(str)

    def __init__(self, jobs: Jobs, workstation: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.workstation = workstation
        self.busy = False
        self._set_up: SetUpDone | None = None
        self._with_zone = True

    def begin(self, given: Beginning) -> None:
        """Set up as given. After a zone that could not be drawn, only the zone is tried again."""
        faults = faults_of(given)
        if self.busy or faults:
            self.refused.emit(faults)
            return
        self._with_zone = given.with_zone
        self._be_busy(busy=True)
        if self._set_up is not None:
            self._taken(self._set_up)
            return
        work = partial(set_up, request=request_of(given), envelope=self._envelope(given.badge))
        self.jobs.write_with(work, self._taken, self._not_done)

    def _taken(self, done: SetUpDone) -> None:
        self._set_up = done
        if self._with_zone:
            self.jobs.write(ADD_ZONE, two_racks(done.site), self._envelope(done.badge), self._zoned, self._not_done)
        else:
            self._finish(done.badge)

    def _zoned(self, _added: ZoneAdded) -> None:
        if self._set_up is not None:
            self._finish(self._set_up.badge)

    def practise(self) -> None:
        """Fill the database with an invented world: a zone, its stock and a delivery of 120 implants."""
        if not self.busy:
            self._be_busy(busy=True)
            self.jobs.write_with(partial(_practice, workstation=self.workstation), self._practised, self._not_done)

    def _practised(self, done: SetUpDone) -> None:
        self._finish(done.badge)

    def _finish(self, badge: str) -> None:
        self._be_busy(busy=False)
        self.done.emit(badge)

    def _not_done(self, error: Exception) -> None:
        self._be_busy(busy=False)
        if isinstance(error, Refusal) and error.code == "field_empty":
            self.refused.emit({str(error.facts["field"]): "empty"})
        else:
            self.failed.emit(error)

    def _be_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)

    def _envelope(self, badge: str) -> Envelope:
        return Envelope(new_id(), badge, self.workstation, EnteredBy.CLICK)


def _practice(store: Store, workstation: str) -> Done[SetUpDone]:
    today = local_day(store.clock.now(), ZoneInfo("Asia/Shanghai"))
    lay_out(store, sample(SEED, today), workstation)
    return Done(SetUpDone(ADMINISTRATOR, SITE), frozenset(Kind))
