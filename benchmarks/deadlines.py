"""Deadlines: a sweep over 100,000 open ones, the board's list with 1,000 running, and the simulation in full."""

import argparse
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, bindparam, insert, select, text, update

from benchmarks.measure import Outcome, median_ms, timed
from benchmarks.warehouse import databases
from desktop.domain.deadlines import RULES, due_at, stage_moments
from desktop.domain.origin import new_id
from desktop.models.deadline import Deadline, DeadlineStage
from desktop.models.party import Site
from desktop.models.types import Moment
from desktop.queries.deadlines import running_deadlines
from desktop.services.sweeping import sweep_store
from desktop.storage.unit_of_work import Store
from tests.conftest import migrate
from tests.postgres import PostgresServer
from tests.services.clock_proof import proved
from tests.services.clock_room import make

OPEN: Final = (10_000, 100_000)
"""Open deadlines, quick and else."""

FEW: Final = 1_000
DUE: Final = 100
"""Stages that become due at a time."""

ROUNDS: Final = 20
NOW: Final = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
ZONE: Final = ZoneInfo("Asia/Shanghai")
AT_ONCE: Final = 5_000
IDLE_MS: Final = 10
SWEEP_MS: Final = 500
BOARD_MS: Final = 150
_BARE: Final = text("""UPDATE deadline_stage SET fired_at = fire_at WHERE id IN (SELECT id FROM deadline_stage
    WHERE fire_at <= :now AND fired_at IS NULL AND dropped_at IS NULL ORDER BY fire_at LIMIT 200)""").bindparams(
    bindparam("now", type_=Moment)
)


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases."""
    number = OPEN[0] if quick else OPEN[1]
    with databases() as urls:
        return [outcome for kind, url in urls.items() for outcome in _measure(kind, url, number)]


def _measure(kind: str, url: str, number: int) -> list[Outcome]:
    migrate(url)
    room = make(url)
    try:
        _open(room.store.engine, FEW)
        board = _board(kind, room.store)
        idle_few = _idle(room.store)
        _open(room.store.engine, number - FEW)
        return [board, _sweep(kind, room.store, number, idle_few)]
    finally:
        room.world.close()


def _open(engine: Engine, number: int) -> None:
    """Deadlines that come due one a second from tomorrow on, written without the program."""
    with engine.begin() as connection:
        site = connection.execute(select(Site.id, Site.partner_id)).first()
        assert site is not None  # the room has one
        there = connection.execute(text("SELECT count(*) FROM deadline")).scalar_one()
        for first in range(there, there + number, AT_ONCE):
            _write(connection, site, range(first, min(first + AT_ONCE, there + number)))
        if engine.dialect.name == "postgresql":
            connection.execute(text("ANALYZE deadline"))
            connection.execute(text("ANALYZE deadline_stage"))


def _write(connection: Any, site: Any, numbers: range) -> None:
    rule, deadlines, stages = RULES["return_unopened"], [], []
    for number in numbers:
        opened = NOW + timedelta(seconds=number)
        due = due_at(rule, opened, ZONE) + timedelta(seconds=number)
        row = {"id": new_id(), "rule": rule.code, "document": f"R-{number}", "site_id": site.id}
        deadlines.append(row | {"partner_id": site.partner_id, "opened_at": opened, "due_at": due})
        moments = stage_moments(rule, opened, due)
        stages += [{"deadline_id": row["id"], "stage": code, "fire_at": at} for code, at in moments.items()]
    connection.execute(insert(Deadline), deadlines)
    connection.execute(insert(DeadlineStage), stages)


def _board(kind: str, store: Store) -> Outcome:
    def opened() -> None:
        with store.read() as connection:
            assert len(running_deadlines(connection, NOW, limit=FEW)) == FEW

    figure = median_ms(opened, ROUNDS)
    goal = f"board list of {FEW} running <= {BOARD_MS} ms"
    return Outcome(f"deadlines board {kind}", {"running": FEW, "p50_ms": figure}, goal=goal, met=figure <= BOARD_MS)


def _idle(store: Store) -> float:
    assert sweep_store(store, "benchmark").value == ()
    return median_ms(lambda: sweep_store(store, "benchmark"), ROUNDS)


def _sweep(kind: str, store: Store, number: int, idle_few: float) -> Outcome:
    """In turns: the bare UPDATE of what is due, undone, and the sweep with reminders and audit."""
    idle, mine, floor = _idle(store), [], []
    for _ in range(5):
        _make_due(store.engine)
        floor.append(timed(lambda: _bare(store.engine)))
        mine.append(timed(lambda: _told(store)))
    swept, bare = (round(statistics.median(figures) * 1000, 3) for figures in (mine, floor))
    figures = {"open": number, "idle_ms": idle, "idle_ms_with_1000": idle_few, "due": DUE, "sweep_ms": swept}
    goal = f"nothing due <= {IDLE_MS} ms and flat from 1,000 on (<= 2 x); {DUE} due <= {SWEEP_MS} ms"
    met = idle <= max(IDLE_MS, 2 * idle_few) and swept <= SWEEP_MS
    return Outcome(f"deadlines sweep {kind}", figures, {"bare_update_ms": bare}, round(swept / bare, 1), goal, met)


def _make_due(engine: Engine) -> None:
    waiting = select(DeadlineStage.id).where(DeadlineStage.fired_at.is_(None)).limit(DUE)
    with engine.begin() as connection:
        connection.execute(update(DeadlineStage).where(DeadlineStage.id.in_(waiting)).values(fire_at=NOW))


def _bare(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.execute(_BARE, {"now": NOW}).rowcount == DUE
        connection.rollback()


def _told(store: Store) -> None:
    assert len(sweep_store(store, "benchmark").value) == DUE


@contextmanager
def _server() -> Iterator[str]:
    server = PostgresServer()
    try:
        server.start()
        url = server.create("simulation")
        migrate(url)
        yield url
    finally:
        server.remove()


def simulate(documents: int) -> Outcome:
    """Ninety days on one PostgreSQL; a wrong stage or figure ends it with an AssertionError."""
    with _server() as url:
        room = make(url)
        room.site_in("Europe/Berlin")
        counts: dict[str, int] = {}
        try:
            seconds = timed(_kept(counts, lambda: proved(room.store.engine, room.ledger, documents)))
        finally:
            room.world.close()
    figures = {"documents": documents, "seconds": round(seconds, 1)} | counts
    return Outcome("deadlines simulation", figures, goal="every stage once, none early, none lost", met=True)


def _kept(counts: dict[str, int], job: Callable[[], Any]) -> Callable[[], None]:
    return lambda: counts.update(job())


def main() -> int:
    """The figures, or with ``--simulation`` the ninety days."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.deadlines", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{OPEN[0]} open deadlines instead of {OPEN[1]}")
    parser.add_argument("--simulation", type=int, metavar="DOCUMENTS", help="orders and cases, such as 5000")
    given = parser.parse_args()
    outcomes = [simulate(given.simulation)] if given.simulation else run(quick=given.quick)
    for outcome in outcomes:
        outcome.tell()
    return 0 if all(outcome.met for outcome in outcomes) else 1


if __name__ == "__main__":
    raise SystemExit(main())
