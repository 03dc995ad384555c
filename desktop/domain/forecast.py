"""Forecasts for slow, intermittent movers, chosen by their error on history that was held back.

Croston (Operational Research Quarterly 23, 1972, 289-303) smooths the sizes of demands and the intervals between them
apart. Syntetos & Boylan (International Journal of Forecasting 21, 2005, 303-314) take its bias off with 1 - a/2 (SBA).
Teunter, Syntetos & Babai (European Journal of Operational Research 214, 2011, 606-615) smooth the probability of a
demand in every period, so that the forecast falls when demand has ended (TSB). The mean of the past stands beside them.

The error is scaled by that of saying "as last week" within the part that was learned from (Hyndman & Koehler,
International Journal of Forecasting 22, 2006, 679-688): MASE from absolute errors, RMSSE from squared ones. The choice
is made by RMSSE, because absolute errors favour saying "nothing" when most weeks are empty.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import sqrt
from typing import Final

RULE_VERSION: Final = "forecast-1"
SMOOTHING: Final = (0.05, 0.1, 0.15, 0.2, 0.3)
"""The constants that are tried; the literature advises 0.05 to 0.3 for intermittent demand."""

HELD_BACK: Final = 0.25
LEAST_WEEKS: Final = 16
LEAST_DEMANDS: Final = 3

Demand = Sequence[float]


class Method(StrEnum):
    """How demand is forecast; `MEAN` is the mean of all weeks."""

    CROSTON = "croston"
    SBA = "sba"
    TSB = "tsb"
    MEAN = "mean"


class Choice(StrEnum):
    """Why a method was taken."""

    LEAST_ERROR = "least_error"
    HISTORY_SHORT = "history_short"
    NO_DEMAND = "no_demand"


@dataclass(frozen=True, slots=True)
class Scored:
    """A method on the weeks that were held back; None where the scale is 0 because nothing ever changed."""

    method: Method
    smoothing: float
    rate: float
    mase: float | None
    rmsse: float | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """Demand of a coming week.

    Attributes:
        method: the one that was taken, with its ``smoothing``.
        why: it was taken.
        rate: mean pieces a week from now on.
        variance: of the pieces in one week.
        weeks: of history; ``held_back`` of them at its end were not learned from while methods were compared.
        demands: weeks with any demand.
        tried: every method with its error, the best first.
    """

    method: Method
    smoothing: float
    why: Choice
    rate: float
    variance: float
    weeks: int
    held_back: int
    demands: int
    tried: tuple[Scored, ...] = ()
    rule: str = RULE_VERSION


def croston(demand: Demand, smoothing: float) -> list[float]:
    """Croston's forecast of each week made the week before, and of the week after the last: ``len(demand) + 1``.

    Size and interval start with the first demand; before it 0 is forecast.
    """
    return _croston(demand, smoothing, 1.0)


def sba(demand: Demand, smoothing: float) -> list[float]:
    """Croston's forecasts times 1 - a/2 (Syntetos & Boylan 2005)."""
    return _croston(demand, smoothing, 1.0 - smoothing / 2.0)


def _croston(demand: Demand, smoothing: float, factor: float) -> list[float]:
    size = interval = forecast = 0.0
    since = 1
    forecasts = [0.0]
    for pieces in demand:
        if pieces > 0:
            size = pieces if not size else size + smoothing * (pieces - size)
            interval = since if not interval else interval + smoothing * (since - interval)
            forecast, since = factor * size / interval, 1
        else:
            since += 1
        forecasts.append(forecast)
    return forecasts


def tsb(demand: Demand, smoothing: float) -> list[float]:
    """Teunter, Syntetos & Babai: probability of a demand, smoothed every week, times the smoothed size.

    Both start from the first demand: its size, and one over the weeks until it.
    """
    size = probability = 0.0
    forecasts = [0.0]
    for week, pieces in enumerate(demand, 1):
        if pieces > 0 and not size:
            size, probability = pieces, 1.0 / week
        elif pieces > 0:
            size += smoothing * (pieces - size)
            probability += smoothing * (1.0 - probability)
        else:
            probability -= smoothing * probability
        forecasts.append(probability * size)
    return forecasts


def mean(demand: Demand, smoothing: float = 0.0) -> list[float]:  # noqa: ARG001  # has no constant
    """The mean of all weeks so far."""
    total, forecasts = 0.0, [0.0]
    for week, pieces in enumerate(demand, 1):
        total += pieces
        forecasts.append(total / week)
    return forecasts


_WAYS: Final[dict[Method, Callable[[Demand, float], list[float]]]] = {
    Method.CROSTON: croston,
    Method.SBA: sba,
    Method.TSB: tsb,
    Method.MEAN: mean,
}


def forecast(demand: Demand) -> Forecast:
    """The forecast for an item from its demand a week, oldest first; weeks without demand are 0."""
    demands = sum(pieces > 0 for pieces in demand)
    if not demands:
        return Forecast(Method.MEAN, 0.0, Choice.NO_DEMAND, 0.0, 0.0, len(demand), 0, 0)
    if len(demand) < LEAST_WEEKS or demands < LEAST_DEMANDS:
        rate = mean(demand)[-1]
        spread = variance_about(demand, rate)
        return Forecast(Method.MEAN, 0.0, Choice.HISTORY_SHORT, rate, spread, len(demand), 0, demands)
    held_back = max(4, round(len(demand) * HELD_BACK))
    tried = tuple(sorted((_scored(demand, held_back, method) for method in Method), key=_by_error))
    best = tried[0]
    spread = variance_about(demand, best.rate)
    head = (best.method, best.smoothing, Choice.LEAST_ERROR, best.rate, spread)
    return Forecast(*head, len(demand), held_back, demands, tried)


def variance_about(demand: Demand, rate: float) -> float:
    """The mean squared distance of the weeks from a rate: what the rate misses counts as spread."""
    return sum((pieces - rate) ** 2 for pieces in demand) / max(1, len(demand) - 1)


def _by_error(scored: Scored) -> float:
    return scored.rmsse if scored.rmsse is not None else float("inf")


def _scored(demand: Demand, held_back: int, method: Method) -> Scored:
    """The constant is chosen on the weeks that are learned from, the error is told on those held back."""
    learned = demand[:-held_back]
    way = _WAYS[method]
    constants = SMOOTHING if method is not Method.MEAN else (0.0,)
    smoothing = min(constants, key=lambda one: _squared(way(learned, one), learned))
    said = way(demand, smoothing)
    errors = [pieces - guess for pieces, guess in zip(demand, said, strict=False)][-held_back:]
    return Scored(method, smoothing, said[-1], *scaled_errors(errors, learned))


def _squared(said: Sequence[float], demand: Demand) -> float:
    return sum((pieces - guess) ** 2 for pieces, guess in zip(demand, said, strict=False))


def scaled_errors(errors: Sequence[float], learned: Demand) -> tuple[float | None, float | None]:
    """MASE and RMSSE of forecast errors; each None when "as last week" was never wrong."""
    steps = [later - earlier for earlier, later in pairwise(learned)]
    if not any(steps):
        return None, None
    absolute = sum(map(abs, steps)) / len(steps)
    squared = sum(step * step for step in steps) / len(steps)
    mase = sum(map(abs, errors)) / len(errors) / absolute
    return mase, sqrt(sum(error * error for error in errors) / len(errors) / squared)
