"""The drill PD2-24-00817, its neighbours and the people who ask about it (J10)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.warranty_facts import Coverage
from desktop.exchange.importing import request_id
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, SITE, SUPERVISOR, sample
from desktop.exchange.sample_equipment import DRILL, SampleEquipment
from desktop.queries.device_page import DevicePage, device_page
from desktop.queries.devices import LookUp, look_up
from desktop.queries.warranty import Asked, warranty_of
from desktop.services.master_data.parties import SAVE_PARTIES
from desktop.services.master_data.people import SAVE_PEOPLE
from desktop.services.master_data.setting_up import set_up
from desktop.services.perform import Envelope, perform
from desktop.services.verbs import answer_wire
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.nothing_written import refusal_of
from tests.journeys.times import NOW, TODAY

NAMES = UUID("6d2f3c1e-0000-7000-8000-000000000a10")
REQUIRED = ("udi", "model", "brand", "batch", "place", "purchased_on", "purchase_cost", "produced_on", "service_level")


def lay_out_people(store: Store) -> None:
    """A centre with its people, and nothing in stock."""
    world = sample(7, TODAY)

    def envelope(name: str, request: Any) -> Envelope:
        return Envelope(request_id(name, request), ADMINISTRATOR, "DESK-1", EnteredBy.IMPORT)

    set_up(store, world.set_up, envelope("set_up", world.set_up))
    perform(store, SAVE_PARTIES, world.parties, envelope("save_parties", world.parties))
    perform(store, SAVE_PEOPLE, world.people, envelope("save_people", world.people))


class WarrantyDay:
    """Sends requests and asks questions on 21 November 2026."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._sent = 0

    def send(self, verb: str, actor: str = CLERK, **fields: Any) -> dict[str, Any]:
        self._sent += 1
        request = {"verb": verb, "request_id": str(uuid5(NAMES, str(self._sent))), "actor": actor}
        request |= {"workstation": "DESK-1", "at": NOW.isoformat(), "entered_by": "typed"}
        answered: dict[str, Any] = answer_wire(self.store, request | fields).value
        return answered

    def decide(self, verb: str, serial: str = DRILL, **fields: Any) -> dict[str, Any]:
        return self.send(verb, SUPERVISOR, serial=serial, **fields)

    def refused(self, verb: str, actor: str = SUPERVISOR, **fields: Any) -> Refusal:
        """The refusal; nothing may have been written by it."""
        return refusal_of(self.store, lambda: self.send(verb, actor, **fields))

    def register(self, serial: str, said: dict[str, str | None] | None = None, **more: Any) -> dict[str, Any]:
        values: dict[str, str | None] = dict.fromkeys(REQUIRED)
        fields = [{"field": name, "value": value} for name, value in (values | (said or {})).items()]
        return self.send("register_device", site=SITE, serial=serial, fields=fields, **more)

    def ask(self, serial: str = DRILL, on: date | None = None, **more: Any) -> Coverage:
        with self.store.read() as connection:
            return warranty_of(connection, Asked(serial, on=on, **more), NOW).coverage

    def look_up(self, text: str) -> LookUp:
        with self.store.read() as connection:
            return look_up(connection, text, TODAY)

    def page(self, serial: str = DRILL, model: str = "") -> DevicePage:
        with self.store.read() as connection:
            return device_page(connection, serial, NOW, model)


@contextmanager
def warranty_day(url: str, *, laid_out: bool = True) -> Iterator[WarrantyDay]:
    """A day in a database of its own; at its end the whole chain is verified."""
    store = Store(open_engine(url), FixedClock(NOW))
    try:
        lay_out_people(store)
        if laid_out:
            SampleEquipment(store).lay_out()
        yield WarrantyDay(store)
        assert verify(store.engine).findings == ()
    finally:
        store.close()
