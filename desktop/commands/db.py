"""``sparezone db``: upgrade, prove, back up, restore or copy the database."""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, make_url

from desktop import __version__
from desktop.app import Home, Options, find_home
from desktop.commands.options import DONE, REFUSED, WRONG_USAGE, database_options, tell, told
from desktop.domain.clock import SystemClock
from desktop.storage.backup import back_up
from desktop.storage.backup_file import SUFFIX, file_faults
from desktop.storage.copying import copy_database
from desktop.storage.engine import open_engine
from desktop.storage.errors import EnvironmentFault
from desktop.storage.finding import Head, Verdict
from desktop.storage.last_backup import keep_last
from desktop.storage.restoring import restore
from desktop.storage.upgrade import HEAD, upgrade
from desktop.storage.verify import verify
from desktop.storage.watch import Watch

_NEEDS: Final = {"restore": "FILE", "copy": "--to URL"}


def run(arguments: list[str]) -> int:
    """Do one thing with the database: the result is one JSON line on stdout, the progress goes to stderr.

    Returns:
        0 done, 1 faults found or refused, 2 wrong usage, 3 the environment failed.
    """
    parser = _parser()
    try:
        given = parser.parse_args(arguments)
    except SystemExit as left:
        return WRONG_USAGE if left.code else DONE
    if given.action in _NEEDS and not (given.file or given.to):
        parser.print_usage(sys.stderr)
        sys.stderr.write(f"sparezone db {given.action} needs {_NEEDS[given.action]}\n")
        return WRONG_USAGE
    return told(lambda: _ACTIONS[given.action](given), given.language)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sparezone db", description=__doc__, parents=[database_options()])
    parser.add_argument("action", choices=tuple(_ACTIONS))
    parser.add_argument("file", nargs="?", default="", metavar="FILE", help="the backup to make or to bring back")
    parser.add_argument("--to", default="", metavar="FILE|DIR|URL", help="where a backup or a copy goes")
    parser.add_argument("--anchor", action="append", default=[], metavar="SITE:SEQUENCE:HASH", type=_anchor)
    return parser


def _anchor(given: str) -> tuple[int, Head]:
    site, sequence, stood = given.split(":")
    return int(site), Head(int(sequence), stood)


def _upgrade(given: argparse.Namespace) -> int:
    engine = open_engine(_url(given))
    try:
        changed = upgrade(engine)
    finally:
        engine.dispose()
    tell({"ok": True, "revision": HEAD, "changed": changed})
    return DONE


def _verify(given: argparse.Namespace) -> int:
    engine = _existing(given)
    try:
        verdict = verify(engine, _watch(), dict(given.anchor))
    finally:
        engine.dispose()
    tell({"ok": verdict.sound} | _verdict(verdict))
    return DONE if verdict.sound else REFUSED


def _back_up(given: argparse.Namespace) -> int:
    engine = _existing(given)
    try:
        made = back_up(engine, _target(given), SystemClock(), __version__, _watch())
        with file_faults():
            keep_last(_home(given).settings_file.parent, engine, made)
    finally:
        engine.dispose()
    size = made.path.stat().st_size
    tell({"ok": made.verdict.sound, "file": str(made.path), "bytes": size} | _verdict(made.verdict))
    return DONE if made.verdict.sound else REFUSED


def _restore(given: argparse.Namespace) -> int:
    url = _url(given)
    done = restore(Path(given.file or given.to), url, SystemClock(), _watch())
    kept = str(done.kept) if done.kept else None
    shown = make_url(url).render_as_string(hide_password=True)
    about = {"ok": done.verdict.sound, "database": shown, "kept": kept, "made_at": done.manifest.made_at}
    tell(about | _verdict(done.verdict))
    return DONE if done.verdict.sound else REFUSED


def _copy(given: argparse.Namespace) -> int:
    source = _existing(given)
    try:
        target = open_engine(given.to or given.file)
        try:
            copied = copy_database(source, target, _watch())
        finally:
            target.dispose()
    finally:
        source.dispose()
    about = {"rows": dict(copied.counts), "ledger_sha256": copied.ledger_sha256}
    tell({"ok": True} | about | {"heads": _heads(copied.heads)})
    return DONE


_ACTIONS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "upgrade": _upgrade,
    "verify": _verify,
    "backup": _back_up,
    "restore": _restore,
    "copy": _copy,
}


def _home(given: argparse.Namespace) -> Home:
    return find_home(Options(given.database_url, given.data_dir, given.settings, given.language))


def _url(given: argparse.Namespace) -> str:
    return _home(given).database_url


def _existing(given: argparse.Namespace) -> Engine:
    """The database as it stands: nothing is made and nothing upgraded."""
    engine = open_engine(_url(given))
    if engine.dialect.name == "sqlite" and not Path(str(engine.url.database)).is_file():
        raise EnvironmentFault("cannot_open", path=str(engine.url.database))
    return engine


def _target(given: argparse.Namespace) -> Path:
    """The file that was named, or one named by the moment in the folder that was named, else in the data folder."""
    named = given.to or given.file
    if named and not Path(named).is_dir():
        return Path(named)
    folder = Path(named) if named else _backups(given)
    return folder / f"sparezone-{SystemClock().now():%Y%m%d-%H%M%S}{SUFFIX}"


def _backups(given: argparse.Namespace) -> Path:
    folder = _home(given).folder / "backups"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise EnvironmentFault("cannot_open", path=str(folder), detail=str(error.strerror)) from error
    return folder


def _watch() -> Watch:
    last: list[tuple[str, int]] = [("", -1)]

    def progress(done: int, total: int, what: str) -> None:
        tenth = (what, 10 * done // total if total else 10)
        if tenth != last[0]:
            last[0] = tenth
            sys.stderr.write(f"{what} {done}/{total}\n")

    return Watch(progress)


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "faults": [asdict(finding) for finding in verdict.findings],
        "rows": dict(verdict.counts),
        "heads": _heads(verdict.heads),
    }


def _heads(heads: Mapping[int, Head]) -> dict[str, dict[str, Any]]:
    return {str(site): asdict(head) for site, head in heads.items()}
