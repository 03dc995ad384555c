"""Writing a posting document to PostgreSQL: one call of one server function, sent together with the commit."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from desktop.domain.chain import microseconds
from desktop.domain.errors import Refusal
from desktop.storage.errors import AgainFault
from desktop.storage.posting_document import PlacedMovement, PostingDocument, balance_changes, leg_lists

_CALL = "SELECT post_document(%s::jsonb)"
_NOT_ENOUGH, _ELSEWHERE, _REQUEST_EXISTS, _REVERSED = "SZ001", "SZ002", "SZ003", "SZ004"


LARGEST_TOGETHER: Final = 16_384
"""Bytes of a document that goes together with its commit; the network takes as many at once.

The driver sends its messages once and then waits for the answers, also when the network has not taken all of a message
yet: a document of some megabytes would wait for ever.
"""


@contextmanager
def one_message(connection: Connection, document: str) -> Iterator[None]:
    """What is sent within goes to the server together, and is answered when the commit is; a large document alone.

    The function locks the site's chain. Were the commit a message of its own, every other desk of the site would wait
    until this computer has had its turn once more.

    Args:
        connection: of the job.
        document: what `written` made of the document.

    Raises:
        Refusal: ``not_enough_stock``, ``unit_elsewhere`` or ``already_reversed``; nothing was committed.
        AgainFault: the same request was written meanwhile.
    """
    driver: Any = connection.connection.driver_connection
    try:
        with driver.pipeline() if len(document.encode()) <= LARGEST_TOGETHER else nullcontext() as sent:
            try:
                yield
            except DBAPIError:
                if sent is not None:
                    _drain(sent)
                raise
    except DBAPIError as error:
        if not driver.closed:
            driver.rollback()
        raise _meaning(error) from error


def _drain(sent: Any) -> None:
    """Take the answer to what the server did not look at any more: it says only that."""
    from psycopg import Error

    with suppress(Error):
        sent.sync()


def written(document: PostingDocument) -> str:
    """The document as the server function takes it."""
    return json.dumps(_as_json(document), ensure_ascii=False, separators=(",", ":"))


def write(connection: Connection, document: str) -> None:
    """Send request, movements, legs, balances and chain; the answer comes with the commit, in `one_message`."""
    connection.exec_driver_sql(_CALL, (document,))


def _meaning(error: DBAPIError) -> Exception:
    state = getattr(error.orig, "sqlstate", None)
    detail = getattr(getattr(error.orig, "diag", None), "message_detail", None)
    if state == _NOT_ENOUGH and detail:
        return Refusal("not_enough_stock", **json.loads(detail))
    if state == _ELSEWHERE and detail:
        return Refusal("unit_elsewhere", **json.loads(detail))
    if state == _REVERSED:
        return Refusal("already_reversed")
    return AgainFault("request") if state == _REQUEST_EXISTS else error


def _as_json(document: PostingDocument) -> dict[str, Any]:
    origin, request = document.origin, document.request
    movements = [placed.movement for placed in document.movements]
    return {
        "actor": origin.actor.id,
        "workstation": origin.workstation,
        "entered_by": origin.entered_by.value,
        "raw": origin.raw,
        "occurred_us": microseconds(origin.occurred_at),
        "request_id": origin.request_id.hex,
        "request": None if request is None else [request.verb, request.content_sha256, request.answer],
        "movements": [_movement(placed) for placed in document.movements],
        "balances": [list(change) for change in balance_changes(movements)],
        "entries": [[entry.site, entry.movement and entry.movement.hex, entry.payload] for entry in document.entries],
    }


def _movement(placed: PlacedMovement) -> dict[str, Any]:
    movement = placed.movement
    return {
        "id": movement.id.hex,
        "kind": movement.kind.value,
        "site": placed.site,
        "partner": placed.partner,
        "document": movement.document,
        "reason": movement.reason,
        "reverses": movement.reverses.hex if movement.reverses else None,
        "legs": leg_lists(movement),
    }
