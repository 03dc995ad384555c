"""Every benchmark, one JSON line each; ``python -m benchmarks --help`` tells what can be chosen."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import (
    audit_pack,
    board_window,
    clients,
    deadlines,
    device_lists,
    emergencies,
    figures,
    first_showing,
    labels,
    lookup,
    memory,
    month,
    posting,
    prevention,
    proving,
    recall,
    repairs,
    replenishment,
    scanning,
    starting,
    statement,
    ten_a_second,
    tryton,
    warranty,
    window_day,
)
from benchmarks.measure import Outcome
from benchmarks.tryton_environment import NotInstalled, usual_folder


@dataclass(frozen=True)
class Given:
    """What was asked for on the command line."""

    quick: bool
    data: Path
    ten_million: bool
    tryton: Path


ALL: dict[str, Callable[[Given], list[Outcome]]] = {
    "memory": lambda given: memory.run(quick=given.quick, data=given.data),
    "starting": lambda given: starting.run(quick=given.quick),
    "first_showing": lambda given: first_showing.run(quick=given.quick),
    "scanning": lambda given: scanning.run(quick=given.quick),
    "window_day": lambda given: window_day.run(quick=given.quick),
    "ten_a_second": lambda given: ten_a_second.run(quick=given.quick),
    "posting": lambda given: posting.run(quick=given.quick),
    "clients": lambda given: clients.run(quick=given.quick),
    "lookup": lambda given: lookup.run(quick=given.quick, data=given.data, ten_million=given.ten_million),
    "labels": lambda given: labels.run(quick=given.quick),
    "recall": lambda given: recall.run(quick=given.quick),
    "replenishment": lambda given: replenishment.run(quick=given.quick),
    "audit_pack": lambda given: audit_pack.run(quick=given.quick),
    "statement": lambda given: statement.run(quick=given.quick),
    "deadlines": lambda given: deadlines.run(quick=given.quick),
    "emergencies": lambda given: emergencies.run(quick=given.quick),
    "board_window": lambda given: board_window.run(quick=given.quick),
    "figures": lambda given: figures.run(quick=given.quick),
    "month": lambda given: month.run(quick=given.quick),
    "prevention": lambda given: prevention.run(quick=given.quick),
    "repairs": lambda given: repairs.run(quick=given.quick),
    "warranty": lambda given: warranty.run(quick=given.quick),
    "device_lists": lambda given: device_lists.run(quick=given.quick),
    "proving": lambda given: proving.run(quick=given.quick, data=given.data),
    "tryton": lambda given: tryton.run(quick=given.quick, folder=given.tryton),
}
ON_REQUEST = ("tryton",)
"""Run only when named with ``--only``: they bring another program from the network."""
NOTHING_TO_MEASURE = 3
"""The exit status when the other program cannot be had."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; exit status 1 when a goal was missed, 3 when a program to compare with cannot be had."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller databases")
    parser.add_argument("--data", type=Path, default=Path(tempfile.gettempdir()) / "sparezone-benchmarks")
    parser.add_argument("--only", nargs="*", choices=list(ALL), default=[one for one in ALL if one not in ON_REQUEST])
    parser.add_argument(
        "--ten-million", action="store_true", help="look up in the largest database on PostgreSQL too (4 GB)"
    )
    parser.add_argument(
        "--tryton", type=Path, default=usual_folder(), help="folder of Tryton's own environment; made from the network"
    )
    told = parser.parse_args(arguments)
    given = Given(told.quick, told.data, told.ten_million, told.tryton)
    try:
        missed = sum(_missed(ALL[name](given)) for name in told.only)
    except NotInstalled as reason:
        print(reason, file=sys.stderr)
        return NOTHING_TO_MEASURE
    return 1 if missed else 0


def _missed(outcomes: list[Outcome]) -> int:
    """Tell them; returns how many missed their goal."""
    for outcome in outcomes:
        outcome.tell()
    return sum(outcome.met is False for outcome in outcomes)
