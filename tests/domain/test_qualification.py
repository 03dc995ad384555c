"""Certificates, contract years, scores and draws, without any database."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.assessing import as_numbers, count_right, fault_of, read_numbers, read_solution
from desktop.domain.free_time import Diary, begun_until, free_from
from desktop.domain.qualification import (
    Certificate,
    Qualified,
    QuestionKind,
    Standing,
    contract_year,
    draw,
    in_time,
    passes,
    score_of,
    standing_on,
)

DAY = date(2026, 11, 21)
START = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.requirement("S1-58")
@pytest.mark.parametrize(
    ("right", "asked", "score", "passed"),
    [(80, 100, "80.000", True), (79, 100, "79.000", False), (16, 20, "80.000", True), (15, 20, "75.000", False)],
)
def test_eighty_pass_and_seventy_nine_do_not(right: int, asked: int, score: str, passed: bool) -> None:
    assert score_of(right, asked) == Decimal(score)
    assert passes(score_of(right, asked)) is passed


@given(st.integers(1, 3000), st.data())
def test_no_rounding_lifts_anybody_over_the_line(asked: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, asked))
    assert passes(score_of(right, asked)) is (100 * right >= 80 * asked)


@pytest.mark.requirement("S1-57")
def test_thirty_minutes_are_in_time_and_one_second_more_is_not() -> None:
    assert in_time(START, START + timedelta(minutes=30))
    assert not in_time(START, START + timedelta(minutes=30, seconds=1))


@pytest.mark.parametrize(
    ("spans", "passed", "expected"),
    [
        ([("2026-11-21", "2026-11-21")], True, (Standing.VALID, DAY)),
        ([("2026-01-01", "2026-12-31"), ("2026-06-01", "2027-05-31")], True, (Standing.VALID, date(2027, 5, 31))),
        ([("2026-01-01", "2026-12-31")], False, (Standing.NOT_PASSED, date(2026, 12, 31))),
        ([("2024-01-01", "2026-11-20")], True, (Standing.EXPIRED, date(2026, 11, 20))),
        ([("2024-01-01", "2026-11-20"), ("2026-11-22", "2027-11-21")], True, (Standing.NOT_YET, date(2026, 11, 22))),
        ([], True, (Standing.MISSING, None)),
    ],
)
def test_what_certificates_say_on_a_day(
    spans: list[tuple[str, str]], passed: bool, expected: tuple[Standing, date | None]
) -> None:
    held = [Certificate(date.fromisoformat(first), date.fromisoformat(last)) for first, last in spans]
    assert standing_on(held, passed, DAY) == Qualified(*expected)


@pytest.mark.requirement("S1-18")
def test_contract_years_turn_on_the_day_of_the_contract() -> None:
    first = date(2024, 2, 29)
    assert contract_year(first, date(2025, 2, 27)) == (first, date(2025, 2, 27))
    assert contract_year(first, date(2025, 2, 28)) == (date(2025, 2, 28), date(2026, 2, 27))
    assert contract_year(first, date(2028, 2, 29)) == (date(2028, 2, 29), date(2029, 2, 27))
    assert contract_year(date(2026, 1, 1), DAY) == (date(2026, 1, 1), date(2026, 12, 31))


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_lies_in_one_contract_year(first: date, day: date) -> None:
    start, end = contract_year(first, day)
    assert start <= day <= end
    assert contract_year(first, end + timedelta(days=1))[0] == end + timedelta(days=1)
    assert 364 <= (end - start).days <= 366


@given(st.sets(st.integers(1, 10_000), min_size=1, max_size=60), st.uuids(), st.uuids(), st.data())
def test_a_draw_repeats_nothing_and_prefers_what_was_not_asked(
    bank: set[int], seed: UUID, other: UUID, data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, len(bank)))
    questions = sorted(bank)
    first = draw(questions, count, seed)
    assert first == draw(questions, count, seed)
    assert len(set(first)) == count
    again = draw(questions, count, other, first)
    assert len(set(first) & set(again)) == max(0, 2 * count - len(bank))


def test_solutions_are_read_as_people_write_them() -> None:
    assert [read_solution(text) for text in ("2", "1,3", "B", "acd", "A、C", "")] == [
        (2,),
        (1, 3),
        (2,),
        (1, 3, 4),
        (1, 3),
        None,
    ]
    assert [read_solution(text) for text in ("7", "x", "１", "²")] == [None] * 4
    assert read_numbers(as_numbers((3, 1, 3))) == (1, 3)
    assert read_numbers("") == ()


def test_a_question_has_two_to_six_choices_and_right_ones_among_them() -> None:
    single, multiple = QuestionKind.SINGLE, QuestionKind.MULTIPLE
    assert fault_of(single, ("a", "b"), (2,)) == ""
    assert fault_of(multiple, ("a", "b"), (1, 2)) == ""
    assert fault_of(single, ("a", "b"), (1, 2)) == "one_right"
    assert fault_of(single, ("a", "b"), (3,)) == "right_not_there"
    assert fault_of(single, ("a", "b"), ()) == "right_not_there"
    assert fault_of(single, ("a", "a"), (1,)) == "repeated_choice"
    assert fault_of(single, ("a",), (1,)) == "too_few_choices"
    assert count_right({1: "2", 2: "1,3", 3: "1"}, {1: "2", 2: "1"}) == 1


def test_somebody_is_free_when_the_week_and_nothing_else_is_against_it() -> None:
    at = datetime(2026, 11, 21, 1, 12, tzinfo=UTC)
    ten = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
    assert free_from(Diary(SHANGHAI), at) == at
    busy = (at - timedelta(hours=1), ten)
    assert free_from(Diary(SHANGHAI, taken=(busy, (ten, ten + timedelta(hours=1)))), at) == ten + timedelta(hours=1)
    monday = Diary(SHANGHAI, {1: (540, 1080)})
    assert free_from(monday, at) == datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    assert free_from(Diary(SHANGHAI, taken=((at, at + timedelta(days=31)),)), at) is None
    whole = Diary(SHANGHAI, {1: (540, 1080)}, ((at, at + timedelta(days=31)),))
    assert free_from(whole, at) is None
    assert begun_until(at - timedelta(hours=3), at) == at + timedelta(minutes=30)
    assert begun_until(at, at) == at + timedelta(hours=2)


def test_hours_follow_the_wall_clock_when_it_is_put_back() -> None:
    at = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)
    diary = Diary(BERLIN, {7: (480, 960)})
    assert free_from(diary, at) == datetime(2026, 10, 25, 7, 0, tzinfo=UTC)
