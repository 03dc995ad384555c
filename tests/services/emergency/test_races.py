"""Two desks reach for the last piece at the same time: one order gets it, the other is told what is lacking."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.origin import new_id
from desktop.exchange.sample_delivery import CLERK, HOSPITAL, SITE
from desktop.services.emergency.ordering import OPEN_EMERGENCY, OpenEmergency, OrderedItem
from desktop.services.perform import Envelope, perform
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.night_day import NightDay

DESKS = 4
LAST = "RK-F4"


@pytest.mark.requirement("C-11")
def test_the_last_piece_is_promised_once(day: NightDay, database_url: str) -> None:
    barrier = threading.Barrier(DESKS, timeout=60)

    def call(desk: int) -> tuple[str, ...]:
        store = Store(open_engine(database_url), FixedClock(day.at))
        try:
            barrier.wait()
            request = OpenEmergency(HOSPITAL, SITE, (OrderedItem(LAST),))
            envelope = Envelope(new_id(), CLERK, f"DESK-{desk}", at=day.at)
            return perform(store, OPEN_EMERGENCY, request, envelope).value.lacking
        finally:
            store.close()

    with ThreadPoolExecutor(DESKS) as pool:
        told = sorted(pool.map(call, range(DESKS)))
    assert told == [(), *[(LAST,)] * (DESKS - 1)]
    assert verify(day.store.engine).findings == ()
