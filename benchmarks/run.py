"""Every benchmark, one JSON line each: ``python -m benchmarks [--quick] [--data DIR] [--only NAME …]``."""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import clients, lookup, memory, posting, proving, scanning, starting, window_day
from benchmarks.measure import Outcome

ALL: dict[str, Callable[[bool, Path], list[Outcome]]] = {
    "memory": lambda quick, data: memory.run(quick=quick, data=data),
    "starting": lambda quick, _data: starting.run(quick=quick),
    "scanning": lambda quick, _data: scanning.run(quick=quick),
    "window_day": lambda quick, _data: window_day.run(quick=quick),
    "posting": lambda quick, _data: posting.run(quick=quick),
    "clients": lambda quick, _data: clients.run(quick=quick),
    "lookup": lambda quick, data: lookup.run(quick=quick, data=data),
    "proving": lambda quick, data: proving.run(quick=quick, data=data),
}


def main() -> int:
    """Run what was asked for; exit status 1 when a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller databases")
    parser.add_argument("--data", type=Path, default=Path(tempfile.gettempdir()) / "sparezone-benchmarks")
    parser.add_argument("--only", nargs="*", choices=list(ALL), default=list(ALL))
    given = parser.parse_args()
    missed = 0
    for name in given.only:
        for outcome in ALL[name](given.quick, given.data):
            outcome.tell()
            missed += outcome.met is False
    return 1 if missed else 0
