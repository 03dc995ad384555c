"""What is needed later is imported beside the window; every part that is named is there and makes nothing of Qt."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop.app.application import LATER
from desktop.runtime.warming import Warming


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    names = ("later_part_one", "later_part_two")
    for name in names:
        (tmp_path / f"{name}.py").write_text("import threading\nTHREAD = threading.current_thread().name\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    return names


def test_parts_are_imported_in_a_thread_of_their_own(parts: tuple[str, ...]) -> None:
    warming = Warming(parts)
    warming.start()
    warming.start()
    warming.wait(5)
    assert [sys.modules[name].THREAD for name in parts] == ["warming"] * 2


def test_the_end_of_the_program_does_not_wait_for_the_rest(parts: tuple[str, ...]) -> None:
    warming = Warming(parts)
    warming.stop()
    warming.start()
    warming.wait(5)
    assert not set(parts) & set(sys.modules)


def test_every_part_that_is_named_can_be_imported_without_an_application() -> None:
    """In a process without a QApplication any widget made by an import would end it."""
    work = f"from importlib import import_module\nfor name in {LATER!r}: import_module(name)"
    done = subprocess.run([sys.executable, "-c", work], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_end_is_told_also_when_a_part_is_not_there(parts: tuple[str, ...]) -> None:
    told: list[str] = []
    whole = Warming(parts, after_s=0, done=lambda: told.append(threading.current_thread().name))
    whole.start()
    whole.wait(5)
    assert told == ["warming"]
    assert set(parts) <= set(sys.modules)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_part_that_is_not_there_is_not_waited_for() -> None:
    told: list[str] = []
    broken = Warming(("desktop.no_such_part",), after_s=0, done=lambda: told.append("end"))
    broken.start()
    broken.wait(5)
    assert told == ["end"]
