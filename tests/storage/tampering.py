"""Changing a ledger as somebody with every right on the database could: the triggers are put out of action first."""

from typing import Any
from uuid import UUID

from sqlalchemy import Engine, text

_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def tamper(engine: Engine, statement: str, **values: Any) -> int:
    """Run one statement past triggers and foreign keys; returns the number of rows it changed."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))
            changed = connection.execute(text(statement), _known(engine, values)).rowcount
            connection.execute(text("SET session_replication_role = origin"))
            connection.commit()
            return changed
        raw: Any = connection.connection.driver_connection
        raw.execute("ROLLBACK") if raw.in_transaction else None
        triggers = raw.execute(_TRIGGERS).fetchall()
        raw.execute("PRAGMA foreign_keys = OFF")
        for name, _sql in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        changed = raw.execute(statement, _known(engine, values)).rowcount
        for _name, sql in triggers:
            raw.execute(sql)
        raw.execute("PRAGMA foreign_keys = ON")
        return int(changed)


def _known(engine: Engine, values: dict[str, Any]) -> dict[str, Any]:
    if engine.dialect.name == "postgresql":
        return values
    return {name: value.bytes if isinstance(value, UUID) else value for name, value in values.items()}
