"""Scans through a serial line into the whole window, and the longest time that the window stood still.

Units are timed; trays are opened and closed between them, and those scans count for the gap only.
"""

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.long_delivery import OPENING, announce
from benchmarks.measure import Outcome, spread
from benchmarks.scanning import floor_seconds
from benchmarks.warehouse import databases, warehouse

GOAL = "p95 at most 3 times the floor in the same run, p99 at most 50 ms, no gap over 50 ms"
WARM_UP = 5


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rounds = 100 if quick else 400
    outcomes = []
    with databases() as urls:
        for kind, url in urls.items():
            outcomes.append(_measure(kind, url, rounds))
    return outcomes


def _measure(kind: str, url: str, rounds: int) -> Outcome:
    scans = announce(url, trays=rounds // 20)
    with TemporaryDirectory(prefix="sparezone-benchmark-") as folder:
        seconds, longest_ms = _played(url, scans, Path(folder))
        ours = spread(seconds) | {"longest_gap_ms": round(longest_ms, 1)}
    floor = _floor(kind, rounds)
    ratio = round(ours["p95_ms"] / floor["p95_ms"], 2)
    met = ratio <= 3 and ours["p99_ms"] <= 50 and longest_ms <= 50
    return Outcome(f"window_day_{kind}", ours, floor, ratio, GOAL, met)


def _floor(kind: str, rounds: int) -> dict[str, float]:
    """A hand-written window; beside it the same posting with one label and no window, as ``without_window_p95_ms``."""
    from benchmarks.floor_window import window_seconds

    with databases((kind,)) as urls, warehouse(urls[kind]) as made:
        made.announce("SCAN", rounds * 2)
        window = spread(window_seconds(made, rounds)[WARM_UP:])
    with databases((kind,)) as urls, warehouse(urls[kind]) as made:
        made.announce("SCAN", rounds * 2)
        bare = spread(floor_seconds(made, rounds)[WARM_UP:])
    return window | {"without_window_p95_ms": bare["p95_ms"]}


def _played(url: str, scans: list[str], folder: Path) -> tuple[list[float], float]:
    """The program itself: its scanner thread, journal, posting thread, pages and Answer."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from desktop.app.demo_player import DemoPlayer, Step
    from tests.journeys.desk import workstation

    app: Any = QApplication.instance() or QApplication([])
    opening = [Step(raw) for raw in OPENING]
    with workstation(app, folder, url) as (application, line):
        settled = Step(do=lambda: setattr(application.stalls, "longest_ms", 0.0))
        steps = [*opening, settled, *(Step(raw) for raw in scans)]
        application.window.show()
        player, loop = DemoPlayer(application, line, steps, folder), QEventLoop()
        player.finished.connect(loop.quit)
        application.start()
        loop.exec()
        # The timer's last beat.
        until = time.monotonic() + 0.1
        while time.monotonic() < until:
            app.processEvents()
        if player.played.fault:
            raise AssertionError(player.played.fault)
        told = zip(player.played.replies, player.played.answer_ms, strict=True)
        answered = [ms / 1000 for (_, code), ms in told if code.startswith("unit_")]
        return answered[WARM_UP:], application.stalls.longest_ms
