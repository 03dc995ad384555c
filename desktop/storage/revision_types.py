"""The column types of the migrations, as they are on SQLite and on PostgreSQL.

Kept apart from the types of the models, which may change: a revision makes the same columns for ever.
"""

from typing import Any, Final

from sqlalchemy import BigInteger, Integer, LargeBinary, String
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

UID: Final[TypeEngine[Any]] = LargeBinary(16).with_variant(postgresql.UUID(), "postgresql")
"""A UUID: 16 bytes on SQLite."""

BIG_ID: Final[TypeEngine[Any]] = BigInteger().with_variant(Integer(), "sqlite")
"""A generated 64-bit key."""


def code(length: int) -> String:
    """Text that is compared byte by byte on both databases."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")
