"""A warehouse to ask about, once on each kind of database; nobody writes to it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.postgres import PostgresServer
from tests.queries.day import Day, build


@pytest.fixture(scope="module")
def sqlite_day_url(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated file for the tests of one module."""
    path = tmp_path_factory.mktemp("day") / "day.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="module")
def postgres_day_url(postgres_server: PostgresServer, postgres_template: str) -> Iterator[str]:
    """A migrated database for the tests of one module."""
    postgres_server.drop("day")
    yield postgres_server.create("day", postgres_template)
    postgres_server.drop("day")


@pytest.fixture(scope="module", params=["sqlite_day_url", "postgres_day_url"])
def day(request: pytest.FixtureRequest) -> Iterator[Day]:
    """A day's work."""
    made = build(request.getfixturevalue(request.param))
    yield made
    made.store.close()


@pytest.fixture
def connection(day: Day) -> Iterator[Connection]:
    """A connection that reads."""
    with day.store.read() as reading:
        yield reading
