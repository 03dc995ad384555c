"""How far apart words are, against the table that everybody knows."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.nearness import FEWEST_IN_ARRAYS, distance, nearest

WORDS = st.text("ab01-", max_size=9)


def by_table(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for at, mine in enumerate(one, 1):
        before, row[0] = row[:], at
        for to, theirs in enumerate(other, 1):
            row[to] = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (mine != theirs))
    return row[-1]


@given(WORDS, WORDS)
def test_the_distance_is_the_one_of_the_table(one: str, other: str) -> None:
    assert distance(one, other) == by_table(one, other) == distance(other, one)


@given(WORDS, st.lists(WORDS, max_size=12))
def test_the_nearest_three_are_the_nearest_three(word: str, words: list[str]) -> None:
    wanted = sorted((by_table(word, one), one) for one in words)[:3]
    assert nearest(word, words, 3) == tuple(one for _far, one in wanted)


def test_a_slip_of_the_finger_is_near() -> None:
    known = ["PD2-24-00817", "PD2-24-00871", "PD2-24-00718", "XR1-19-00003"]
    assert nearest("PD2-24-0O817", known, 3) == ("PD2-24-00817", "PD2-24-00718", "PD2-24-00871")
    assert distance("", "abc") == distance("abc", "") == 3


@given(
    st.text("ab01-é中", min_size=1, max_size=63), st.lists(st.text("ab01-é中", max_size=70), min_size=FEWEST_IN_ARRAYS)
)
@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
def test_many_words_at_once_are_as_far_as_one_after_the_other(word: str, words: list[str]) -> None:
    wanted = sorted((distance(word, one), one) for one in words)[:3]
    assert nearest(word, words, 3) == tuple(one for _far, one in wanted)


@pytest.mark.requirement("S2-08")
def test_among_many_serials_the_nearest_three_are_exact() -> None:
    known = [f"PD{number % 7}-2{number % 6}-{number:06d}" for number in range(20_000)]
    for asked in ("PD2-23-003333X", "HELLO", "7-21-01234", "pd2-24-008171", "P" * 70):
        wanted = sorted((distance(asked, one), one) for one in known)[:3]
        assert nearest(asked, known, 3) == tuple(one for _far, one in wanted)
