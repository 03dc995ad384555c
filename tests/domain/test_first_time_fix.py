"""A repair held when the fault was not reported again within thirty days; the day of the decision is told."""

from datetime import date, timedelta

import pytest

from desktop.domain.repairs import FIX_DAYS, Fix, FixTold, first_time_fix, fix_told

DONE = date(2026, 11, 23)
DECIDED = DONE + timedelta(days=FIX_DAYS + 1)


@pytest.mark.requirement("S2-49")
@pytest.mark.parametrize("days", [0, 1, FIX_DAYS, FIX_DAYS + 1, FIX_DAYS + 40])
def test_a_repair_that_nobody_complains_about_is_decided_when_its_days_are_over(days: int) -> None:
    today = DONE + timedelta(days=days)
    told = fix_told(DONE, None, today)
    assert told == FixTold(Fix.WAITS if today < DECIDED else Fix.FIXED, DECIDED)
    assert (told.fix is Fix.FIXED) is (first_time_fix(DONE, (), today) is True)


@pytest.mark.requirement("S2-49")
def test_a_repair_whose_fault_came_back_is_decided_on_that_day() -> None:
    again = DONE + timedelta(days=12)
    assert fix_told(DONE, again, again + timedelta(days=90)) == FixTold(Fix.NOT_FIXED, again)
