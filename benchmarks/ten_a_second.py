"""Ten scans a second for a minute through a serial line into the whole window: is one lost, does the window stall?"""

import os
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.long_delivery import NUMBER, OPENING, announce
from benchmarks.measure import Outcome, spread
from benchmarks.warehouse import databases
from desktop.app import open_store_at
from desktop.queries.notice_plan import notice_plan
from desktop.storage.scan_journal import ScanJournal

EACH_SECOND = 10
GOAL = "every scan answered, booked and in the journal; no gap of the window over 50 ms"
PATIENCE_S = 30.0


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    seconds = 6 if quick else 60
    with databases() as urls:
        return [_measure(kind, url, seconds) for kind, url in urls.items()]


def _measure(kind: str, url: str, seconds: int) -> Outcome:
    count = seconds * EACH_SECOND
    scans = announce(url, trays=count // 22 + 1)[:count]
    with TemporaryDirectory(prefix="sparezone-benchmark-") as folder:
        shot = _shoot(url, scans, Path(folder))
        journal = ScanJournal(Path(folder) / "scans.db")
        kept = [one.raw for one in reversed(journal.recent(count))]
        journal.close()
    store = open_store_at(url)
    with store.read() as connection:
        received = notice_plan(connection, NUMBER).received
    store.close()
    figures = spread([answered - sent for sent, answered in zip(shot["sent"], shot["answered"], strict=False)]) | {
        "scans": count,
        "units": sum(raw.startswith("]d2") for raw in scans),
        "answered": len(shot["answered"]),
        "refused": shot["refused"],
        "received": int(received),
        "journal_whole_and_in_order": kept == scans,
        "longest_gap_ms": round(shot["longest_ms"], 1),
    }
    whole = figures["answered"] == count and figures["received"] == figures["units"] and kept == scans
    met = whole and not shot["refused"] and shot["longest_ms"] <= 50
    return Outcome(f"ten_a_second_{kind}", figures, {}, None, GOAL, met)


def _shoot(url: str, scans: list[str], folder: Path) -> dict[str, Any]:
    """Scan on a beat of its own, whatever the window does; remembers when each was sent and answered."""
    from PySide6.QtWidgets import QApplication

    from tests.journeys.desk import workstation

    app: Any = QApplication.instance() or QApplication([])
    shot: dict[str, Any] = {"sent": [], "answered": [], "refused": 0, "longest_ms": 0.0}

    def told(reply: Any) -> None:
        shot["answered"].append(time.perf_counter())
        shot["refused"] += reply.held

    def wait(until: Any) -> None:
        patience = time.monotonic() + PATIENCE_S
        while not until() and time.monotonic() < patience:
            _settle(app, 0.02)

    with workstation(app, folder, url) as (application, line):
        application.window.show()
        application.hub.replied.connect(told)
        application.start()
        wait(lambda: application.session.person and application.pages is not None)
        for count, raw in enumerate(OPENING, 1):
            line.scan(raw)
            wait(lambda count=count: len(shot["answered"]) == count)
        _settle(app, 0.5)
        shot["answered"].clear()
        application.stalls.longest_ms = 0.0
        gun = threading.Thread(target=_fire, args=(line, scans, shot["sent"]))
        gun.start()
        while gun.is_alive():
            _settle(app, 0.2)
        wait(lambda: len(shot["answered"]) >= len(scans))
        _settle(app, 0.2)
        shot["longest_ms"] = application.stalls.longest_ms
    return shot


def _settle(app: Any, seconds: float) -> None:
    """An ordinary event loop for a while."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop(app)
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def _fire(line: Any, scans: list[str], sent: list[float]) -> None:
    beat, pause = time.monotonic(), threading.Event()
    for raw in scans:
        sent.append(time.perf_counter())
        line.scan(raw)
        beat += 1 / EACH_SECOND
        pause.wait(max(0.0, beat - time.monotonic()))
