"""Which of several terms holds: the narrower on both axes; two that meet with neither the narrower are a tie."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.scopes import Term, TermScope, first_tie, narrowest

ALWAYS = (date(2026, 1, 1), date.max)
EVERY = [TermScope(*words) for words in product(("", "XX"), ("", "East"), ("", "Gold"), ("", "PD-200"))]


def term(*words: str, first: date = ALWAYS[0], last: date = ALWAYS[1]) -> Term:
    return Term(TermScope(*words), (first, last), name=" ".join(words))


@pytest.mark.requirement("S2-09")
@pytest.mark.parametrize(
    ("wins", "loses"),
    [
        (("", "East"), ()),
        (("XX",), ("", "East")),
        (("XX", "East"), ("XX",)),
        (("", "", "Gold"), ("", "", "", "PD-200")),
        (("", "", "Gold", "PD-200"), ("", "", "Gold")),
        (("", "East", "Gold"), ("", "East")),
        (("", "East", "Gold"), ("", "", "Gold")),
        (("XX", "East", "Gold", "PD-200"), ("XX", "East", "Gold")),
    ],
)
def test_the_narrower_one_wins(wins: tuple[str, ...], loses: tuple[str, ...]) -> None:
    assert narrowest([term(*loses), term(*wins)]) == [term(*wins)]
    assert first_tie([term(*loses), term(*wins)]) is None


@pytest.mark.requirement("S2-09")
def test_a_customer_and_a_contract_tie_until_somebody_says_what_holds_for_both() -> None:
    hospital, gold, both = term("XX"), term("", "", "Gold"), term("XX", "", "Gold")
    assert first_tie([hospital, gold]) == (hospital, gold)
    assert first_tie([hospital, gold, both]) is None
    short = term("XX", "", "Gold", last=date(2026, 12, 31))
    assert first_tie([hospital, gold, short]) == (hospital, gold)
    assert first_tie([hospital, gold, short, term("XX", "", "Gold", first=date(2027, 1, 1))]) is None
    assert first_tie([hospital, term("", "", "Gold", last=date(2025, 12, 31))]) is None
    assert first_tie([hospital, term("YY")]) is None


@pytest.mark.requirement("S2-09")
@given(st.lists(st.sampled_from(EVERY), unique=True), st.sampled_from(EVERY))
def test_without_a_tie_one_term_holds_for_everything(scopes: list[TermScope], asked: TermScope) -> None:
    terms = [Term(one, ALWAYS) for one in scopes]
    fits = [
        one for one in terms if all(not word or word == asked.words[name] for name, word in one.scope.words.items())
    ]
    best = narrowest(fits)
    assert len(best) <= 1 or first_tie(terms) is not None
    assert set(narrowest(fits[::-1])) == set(best)


def test_the_words_of_a_scope_go_from_wide_to_narrow() -> None:
    assert TermScope("XX", "East", "Gold", "PD-200").told == "East × PD-200 × Gold × XX"
    assert TermScope().told == ""
