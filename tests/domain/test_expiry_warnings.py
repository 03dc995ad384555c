"""The last warning whose day has come, by whole days before the expiry day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.deadlines import RULES, Stage
from desktop.domain.expiry_warnings import RULE, Horizon, horizons, tightest, warned_days

SHIPPED = horizons(RULES[RULE])
LAST = date(2027, 5, 31)


def test_the_shipped_horizons_are_those_of_the_lists() -> None:
    assert [one.days for one in SHIPPED] == [-1, 30, 90, 180, 365]


@pytest.mark.requirement("R08")
@pytest.mark.parametrize(
    ("left", "days"), [(366, None), (365, 365), (181, 365), (180, 180), (90, 90), (31, 90), (30, 30), (0, 30), (-1, -1)]
)
def test_the_tightest_horizon_that_was_passed_counts(left: int, days: int | None) -> None:
    found = tightest(SHIPPED, LAST, LAST - timedelta(days=left))
    assert (found.days if found is not None else None) == days


def test_a_warning_belongs_to_a_calendar_day() -> None:
    assert Horizon(30, "left_2592000").day(LAST) == date(2027, 5, 1)
    assert SHIPPED[0].day(LAST) == date(2027, 6, 1)


def test_spans_and_parts_are_whole_days_before_the_expiry_day() -> None:
    rule = replace(RULES[RULE], days=100, stages=(Stage(part=50), Stage(left=timedelta(hours=36))))
    assert [(one.days, one.stage) for one in horizons(rule)] == [(-1, "overdue"), (1, "left_129600"), (50, "part_50")]
    assert warned_days("left_129600", timedelta(0)) == 1
    assert warned_days("part_50", timedelta(days=50, hours=3)) == 50
