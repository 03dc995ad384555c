"""Tryton in a Python environment of its own: installed once, asked line by line, never imported by us."""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self
from urllib.parse import urlsplit

from platformdirs import user_cache_path

PINS: Final = Path(__file__).with_name("tryton.txt")
DESK: Final = Path(__file__).with_name("tryton_desk.py")
MARK: Final = "installed.txt"
"""Holds the pins that were installed to the end: the next run needs no network."""
_PROGRAMS: Final = "Scripts" if os.name == "nt" else "bin"
_TO_THE_PINS: Final = ("install", "--quiet", "--retries", "1", "--timeout", "30", "--no-deps", "--only-binary", ":all:")


class NotInstalled(Exception):
    """Tryton is not there and cannot be had, so that there is nothing to compare with."""


def usual_folder() -> Path:
    """Where the environment is kept between runs, below the person's cache folder."""
    return user_cache_path("sparezone") / "benchmarks" / "tryton"


def environment(folder: Path) -> Path:
    """The folder of the environment's programs, installed from the network when it is not there yet.

    Raises:
        NotInstalled: the folder holds something else, or the installation failed, most often for want of a network.
    """
    programs, mark = folder.absolute() / _PROGRAMS, folder / MARK
    if mark.exists() and mark.read_text("utf-8") == PINS.read_text("utf-8"):
        return programs
    if folder.exists() and any(folder.iterdir()) and not (folder / "pyvenv.cfg").exists():
        raise NotInstalled(f"{folder} is not empty and no Python environment; give another folder")
    _run([sys.executable, "-m", "venv", str(folder)])
    _run([str(programs / "python"), "-m", "pip", "--disable-pip-version-check", *_TO_THE_PINS, "-r", str(PINS)])
    mark.write_text(PINS.read_text("utf-8"), "utf-8")
    return programs


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()[-600:]
        raise NotInstalled(f"Tryton could not be installed; the first run needs the network. What was said: {said}")


def make_database(programs: Path, home: Path, url: str) -> list[str]:
    """Let Tryton fill an empty database with its tables and its stock; returns how its desk is started.

    Args:
        programs: of its environment.
        home: a folder for its settings, gone after the run.
        url: of the database.

    Raises:
        RuntimeError: Tryton could not; its last words.
    """
    server = urlsplit(url)
    database = server.path.removeprefix("/")
    settings, secret = home / "trytond.conf", home / "secret"
    settings.write_text(f"[database]\nuri = postgresql://{server.netloc}/?{server.query}\n", "utf-8")
    secret.write_text(secrets.token_urlsafe(24), "utf-8")
    asked = [
        "-c",
        str(settings),
        "-d",
        database,
        "-u",
        "stock_lot",
        "--activate-dependencies",
        "--email",
        "a@example.org",
    ]
    done = subprocess.run(
        [str(programs / "trytond-admin"), *asked, "--email", "desk@example.org"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TRYTONPASSFILE": str(secret)},
    )
    if done.returncode:
        raise RuntimeError(f"Tryton did not make its database: {done.stderr[-800:]}")
    return [str(programs / "python"), "-P", str(DESK), str(settings), database]


class TrytonDesk:
    """A process that works in Tryton; one line asks, one line answers."""

    def __init__(self, command: list[str], log: Path) -> None:
        """Start it.

        Args:
            command: as `make_database` returns it.
            log: a new file for what it has to say besides.
        """
        self._log = log
        with log.open("wb") as file:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=file, text=True, encoding="utf-8"
            )

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def ask(self, what: str, **about: Any) -> tuple[float, Any]:
        """The seconds that a job took on its side, and what it returned.

        Raises:
            RuntimeError: it ended instead of answering; its last words.
        """
        try:
            print(json.dumps({"do": what, "about": about}), file=self._line(self._process.stdin), flush=True)
            answer = self._line(self._process.stdout).readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            self._process.wait(30)
            raise RuntimeError(f"Tryton ended at {what}: {self._log.read_text('utf-8', 'replace')[-800:]}")
        told = json.loads(answer)
        return told["seconds"], told["answer"]

    @staticmethod
    def _line(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()
