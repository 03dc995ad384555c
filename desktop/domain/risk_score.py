"""A risk score that can be read: five terms between 0 and 1, each with its weight and the values behind it (S2-65).

The score is 100 × the weighted mean of the terms that are known. What is not known is named and its weight is left out;
when less than half of the weight is known, there is no score.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop.domain.prevention import Environment

VERSION: Final = "risk-1"
AHEAD_DAYS: Final = 90
"""How far ahead the chance of a failure looks."""

RECENT_DAYS: Final = 365
MANY_FAILURES: Final = 3
LEAST_WEIGHT: Final = 0.5
HIGH_SCORE: Final = 50
"""From here on a device is called high-risk, unless a rule says otherwise."""


class Term(StrEnum):
    """What raises the risk."""

    LIFE = "life"
    RECENT = "recent"
    OVERDUE = "overdue"
    USE = "use"
    ENVIRONMENT = "environment"


WEIGHTS: Final[Mapping[Term, float]] = {
    Term.LIFE: 0.4,
    Term.RECENT: 0.2,
    Term.OVERDUE: 0.2,
    Term.USE: 0.1,
    Term.ENVIRONMENT: 0.1,
}
ENVIRONMENTS: Final = {Environment.NORMAL: 0.0, Environment.HARD: 0.5, Environment.HARSH: 1.0}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a device; None for what is not.

    Attributes:
        life: the chance of a failure within `AHEAD_DAYS`, 0 to 1.
        failures: within the last `RECENT_DAYS`.
        overdue: days since the maintenance was due, as a share of its interval; 0 when it is not due.
        use: what its meter counts a day, as a multiple of the median of its model.
        environment: how hard it has it.
    """

    life: float | None
    failures: int
    overdue: float | None
    use: float | None
    environment: Environment | None


@dataclass(frozen=True, slots=True)
class TermShown:
    """A term of a score: its value 0 to 1 (None for not known), its weight, and what it adds to the score."""

    term: Term
    value: float | None
    weight: float
    adds: float


@dataclass(frozen=True, slots=True)
class Score:
    """A score from 0 to 100, None when too little is known, with every term."""

    score: float | None
    terms: tuple[TermShown, ...]


def score(known: Known) -> Score:
    """The score of a device with its terms in the order of `Term`."""
    values = _values(known)
    weight = sum(WEIGHTS[term] for term, value in values.items() if value is not None)
    enough = weight >= LEAST_WEIGHT
    terms = tuple(_term(term, values[term], weight if enough else 0.0) for term in Term)
    return Score(sum(one.adds for one in terms) if enough else None, terms)


def _term(term: Term, value: float | None, weight: float) -> TermShown:
    adds = 0.0 if value is None or not weight else 100 * value * WEIGHTS[term] / weight
    return TermShown(term, value, WEIGHTS[term], adds)


def _values(known: Known) -> dict[Term, float | None]:
    return {
        Term.LIFE: known.life,
        Term.RECENT: min(known.failures / MANY_FAILURES, 1.0),
        Term.OVERDUE: None if known.overdue is None else min(max(known.overdue, 0.0), 1.0),
        Term.USE: None if known.use is None else min(max(known.use - 1.0, 0.0), 1.0),
        Term.ENVIRONMENT: None if known.environment is None else ENVIRONMENTS[known.environment],
    }
