"""A reading that is asked for again: only the newest answer is told, and a failed one ends the waiting too."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal
from desktop.presenters.newest_reading import NewestReading
from tests.presenters.desk import database_threads


def answered(word: str, _connection: Any) -> str:
    return word


def refuse(_connection: Any) -> None:
    raise Refusal("unknown_place")


@pytest.fixture
def reading(sqlite_url: str) -> Iterator[NewestReading]:
    with database_threads(sqlite_url) as jobs:
        yield NewestReading(jobs)


def test_only_the_newest_answer_is_told(qtbot: QtBot, reading: NewestReading) -> None:
    assert (reading.began, reading.is_running) == (False, False)
    told: list[str] = []
    reading.came.connect(told.append)
    for word in ("first", "second", "third"):
        reading.ask(partial(answered, word))
    assert (reading.began, reading.is_running) == (True, True)
    qtbot.waitUntil(lambda: not reading.is_running)
    assert told == ["third"]


def test_what_could_not_be_read_is_told_and_ends_the_waiting(qtbot: QtBot, reading: NewestReading) -> None:
    came: list[object] = []
    reading.came.connect(came.append)
    with qtbot.waitSignal(reading.missed) as missed:
        reading.ask(refuse)
    assert missed.args is not None
    assert isinstance(missed.args[0], Refusal)
    assert (came, reading.is_running) == ([], False)


def test_what_is_forgotten_is_not_told(qtbot: QtBot, reading: NewestReading) -> None:
    told: list[str] = []
    reading.came.connect(told.append)
    reading.ask(partial(answered, "forgotten"))
    reading.forget()
    assert not reading.is_running
    with qtbot.waitSignal(reading.missed):
        reading.ask(refuse)
    assert told == []
