"""The server that the tests bring along keeps its word, else nothing that is proved on it counts."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.postgres import PostgresServer


@pytest.fixture
def durable() -> Iterator[PostgresServer]:
    server = PostgresServer(durable=True)
    server.start()
    yield server
    server.remove()


def held(server: PostgresServer) -> list[tuple[int]]:
    with psycopg.connect(server.url("stock")) as connection:
        return connection.execute("SELECT piece FROM held ORDER BY piece").fetchall()


def test_a_killed_server_comes_back_with_what_was_committed_and_nothing_else(durable: PostgresServer) -> None:
    durable.create("stock")
    durable.execute("CREATE TABLE held (piece int)", "stock")
    durable.execute("INSERT INTO held VALUES (1)", "stock")
    with psycopg.connect(durable.url("stock")) as open_connection:
        open_connection.execute("INSERT INTO held VALUES (2)")
        durable.kill()
        durable.start()
        assert held(durable) == [(1,)]
        with pytest.raises(psycopg.OperationalError):
            open_connection.execute("SELECT 1")
        open_connection.close()


def test_a_durable_server_writes_through(durable: PostgresServer) -> None:
    with psycopg.connect(durable.url()) as connection:
        assert connection.execute("SHOW fsync").fetchone() == ("on",)
        assert connection.execute("SHOW synchronous_commit").fetchone() == ("on",)


def test_a_stopped_server_starts_again_with_its_data(durable: PostgresServer) -> None:
    durable.execute("CREATE TABLE kept (piece int)")
    durable.stop()
    durable.start()
    durable.execute("INSERT INTO kept VALUES (1)")


def test_a_removed_server_leaves_no_file() -> None:
    server = PostgresServer()
    server.start()
    server.remove()
    assert not server.home.exists()


def test_each_test_gets_a_database_of_its_own(postgres_server: PostgresServer, empty_postgres_url: str) -> None:
    with psycopg.connect(empty_postgres_url) as connection:
        assert connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_programs_in_a_closed_folder_are_copied_to_where_the_server_may_read_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.postgres import account, programs

    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    (closed / "pg").symlink_to(programs().parent)
    monkeypatch.setenv("PG_BIN", str(closed / "pg" / programs().name))
    server = PostgresServer()
    try:
        server.start()
        with psycopg.connect(server.url()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert (server.home / "programs").exists() == (account() is not None)
    finally:
        server.remove()
