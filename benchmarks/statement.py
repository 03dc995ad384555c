"""The statement of a month with 100,000 legs, and its files: ``python -m benchmarks.statement``."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from sqlalchemy import text

from benchmarks.by_legs import measure_as_asked, measured
from benchmarks.measure import Outcome, median_ms, timed
from desktop.domain.clock import FixedClock
from desktop.exchange.statement_file import STATEMENT_FILES
from desktop.queries.ageing import ageing
from desktop.queries.statement import StatementAsked
from desktop.queries.statement_lines import statement
from desktop.storage.engine import open_engine
from desktop.storage.upgrade import upgrade
from tests.storage.bulk import fill
from tests.storage.world import MORNING, World, build

ASKED: Final = StatementAsked("M-01", "SH", date(2026, 11, 1), date(2026, 11, 30))
LOTS: Final = 2000
GOAL_MS: Final = 2000


def measure(url: str, kind: str, movements: int) -> Outcome:
    """One database: 2 legs a movement, spread over 2,000 lots."""
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    world = build(url, lots=LOTS, units=0, clock=FixedClock(MORNING))
    try:
        fill(world, movements)
        _analyse(world)
        return _measured(world, kind, movements)
    finally:
        world.close()


def _analyse(world: World) -> None:
    with world.store.engine.begin() as connection:
        connection.execute(text("ANALYZE"))


def _measured(world: World, kind: str, movements: int) -> Outcome:
    def reading(job: Callable[[Any], object]) -> Callable[[], object]:
        def read() -> object:
            with world.store.read() as connection:
                return job(connection)

        return read

    with world.store.read() as connection:
        made = statement(connection, ASKED)
    figures: dict[str, Any] = {"legs": 2 * movements, "rows": len(made.rows), "closes": made.closes}
    figures["statement_ms"] = median_ms(reading(lambda connection: statement(connection, ASKED)), 5)
    figures["ageing_ms"] = median_ms(reading(lambda connection: ageing(connection, "M-01", "SH", date(2026, 12, 1))), 3)
    for form, write in STATEMENT_FILES.items():
        figures[f"{form}_ms"] = round(
            timed(reading(lambda connection, write=write: write(connection, ASKED))) * 1000, 1
        )
    goal = "the statement of a month with 100,000 legs within 2 s"
    return Outcome(f"statement_{kind}", figures, goal=goal, met=made.closes and figures["statement_ms"] <= GOAL_MS)


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases; 10,000 legs when ``quick``, else 100,000."""
    return measured(measure, 5_000 if quick else 50_000)


if __name__ == "__main__":
    raise SystemExit(measure_as_asked(measure, "statement", __doc__, 100_000))
