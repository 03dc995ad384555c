"""A slow and uneven machine, for finding tests that rely on luck: ``pytest -p tests.late tests/views``.

The database answers late, and the thread of the window is held up before it looks, both at random. A test that fails
here and not without it waits for something else than it says.
"""

import random
import time
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.runtime.jobs import Jobs

DATABASE_S = 0.15
WINDOW_S = 0.3


def late(work: Callable[..., Any], seconds: float) -> Callable[..., Any]:
    """The same work, every second time begun up to so many seconds late, and as often answered late."""

    def hold_up() -> None:
        time.sleep(max(0.0, random.uniform(-seconds, seconds)))

    def do(*given: Any) -> Any:
        hold_up()
        done = work(*given)
        hold_up()
        return done

    return do


@pytest.fixture(autouse=True)
def a_busy_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold up what the database does and what a test sees."""
    read, write, wait = Jobs.read, Jobs.write_with, QtBot.waitUntil
    monkeypatch.setattr(Jobs, "read", lambda jobs, work, *rest: read(jobs, late(work, DATABASE_S), *rest))
    monkeypatch.setattr(Jobs, "write_with", lambda jobs, work, *rest: write(jobs, late(work, DATABASE_S), *rest))
    monkeypatch.setattr(QtBot, "waitUntil", lambda bot, look, **how: wait(bot, late(look, WINDOW_S), **how))
