"""Memory of the stock table's ids: 8 bytes a row instead of a row of objects."""

import resource
from pathlib import Path

from benchmarks.measure import Outcome, timed
from benchmarks.seeding import seeded
from desktop.app import open_store_at
from desktop.queries.stock import StockSort, stock_ids
from desktop.queries.stock_filter import StockFilter
from desktop.queries.stock_rows import stock_rows


def run(*, quick: bool, data: Path) -> list[Outcome]:
    """Measure the peak of this process with all ids and one page of rows."""
    units = 10_000 if quick else 1_000_000
    data.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{data / f'stock-{units}.db'}"
    seeded(url, units)
    store = open_store_at(url)
    try:
        with store.read() as connection:
            seconds = timed(lambda: stock_ids(connection, StockFilter()))
            ids = stock_ids(connection, StockFilter())
            sorting = timed(lambda: stock_ids(connection, StockFilter(), StockSort.SERIAL))
            stock_rows(connection, ids[:256])
    finally:
        store.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figures = {
        "rows": len(ids),
        "peak_mb": peak,
        "all_ids_ms": round(seconds * 1000),
        "sorted_ms": round(sorting * 1000),
    }
    return [Outcome("memory_stock_table", figures, {}, None, "at most 250 MB with 1,000,000 rows", peak <= 250)]
