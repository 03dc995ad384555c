"""Two desks reach for the last piece at the same time: one order gets it, the other is told what is lacking."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.exchange.sample_delivery import CLERK, HOSPITAL, SITE
from desktop.exchange.sample_emergency import CENTRE, SHORT
from desktop.models.case import Reservation
from desktop.models.party import Site
from desktop.services.emergency.ordering import OPEN_EMERGENCY, OpenEmergency, OrderedItem
from desktop.services.emergency.sourcing import CHOOSE_SOURCE, ChooseSource
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


@pytest.mark.requirement("C-11", "S1-26")
def test_two_desks_reach_for_the_same_far_piece_and_one_gets_it(day: NightDay, database_url: str) -> None:
    own = next(piece for piece in day.night.pieces if piece.ref == SHORT)
    day.send("hold_goods", raw=own.raw, reason="damaged")
    numbers = []
    for _ in range(DESKS):
        day.call(lines=[{"item": SHORT}])
        day.accept()
        numbers.append(day.number)
    barrier = threading.Barrier(DESKS, timeout=60)

    def choose(number: str) -> str:
        store = Store(open_engine(database_url), FixedClock(day.at))
        try:
            barrier.wait()
            envelope = Envelope(new_id(), CLERK, f"DESK-{number}", at=day.at)
            return str(perform(store, CHOOSE_SOURCE, ChooseSource(number), envelope).value.part)
        except Refusal as refusal:
            return refusal.code
        finally:
            store.close()

    with ThreadPoolExecutor(DESKS) as pool:
        told = list(pool.map(choose, numbers))
    parts = [one for one in told if one.endswith("/1")]
    assert len(parts) == 1
    assert sorted(told) == sorted([*parts, *["promised_to"] * (DESKS - 1)])
    with day.store.read() as connection:
        held = select(Reservation.document).where(Reservation.released_at.is_(None), Reservation.lot_id.is_not(None))
        far = held.join(Site, Site.id == Reservation.site_id).where(Site.code == CENTRE)
        assert list(connection.execute(far).scalars()) == parts
    assert verify(day.store.engine).findings == ()
