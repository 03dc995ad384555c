"""Somebody at the returns desk and at its forms, on a real database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import CLERK
from desktop.exchange.sample_recall import REF
from desktop.presenters.returns_desk import ReturnsDesk
from desktop.presenters.returns_more import FormKind, MoreReturns
from desktop.presenters.session import Session
from desktop.queries.carriages import standing_carriages
from desktop.queries.lying_goods import lying_goods
from desktop.runtime.jobs import Jobs
from desktop.services.named_goods import lot_named, unit_named
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.recall_day import local
from tests.presenters.desk_hands import DeskHands
from tests.views.stock_world import Settled

NOW = local(date(2026, 11, 21), "09:00")
SCREW, OLD = "LS-35-30", "OLD-1"


class Hands(DeskHands):
    """Somebody at the forms; waits for each answer."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, store: Store) -> None:
        self.store = store
        self.session = Session(jobs, "DESK-1")
        self.desk = ReturnsDesk(self.session, Settled(), FixedClock(NOW))
        super().__init__(qtbot, self.desk)
        self.work = MoreReturns(self.desk)
        self.finished: list[FormKind] = []
        self.work.done.connect(self.finished.append)

    def lying(self, lot: str = OLD, serial: str = "") -> dict[str, int]:
        with self.store.read() as connection:
            goods = unit_named(connection, REF, serial) if serial else lot_named(connection, SCREW, lot)
            return {row.place: int(row.pieces) for row in lying_goods(connection, goods.lot, goods.unit)}

    def offered(self) -> list[tuple[str, ...]]:
        """Where the found goods lie: place, owner, pieces."""
        found = self.work.found
        return [(row.place, row.owner, str(row.pieces)) for row in found.lying] if found is not None else []

    def claims(self) -> list[tuple[str, str, str]]:
        with self.store.read() as connection:
            return [(row.document, row.waybill, str(row.amount)) for row in standing_carriages(connection)]


@contextmanager
def at_returns(url: str, qtbot: QtBot, store: Store) -> Iterator[Hands]:
    """A clerk at the desk on the database of a store, which is closed afterwards."""
    jobs = Jobs(lambda: Store(open_engine(url), FixedClock(NOW)))
    jobs.start()
    made = Hands(qtbot, jobs, store)
    made.sign_in(CLERK)
    yield made
    jobs.stop()
    store.close()
