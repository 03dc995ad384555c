"""A warehouse with two full days, and its packs: what the tests of the audit pack look at."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import insert, select

from desktop.domain.clock import FixedClock
from desktop.domain.ledger import EnteredBy, Movement, MovementKind
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action, Role
from desktop.models.label import LabelEvidence, LabelPurpose
from desktop.models.party import PartyKind, Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.reports.audit_pack.asking import PackAsked
from desktop.reports.audit_pack.building import VERIFIER
from desktop.reports.audit_pack.making import PackMade, make_audit_pack, name_of
from desktop.services.deadline_rules import SET_SITE_REGION, SetSiteRegion
from desktop.services.deadlines import close_deadlines, drop_deadlines, open_deadline
from desktop.services.label_steps import job_for
from desktop.services.labelling import LabelOrder, order_label, order_run, scanned_back, voided
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.services.master_data.sites import SAVE_SITE, SaveSite
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.posting import Goods, Ledger, Spot, legs, post
from desktop.services.printing import NOTE_LABEL, START_LABEL, NoteLabel, Outcome, StartLabel
from desktop.services.zones import ADD_ZONE, AddZone, NewRack
from desktop.storage.copying import copy_database
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store, UnitOfWork
from tests.storage.world import BADGE, Book, Line, TakeBack, World, build

FIRST_DAY, SECOND_DAY = date(2026, 11, 3), date(2026, 11, 4)
MORNING = datetime(2026, 11, 3, 0, 30, tzinfo=UTC)
"""Half past eight in Shanghai."""

AUDITOR, CLERK, STRANGER = "9001", "9002", "9003"
FORMULA = '=1+1\r\n"quoted", \'@SUM(A1)'
T = TypeVar("T")


@dataclass(frozen=True)
class Nothing:
    """A request that says nothing."""


@dataclass
class AuditRoom:
    """The warehouse with its clock and a folder for packs.

    What happens is written to a file, where the clock of the test says when it was recorded; with the address of a
    server the whole is copied there before the first pack is made.
    """

    world: World
    clock: FixedClock
    folder: Path
    server: str = ""
    _copy: Store | None = None

    @property
    def store(self) -> Store:
        """The database that packs are made of."""
        if self.server and self._copy is None:
            self._copy = Store(open_engine(self.server), self.clock)
            copy_database(self.world.store.engine, self._copy.engine)
        return self._copy or self.world.store

    def close(self) -> None:
        self.world.close()
        if self._copy is not None:
            self._copy.close()

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.world.site, self.world.partner)

    def later(self, **span: float) -> None:
        self.clock.forward(timedelta(**span))

    def ask(self, verb: Verb[Any, Any], request: Any, **around: Any) -> Any:
        return perform(self.world.store, verb, request, Envelope(new_id(), BADGE, "desk 1", **around)).value

    def inside(self, work: Callable[[UnitOfWork], T], **around: Any) -> T:
        kept: list[T] = []

        def do(uow: UnitOfWork, _: Nothing) -> str:
            kept.append(work(uow))
            return str(kept[-1])

        self.ask(Verb("test", Nothing, str, do, Action.SETTLE), Nothing(), **around)
        return kept[-1]

    def pack(self, first: date = FIRST_DAY, last: date | None = None, badge: str = AUDITOR) -> PackMade:
        asked = PackAsked("SH", first, last or first, badge, "desk 1", "en")
        return make_audit_pack(self.store, self.folder / name_of(asked), asked)

    # ------------------------------------------------------------ what happens

    def stock(self) -> None:
        """Receipts, a move, a use, a reversal with its reason, and one movement that is typed two hours later."""
        world = self.world
        self.book(MovementKind.RECEIVE, Line(world.lots[0], None, world.supplier, world.bins[0], Decimal(10)))
        for unit in world.units[:3]:
            lot = world.lot_of_unit[unit]
            self.book(MovementKind.RECEIVE, Line(lot, unit, world.supplier, world.bins[0], Decimal(1)), raw=FORMULA)
        self.later(minutes=5)
        wrong = self.book(
            MovementKind.TRANSFER, Line(world.lots[0], None, world.bins[0], world.bins[1], Decimal("2.5"))
        )
        world.perform(TakeBack(new_id(), wrong, "-5 was wrong"))
        unit = world.units[0]
        used = Line(world.lot_of_unit[unit], unit, world.bins[0], world.used, Decimal(1))
        self.book(MovementKind.CONSUME, used, document="UR-1", reason="case")
        typed = {"entered_by": EnteredBy.TYPED, "at": self.clock.now() - timedelta(hours=2)}
        line = Line(world.lots[0], None, world.bins[0], world.bins[1], Decimal(3))
        self.book(MovementKind.TRANSFER, line, reason="phone", **typed)

    def book(self, kind: MovementKind, line: Line, **more: Any) -> Book:
        around = {name: more.pop(name) for name in ("entered_by", "at") if name in more}
        asked = Book(new_id(), kind.value, (line,), **more)
        self.ask(self.world.book_verb, asked, **around)
        return asked

    def labels(self) -> None:
        """Three labels: verified, void after printing, failed and waiting; a run of two, one cancelled."""
        order = LabelOrder(LabelPurpose.TEST, "SZ:T", {})
        first, second, third = (self.inside(lambda uow: order_label(uow, order, self.ledger)) for _ in range(3))
        for label in (first, second, third):
            self.ask(START_LABEL, StartLabel(label, "P1", "0" * 64, 100))
        self.ask(NOTE_LABEL, NoteLabel(first, Outcome.HANDED_OVER, 100, LabelEvidence.HANDED_OVER))
        self.ask(NOTE_LABEL, NoteLabel(second, Outcome.CONFIRMED, 100, LabelEvidence.COUNTER))
        self.ask(NOTE_LABEL, NoteLabel(third, Outcome.FAILED, 0, None, "no_paper"))
        self.inside(lambda uow: scanned_back(uow, job_for(uow, first)))
        self.inside(lambda uow: voided(uow, job_for(uow, second), "spoiled", "torn"))
        self.inside(lambda uow: str(order_run(uow, new_id(), [order, order], self.ledger)))

    def deadlines(self) -> None:
        """One kept, one late and entered by import, one taken back, one still open."""
        for document in ("E-1", "E-2", "E-3", "E-4"):
            self.inside(lambda uow, document=document: open_deadline(uow, "order_accepted", document, self.ledger))
        late = {"at": self.clock.now() + timedelta(hours=1), "source": EnteredBy.IMPORT}
        self.inside(lambda uow: close_deadlines(uow, "order_accepted", "E-1"))
        self.later(hours=2)
        self.inside(lambda uow: close_deadlines(uow, "order_accepted", "E-2", **late))
        self.inside(lambda uow: drop_deadlines(uow, "E-3", "cancelled"))

    def master_data(self) -> None:
        """Two fields of a party change in the common chain, the region of the site in its own."""
        self.ask(SAVE_PARTY, SaveParty("M-01", "+厂家", PartyKind.MANUFACTURER, "Maker"))
        self.ask(SET_SITE_REGION, SetSiteRegion("SH", "shanghai"))

    def other_site(self) -> None:
        """A second site of the same partner takes three pieces out of this one's bin."""
        self.ask(SAVE_SITE, SaveSite("HZ", "杭州", "P-01"))
        self.ask(ADD_ZONE, AddZone("HZ", "HZ-Z1", "杭州", 2000, 2000, (NewRack("H", 0, 0, 900, 400, 2, 4),)))
        with self.world.store.read() as connection:
            site, partner = connection.execute(select(Site.id, Site.partner_id).where(Site.code == "HZ")).one()
            found = select(Place.id, Place.kind, Place.custodian_id).where(Place.site_id == site, Place.kind == "bin")
            target = Spot(*connection.execute(found.order_by(Place.id)).first())  # type: ignore[misc]  # there are bins
        lot = self.world.lots[0]
        goods = Goods(self.world.item_of_lot[lot], lot, None, self.world.maker)
        sides = legs(goods, self.world.spots[self.world.bins[0]], target, Decimal(3))
        movement = Movement(new_id(), MovementKind.TRANSFER, sides)
        self.inside(lambda uow: str(post(uow, movement, Ledger(site, partner))))

    def second_day(self) -> None:
        """The next morning goods move on, and a label that came out before is scanned back."""
        self.clock.moment = MORNING + timedelta(days=1)
        world = self.world
        self.book(MovementKind.TRANSFER, Line(world.lots[0], None, world.bins[1], world.bins[2], Decimal(1)))
        unit = world.units[1]
        self.book(MovementKind.TRANSFER, Line(world.lot_of_unit[unit], unit, world.bins[0], world.bins[2], Decimal(1)))


def make_room(url: str, folder: Path, server: str = "") -> AuditRoom:
    """An empty warehouse with an auditor, a clerk and somebody of another partner."""
    clock = FixedClock(MORNING)
    room = AuditRoom(build(url, clock=clock), clock, folder, server)
    with room.world.store.engine.begin() as connection:
        maker, partner = room.world.maker, room.world.partner
        people = ((AUDITOR, Role.AUDITOR, None), (CLERK, Role.CLERK, partner), (STRANGER, Role.AUDITOR, maker))
        for badge, role, whose in people:
            connection.execute(insert(Person).values(badge=badge, name=f"P {badge}", role=role, partner_id=whose))
    return room


def full_room(url: str, folder: Path, server: str = "") -> AuditRoom:
    """Everything of both days; both have ended."""
    room = make_room(url, folder, server)
    room.stock()
    room.labels()
    room.deadlines()
    room.master_data()
    room.other_site()
    room.second_day()
    room.clock.moment = MORNING + timedelta(days=2)
    return room


def prove(pack: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    """Run the verifier as an auditor does: a process of its own that cannot see the program."""
    command = [sys.executable, "-I", str(VERIFIER), str(pack), *more]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=pack.parent, check=False)
