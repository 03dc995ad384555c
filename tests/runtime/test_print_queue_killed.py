"""kill -9 while printing, a hundred times: nothing is printed twice, and what began is never forgotten."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from desktop.devices.printers.loopback import LoopbackPrinter
from desktop.devices.printers.print_works import Orders
from desktop.models.label import LabelState
from desktop.services.ordering_labels import ORDER_LABELS, LabelFor, LabelPurpose, OrderLabels
from tests.services.label_desk import LabelDesk, build

ROOT = Path(__file__).parent.parent.parent
KILLS = 100
LONGEST_LIFE_S = 0.4
UNITS = 500
ENOUGH = 10


class Program:
    """The program that is killed and started again."""

    def __init__(self, database: str, printer: str) -> None:
        command = [sys.executable, "-m", "tests.runtime.killed_printing", database, printer]
        pipe = subprocess.PIPE
        self._stem = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT)

    def live(self, seconds: float, how: str = "print") -> None:
        """One life, ended by kill -9."""
        assert self._stem.stdin is not None
        assert self._stem.stdout is not None
        self._stem.stdin.write(how + "\n")
        self._stem.stdin.flush()
        child = int(self._stem.stdout.readline())
        threading.Event().wait(seconds)
        os.kill(child, signal.SIGKILL)
        assert self._stem.stdout.readline() == "gone\n"

    def end(self) -> None:
        self._stem.communicate(timeout=10)


@pytest.fixture
def printer() -> Iterator[LoopbackPrinter]:
    with LoopbackPrinter("killed") as running:
        running.order(Orders(label_seconds=0.02))
        yield running


def printed_by_job(desk: LabelDesk, labels: list[UUID], printer: LoopbackPrinter) -> Counter[UUID]:
    """How often each job came out, by the sum that was recorded before its first byte."""
    begun: dict[str, UUID] = {}
    for label in labels:
        for event in desk.events(label):
            if event.to_state is LabelState.SENDING:
                begun[event.facts["sha256"]] = label
    return Counter(begun[hashlib.sha256(label.data).hexdigest()] for label in printer.printed)


def caught(desk: LabelDesk, labels: list[UUID]) -> tuple[int, int]:
    """How many labels were torn from the printer, and how many came out whole."""
    states = Counter(desk.state(label) for label in labels)
    return states[LabelState.UNCERTAIN], states[LabelState.CONFIRMED]


@pytest.mark.slow
@pytest.mark.requirement("C-04")
def test_a_hundred_kills_while_printing_double_no_label_and_forget_none(
    sqlite_url: str, printer: LoopbackPrinter
) -> None:
    desk, chance = build(sqlite_url, UNITS), random.Random(7)
    things = tuple(LabelFor("STEM-12", serial=f"S{number}") for number in range(1, UNITS + 1))
    labels: list[UUID] = list(desk.do(ORDER_LABELS, OrderLabels(LabelPurpose.UNIT, things)).labels)
    program = Program(sqlite_url, printer.url)
    for _ in range(KILLS):
        program.live(chance.uniform(0.02, LONGEST_LIFE_S))
    longer = iter(range(KILLS))
    while min(caught(desk, labels)) <= ENOUGH and next(longer, None) is not None:
        program.live(
            chance.uniform(LONGEST_LIFE_S, 4 * LONGEST_LIFE_S)
        )  # a busy computer begins little in a short life
    printer.wait_until_done()
    before = len(printer.printed)
    program.live(0.5, "idle")
    assert len(printer.printed) == before, "it printed with nobody signed in"
    printer.order(Orders(silent=True))
    program.live(1.5)
    program.end()
    assert len(printer.printed) == before

    states = Counter(desk.state(label) for label in labels)
    begun = [label for label in labels if "sending" in desk.way(label)]
    counted = printed_by_job(desk, labels, printer)
    desk.store.close()
    assert set(counted.values()) == {1}
    assert sum(counted.values()) == before
    assert len(begun) == states.total() - states[LabelState.QUEUED]
    assert set(states) <= {
        LabelState.QUEUED,
        LabelState.UNCERTAIN,
        LabelState.CONFIRMED,
        LabelState.HANDED_OVER,
        LabelState.FAILED,
    }
    assert states[LabelState.UNCERTAIN] > ENOUGH
    assert states[LabelState.CONFIRMED] > ENOUGH
