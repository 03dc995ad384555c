"""Opening a workbook that somebody sent: limits before it is unpacked, then a process that may fail alone."""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import IO, Final

from desktop.domain.errors import Refusal
from desktop.exchange import workbook
from desktop.exchange.sheet import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Row

MOST_MEMBERS: Final = 100
MOST_UNPACKED: Final = 50 * 1024 * 1024
MOST_RATIO: Final = 100
_SMALL: Final = 100_000
"""A member of this many bytes may be packed as tightly as it likes: it is no bomb."""


def read_workbook(path: Path) -> list[Row]:
    """The rows of the first sheet as text.

    Raises:
        Refusal: ``file_damaged``; ``file_bomb`` with ``why`` (members, unpacked, ratio), ``file_too_large``,
            ``file_too_slow``.
    """
    _check_packed(path)
    with tempfile.TemporaryFile() as out:
        _run(path, out)
        out.seek(0)
        return [tuple(json.loads(line)) for line in out]


def _check_packed(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Refusal("file_damaged", file=path.name) from error
    if len(members) > MOST_MEMBERS:
        raise Refusal("file_bomb", file=path.name, why="members")
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Refusal("file_bomb", file=path.name, why="unpacked")
    for member in members:
        if member.file_size > _SMALL and member.file_size > MOST_RATIO * max(member.compress_size, 1):
            raise Refusal("file_bomb", file=path.name, why="ratio")


def _run(path: Path, out: IO[bytes]) -> None:
    limits = [str(MOST_ROWS + 1), str(MOST_COLUMNS), str(2 * MOST_BYTES)]
    command = [sys.executable, "-m", workbook.__name__, str(path.resolve()), *limits]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, the path is one argument
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            timeout=workbook.SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refusal("file_too_slow", file=path.name, seconds=workbook.SECONDS) from error
    if done.returncode == 1:
        raise Refusal("file_damaged", file=path.name)
    if done.returncode != 0:
        raise Refusal("file_too_large", file=path.name, rows=MOST_ROWS, columns=MOST_COLUMNS)


def _environment() -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    given = os.environ.get("PYTHONPATH")
    path = root if not given else os.pathsep.join((root, given))
    return {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "ascii", "MALLOC_ARENA_MAX": "1"}
