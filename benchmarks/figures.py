"""The figures of service among 100,000 devices with 200,000 orders, two a device; as JSON.

The goal is that of the page: the figures of a month and of the month before it within a second. The collector rests,
as it does in the window.
"""

import gc
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import text

from benchmarks.measure import Outcome, median_ms
from benchmarks.repairs import _seed
from benchmarks.warehouse import databases, warehouse
from desktop.queries.service_asked import Asked
from desktop.queries.service_failures import ListAsked, failures
from desktop.queries.service_figures import compared
from desktop.queries.service_sheet import SheetAsked, management_sheet
from desktop.queries.service_stock import part_stock, part_stock_worth
from desktop.storage.unit_of_work import Store

NOW: Final = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
MONTH: Final = Asked(date(2026, 11, 1), date(2026, 11, 21), "SH")
YEAR: Final = Asked(date(2025, 11, 22), date(2026, 11, 21), "SH")
GOAL: Final = "a month beside the month before within 1,000 ms"
_MORE_EVENTS: Final = """INSERT INTO repair_event
    (order_id, event, at, source, by_id, recorded_at, customer_caused, note)
    SELECT order_id, '{0}', at, source, by_id, recorded_at, false, ''
    FROM repair_event WHERE event = '{1}'"""


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases."""
    count = 10_000 if quick else 100_000
    outcomes = []
    with databases() as urls:
        for kind, url in urls.items():
            with warehouse(url) as made:
                _seed(made, count)
                with made.store.engine.begin() as connection:
                    for event, at in (("assigned", "started"), ("returned_to_service", "finished")):
                        connection.execute(text(_MORE_EVENTS.format(event, at)))
                outcomes.append(_measured(made.store, kind, count))
    return outcomes


def _measured(store: Store, kind: str, count: int) -> Outcome:
    with store.read() as connection:
        jobs: dict[str, Callable[[], Any]] = {
            "month_ms": lambda: compared(connection, MONTH, NOW),
            "worth_of_stock_ms": lambda: part_stock_worth(connection, MONTH),
            "spare_parts_ms": lambda: part_stock(connection, MONTH),
            "failure_list_ms": lambda: failures(connection, ListAsked(MONTH, NOW)),
            "management_sheet_ms": lambda: management_sheet(connection, SheetAsked(MONTH, NOW)),
            "year_ms": lambda: compared(connection, YEAR, NOW),
        }
        gc.disable()
        try:
            figures: dict[str, Any] = {name: round(median_ms(job, 3)) for name, job in jobs.items()}
        finally:
            gc.enable()
    met = figures["month_ms"] <= 1000
    return Outcome(f"figures_{kind}", figures | {"devices": count, "orders": 2 * count}, goal=GOAL, met=met)
