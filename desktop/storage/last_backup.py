"""When this computer last made a good backup: a small file beside the settings, for the window and the command line."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Engine

from desktop.storage.backup_file import BackupMade

FILE: Final = "last-backup.json"


@dataclass(frozen=True, slots=True)
class LastBackup:
    """A backup whose ledger was sound: its file, when it was made (UTC), its size in bytes, of which database."""

    path: str
    made_at: datetime
    bytes: int
    database: str


def name_of(engine: Engine) -> str:
    """The address of a database, without a password."""
    return _without_password(engine.url).render_as_string()


def restore_address(engine: Engine) -> str:
    """Where a backup of a database is brought back to: the same file, or an empty database of the same server."""
    if engine.dialect.name == "sqlite":
        return name_of(engine)
    plain = _without_password(engine.url)
    return plain.set(drivername="postgresql", database="EMPTY_DATABASE").render_as_string()


def _without_password(url: URL) -> URL:
    return URL.create(url.drivername, url.username, None, url.host, url.port, url.database, url.query)


def keep_last(folder: Path, engine: Engine, made: BackupMade) -> None:
    """Write down a good backup; one with faults in its ledger does not count.

    Raises:
        OSError: the file cannot be written.
    """
    if not made.verdict.sound:
        return
    moment = datetime.fromisoformat(made.manifest.made_at)
    last = LastBackup(str(made.path.absolute()), moment, made.path.stat().st_size, name_of(engine))
    fresh = folder / f"{FILE}.new"
    fresh.write_text(json.dumps(asdict(last) | {"made_at": moment.isoformat()}, ensure_ascii=False), encoding="utf-8")
    os.replace(fresh, folder / FILE)  # noqa: PTH105  # one step, over the one before


def read_last(folder: Path, engine: Engine) -> LastBackup | None:
    """The last good backup of a database that this computer made; None when none is known."""
    try:
        given = json.loads((folder / FILE).read_text(encoding="utf-8"))
        last = LastBackup(**given | {"made_at": datetime.fromisoformat(given["made_at"])})
    except (OSError, ValueError, TypeError, KeyError):  # not there, or not written by this program
        return None
    return last if last.database == name_of(engine) and last.made_at.tzinfo is not None else None
