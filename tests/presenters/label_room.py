"""A labels desk on a real database: the goods of `tests.services.label_desk`, database threads, a queue at rest."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pytestqt.qtbot import QtBot

from desktop.devices.label_printer import Language, PrinterSettings
from desktop.devices.scanner import Scan
from desktop.domain.origin import new_id
from desktop.presenters.labels import LabelsDesk
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.label_board import Board
from desktop.runtime.jobs import Jobs
from desktop.runtime.print_queue import PrintQueue, QueueParts
from desktop.runtime.scan_router import KeptScan
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.runtime.print_room import FAST, QUICK
from tests.services.label_desk import CLERK, MORNING, LabelDesk, scan_of
from tests.views.stock_world import Settled

BENCH = PrinterSettings("Bench", Language.ZPL, "demo://Bench", purposes=("unit", "device", "hold"))
ZONE = PrinterSettings("Zone", Language.TSPL, "demo://Zone", dpi=300, purposes=("bin", "place"))


@dataclass
class LabelRoom:
    """The desk, what it said, and another desk at the same database."""

    labels: LabelsDesk
    queue: PrintQueue
    other: LabelDesk
    settled: Settled
    qtbot: QtBot
    replies: list[Reply] = field(default_factory=list)

    def load(self, **asked: Any) -> Board:
        with self.qtbot.waitSignal(self.labels.arrived):
            if asked:
                self.labels.narrow(**asked)
            else:
                self.labels.reload()
        assert self.labels.board is not None
        return self.labels.board

    def open(self, label: UUID) -> None:
        with self.qtbot.waitSignal(self.labels.story_changed):
            self.labels.open(label)

    def scan(self, raw: str) -> Reply:
        before = len(self.replies)
        self.labels.take(KeptScan(new_id(), Scan(raw, "scanner", MORNING, 0, "serial")))
        self.qtbot.waitUntil(lambda: len(self.replies) > before)
        return self.replies[-1]

    def scan_label(self, label: UUID) -> Reply:
        return self.scan(scan_of(self.other.content(label).symbol))

    def states(self, board: Board) -> list[str]:
        return [row.state.value for row in board.rows]


@contextmanager
def labels_at(
    qtbot: QtBot, other: LabelDesk, printers: Sequence[PrinterSettings] = (BENCH, ZONE), badge: str = CLERK
) -> Iterator[LabelRoom]:
    """Somebody is signed in at desk 1; nothing prints until the queue is started."""
    url = other.store.engine.url.render_as_string(hide_password=False)
    jobs = Jobs(lambda: Store(open_engine(url), other.clock))
    jobs.start()
    queue = PrintQueue(printers, jobs, QueueParts("desk 1", other.clock, patience=QUICK, pace=FAST))
    session = Session(jobs, "desk 1")
    settled = Settled()
    labels = LabelsDesk(session, settled, queue, other.clock)
    jobs.changed.connect(labels.on_changed)
    room = LabelRoom(labels, queue, other, settled, qtbot)
    labels.replied.connect(room.replies.append)
    try:
        with qtbot.waitSignal(session.changed):
            session.sign_in(badge)
        yield room
    finally:
        queue.stop(1.0)
        labels.finish()
        jobs.stop()
