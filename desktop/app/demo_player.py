"""Plays a day's scans through a real line into the real window, and takes pictures on the way."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.app.application import Application
from desktop.devices.demo_line import DemoLine
from desktop.devices.states import OPEN_STATES
from desktop.presenters.reply import Reply

PATIENCE_MS: Final = 20_000
SETTLE_MS: Final = 350
"""How long a screen gets to read and paint before its picture is taken."""
LOOK_MS: Final = 50


@dataclass(frozen=True, slots=True)
class Step:
    """One scan, or one thing to do; then perhaps a picture. ``until`` is waited for before it, such as a label."""

    scan: str = ""
    do: Callable[[], None] | None = None
    picture: str = ""
    until: Callable[[], bool] | None = None


@dataclass(slots=True)
class Played:
    """What came of the scans.

    Attributes:
        replies: verdict and code of each scan's reply, in order.
        answer_ms: from the scan's first byte on the line to the answer on the screen, each in milliseconds.
        pictures: file names of the pictures taken.
        fault: what ended the play early, or "".
    """

    replies: list[tuple[str, str]] = field(default_factory=list)
    answer_ms: list[float] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    fault: str = ""


def _nothing(_connection: object) -> None:
    """Asks the database for nothing."""


class DemoPlayer(QObject):
    """Sends the next scan when the last one has been answered.

    Signals:
        progressed: how many steps are done.
        finished: the play is over.
    """

    progressed = Signal(int)
    finished = Signal()

    def __init__(self, application: Application, line: DemoLine, steps: Sequence[Step], pictures: Path) -> None:
        super().__init__(application)
        self.played = Played()
        self._application = application
        self._line = line
        self._steps = steps
        self._pictures = pictures
        self._at = -1
        self._sent = 0.0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._out_of_patience)
        application.hub.replied.connect(self._replied)
        application.scanners.state_changed.connect(self._line_changed)
        application.session.changed.connect(self._begin)

    def _line_changed(self, _name: str, _change: object) -> None:
        self._begin(None)

    def _begin(self, _person: object) -> None:
        states = self._application.scanners.states().values()
        listening = any(change.state in OPEN_STATES for change in states)
        if self._at < 0 and listening and self._application.pages is not None and self._application.session.person:
            self._at = 0
            QTimer.singleShot(SETTLE_MS, self._play)

    def _play(self) -> None:
        if self._at >= len(self._steps):
            self._patience.stop()
            self._application.jobs.read(_nothing, self._ended, self._ended)
            return
        step = self._steps[self._at]
        if step.until is not None and not step.until():
            self._wait()
            return
        if step.do is not None:
            self._patience.stop()
            step.do()
            self._done()
            return
        self._patience.start()
        self._sent = time.perf_counter()
        self._line.scan(step.scan)

    def _ended(self, _answer: object) -> None:
        """What the screens asked for at the end is there, so whoever waited may look at them."""
        self.finished.emit()

    def _wait(self) -> None:
        """Look again soon; patience ends the play."""
        if not self._patience.isActive():
            self._patience.start()
        if not self.played.fault:
            QTimer.singleShot(LOOK_MS, self, self._play)

    def _replied(self, reply: Reply) -> None:
        if not 0 <= self._at < len(self._steps) or not self._steps[self._at].scan or not self._patience.isActive():
            return
        self._patience.stop()
        self.played.answer_ms.append((time.perf_counter() - self._sent) * 1000)
        self.played.replies.append((reply.verdict.value, reply.code))
        self._done()

    def _done(self) -> None:
        picture = bool(self._steps[self._at].picture)
        QTimer.singleShot(SETTLE_MS if picture else 0, self._read_out if picture else self._picture)

    def _read_out(self) -> None:
        """What a screen has asked for is answered before this is: the reading thread takes one after the other."""
        self._application.jobs.read(_nothing, self._filled, self._filled)

    def _filled(self, _answer: object) -> None:
        self._picture()

    def _picture(self) -> None:
        name = self._steps[self._at].picture
        if name:
            file = self._pictures / f"{len(self.played.pictures) + 1:02d}-{name}.png"
            self._application.window.grab().save(str(file))
            self.played.pictures.append(file.name)
        self._at += 1
        self.progressed.emit(self._at)
        self._play()

    def _out_of_patience(self) -> None:
        self.played.fault = f"no answer to step {self._at + 1}: {self._steps[self._at].scan!r}"
        self.finished.emit()
