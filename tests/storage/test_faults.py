"""A full disk, a disk that may not be written, a server that is gone: told clearly, and nothing is broken."""

import os
import resource
import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.domain.clock import FixedClock
from desktop.domain.origin import new_id
from desktop.storage.backup import back_up
from desktop.storage.engine import open_engine
from desktop.storage.errors import EnvironmentFault
from desktop.storage.network_path import is_network_path
from desktop.storage.scan_journal import ScanJournal
from desktop.storage.unit_of_work import Store
from desktop.storage.upgrade import upgrade
from desktop.storage.verify import verify
from tests.postgres import PostgresServer
from tests.storage.tampering import tamper
from tests.storage.world import MORNING, World, build, look

pytestmark = pytest.mark.requirement("C-10", "S2-85")
CLOCK = FixedClock(MORNING)


class Disk:
    """A small disk: a file system of its own where that can be had, else a limit on the size of files."""

    def __init__(self, folder: Path, megabytes: int) -> None:
        self.folder = folder
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
        self.mounted = os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0
        self._limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        self._filler = folder / "filler"

    def fill(self) -> None:
        """Leave no room."""
        if not self.mounted:
            largest = max(path.stat().st_size for path in self.folder.iterdir())
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, self._limits[1]))
            return
        with self._filler.open("wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(bytes(4096))
            except OSError:
                return

    def empty(self) -> None:
        """Give the room back."""
        resource.setrlimit(resource.RLIMIT_FSIZE, self._limits)
        self._filler.unlink(missing_ok=True)

    def may_write(self, allowed: bool) -> None:
        """Allow or forbid writing."""
        if self.mounted:
            how = "remount,rw" if allowed else "remount,ro"
            subprocess.run(["mount", "-o", how, str(self.folder)], check=True)
            return
        for path in [*self.folder.iterdir(), self.folder]:
            path.chmod((0o700 if path.is_dir() else 0o600) if allowed else (0o500 if path.is_dir() else 0o400))

    def remove(self) -> None:
        self.empty()
        if self.mounted:
            subprocess.run(["umount", "-l", str(self.folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    made = Disk(tmp_path / "disk", 4)
    yield made
    made.remove()


@pytest.fixture
def world_on_disk(disk: Disk, sqlite_template: Path) -> Iterator[World]:
    shutil.copyfile(sqlite_template, disk.folder / "sparezone.db")
    world = build(f"sqlite:///{disk.folder / 'sparezone.db'}")
    yield world
    world.close()


def fault_of(world: World, times: int) -> str:
    """Receive until the disk is full; the code of the fault."""
    try:
        for _ in range(times):
            world.receive(world.lots[0], 1, raw="x" * 4000)
    except EnvironmentFault as fault:
        return fault.code
    return "the disk never got full"


def set_aside(store: Store) -> None:
    look(store).receive(1, 1)


def test_a_full_disk_is_told_and_nothing_is_broken(disk: Disk, world_on_disk: World) -> None:
    world = world_on_disk
    world.receive(world.lots[0], 1)
    disk.fill()
    assert fault_of(world, 3000) in {"disk_full", "disk_error"}
    disk.empty()
    before = verify(world.store.engine)
    assert before.sound
    world.receive(world.lots[0], 1)
    again = look(Store(open_engine(world.url), CLOCK))
    assert verify(again.store.engine).sound
    assert verify(again.store.engine).counts["movement"] == before.counts["movement"] + 1
    again.close()


def test_a_disk_that_may_not_be_written_is_told(disk: Disk, world_on_disk: World) -> None:
    world = world_on_disk
    world.receive(world.lots[0], 1)
    url = world.url
    world.close()
    disk.may_write(False)
    try:
        store = Store(open_engine(url), CLOCK)
        with pytest.raises(EnvironmentFault) as fault:
            set_aside(store)
        assert fault.value.code in {"read_only", "cannot_open"}
        store.close()
    finally:
        disk.may_write(True)
    again = look(Store(open_engine(url), CLOCK))
    again.receive(again.lots[0], 1)
    assert verify(again.store.engine).sound
    assert verify(again.store.engine).counts["movement"] == 2
    again.close()


def test_a_backup_to_a_full_disk_leaves_nothing_behind(disk: Disk, world: World) -> None:
    (disk.folder / "mine.txt").write_text("mine")
    disk.fill()
    with pytest.raises(EnvironmentFault) as fault:
        back_up(world.store.engine, disk.folder / "a.szbackup", CLOCK, "0.1.0")
    assert fault.value.code in {"disk_full", "disk_error"}
    disk.empty()
    assert [path.name for path in disk.folder.iterdir()] == ["mine.txt"]
    assert back_up(world.store.engine, disk.folder / "a.szbackup", CLOCK, "0.1.0").verdict.sound


def test_a_backup_to_a_disk_that_may_not_be_written_is_told(disk: Disk, world: World) -> None:
    disk.may_write(False)
    try:
        with pytest.raises(EnvironmentFault) as fault:
            back_up(world.store.engine, disk.folder / "a.szbackup", CLOCK, "0.1.0")
    finally:
        disk.may_write(True)
    assert fault.value.code == "read_only"
    assert list(disk.folder.iterdir()) == []
    assert verify(world.store.engine).sound


def test_the_scan_journal_says_when_a_scan_could_not_be_kept(disk: Disk) -> None:
    journal = ScanJournal(disk.folder / "scans.db")
    at, kept = datetime(2026, 11, 3, tzinfo=UTC), 0
    journal.keep(new_id(), "first", "s", at, "t")
    disk.fill()
    code = ""
    while not code:
        try:
            journal.keep(new_id(), "x" * 4000, "s", at, "t")
            kept += 1
        except EnvironmentFault as fault:
            code = fault.code
    assert code in {"disk_full", "disk_error"}
    disk.empty()
    journal.keep(new_id(), "last", "s", at, "t")
    assert journal.count() == kept + 2
    assert journal.recent(1)[0].raw == "last"
    journal.close()


# ---------------------------------------------------------------- opening


def test_a_database_of_a_newer_program_is_refused(world: World) -> None:
    tamper(world.store.engine, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(EnvironmentFault) as fault:
        upgrade(world.store.engine)
    assert (fault.value.code, fault.value.facts["found"]) == ("database_newer", "9999")
    assert verify(world.store.engine).sound


def test_a_file_is_opened_so_that_a_commit_is_on_the_disk(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    with engine.connect() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    engine.dispose()
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30000}


def test_a_file_that_will_not_be_synchronous_is_not_opened(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.storage.engine._PRAGMAS", (("synchronous", "NORMAL", 2),))
    engine = open_engine(sqlite_url)
    with pytest.raises(EnvironmentFault) as fault:
        engine.connect()
    engine.dispose()
    assert (fault.value.code, fault.value.facts["name"], fault.value.facts["told"]) == (
        "pragma_refused",
        "synchronous",
        "1",
    )


MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/share {home}/share nfs4 rw 0 0
//nas/data {home}/my\\040disk cifs rw 0 0
tmpfs {home}/share/local tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "network"),
    [
        ("plain", False),
        ("share", True),
        ("share/deep", True),
        ("my disk", True),
        ("share/local", False),
        ("sha", False),
    ],
)
def test_a_folder_of_another_computer_is_known(tmp_path: Path, folder: str, network: bool) -> None:
    table = tmp_path / "mounts"
    table.write_text(MOUNTS.format(home=tmp_path))
    (tmp_path / folder).mkdir(parents=True)
    assert is_network_path(tmp_path / folder / "sparezone.db", table) is network


def test_a_file_on_a_network_share_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.storage.engine.is_network_path", lambda _path: True)
    with pytest.raises(EnvironmentFault) as fault:
        open_engine(f"sqlite:///{tmp_path / 'sparezone.db'}")
    assert fault.value.code == "network_path"


# ---------------------------------------------------------------- a server that is gone


@pytest.mark.requirement("C-11")
def test_a_server_that_refuses_is_told_at_once() -> None:
    store = Store(open_engine("postgresql://sparezone@127.0.0.1:1/none"), CLOCK)
    started = time.monotonic()
    with pytest.raises(EnvironmentFault) as fault, store.read() as connection:
        connection.execute(text("SELECT 1"))
    assert fault.value.code == "server_gone"
    assert time.monotonic() - started < 10
    store.close()


@pytest.mark.requirement("C-11")
def test_a_server_that_was_killed_is_told_and_works_again(own_postgres: PostgresServer) -> None:
    world = build(own_postgres.url("sparezone"))
    world.receive(world.lots[0], 1)
    own_postgres.kill()
    with pytest.raises(EnvironmentFault) as fault:
        world.receive(world.lots[0], 1)
    assert fault.value.code == "server_gone"
    own_postgres.start()
    world.receive(world.lots[0], 1)
    assert verify(world.store.engine).counts["movement"] == 2
    world.close()
