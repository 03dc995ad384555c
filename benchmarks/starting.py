"""From the start of the process to the first paint, and to an open and upgraded database, beside a bare window.

All run from compiled bytecode, as `installer.set_up` leaves an installation; it is kept beside the measured database.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from tempfile import TemporaryDirectory

from benchmarks.measure import Outcome, timed

PATIENCE_S = 120
"""A program that never becomes usable ends the run instead of holding it up."""

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
_SET_UP = """
import sys
from datetime import date
from desktop.app import open_store_at
from desktop.exchange.sample_delivery import lay_out, sample
store = open_store_at(sys.argv[1])
lay_out(store, sample(7, date(2026, 11, 2)))
store.close()
"""


def run(*, quick: bool) -> list[Outcome]:
    """Measure processes one after the other: the whole program beside a bare window, and the database alone."""
    rounds = 3 if quick else 7
    with TemporaryDirectory(prefix="sparezone-benchmark-") as folder:
        at = _Installation(folder)
        at.run(_SET_UP, at.url)
        at.run(_OPENED, at.url)
        at.run(_BARE)
        at.start()
        rounds_of = [(at.seconds(_BARE), at.seconds(_OPENED, at.url), at.start()) for _ in range(rounds)]
    bare = round(statistics.median(one[0] for one in rounds_of) * 1000, 1)
    opened = round(statistics.median(one[1] for one in rounds_of) * 1000, 1)
    starts = [one[2] for one in rounds_of]
    paint = statistics.median(start["first_paint_ms"] for start in starts)
    usable = statistics.median(start["usable_ms"] for start in starts)
    figures = {"first_paint_ms": paint, "usable_ms": usable, "database_open_ms": opened}
    goal = "first paint at most twice a bare window; usable at most 1200 ms"
    met = usable <= 1200 and paint <= 2 * bare
    return [Outcome("start", figures, {"bare_window_ms": bare}, round(paint / bare, 2), goal, met)]


class _Installation:
    """A data folder, and processes that keep their bytecode in it."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.url = f"sqlite:///{folder}/sparezone.db"
        kept = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}
        self._environment = {**os.environ, **kept}
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def start(self) -> dict[str, float]:
        """Start the whole program; the figures that it tells."""
        line = ["-m", "benchmarks.first_paint", str(time.time()), self.folder]
        figures: dict[str, float] = json.loads(self._ask(line).splitlines()[-1])
        return figures

    def seconds(self, code: str, *arguments: str) -> float:
        """How long a process lives that runs this code."""
        return timed(lambda: self.run(code, *arguments))

    def run(self, code: str, *arguments: str) -> None:
        """Run this code in a process of its own."""
        self._ask(["-c", code, *arguments])

    def _ask(self, line: list[str]) -> str:
        told = subprocess.run(
            [sys.executable, *line],
            check=True,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
        return told.stdout
