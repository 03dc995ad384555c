"""The life model against fleets whose truth is known; with too few failures it says so."""

from math import exp, log, sqrt
from random import Random

import pytest

from desktop.domain.failure_rate import chance_of_rise, device_years, expected_between, failure_rate
from desktop.domain.reliability import (
    LEAST_FAILURES,
    LifeModel,
    Lives,
    NotDetermined,
    fit_lives,
    observed,
    risk,
    surviving,
)


def fleet(seed: int, count: int, shape: float, scale: float) -> Lives:
    """Devices installed evenly over three years and looked at on the last day; each life drawn from the truth."""
    random = Random(seed)
    failed: list[float] = []
    running: list[float] = []
    for _ in range(count):
        age, life = random.uniform(1, 1095), scale * (-log(1 - random.random())) ** (1 / shape)
        (failed if life <= age else running).append(min(life, age))
    return Lives(failed, running)


def likelihood(lives: Lives, shape: float, scale: float) -> float:
    """The log-likelihood written out, apart from the program."""
    density = sum(log(shape / scale) + (shape - 1) * log(x / scale) - (x / scale) ** shape for x in lives.failed)
    whole: float = density - sum((x / scale) ** shape for x in lives.running)
    return whole


@pytest.mark.requirement("S2-65")
@pytest.mark.parametrize(("shape", "scale"), [(0.8, 1500.0), (1.0, 900.0), (1.8, 800.0), (3.0, 1000.0)])
def test_the_truth_of_a_simulated_fleet_comes_back_within_a_tenth(shape: float, scale: float) -> None:
    model = fit_lives(fleet(7, 4000, shape, scale))
    assert isinstance(model, LifeModel)
    assert model.shape.value == pytest.approx(shape, rel=0.1)
    assert model.scale.value == pytest.approx(scale, rel=0.1)
    assert model.failures + model.running == 4000
    assert model.distance < 0.05


@pytest.mark.requirement("S2-65")
def test_nineteen_in_twenty_intervals_hold_the_truth() -> None:
    held = {"shape": 0, "scale": 0}
    for seed in range(60):
        model = fit_lives(fleet(seed, 150, 1.6, 900.0))
        assert isinstance(model, LifeModel)
        held["shape"] += model.shape.low <= 1.6 <= model.shape.high
        held["scale"] += model.scale.low <= 900.0 <= model.scale.high
    assert held["shape"] >= 52  # 57 are expected; fewer than 52 come about once in 60 fleets of fleets
    assert held["scale"] >= 52


def test_nothing_near_is_more_likely_than_the_fit() -> None:
    lives = fleet(3, 300, 1.4, 700.0)
    model = fit_lives(lives)
    assert isinstance(model, LifeModel)
    best = likelihood(lives, model.shape.value, model.scale.value)
    for shape in (0.99, 1.0, 1.01):
        for scale in (0.99, 1.0, 1.01):
            assert best >= likelihood(lives, model.shape.value * shape, model.scale.value * scale) - 1e-3


def test_the_interval_follows_from_the_curve_of_the_likelihood() -> None:
    lives = fleet(3, 300, 1.4, 700.0)
    model = fit_lives(lives)
    assert isinstance(model, LifeModel)
    shape, scale, h = model.shape.value, model.scale.value, 1e-3

    def at(u: float, b: float) -> float:
        return likelihood(lives, shape * exp(b), scale * exp(u))

    uu = -(at(h, 0) - 2 * at(0, 0) + at(-h, 0)) / h**2
    bb = -(at(0, h) - 2 * at(0, 0) + at(0, -h)) / h**2
    ub = -(at(h, h) - at(h, -h) - at(-h, h) + at(-h, -h)) / (4 * h * h)
    gone = uu * bb - ub * ub
    assert model.information == pytest.approx((bb / gone, uu / gone, -ub / gone), rel=1e-3)
    assert model.shape.high / model.shape.value == pytest.approx(exp(1.96 * sqrt(uu / gone)), rel=1e-3)


