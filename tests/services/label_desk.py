"""A warehouse with goods to label, four people, and short ways to drive a label through its states."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose
from desktop.domain.origin import new_id
from desktop.domain.permissions import Role
from desktop.models.item import ItemKind
from desktop.models.label import LabelEvidence, LabelJob, LabelPurpose, LabelState
from desktop.models.party import Party, PartyKind
from desktop.queries.label_story import LabelEventRow, label_events
from desktop.queries.labels import LabelContent, label_content
from desktop.services.master_data.items import SAVE_ITEMS, SaveItem, SaveItems
from desktop.services.master_data.packages import NewPackage
from desktop.services.master_data.people import SAVE_PEOPLE, SavePeople, SavePerson
from desktop.services.master_data.setting_up import SetUp, set_up
from desktop.services.opening_stock import TAKE_OVER_STOCK, StockLine, TakeOverStock
from desktop.services.ordering_labels import ORDER_LABELS, LabelFor, OrderLabels
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.printing import NOTE_LABEL, START_LABEL, NoteLabel, Outcome, StartLabel
from desktop.services.settling_labels import SETTLE_LABEL, VOID_LABEL, Decision, SettleLabel, VoidLabel
from desktop.services.verifying_labels import SCAN_BACK, ScanBack
from desktop.services.zones import ADD_ZONE, AddZone, NewBin, NewRack
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store

MORNING = datetime(2026, 11, 21, 0, 30, tzinfo=UTC)
EXPIRES = date(2029, 1, 31)
ADMINISTRATOR, CLERK, OTHER_CLERK, SUPERVISOR, ENGINEER, AUDITOR = "1001", "1002", "1003", "1004", "1005", "1006"
STEM, HIP = "06901234567892", "A123HIP5"
PEOPLE = (
    SavePerson(CLERK, "李明", Role.CLERK),
    SavePerson(OTHER_CLERK, "赵云", Role.CLERK),
    SavePerson(SUPERVISOR, "陈静", Role.SUPERVISOR),
    SavePerson(ENGINEER, "周强", Role.ENGINEER),
    SavePerson(AUDITOR, "孙丽", Role.AUDITOR),
)
SHA = "ab" * 32


@dataclass
class LabelDesk:
    """The warehouse; the clock stands still until told."""

    store: Store
    clock: FixedClock

    def do(
        self, verb: Verb[Any, Any], request: Any, badge: str = CLERK, desk: str = "desk 1", again: UUID | None = None
    ) -> Any:
        """Do a request a second later; ``again`` is its id when it is sent more than once."""
        self.clock.forward(timedelta(seconds=1))
        return perform(self.store, verb, request, Envelope(again or new_id(), badge, desk)).value

    def refused(self, verb: Verb[Any, Any], request: Any, badge: str = CLERK) -> Refusal:
        """The refusal of a request; no label and no event was changed by it."""
        before = self.everything()
        try:
            self.do(verb, request, badge)
        except Refusal as refusal:
            assert self.everything() == before
            return refusal
        raise AssertionError("it was not refused")

    def everything(self) -> list[tuple[Any, ...]]:
        with self.store.read() as connection:
            jobs = [tuple(row) for row in connection.execute(select(LabelJob.__table__).order_by(LabelJob.id))]
            events = [(job[0], event) for job in jobs for event in label_events(connection, job[0])]
        return [*jobs, *events]

    def order(self, place: str = "A-1-1", purpose: LabelPurpose = LabelPurpose.BIN, badge: str = CLERK) -> UUID:
        request = OrderLabels(purpose, (LabelFor(code=place),))
        label: UUID = self.do(ORDER_LABELS, request, badge).labels[0]
        return label

    def order_unit(self, serial: str = "S1", item: str = "STEM-12") -> UUID:
        request = OrderLabels(LabelPurpose.UNIT, (LabelFor(item, serial=serial),))
        label: UUID = self.do(ORDER_LABELS, request).labels[0]
        return label

    def start(self, label: UUID, **more: Any) -> LabelState:
        state: LabelState = self.do(START_LABEL, StartLabel(label, "Bench", SHA, 4711), **more).state
        return state

    def note(
        self, label: UUID, outcome: str, bytes_sent: int = 4711, evidence: str = "", cause: str = ""
    ) -> LabelState:
        known = LabelEvidence(evidence) if evidence else None
        return self.do(NOTE_LABEL, NoteLabel(label, Outcome(outcome), bytes_sent, known, cause)).state

    def settle(self, label: UUID, decision: str, reason: str = "looked at the printer") -> LabelState:
        state: LabelState = self.do(SETTLE_LABEL, SettleLabel(label, Decision(decision), reason)).state
        return state

    def void(self, label: UUID, badge: str = CLERK) -> LabelState:
        state: LabelState = self.do(VOID_LABEL, VoidLabel(label, "torn"), badge).state
        return state

    def scan(self, label: UUID) -> Any:
        return self.do(SCAN_BACK, ScanBack(scan_of(self.content(label).symbol)))

    def bring(self, label: UUID, state: LabelState) -> None:
        """Drive a queued label to a state by the shortest way."""
        before = {
            LabelState.HANDED_OVER: ("handed_over", "handed_over"),
            LabelState.PRINTING: ("printing", ""),
            LabelState.CONFIRMED: ("confirmed", "status"),
            LabelState.UNCERTAIN: ("uncertain", ""),
        }
        if state is LabelState.FAILED:
            self.note(label, "failed", 0, cause="paper_out")
        elif state is LabelState.VOID:
            self.void(label)
        elif state is not LabelState.QUEUED:
            self.start(label)
        if state in before:
            self.note(label, before[state][0], evidence=before[state][1])
        if state is LabelState.VERIFIED:
            self.scan(label)

    def content(self, label: UUID) -> LabelContent:
        with self.store.read() as connection:
            return label_content(connection, label)

    def state(self, label: UUID) -> LabelState:
        return self.content(label).state

    def events(self, label: UUID) -> tuple[LabelEventRow, ...]:
        with self.store.read() as connection:
            return label_events(connection, label)

    def way(self, label: UUID) -> list[str]:
        """The states that a label went through."""
        return [event.to_state.value for event in self.events(label)]

    def job(self, label: UUID) -> Any:
        with self.store.read() as connection:
            return connection.execute(select(LabelJob.__table__).where(LabelJob.id == label)).one()


def scan_of(symbol: str) -> str:
    """What a scanner delivers from a symbol."""
    from desktop.domain.udi import Mode, decode, encode

    if symbol.startswith("SZ:"):
        return symbol
    mode = Mode.HRI if symbol.startswith("[") else Mode.STRICT
    return encode(decode(symbol, today=MORNING.date(), mode=mode)).scan


def build(url: str, units: int = 4) -> LabelDesk:
    """Units S1… of STEM-12 in bin A-1-2, one HIBC unit in A-1-2, a lot in A-1-3."""
    clock = FixedClock(MORNING)
    desk = LabelDesk(Store(open_engine(url), clock), clock)
    first = Envelope(new_id(), ADMINISTRATOR, "desk 1")
    set_up(desk.store, SetUp("P-01", "华东渠道", "SH", "上海备件专区", "王芳"), first)
    desk.do(SAVE_PEOPLE, SavePeople(PEOPLE), ADMINISTRATOR)
    with desk.store.engine.begin() as connection:
        connection.execute(insert(Party).values(code="M-01", name="厂家", kind=PartyKind.MANUFACTURER))
    bins = (NewBin("A", 1, 1, BinPurpose.TRAYS),)
    zone = AddZone("SH", "Z1", "备件专区", 2000, 2000, (NewRack("A", 0, 0, 900, 400, 1, 4),), bins=bins)
    desk.do(ADD_ZONE, zone, ADMINISTRATOR)
    desk.do(SAVE_ITEMS, SaveItems(tuple(_items())), ADMINISTRATOR)
    stems = [
        StockLine(number, "STEM-12", "M-01", "A-1-2", "L23B017", f"S{number}", EXPIRES)
        for number in range(1, units + 1)
    ]
    others = (
        StockLine(900, "HIP-5", "M-01", "A-1-2", "H1", "HS1", EXPIRES),
        StockLine(901, "OLD-1", "M-01", "A-1-3", "O1", "OS1", EXPIRES),
    )
    desk.do(TAKE_OVER_STOCK, TakeOverStock("OPENING-1", "SH", (*stems, *others)), ADMINISTRATOR)
    return desk


def _items() -> list[SaveItem]:
    packages = {"STEM-12": (NewPackage(STEM),), "HIP-5": (NewPackage(HIP),), "OLD-1": ()}
    return [
        SaveItem(
            ref,
            "M-01",
            f"股骨柄 {ref}",
            ItemKind.IMPLANT,
            name_en=f"Stem {ref}",
            specification="12 mm",
            registration_number="20263130001",
            carries_serial=True,
            packages=known,
        )
        for ref, known in packages.items()
    ]
