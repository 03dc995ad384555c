"""Writing a posting document to PostgreSQL: one call of one server function, last before the commit."""

import json
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from desktop.domain.chain import microseconds
from desktop.domain.errors import Refusal
from desktop.storage.errors import AgainFault
from desktop.storage.posting_document import PlacedMovement, PostingDocument, balance_changes, leg_lists

_CALL = "SELECT post_document(%s::jsonb)"
_NOT_ENOUGH, _ELSEWHERE, _REQUEST_EXISTS, _REVERSED = "SZ001", "SZ002", "SZ003", "SZ004"


def write(connection: Connection, document: PostingDocument) -> None:
    """Write request, movements, legs, balances and chain in one round trip.

    Raises:
        Refusal: ``not_enough_stock`` or ``unit_elsewhere``.
        AgainFault: the same request was written meanwhile.
    """
    text = json.dumps(_as_json(document), ensure_ascii=False, separators=(",", ":"))
    try:
        connection.exec_driver_sql(_CALL, (text,))
    except DBAPIError as error:
        raise _meaning(error) from error


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
