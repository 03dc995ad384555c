"""Backing up: one file that holds the whole database and proves it, made while others work.

A SQLite file is copied by SQLite itself, a PostgreSQL database row by row into a fresh SQLite file of the same schema:
so a backup is always readable with this program alone. It is called good after it was read back and its ledger proved.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DBAPIError

from desktop.domain.clock import Clock
from desktop.models.schema import SCHEMA
from desktop.storage.backup_file import FORMAT, BackupMade, Manifest, file_faults, inspect, pack, sha256_of, sync_folder
from desktop.storage.copying import copy_rows
from desktop.storage.engine import open_engine
from desktop.storage.errors import EnvironmentFault, file_fault, translate
from desktop.storage.finding import Verdict
from desktop.storage.snapshot import snapshot
from desktop.storage.upgrade import HEAD, revision, upgrade
from desktop.storage.verify import verify
from desktop.storage.watch import Watch

_PAGES: Final = 4096


def back_up(engine: Engine, target: Path, clock: Clock, program: str, watch: Watch | None = None) -> BackupMade:
    """Make a backup and read it back.

    Args:
        engine: the database, in use or not.
        target: the file to make; must not be there yet.
        clock: tells when the backup is made.
        program: the version of the program.
        watch: is told the progress and may stop the work.

    Raises:
        EnvironmentFault: ``file_exists``, ``disk_full``, ``read_only``, ``cannot_open``, ``database_older``,
            ``damaged`` (the database itself), or the database failed. Nothing half-made is left behind.
        Refusal: ``cancelled``.
    """
    watch = watch or Watch()
    if target.exists():
        raise EnvironmentFault("file_exists", path=str(target))
    partial = target.with_name(f".{target.name}.partial")
    with file_faults(), _workshop(engine) as folder:
        copy = folder / "sparezone.db"
        copy_of(engine, copy, watch)
        try:
            manifest, verdict = _describe(copy, engine.dialect.name, clock, program, watch)
            pack(copy, manifest, partial, watch)
            inspect(partial, watch)
            os.replace(partial, target)  # noqa: PTH105  # one step, also over a name that appeared meanwhile
            sync_folder(target.parent)
        finally:
            partial.unlink(missing_ok=True)
    return BackupMade(target, manifest, verdict)


def copy_of(engine: Engine, target: Path, watch: Watch) -> None:
    """One moment of a database as a plain SQLite file.

    Raises:
        EnvironmentFault: as `back_up`.
    """
    if engine.dialect.name == "sqlite":
        _copy_sqlite(Path(str(engine.url.database)), target, watch)
    else:
        _copy_postgresql(engine, target, watch)


@contextmanager
def _workshop(engine: Engine) -> Iterator[Path]:
    """A folder for the working copy, on a disk of this computer: beside a file, else the system's."""
    beside = Path(str(engine.url.database)).parent if engine.dialect.name == "sqlite" else None
    with tempfile.TemporaryDirectory(prefix=".sparezone-backup-", dir=beside) as folder:
        yield Path(folder)


def _copy_sqlite(source: Path, target: Path, watch: Watch) -> None:
    from sqlcipher3 import dbapi2

    try:
        reading, writing = dbapi2.connect(str(source), isolation_level=None), dbapi2.connect(str(target))
        try:
            reading.execute("PRAGMA busy_timeout = 30000")
            reading.execute("BEGIN")
            reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
            reading.backup(
                writing, pages=_PAGES, progress=lambda _status, left, total: watch.tell(total - left, total, "copy")
            )
            writing.execute("PRAGMA journal_mode = DELETE")
        finally:
            writing.close()
            reading.close()
    except dbapi2.Error as error:
        raise file_fault(error) from error


def _copy_postgresql(engine: Engine, target: Path, watch: Watch) -> None:
    made = open_engine(f"sqlite:///{target}")
    try:
        upgrade(made)
        with snapshot(engine) as reading, made.begin() as writing:
            if revision(reading) != HEAD:
                raise EnvironmentFault("database_older", found=revision(reading), known=HEAD)
            copy_rows(reading, writing, watch)
    except DBAPIError as error:
        raise translate(error) from error
    finally:
        made.dispose()


def _describe(copy: Path, source: str, clock: Clock, program: str, watch: Watch) -> tuple[Manifest, Verdict]:
    """Prove the copy and say what it is; afterwards it is one file again."""
    made = open_engine(f"sqlite:///{copy}")
    try:
        with snapshot(made) as connection:
            _check_pages(connection.execute(text("PRAGMA integrity_check(1)")).scalar())
            found = str(revision(connection))
            counts = _counts(connection)
        verdict = verify(made, watch)
    finally:
        made.dispose()
    make_one_file(copy)
    made_at = clock.now().isoformat(timespec="seconds")
    size, sha256 = copy.stat().st_size, sha256_of(copy, watch, "hash")
    faults = len(verdict.findings)
    manifest = Manifest(
        FORMAT, made_at, program, found, source, size, sha256, counts=counts, heads=verdict.heads, faults=faults
    )
    return manifest, verdict


def _check_pages(told: Any) -> None:
    if told != "ok":
        raise EnvironmentFault("damaged", detail=str(told))


def _counts(connection: Any) -> dict[str, int]:
    tables = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in SCHEMA.sorted_tables
        if table.name in tables
    }


def make_one_file(path: Path) -> None:
    """Fold the write-ahead log into the file.

    Raises:
        EnvironmentFault: ``in_use`` while somebody else has it open, or the file cannot be written.
    """
    from sqlcipher3 import dbapi2

    try:
        connection = dbapi2.connect(str(path), isolation_level=None, timeout=2)
        try:
            told = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        finally:
            connection.close()
    except dbapi2.Error as error:
        fault = file_fault(error)
        in_use = isinstance(fault, EnvironmentFault) and fault.code == "busy"
        raise EnvironmentFault("in_use", path=str(path)) if in_use else fault from error
    if told != "delete":
        raise EnvironmentFault("in_use", path=str(path))
