"""A posting and its commit reach PostgreSQL as one message; a refusal leaves nothing behind on the connection."""

import logging

import pytest
from sqlalchemy import select, text

from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import Actor, Origin, new_id
from desktop.domain.permissions import Role
from desktop.models.party import Party
from desktop.storage.errors import EnvironmentFault
from desktop.storage.verify import verify
from tests.storage.world import MORNING, World


def test_a_refused_posting_leaves_the_connection_clean_and_says_nothing(
    postgres_world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world = postgres_world
    world.receive(world.lots[0], 2)
    with caplog.at_level(logging.WARNING, "psycopg"):
        for _ in range(3):
            with pytest.raises(Refusal) as refused:
                world.move(world.lots[0], 3, world.bins[0], world.bins[1])
            assert refused.value.code == "not_enough_stock"
            assert refused.value.facts["held"] == 2
    assert caplog.records == []
    world.move(world.lots[0], 2, world.bins[0], world.bins[1])
    verdict = verify(world.store.engine)
    assert verdict.sound
    assert verdict.counts["movement"] == 2


def test_no_lock_of_the_chain_outlives_the_answer(postgres_world: World) -> None:
    world = postgres_world
    world.receive(world.lots[0], 1)
    with world.store.engine.connect() as connection:
        connection.execute(
            text("SELECT hash FROM chain_head WHERE site_id = :site FOR UPDATE NOWAIT"), {"site": world.site}
        )


def test_a_look_leaves_the_plans_that_a_scan_needs_and_keeps_none_of_its_own(postgres_world: World) -> None:
    world = postgres_world
    for _ in range(4):
        world.receive(world.lots[0], 1)
        with world.store.read() as connection:
            assert connection.execute(text("SELECT count(*) FROM party")).scalar_one() > 0
    with world.store.read() as connection:
        prepared = connection.execute(text("SELECT statement FROM pg_prepared_statements")).scalars().all()
    assert any("post_document" in statement for statement in prepared)
    assert not any("FROM party" in statement for statement in prepared)


def test_work_that_is_no_scan_is_planned_anew(postgres_world: World) -> None:
    world = postgres_world
    clock = Origin(new_id(), Actor(1, "", "clock", Role.CLERK, 1), MORNING, "desk 1", EnteredBy.CLOCK)
    for _ in range(8):
        world.store.run(lambda _connection: clock, lambda uow: uow.read(select(Party.id)).all())
    with world.store.read() as connection:
        prepared = connection.execute(text("SELECT statement FROM pg_prepared_statements")).scalars().all()
    assert not any(statement.startswith("SELECT party.id") for statement in prepared)


def test_what_only_looks_cannot_write(postgres_world: World) -> None:
    world = postgres_world
    with pytest.raises(EnvironmentFault, match="read_only"), world.store.read() as connection:
        connection.execute(text("UPDATE party SET name = 'another'"))
    with world.store.read() as connection:
        assert "another" not in connection.execute(text("SELECT name FROM party")).scalars().all()


def test_a_plan_from_before_the_tables_were_brought_up_to_date_is_made_anew(postgres_world: World) -> None:
    world = postgres_world
    scan = Origin(new_id(), Actor(1, "", "clerk", Role.CLERK, 1), MORNING, "desk 1", EnteredBy.SCAN)

    def names() -> list[str]:
        done = world.store.run(lambda _connection: scan, lambda uow: list(uow.read(select(Party.name)).scalars()))
        return done.value

    before = [names() for _ in range(4)]
    with world.store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE party ALTER COLUMN name TYPE varchar(900)"))
    assert names() == before[0]
