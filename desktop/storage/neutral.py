"""Reading columns in one plain form from both databases: UUIDs as hex, moments as microseconds, raw integers."""

from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, String, cast, extract, func, type_coerce
from sqlalchemy.sql import ColumnElement

from desktop.models.types import Fen, Moment, Pieces, Uid, Word


def plain(column: ColumnElement[Any], dialect: Dialect) -> ColumnElement[Any]:
    """The column as text or whole number, the same on SQLite and PostgreSQL."""
    if isinstance(column.type, Uid):
        return _hex(column, dialect)
    if isinstance(column.type, Moment):
        return _microseconds(column, dialect)
    if isinstance(column.type, Pieces | Fen):
        return type_coerce(column, BigInteger)
    return type_coerce(column, String) if isinstance(column.type, Word) else column


def _hex(column: ColumnElement[Any], dialect: Dialect) -> ColumnElement[str]:
    if dialect.name == "postgresql":
        return func.replace(cast(column, String), "-", "")
    return func.nullif(func.lower(func.hex(type_coerce(column, String))), "")


def _microseconds(column: ColumnElement[Any], dialect: Dialect) -> ColumnElement[int]:
    if dialect.name == "postgresql":
        return cast(extract("epoch", column) * 1_000_000, BigInteger)
    text = type_coerce(column, String)
    seconds = cast(func.strftime("%s", func.substr(text, 1, 19)), Integer)
    return seconds * 1_000_000 + cast(func.substr(text, 21, 6), Integer)
