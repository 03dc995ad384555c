"""The guards of conftest catch what they are there for, seen from outside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
THREAD = """
import threading
stop = threading.Event()
def test_x():
    threading.Thread(target=stop.wait, args=(6,), name="forgotten").start()
"""
TIMER = """
from PySide6.QtCore import QTimer
kept = []
def test_x(qapp):
    kept.append(QTimer())
    kept[0].start(1000)
"""
QT_THREAD = """
from PySide6.QtCore import QThread
kept = []
def test_x(qapp):
    kept.append(QThread())
    kept[0].start()
def test_y(qapp):
    kept and kept[0].quit() and kept[0].wait()
"""
TIDY = """
import threading
from PySide6.QtCore import QTimer
def test_x(qapp):
    timer = QTimer()
    timer.start(1000)
    timer.stop()
    threading.Thread(target=print).start()
"""


def outcome(source: str, folder: Path) -> str:
    (folder / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (folder / "test_x.py").write_text(source, "utf-8")
    line = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        "--rootdir",
        str(folder),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    found = subprocess.run(
        [*line, str(folder)], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return found.stdout


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (THREAD, "threads left running: ['forgotten']"),
        (TIMER, "left running: [<PySide6.QtCore.QTimer"),
        (QT_THREAD, "QThread"),
    ],
    ids=["thread", "timer", "qthread"],
)
def test_what_is_left_running_fails_the_test_that_left_it(source: str, words: str, tmp_path: Path) -> None:
    told = outcome(source, tmp_path)
    assert "1 error" in told
    assert words in told


def test_a_tidy_test_passes(tmp_path: Path) -> None:
    assert "1 passed" in outcome(TIDY, tmp_path)
