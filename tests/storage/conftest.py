"""Warehouses for the tests of the ledger."""

from collections.abc import Iterator

import pytest

from tests.storage.world import World, build


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    """A small warehouse, once on each kind of database."""
    made = build(database_url)
    yield made
    made.close()


@pytest.fixture
def sqlite_world(sqlite_url: str) -> Iterator[World]:
    """A small warehouse in a file."""
    made = build(sqlite_url)
    yield made
    made.close()


@pytest.fixture
def postgres_world(postgres_url: str) -> Iterator[World]:
    """A small warehouse on a server."""
    made = build(postgres_url)
    yield made
    made.close()
