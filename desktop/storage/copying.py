"""Copying a whole database to an empty one of the other kind, and proving the copy."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Connection,
    Date,
    Engine,
    Integer,
    LargeBinary,
    Table,
    func,
    insert,
    select,
    text,
    type_coerce,
)
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.sql import ColumnElement
from sqlalchemy.types import NullType

from desktop.domain.errors import Refusal
from desktop.models.ledger import LegRow, MovementRow
from desktop.models.schema import SCHEMA
from desktop.models.types import Moment, Uid
from desktop.storage.errors import EnvironmentFault, translate
from desktop.storage.finding import Head
from desktop.storage.neutral import plain
from desktop.storage.snapshot import NO_HURRY, snapshot
from desktop.storage.upgrade import HEAD, revision, upgrade
from desktop.storage.verify import verify
from desktop.storage.watch import Watch

BATCH: Final = 5000
"""Rows that are carried at a time."""

FEW: Final = 20
"""Rows with pieces of files in them that are carried at a time."""

_Change = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: rows by table, the hash of the ledger on both sides, the heads of its chains."""

    counts: Mapping[str, int]
    ledger_sha256: str
    heads: Mapping[int, Head]


def copy_database(source: Engine, target: Engine, watch: Watch | None = None) -> Copied:
    """Copy everything to an empty database, which gets its schema first, and prove that both are the same.

    Raises:
        EnvironmentFault: ``database_not_empty``, ``database_older`` (upgrade the source first), ``database_newer``,
            ``copy_differs``, ``cannot_copy``, or a database failed; the target then holds no row.
        Refusal: ``ledger_unsound`` when the source does not pass its own proof, ``cancelled``.
    """
    watch = watch or Watch()
    _require_sound(source, watch)
    upgrade(target)
    try:
        with snapshot(source) as reading, target.begin() as writing:
            if revision(reading) != HEAD:
                raise EnvironmentFault("database_older", found=revision(reading), known=HEAD)
            counts = copy_rows(reading, writing, watch)
            sha256 = _same_ledger(reading, writing)
    except DBAPIError as error:
        raise translate(error) from error
    return Copied(counts, sha256, _require_sound(target, watch))


def copy_rows(source: Connection, target: Connection, watch: Watch) -> dict[str, int]:
    """Copy every row of every table, parents first, within two open transactions.

    Raises:
        EnvironmentFault: ``database_not_empty`` or ``copy_differs``.
    """
    _settle(target)
    tables = list(SCHEMA.sorted_tables)
    for table in tables:
        if _count(target, table):
            raise EnvironmentFault("database_not_empty", table=table.name)
    counts = {table.name: _count(source, table) for table in tables}
    done, total = 0, sum(counts.values())
    for table in tables:
        for batch in _put(target, table, _rows(source, target, table)):
            done += batch
            watch.tell(done, total, "copy")
        arrived = _count(target, table)
        if arrived != counts[table.name]:
            raise EnvironmentFault("copy_differs", what=table.name, expected=counts[table.name], found=arrived)
        if target.dialect.name == "postgresql":
            _set_sequence(target, table)
    return counts


def ledger_hash(connection: Connection) -> str:
    """SHA-256 over all movements and legs in the order of their ids, the same on both databases.

    The moment of recording is left out: the server's clock tells it, so two databases differ in it.
    """
    digest = hashlib.sha256()
    movement, leg = MovementRow.__table__, LegRow.__table__
    for table, order in ((movement, [movement.c.id]), (leg, [leg.c.movement_id, leg.c.number])):
        columns = [plain(column, connection.dialect) for column in table.c if column.name != "recorded_at"]
        statement = select(*columns).order_by(*order).execution_options(yield_per=BATCH)
        for row in connection.execute(statement):
            digest.update(json.dumps(list(row), ensure_ascii=True).encode() + b"\n")
    return digest.hexdigest()


def _same_ledger(source: Connection, target: Connection) -> str:
    expected, found = ledger_hash(source), ledger_hash(target)
    if expected != found:
        raise EnvironmentFault("copy_differs", what="ledger", expected=expected, found=found)
    return found


