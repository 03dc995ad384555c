"""A writer whose database or printer fails in the worst moment: nothing is doubled and nothing is forgotten."""

import threading
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest

from desktop.devices.label_printer import Language, PrinterSettings, Told
from desktop.devices.printer_talk import AllHandedOver, NothingSent, Printed
from desktop.devices.states import Cause
from desktop.models.label import LabelEvidence, LabelState
from desktop.runtime.jobs import JobsEnded
from desktop.runtime.prepared_label import Desk, Prepared
from desktop.runtime.printer_press import READY, Stand
from desktop.runtime.printer_writer import Crashed, LabelTold, Pace, PrinterWriter, Task, WriterParts
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.printing import NOTE_LABEL, START_LABEL
from desktop.storage.errors import EnvironmentFault
from tests.services.label_desk import CLERK, MORNING, LabelDesk, build

BENCH = PrinterSettings("Bench", Language.ZPL, "socket://nowhere:1")


class Press:
    """A printer that takes everything; something may happen before or after the first byte."""

    identity = "test"

    def __init__(self) -> None:
        self.printed: list[bytes] = []
        self.before: Callable[[], object] = lambda: None
        self.after: Callable[[], object] = lambda: None
        self.result = Printed(AllHandedOver(closed_cleanly=True))

    def look(self) -> Stand:
        return READY

    def put(self, label: Prepared, told: Told) -> Printed:
        self.before()
        told(0)
        self.after()
        if self.result.sent != NothingSent(Cause.HUNG_UP):
            self.printed.append(label.payload)
        return self.result


class Bench:
    """A writer at a desk whose database fails on order."""

    def __init__(self, desk: LabelDesk) -> None:
        self.desk = desk
        self.press = Press()
        self.letters: list[Any] = []
        self.heard = threading.Event()
        self.failing: dict[str, int] = {}
        self.requests: dict[str, list[UUID]] = {}
        self.ended = False
        parts = WriterParts(self.do, lambda: CLERK, lambda: Desk(MORNING.date()), self.tell, Pace(0.05, 5.0, 0.02))
        self.writer = PrinterWriter("test", {BENCH: self.press}, parts, threading.Event())

    def do(self, verb: Verb[Any, Any], request: Any, request_id: UUID, badge: str) -> Any:
        self.requests.setdefault(verb.name, []).append(request_id)
        if self.ended:
            raise JobsEnded
        if self.failing.get(verb.name, 0) > 0:
            self.failing[verb.name] -= 1
            raise EnvironmentFault("server_gone")
        return perform(self.desk.store, verb, request, Envelope(request_id, badge, "desk 1")).value

    def tell(self, letter: object) -> None:
        self.letters.append(letter)
        if isinstance(letter, LabelTold | Crashed):
            self.heard.set()

    def print(self, *labels: UUID) -> None:
        self.writer.offer(tuple(Task(self.desk.content(label), BENCH) for label in labels))
        self.writer.start()

    def wait(self) -> None:
        assert self.heard.wait(5)
        self.heard.clear()

    def endings(self) -> list[tuple[str, str]]:
        return [(one.ending.value, one.code) for one in self.letters if isinstance(one, LabelTold)]


@pytest.fixture
def bench(sqlite_url: str) -> Iterator[Bench]:
    desk = build(sqlite_url)
    made = Bench(desk)
    yield made
    made.writer.stop(2)
    desk.store.close()


def test_a_start_that_the_database_does_not_take_sends_nothing_until_it_does(bench: Bench) -> None:
    label = bench.desk.order_unit()
    bench.failing[START_LABEL.name] = 5
    bench.print(label)
    bench.wait()
    assert bench.desk.way(label) == ["queued", "sending", "handed_over"]
    assert len(bench.press.printed) == 1
    assert len(bench.requests[START_LABEL.name]) == 6
    assert len(set(bench.requests[START_LABEL.name])) == 2, "one try again is the same request, so it is done once"


def test_what_became_of_a_label_is_told_until_the_database_takes_it(bench: Bench) -> None:
    label = bench.desk.order_unit()
    bench.failing[NOTE_LABEL.name] = 4
    bench.print(label)
    bench.wait()
    assert bench.desk.state(label) is LabelState.HANDED_OVER
    assert bench.desk.job(label).evidence is LabelEvidence.DRAINED
    assert len(set(bench.requests[NOTE_LABEL.name])) == 1
    assert len(bench.press.printed) == 1


def test_a_program_that_ends_meanwhile_leaves_the_label_to_be_looked_after(bench: Bench) -> None:
    label = bench.desk.order_unit()
    bench.press.after = lambda: setattr(bench, "ended", True)
    bench.print(label)
    bench.writer._thread.join(5)
    assert not bench.writer.is_alive
    assert bench.desk.state(label) is LabelState.SENDING


def test_surely_nothing_sent_is_failed_and_tried_again(bench: Bench) -> None:
    label = bench.desk.order_unit()
    bench.press.result = Printed(NothingSent(Cause.HUNG_UP))
    bench.print(label)
    bench.wait()
    assert bench.endings() == [("failed", "hung_up")]
    assert (bench.desk.state(label), bench.desk.job(label).first_byte_at) == (LabelState.FAILED, None)
    bench.press.result = Printed(AllHandedOver(closed_cleanly=False))
    bench.writer.offer((Task(bench.desk.content(label), BENCH),))
    bench.wait()
    assert bench.desk.way(label) == ["queued", "sending", "failed", "sending", "handed_over"]
    assert bench.desk.job(label).evidence is LabelEvidence.HANDED_OVER


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_bug_at_the_printer_is_told_and_the_next_label_is_printed(bench: Bench, moment: str) -> None:
    first, second = bench.desk.order_unit("S1"), bench.desk.order_unit("S2")
    error = ZeroDivisionError("bug")

    def break_once() -> None:
        setattr(bench.press, moment, lambda: None)
        raise error

    setattr(bench.press, moment, break_once)
    bench.print(first, second)
    while ("printed", "") not in bench.endings():
        bench.wait()
    assert [letter.error for letter in bench.letters if isinstance(letter, Crashed)] == [error]
    assert bench.desk.state(second) is LabelState.HANDED_OVER
    assert len(bench.press.printed) == 1
    begun = moment == "after"
    assert bench.desk.state(first) is (LabelState.UNCERTAIN if begun else LabelState.QUEUED)
    assert bench.endings()[0] == (("uncertain", "program_error") if begun else ("printed", ""))


def test_a_label_that_another_desk_took_is_left_alone(bench: Bench) -> None:
    first, second = bench.desk.order_unit("S1"), bench.desk.order_unit("S2")
    tasks = tuple(Task(bench.desk.content(label), BENCH) for label in (first, second))
    bench.desk.start(first)
    bench.writer.offer(tasks)
    bench.writer.start()
    bench.wait()
    assert bench.endings() == [("printed", "")]
    assert bench.desk.way(first) == ["queued", "sending"]
    assert len(bench.press.printed) == 1


def test_a_label_that_was_made_void_meanwhile_is_not_printed(bench: Bench) -> None:
    first, second = bench.desk.order_unit("S1"), bench.desk.order_unit("S2")
    tasks = tuple(Task(bench.desk.content(label), BENCH) for label in (first, second))
    bench.desk.void(first)
    bench.writer.offer(tasks)
    bench.writer.start()
    bench.wait()
    assert bench.desk.state(first) is LabelState.VOID
    assert len(bench.press.printed) == 1
