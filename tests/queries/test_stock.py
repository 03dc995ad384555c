"""The stock as it is searched, sorted and shown."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection

from desktop.domain.ledger import ZoneState
from desktop.queries.stock import StockSort, stock_ids, stock_page
from desktop.queries.stock_filter import StockFilter
from desktop.queries.stock_rows import StockRow, stock_rows
from tests.queries.day import EXPIRES, STEM, TODAY, Day, screws, stem


def found(connection: Connection, text: str = "", sort: StockSort = StockSort.NATURAL, **more: Any) -> list[str]:
    asked = StockFilter(text, today=TODAY, **more)
    return [name(row) for row in stock_rows(connection, stock_ids(connection, asked, sort))]


def name(row: StockRow) -> str:
    return row.serial if row.serial else f"{row.lot}@{row.place}"


UNITS = ["S1", "S2", "S3", "S9"]
SCREWS = ["LS-9@SH-RECEIVING", "LS-9@A-1-2"]


def test_a_row_tells_where_a_unit_in_a_tray_really_is(connection: Connection) -> None:
    (row,) = stock_rows(connection, stock_ids(connection, StockFilter(serial="S1")))
    assert row == StockRow(
        row.id, "STEM-12", "股骨柄", "STEM-12 part", STEM, "SL-12", "", "L23B017", "S1", EXPIRES, "TK-001",
        ("TK-001", "A-1-1"), ZoneState.USABLE, "M-01", "厂家", "P-01", "华东渠道", Decimal(1), held=False,
    )  # fmt: skip


def test_goods_that_are_received_wait_for_inspection(connection: Connection) -> None:
    assert found(connection, state=ZoneState.TO_INSPECT) == ["S9", "S3", "LS-9@SH-RECEIVING"]
    assert found(connection, state=ZoneState.USABLE) == ["TK-001", "LS-9@A-1-2", "S1", "S2"]


def test_a_hold_is_told_of_the_unit_alone(connection: Connection) -> None:
    rows = stock_rows(connection, stock_ids(connection, StockFilter(item="STEM-12")))
    assert [row.serial for row in rows if row.held] == ["S9"]
    assert found(connection, held=True) == ["S9"]


@pytest.mark.parametrize("sort", list(StockSort))
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("股骨", UNITS),
        ("螺钉", SCREWS),
        ("钉", SCREWS),
        ("stem-12", UNITS),
        ("SL-12", UNITS),
        ("_4.5%", SCREWS),
        ("%", SCREWS),
        ("_", SCREWS),
        ("\\", []),
        ("'", []),
        ("L23B", UNITS),
        ("l23b017", UNITS),
        ("23B017", []),
        ("S9", ["S9"]),
        ("S", [*UNITS, *SCREWS]),
        (STEM[:10], [*UNITS, *SCREWS]),
        (STEM, UNITS),
        (STEM[1:], UNITS),
        ("A-1-1", ["S1", "S2", "TK-001"]),
        ("外厂", []),
        ("股骨 A-1-1", ["S1", "S2"]),
        ("A-1-1  S2", ["S2"]),
        ("股骨 螺钉", []),
        ("nothing", []),
    ],
)
def test_each_word_of_a_search_is_found(
    connection: Connection, text: str, expected: list[str], sort: StockSort
) -> None:
    assert sorted(found(connection, text, sort)) == sorted(expected)


def test_the_owner_is_searched_too(connection: Connection) -> None:
    assert len(found(connection, "厂家")) == 7
    assert len(found(connection, owner="M-01")) == 7
    assert found(connection, owner="P-01") == []
    assert found(connection, owner="nobody") == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (stem("S2"), ["S2"]),
        (f"]d201{STEM}17290131" + "10L23B017", UNITS),
        (screws(), SCREWS),
        ("SZ:P:A-1-1", ["S1", "S2", "TK-001"]),
        ("SZ:T:TK-001", ["S1", "S2", "TK-001"]),
        ("SZ:P:NOWHERE", []),
        ("SZ:X", []),
        (stem("S77"), []),
        (stem("S77", "OTHER").replace(STEM, "06901234500009"), []),
        (f"(01){STEM}(17)290131(10)L23B017(21)S3", ["S3"]),
    ],
)
def test_a_scan_finds_exactly_what_it_names(connection: Connection, raw: str, expected: list[str]) -> None:
    assert sorted(found(connection, raw)) == sorted(expected)


def test_a_place_holds_what_lies_in_its_trays(connection: Connection) -> None:
    assert sorted(found(connection, place="A-1-1")) == ["S1", "S2", "TK-001"]
    assert found(connection, place="A-1-2") == ["LS-9@A-1-2"]
    assert len(found(connection, site="SH")) == 7
    assert found(connection, site="XX") == []
    assert sorted(found(connection, lot="LS-9")) == sorted(SCREWS)


def test_rows_come_in_the_order_that_was_chosen(connection: Connection) -> None:
    def in_order(sort: StockSort, *, descending: bool = False) -> list[str]:
        ids = stock_ids(connection, StockFilter(item="STEM-12"), sort, descending=descending)
        return [row.serial for row in stock_rows(connection, ids)]

    assert in_order(StockSort.SERIAL) == UNITS
    assert in_order(StockSort.SERIAL, descending=True) == UNITS[::-1]
    assert in_order(StockSort.PLACE) == ["S9", "S3", "S1", "S2"]
    assert in_order(StockSort.NEWEST) == ["S9", "S3", "S2", "S1"]
    quantities = stock_rows(connection, stock_ids(connection, StockFilter(), StockSort.QUANTITY, descending=True))
    assert [row.quantity for row in quantities] == [7, 5, 1, 1, 1, 1, 1]


def test_a_limit_keeps_the_first(connection: Connection) -> None:
    whole = stock_ids(connection, StockFilter("S"))
    assert stock_ids(connection, StockFilter("S"), limit=3) == whole[:3]
    assert len(set(whole)) == len(whole)


@pytest.mark.parametrize(
    "asked",
    [
        StockFilter("A-1"),
        StockFilter("tk"),
        StockFilter("SH"),
        StockFilter("厂家"),
        StockFilter("A-1 S"),
        StockFilter("A-1 厂家", owner="M-01"),
        StockFilter(place="A-1-1"),
        StockFilter(place="TK-001"),
        StockFilter(state=ZoneState.USABLE),
        StockFilter(state=ZoneState.TO_INSPECT, item="STEM-12"),
        StockFilter(site="SH"),
        StockFilter(site="SH", owner="M-01"),
        StockFilter(owner="M-01"),
        StockFilter(),
    ],
)
def test_the_first_rows_are_the_same_however_few_are_asked_for(connection: Connection, asked: StockFilter) -> None:
    whole = stock_ids(connection, asked)
    assert len(whole) > 0
    for limit in range(1, len(whole) + 2):
        assert stock_ids(connection, asked, limit=limit) == whole[:limit]


def test_pages_follow_each_other_without_a_gap(connection: Connection) -> None:
    everything = stock_page(connection, StockFilter())
    assert len(everything) == 7
    read: list[StockRow] = []
    while page := stock_page(connection, StockFilter(), read[-1].id if read else 0, 3):
        assert len(page) <= 3
        read += page
    assert tuple(read) == everything


def test_rows_that_are_gone_are_left_out(connection: Connection) -> None:
    ids = stock_ids(connection, StockFilter(serial="S1"))
    assert [row.serial for row in stock_rows(connection, [10**6, *ids])] == ["S1"]


def test_the_day_is_sound(day: Day) -> None:
    from desktop.storage.verify import verify

    assert verify(day.store.engine).findings == ()
