"""Somebody at the returns desk and at its forms, on a real database."""

from datetime import date
from typing import Any

from pytestqt.qtbot import QtBot

from desktop.devices.scanner import Scan
from desktop.domain.clock import FixedClock
from desktop.domain.origin import new_id
from desktop.exchange.sample_recall import REF
from desktop.presenters.reply import Reply
from desktop.presenters.returns_desk import ReturnsDesk
from desktop.presenters.returns_more import FormKind, MoreReturns
from desktop.presenters.session import Session
from desktop.queries.carriages import standing_carriages
from desktop.queries.lying_goods import lying_goods
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import KeptScan
from desktop.services.named_goods import lot_named, unit_named
from desktop.storage.unit_of_work import Store
from tests.journeys.recall_day import local
from tests.views.stock_world import Settled

NOW = local(date(2026, 11, 21), "09:00")
SCREW, OLD = "LS-35-30", "OLD-1"


class Hands:
    """Somebody at the forms; waits for each answer."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, store: Store) -> None:
        self.qtbot, self.store = qtbot, store
        self.session = Session(jobs, "DESK-1")
        self.desk = ReturnsDesk(self.session, Settled(), FixedClock(NOW))
        self.work = MoreReturns(self.desk)
        self.told: list[Reply] = []
        self.finished: list[FormKind] = []
        self.desk.replied.connect(self.told.append)
        self.work.done.connect(self.finished.append)

    def sign_in(self, badge: str) -> None:
        with self.qtbot.waitSignal(self.session.changed):
            self.session.sign_in(badge)

    def answer(self, do: Any, *given: Any) -> str:
        """The code of the answer; a line that it held is let go."""
        before = len(self.told)
        do(*given)
        self.qtbot.waitUntil(lambda: len(self.told) > before)
        code = self.told[before].code
        self.desk.acknowledge()
        return code

    def scan(self, raw: str) -> str:
        return self.answer(self.desk.take, KeptScan(new_id(), Scan(raw, "scanner", NOW, 0, "serial")))

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

    def card(self, name: str) -> str:
        """A card of the command card is scanned."""
        return self.scan(f"SZ:C:{name}")
