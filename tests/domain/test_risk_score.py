"""The risk score: every term with its weight, the unknown named and left out."""

import pytest

from desktop.domain.prevention import Environment
from desktop.domain.risk_score import WEIGHTS, Known, Term, score


@pytest.mark.requirement("S2-65")
def test_the_terms_add_up_to_the_score() -> None:
    told = score(Known(life=0.5, failures=3, overdue=0.25, use=1.4, environment=Environment.HARD))
    assert [one.adds for one in told.terms] == pytest.approx([20.0, 20.0, 5.0, 4.0, 5.0])
    assert told.score == pytest.approx(54.0)
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)


@pytest.mark.requirement("S2-65")
def test_what_is_not_known_is_left_out_with_its_weight() -> None:
    told = score(Known(life=0.5, failures=0, overdue=None, use=None, environment=None))
    assert told.score == pytest.approx(100 * 0.5 * 0.4 / 0.6)
    assert [one.term for one in told.terms if one.value is None] == [Term.OVERDUE, Term.USE, Term.ENVIRONMENT]


@pytest.mark.requirement("S2-65")
def test_with_less_than_half_of_the_weight_there_is_no_score() -> None:
    told = score(Known(life=None, failures=9, overdue=0.0, use=None, environment=None))
    assert told.score is None
    assert all(one.adds == 0 for one in told.terms)


def test_terms_stay_between_nought_and_one() -> None:
    told = score(Known(life=1.0, failures=50, overdue=9.0, use=12.0, environment=Environment.HARSH))
    assert told.score == pytest.approx(100.0)
    least = score(Known(life=0.0, failures=0, overdue=-1.0, use=0.2, environment=Environment.NORMAL))
    assert least.score == pytest.approx(0.0)
