"""``sparezone query`` about messages to others and the ways that they go."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from desktop.domain.outbox import MessageState
from desktop.queries import outbox
from desktop.queries.inbox import Reader, inbox_notices
from desktop.services.wire import to_wire


def messages(connection: Connection, **given: str) -> Iterator[Any]:
    """Messages with their ways, the newest first."""
    state = MessageState(given["state"]) if "state" in given else None
    yield from outbox.messages(connection, state=state, document=given.get("document", ""))


def channels(connection: Connection, **given: str) -> Iterator[Any]:
    """The ways."""
    yield from outbox.channels(connection, given.get("receiver", ""))


def inbox(connection: Connection, **given: str) -> Iterator[Any]:
    """The notices that arrived in-app, by their numbers; ``--all yes`` also those that somebody has read."""
    reader = Reader(given.get("told", ""), given.get("badge", ""), given.get("site", ""))
    for row in inbox_notices(connection, reader, every=given.get("all") == "yes"):
        plain = to_wire(row)
        yield {"notice": plain.pop("id")} | plain
