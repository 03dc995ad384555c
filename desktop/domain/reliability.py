"""How long devices live until they fail: a Weibull life model, fitted to lives of which most still run (SC-18, S2-65).

A life begins with the installation or with the last failure: a repair is taken to make the device as good as new, the
assumption of every renewal model. A device that has not failed yet says "longer than this": its life is right-censored.
The parameters are those of maximum likelihood (`scipy.stats.weibull_min.fit` on `scipy.stats.CensoredData`); their
intervals and that of a risk come from the observed information, on the scale of logarithms (Meeker & Escobar,
Statistical Methods for Reliability Data, chapter 8). How well it fits is shown as the greatest distance from the
product-limit estimate of Kaplan & Meier (Journal of the American Statistical Association 53, 1958, 457-481).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, expm1, isfinite, log, sqrt
from typing import Any, Final

LEAST_FAILURES: Final = 10
"""With fewer, the interval of the shape is so wide that it does not even say whether devices wear out."""

SHORTEST_DAYS: Final = 0.5
"""A device that fails on its first day has lived for half of one; a life of nought has no logarithm."""

CONFIDENCE: Final = 0.95
NORMAL_QUANTILE: Final = 1.959963984540054
SHAPES: Final = (0.05, 50.0)
"""Beyond these nothing was fitted, the search ran away."""


@dataclass(frozen=True, slots=True)
class Lives:
    """Lives in days: of those that ended in a failure, and of those that still run."""

    failed: Sequence[float]
    running: Sequence[float]


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with the ends of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LifeModel:
    """A fitted Weibull distribution.

    Attributes:
        shape: below 1 early failures, 1 by chance, above 1 wear.
        scale: in days; 63.2 % have failed by then.
        failures, running: how many lives it was fitted to.
        distance: the greatest distance between the fitted and the observed share that still runs, 0 to 1.
        information: variance of ln scale, of ln shape, and their covariance.
    """

    shape: Interval
    scale: Interval
    failures: int
    running: int
    distance: float
    information: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class NotDetermined:
    """No model: how many failures there are, and how many it needs at least."""

    failures: int
    running: int
    needs: int


@dataclass(frozen=True, slots=True)
class Step:
    """The observed share that still runs after a failure at so many days."""

    days: float
    running: float


def fit_lives(lives: Lives) -> LifeModel | NotDetermined:
    """Fit a Weibull distribution; never a guess from too few failures, or from failures that are all on one day."""
    failures, running = len(lives.failed), len(lives.running)
    if failures < LEAST_FAILURES or len(set(lives.failed)) < 2:
        return NotDetermined(failures, running, max(LEAST_FAILURES, failures + 1))
    found = _most_likely(lives)
    if found is None:
        return NotDetermined(failures, running, failures + 1)
    shape, scale = found
    variances = _variances(lives, shape, scale)
    if variances is None:
        return NotDetermined(failures, running, failures + 1)
    return LifeModel(
        _spread(shape, variances[1]),
        _spread(scale, variances[0]),
        failures,
        running,
        _distance(lives, shape, scale),
        variances,
    )


def _data(lives: Lives) -> Any:
    import numpy as np
    from scipy.stats import CensoredData

    failed = np.maximum(np.asarray(lives.failed, dtype=float), SHORTEST_DAYS)
    running = np.maximum(np.asarray(lives.running, dtype=float), SHORTEST_DAYS)
    return CensoredData(uncensored=failed, right=running)


def _most_likely(lives: Lives) -> tuple[float, float] | None:
    from scipy.stats import FitError, weibull_min

    total = sum(lives.failed) + sum(lives.running)
    begin = max(total / len(lives.failed), SHORTEST_DAYS)
    try:
        shape, _place, scale = weibull_min.fit(_data(lives), 1.0, floc=0, scale=begin)
    except FitError:
        return None
    sound = isfinite(shape) and isfinite(scale) and SHAPES[0] < shape < SHAPES[1] and scale > 0
    return (float(shape), float(scale)) if sound else None


def _variances(lives: Lives, shape: float, scale: float) -> tuple[float, float, float] | None:
    """Of u = ln scale and b = ln shape, from minus the second derivatives of the log-likelihood.

    With w = shape (ln x - u), a failure adds b + w - ln x - exp(w) to the log-likelihood and a running life -exp(w).
    """
    import numpy as np

    failed = np.log(np.maximum(np.asarray(lives.failed, dtype=float), SHORTEST_DAYS))
    every = np.concatenate([failed, np.log(np.maximum(np.asarray(lives.running, dtype=float), SHORTEST_DAYS))])
    w = shape * (every - log(scale))
    power, of_failed = np.exp(w), shape * (failed - log(scale))
    uu = float(np.sum(shape**2 * power))
    ub = float(len(failed) * shape - np.sum(shape * power * (1 + w)))
    bb = float(np.sum((w + w * w) * power) - np.sum(of_failed))
    determinant = uu * bb - ub * ub
    if not (isfinite(determinant) and determinant > 0 and uu > 0):
        return None
    return bb / determinant, uu / determinant, -ub / determinant


def _spread(value: float, variance: float) -> Interval:
    factor = exp(NORMAL_QUANTILE * sqrt(variance))
    return Interval(value, value / factor, value * factor)


def surviving(shape: float, scale: float, days: float) -> float:
    """The share that still runs after so many days."""
    return exp(-((max(days, 0.0) / scale) ** shape))


def observed(lives: Lives) -> tuple[Step, ...]:
    """The product-limit estimate: the share that still runs after each failure, in the order of days."""
    from scipy.stats import ecdf

    if not lives.failed:
        return ()
    found = ecdf(_data(lives)).sf
    failed = {max(float(days), SHORTEST_DAYS) for days in lives.failed}
    pairs = zip(found.quantiles.tolist(), found.probabilities.tolist(), strict=True)
    return tuple(Step(days, share) for days, share in pairs if days in failed)


def _distance(lives: Lives, shape: float, scale: float) -> float:
    before, most = 1.0, 0.0
    for step in observed(lives):
        said = surviving(shape, scale, step.days)
        most = max(most, abs(said - before), abs(said - step.running))
        before = step.running
    return most


def risk(model: LifeModel, age: float, days: float) -> Interval:
    """The chance that a device that has run for ``age`` days fails within the next ``days``, with its 95 % interval."""
    if days <= 0:
        return Interval(0.0, 0.0, 0.0)
    first, last = max(age, 0.0), max(age, 0.0) + days
    shape, scale = model.shape.value, model.scale.value
    early, late = (first / scale) ** shape, (last / scale) ** shape
    hazard = late - early
    if hazard <= 0:
        return Interval(0.0, 0.0, 0.0)
    by_shape = (late * log(late) - (early * log(early) if early > 0 else 0.0)) / hazard
    of_scale, of_shape, both = model.information
    variance = shape**2 * of_scale + by_shape**2 * of_shape - 2 * shape * by_shape * both
    factor = exp(NORMAL_QUANTILE * sqrt(max(variance, 0.0)))
    return Interval(-expm1(-hazard), -expm1(-hazard / factor), -expm1(-hazard * factor))
