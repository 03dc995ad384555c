"""The lock files: everything with its hash, no address, and one version for the program and its checks."""

import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from installer.bootstrap import ROOT, lock_file


def pinned(kind: str) -> dict[str, str]:
    text = Path(lock_file(kind)).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", text, re.MULTILINE))


@pytest.mark.parametrize("kind", ["run", "test"])
def test_no_address_and_no_path_is_in_a_lock(kind: str) -> None:
    assert not re.search(r"://|file:|index|find-links|^/", Path(lock_file(kind)).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("kind", ["run", "test"])
def test_every_package_has_a_hash(kind: str) -> None:
    entries = re.split(r"^(?=[a-z])", Path(lock_file(kind)).read_text("utf-8"), flags=re.MULTILINE)[1:]
    lines = [entry.splitlines()[0].removesuffix(" \\") for entry in entries]
    names = Counter(line.partition("==")[0] for line in lines)
    assert names.keys() == pinned(kind).keys()
    assert all(" ; python_full_version" in line for line in lines if names[line.partition("==")[0]] > 1)
    assert len(entries) > 20
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_checks_run_on_the_programs_own_versions() -> None:
    assert pinned("run").items() <= pinned("test").items()


@pytest.mark.parametrize(("kind", "extra"), [("run", None), ("test", "dev")])
def test_the_lock_holds_what_the_project_asks_for(kind: str, extra: str | None) -> None:
    project = tomllib.loads(Path(ROOT, "pyproject.toml").read_text("utf-8"))["project"]
    asked = project["optional-dependencies"][extra] if extra else project["dependencies"]
    names = {re.split(r"[\[<>=; ]", line)[0].lower() for line in asked}
    assert names - set(pinned(kind)) == set()


def test_the_locked_qt_keeps_count_of_none(qapp: object) -> None:
    timer = QTimer()
    before = sys.getrefcount(None)
    for _ in range(300):
        timer.stop()
    assert sys.getrefcount(None) > before - 100
