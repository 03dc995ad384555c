"""Writing a posting document to SQLite: the steps of the PostgreSQL function, under ``BEGIN IMMEDIATE``.

The nine statements go to the bare driver: through SQLAlchemy they take as long as all the rest of a scan.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from desktop.domain.chain import GENESIS, link, microseconds
from desktop.domain.errors import Refusal
from desktop.storage.errors import AgainFault
from desktop.storage.posting_document import (
    BalanceChange,
    Entry,
    PlacedMovement,
    PostingDocument,
    balance_changes,
    leg_lists,
)

_ADD_REQUEST = "INSERT INTO request (id, verb, content_sha256, answer, actor_id, recorded_at) VALUES (?,?,?,?,?,?)"
_ADD_MOVEMENT = """INSERT INTO movement (id, request_id, kind, site_id, partner_id, occurred_at, recorded_at, actor_id,
    workstation, entered_by, raw, document, reason, reverses_id) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"""
_ADD_LEG = """INSERT INTO leg (movement_id, number, item_id, lot_id, unit_id, place_id, owner_id, custodian_id,
    quantity) VALUES (?,?,?,?,?,?,?,?,?)"""
_TAKE_UNIT = "DELETE FROM balance WHERE unit_id = ? AND place_id = ? AND owner_id = ?"
_PUT_UNIT = "INSERT INTO balance (item_id, lot_id, unit_id, place_id, owner_id, quantity) VALUES (?,?,?,?,?,?)"
_TAKE_LOT = """UPDATE balance SET quantity = quantity + ?1
    WHERE lot_id = ?2 AND place_id = ?3 AND owner_id = ?4 AND unit_id IS NULL AND quantity + ?1 >= 0
    RETURNING id, quantity"""
_PUT_LOT = """INSERT INTO balance (item_id, lot_id, place_id, owner_id, quantity) VALUES (?,?,?,?,?)
    ON CONFLICT (lot_id, place_id, owner_id) WHERE unit_id IS NULL
    DO UPDATE SET quantity = quantity + excluded.quantity"""
_DROP_EMPTY = "DELETE FROM balance WHERE id = ? AND quantity = 0"
_HELD_UNIT = "SELECT place_id FROM balance WHERE unit_id = ?"
_HELD_LOT = "SELECT quantity FROM balance WHERE lot_id = ? AND place_id = ? AND owner_id = ? AND unit_id IS NULL"
_HEAD = "SELECT sequence, hash FROM chain_head WHERE site_id = ?"
_SET_HEAD = """INSERT INTO chain_head (site_id, sequence, hash) VALUES (?,?,?)
    ON CONFLICT (site_id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash"""
_ADD_ENTRY = """INSERT INTO audit_entry (site_id, sequence, recorded_at, movement_id, payload, hash)
    VALUES (?,?,?,?,?,?)"""


def write(connection: Connection, document: PostingDocument, recorded_at: datetime) -> None:
    """Write request, movements, legs, balances and chain, in this order.

    Raises:
        Refusal: ``not_enough_stock`` or ``unit_elsewhere``.
        AgainFault: the same request was written meanwhile.
    """
    if not connection.in_transaction():
        connection.begin()
    raw: Any = connection.connection.driver_connection
    try:
        _write(raw, document, recorded_at)
    except raw.Error as error:
        raise DBAPIError(None, None, error) from error


def _write(raw: Any, document: PostingDocument, recorded_at: datetime) -> None:
    _write_request(raw, document, recorded_at)
    for placed in document.movements:
        _write_movement(raw, document, placed, recorded_at)
    for change in balance_changes(placed.movement for placed in document.movements):
        _write_balance(raw, change)
    _write_chain(raw, document.entries, recorded_at)


def _stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def _write_request(raw: Any, document: PostingDocument, recorded_at: datetime) -> None:
    request = document.request
    if request is None:
        return
    row = (*_request_row(request), document.origin.actor.id, _stored(recorded_at))
    try:
        raw.execute(_ADD_REQUEST, row)
    except raw.IntegrityError as error:
        raise AgainFault("request") from error


def _request_row(request: Any) -> tuple[Any, ...]:
    return request.id.bytes, request.verb, request.content_sha256, request.answer


def _write_movement(raw: Any, document: PostingDocument, placed: PlacedMovement, recorded_at: datetime) -> None:
    origin, movement = document.origin, placed.movement
    row = (
        movement.id.bytes,
        origin.request_id.bytes,
        movement.kind.value,
        placed.site,
        placed.partner,
        _stored(origin.occurred_at),
        _stored(recorded_at),
        origin.actor.id,
        origin.workstation,
        origin.entered_by.value,
        origin.raw,
        movement.document,
        movement.reason,
        movement.reverses.bytes if movement.reverses else None,
    )
    try:
        raw.execute(_ADD_MOVEMENT, row)
    except raw.IntegrityError as error:
        if movement.reverses is not None and "reverses_id" in str(error):
            raise Refusal("already_reversed") from error
        raise
    legs = [(movement.id.bytes, number, *leg) for number, leg in enumerate(leg_lists(movement), 1)]
    raw.executemany(_ADD_LEG, legs)


def _write_balance(raw: Any, change: BalanceChange) -> None:
    if change.unit is not None:
        _write_unit(raw, change)
    elif change.change > 0:
        row = (change.item, change.lot, change.place, change.owner, change.change)
        raw.execute(_PUT_LOT, row)
    else:
        _take_lot(raw, change)


def _write_unit(raw: Any, change: BalanceChange) -> None:
    if change.change < 0:
        taken = raw.execute(_TAKE_UNIT, (change.unit, change.place, change.owner)).rowcount
        if taken != 1:
            raise Refusal("not_enough_stock", lot=change.lot, unit=change.unit, place=change.place, held=0, wanted=1000)
        return
    held = raw.execute(_HELD_UNIT, (change.unit,)).fetchone()
    if held is not None:
        raise Refusal("unit_elsewhere", unit=change.unit, place=held[0])
    row = (change.item, change.lot, change.unit, change.place, change.owner, change.change)
    raw.execute(_PUT_UNIT, row)


def _take_lot(raw: Any, change: BalanceChange) -> None:
    key = (change.lot, change.place, change.owner)
    left = raw.execute(_TAKE_LOT, (change.change, *key)).fetchall()
    if not left:
        held = (raw.execute(_HELD_LOT, key).fetchone() or (0,))[0]
        raise Refusal(
            "not_enough_stock", lot=change.lot, unit=None, place=change.place, held=held, wanted=-change.change
        )
    if left[0][1] == 0:
        raw.execute(_DROP_EMPTY, (left[0][0],))


def _write_chain(raw: Any, entries: Iterable[Entry], recorded_at: datetime) -> None:
    heads: dict[int, tuple[int, str]] = {}
    moment, stored, rows = microseconds(recorded_at), _stored(recorded_at), []
    for site, movement, payload in entries:
        if site not in heads:
            row = raw.execute(_HEAD, (site,)).fetchone()
            heads[site] = (row[0], row[1]) if row else (0, GENESIS)
        sequence, previous = heads[site]
        heads[site] = (sequence + 1, link(previous, sequence + 1, moment, payload))
        rows.append((site, sequence + 1, stored, movement.bytes if movement else None, payload, heads[site][1]))
    if rows:
        raw.executemany(_ADD_ENTRY, rows)
        raw.executemany(_SET_HEAD, [(site, *head) for site, head in heads.items()])
