"""The staff of the centre on 21 November 2026: requests of anybody at any moment, at one desk or another."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_staff import SampleStaff
from desktop.models.deadline import Deadline
from desktop.services.verbs import answer_wire
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.nothing_written import refusal_of
from tests.journeys.times import NOW, TODAY
from tests.journeys.warranty_day import lay_out_people

ZONE = ZoneInfo("Asia/Shanghai")


def local(text: str, day: str = "2026-11-21") -> datetime:
    """A local time of a day, ``12:30`` or ``12:30:15``."""
    return datetime.fromisoformat(f"{day}T{text}").replace(tzinfo=ZONE)


class StaffDay:
    """Sends requests at a moment that the test sets; the clock of the store stands there too."""

    def __init__(self, store: Store, clock: FixedClock) -> None:
        self.store, self._clock = store, clock

    @property
    def at(self) -> datetime:
        """The moment of the next request."""
        return self._clock.now()

    @at.setter
    def at(self, moment: datetime) -> None:
        self._clock.moment = moment

    def send(self, verb: str, actor: str = SUPERVISOR, desk: str = "DESK-1", **fields: Any) -> dict[str, Any]:
        request = {"verb": verb, "request_id": str(uuid4()), "actor": actor, "workstation": desk}
        request |= {"at": self.at.isoformat(), "entered_by": "typed"}
        answered: dict[str, Any] = answer_wire(self.store, request | fields).value
        return answered

    def refused(self, verb: str, actor: str = SUPERVISOR, **fields: Any) -> Refusal:
        """The refusal; nothing may have been written by it."""
        return refusal_of(self.store, lambda: self.send(verb, actor, **fields))

    def clocks(self, rule: str) -> list[tuple[str, datetime, str]]:
        """Document, due moment and outcome of the clocks of a rule, in the order of their due moments."""
        asked = select(Deadline.document, Deadline.due_at, Deadline.outcome).where(Deadline.rule == rule)
        with self.store.read() as connection:
            return [(row[0], row[1], row[2]) for row in connection.execute(asked.order_by(Deadline.due_at))]


@contextmanager
def staff_day(url: str) -> Iterator[StaffDay]:
    """A day in a database of its own; at its end the whole chain is verified."""
    clock = FixedClock(NOW)
    store = Store(open_engine(url), clock)
    try:
        lay_out_people(store)
        SampleStaff(store, TODAY).lay_out()
        yield StaffDay(store, clock)
        assert verify(store.engine).findings == ()
    finally:
        store.close()
