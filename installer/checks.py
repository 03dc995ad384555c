"""Every check and test, one after the other, with a summary: what ``./sparezone test`` runs.

All of them run even when one fails, so that one round tells everything. Words from the command line go to pytest.
"""

import subprocess
import sys
from pathlib import Path

from installer.bootstrap import ROOT, environment

PYTHON = [sys.executable, "-P", "-m"]

COVERED = [
    *("tests/domain/udi", "-q", "-n", "2", "-m", "not slow"),
    *("--cov=desktop.domain.udi", "--cov-branch", "--cov-report=term:skip-covered", "--cov-fail-under=100"),
]
"""A decoder that has a branch nobody tried is one that may guess."""


def checks(words: list[str]) -> dict[str, list[str]]:
    """The checks by name, cheapest first."""
    return {
        "rules of writing": [*PYTHON, "ruff", "check", "."],
        "form": [*PYTHON, "ruff", "format", "--check", "."],
        "types": [*PYTHON, "mypy"],
        "plan of the house": [str(Path(sys.executable).with_name("lint-imports"))],
        "decoder covered whole": [*PYTHON, "pytest", *COVERED],
        "tests": [*PYTHON, "pytest", "-n", "2", *words],
    }


def run(words: list[str]) -> dict[str, int]:
    """Run all checks; the exit code of each, by name."""
    codes = {}
    for name, line in checks(words).items():
        print(f"\n=== {name}: {' '.join(line[3:]) or Path(line[0]).name}", flush=True)
        codes[name] = subprocess.run(line, cwd=ROOT, env=environment(), check=False).returncode
    return codes


def summary(codes: dict[str, int]) -> str:
    """One line for each check, the failed ones marked by word."""
    return "\n".join(f"{'ok    ' if code == 0 else 'FAILED'}  {name}" for name, code in codes.items())


def main() -> int:
    """Run everything and tell how it went."""
    codes = run(sys.argv[1:])
    print(f"\n{summary(codes)}", flush=True)
    return 1 if any(codes.values()) else 0


if __name__ == "__main__":
    raise SystemExit(main())
