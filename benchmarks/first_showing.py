"""How long the window stands still: at the start, when a page or a part of one is shown first, and at other changes.

Each round is a process of its own that runs the whole program over the demo's database. In a hurry the pages are gone
to right after the start, at leisure after they were built ahead. A gap is the time between two turns of the event loop,
whatever happened in it, also what other processes did to it; ``work`` is the processor time of the window's thread in
the longest turn.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer

from benchmarks.measure import Outcome
from desktop.views.later_page import LaterPage

LIMIT_MS: Final = 50
SETTLE_MS: Final = 500
LEISURE_MS: Final = 4000
PATIENCE_S: Final = 300
Step = tuple[str, Callable[[], object]]
GOAL: Final = "no gap of the event loop over 50 ms"


@dataclass(slots=True)
class Longest:
    """The longest turn of the event loop, in milliseconds: by the clock, and of the window's thread alone."""

    gap: float = 0.0
    work: float = 0.0


class Watch(QObject):
    """Beats as often as the event loop turns."""

    def __init__(self) -> None:
        super().__init__()
        self.longest: dict[str, Longest] = {}
        self._at = Longest()
        self._seen = (time.perf_counter(), time.thread_time())
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def begin(self, name: str) -> None:
        """From now on it is this that is watched."""
        self._at = self.longest.setdefault(name, Longest())
        self._seen = (time.perf_counter(), time.thread_time())

    def _beat(self) -> None:
        clock, work = self._seen
        self._seen = (time.perf_counter(), time.thread_time())
        self._at.gap = max(self._at.gap, (self._seen[0] - clock) * 1000)
        self._at.work = max(self._at.work, (self._seen[1] - work) * 1000)


class Walk(QObject):
    """Goes to every page as a hand would, then changes language and theme."""

    def __init__(self, opening: Any, *, leisure: bool) -> None:
        super().__init__()
        self.watch = Watch()
        self._opening = opening
        self._leisure_ms = LEISURE_MS if leisure else 0
        self._steps: list[Step] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self.watch.begin("start")
        self._timer.start(5)

    def _look(self) -> None:
        """Wait until the window is usable."""
        window = self._opening.window
        if window.is_usable:
            self._timer.stop()
            rows = window.navigation.rows()
            self._steps = [
                step
                for row in rows
                if row.key != "desk"
                for step in ((f"page {row.key}", row.click), *self._parts().get(row.key, ()))
            ]
            self._steps += [("language", self._application.switch_language), *self._themes()]
            QTimer.singleShot(self._leisure_ms, self, self._next)

    def _parts(self) -> dict[str, tuple[Step, ...]]:
        """What is opened within a page."""
        return {
            "settlement": (("settlement prices", self._open_prices), ("settlement form", self._open_form)),
            "label_designer": (
                ("label list read", self._rest),
                ("label taken up first", self._take_up),
                ("label put away", self._put_away),
                ("label taken up again", self._take_up),
            ),
        }

    def _rest(self) -> None:
        """Nothing is pressed: what was begun comes to its end."""

    def _open_prices(self) -> None:
        self._page("settlement").buttons[-1].click()

    def _open_form(self) -> None:
        self._page("settlement").agreements.new_list.click()

    def _take_up(self) -> None:
        self._page("label_designer").templates.edit.click()

    def _put_away(self) -> None:
        self._page("label_designer").bench.back.click()

    def _page(self, key: str) -> Any:
        """The page in sight, which is whole by now."""
        window = self._opening.window
        if window.page != key or not window.is_usable:
            raise LookupError(key)
        return window.pages.currentWidget().findChild(LaterPage).page

    @property
    def _application(self) -> Any:
        return self._opening.tear_down.args[0]

    def _themes(self) -> list[Step]:
        return [(f"theme {name}", partial(self._application.station.keep, theme=name)) for name in ("dark", "light")]

    def _next(self) -> None:
        if not self._opening.window.is_usable:
            QTimer.singleShot(SETTLE_MS, self, self._next)
            return
        if not self._steps:
            self._opening.app.quit()
            return
        name, do = self._steps.pop(0)
        self.watch.begin(name)
        do()
        QTimer.singleShot(SETTLE_MS, self, self._next)


def walk(folder: Path, *, leisure: bool) -> dict[str, Longest]:
    """Run the program over a data folder and go everywhere; the longest turn of each step."""
    from desktop.app.home import Options, find_home
    from desktop.commands.window import Opening

    opening = Opening(find_home(Options(data_dir=str(folder))))
    # The watch begins with the window's event loop.
    walking = Walk(opening, leisure=leisure)
    opening.run()
    return walking.watch.longest


def run(*, quick: bool) -> list[Outcome]:
    """Measure processes one after the other."""
    rounds = 1 if quick else 5
    with TemporaryDirectory(prefix="sparezone-benchmark-") as folder:
        demo = Path(folder) / "demo"
        _python(folder, "-m", "desktop", "demo", "--out", str(demo))
        _walked(folder, demo, "hurry")
        return [_measure(folder, demo, pace, rounds) for pace in ("hurry", "leisure")]


def _measure(folder: str, demo: Path, pace: str, rounds: int) -> Outcome:
    told = [_walked(folder, demo, pace) for _ in range(rounds)]
    figures: dict[str, Any] = {}
    for step in told[0]:
        gaps, work = ([one[step][kind] for one in told] for kind in ("gap", "work"))
        figures[step] = {"gap_ms": _median(gaps), "most_ms": round(max(gaps), 1), "work_ms": _median(work)}
    longest = max(step["gap_ms"] for step in figures.values())
    return Outcome(f"first_showing_{pace}", figures | {"longest_ms": longest}, {}, None, GOAL, longest <= LIMIT_MS)


def _median(figures: list[float]) -> float:
    return round(statistics.median(figures), 1)


def _walked(folder: str, demo: Path, pace: str) -> dict[str, dict[str, float]]:
    """One process, over a fresh copy of the database."""
    copy = Path(folder) / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(demo, copy, ignore=shutil.ignore_patterns("scanner"))
    told: dict[str, dict[str, float]] = json.loads(
        _python(folder, "-m", "benchmarks.first_showing", str(copy), pace).splitlines()[-1]
    )
    return told


def _python(folder: str, *arguments: str) -> str:
    """A process that keeps its bytecode, as an installation has it."""
    kept = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | kept
    line = [sys.executable, *arguments]
    told = subprocess.run(line, check=True, env=environment, capture_output=True, text=True, timeout=PATIENCE_S)
    return told.stdout


if __name__ == "__main__":
    walked = walk(Path(sys.argv[1]), leisure=sys.argv[2] == "leisure")
    print(json.dumps({name: asdict(one) for name, one in walked.items()}))
