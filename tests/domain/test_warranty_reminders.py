"""The days of the reminders, and what becomes of them when a warranty changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.warranty_reminders import (
    END,
    MIDDLE,
    SHIPPED,
    START,
    Before,
    Days,
    Due,
    Policy,
    Told,
    due_days,
    replan,
)

FIRST, LAST, LATER = date(2024, 3, 15), date(2026, 3, 15), date(2027, 3, 15)
J10 = [
    (START, date(2024, 3, 15)),
    (MIDDLE, date(2025, 3, 15)),
    ("left_60", date(2026, 1, 14)),
    ("left_30", date(2026, 2, 13)),
    ("left_7", date(2026, 3, 8)),
    (END, date(2026, 3, 15)),
]
days = st.dates(date(2000, 1, 1), date(2090, 1, 1))


@pytest.mark.requirement("S2-20", "S2-21", "S2-37")
def test_the_days_of_the_journey() -> None:
    assert [(one.event, one.on) for one in due_days(Days(FIRST, LAST), SHIPPED)] == J10
    assert due_days(Days(), SHIPPED) == ()
    assert due_days(Days(LAST, FIRST), SHIPPED) == ()


def test_values_are_those_of_the_policy() -> None:
    short = Policy((90, 14), {END: (Told.DEALER,)})
    assert [one.event for one in due_days(Days(FIRST, LAST), short)] == [START, MIDDLE, "left_90", "left_14", END]
    assert (short.told_of(END), short.told_of(START)) == ((Told.DEALER,), ())
    assert SHIPPED.told_of("left_7") == (Told.CUSTOMER, Told.DEALER, Told.ENGINEER)
    few = due_days(Days(FIRST, FIRST + timedelta(days=20)), SHIPPED)
    assert [one.event for one in few] == [START, MIDDLE, "left_7", END]


@pytest.mark.requirement("S2-21")
def test_an_extension_drops_what_was_to_come_and_plans_the_new_end() -> None:
    told = frozenset(Due(event, on) for event, on in J10[:3])
    waiting = frozenset(Due(event, on) for event, on in J10[3:])
    today = date(2026, 2, 2)
    again = replan(Days(FIRST, LATER), SHIPPED, Before(waiting, told, frozenset({START, MIDDLE})), today, today)
    assert [(one.event, one.on) for one in again.dropped] == J10[3:]
    assert [one.on for one in again.planned] == [date(2027, 1, 14), date(2027, 2, 13), date(2027, 3, 8), LATER]


@pytest.mark.requirement("S2-02")
def test_what_was_missed_is_still_told_unless_nothing_is_covered() -> None:
    waiting = frozenset(Due(event, on) for event, on in J10)
    today = date(2026, 2, 2)
    again = replan(Days(FIRST, LATER), SHIPPED, Before(waiting), today, today)
    assert [(one.event, one.on) for one in again.dropped] == J10[3:]
    assert len(again.planned) == 4
    void = replan(Days(), SHIPPED, Before(waiting), today, today)
    assert (void.dropped, void.planned) == (due_days(Days(FIRST, LAST), SHIPPED), ())


def test_nothing_is_told_while_it_rests() -> None:
    resting = ((date(2026, 2, 1), date(2026, 2, 28)),)
    assert "left_30" not in [one.event for one in due_days(Days(FIRST, LAST, resting), SHIPPED)]


@given(days, st.integers(0, 4000), days)
def test_a_second_look_changes_nothing(first: date, length: int, today: date) -> None:
    covered = Days(first, first + timedelta(days=length))
    once = replan(covered, SHIPPED, Before(), today, today)
    again = replan(covered, SHIPPED, Before(frozenset(once.planned)), today, today)
    assert (again.dropped, again.planned) == ((), ())
    assert all(one.on >= today for one in once.planned)
    assert {one.on for one in due_days(covered, SHIPPED)} <= {first + timedelta(days=n) for n in range(length + 1)}
