"""From the bytes of a scan on a serial line to the painted answer, beside the floor on the same line."""

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.floor import Floor
from benchmarks.measure import Outcome, spread
from benchmarks.warehouse import DI, Warehouse, databases, serial_of, warehouse

GOAL = "p95 at most 3 times the floor in the same run, p99 at most 50 ms"


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases, a scan at a time."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    outcomes = []
    with databases() as urls:
        for kind, url in urls.items():
            with warehouse(url) as made:
                outcomes.append(_measure(made, kind, 60 if quick else 400))
    return outcomes


def _measure(made: Warehouse, kind: str, rounds: int) -> Outcome:
    scans = made.announce("SCAN", rounds * 2)
    with TemporaryDirectory(prefix="sparezone-benchmark-") as folder:
        ours = spread(_ours(made, scans[:rounds], Path(folder))[5:])
        floor = spread(floor_seconds(made, rounds)[5:])
    ratio = round(ours["p95_ms"] / floor["p95_ms"], 2)
    return Outcome(f"scan_to_answer_{kind}", ours, floor, ratio, GOAL, ratio <= 3 and ours["p99_ms"] <= 50)


def _ours(made: Warehouse, scans: list[Any], folder: Path) -> list[float]:
    """Serial line, scanner, window thread, posting thread, answer."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.desk import Desk

    app = QApplication.instance() or QApplication([])
    desk = Desk(made.url, folder / "scanner", scans)
    try:
        while not desk.hears():
            app.processEvents()
        return [desk.scan(asked) for asked in scans]
    finally:
        desk.close()


def floor_seconds(made: Warehouse, rounds: int) -> list[float]:
    """Bare file descriptor, no check of what was read, one label."""
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication.instance() or QApplication([])
    label, floor = QLabel(), Floor(made.url)
    label.resize(1000, 600)
    label.show()
    app.processEvents()
    master, slave = os.openpty()
    seconds = []
    for at in range(rounds, rounds * 2):
        start = time.perf_counter()
        os.write(master, f"]d201{DI}17310131{serial_of('SCAN', at)}\n".encode())
        raw = os.read(slave, 4096).decode()
        serial = raw[raw.index("SCAN-") :].rstrip("\r\n")
        floor.receive(DI, [serial])
        label.setText(serial)
        label.repaint()
        app.processEvents()
        seconds.append(time.perf_counter() - start)
    os.close(master)
    os.close(slave)
    floor.close()
    return seconds
