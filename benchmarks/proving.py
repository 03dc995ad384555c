"""Proving a ledger of very many legs, and the life of a lot in it, on both databases."""

from pathlib import Path

from benchmarks.measure import Outcome, timed
from benchmarks.warehouse import databases
from desktop.queries.history import lot_history
from desktop.storage.verify import verify
from tests.storage.bulk import fill
from tests.storage.world import World, build, look

ROUNDS = 3


def run(*, quick: bool, data: Path) -> list[Outcome]:
    """Measure; half as many movements as legs."""
    legs = 20_000 if quick else 1_000_000
    outcomes = [_measure("sqlite", _kept(data / f"ledger-{legs}.db", legs), legs)]
    with databases(("postgresql",)) as urls:
        return [*outcomes, _measure("postgresql", _filled(urls["postgresql"], legs), legs)]


def _measure(kind: str, world: World, legs: int) -> Outcome:
    try:
        rounds = sorted(timed(lambda: verify(world.store.engine)) for _ in range(ROUNDS))
        with world.store.read() as connection:
            life = timed(lambda: lot_history(connection, world.lots[0]))
    finally:
        world.close()
    figures = {
        "legs": legs,
        "verify_s": round(rounds[ROUNDS // 2], 2),
        "verify_longest_s": round(rounds[-1], 2),
        "life_of_a_quarter_of_all_legs_s": round(life, 2),
    }
    share = legs / 1_000_000
    goal = "1,000,000 legs proved in at most 10 s"
    return Outcome(f"verify_{kind}", figures, {}, None, goal, rounds[ROUNDS // 2] / share <= 10)


def _kept(path: Path, legs: int) -> World:
    from desktop.app import open_store_at

    url = f"sqlite:///{path}"
    if path.exists():
        return look(open_store_at(url))
    path.parent.mkdir(parents=True, exist_ok=True)
    return _filled(url, legs)


def _filled(url: str, legs: int) -> World:
    from desktop.app import open_store_at

    open_store_at(url).close()
    world = build(url)
    fill(world, legs // 2)
    if url.startswith("postgresql"):
        with world.store.engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")
    return world
