"""Proofs over sums: legs, balances, holders, reversals. Each is one question to the database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, text
from sqlalchemy.sql.elements import TextClause

from desktop.domain.ledger import OUTSIDE
from desktop.storage.finding import Finding

_UNBALANCED = text(
    """SELECT movement_id, item_id, lot_id, unit_id, sum(quantity) AS total FROM leg
    GROUP BY movement_id, item_id, lot_id, unit_id HAVING sum(quantity) <> 0"""
)
_WITHOUT_LEGS = text("SELECT id FROM movement WHERE NOT EXISTS (SELECT 1 FROM leg WHERE leg.movement_id = movement.id)")
_WITHOUT_MOVEMENT = text(
    """SELECT movement_id, number FROM leg
    WHERE NOT EXISTS (SELECT 1 FROM movement WHERE movement.id = leg.movement_id)"""
)
_BALANCES = text(
    """SELECT min(id) AS id, item_id, lot_id, unit_id, place_id, owner_id, sum(held) AS held, sum(posted) AS posted
    FROM (
        SELECT id, item_id, lot_id, unit_id, place_id, owner_id, quantity AS held, 0 AS posted FROM balance
        UNION ALL
        SELECT NULL, item_id, lot_id, unit_id, place_id, owner_id, 0, quantity FROM leg
        WHERE place_id NOT IN (SELECT id FROM place WHERE kind IN :outside)
    ) AS sides
    GROUP BY item_id, lot_id, unit_id, place_id, owner_id HAVING sum(held) <> sum(posted)"""
).bindparams(bindparam("outside", [kind.value for kind in sorted(OUTSIDE)], expanding=True))
_HOLDERS = text(
    """SELECT unit_id, count(*) AS places, sum(quantity) AS total FROM balance WHERE unit_id IS NOT NULL
    GROUP BY unit_id HAVING count(*) > 1 OR sum(quantity) <> 1000"""
)
_BELOW_ZERO = text("SELECT id, quantity FROM balance WHERE quantity < 0")
_REVERSED_TWICE = text(
    """SELECT reverses_id, count(*) AS times FROM movement WHERE reverses_id IS NOT NULL
    GROUP BY reverses_id HAVING count(*) > 1"""
)
_REVERSES_NOTHING = text(
    """SELECT id, reverses_id FROM movement AS later WHERE reverses_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM movement WHERE movement.id = later.reverses_id)"""
)
_WITHOUT_LINK = text(
    """SELECT id FROM movement
    WHERE NOT EXISTS (SELECT 1 FROM audit_entry WHERE audit_entry.movement_id = movement.id)"""
)
_LINKED_TWICE = text(
    """SELECT movement_id, count(*) AS times FROM audit_entry WHERE movement_id IS NOT NULL
    GROUP BY movement_id HAVING count(*) > 1"""
)


def name_of(value: Any) -> str:
    """A key as text: a UUID in its usual form from either database."""
    return str(UUID(bytes=bytes(value))) if isinstance(value, bytes | memoryview) else str(value)


def _unbalanced(row: Row[Any]) -> Finding:
    what = f"item_id={row.item_id}, lot_id={row.lot_id}, unit_id={row.unit_id}"
    return Finding(
        "unbalanced_movement", "movement", f"id={name_of(row.movement_id)}", f"0 for {what}", f"{row.total} thousandths"
    )


def _without_legs(row: Row[Any]) -> Finding:
    return Finding("movement_without_legs", "movement", f"id={name_of(row.id)}", "two legs or more", "none")


def _without_movement(row: Row[Any]) -> Finding:
    key = f"movement_id={name_of(row.movement_id)}, number={row.number}"
    return Finding("leg_without_movement", "leg", key, "its movement", "none")


def _balance(row: Row[Any]) -> Finding:
    goods = f"item_id={row.item_id}, lot_id={row.lot_id}, unit_id={row.unit_id}"
    key = f"{goods}, place_id={row.place_id}, owner_id={row.owner_id}"
    code = "balance_missing" if row.id is None else "balance_differs"
    key = key if row.id is None else f"id={row.id}, {key}"
    return Finding(code, "balance", key, f"{row.posted} thousandths", f"{row.held} thousandths")


def _holders(row: Row[Any]) -> Finding:
    found = f"{row.places} places, {row.total} thousandths"
    return Finding("unit_not_one", "unit", f"id={row.unit_id}", "1 place, 1000 thousandths", found)


def _below_zero(row: Row[Any]) -> Finding:
    return Finding("balance_below_zero", "balance", f"id={row.id}", "0 or more", f"{row.quantity} thousandths")


def _reversed_twice(row: Row[Any]) -> Finding:
    return Finding("reversed_twice", "movement", f"id={name_of(row.reverses_id)}", "1 reversal", str(row.times))


def _reverses_nothing(row: Row[Any]) -> Finding:
    expected = f"movement {name_of(row.reverses_id)}"
    return Finding("reverses_nothing", "movement", f"id={name_of(row.id)}", expected, "none")


def _without_link(row: Row[Any]) -> Finding:
    return Finding("movement_without_link", "movement", f"id={name_of(row.id)}", "1 link of the chain", "0")


def _linked_twice(row: Row[Any]) -> Finding:
    key = f"id={name_of(row.movement_id)}"
    return Finding("movement_linked_twice", "movement", key, "1 link of the chain", str(row.times))


@dataclass(frozen=True, slots=True)
class Proof:
    """A question whose every answer row is a fault."""

    what: str
    question: TextClause
    meaning: Callable[[Row[Any]], Finding]


PROOFS: Final = (
    Proof("sums", _UNBALANCED, _unbalanced),
    Proof("legs", _WITHOUT_LEGS, _without_legs),
    Proof("legs", _WITHOUT_MOVEMENT, _without_movement),
    Proof("balances", _BALANCES, _balance),
    Proof("holders", _HOLDERS, _holders),
    Proof("balances", _BELOW_ZERO, _below_zero),
    Proof("reversals", _REVERSED_TWICE, _reversed_twice),
    Proof("reversals", _REVERSES_NOTHING, _reverses_nothing),
    Proof("links", _WITHOUT_LINK, _without_link),
    Proof("links", _LINKED_TWICE, _linked_twice),
)


def faults(connection: Connection, proof: Proof) -> Iterator[Finding]:
    """The faults that one proof finds, as they come from the database."""
    for row in connection.execute(proof.question):
        yield proof.meaning(row)
