"""A device that takes the place of another, also one that was in use before: its own days and those it is given."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.warranty import decide
from desktop.domain.warranty_days import covered_days
from desktop.domain.warranty_facts import Extension, StepKind, Why
from desktop.domain.warranty_rules import Replacing, StartBasis
from tests.domain.warranty_cases import facts, rule

OLD = facts({"installation": date(2024, 11, 15)})
IN_USE = facts({"installation": date(2024, 3, 1)}, predecessor=OLD, replaced_on=date(2025, 6, 1))
SHORT = rule(months=12)


@pytest.mark.requirement("S2-29", "S2-01")
def test_one_in_use_keeps_its_own_days_and_takes_over_the_rest() -> None:
    answers = {day: decide([SHORT], IN_USE, day) for day in (date(2025, 3, 1), date(2025, 3, 2), date(2025, 6, 1))}
    told = [(one.verdict.value, one.why, one.until) for one in answers.values()]
    assert told == [
        ("covered", Why.TERM, date(2025, 3, 1)),
        ("not_covered", Why.ENDED, date(2025, 3, 1)),
        ("covered", Why.TERM, date(2025, 11, 15)),
    ]
    assert decide([SHORT], IN_USE, date(2024, 2, 29)).since == date(2024, 3, 1)


@pytest.mark.requirement("S2-29")
def test_the_answer_says_which_days_are_its_own_and_which_it_takes_over() -> None:
    steps = decide([SHORT], IN_USE, date(2025, 7, 1)).steps
    told = [(step.kind, step.first, step.last) for step in steps[1:5]]
    assert told == [
        (StepKind.TERM, date(2024, 3, 1), date(2025, 3, 1)),
        (StepKind.KEPT, date(2024, 3, 1), date(2025, 3, 1)),
        (StepKind.TERM, date(2024, 11, 15), date(2025, 11, 15)),
        (StepKind.REPLACES, date(2025, 6, 1), date(2025, 11, 15)),
    ]


@pytest.mark.requirement("S2-29")
def test_a_term_of_its_own_begins_anew_where_the_rule_counts_from_the_place() -> None:
    own = replace(SHORT, replacing=Replacing.OWN_TERM)
    answer = decide([own], IN_USE, date(2026, 6, 1))
    assert (answer.verdict, answer.until) == ("covered", date(2026, 6, 1))
    assert StepKind.ANEW in [step.kind for step in answer.steps]
    shipped = replace(own, basis=StartBasis.SHIPMENT)
    once = replace(IN_USE, inputs={**IN_USE.inputs, **facts({"shipment": date(2024, 2, 1)}).inputs})
    assert decide([shipped], once, date(2025, 6, 1)).until == date(2025, 2, 1)


def test_a_new_device_takes_over_the_rest_and_nothing_more() -> None:
    new = replace(IN_USE, inputs={**IN_USE.inputs, **facts({"installation": date(2025, 6, 1)}).inputs})
    assert decide([SHORT], new, date(2025, 6, 1)).until == date(2025, 11, 15)
    unsaid = replace(IN_USE, inputs={**IN_USE.inputs, **facts({"installation": None}).inputs})
    assert decide([SHORT], unsaid, date(2025, 6, 1)).until == date(2025, 11, 15)


def test_what_its_own_days_need_is_asked_for() -> None:
    limited = replace(SHORT, limit_months=15)
    assert decide([limited], IN_USE, date(2025, 7, 1)).needs == ("production", "old_production")


@pytest.mark.requirement("S2-17")
def test_an_extension_that_was_bought_before_stays_with_its_own_days() -> None:
    bought = replace(IN_USE, extensions=(Extension("EX-1", 6, date(2025, 1, 1)),))
    assert decide([SHORT], bought, date(2025, 3, 2)).why is Why.EXTENSION
    assert decide([SHORT], bought, date(2025, 6, 1)).until == date(2025, 11, 15)
    later = replace(bought, extensions=(*bought.extensions, Extension("EX-2", 6, date(2025, 6, 1))))
    assert decide([SHORT], later, date(2025, 6, 1)).until == date(2026, 5, 15)


@pytest.mark.requirement("S2-20")
def test_reminders_rest_on_the_days_between() -> None:
    days, code = covered_days([SHORT], IN_USE)
    assert (days.first, days.last, code) == (date(2024, 3, 1), date(2025, 11, 15), "EAST-POWER")
    assert days.resting == ((date(2025, 3, 2), date(2025, 5, 31)),)
    touching = replace(IN_USE, replaced_on=date(2025, 3, 2))
    assert covered_days([SHORT], touching)[0].resting == ()


DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))


@given(DAYS, DAYS, DAYS, st.sampled_from(Replacing), st.lists(st.tuples(DAYS, st.integers(1, 12)), max_size=2), DAYS)
@settings(max_examples=200)
@pytest.mark.requirement("S2-01", "S2-29")
def test_a_replacement_takes_no_covered_day_away(
    own: date, old: date, replaced_on: date, replacing: Replacing, bought: list[tuple[date, int]], on: date
) -> None:
    extensions = tuple(Extension(f"EX-{at}", months, day) for at, (day, months) in enumerate(bought))
    alone = facts({"installation": own}, extensions=tuple(one for one in extensions if one.bought_on < replaced_on))
    placed = replace(alone, predecessor=facts({"installation": old}), replaced_on=replaced_on, extensions=extensions)
    book = [replace(SHORT, replacing=replacing)]
    if own < replaced_on and decide(book, alone, on).verdict == "covered":
        assert decide(book, placed, on).verdict == "covered"
    answer = decide(book, placed, on)
    if answer.verdict == "covered" and answer.until is not None:
        assert decide(book, placed, answer.until + timedelta(days=1)).verdict != "covered"
