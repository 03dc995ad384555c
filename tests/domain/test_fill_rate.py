"""A proposed par reaches its fill rate when demand of a known law is played against it."""

from collections import deque
from math import exp, log
from random import Random

import pytest

from desktop.domain.fill_rate import Supply, probability, propose_par
from desktop.domain.replenishment import Levels, Parts, propose


def logarithmic(random: Random, share: float) -> int:
    """A size with P(k) = -share^k / (k ln(1 - share)), by inversion."""
    left, k, chance = random.random(), 1, -share / log(1 - share)
    while left > chance:
        left -= chance
        k += 1
        chance *= share * (k - 1) / k
    return k


def poisson(random: Random, rate: float) -> int:
    """A count by multiplying until below e^-rate (Knuth)."""
    count, product, floor = 0, random.random(), exp(-rate)
    while product > floor:
        count += 1
        product *= random.random()
    return count


def weekly(random: Random, rate: float, share: float) -> int:
    """Compound Poisson demand with logarithmic sizes: negative binomial; share 0 is plain Poisson."""
    if not share:
        return poisson(random, rate)
    mean_size = -share / ((1 - share) * log(1 - share))
    return sum(logarithmic(random, share) for _ in range(poisson(random, rate / mean_size)))


def played(levels: Levels, lead: int, rate: float, share: float, weeks: int = 30_000) -> float:
    """The fill rate of weekly reviews by our own rule; what is short is handed out later."""
    random = Random(7)
    stock, under_way = levels.target, deque([0] * lead)
    asked = at_once = 0
    for _ in range(weeks):
        pieces = propose(levels, Parts(usable=stock, on_order=sum(under_way))).pieces
        under_way.append(pieces)
        stock += under_way.popleft()
        wanted = weekly(random, rate, share)
        asked += wanted
        at_once += min(wanted, max(0, stock))
        stock -= wanted
    return at_once / asked


@pytest.mark.parametrize("goal", [0.9, 0.98])
@pytest.mark.parametrize(("rate", "share"), [(0.4, 0.0), (1.5, 0.5), (0.6, 0.7)])
@pytest.mark.parametrize(("lead", "pack"), [(2, 1), (4, 3)])
def test_the_proposed_par_reaches_the_fill_rate(goal: float, rate: float, share: float, lead: int, pack: int) -> None:
    variance = rate / (1 - share)
    par = propose_par(rate, variance, Supply(lead, pack), goal)
    assert par.levels.faults() == ()
    assert par.fill_rate >= goal
    assert played(par.levels, lead, rate, share) >= goal - 0.005


def test_the_minimum_alone_reaches_it_and_one_less_does_not() -> None:
    rate, share, lead, goal = 1.5, 0.5, 2, 0.95
    par = propose_par(rate, rate / (1 - share), Supply(lead), goal)
    least = par.levels.minimum
    assert played(Levels(least, least, least), lead, rate, share) == pytest.approx(par.fill_rate, abs=0.01)
    assert played(Levels(least - 1, least - 1, least - 1), lead, rate, share) < goal


@pytest.mark.parametrize(("mean", "variance"), [(0.7, 0.7), (2.4, 2.0), (2.4, 9.0)])
def test_the_laws_have_the_mean_and_variance_that_they_are_given(mean: float, variance: float) -> None:
    chances = [probability(k, mean, variance) for k in range(400)]
    found = sum(k * chance for k, chance in enumerate(chances))
    assert sum(chances) == pytest.approx(1)
    assert found == pytest.approx(mean)
    spread = sum(k * k * chance for k, chance in enumerate(chances)) - found**2
    assert spread == pytest.approx(max(variance, mean))


def test_without_demand_one_piece_may_lie_there_and_nothing_is_asked_for() -> None:
    par = propose_par(0.0, 0.0, Supply(2.0, 5), 0.95)
    assert par.levels == Levels(0, 1, 5, 5)
