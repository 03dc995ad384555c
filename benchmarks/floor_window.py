"""The floor of a scan into a window, hand-written: a thread on the line, the bare posting, one picture."""

import os
import threading
import time
import tty
from typing import Any, Final

from PySide6.QtCore import QEventLoop, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from benchmarks.floor import Floor
from benchmarks.warehouse import DI, Warehouse, serial_of

SIZE: Final = (1366, 768)
_LAST: Final = 10
_BAND: Final = 300
_LINE: Final = 40


class FloorWindow(QWidget):
    """Hears a line, books what it hears without a question, and shows it large with the last ten below."""

    heard = Signal(bytes)

    def __init__(self, floor: Floor, line: int) -> None:
        super().__init__()
        self.painted_at = 0.0
        self._floor, self._line, self._rest = floor, line, b""
        self._last: list[tuple[str, ...]] = []
        self._large, self._small = QFont(), QFont()
        self._large.setPointSize(40)
        self._small.setPointSize(14)
        self.resize(*SIZE)
        self.heard.connect(self.take, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._hear, daemon=True)
        self._thread.start()

    def _hear(self) -> None:
        while data := os.read(self._line, 4096):
            if data == b"\x04":
                return
            self.heard.emit(data)

    def take(self, data: bytes) -> None:
        """Book what is whole and paint it."""
        *whole, self._rest = (self._rest + data).split(b"\n")
        for frame in whole:
            raw = frame.decode()
            serial = raw[raw.index("SCAN-") :]
            self._floor.receive(DI, [serial])
            self._last = [(time.strftime("%H:%M:%S"), DI, serial, "received"), *self._last][:_LAST]
            self.repaint()
            self.painted_at = time.perf_counter()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        band = QRect(0, 0, self.width(), _BAND)
        painter.fillRect(band, QColor("#1b7f3b"))
        painter.setPen(QColor("white"))
        painter.setFont(self._large)
        painter.drawText(band, Qt.AlignmentFlag.AlignCenter, self._last[0][2] if self._last else "")
        painter.setPen(QColor("black"))
        painter.setFont(self._small)
        for row, cells in enumerate(self._last, 1):
            for column, cell in enumerate(cells):
                painter.drawText(20 + column * 300, _BAND + row * _LINE, cell)
        painter.end()

    def end(self) -> None:
        """End the thread and close the window."""
        self._thread.join(5)
        self.close()


def window_seconds(made: Warehouse, rounds: int) -> list[float]:
    """From the bytes on the line to the picture, for units ``rounds`` to twice that of the delivery SCAN."""
    app: Any = QApplication.instance() or QApplication([])
    floor = Floor(made.url)
    master, slave = os.openpty()
    tty.setraw(slave)
    window = FloorWindow(floor, slave)
    window.show()
    app.processEvents()
    seconds = []
    for at in range(rounds, rounds * 2):
        start = time.perf_counter()
        os.write(master, f"]d201{DI}17310131{serial_of('SCAN', at)}\n".encode())
        while window.painted_at < start:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        seconds.append(window.painted_at - start)
    os.write(master, b"\x04")
    window.end()
    os.close(master)
    os.close(slave)
    floor.close()
    return seconds
