"""From the start of the process to the first paint, and to an open and upgraded database, beside a bare window."""

import json
import os
import statistics
import subprocess
import sys
import time
from tempfile import TemporaryDirectory

from benchmarks.measure import Outcome, timed

_BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QTableView())
window.show()
app.processEvents()
"""
_OPENED = """
import sys
from desktop.app import open_store_at
store = open_store_at(sys.argv[1])
with store.read() as connection:
    connection.exec_driver_sql("SELECT 1")
store.close()
"""


def run(*, quick: bool) -> list[Outcome]:
    """Measure processes one after the other: the whole program beside a bare window, and the database alone."""
    rounds = 3 if quick else 7
    with TemporaryDirectory(prefix="sparezone-benchmark-") as folder:
        url = f"sqlite:///{folder}/sparezone.db"
        _run(_OPENED, url)
        bare = _median(_BARE, rounds)
        opened = _median(_OPENED, rounds, url)
        starts = [_start(folder) for _ in range(rounds)]
    paint = statistics.median(start["first_paint_ms"] for start in starts)
    usable = statistics.median(start["usable_ms"] for start in starts)
    figures = {"first_paint_ms": paint, "usable_ms": usable, "database_open_ms": opened}
    goal = "first paint at most twice a bare window; usable at most 1200 ms"
    met = usable <= 1200 and paint <= 2 * bare
    return [Outcome("start", figures, {"bare_window_ms": bare}, round(paint / bare, 2), goal, met)]


def _start(folder: str) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    line = [sys.executable, "-m", "benchmarks.first_paint", str(time.time()), folder]
    told = subprocess.run(line, check=True, env=environment, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return figures


def _median(code: str, rounds: int, *arguments: str) -> float:
    return round(statistics.median(timed(lambda: _run(code, *arguments)) for _ in range(rounds)) * 1000, 1)


def _run(code: str, *arguments: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, env=environment)
