"""A desk of the real parts: scanner on a serial line, posting thread, and the Answer that is painted."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject

from benchmarks.warehouse import BADGE, DESK
from desktop.app import open_store_at
from desktop.devices.bench import ScannerSettings
from desktop.devices.pty_line import PtyLine
from desktop.devices.scanner import Scan
from desktop.devices.serial_line import LineParts
from desktop.devices.states import OPEN_STATES
from desktop.domain.clock import SystemClock
from desktop.domain.origin import new_id
from desktop.presenters.answer import AnswerCard, Verdict
from desktop.runtime.jobs import Jobs
from desktop.runtime.scanners import Scanners
from desktop.services.perform import Envelope
from desktop.services.receiving import RECEIVE_ONE, Received, ReceiveOne
from desktop.views.widgets.answer import AnswerView


class Desk(QObject):
    """Takes scans one after the other."""

    def __init__(self, url: str, line: Path, scans: Sequence[ReceiveOne]) -> None:
        super().__init__()
        self._asked, self._loop = iter(scans), QEventLoop()
        self._view = AnswerView()
        self._view.resize(1000, 600)
        self._view.show()
        self._line, self._jobs = PtyLine(line), Jobs(lambda: open_store_at(url))
        self._line.plug_in()
        settings = [ScannerSettings("serial", "Desk", self._line.url)]
        self._scanners = Scanners(settings, LineParts(clock=SystemClock()))
        self._scanners.scanned.connect(self._hear)
        self._jobs.start()
        self._scanners.start()

    def hears(self) -> bool:
        """Whether the line is open."""
        return self._scanners.states()["Desk"].state in OPEN_STATES

    def scan(self, asked: ReceiveOne) -> float:
        """Seconds from the first byte on the line to the painted answer."""
        start = time.perf_counter()
        self._line.scan(asked.raw)
        self._loop.exec()
        return time.perf_counter() - start

    def _hear(self, scan: Scan) -> None:
        asked = next(self._asked)
        request = ReceiveOne(asked.notice, scan.raw, asked.tray)
        self._jobs.write(RECEIVE_ONE, request, Envelope(new_id(), BADGE, DESK), self._take, self._fail)

    def _take(self, answer: Received) -> None:
        counted = f"{answer.received}/{answer.of}"
        card = AnswerCard(Verdict.OK, answer.item, answer.tray, counted, answer.lot, answer.serial)
        self._view.show_answer(card)
        self._view.repaint()
        self._loop.quit()

    def _fail(self, error: Exception) -> None:
        self._loop.quit()
        raise AssertionError(str(error))

    def close(self) -> None:
        """End the threads and the line."""
        self._scanners.stop()
        self._jobs.stop()
        self._line.close()
        self._view.deleteLater()
