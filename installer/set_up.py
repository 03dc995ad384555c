"""The first start: system libraries, a private environment, the locked packages, byte code. Can be broken off anywhere.

Three marks make that safe: a lock that only one set-up holds, ``begun`` while packages are being written, and a stamp
that is written last. Who finds ``begun`` knows that the one before was cut off, and starts from an empty folder.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installer import bootstrap, system

BEGUN = Path(bootstrap.inside(".venv", "begun"))


def make_ready(kind: str) -> None:
    """Bring the environment to what the lock of a kind names.

    Args:
        kind: ``run`` or ``test``.

    Raises:
        SystemExit: with a sentence that says what the person can do.
    """
    system.require(*_missing_venv())
    try:
        with _alone():
            if bootstrap.is_ready(kind):
                return  # another start was faster
            system.tell("Setting Sparezone up; the first time takes a few minutes …")
            _make_environment()
            _install(kind)
    except OSError as error:
        raise SystemExit(f"Sparezone could not be set up in {bootstrap.ROOT}: {error}") from error


def _make_environment() -> None:
    if _works() and not BEGUN.exists():
        return
    Path(bootstrap.VENV).mkdir(exist_ok=True)
    line = [sys.executable, "-m", "venv", "--clear", bootstrap.VENV]
    if system.run(line):
        raise SystemExit(f"Python could not make an environment: {' '.join(line)}")


def _missing_venv() -> list[str]:
    """Debian keeps the standard library's `ensurepip` in a package of its own."""
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return []
    return [f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"]


def _works() -> bool:
    """Whether the environment is there, of this Python's version, and has pip."""
    if not Path(bootstrap.venv_python()).exists():
        return False
    ask = "import sys, pip; print(*sys.version_info[:2])"
    line = [bootstrap.venv_python(), "-c", ask]
    answer = subprocess.run(line, capture_output=True, text=True, check=False)
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def _install(kind: str) -> None:
    python = bootstrap.venv_python()
    BEGUN.touch()
    pip = [python, "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    pip += ["--no-input", "--disable-pip-version-check", *([] if sys.stderr.isatty() else ["--quiet"])]
    code = system.run([*pip, "-r", bootstrap.lock_file(kind)])
    if code > 0:
        BEGUN.unlink()  # pip gave up in good order, so what is there can be built upon
    if code:
        raise SystemExit("The packages could not be installed (see above). Nothing is lost: start again to go on.")
    rooms = [bootstrap.inside("desktop"), bootstrap.inside("installer")]
    system.run([python, "-m", "compileall", "-q", *rooms])
    # What the checks need holds all that the program needs.
    for done in ("run", "test") if kind == "test" else ("run",):
        Path(bootstrap.stamp(done)).write_text(bootstrap.key(done), encoding="utf-8")
    BEGUN.unlink()


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the lock that two starts at once share; the second one waits."""
    with Path(bootstrap.inside(".venv.lock")).open("a+b") as file:
        _lock(file.fileno())
        yield


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        return
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_EX)
