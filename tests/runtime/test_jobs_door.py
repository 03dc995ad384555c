"""Threads of devices do verbs and wait: each commit is announced once, and nobody waits for ever."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.models.label import LabelState
from desktop.runtime.jobs import Jobs, JobsEnded
from desktop.services.label_steps import LabelStepped
from desktop.services.perform import Envelope
from desktop.services.printing import START_LABEL, StartLabel
from desktop.storage.errors import EnvironmentFault
from tests.services.label_desk import CLERK, LabelDesk, build


class Ear(QObject):
    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.changes: list[Any] = []
        self.faults: list[Any] = []
        self.crashes: list[Any] = []
        jobs.changed.connect(self.hear)
        jobs.failed.connect(self.faults.append)
        jobs.crashed.connect(self.crashes.append)

    def hear(self, changes: Any, initiator: Any) -> None:
        self.changes.append((changes, initiator))


class Asking(threading.Thread):
    """Does one verb on a thread of its own and keeps what came of it."""

    def __init__(self, jobs: Jobs, request: Any) -> None:
        super().__init__()
        self.jobs, self.request = jobs, request
        self.answer: Any = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.answer = self.jobs.do(START_LABEL, self.request, Envelope(new_id(), CLERK, "desk 1"))
        except (Refusal, EnvironmentFault, JobsEnded) as error:
            self.error = error


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[LabelDesk]:
    made = build(sqlite_url)
    yield made
    made.store.close()


def asked(qtbot: QtBot, jobs: Jobs, request: Any) -> Asking:
    asking = Asking(jobs, request)
    asking.start()
    qtbot.waitUntil(lambda: not asking.is_alive())
    asking.join()
    return asking


def test_a_thread_gets_its_answer_and_everybody_hears_of_the_commit_once(qtbot: QtBot, desk: LabelDesk) -> None:
    label = desk.order_unit()
    jobs = Jobs(lambda: desk.store)
    ear = Ear(jobs)
    jobs.start()
    first = asked(qtbot, jobs, StartLabel(label, "Bench"))
    second = asked(qtbot, jobs, StartLabel(label, "Bench"))
    qtbot.waitUntil(lambda: bool(ear.changes))
    jobs.stop()
    assert first.answer == LabelStepped(label, LabelState.SENDING, 2)
    assert isinstance(second.error, Refusal)
    assert second.error.code == "label_not_waiting"
    assert ear.changes == [(frozenset({Kind.LABELS}), None)]
    assert (ear.faults, ear.crashes) == ([], [])


def test_a_database_that_cannot_be_opened_is_told_to_the_thread_and_to_everybody(qtbot: QtBot) -> None:
    fault = EnvironmentFault("server_gone")

    def closed() -> Any:
        raise fault

    jobs = Jobs(closed)
    ear = Ear(jobs)
    jobs.start()
    asking = asked(qtbot, jobs, StartLabel(new_id(), "Bench"))
    qtbot.waitUntil(lambda: bool(ear.faults))
    jobs.stop()
    assert asking.error is fault
    assert ear.faults == [fault]


def test_nobody_waits_for_threads_that_have_ended(qtbot: QtBot, desk: LabelDesk) -> None:
    label = desk.order_unit()
    jobs = Jobs(lambda: desk.store)
    jobs.start()
    jobs.stop()
    assert isinstance(asked(qtbot, jobs, StartLabel(label, "Bench")).error, JobsEnded)
    assert desk.state(label) is LabelState.QUEUED
