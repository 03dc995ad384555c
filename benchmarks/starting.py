"""From the start of the process to the first paint, and to an open and upgraded database, beside a bare window."""

import os
import statistics
import subprocess
import sys
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
_IMPORTED = "import desktop.views.main_window"


def run(*, quick: bool) -> list[Outcome]:
    """Measure processes one after the other."""
    rounds = 3 if quick else 7
    with TemporaryDirectory(prefix="sparezone-benchmark-") as folder:
        url = f"sqlite:///{folder}/sparezone.db"
        _run(_OPENED, url)
        bare = _median(_BARE, rounds)
        opened = _median(_OPENED, rounds, url)
        window = _median(_IMPORTED, rounds)
    figures = {"database_open_ms": opened, "window_module_ms": window}
    goal = "importing the window at most twice a bare window; database open at most 1200 ms"
    met = opened <= 1200 and window <= 2 * bare
    return [Outcome("start", figures, {"bare_window_ms": bare}, round(window / bare, 2), goal, met)]


def _median(code: str, rounds: int, *arguments: str) -> float:
    return round(statistics.median(timed(lambda: _run(code, *arguments)) for _ in range(rounds)) * 1000, 1)


def _run(code: str, *arguments: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, env=environment)