@pytest.mark.requirement("S2-65")
def test_too_few_failures_are_told_and_never_guessed_from() -> None:
    few = Lives([100.0] * 4 + [200.0] * (LEAST_FAILURES - 5), [400.0] * 500)
    assert fit_lives(few) == NotDetermined(LEAST_FAILURES - 1, 500, LEAST_FAILURES)
    assert fit_lives(Lives([], [])) == NotDetermined(0, 0, LEAST_FAILURES)
    assert fit_lives(Lives([50.0] * 20, [60.0])) == NotDetermined(20, 1, 21)


def test_the_product_limit_estimate_is_the_textbook_one() -> None:
    # Ten devices; at each failure the share is multiplied by (at risk - failed) / at risk.
    steps = observed(Lives([10.0, 20.0, 20.0, 40.0], [15.0, 20.0, 30.0, 50.0, 60.0, 70.0]))
    shares = [9 / 10, 9 / 10 * 6 / 8, 9 / 10 * 6 / 8 * 3 / 4]
    assert [step.days for step in steps] == [10.0, 20.0, 40.0]
    assert [step.running for step in steps] == pytest.approx(shares)


def test_a_failure_on_the_first_day_counts_as_half_a_day() -> None:
    model = fit_lives(Lives([0.0, *[float(day) for day in range(10, 400, 10)]], [500.0] * 20))
    assert isinstance(model, LifeModel)


@pytest.mark.requirement("S2-65")
def test_the_chance_of_failing_next_rises_with_wear_and_not_without() -> None:
    worn, chance = fit_lives(fleet(5, 3000, 2.5, 800.0)), fit_lives(fleet(5, 3000, 1.0, 800.0))
    assert isinstance(worn, LifeModel)
    assert isinstance(chance, LifeModel)
    assert risk(worn, 900, 90).value > 3 * risk(worn, 100, 90).value
    assert risk(chance, 900, 90).value == pytest.approx(risk(chance, 100, 90).value, rel=0.25)
    shape, scale = worn.shape.value, worn.scale.value
    plain = 1 - surviving(shape, scale, 590) / surviving(shape, scale, 500)
    assert risk(worn, 500, 90).value == pytest.approx(plain)
    assert risk(worn, 500, 90).low < plain < risk(worn, 500, 90).high
    assert risk(worn, 500, 0).value == 0
    assert risk(worn, 0, 90).low < risk(worn, 0, 90).value < 0.05


@pytest.mark.requirement("S2-61")
def test_the_interval_of_a_rate_is_the_exact_one() -> None:
    # Published table of exact 95 % limits of a Poisson mean: 0 → 0 … 3.689, 1 → 0.0253 … 5.572, 10 → 4.795 … 18.390.
    assert expected_between(0) == pytest.approx((0.0, 3.689), abs=5e-4)
    assert expected_between(1) == pytest.approx((0.0253, 5.572), abs=5e-4)
    assert expected_between(10) == pytest.approx((4.795, 18.390), abs=5e-4)
    rate = failure_rate(10, 40.0)
    assert (rate.rate, rate.low, rate.high) == pytest.approx((0.25, 4.795 / 40, 18.390 / 40), abs=5e-4)
    assert failure_rate(3, 0.0).rate is None


def test_a_rise_is_judged_by_the_exact_test() -> None:
    same = chance_of_rise(failure_rate(10, 100.0), failure_rate(10, 100.0))
    assert same == pytest.approx(0.588, abs=1e-3)  # P(at least 10 of 20 heads)
    assert chance_of_rise(failure_rate(2, 100.0), failure_rate(14, 100.0)) == pytest.approx(137 / 65536)
    assert chance_of_rise(failure_rate(2, 0.0), failure_rate(14, 100.0)) is None


def test_device_years_count_both_ends_and_only_what_lies_within() -> None:
    assert device_years([(1, 1), (0, 10), (12, 20)], 1, 10) == pytest.approx(11 / 365.25)
