"""Proof that movements and legs say what the chain says.

The database writes each movement as `desktop.storage.posting_document.movement_payload` does and compares the two
texts; only where they are not equal the link is read and held against the rows, column by column.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Select, bindparam, select, text

from desktop.domain.chain import microseconds
from desktop.models.audit import AuditEntry
from desktop.models.ledger import LegRow, MovementRow
from desktop.storage.finding import Finding
from desktop.storage.neutral import plain

# One concat instead of a chain of ||, which copies the text at every step. Nothing is lost by it: a column that is
# NULL leaves a gap in the text, which then equals no payload.
_SQLITE = text(
    """SELECT a.site_id, a.sequence FROM audit_entry AS a LEFT JOIN movement AS m ON m.id = a.movement_id
    WHERE (a.movement_id IS NOT NULL OR a.payload LIKE '%"what":"movement"%')
    AND (a.site_id = m.site_id AND a.recorded_at = m.recorded_at AND a.payload = concat(
        '{"actor":', m.actor_id, ',"document":', json_quote(m.document), ',"entered_by":', json_quote(m.entered_by),
        ',"id":"', lower(hex(m.id)), '","kind":', json_quote(m.kind), ',"legs":[', (
            SELECT group_concat(concat('[', item_id, ',', lot_id, ',', coalesce(unit_id, 'null'), ',', place_id, ',',
                owner_id, ',', custodian_id, ',', quantity, ']'), ',' ORDER BY number)
            FROM leg WHERE leg.movement_id = a.movement_id
        ), '],"occurred_at":"', substr(m.occurred_at, 1, 10), 'T', substr(m.occurred_at, 12),
        '+00:00","partner":', m.partner_id, ',"raw":', json_quote(m.raw), ',"reason":', json_quote(m.reason),
        ',"request":"', lower(hex(m.request_id)), '","reverses":',
        iif(m.reverses_id IS NULL, 'null', concat('"', lower(hex(m.reverses_id)), '"')),
        ',"what":"movement","workstation":', json_quote(m.workstation), '}')) IS NOT TRUE"""
)
_POSTGRESQL = text(
    """SELECT a.site_id, a.sequence FROM audit_entry AS a LEFT JOIN movement AS m ON m.id = a.movement_id
    LEFT JOIN (
        SELECT movement_id, string_agg(leg, ',') AS legs FROM (
            SELECT movement_id, concat('[', item_id, ',', lot_id, ',', coalesce(unit_id\\:\\:text, 'null'), ',',
                place_id, ',', owner_id, ',', custodian_id, ',', quantity, ']') AS leg
            FROM leg ORDER BY movement_id, number
        ) AS one GROUP BY movement_id
    ) AS sides ON sides.movement_id = a.movement_id
    WHERE (a.movement_id IS NOT NULL OR a.payload LIKE '%"what":"movement"%')
    AND (a.site_id = m.site_id AND a.recorded_at = m.recorded_at AND a.payload = concat(
        '{"actor":', m.actor_id, ',"document":', to_json(m.document), ',"entered_by":', to_json(m.entered_by),
        ',"id":"', replace(m.id\\:\\:text, '-', ''), '","kind":', to_json(m.kind), ',"legs":[', sides.legs,
        '],"occurred_at":"', to_char(m.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24\\:MI\\:SS.US"+00\\:00"'),
        '","partner":', m.partner_id, ',"raw":', to_json(m.raw), ',"reason":', to_json(m.reason),
        ',"request":"', replace(m.request_id\\:\\:text, '-', ''),
        '","reverses":', coalesce('"' || replace(m.reverses_id\\:\\:text, '-', '') || '"', 'null'),
        ',"what":"movement","workstation":', to_json(m.workstation), '}')) IS NOT TRUE"""
)
_LEG_NAMES: Final = ("item_id", "lot_id", "unit_id", "place_id", "owner_id", "custodian_id", "quantity")
_COLUMN_OF: Final = {"request": "request_id", "partner": "partner_id", "actor": "actor_id", "reverses": "reverses_id"}
_SAME_NAME: Final = ("kind", "workstation", "entered_by", "raw", "document", "reason")


def payload_faults(connection: Connection) -> Iterator[Finding]:
    """Every movement or leg that differs from its link, and every link without its movement."""
    link_of, legs_of = _link(connection), _legs(connection)
    suspects = connection.execute(_SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL)
    for site, sequence in suspects:
        row = connection.execute(link_of, {"site": site, "sequence": sequence}).one()
        legs = connection.execute(legs_of, {"movement": row.key}).all() if row.key is not None else []
        yield from _faults(site, row, {number: list(leg) for number, *leg in legs})


def _faults(site: int, row: Row[Any], legs: dict[int, list[Any]]) -> Iterator[Finding]:
    key = f"site_id={site}, sequence={row.sequence}"
    told = _read(row.payload)
    if told is None or row.movement_id != told.get("id"):
        yield Finding("link_of_other_movement", "audit_entry", key, "the movement of its payload", f"{row.movement_id}")
    elif row.id is None:
        yield Finding("movement_missing", "movement", f"id={UUID(row.movement_id)}", f"as told by {key}", "none")
    else:
        yield from _row_faults(site, row, told)
        yield from _leg_faults(row.movement_id, told["legs"], legs)


def _read(payload: str) -> dict[str, Any] | None:
    try:
        told = json.loads(payload)
        told["occurred_at"] = microseconds(datetime.fromisoformat(told["occurred_at"]))
    except (ValueError, TypeError, KeyError):
        return None
    return told if told.get("what") == "movement" and isinstance(told.get("legs"), list) else None


def _row_faults(site: int, row: Row[Any], told: dict[str, Any]) -> Iterator[Finding]:
    pairs = [
        ("site_id", site, row.site_id),
        ("recorded_at", row.recorded_us, row.movement_recorded_us),
        ("occurred_at", told["occurred_at"], row.occurred_us),
        *((column, told.get(name), getattr(row, name)) for name, column in _COLUMN_OF.items()),
        *((name, told.get(name), getattr(row, name)) for name in _SAME_NAME),
    ]
    for column, expected, found in pairs:
        if expected != found:
            key = f"id={UUID(row.movement_id)}"
            yield Finding("movement_changed", "movement", key, f"{column} {expected!r}", f"{column} {found!r}")


def _leg_faults(movement: str, told: list[list[Any]], legs: dict[int, list[Any]]) -> Iterator[Finding]:
    for number in sorted({*legs, *range(1, len(told) + 1)}):
        expected = told[number - 1] if 0 < number <= len(told) else None
        found = legs.get(number)
        if expected != found:
            code = "leg_missing" if found is None else "leg_added" if expected is None else "leg_changed"
            key = f"movement_id={UUID(movement)}, number={number}"
            yield Finding(code, "leg", key, _leg_text(expected), _leg_text(found))


def _leg_text(leg: list[Any] | None) -> str:
    if leg is None:
        return "none"
    return ", ".join(f"{name}={value}" for name, value in zip(_LEG_NAMES, leg, strict=False))


def _link(connection: Connection) -> Select[Any]:
    entry, movement, dialect = AuditEntry.__table__.c, MovementRow.__table__.c, connection.dialect
    return (
        select(
            entry.sequence,
            entry.movement_id.label("key"),
            plain(entry.movement_id, dialect).label("movement_id"),
            plain(entry.recorded_at, dialect).label("recorded_us"),
            entry.payload,
            plain(movement.id, dialect).label("id"),
            plain(movement.request_id, dialect).label("request"),
            plain(movement.kind, dialect).label("kind"),
            movement.site_id,
            movement.partner_id.label("partner"),
            plain(movement.occurred_at, dialect).label("occurred_us"),
            plain(movement.recorded_at, dialect).label("movement_recorded_us"),
            movement.actor_id.label("actor"),
            movement.workstation,
            plain(movement.entered_by, dialect).label("entered_by"),
            movement.raw,
            movement.document,
            movement.reason,
            plain(movement.reverses_id, dialect).label("reverses"),
        )
        .select_from(AuditEntry.__table__.outerjoin(MovementRow.__table__, movement.id == entry.movement_id))
        .where(entry.site_id == bindparam("site"), entry.sequence == bindparam("sequence"))
    )


def _legs(connection: Connection) -> Select[Any]:
    leg = LegRow.__table__.c
    columns = (leg.item_id, leg.lot_id, leg.unit_id, leg.place_id, leg.owner_id, leg.custodian_id)
    return select(leg.number, *columns, plain(leg.quantity, connection.dialect)).where(
        leg.movement_id == bindparam("movement")
    )
