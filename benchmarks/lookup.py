"""Looking up among ten thousand to ten million units: does it stay as quick?"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from benchmarks.measure import Outcome, median_ms
from benchmarks.seeding import seeded
from benchmarks.warehouse import databases
from desktop.app import open_store_at
from desktop.domain.udi import Agency, Udi
from desktop.queries.stock import stock_ids
from desktop.queries.stock_filter import StockFilter
from desktop.queries.stock_rows import stock_rows
from desktop.services.finding import find_in

PAGE = 100
_RAW = text(
    """SELECT unit.id, balance.place_id FROM item_package JOIN unit ON unit.item_id = item_package.item_id
    JOIN balance ON balance.unit_id = unit.id WHERE item_package.di = :di AND unit.serial = :serial"""
)
_ON_HAND = text(
    """SELECT place_id, count(*), sum(quantity) FROM balance WHERE lot_id = (SELECT id FROM lot WHERE item_id =
    (SELECT item_id FROM item_package WHERE di = :di) AND number = :lot) GROUP BY place_id"""
)


def run(*, quick: bool, data: Path, ten_million: bool) -> list[Outcome]:
    """Measure at every size; the largest on PostgreSQL, which keeps nothing for the next run, when asked for."""
    sizes = QUICK_SIZES if quick else ALL_SIZES
    return [*_sqlite(sizes, data), *_postgresql(sizes if ten_million else sizes[:-1])]


QUICK_SIZES = [10_000, 100_000]
ALL_SIZES = [10_000, 1_000_000, 10_000_000]


def _sqlite(sizes: list[int], data: Path) -> list[Outcome]:
    data.mkdir(parents=True, exist_ok=True)
    measured = {}
    for units in sizes:
        url = f"sqlite:///{data / f'stock-{units}.db'}"
        seeded(url, units)
        measured[units] = _measure(url, units)
    return _flat("sqlite", measured)


def _postgresql(sizes: list[int]) -> list[Outcome]:
    measured = {}
    for units in sizes:
        with databases(("postgresql",)) as urls:
            seeded(urls["postgresql"], units)
            measured[units] = _measure(urls["postgresql"], units)
    return _flat("postgresql", measured)


def _measure(url: str, units: int) -> dict[str, float]:
    store = open_store_at(url)
    try:
        with store.read() as connection:
            return {name: median_ms(job, 30) for name, job in _jobs(connection, units).items()}
    finally:
        store.close()


def _jobs(connection: Connection, units: int) -> dict[str, Callable[[], Any]]:
    numbers = iter(range(units // 3, units))

    def names() -> dict[str, str]:
        at = next(numbers)
        lot = at // 120
        return {"di": f"0{6910000000000 + lot % 5000}", "lot": f"L{10000000 + lot}", "serial": f"S{100000000 + at}"}

    def page(asked: StockFilter) -> Any:
        return stock_rows(connection, stock_ids(connection, asked, limit=PAGE))

    serial = f"S{100000000 + units // 2}"
    return {
        "look_up_raw": lambda: connection.execute(_RAW, names()).first(),
        "look_up": lambda: find_in(connection, Udi(Agency.GS1, **names())),
        "lot_on_hand_raw": lambda: connection.execute(_ON_HAND, names()).all(),
        "lot_on_hand": lambda: page(StockFilter(lot=names()["lot"])),
        "first_page": lambda: page(StockFilter()),
        "page_by_chinese_word": lambda: page(StockFilter("螺钉")),
        "page_by_serial": lambda: page(StockFilter(serial)),
        "page_by_part_of_lot": lambda: page(StockFilter("L1000")),
        "page_by_two_words": lambda: page(StockFilter("螺钉 A-1-2")),
        "page_of_a_place": lambda: page(StockFilter(place="A-1-2")),
        "page_of_an_owner": lambda: page(StockFilter(owner="M-01")),
    }


def _flat(kind: str, measured: dict[int, dict[str, float]]) -> list[Outcome]:
    smallest, largest = min(measured), max(measured)
    outcomes = []
    for name in measured[smallest]:
        figures = {f"{units}_units_ms": measured[units][name] for units in measured}
        ratio = round(measured[largest][name] / max(measured[smallest][name], 0.05), 2)
        goal = f"{largest} units at most twice {smallest}"
        outcomes.append(Outcome(f"{name}_{kind}", figures, {}, ratio, goal, ratio <= 2))
    return outcomes
