"""Two desks reach for the last piece at the same time: one reserves it, the other is refused."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.exchange.sample_case import SampleCase
from desktop.exchange.sample_delivery import CLERK, HOSPITAL, SITE
from desktop.services.cases.reserving import RESERVE_PIECE, ReservePiece
from desktop.services.perform import Envelope, perform
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.case_day import CaseDay
from tests.services.cases.test_cases import REF, case, cup, day, free_cups

__all__ = ["case", "day"]

DESKS = 4


@pytest.mark.requirement("C-11")
def test_one_piece_is_reserved_once(day: CaseDay, case: SampleCase, database_url: str) -> None:
    free_cups(day)
    numbers = [f"C-{number}" for number in range(DESKS)]
    for number in numbers:
        plan = [{"item": REF}]
        day.send(
            "plan_case", number=number, hospital=HOSPITAL, site=SITE, starts=f"{date(2026, 11, 24)}T08:30", plan=plan
        )
    barrier = threading.Barrier(DESKS, timeout=60)

    def reserve(number: str) -> str:
        store = Store(open_engine(database_url), FixedClock(case.at("14:00")))
        try:
            barrier.wait()
            envelope = Envelope(new_id(), CLERK, number, at=case.at("09:00", -1))
            perform(store, RESERVE_PIECE, ReservePiece(number, cup(2, 0)), envelope)
        except Refusal as refusal:
            return refusal.code
        else:
            return "reserved"
        finally:
            store.close()

    with ThreadPoolExecutor(DESKS) as pool:
        told = sorted(pool.map(reserve, numbers))
    assert told == ["reserved", *["reserved_already"] * (DESKS - 1)]
