"""Timing, and the one form in which every benchmark tells its figures."""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """What one benchmark measured.

    Attributes:
        name: of the benchmark.
        figures: of the program, in milliseconds unless the name says otherwise.
        floor: the same work, hand-written, in the same run.
        ratio: program to floor, of the figure that the goal is about.
        goal: the bar in words.
        met: whether it was reached.
    """

    name: str
    figures: dict[str, Any]
    floor: dict[str, Any] = field(default_factory=dict)
    ratio: float | None = None
    goal: str = ""
    met: bool | None = None

    def tell(self) -> None:
        """Print it as one JSON line."""
        print(json.dumps(asdict(self), ensure_ascii=False), flush=True)


def spread(seconds: Sequence[float]) -> dict[str, float]:
    """Median, 95th and 99th percentile in milliseconds."""
    ordered = sorted(seconds)

    def at(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000, 3)

    return {"p50_ms": at(0.5), "p95_ms": at(0.95), "p99_ms": at(0.99)}


def timed(job: Callable[[], object]) -> float:
    """Seconds that a job takes."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def median_ms(job: Callable[[], object], rounds: int) -> float:
    """The median of some rounds in milliseconds."""
    return round(statistics.median(timed(job) for _ in range(rounds)) * 1000, 3)


def side_by_side(ours: Callable[[int], object], floor: Callable[[int], object], rounds: int) -> tuple[Any, Any]:
    """Spreads of both, taken in turns, so that a busy disk hurts both alike; each job gets the round's number."""
    mine, theirs = [], []
    for number in range(rounds):
        theirs.append(timed(lambda number=number: floor(number)))
        mine.append(timed(lambda number=number: ours(number)))
    return spread(mine), spread(theirs)
