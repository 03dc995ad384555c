"""Forecasts against figures worked by hand, and against simulated demand whose truth is known."""

from random import Random

import pytest

from desktop.domain.forecast import Choice, Method, croston, forecast, mean, sba, scaled_errors, tsb

TWO_SIZES = [0, 4, 0, 0, 2]
"""Demands of 4 after two weeks and of 2 after three more."""


def intermittent(seed: int, weeks: int, chance: float, sizes: tuple[int, ...]) -> list[float]:
    """Demand that comes in a week with a chance, in sizes that are equally likely."""
    random = Random(seed)
    return [float(random.choice(sizes)) if random.random() < chance else 0.0 for _ in range(weeks)]


def test_croston_by_hand() -> None:
    """Size 4, interval 2; then 4 + 0.1 (2 - 4) = 3.8 over 2 + 0.1 (3 - 2) = 2.1."""
    assert croston(TWO_SIZES, 0.1) == pytest.approx([0, 0, 2, 2, 2, 3.8 / 2.1])


def test_sba_is_croston_without_its_bias() -> None:
    assert sba(TWO_SIZES, 0.1) == pytest.approx([0.95 * one for one in croston(TWO_SIZES, 0.1)])


def test_tsb_by_hand_falls_with_every_week_without_demand() -> None:
    """Probability 1/2, then times 0.9 a week, then + 0.1 (1 - p) with the demand of 2."""
    last = 0.5 * 0.81 + 0.1 * (1 - 0.5 * 0.81)
    assert tsb(TWO_SIZES, 0.1) == pytest.approx([0, 0, 2, 1.8, 1.62, last * 3.8])


def test_the_mean_by_hand() -> None:
    assert mean(TWO_SIZES) == pytest.approx([0, 0, 2, 4 / 3, 1, 1.2])


def test_scaled_errors_by_hand() -> None:
    """Steps 2 and -4: mean 3 of the absolute, 10 of the squares."""
    assert scaled_errors([3, -3], [1, 3, -1]) == pytest.approx((1.0, (9 / 10) ** 0.5))
    assert scaled_errors([1], [2, 2, 2]) == (None, None)


@pytest.mark.parametrize(("chance", "sizes"), [(0.15, (1, 1, 2)), (0.3, (1, 2, 6)), (0.5, (1, 2))])
def test_sba_and_tsb_are_near_the_truth_and_croston_is_above_it(chance: float, sizes: tuple[int, ...]) -> None:
    truth = chance * sum(sizes) / len(sizes)
    demand = intermittent(11, 40_000, chance, sizes)

    def bias(said: list[float]) -> float:
        return sum(said[200:]) / len(said[200:]) / truth - 1

    assert abs(bias(sba(demand, 0.2))) < 0.05
    assert abs(bias(tsb(demand, 0.2))) < 0.03
    assert bias(croston(demand, 0.2)) > 0.04


def test_demand_that_has_ended_is_forgotten_by_tsb_alone() -> None:
    demand = [*intermittent(3, 104, 0.4, (1, 2)), *[0.0] * 52]
    assert tsb(demand, 0.15)[-1] < 0.01
    assert croston(demand, 0.15)[-1] > 0.3
    chosen = forecast(demand)
    assert chosen.method is Method.TSB
    assert chosen.rate < 0.1


def test_the_method_with_the_least_error_on_the_weeks_held_back_is_taken() -> None:
    chosen = forecast(intermittent(5, 156, 0.25, (1, 2, 3)))
    assert chosen.why is Choice.LEAST_ERROR
    assert (chosen.weeks, chosen.held_back) == (156, 39)
    errors = [one.rmsse for one in chosen.tried]
    assert None not in errors
    assert errors == sorted(errors)  # type: ignore[type-var]  # none of them is None
    assert chosen.tried[0].method is chosen.method
    assert chosen.rate == pytest.approx(0.5, abs=0.25)


def test_what_is_held_back_is_not_learned_from_while_methods_are_compared() -> None:
    calm = intermittent(5, 120, 0.3, (1, 2))
    wild = [*calm[:90], *[9.0] * 30]
    constants = {one.method: one.smoothing for one in forecast(calm).tried}
    assert {one.method: one.smoothing for one in forecast(wild).tried} == constants


def test_a_short_history_says_so_and_takes_the_mean() -> None:
    told = forecast([0, 1, 0, 0, 2, 0])
    assert (told.method, told.why, told.rate, told.tried) == (Method.MEAN, Choice.HISTORY_SHORT, 0.5, ())
    assert forecast([0.0] * 60).why is Choice.NO_DEMAND
    assert forecast([]).rate == 0
