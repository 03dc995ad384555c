"""Opening the database: one embedded SQLite file, or PostgreSQL over the network."""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from desktop.storage.errors import EnvironmentFault
from desktop.storage.network_path import is_network_path

OLDEST_SQLITE: Final = (3, 51, 3)
"""Older libraries can corrupt a file when a checkpoint meets a write (the WAL-reset fault)."""

OLDEST_POSTGRESQL: Final = 15
READ: Final = "sparezone_read"
"""Execution option of a connection that only reads."""

ASKED_BEFORE: Final = 2

_LOCAL_HOSTS: Final = frozenset({"", "localhost", "127.0.0.1", "::1"})
_PRAGMAS: Final = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("busy_timeout", "30000", 30000),
)


def open_engine(url: str) -> Engine:
    """An engine for a database URL.

    Args:
        url: ``sqlite:///FILE`` or ``postgresql://USER@HOST/NAME``.

    Raises:
        EnvironmentFault: ``bad_database_url``, ``network_path``, ``cannot_open``, ``sqlite_too_old``.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise EnvironmentFault("bad_database_url", url=url) from error
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed)
    if parsed.get_backend_name() == "postgresql":
        return _open_postgresql(parsed)
    raise EnvironmentFault("bad_database_url", url=parsed.render_as_string(hide_password=True))


def _open_sqlite(url: URL) -> Engine:
    from sqlcipher3 import dbapi2

    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise EnvironmentFault("sqlite_too_old", version=dbapi2.sqlite_version)
    if not url.database or url.database == ":memory:":
        raise EnvironmentFault("bad_database_url", url=str(url))
    path = Path(url.database)
    if not path.parent.is_dir():
        raise EnvironmentFault("cannot_open", path=str(path))
    if is_network_path(path):
        raise EnvironmentFault("network_path", path=str(path))
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=dbapi2,
        connect_args={"check_same_thread": False, "isolation_level": None},
    )
    event.listen(engine, "connect", _settle_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _settle_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        for name, wanted, expected in _PRAGMAS:
            cursor.execute(f"PRAGMA {name} = {wanted}")
            told = cursor.execute(f"PRAGMA {name}").fetchone()[0]
            if told != expected:
                raise EnvironmentFault("pragma_refused", name=name, wanted=wanted, told=str(told))
        cursor.execute("PRAGMA mmap_size = 1073741824")
        cursor.execute("PRAGMA temp_store = MEMORY")
    finally:
        cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get(READ, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _open_postgresql(url: URL) -> Engine:
    host = url.host or str(url.query.get("host", ""))
    settings: dict[str, str | int | None] = {
        "connect_timeout": 5,
        "tcp_user_timeout": 8000,
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "application_name": "sparezone",
        "prepare_threshold": None,
        "options": "-c lock_timeout=5000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=15000",
    }
    if host not in _LOCAL_HOSTS and not host.startswith("/") and "sslmode" not in url.query:
        settings |= {"sslmode": "verify-full", "sslrootcert": "system"}
    given = {name: value for name, value in settings.items() if name not in url.query}
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args=given,
        pool_size=5,
        max_overflow=5,
        pool_timeout=8,
        pool_use_lifo=True,  # the connection that has its statements prepared
    )
    event.listen(engine, "checkout", _plan_anew)
    return engine


def _plan_anew(driver: Any, _record: Any, _proxy: Any) -> None:
    """Long work is planned for what it finds: a plan that was kept from a smaller table can take minutes."""
    driver.prepare_threshold = None


def keep_plans(connection: Connection) -> None:
    """Until the connection is given back, PostgreSQL keeps the plans of what is asked for the third time."""
    if connection.dialect.name == "postgresql":
        driver: Any = connection.connection.driver_connection
        driver.prepare_threshold = ASKED_BEFORE
