"""How SQLite reads the ledger once it has statistics: what takes a movement back is looked up, never searched for."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy import Connection, event, text

from desktop.domain.clock import FixedClock
from desktop.models.ledger import LegRow
from desktop.queries.demand import weekly_demand
from desktop.queries.history import lot_history, unit_steps
from desktop.queries.pars import ParRow
from tests.storage.bulk import fill
from tests.storage.world import MORNING, World, build

MOVEMENTS = 3000


@pytest.fixture
def world(sqlite_url: str) -> Iterator[World]:
    """Nothing was ever taken back: the index of what is taken back holds nothing but NULL."""
    world = build(sqlite_url, lots=20, clock=FixedClock(MORNING))
    fill(world, MOVEMENTS)
    with world.store.engine.begin() as connection:
        connection.execute(text("ANALYZE"))
    yield world
    world.close()


def plan(world: World, read: Callable[[Connection], object]) -> list[str]:
    """The steps of every question about movements that a reading asks."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    with world.store.read() as connection:
        event.listen(connection, "before_cursor_execute", note)
        read(connection)
        event.remove(connection, "before_cursor_execute", note)
        explained = [
            connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            for statement, parameters in asked
            if "reverses_id" in statement
        ]
    assert explained
    return [str(row[-1]) for rows in explained for row in rows]


def test_the_life_of_a_lot_looks_up_what_takes_each_movement_back(world: World) -> None:
    def steps(connection: Connection) -> object:
        return connection.execute(unit_steps(LegRow.lot_id == world.lots[0])).all()

    told = plan(world, steps)
    assert [step for step in told if step.startswith("SCAN back")] == []
    assert "SEARCH back USING INDEX sqlite_autoindex_movement_2 (reverses_id=?)" in told
    with world.store.read() as connection:
        assert len(lot_history(connection, world.lots[0])) == MOVEMENTS // 20


def test_demand_looks_up_what_takes_each_consumption_back(world: World) -> None:
    keys = {"item_id": world.item_of_lot[world.lots[0]], "owner_id": world.maker, "site_id": world.site}
    par = cast("ParRow", SimpleNamespace(place_kind=None, place_id=None, **keys))
    told = plan(world, lambda connection: weekly_demand(connection, par, MORNING + timedelta(days=70)))
    assert "SEARCH movement_1 USING INDEX sqlite_autoindex_movement_2 (reverses_id=?)" in told
