"""Clocks of work orders: exact for elapsed and for working time, with pauses wherever they lie."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.repair_clocks import Calendar, Counts, Limit, Pause, after, counted, due, merged, repair_time

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEK = Calendar(SHANGHAI, days={date(2026, 10, 1): False, date(2026, 10, 10): True})
NIGHTS = Calendar(ZoneInfo("Europe/Berlin"), frozenset({1, 5, 6}), 6 * 60 + 30, 24 * 60)
BEGIN = datetime(2026, 3, 20, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


MOMENTS = st.integers(0, 40 * 24 * 60).map(lambda minutes: BEGIN + timedelta(minutes=minutes))
CALENDARS = st.sampled_from([WEEK, NIGHTS])
PAUSES = st.lists(
    st.tuples(MOMENTS, st.integers(0, 5000), st.booleans()).map(
        lambda made: Pause(made[0], made[0] + timedelta(minutes=made[1]), made[2])
    ),
    max_size=5,
)


def by_minutes(counts: Counts, calendar: Calendar, start: datetime, end: datetime, pauses: list[Pause]) -> timedelta:
    """An oracle that looks at every minute by itself."""
    minute, total = timedelta(minutes=1), timedelta()
    while start < end:
        local = start.astimezone(calendar.zone)
        of_day = local.hour * 60 + local.minute
        open_now = calendar.works_on(local.date()) and calendar.opens <= of_day < calendar.closes
        rests = any(one.start <= start < (one.end or end) for one in pauses)
        total += minute if (counts is Counts.ELAPSED or open_now) and not rests else timedelta()
        start += minute
    return total


@given(MOMENTS, st.integers(0, 3000), st.sampled_from(Counts), CALENDARS, PAUSES)
def test_when_a_clock_is_due_it_has_counted_exactly_its_limit(
    start: datetime, minutes: int, counts: Counts, calendar: Calendar, pauses: list[Pause]
) -> None:
    moment = due(Limit(counts, minutes), calendar, start, pauses)
    assert moment is not None
    assert by_minutes(counts, calendar, start, moment, pauses) == timedelta(minutes=minutes)


@given(MOMENTS, MOMENTS, MOMENTS, st.sampled_from(Counts), CALENDARS)
def test_time_adds_up(one: datetime, two: datetime, three: datetime, counts: Counts, calendar: Calendar) -> None:
    first, middle, last = sorted((one, two, three))
    parts = counted(counts, calendar, first, middle) + counted(counts, calendar, middle, last)
    assert counted(counts, calendar, first, last) == parts


@given(MOMENTS, st.timedeltas(timedelta(), timedelta(days=5)), st.sampled_from(Counts), CALENDARS)
def test_after_and_counted_are_each_others_reverse(
    start: datetime, span: timedelta, counts: Counts, calendar: Calendar
) -> None:
    assert counted(counts, calendar, start, after(counts, calendar, start, span)) == span


@given(MOMENTS, MOMENTS, PAUSES)
def test_the_second_reading_never_is_longer_and_the_order_of_pauses_says_nothing(
    one: datetime, two: datetime, pauses: list[Pause]
) -> None:
    start, end = sorted((one, two))
    told = repair_time(start, end, pauses)
    assert timedelta() <= told.without_customer <= told.whole == end - start
    assert repair_time(start, end, pauses[::-1]) == told
    runs = merged(pauses)
    assert all(earlier[1] is not None and earlier[1] < later[0] for earlier, later in pairwise(runs))


@pytest.mark.requirement("S2-47", "S2-48")
def test_three_working_days_go_over_the_week_end_and_a_holiday() -> None:
    three = Limit(Counts.WORKING, days=3)
    assert due(three, WEEK, at(23, 9, 12)) == at(26, 9, 12)
    assert due(three, WEEK, at(20, 17, 30)) == at(25, 17, 30)
    assert due(three, WEEK, at(21, 9, 12)) == at(25, 18)
    assert due(three, WEEK, at(30, 10, month=9)) == at(6, 10, month=10)
    assert due(Limit(Counts.WORKING, 60), WEEK, at(9, 17, 30, month=10)) == at(10, 9, 30, month=10)
    assert due(Limit(Counts.ELAPSED, 120), WEEK, at(21, 9, 12)) == at(21, 11, 12)
    assert due(Limit(Counts.ELAPSED, days=1), WEEK, at(21, 9, 12)) == at(22, 9, 12)


def test_a_pause_moves_the_due_moment_by_what_the_clock_would_have_counted() -> None:
    two_hours = Limit(Counts.ELAPSED, 120)
    assert due(two_hours, WEEK, at(23, 9), [Pause(at(23, 10), at(23, 10, 30))]) == at(23, 11, 30)
    assert due(two_hours, WEEK, at(23, 9), [Pause(at(23, 12), at(23, 13))]) == at(23, 11)
    assert due(two_hours, WEEK, at(23, 9), [Pause(at(23, 10), None)]) is None
    assert due(two_hours, WEEK, at(23, 9), [Pause(at(23, 8), at(23, 9, 30))]) == at(23, 11, 30)
    working = Limit(Counts.WORKING, 120)
    assert due(working, WEEK, at(23, 17), [Pause(at(23, 17, 30), at(24, 9, 30))]) == at(24, 11)


def test_a_calendar_that_never_opens_says_so() -> None:
    with pytest.raises(ValueError, match="of working time after"):
        after(Counts.WORKING, Calendar(SHANGHAI, frozenset()), at(23, 9), timedelta(hours=1))


@pytest.mark.requirement("S2-60")
def test_six_hours_twelve_of_which_the_customer_caused_forty_minutes() -> None:
    pauses = [
        Pause(at(23, 12), at(23, 12, 30), customer_caused=True),
        Pause(at(23, 12, 20), at(23, 12, 40), customer_caused=True),
        Pause(at(23, 13), at(23, 14)),
    ]
    told = repair_time(at(23, 9, 12), at(23, 15, 24), pauses)
    assert told.whole == timedelta(hours=6, minutes=12)
    assert told.without_customer == timedelta(hours=5, minutes=32)
