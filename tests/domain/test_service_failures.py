"""The failure list: groups whose counts add up to the failures, each with its orders."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from desktop.domain.service_failures import ChangedPart, FailedOrder, Handling, cases, failure_list

FIRST = date(2026, 10, 1)


def part(ref: str, lot: str = "", serial: str = "", pieces: int = 1) -> ChangedPart:
    return ChangedPart(ref, f"件{ref}", f"Part {ref}", lot, serial, Decimal(pieces))


def order(number: int, random: Random) -> FailedOrder:
    parts = tuple(part(random.choice("PQ"), random.choice(["", "L1"])) for _ in range(random.randrange(3)))
    serial, on = f"D-{random.randrange(4)}", FIRST + timedelta(days=random.randrange(31))
    told = (random.choice("AB"), "East", random.choice("XY"), on, None, random.choice([None, 10, 400]))
    return FailedOrder(f"W-{number:02}", serial, *told, random.choice(list(Handling)), parts)


@pytest.mark.requirement("S2-27")
@pytest.mark.parametrize("seed", range(8))
def test_every_count_adds_up_and_names_its_orders(seed: int) -> None:
    random = Random(seed)
    orders = [order(number, random) for number in range(25)]
    told = failure_list(orders, {"A": (3, 93)})
    assert told.failures == sum(row.cases.failures for row in told.faults) == 25
    for model in "AB":
        mine = [one for one in orders if one.model == model]
        rows = [row for row in told.parts if row.model == model]
        with_part = {number for row in rows if row.ref for number in row.cases.orders}
        without = [row for row in rows if not row.ref]
        assert len(with_part) + sum(row.cases.failures for row in without) == len(mine)
        assert sum((row.pieces for row in rows), Decimal(0)) == sum(len(one.parts) for one in mine)
    for row in (*told.faults, *told.parts):
        assert row.cases.failures == len(set(row.cases.orders)) == sum(row.cases.handling.values())
        found = [one for one in orders if one.number in row.cases.orders]
        assert row.cases.first == min(one.reported_on for one in found)
        assert row.cases.age_unknown == sum(one.age_days is None for one in found)
    rated = [row for row in told.faults if row.model == "A"]
    assert all(row.fleet == 3 and row.rate.rate == pytest.approx(row.cases.failures / (93 / 365.25)) for row in rated)
    assert all(row.rate.rate is None for row in told.faults if row.model == "B"), "no fleet, no rate"


def test_an_order_with_two_parts_stands_in_two_rows_and_counts_once() -> None:
    both = (part("P", "L1", "S1"), part("P", "L1", "S2"), part("Q"))
    one = FailedOrder("W-1", "D", "A", "", "X", FIRST, None, 30, Handling.CONTAMINATED, both)
    told = failure_list([one], {})
    assert [(row.ref, row.pieces, row.serials, row.cases.failures) for row in told.parts] == [
        ("P", Decimal(2), ("S1", "S2"), 1),
        ("Q", Decimal(1), (), 1),
    ]
    assert (told.failures, told.with_part) == (1, 1)
    assert cases([one]).ages == (30, 30.0, 30)
