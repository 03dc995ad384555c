"""What the fixtures of conftest promise to every other test."""

from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from desktop.storage.engine import open_engine
from desktop.storage.upgrade import HEAD, revision
from tests.postgres import PostgresServer


def tables(url: str) -> set[str]:
    engine = open_engine(url)
    try:
        return set(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def leave_a_table(url: str) -> None:
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (piece integer)"))
    engine.dispose()


def test_a_fresh_database_has_the_newest_schema(database_url: str) -> None:
    engine = open_engine(database_url)
    with engine.connect() as connection:
        assert revision(connection) == HEAD
    engine.dispose()


@pytest.mark.parametrize("turn", [1, 2])
def test_nothing_of_one_test_is_seen_by_the_next(database_url: str, turn: int) -> None:
    assert "left_behind" not in tables(database_url)
    leave_a_table(database_url)


def test_an_empty_database_has_no_table(empty_database_url: str) -> None:
    assert tables(empty_database_url) == set()


def test_a_killed_server_of_ones_own_still_has_its_migrated_database(own_postgres: PostgresServer) -> None:
    before = tables(own_postgres.url("sparezone"))
    own_postgres.kill()
    own_postgres.start()
    assert "alembic_version" in before
    assert tables(own_postgres.url("sparezone")) == before


def test_the_sqlite_file_lies_in_the_tests_own_folder(sqlite_url: str, tmp_path: Path) -> None:
    assert sqlite_url == f"sqlite:///{tmp_path / 'sparezone.db'}"
    assert (tmp_path / "sparezone.db").exists()
