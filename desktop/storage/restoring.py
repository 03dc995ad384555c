"""Bringing a backup back: into a new file beside the live one, proved, then swapped; or to an empty server."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, make_url

from desktop.domain.clock import Clock
from desktop.storage.backup import make_one_file
from desktop.storage.backup_file import Manifest, damaged, file_faults, sync_folder, unpack
from desktop.storage.copying import copy_database
from desktop.storage.engine import open_engine
from desktop.storage.errors import EnvironmentFault
from desktop.storage.finding import Verdict
from desktop.storage.upgrade import upgrade
from desktop.storage.verify import verify
from desktop.storage.watch import Watch

_BROKEN: Final = frozenset({"damaged", "not_a_database"})


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back; ``kept`` is the database that stood there before, under its new name."""

    manifest: Manifest
    verdict: Verdict
    kept: Path | None


def restore(backup: Path, url: str, clock: Clock, watch: Watch | None = None) -> Restored:
    """Bring a backup back to a database address.

    A SQLite file that stands there is kept as ``NAME.before-restore-YYYYMMDD-HHMMSS`` (UTC); a PostgreSQL database must
    be empty.

    Raises:
        EnvironmentFault: ``backup_damaged`` (member, why), ``backup_newer``, ``database_newer``,
            ``database_not_empty``, ``in_use``, ``disk_full``, ``read_only``, ``cannot_open``. The live
            database is as it was before.
        Refusal: ``cancelled``.
    """
    watch = watch or Watch()
    if make_url(url).get_backend_name() == "sqlite":
        return _restore_file(backup, Path(str(make_url(url).database)), clock, watch)
    engine = open_engine(url)
    try:
        return _restore_to_server(backup, engine, watch)
    finally:
        engine.dispose()


def _restore_file(backup: Path, live: Path, clock: Clock, watch: Watch) -> Restored:
    if not live.parent.is_dir():
        raise EnvironmentFault("cannot_open", path=str(live))
    with file_faults(), tempfile.TemporaryDirectory(prefix=".sparezone-restore-", dir=live.parent) as folder:
        fresh = Path(folder) / live.name
        manifest, verdict = _bring_back(backup, fresh, watch)
        make_one_file(fresh)
        kept = _put_aside(live, f"{live.name}.before-restore-{clock.now():%Y%m%d-%H%M%S}") if live.exists() else None
        os.replace(fresh, live)  # noqa: PTH105  # one step: there is no moment without a database
        sync_folder(live.parent)
    return Restored(manifest, verdict, kept)


def _restore_to_server(backup: Path, target: Engine, watch: Watch) -> Restored:
    with file_faults(), tempfile.TemporaryDirectory(prefix="sparezone-restore-") as folder:
        fresh = Path(folder) / "sparezone.db"
        manifest, verdict = _bring_back(backup, fresh, watch)
        with _engine(fresh) as source:
            copy_database(source, target, watch)
    return Restored(manifest, verdict, None)


def _bring_back(backup: Path, fresh: Path, watch: Watch) -> tuple[Manifest, Verdict]:
    """Unpack, upgrade and prove: the ledger must be as sound as it was, and end where the manifest says."""
    manifest = unpack(backup, fresh, watch)
    with _engine(fresh) as engine:
        upgrade(engine)
        verdict = verify(engine, watch, manifest.heads)
    if len(verdict.findings) > manifest.faults or dict(verdict.heads) != dict(manifest.heads):
        first = verdict.findings[0].key if verdict.findings else "heads"
        raise damaged("sparezone.db", f"ledger: {first}")
    return manifest, verdict


@contextmanager
def _engine(path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{path}")
    try:
        yield engine
    finally:
        engine.dispose()


def _put_aside(live: Path, name: str) -> Path:
    """Give the live database a second name; it keeps the first until the restored one takes it in one step."""
    kept = live.with_name(name)
    try:
        make_one_file(live)
    except EnvironmentFault as fault:
        if fault.code not in _BROKEN:
            raise
        _move_logs(live, kept)
    try:
        kept.hardlink_to(live)
    except OSError:  # a file system without links: two steps instead of one
        os.rename(live, kept)  # noqa: PTH104  # never over a file that stands there
    return kept


def _move_logs(live: Path, kept: Path) -> None:
    """The logs of a broken file go with it, else they would be played into the restored one."""
    for ending in ("-wal", "-shm"):
        log = live.with_name(live.name + ending)
        if log.exists():
            log.replace(kept.with_name(kept.name + ending))
