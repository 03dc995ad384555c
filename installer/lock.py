"""Writes the lock files: every package with its hashes, for all platforms, and no address in them.

Run with ``.venv/bin/python -m installer.lock`` after changing the dependencies in ``pyproject.toml``.
"""

import subprocess
import sys

from installer.bootstrap import ROOT, lock_file

UV = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
FORM = ["--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate"]


def command(kind: str) -> list[str]:
    """The line that writes the lock of a kind; the one for the checks keeps to the versions of the program's."""
    more = ["--extra", "dev", "--constraint", lock_file("run")] if kind == "test" else []
    return [*UV, *FORM, *more, "pyproject.toml", "--output-file", lock_file(kind)]


def main() -> None:
    """Write both, the program's first."""
    for kind in ("run", "test"):
        subprocess.run(command(kind), cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
