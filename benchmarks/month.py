"""A month of 10,000 random documents, and two desks at the same lots: ``python -m benchmarks.month --help``.

Not a matter of speed alone: every statement must close, and the ledger must be sound afterwards.
"""

import argparse
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from benchmarks.measure import Outcome, spread
from benchmarks.warehouse import KINDS, databases
from desktop.domain.clock import FixedClock
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.upgrade import upgrade
from desktop.storage.verify import verify
from tests.services.month import BEGIN, ZONE, Month
from tests.services.month_checks import check_month
from tests.services.storm import LOTS, PIECES, lay_out_storm, on_hand, storm


def month(url: str, kind: str, documents: int, seed: int) -> Outcome:
    """Live a month on an empty database and check it."""
    _upgrade(url)
    clock = FixedClock(BEGIN)
    lived = Month(Store(open_engine(url), clock), clock, seed, documents)
    try:
        start = time.perf_counter()
        lived.run()
        seconds = time.perf_counter() - start
        verdict = verify(lived.store.engine)
        with lived.store.read() as connection:
            looked = check_month(connection, ZONE)
    finally:
        lived.store.close()
    figures = {
        "documents": lived.written,
        "scans": lived.done.total() - lived.written,
        "refused": lived.refused.total(),
        "seconds": round(seconds, 1),
        "movements": verdict.counts["movement"],
        **looked,
        "findings": len(verdict.findings),
        "documents_by_verb": dict(lived.done.most_common()),
        "refusals": {f"{verb}: {code}": count for (verb, code), count in lived.refused.most_common()},
    }
    goal = "every statement closes, by owner, lot and serial number; verify finds nothing"
    return Outcome(f"month_{kind}", figures, goal=goal, met=verdict.findings == ())


def two_desks(url: str, kind: str, seconds: float) -> Outcome:
    """Two desks compete for the same lots with documents of eight lines."""
    _upgrade(url)
    lay_out_storm(url)
    told, took = storm(url, seconds)
    whole = on_hand(url) == {one.lot: PIECES for one in LOTS}
    with _engine(url) as engine:
        sound = verify(engine).findings == ()
    figures = {"seconds": seconds, **told, **spread(took), "longest_ms": round(max(took) * 1000, 1)}
    goal = "no deadlock reaches a person, nothing is oversold"
    return Outcome(f"two_desks_{kind}", figures, goal=goal, met=whole and sound)


def _upgrade(url: str) -> None:
    with _engine(url) as engine:
        upgrade(engine)


@contextmanager
def _engine(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def run(*, quick: bool) -> list[Outcome]:
    """Both on both databases; a month of 500 documents and a storm of 5 s when ``quick``."""
    documents, seconds = (500, 5.0) if quick else (10_000, 60.0)
    with databases() as urls:
        lived = [month(url, kind, documents, 1) for kind, url in urls.items()]
    with databases() as urls:
        return lived + [two_desks(url, kind, seconds) for kind, url in urls.items()]


def main() -> int:
    """Run what was asked for; exit status 1 when something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.month", description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--storm", type=float, default=60.0, metavar="SECONDS", help="0 for none")
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=list(KINDS))
    given = parser.parse_args()
    outcomes: list[Outcome] = []
    if given.documents:
        with databases(tuple(given.kinds)) as urls:
            outcomes += _told(month(url, kind, given.documents, given.seed) for kind, url in urls.items())
    if given.storm:
        with databases(tuple(given.kinds)) as urls:
            outcomes += _told(two_desks(url, kind, given.storm) for kind, url in urls.items())
    return 0 if all(outcome.met for outcome in outcomes) else 1


def _told(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    for outcome in outcomes:
        outcome.tell()
        yield outcome


if __name__ == "__main__":
    raise SystemExit(main())
