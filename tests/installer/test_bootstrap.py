"""A start in a checkout of its own: an empty lock and a program that tells how it was called."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from installer.bootstrap import ROOT

PROGRAM = """
import os, sys
print("words", sys.argv[1:])
print("here", os.getcwd())
print("platform", os.environ.get("QT_QPA_PLATFORM"))
print("dont_write", sys.dont_write_bytecode)
"""


def make_checkout(folder: Path) -> Path:
    (folder / "desktop").mkdir(parents=True)
    (folder / "desktop" / "__init__.py").write_text("")
    (folder / "desktop" / "__main__.py").write_text(PROGRAM)
    shutil.copytree(
        Path(ROOT, "installer"), folder / "installer", ignore=shutil.ignore_patterns("*.txt", "__pycache__")
    )
    shutil.copy(Path(ROOT, "sparezone"), folder / "sparezone")
    for name in ("requirements.txt", "requirements-dev.txt"):
        (folder / "installer" / name).write_text("# nothing\n")
    return folder


def start(checkout: Path, *words: str, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {"PYTHON": sys.executable, "PYTHONDONTWRITEBYTECODE": "1", **more}
    line = [str(checkout / "sparezone"), *words]
    return subprocess.run(line, cwd=cwd or checkout, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that was started once."""
    checkout = make_checkout(tmp_path_factory.mktemp("一 ready") / "spare zone")
    first = start(checkout, "decode")
    assert first.returncode == 0, first.stderr
    assert "Setting Sparezone up" in first.stderr
    assert first.stdout.startswith("words ['decode']")
    return checkout


@pytest.fixture
def copy(ready: Path, tmp_path: Path) -> Path:
    """The same, to be broken."""
    return shutil.copytree(ready, tmp_path / "copy", symlinks=True)


def test_a_second_start_sets_nothing_up_and_passes_the_words_on(ready: Path, tmp_path: Path) -> None:
    again = start(ready, "query", "stock", "--item", "钉 1", cwd=tmp_path)
    assert again.stderr == ""
    assert again.stdout.splitlines()[:2] == ["words ['query', 'stock', '--item', '钉 1']", f"here {tmp_path}"]


def test_the_exit_code_is_the_programs(copy: Path) -> None:
    (copy / "desktop" / "__main__.py").write_text("raise SystemExit(7)")
    assert start(copy, "do").returncode == 7


def test_a_start_costs_less_than_a_twentieth_of_a_second(ready: Path) -> None:
    python = str(ready / ".venv" / "bin" / "python")
    environment = {**os.environ, "PYTHONPATH": str(ready)}

    def seconds(line: list[str]) -> float:
        begun = time.perf_counter()
        subprocess.run(line, env=environment, capture_output=True, check=True)
        return time.perf_counter() - begun

    through = min(seconds([str(ready / "sparezone"), "x"]) for _ in range(12))
    direct = min(seconds([python, "-P", "-m", "desktop", "x"]) for _ in range(12))
    assert through - direct < 0.05


def test_without_a_screen_it_says_so_and_runs_the_demonstration(ready: Path) -> None:
    bare = start(ready, QT_QPA_PLATFORM="")
    assert "no screen" in bare.stderr
    assert "words ['demo', '--out', 'sparezone-demo']" in bare.stdout


def test_with_a_screen_it_opens_the_window(ready: Path) -> None:
    assert "words []" in start(ready, QT_QPA_PLATFORM="", WAYLAND_DISPLAY="wayland-0").stdout


def test_the_program_keeps_its_byte_code(ready: Path) -> None:
    assert "dont_write False" in start(ready, "x").stdout
    assert list((ready / "desktop" / "__pycache__").glob("__main__.*.pyc"))


def test_a_changed_lock_is_installed_into_the_same_environment(copy: Path) -> None:
    (copy / ".venv" / "mark").touch()
    (copy / "installer" / "requirements.txt").write_text("# another\n")
    assert "Setting Sparezone up" in start(copy, "x").stderr
    assert (copy / ".venv" / "mark").exists()
    assert start(copy, "x").stderr == ""


def test_a_set_up_that_was_cut_off_starts_again_from_an_empty_folder(copy: Path) -> None:
    for name in ("ready-run", "ready-test"):
        (copy / ".venv" / name).unlink(missing_ok=True)
    (copy / ".venv" / "begun").touch()
    (copy / ".venv" / "half of a package").touch()
    again = start(copy, "x")
    assert again.returncode == 0, again.stderr
    assert not (copy / ".venv" / "half of a package").exists()
    assert not (copy / ".venv" / "begun").exists()


def test_a_lock_that_cannot_be_installed_is_told_and_can_be_tried_again(copy: Path) -> None:
    lock = copy / "installer" / "requirements.txt"
    good = lock.read_text()
    lock.write_text("sparezone-has-no-such-package==1 --hash=sha256:" + "0" * 64 + "\n")
    failed = start(copy, "x", PIP_NO_INDEX="1")
    assert failed.returncode == 1
    assert "could not be installed" in failed.stderr
    assert "words" not in failed.stdout
    lock.write_text(good)
    assert start(copy, "x").stdout.startswith("words ['x']")


def test_two_first_starts_at_once_both_end_well(copy: Path) -> None:
    (copy / ".venv" / "ready-run").unlink()
    environment = {**os.environ, "PYTHON": sys.executable}
    both = [
        subprocess.Popen([str(copy / "sparezone"), word], env=environment, stdout=subprocess.PIPE, text=True)
        for word in ("one", "two")
    ]
    told = [process.communicate()[0].splitlines()[0] for process in both]
    assert told == ["words ['one']", "words ['two']"]


def test_a_python_that_is_too_old_is_told_clearly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from installer import bootstrap

    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(bootstrap.sys, "version", "3.10.4 (main)")
    assert bootstrap.main([]) == 1
    assert "needs Python 3.11 or newer; this is 3.10.4" in capsys.readouterr().err
