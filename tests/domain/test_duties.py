"""The rules of the duties: when presence is due, what initials are, which weeks a month has."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.domain.duties import PresenceBasis, are_initials, presence_due, weeks_of

START = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
BEFORE, AFTER = PresenceBasis.BEFORE_START, PresenceBasis.AFTER_NOTICE


@pytest.mark.requirement("S1-01")
@pytest.mark.parametrize(
    ("basis", "noticed", "due"),
    [
        (BEFORE, -72, -24),
        (BEFORE, -24, -24),
        (BEFORE, -23, 0),
        (AFTER, -72, -48),
        (AFTER, -24, 0),
        (AFTER, -5, 0),
    ],
)
def test_presence_is_due_by_the_reading_of_the_contract(basis: PresenceBasis, noticed: int, due: int) -> None:
    """Hours before the start; whatever the reading, nobody comes after the start."""
    assert presence_due(basis, START + timedelta(hours=noticed), START) == START + timedelta(hours=due)


@pytest.mark.requirement("X-04")
@pytest.mark.parametrize("text", ["W", "W.", "WX", "W.X.M.", "W X", "Dr. W", "Dr W", "A-B"])
def test_initials_are_taken(text: str) -> None:
    assert are_initials(text)


@pytest.mark.requirement("X-04")
@pytest.mark.parametrize(
    "text", ["", "Wang", "Bob", "王", "王小明", "Dr. Wang", "WXYZ", "W\nX", "w", "W ", "\uff37", "Dr. ", "W1", "Ŵ"]
)
def test_names_and_anything_else_are_not(text: str) -> None:
    assert not are_initials(text)


@pytest.mark.requirement("S1-25")
@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        (date(2026, 11, 15), date(2026, 10, 26), date(2026, 11, 30)),
        (date(2027, 2, 1), date(2027, 2, 1), date(2027, 2, 22)),
        (date(2028, 2, 29), date(2028, 1, 31), date(2028, 2, 28)),
        (date(2026, 12, 31), date(2026, 11, 30), date(2026, 12, 28)),
    ],
)
def test_a_month_has_every_week_with_a_day_in_it(month: date, first: date, last: date) -> None:
    weeks = weeks_of(month)
    assert (weeks[0], weeks[-1]) == (first, last)
    assert all(day.weekday() == 0 for day in weeks)
