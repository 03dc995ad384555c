"""The command line of a benchmark that is measured over so many legs on each kind of database."""

import argparse
from collections.abc import Callable

from benchmarks.measure import Outcome
from benchmarks.warehouse import KINDS, databases

Measure = Callable[[str, str, int], Outcome]
"""From the address of an empty database, its kind and a number of movements, of two legs each, to what came out."""


def measured(measure: Measure, movements: int) -> list[Outcome]:
    """Measure on both databases."""
    with databases() as urls:
        return [measure(url, kind, movements) for kind, url in urls.items()]


def measure_as_asked(measure: Measure, name: str, about: str | None, legs: int) -> int:
    """Read the command line and tell each outcome; exit status 1 when a goal was missed.

    Args:
        measure: one database.
        name: of the module in ``benchmarks``.
        about: what it measures.
        legs: unless others are asked for.
    """
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}", description=about)
    parser.add_argument("--legs", type=int, default=legs)
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=list(KINDS))
    given = parser.parse_args()
    missed = 0
    with databases(tuple(given.kinds)) as urls:
        for kind, url in urls.items():
            outcome = measure(url, kind, given.legs // 2)
            outcome.tell()
            missed += not outcome.met
    return 1 if missed else 0
