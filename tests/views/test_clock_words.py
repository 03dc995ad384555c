"""A clock that stands wrong is told in words: by how much, which way, and that no deadline has moved."""

from datetime import timedelta

import pytest

from desktop.views.clock_words import clock_chip, clock_span
from desktop.views.widgets.status_chip import ChipState

SPANS = [
    (timedelta(seconds=-3), "3 s"),
    (timedelta(hours=-1), "1:00 h"),
    (timedelta(minutes=65), "1:05 h"),
    (timedelta(days=30, hours=2), "30 d 2 h"),
]


@pytest.mark.parametrize(("off", "span"), SPANS)
def test_a_span_is_short(off: timedelta, span: str) -> None:
    assert clock_span(off) == span


@pytest.mark.requirement("R30")
def test_the_chip_says_which_way_and_that_no_deadline_moved(qapp: object) -> None:
    behind, ahead = (clock_chip("Clock", timedelta(hours=hours)) for hours in (-1, 1))
    assert behind.state is ChipState.WARN
    assert behind.word != ahead.word
    assert "1:00 h" in behind.word
    assert "1:00 h" in behind.detail
