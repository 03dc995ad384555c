"""The list of running emergencies: a thousand that each lack a piece, read as one question."""

from datetime import UTC, date, datetime
from typing import Final

from benchmarks.measure import Outcome, median_ms
from benchmarks.warehouse import databases
from desktop.app import open_store_at
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_emergency import SHORT, sample_emergency
from desktop.queries.orders import orders
from tests.conftest import migrate
from tests.journeys.night_crowd import crowd
from tests.journeys.night_day import NightDay, lay_out_night

RUNNING: Final = 1_000
LIST_MS: Final = 300
ROUNDS: Final = 9
DAY: Final = date(2026, 11, 21)
NOW: Final = datetime(2026, 11, 20, 18, 20, tzinfo=UTC)


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases; there is only one size."""
    rounds = 3 if quick else ROUNDS
    with databases() as urls:
        return [_measure(kind, url, rounds) for kind, url in urls.items()]


def _measure(kind: str, url: str, rounds: int) -> Outcome:
    migrate(url)
    night = sample_emergency(DAY)
    store = open_store_at(url, FixedClock(night.at("02:10")))
    try:
        lay_out_night(store, night)
        day = NightDay(store, night)
        day.call()
        crowd(store, day.number, RUNNING - 1, SHORT)

        def opened() -> None:
            with store.read() as connection:
                assert len(orders(connection, NOW, running=True)) == RUNNING

        figure = median_ms(opened, rounds)
    finally:
        store.close()
    goal = f"list of {RUNNING} running that lack a piece <= {LIST_MS} ms"
    return Outcome(f"emergencies list {kind}", {"running": RUNNING, "p50_ms": figure}, goal=goal, met=figure <= LIST_MS)
