"""A local database moves to a server whole, or not at all."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.models.schema import SCHEMA
from desktop.storage.copying import copy_database, ledger_hash
from desktop.storage.engine import open_engine
from desktop.storage.errors import EnvironmentFault
from desktop.storage.snapshot import snapshot
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.storage.bulk import fill
from tests.storage.tampering import tamper
from tests.storage.world import MORNING, Book, Line, TakeBack, World, look

pytestmark = pytest.mark.requirement("C-11")


@pytest.fixture
def server(empty_postgres_url: str) -> Iterator[Store]:
    store = Store(open_engine(empty_postgres_url), FixedClock(MORNING))
    yield store
    store.close()


@pytest.fixture
def worked(sqlite_world: World) -> World:
    world = sqlite_world
    fill(world, 300)
    world.receive(world.lots[0], "2.125", raw="]d201\x1d中文\\\t", reason="第一\n行")
    world.receive_unit(world.units[0])
    book = Book(new_id(), "transfer", (Line(world.lots[0], None, world.bins[0], world.bins[1], Decimal(1)),))
    world.perform(book)
    world.perform(TakeBack(new_id(), book))
    return world


def rows(store: Store, table: str) -> list[tuple[object, ...]]:
    with store.read() as connection:
        stored = SCHEMA.tables[table]
        return [tuple(row) for row in connection.execute(select(stored).order_by(*stored.primary_key))]


def total(store: Store) -> int:
    with store.read() as connection:
        return sum(
            connection.execute(select(func.count()).select_from(table)).scalar_one() for table in SCHEMA.sorted_tables
        )


def test_every_row_arrives_as_it_was(worked: World, server: Store) -> None:
    copied = copy_database(worked.store.engine, server.engine)
    for table in SCHEMA.tables:
        assert rows(server, table) == rows(worked.store, table), table
    assert copied.counts["movement"] == 304
    assert verify(server.engine).sound
    assert copied.heads == verify(worked.store.engine).heads
    with snapshot(worked.store.engine) as connection:
        assert ledger_hash(connection) == copied.ledger_sha256


def test_work_goes_on_at_the_server(worked: World, server: Store) -> None:
    copy_database(worked.store.engine, server.engine)
    there = look(server)
    there.receive(there.lots[0], 1, place=there.bins[7])
    there.receive_unit(there.units[1])
    with server.engine.begin() as connection:
        connection.execute(text("INSERT INTO lot (item_id, number) VALUES (1, 'NEW')"))
    assert verify(server.engine).sound


def test_a_request_of_the_old_database_is_known_at_the_new(worked: World, server: Store) -> None:
    request, book = new_id(), Book(new_id(), "receive", (Line(1, None, worked.supplier, worked.bins[0], Decimal(1)),))
    worked.perform(book, request)
    copy_database(worked.store.engine, server.engine)
    before = verify(server.engine).counts
    assert look(server).perform(book, request).changes == frozenset()
    assert verify(server.engine).counts == before


def test_a_server_with_rows_is_left_alone(worked: World, postgres_world: World) -> None:
    before = total(postgres_world.store)
    with pytest.raises(EnvironmentFault) as fault:
        copy_database(worked.store.engine, postgres_world.store.engine)
    assert fault.value.code == "database_not_empty"
    assert total(postgres_world.store) == before


def test_an_unsound_ledger_is_not_copied(worked: World, server: Store) -> None:
    tamper(worked.store.engine, "UPDATE balance SET quantity = quantity + 1000 WHERE id = 1")
    with pytest.raises(Refusal) as refusal:
        copy_database(worked.store.engine, server.engine)
    assert (refusal.value.code, refusal.value.facts["first"]) == ("ledger_unsound", "balance_differs")
    assert refusal.value.facts["faults"] == 1


def test_a_copy_that_fails_on_the_way_leaves_no_row(worked: World, server: Store) -> None:
    """SQLite takes a NUL in a text and PostgreSQL does not: the copy ends, and nothing of it stays."""
    with worked.store.engine.begin() as connection:
        connection.execute(text("UPDATE lot SET number = :nul WHERE id = 2"), {"nul": "A\0B"})
    with pytest.raises(EnvironmentFault) as fault:
        copy_database(worked.store.engine, server.engine)
    assert (fault.value.code, fault.value.facts["what"]) == ("cannot_copy", "lot")
    assert total(server) == 0
    assert verify(worked.store.engine).sound


def test_the_local_database_comes_back_from_the_server(worked: World, server: Store, tmp_path: Path) -> None:
    copy_database(worked.store.engine, server.engine)
    local = Store(open_engine(f"sqlite:///{tmp_path / 'again.db'}"), FixedClock(MORNING))
    copy_database(server.engine, local.engine)
    for table in SCHEMA.tables:
        assert rows(local, table) == rows(worked.store, table), table
    local.close()


def test_the_hash_of_the_ledger_changes_with_any_leg(world: World) -> None:
    world.receive(world.lots[0], 1)
    with snapshot(world.store.engine) as connection:
        before = ledger_hash(connection)
    tamper(world.store.engine, "UPDATE leg SET owner_id = 1 WHERE number = 2")
    with snapshot(world.store.engine) as connection:
        assert ledger_hash(connection) != before