def _require_sound(engine: Engine, watch: Watch) -> Mapping[int, Head]:
    verdict = verify(engine, watch)
    if not verdict.sound:
        first = verdict.findings[0]
        raise Refusal(
            "ledger_unsound", faults=len(verdict.findings), first=first.code, table=first.table, key=first.key
        )
    return verdict.heads


def _settle(target: Connection) -> None:
    settings = NO_HURRY if target.dialect.name == "postgresql" else ("PRAGMA defer_foreign_keys = ON",)
    for setting in settings:
        target.execute(text(setting))


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _rows(source: Connection, target: Connection, table: Table) -> Iterator[list[Any]]:
    changes = [_change(column, target.dialect.name) for column in table.c]
    columns = [_untouched(column) for column in table.c]
    statement = select(*columns).order_by(*table.primary_key).execution_options(yield_per=_batch(table))
    for row in source.execute(statement):
        yield [None if value is None else change(value) for change, value in zip(changes, row, strict=True)]


def _batch(table: Table) -> int:
    return FEW if any(type(column.type) is LargeBinary for column in table.c) else BATCH


def _untouched(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column as the driver reads it."""
    return type_coerce(column, NullType()).label(None)


def _change(column: ColumnElement[Any], target: str) -> _Change:
    """What turns a value of one driver into a value of the other."""
    if isinstance(column.type, Uid):
        return lambda value: _uid(value, target)
    if isinstance(column.type, Moment):
        return _moment_to_sqlite if target == "sqlite" else _moment_to_postgresql
    if isinstance(column.type, Date):
        return str
    if isinstance(column.type, Boolean):
        return int if target == "sqlite" else bool
    return _as_it_is


def _uid(value: Any, target: str) -> bytes | UUID:
    uid = value if isinstance(value, UUID) else UUID(bytes=bytes(value))
    return uid.bytes if target == "sqlite" else uid


def _moment_to_sqlite(value: datetime | str) -> str:
    return value if isinstance(value, str) else value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def _moment_to_postgresql(value: datetime | str) -> datetime:
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value


def _as_it_is(value: Any) -> Any:
    return value


def _put(target: Connection, table: Table, rows: Iterator[list[Any]]) -> Iterator[int]:
    """Write the rows; yields how many at a time."""
    return _put_postgresql(target, table, rows) if target.dialect.name == "postgresql" else _insert(target, table, rows)


def _insert(target: Connection, table: Table, rows: Iterator[list[Any]]) -> Iterator[int]:
    statement = str(insert(table).compile(dialect=target.dialect))
    while batch := [tuple(row) for row in islice(rows, _batch(table))]:
        target.exec_driver_sql(statement, batch)
        yield len(batch)


def _put_postgresql(target: Connection, table: Table, rows: Iterator[list[Any]]) -> Iterator[int]:
    """One COPY for a table: a row may point to a later row of the same table."""
    from psycopg import DataError, Error, sql

    columns = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.c)
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), columns)
    driver: Any = target.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(command) as copy:
            for batch in _batches(rows, _batch(table)):
                for row in batch:
                    copy.write_row(row)
                yield len(batch)
    except DataError as error:  # a text that the server does not take, with a NUL in it
        raise EnvironmentFault("cannot_copy", what=table.name, detail=str(error)) from error
    except Error as error:  # in the stream of a COPY the driver speaks for itself
        raise OperationalError("COPY", None, error) from error


def _batches(rows: Iterable[list[Any]], size: int) -> Iterator[list[list[Any]]]:
    source = iter(rows)
    while batch := list(islice(source, size)):
        yield batch


def _set_sequence(target: Connection, table: Table) -> None:
    (key, *more) = table.primary_key
    if more or not isinstance(key.type, Integer) or key.autoincrement is False:
        return
    sequence = target.execute(select(func.pg_get_serial_sequence(table.name, key.name))).scalar()
    if sequence is not None:
        largest = select(func.max(key)).scalar_subquery()
        target.execute(select(func.setval(sequence, func.coalesce(largest, 1), largest.is_not(None))))
