"""``sparezone query`` about adverse events and who is called."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from desktop.domain.adverse import AdverseState
from desktop.domain.clock import SystemClock
from desktop.queries import adverse


def adverse_events(connection: Connection, **given: str) -> Iterator[Any]:
    """Events with their clocks; with ``--event`` one of them, and then what was done about it."""
    if "event" in given:
        yield adverse.adverse_named(connection, given["event"])
        yield from adverse.adverse_steps(connection, given["event"])
        return
    state = AdverseState(given["state"]) if "state" in given else None
    yield from adverse.adverse_events(connection, state=state)


def contacts(connection: Connection, **given: str) -> Iterator[Any]:
    """Direct numbers, and how long ago anybody tried them."""
    yield from adverse.contacts(connection, SystemClock().now().astimezone().date(), given.get("party", ""))
