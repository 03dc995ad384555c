"""The par that reaches a fill rate: the share of the pieces asked for that is handed out at once.

Demand over a span is taken as negative binomial, the compound Poisson law whose sizes are logarithmic, when its
variance is above its mean, else as Poisson. With reviews every R weeks and a lead time of L weeks, a position that is
brought up to S leaves, of the demand of a review interval, short on average (Silver, Pyke & Thomas, Inventory and
Production Management in Supply Chains, 4th ed., 2017, 7.9; exact form by Zhang & Zhang 2007 and Teunter 2009)::

    fill rate(S) = 1 - (E[(D(L+R) - S)+] - E[(D(L) - S)+]) / E[D(R)]
"""

from dataclasses import dataclass
from math import ceil, exp, lgamma, log
from typing import Final

from desktop.domain.replenishment import Levels

RULE_VERSION: Final = "par-1"
REVIEW_WEEKS: Final = 1.0
ORDER_WEEKS: Final = 4.0
"""So many weeks of demand are ordered together."""

_LEAST_LEFT: Final = 1e-10
_MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Supply:
    """How goods come: weeks from order to shelf, pieces of a pack."""

    lead_weeks: float
    pack: int = 1


@dataclass(frozen=True, slots=True)
class ParProposal:
    """A par that reaches a fill rate.

    Attributes:
        levels: proposed.
        fill_rate: that the minimum alone reaches, 0 to 1; ``goal`` that was asked for.
        lead_mean: pieces asked for during lead time and review.
        law: ``poisson`` or ``negative_binomial``.
        expected_stock: mean pieces on hand when the position stands at the target, after the lead time.
    """

    levels: Levels
    fill_rate: float
    goal: float
    lead_mean: float
    law: str
    expected_stock: float
    rule: str = RULE_VERSION


def propose_par(rate: float, variance: float, supply: Supply, goal: float) -> ParProposal:
    """The smallest minimum that reaches the goal, a target above it by the demand of an order, and room for a pack.

    After a review the position never stands below the minimum, so the goal is reached whatever the target is.

    Args:
        rate: mean pieces a week.
        variance: of the pieces of a week.
        supply: how goods come.
        goal: fill rate, above 0 and below 1.
    """
    span = supply.lead_weeks + REVIEW_WEEKS
    over_span = _Shortage(rate * span, variance * span)
    over_lead = _Shortage(rate * supply.lead_weeks, variance * supply.lead_weeks)
    minimum, reached = 0, 1.0
    if rate > 0:
        asked = rate * REVIEW_WEEKS
        while (reached := 1.0 - (over_span.at(minimum) - over_lead.at(minimum)) / asked) < goal and minimum < _MOST:
            minimum += 1
    target = max(1, minimum + ceil(rate * ORDER_WEEKS) - 1) if rate > 0 else 1
    target = max(target, minimum)
    levels = Levels(minimum, target, target + supply.pack - 1, supply.pack)
    stock = target - rate * span + over_span.at(target)
    return ParProposal(levels, reached, goal, rate * span, law_of(rate, variance), stock)


def law_of(mean: float, variance: float) -> str:
    """The law that demand is taken to follow."""
    return "negative_binomial" if variance > mean * 1.0001 else "poisson"


class _Shortage:
    """E[(D - S)+] for growing S, each from the one before: E[(D - S - 1)+] = E[(D - S)+] - P(D > S)."""

    def __init__(self, mean: float, variance: float) -> None:
        self._mean, self._variance = mean, variance
        self._short = [mean]
        self._left = 1.0

    def at(self, level: int) -> float:
        """The mean number of pieces asked for beyond a level."""
        while len(self._short) <= level:
            self._left = max(0.0, self._left - probability(len(self._short) - 1, self._mean, self._variance))
            self._short.append(max(0.0, self._short[-1] - self._left) if self._left > _LEAST_LEFT else 0.0)
        return self._short[level]


def probability(pieces: int, mean: float, variance: float) -> float:
    """That exactly so many pieces are asked for: negative binomial, or Poisson when the variance is not above the mean.

    With mean m and variance v the negative binomial has p = m/v and r = m²/(v - m).
    """
    if mean <= 0:
        return 1.0 if pieces == 0 else 0.0
    if law_of(mean, variance) == "poisson":
        return exp(pieces * log(mean) - mean - lgamma(pieces + 1))
    share = mean / variance
    size = mean * mean / (variance - mean)
    ways = lgamma(pieces + size) - lgamma(size) - lgamma(pieces + 1)
    return exp(ways + size * log(share) + pieces * log(1.0 - share))
