"""A night with its goods, on both databases."""

from collections.abc import Iterator
from datetime import date

import pytest

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_emergency import SampleEmergency, sample_emergency
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.night_day import NightDay, lay_out_night

DAY = date(2026, 11, 21)


@pytest.fixture
def night() -> SampleEmergency:
    return sample_emergency(DAY)


@pytest.fixture
def day(database_url: str, night: SampleEmergency) -> Iterator[NightDay]:
    store = Store(open_engine(database_url), FixedClock(night.at("02:10")))
    lay_out_night(store, night)
    yield NightDay(store, night)
    store.close()


@pytest.fixture
def sqlite_day(sqlite_url: str, night: SampleEmergency) -> Iterator[NightDay]:
    """On one database, where the other cannot differ."""
    store = Store(open_engine(sqlite_url), FixedClock(night.at("02:10")))
    lay_out_night(store, night)
    yield NightDay(store, night)
    store.close()
