"""Failures per device and year, with the exact Poisson interval (Garwood, Biometrika 28, 1936, 437-442)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

DAYS_OF_YEAR: Final = 365.25
CONFIDENCE: Final = 95


@dataclass(frozen=True, slots=True)
class Rate:
    """Failures per device and year.

    Attributes:
        failures: how many were seen.
        years: device-years in which they were seen; with 0 there is no rate.
        rate, low, high: the rate and the ends of its interval; None without device-years.
        confidence: of the interval, in per cent.
    """

    failures: int
    years: float
    rate: float | None
    low: float | None
    high: float | None
    confidence: int = CONFIDENCE


def failure_rate(failures: int, years: float, confidence: int = CONFIDENCE) -> Rate:
    """The rate with its two-sided interval.

    Args:
        failures: how many.
        years: device-years, so that a fleet that grows is not told to fail more often.
        confidence: in per cent, 50 to 99.
    """
    if years <= 0:
        return Rate(failures, 0.0, None, None, None, confidence)
    low, high = expected_between(failures, confidence)
    return Rate(failures, years, failures / years, low / years, high / years, confidence)


def expected_between(failures: int, confidence: int = CONFIDENCE) -> tuple[float, float]:
    """The ends of the exact interval of an expected number, when so many were seen."""
    from scipy.special import gammaincinv  # half a quantile of chi-squared; the whole of scipy.stats stops the window

    tail = (1 - confidence / 100) / 2
    low = 0.0 if failures == 0 else float(gammaincinv(failures, tail))
    return low, float(gammaincinv(failures + 1, 1 - tail))


def chance_of_rise(earlier: Rate, later: Rate) -> float | None:
    """How likely at least so many later failures are if nothing had changed (exact conditional test); None: no years.

    The later failures among all are binomial with the later share of device-years (Przyborowski & Wilenski, Biometrika
    31, 1940, 313-323).
    """
    from scipy.special import betainc

    if earlier.years <= 0 or later.years <= 0:
        return None
    if later.failures == 0:
        return 1.0
    share = later.years / (earlier.years + later.years)
    return float(betainc(later.failures, earlier.failures + 1, share))


def device_years(spans: Sequence[tuple[int, int]], first: int, last: int) -> float:
    """Device-years within a period.

    Args:
        spans: first and last day of each device in use, as ordinals, both counted in.
        first: first day of the period, counted in.
        last: last day of the period, counted in.
    """
    days = sum(max(0, min(end, last) - max(begin, first) + 1) for begin, end in spans)
    return days / DAYS_OF_YEAR
