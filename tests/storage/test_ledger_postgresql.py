"""A posting and its commit reach PostgreSQL as one message; a refusal leaves nothing behind on the connection."""

import logging

import pytest
from sqlalchemy import text

from desktop.domain.errors import Refusal
from desktop.storage.verify import verify
from tests.storage.world import World


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
    with world.store.read() as connection:
        connection.execute(
            text("SELECT hash FROM chain_head WHERE site_id = :site FOR UPDATE NOWAIT"), {"site": world.site}
        )
