"""From a fresh machine to the open program: makes the private environment once, then hands over.

Runs on any Python 3 with the standard library alone, so that an old Python is told apart from a broken one.
"""

from __future__ import annotations

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib costs 8 ms a start
VENV = os.path.join(ROOT, ".venv")  # noqa: PTH118
OLDEST = (3, 11)
DEMO = ["demo", "--out", "sparezone-demo"]


def inside(*parts: str) -> str:
    """A path inside the checkout."""
    return os.path.join(ROOT, *parts)  # noqa: PTH118


def venv_python() -> str:
    """The interpreter of the private environment."""
    return inside(".venv", "Scripts", "python.exe") if os.name == "nt" else inside(".venv", "bin", "python")


def lock_file(kind: str) -> str:
    """The lock file of a kind: ``run`` for the program, ``test`` for the program and its checks."""
    return inside("installer", "requirements.txt" if kind == "run" else "requirements-dev.txt")


def key(kind: str) -> str:
    """What must be unchanged for an environment to count as ready: the lock and the Python."""
    import hashlib

    with open(lock_file(kind), "rb") as file:  # noqa: PTH123
        digest = hashlib.sha256(file.read()).hexdigest()
    return f"{digest} {sys.version_info[0]}.{sys.version_info[1]}"


def stamp(kind: str) -> str:
    """The file that is written when a set-up has ended well."""
    return inside(".venv", f"ready-{kind}")


def is_ready(kind: str) -> bool:
    """Whether the environment holds what the lock names."""
    try:
        with open(stamp(kind), encoding="utf-8") as file:  # noqa: PTH123
            return file.read() == key(kind)
    except FileNotFoundError:
        return False


def environment() -> dict[str, str]:
    """The environment that the program starts in."""
    found = dict(os.environ)
    # The program keeps its byte code beside itself: without it each start compiles everything again.
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    found["PYTHONPATH"] = os.pathsep.join(filter(None, [ROOT, found.get("PYTHONPATH")]))
    if found.get("LC_ALL") in ("C", "POSIX"):  # Qt warns about any locale that is not UTF-8
        found["LC_ALL"] = "C.UTF-8"
    return found


def has_screen() -> bool:
    """Whether a window can be opened here."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def command(words: list[str]) -> list[str]:
    """The command line behind the person's words."""
    if words[:1] == ["test"]:
        return [venv_python(), "-P", "-m", "installer.checks", *words[1:]]
    if not words and not has_screen():
        print(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.\n"
            "Running the demonstration instead; its pictures and papers go to ./sparezone-demo",
            file=sys.stderr,
            flush=True,
        )
        words = DEMO
    return [venv_python(), "-P", "-m", "desktop", *words]


def hand_over(line: list[str]) -> int:
    """Become the program; on Windows, run it and pass its exit code on."""
    if os.name != "nt":
        os.execve(line[0], line, environment())  # noqa: S606
    import subprocess

    return subprocess.call(line, env=environment())


def set_up(kind: str) -> None:
    """Make the environment, from the machine's own Python when this one runs inside what is to be made."""
    base = getattr(sys, "_base_executable", sys.executable)
    if os.path.abspath(sys.executable).startswith(VENV + os.sep):  # noqa: PTH100
        if base == sys.executable:
            base = os.path.realpath(sys.executable)
        hand = [base, os.path.abspath(__file__), *sys.argv[1:]]  # noqa: PTH100
        raise SystemExit(hand_over(hand))
    sys.path.insert(0, ROOT)
    from installer.set_up import make_ready

    make_ready(kind)


def main(words: list[str]) -> int:
    """Set up if need be, then open the program or run the checks."""
    if sys.version_info < OLDEST:
        print(f"Sparezone needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    kind = "test" if words[:1] == ["test"] else "run"
    if not is_ready(kind):
        set_up(kind)
    return hand_over(command(words))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
