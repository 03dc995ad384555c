"""A ledger with very many rows, written past the one door but exactly as it writes."""

from collections.abc import Iterator
from datetime import UTC, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import text

from desktop.domain.chain import GENESIS, link, microseconds
from desktop.domain.ledger import EnteredBy, MovementKind
from desktop.domain.origin import Actor, Origin, new_id
from desktop.domain.permissions import Role
from desktop.storage.posting_document import leg_lists, movement_payload
from tests.storage.world import MORNING, Book, Line, World

_BATCH = 10_000
_COLUMNS = {
    "request": "id, verb, content_sha256, answer, actor_id, recorded_at",
    "movement": "id, request_id, kind, site_id, partner_id, occurred_at, recorded_at, actor_id, workstation,"
    " entered_by, raw, document, reason, reverses_id",
    "leg": "movement_id, number, item_id, lot_id, unit_id, place_id, owner_id, custodian_id, quantity",
    "audit_entry": "site_id, sequence, recorded_at, movement_id, payload, hash",
}


def fill(world: World, movements: int, lines: int = 1) -> None:
    """Add receipts of ``lines`` pieces each (two legs a line), with balances and chain."""
    with world.store.engine.begin() as connection:
        head = connection.execute(
            text("SELECT sequence, hash FROM chain_head WHERE site_id = :site"), {"site": world.site}
        ).first()
        sequence, previous = (head[0], head[1]) if head else (0, GENESIS)
        postgresql = connection.dialect.name == "postgresql"
        raw: Any = connection.connection.driver_connection
        actor = Actor(1, "1001", "王芳", Role.CLERK, None)
        for first in range(0, movements, _BATCH):
            rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _COLUMNS}
            for number in range(first, min(first + _BATCH, movements)):
                at = MORNING + timedelta(seconds=number)
                sequence += 1
                request = new_id()
                book = Book(
                    new_id(),
                    MovementKind.RECEIVE.value,
                    tuple(
                        Line(
                            world.lots[(number + k) % len(world.lots)],
                            None,
                            world.supplier,
                            world.bins[(number + k) % len(world.bins)],
                            Decimal(1),
                        )
                        for k in range(lines)
                    ),
                )
                raw_scan = f"]d20106901234567892\x1d17290131\x1d10L{number}"
                origin = Origin(request, actor, at, "desk 1", EnteredBy.SCAN, raw_scan)
                placed = world.placed(book)
                payload = movement_payload(placed, origin)
                previous = link(previous, sequence, microseconds(at), payload)
                name = request if postgresql else request.bytes
                key = book.movement if postgresql else book.movement.bytes
                stored = at if postgresql else at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
                rows["request"].append((name, "book", "0" * 64, "{}", 1, stored))
                more = ("desk 1", "scan", raw_scan, "", "", None)
                rows["movement"].append((key, name, "receive", world.site, world.partner, stored, stored, 1, *more))
                rows["leg"] += [(key, n, *leg) for n, leg in enumerate(leg_lists(placed.movement), 1)]
                rows["audit_entry"].append((world.site, sequence, stored, key, payload, previous))
            for table, columns in _COLUMNS.items():
                _put(raw, postgresql, table, columns, rows[table])
        connection.execute(text("DELETE FROM balance"))
        connection.execute(
            text(
                "INSERT INTO balance (item_id, lot_id, unit_id, place_id, owner_id, quantity)"
                " SELECT item_id, lot_id, unit_id, place_id, owner_id, sum(quantity) FROM leg"
                " WHERE place_id NOT IN (:supplier, :used)"
                " GROUP BY item_id, lot_id, unit_id, place_id, owner_id HAVING sum(quantity) <> 0"
            ),
            {"supplier": world.supplier, "used": world.used},
        )
        connection.execute(
            text("UPDATE chain_head SET sequence = :sequence, hash = :hash WHERE site_id = :site"),
            {"sequence": sequence, "hash": previous, "site": world.site},
        )
        connection.execute(text("ANALYZE"))


def _put(raw: Any, postgresql: bool, table: str, columns: str, rows: Iterator[Any] | list[Any]) -> None:
    if not postgresql:
        marks = ",".join("?" * len(columns.split(", ")))
        raw.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        return
    with raw.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
