"""The plan of counts: the zone is through in some days, the longest not counted first."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.errors import Refusal
from desktop.queries.count_plan import By, count_accuracy, count_plan
from tests.journeys.count_day import FIRST, OF_B_11, CountDay, unit


def tasks(day: CountDay, until: date | None = None) -> list[tuple[str, date, str | None]]:
    with day.store.read() as connection:
        return [(row.place, row.planned_on, row.state) for row in count_plan(connection, "Z1", until=until)]


def test_forty_bins_in_five_days_are_eight_a_day_the_most_worth_first(day: CountDay) -> None:
    planned = day.send(FIRST, "plan_counts", zone="Z1", days=5, starts_on="2026-11-23")
    assert (planned["places"], planned["days"], planned["a_day"]) == (40, 5, 8)
    rows = tasks(day)
    assert [sum(row[1] == date(2026, 11, 23 + later) for row in rows) for later in range(5)] == [8] * 5
    assert [row[0] for row in rows[:3]] == ["B-07", "B-11", "B-20"]
    assert planned["first_day"] == [row[0] for row in rows[:8]]
    assert len(tasks(day, date(2026, 11, 24))) == 16


def test_what_was_counted_comes_last_in_the_next_round(day: CountDay) -> None:
    day.send(FIRST, "plan_counts", zone="Z1")
    day.count(FIRST, "B-11", unit(OF_B_11))
    day.send(FIRST, "end_bin", place="B-11")
    assert ("B-11", "closed") in [(row[0], row[2]) for row in tasks(day)]
    day.send(FIRST, "plan_counts", zone="Z1")
    assert tasks(day)[-1][::2] == ("B-11", None)


def test_a_dropped_count_leaves_its_task_open(day: CountDay) -> None:
    day.send(FIRST, "plan_counts", zone="Z1")
    day.send(FIRST, "start_count", place="B-11")
    day.send(FIRST, "drop_count", place="B-11")
    assert [row[2] for row in tasks(day) if row[0] == "B-11"] == [None]
    day.send(FIRST, "start_count", place="B-11")
    assert [row[2] for row in tasks(day) if row[0] == "B-11"] == ["counting"]


def test_an_opening_count_takes_the_whole_zone_at_once_with_its_trays(day: CountDay) -> None:
    planned = day.send(FIRST, "plan_counts", zone="Z1", kind="opening", days=9)
    assert (planned["places"], planned["days"], planned["a_day"]) == (40, 1, 40)
    assert len({row[1] for row in tasks(day)}) == 1


@pytest.mark.parametrize(
    ("fields", "code"), [({"zone": "NONE"}, "unknown_zone"), ({"zone": "Z1", "days": 0}, "bad_days")]
)
def test_a_plan_that_makes_no_sense_is_refused(day: CountDay, fields: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        day.send(FIRST, "plan_counts", **fields)
    assert tasks(day) == []


def test_accuracy_is_told_by_bin_zone_and_month(day: CountDay) -> None:
    day.count(FIRST, "B-11", unit(OF_B_11))
    day.send(FIRST, "end_bin", place="B-11")
    with day.store.read() as connection:
        (by_bin,) = count_accuracy(connection, By.BIN)
        (by_zone,) = count_accuracy(connection, By.ZONE, zone="Z1")
        (by_month,) = count_accuracy(connection, By.MONTH, site="EAST-W1")
    assert (by_bin.of, by_zone.of, by_month.of) == ("B-11", "Z1", "2026-11")
    assert (by_zone.counts, by_zone.book, by_zone.accuracy_first) == (1, Decimal(1), Decimal("100.0"))
