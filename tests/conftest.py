"""What every test stands on: databases of its own, a screen that is not there, and nothing left behind."""

import gc
import os
import shutil
import tempfile
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from desktop.local_time import use_zone
from tests.postgres import PostgresServer

TEMPLATE = "template_sparezone"
THREAD_GRACE_SECONDS = 2.0
MEMORY_DISK = Path("/dev/shm")
ROOM_WANTED = 4 << 30

settings.register_profile("desk", deadline=None)
settings.register_profile(
    "ci", deadline=None, database=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_configure(config: pytest.Config) -> None:
    """Shut out the person's own screen, folders and key store before anything looks at them."""
    _write_to_memory()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    home = Path(tempfile.mkdtemp(prefix="sparezone-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        os.environ[name] = str(folder)


def _write_to_memory() -> None:
    """Keep the files of the tests off the disk where there is room: a database is made in a tenth of the time."""
    if "TMPDIR" in os.environ or not os.access(MEMORY_DISK, os.W_OK):
        return
    if shutil.disk_usage(MEMORY_DISK).free >= ROOM_WANTED:
        os.environ["TMPDIR"] = str(MEMORY_DISK)
        tempfile.tempdir = None


# ---------------------------------------------------------------- databases


def migrate(url: str) -> None:
    """Bring the database at an address to the newest schema, as the program does at its start."""
    from desktop.storage.engine import open_engine
    from desktop.storage.upgrade import upgrade

    engine = open_engine(url)
    try:
        upgrade(engine)
    finally:
        engine.dispose()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One quick server for all tests of a worker. Never kill this one: `own_postgres` is for that."""
    server = PostgresServer()
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> str:
    """The name of a migrated database that nobody writes to; `CREATE DATABASE … TEMPLATE` copies it."""
    migrate(postgres_server.create(TEMPLATE))
    return TEMPLATE


@pytest.fixture
def empty_postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """A PostgreSQL database without any table."""
    name = f"test_{uuid.uuid4().hex}"
    yield postgres_server.create(name)
    postgres_server.drop(name)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, postgres_template: str) -> Iterator[str]:
    """A fresh, migrated PostgreSQL database."""
    name = f"test_{uuid.uuid4().hex}"
    yield postgres_server.create(name, postgres_template)
    postgres_server.drop(name)


@pytest.fixture
def own_postgres() -> Iterator[PostgresServer]:
    """A running server with fsync on and a migrated database ``sparezone``, to be killed and started at will."""
    server = PostgresServer(durable=True)
    try:
        server.start()
        migrate(server.create("sparezone"))
        yield server
    finally:
        server.remove()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file that nobody writes to."""
    path = tmp_path_factory.mktemp("template") / "sparezone.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """The address of a file that is not there yet."""
    return f"sqlite:///{tmp_path / 'sparezone.db'}"


@pytest.fixture
def sqlite_url(sqlite_template: Path, empty_sqlite_url: str) -> str:
    """A fresh, migrated SQLite file."""
    shutil.copyfile(sqlite_template, empty_sqlite_url.removeprefix("sqlite:///"))
    return empty_sqlite_url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh, migrated database, once of each kind."""
    name = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    url: str = request.getfixturevalue(name)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """A database without any table, once of each kind."""
    name = {"sqlite": "empty_sqlite_url", "postgresql": "empty_postgres_url"}[request.param]
    url: str = request.getfixturevalue(name)
    return url


# ---------------------------------------------------------------- nothing left behind


@pytest.fixture(autouse=True)
def the_computers_own_wall_clock() -> Iterator[None]:
    """What one test's site has set is not read by the next."""
    yield
    use_zone(None)


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail the test that leaves a Python thread running."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and _still_runs(thread)]
    assert not left, f"threads left running: {[thread.name for thread in left]}"


def _still_runs(thread: threading.Thread) -> bool:
    if isinstance(thread, threading._DummyThread):  # a QThread that ran Python code: `no_timer_left` looks at those
        return False
    thread.join(THREAD_GRACE_SECONDS)
    return thread.is_alive()


@pytest.fixture(autouse=True)
def no_timer_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test with a screen or an event loop that leaves a QTimer or a QThread running."""
    if "qapp" not in request.fixturenames and "qtbot" not in request.fixturenames:
        yield
        return
    gc.collect()
    gc.freeze()  # what was there before is neither searched nor collected after the test
    yield
    left = _running_timers_and_threads()
    for thing in left:
        thing.stop() if hasattr(thing, "stop") else thing.quit()
    assert not left, f"left running: {left}"


def _running_timers_and_threads() -> list[Any]:
    from PySide6.QtCore import QThread, QTimer
    from shiboken6 import isValid

    found = [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer | QThread) and isValid(thing)]
    return [thing for thing in found if (thing.isActive() if isinstance(thing, QTimer) else _is_running(thing))]


def _is_running(thread: Any) -> bool:
    return bool(thread.isRunning()) and not thread.wait(int(THREAD_GRACE_SECONDS * 1000))


@pytest.fixture(autouse=True)
def garbage_is_collected_by_the_main_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """A widget that is garbage must not be destroyed in whichever thread allocates next."""
    if "qapp" not in request.fixturenames and "qtbot" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.enable()
