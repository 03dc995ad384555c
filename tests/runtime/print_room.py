"""A desk with goods to label, its database threads, a print queue, and an ear for everything it tells."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.devices.label_printer import Language, Patience, PrinterSettings
from desktop.devices.printers.loopback import LoopbackPrinter
from desktop.devices.states import Cause, LineState, StateChange
from desktop.models.label import LabelState
from desktop.runtime.jobs import Jobs
from desktop.runtime.print_queue import PrintQueue, QueueParts
from desktop.runtime.printer_writer import LabelTold, Pace
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.services.label_desk import CLERK, LabelDesk

QUICK = Patience(open=2.0, answer=0.5, more=0.15, ready=0.3, stall=0.5, start=0.3, finish=1.5, close=0.5, poll=0.01)
FAST = Pace(again=0.1, look=0.2, note=0.05)
SETTLED = (LabelState.CONFIRMED, LabelState.HANDED_OVER, LabelState.UNCERTAIN)


class Ear(QObject):
    """Writes down what a print queue tells, in its order."""

    def __init__(self, printers: PrintQueue) -> None:
        super().__init__()
        self.changes: list[tuple[str, LineState, Cause]] = []
        self.told: list[LabelTold] = []
        self.recovered: list[UUID] = []
        self.crashes: list[Exception] = []
        printers.state_changed.connect(self._state)
        printers.told.connect(self.told.append)
        printers.recovered.connect(self._recovered)
        printers.crashed.connect(self.crashes.append)

    def _state(self, name: str, change: StateChange) -> None:
        self.changes.append((name, change.state, change.cause))

    def _recovered(self, labels: Sequence[UUID]) -> None:
        self.recovered += labels

    def endings(self) -> list[tuple[str, str]]:
        return [(one.ending.value, one.code) for one in self.told]


@dataclass
class PrintRoom:
    """Everything a test of the queue needs."""

    desk: LabelDesk
    jobs: Jobs
    printers: PrintQueue
    ear: Ear
    qtbot: QtBot
    seen: list[Any] = field(default_factory=list)

    def sign_in(self, badge: str = CLERK) -> None:
        self.printers.set_person(badge)

    def wait(self, label: UUID, *states: LabelState, seconds: float = 6.0) -> LabelState:
        """Wait until a label is in one of the states; by default until it is settled."""
        wanted = states or SETTLED
        self.qtbot.waitUntil(lambda: self.desk.state(label) in wanted, timeout=int(seconds * 1000))
        return self.desk.state(label)

    def wait_for_stand(self, name: str, state: LineState, cause: Cause) -> None:
        def stands() -> bool:
            now = self.printers.states()[name]
            return (now.state, now.cause) == (state, cause)

        self.qtbot.waitUntil(stands, timeout=6000)

    def wait_told(self, count: int = 1) -> None:
        self.qtbot.waitUntil(lambda: len(self.ear.told) >= count, timeout=6000)

    def rest(self, milliseconds: int = 400) -> None:
        """Time in which nothing more must happen."""
        self.qtbot.wait(milliseconds)


def bench(printer: LoopbackPrinter, name: str = "Bench", **more: Any) -> PrinterSettings:
    more.setdefault("language", Language.ZPL)
    return PrinterSettings(name=name, url=more.pop("url", printer.url), **more)


@contextmanager
def queue_on(qtbot: QtBot, desk: LabelDesk, *settings: PrinterSettings, **parts: Any) -> Iterator[PrintRoom]:
    """A started queue at a desk; nobody is signed in. The desk's own store stays open for the test."""
    url = desk.store.engine.url.render_as_string(hide_password=False)
    jobs = Jobs(lambda: Store(open_engine(url), desk.clock))
    jobs.start()
    given = {"patience": QUICK, "pace": FAST} | parts
    printers = PrintQueue(settings, jobs, QueueParts("desk 1", desk.clock, **given))
    room = PrintRoom(desk, jobs, printers, Ear(printers), qtbot)
    printers.start()
    try:
        yield room
    finally:
        printers.stop(1.0)
        jobs.stop()
        assert room.ear.crashes == []
