"""Due moments: elapsed to the second, calendar to the end of the local day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desktop.domain.deadlines import RULES, due_at, on_time

SHANGHAI = ZoneInfo("Asia/Shanghai")
SURGERY_ENDED = datetime(2026, 11, 24, 11, 20, tzinfo=SHANGHAI)


def local(rule: str, opened: datetime) -> str:
    return due_at(RULES[rule], opened, SHANGHAI).astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


@pytest.mark.requirement("S1-07", "S1-09")
def test_the_clocks_after_a_surgery_end_when_the_contract_says() -> None:
    assert local("follow_up", SURGERY_ENDED) == "2026-11-26 11:20:00"
    assert local("follow_up_form", SURGERY_ENDED) == "2026-12-01 11:20:00"
    assert local("no_complaint", SURGERY_ENDED) == "2026-12-24 23:59:59"


@pytest.mark.requirement("S1-12")
def test_day_seven_lasts_until_its_last_second() -> None:
    delivered = datetime(2026, 11, 20, 14, 0, tzinfo=SHANGHAI)
    due = due_at(RULES["return_unopened"], delivered, SHANGHAI)
    assert due == datetime(2026, 11, 27, 15, 59, 59, tzinfo=UTC)
    assert on_time(due, due + timedelta(microseconds=999_999))
    assert not on_time(due, due + timedelta(seconds=1))


def test_a_calendar_clock_follows_the_sites_day_over_a_change_of_clocks() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    opened = datetime(2026, 10, 20, 0, 30, tzinfo=berlin)
    assert due_at(RULES["return_unopened"], opened, berlin) == datetime(2026, 10, 27, 22, 59, 59, tzinfo=UTC)
