"""The people of the lot L23B017, who send requests one by one, as ``sparezone do`` takes them (J6, J7, J13)."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from desktop.exchange.sample_delivery import CLERK, lay_out, sample
from desktop.exchange.sample_recall import SampleRecall, lay_out_recall
from desktop.services.verbs import answer_wire
from desktop.storage.unit_of_work import Store
from tests.journeys.times import TODAY

NAMES = UUID("6d2f3c1e-0000-7000-8000-0000000eca11")
SHANGHAI = ZoneInfo("Asia/Shanghai")


def local(day: date, time: str) -> datetime:
    """A local time in UTC."""
    return datetime.fromisoformat(f"{day.isoformat()}T{time}").replace(tzinfo=SHANGHAI).astimezone(UTC)


def lay_out_lot(store: Store, lot: SampleRecall) -> None:
    """The world of the first day, and the lot in it."""
    lay_out(store, sample(7, TODAY))
    lay_out_recall(store, lot)


class Desk:
    """Sends one request at a time; the clock goes on by a second with each."""

    def __init__(self, store: Store, at: datetime) -> None:
        self.store, self.at = store, at
        self._numbers = count(1)

    def send(self, verb: str, actor: str = CLERK, at: datetime | None = None, **fields: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self.at = at or self.at + timedelta(seconds=1)
        request = {"verb": verb, "request_id": str(uuid5(NAMES, f"{number}")), "actor": actor} | fields
        answered: dict[str, Any] = answer_wire(
            self.store, {"workstation": "DESK-1", "at": self.at.isoformat()} | request
        ).value
        return answered
