"""Proving a ledger of very many legs, and the life of a unit in it."""

from pathlib import Path

from benchmarks.measure import Outcome, timed
from desktop.queries.history import lot_history
from desktop.storage.verify import verify
from tests.storage.bulk import fill
from tests.storage.world import World, build, look


def run(*, quick: bool, data: Path) -> list[Outcome]:
    """Measure on an embedded database; half as many movements as legs."""
    legs = 20_000 if quick else 1_000_000
    world = _ledger(data / f"ledger-{legs}.db", legs)
    try:
        seconds = timed(lambda: verify(world.store.engine))
        with world.store.read() as connection:
            life = timed(lambda: lot_history(connection, world.lots[0]))
    finally:
        world.close()
    share = legs / 1_000_000
    figures = {"legs": legs, "verify_s": round(seconds, 2), "life_of_a_quarter_of_all_legs_s": round(life, 2)}
    goal = "1,000,000 legs proved in at most 10 s"
    return [Outcome("verify_sqlite", figures, {}, None, goal, seconds / share <= 10)]


def _ledger(path: Path, legs: int) -> World:
    from desktop.app import open_store_at

    url = f"sqlite:///{path}"
    if path.exists():
        return look(open_store_at(url))
    path.parent.mkdir(parents=True, exist_ok=True)
    open_store_at(url).close()
    world = build(url)
    fill(world, legs // 2)
    return world
