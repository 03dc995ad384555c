"""The day on which the drill PD2-24-00817 has no power any more (J11, J12)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_delivery import CLERK
from desktop.exchange.sample_equipment import SampleEquipment
from desktop.exchange.sample_repair import SampleRepair
from desktop.exchange.sample_staff import SampleStaff
from desktop.models.settlement import DocumentCounter
from desktop.queries.repair_page import RepairPage, repair_page
from desktop.services.verbs import answer_wire
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.nothing_written import refusal_of
from tests.journeys.warranty_day import lay_out_people

NAMES: Final = UUID("6d2f3c1e-0000-7000-8000-000000000b12")
DAY: Final = date(2026, 11, 23)
ZONE: Final = ZoneInfo("Asia/Shanghai")
PAST: Final = 9


def local(text: str, day: date = DAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(text), ZONE)


class RepairDay:
    """Sends requests at local times of one day, and reads orders."""

    def __init__(self, store: Store, clock: FixedClock) -> None:
        self.store, self.clock, self._sent = store, clock, 0

    def send(self, verb: str, at: str, actor: str = CLERK, day: date = DAY, **fields: Any) -> dict[str, Any]:
        self._sent += 1
        self.clock.moment = local(at, day)
        request = {"verb": verb, "request_id": str(uuid5(NAMES, str(self._sent))), "actor": actor}
        request |= {"workstation": "DESK-1", "at": self.clock.moment.isoformat(), "entered_by": "scan"}
        answered: dict[str, Any] = answer_wire(self.store, request | fields).value
        return answered

    def refused(self, verb: str, at: str, actor: str = CLERK, day: date = DAY, **fields: Any) -> Refusal:
        """The refusal; nothing may have been written or moved by it."""
        return refusal_of(self.store, lambda: self.send(verb, at, actor, day, **fields))

    def page(self, number: str, at: str = "18:00", day: date = DAY) -> RepairPage:
        with self.store.read() as connection:
            return repair_page(connection, number, local(at, day))


def lay_out_repairs(store: Store, *, history: bool = True) -> SampleRepair:
    """All worlds that a repair stands in; the next order is W-640."""
    lay_out_people(store)
    SampleEquipment(store).lay_out()
    SampleStaff(store, DAY).lay_out()
    with store.engine.begin() as connection:
        connection.execute(insert(DocumentCounter).values(prefix="W", last=639 - PAST * history))
    world = SampleRepair(store, DAY)
    world.lay_out(history=history)
    return world


@contextmanager
def repair_day(url: str, *, history: bool = True) -> Iterator[RepairDay]:
    """A day in a database of its own; at its end the whole chain is verified."""
    clock = FixedClock(local("09:14"))
    store = Store(open_engine(url), clock)
    try:
        lay_out_repairs(store, history=history)
        yield RepairDay(store, clock)
        assert verify(store.engine).findings == ()
    finally:
        store.close()
