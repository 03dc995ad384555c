"""``sparezone query`` about messages to others and the ways that they go."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from desktop.domain.outbox import MessageState
from desktop.queries import outbox


def messages(connection: Connection, **given: str) -> Iterator[Any]:
    """Messages with their ways, the newest first."""
    state = MessageState(given["state"]) if "state" in given else None
    yield from outbox.messages(connection, state=state, document=given.get("document", ""))


def channels(connection: Connection, **given: str) -> Iterator[Any]:
    """The ways."""
    yield from outbox.channels(connection, given.get("receiver", ""))
