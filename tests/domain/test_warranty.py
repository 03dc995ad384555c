"""The warranty answer against an oracle of its own, and by its properties."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.domain.months import add_months
from desktop.domain.warranty import decide
from desktop.domain.warranty_facts import (
    Change,
    ChangeKind,
    Contract,
    Extension,
    StepKind,
    Suspension,
    Void,
    WarrantyException,
    Why,
)
from desktop.domain.warranty_rules import Clause, Known, Offer, Scope, WarrantyRule, check_ties, choose
from tests.domain.warranty_cases import BOOK, EAST, ROWS, Row, facts, rule
from tests.domain.warranty_oracle import Told, is_covered, months_later, oracle

J10_RULE = rule(
    version=3,
    limit_months=27,
    consumable_classes=("battery", "seal"),
    offers=(Offer(12, Decimal("1500.00")),),
    clauses=(Clause("No cover for rental pools", "GTC 7.2", ("PD-900",)),),
)
J10_DAYS = {"installation": date(2024, 3, 15), "production": date(2024, 1, 10)}
J10_FACTS = facts(
    J10_DAYS,
    extensions=(Extension("EX-12", 12, date(2026, 2, 2), "王"),),
)
TODAY = date(2026, 11, 21)


def test_the_table_is_long_enough() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS) >= 300


@pytest.mark.requirement("S2-01", "S2-35", "C-09")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_answer_is_the_oracles(row: Row) -> None:
    answer = decide(row.rules, row.facts, row.on, row.part)
    rule = "" if answer.rule is None else answer.rule.code
    assert Told(answer.verdict.value, rule, answer.until, answer.days_left) == oracle(
        row.rules, row.facts, row.on, row.part
    )


@pytest.mark.requirement("S2-01")
@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-01-31", 2, "2024-03-31"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("1999-12-31", 2, "2000-02-29"),
        ("2099-12-31", 2, "2100-02-28"),
        ("2024-03-15", 24, "2026-03-15"),
        ("2024-05-31", 0, "2024-05-31"),
        ("9999-11-30", 1, "9999-12-30"),
        ("9999-12-31", 1, "9999-12-31"),
    ],
)
def test_months_are_those_of_the_calendar(day: str, months: int, wanted: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(wanted)


@pytest.mark.requirement("S2-01", "C-09", "S2-28")
def test_the_drill_of_the_journey_says_why_it_is_covered() -> None:
    answer = decide([J10_RULE], J10_FACTS, TODAY)
    assert (answer.verdict, answer.why, answer.until) == ("covered", Why.EXTENSION, date(2027, 3, 15))
    assert answer.days_left == 114
    told = [(step.kind, step.first, step.last, step.months) for step in answer.steps]
    assert told == [
        (StepKind.RULE, None, None, None),
        (StepKind.TERM, date(2024, 3, 15), date(2026, 3, 15), 24),
        (StepKind.LIMIT_NOT_REACHED, date(2024, 1, 10), date(2026, 4, 10), 27),
        (StepKind.EXTENSION, date(2026, 2, 2), date(2027, 3, 15), 12),
        (StepKind.CONSUMABLES_NOT_COVERED, None, None, None),
        (StepKind.NO_EXEMPTION, None, None, None),
    ]
    assert (answer.inputs["installation"].by, answer.steps[3].by, answer.rule) == ("李", "王", J10_RULE)
    wanted = Change(ChangeKind.BUY, "", date(2028, 3, 15), 12, Decimal("1500.00"), date(2027, 3, 15))
    assert answer.changes == (wanted,)


def test_within_the_first_term_it_is_the_term_that_covers() -> None:
    assert decide([J10_RULE], J10_FACTS, date(2026, 3, 15)).why is Why.TERM
    assert decide([J10_RULE], J10_FACTS, date(2026, 3, 16)).why is Why.EXTENSION


@pytest.mark.requirement("S2-11")
def test_what_is_not_known_is_asked_for_and_never_guessed() -> None:
    answer = decide([J10_RULE], facts({"production": date(2024, 1, 10)}), TODAY)
    assert (answer.verdict, answer.needs, answer.until) == ("undetermined", ("installation",), None)
    assert answer.changes == (Change(ChangeKind.ENTER, "installation"),)
    bare = replace(J10_FACTS, inputs={})
    assert decide([J10_RULE], bare, TODAY).needs == ("region", "line")
    assert decide([], bare, TODAY).needs == ("rule",)
    old = facts(predecessor=facts(), replaced_on=date(2025, 1, 1))
    assert decide([J10_RULE], old, TODAY).needs == ("old_installation", "old_production")


@pytest.mark.requirement("S2-18")
def test_an_exemption_is_told_with_its_text_and_reference() -> None:
    answer = decide(
        [J10_RULE], replace(J10_FACTS, inputs={**J10_FACTS.inputs, **facts({"model": "PD-900"}).inputs}), TODAY
    )
    assert (answer.verdict, answer.why) == ("not_covered", Why.EXEMPT)
    step = next(one for one in answer.steps if one.kind is StepKind.EXEMPTION)
    assert (step.text, step.reference) == ("No cover for rental pools", "GTC 7.2")


@pytest.mark.requirement("S2-16")
def test_a_consumable_is_not_covered_and_the_device_is() -> None:
    battery = decide([J10_RULE], J10_FACTS, TODAY, "battery")
    assert (battery.verdict, battery.why, battery.part_class) == ("not_covered", Why.CONSUMABLE, "battery")
    assert decide([J10_RULE], J10_FACTS, TODAY, "motor").verdict == "covered"
    assert decide([replace(J10_RULE, consumables_covered=True)], J10_FACTS, TODAY, "battery").verdict == "covered"


def test_a_void_needs_no_installation_date() -> None:
    lost = facts(voids=(Void(date(2026, 5, 3), "opened by a stranger", by="王"),))
    answer = decide([J10_RULE], lost, TODAY)
    assert (answer.verdict, answer.since) == ("void", date(2026, 5, 3))
    assert [change.kind for change in answer.changes] == [ChangeKind.LIFT, ChangeKind.AUTHORISE]


def test_a_suspension_says_when_it_ends_and_does_not_prolong() -> None:
    paused = replace(J10_FACTS, suspensions=(Suspension(date(2026, 11, 1), date(2026, 11, 30), "not paid"),))
    answer = decide([J10_RULE], paused, TODAY)
    assert (answer.why, answer.until, answer.changes[0].until) == (
        Why.SUSPENDED,
        date(2026, 10, 31),
        date(2026, 11, 30),
    )
    assert decide([J10_RULE], paused, date(2026, 12, 1)).until == date(2027, 3, 15)


@pytest.mark.requirement("C-09", "S2-36")
def test_what_would_change_it_is_true() -> None:
    """A void is not to be lifted where nothing is covered anyway, a rest ends when cover goes on, not before."""

    def changes(on: date, **given: object) -> list[tuple[ChangeKind, date | None]]:
        answer = decide([J10_RULE], facts(J10_DAYS, **given), on)
        return [(one.kind, one.until) for one in answer.changes]

    void, allow = Void(date(2025, 5, 3), "opened"), (ChangeKind.AUTHORISE, None)
    assert changes(date(2026, 3, 15), voids=(void,)) == [(ChangeKind.LIFT, None), allow]
    assert changes(date(2026, 3, 16), voids=(void,)) == [allow]
    rests = [Suspension(date(2025, 1, 1), date(2025, 1, 31), "a"), Suspension(date(2025, 2, 1), date(2025, 3, 2), "b")]
    assert changes(date(2025, 1, 9), suspensions=tuple(rests)) == [
        (ChangeKind.SUSPENSION_ENDS, date(2025, 3, 2)),
        allow,
    ]
    beyond = Suspension(date(2026, 3, 1), date(2027, 3, 1), "c")
    assert changes(date(2026, 3, 9), suspensions=(beyond,)) == [allow]
    early = Suspension(date(2024, 3, 1), date(2024, 4, 1), "d")
    assert changes(date(2024, 2, 1), suspensions=(early,)) == [(ChangeKind.WAIT, date(2024, 4, 2))]
    assert changes(date(2024, 2, 1), voids=(Void(date(2024, 3, 1), "never used"),)) == [allow]


def test_exceptions_to_the_end_of_the_calendar_are_answered() -> None:
    for_ever = tuple(
        WarrantyException(date(year, 1, 1), date.max, "EAST-POWER", 3, "goodwill") for year in (2028, 2030)
    )
    answer = decide([J10_RULE], replace(J10_FACTS, exceptions=for_ever), date(2031, 1, 1))
    assert (answer.verdict, answer.why, answer.until) == ("covered", Why.EXCEPTION, date.max)
    assert decide([J10_RULE], replace(J10_FACTS, exceptions=for_ever), TODAY).until == date(2027, 3, 15)


def test_a_service_contract_runs_beside_and_changes_nothing() -> None:
    contract = Contract("SC-77", "Gold", date(2026, 1, 1), date(2028, 12, 31))
    answer = decide([J10_RULE], replace(J10_FACTS, contracts=(contract,)), date(2028, 1, 1))
    assert (answer.verdict, answer.why, answer.contracts) == ("not_covered", Why.ENDED, (contract,))


@pytest.mark.requirement("S2-17")
def test_an_extension_is_offered_only_while_it_can_be_bought() -> None:
    book = [replace(J10_RULE, buy_before_days=30)]
    assert decide(book, J10_FACTS, date(2027, 2, 13)).changes[0].by_day == date(2027, 2, 13)
    assert decide(book, J10_FACTS, date(2027, 2, 14)).changes == ()


@pytest.mark.requirement("S2-36", "S2-35")
def test_two_rules_of_which_neither_is_the_narrower_are_refused() -> None:
    east, power = rule("EAST", Scope(region="East")), rule("POWER", Scope(line="power"))
    with pytest.raises(Refusal) as told:
        check_ties([east, power])
    assert (told.value.code, told.value.facts["scope"]) == ("warranty_rules_tie", "East × power")
    check_ties([east, power, rule("EAST-POWER", EAST)])
    early = rule("EAST-POWER", EAST, valid_to=date(2024, 12, 31))
    with pytest.raises(Refusal):
        check_ties([east, power, early])
    check_ties([east, power, early, rule("EAST-POWER", EAST, valid_from=date(2025, 1, 1), version=2)])
    check_ties([replace(east, valid_to=date(2023, 12, 31)), replace(power, valid_from=date(2024, 1, 1))])
    check_ties([east, rule("WEST", Scope(region="West"))])
    with pytest.raises(Refusal):
        check_ties([east, rule("EAST-2", Scope(region="East"))])


@pytest.mark.requirement("S2-36")
def test_old_data_with_a_tie_is_not_answered_by_chance() -> None:
    east, power = rule("EAST", Scope(region="East")), rule("POWER", Scope(line="power"))
    answer = decide([east, power], J10_FACTS, TODAY)
    assert (answer.verdict, answer.needs, answer.tied) == ("undetermined", ("one_rule",), ("EAST v1", "POWER v1"))


def test_an_unknown_matters_only_when_it_could_change_the_rule() -> None:
    known = Known({"region": "East", "line": "power", "model": "PD-200", "customer": None}, date(2024, 2, 20))
    assert choose(BOOK, known).needs == ("customer",)
    without = [one for one in BOOK if not one.scope.customer]
    assert choose(without, known).rule == BOOK[5]
    assert choose([replace(BOOK[0], valid_from=date(2024, 1, 1))], Known()).needs == ("purchase",)


# ---------------------------------------------------------------- properties

DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))
BOOKS = st.lists(
    st.builds(
        rule,
        st.sampled_from(["A", "B", "C"]),
        st.builds(
            Scope, st.sampled_from(["", "East"]), st.sampled_from(["", "power"]), st.sampled_from(["", "PD-200"])
        ),
        st.integers(1, 30),
        limit_months=st.none() | st.integers(1, 40),
        valid_from=st.none() | st.sampled_from([date(2024, 1, 1), date(2024, 7, 1)]),
        valid_to=st.none() | st.sampled_from([date(2024, 6, 30), date(2025, 6, 30)]),
        version=st.integers(1, 3),
    ),
    max_size=6,
)


def accepted(book: list[WarrantyRule]) -> list[WarrantyRule]:
    """As entry would have it: each rule that makes a tie with those before is refused."""
    kept: list[WarrantyRule] = []
    for one in book:
        try:
            check_ties([*kept, one])
        except Refusal:
            continue
        kept.append(one)
    return kept


@given(BOOKS, DAYS, DAYS, st.randoms())
@settings(max_examples=150)
@pytest.mark.requirement("S2-36")
def test_the_order_of_entry_does_not_matter_and_entry_leaves_no_tie(
    book: list[WarrantyRule], bought: date, installed: date, dice: object
) -> None:
    kept = accepted(book)
    given_ = facts({"purchase": bought, "installation": installed, "production": date(2023, 1, 1)})
    answer = decide(kept, given_, TODAY)
    assert answer.tied == ()
    mixed = list(kept)
    dice.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis hands in a random.Random
    assert decide(mixed, given_, TODAY) == answer
    check_ties(mixed)


@given(DAYS, st.integers(1, 40), st.lists(st.integers(1, 24), max_size=3), st.integers(1, 24), st.integers(1, 60))
@settings(max_examples=150)
@pytest.mark.requirement("S2-17")
def test_an_extension_never_shortens(installed: date, months: int, before: list[int], more: int, limit: int) -> None:
    book = [rule(months=months, limit_months=limit)]
    bought = tuple(Extension(f"EX-{at}", one, date(2024, 1, 1)) for at, one in enumerate(before))
    values = {"installation": installed, "production": date(2023, 1, 1)}
    short = decide(book, facts(values, extensions=bought), installed)
    extended = facts(values, extensions=(*bought, Extension("EX-9", more, date(2024, 1, 1))))
    long = decide(book, extended, installed)
    if short.until is not None:
        assert long.until is not None
        assert long.until > short.until
    backwards = decide(book, replace(extended, extensions=extended.extensions[::-1]), installed)
    assert backwards.until == long.until


@given(DAYS, st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=3), st.lists(DAYS, max_size=2), st.integers(-40, 900))
@settings(max_examples=150)
@pytest.mark.requirement("S2-01")
def test_no_day_is_both_covered_and_not(
    installed: date, pauses: list[tuple[date, date | None]], voids: list[date], shift: int
) -> None:
    given_ = facts(
        {"installation": installed},
        suspensions=tuple(Suspension(first, last, "x") for first, last in pauses),
        voids=tuple(Void(day, "x") for day in voids),
    )
    book = [rule()]
    on = installed + timedelta(days=shift)
    answer = decide(book, given_, on)
    assert (answer.verdict == "covered") is is_covered(book, given_, on, "")
    if answer.verdict == "covered" and answer.until is not None:
        days = {on, answer.until, on + (answer.until - on) // 2}
        assert {decide(book, given_, day).until for day in days} == {answer.until}
        assert decide(book, given_, answer.until + timedelta(days=1)).verdict != "covered"


@given(DAYS, st.integers(0, 600))
def test_the_calendar_agrees_with_one_that_walks(day: date, months: int) -> None:
    assert add_months(day, months) == months_later(day, months)
