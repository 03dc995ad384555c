"""Asking about many things in one statement: they go to the database as one JSON text, joined as the table ``asked``.

No database meets its limit of parameters so, and the statement is the same however many they are.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import BindParameter, TextClause, text

_SOURCES: Final = {
    "sqlite": "json_each(:asked) AS one",
    "postgresql": "jsonb_array_elements(CAST(:asked AS jsonb)) AS one (value)",
}


def about_many(statement: str, columns: Mapping[str, str], *parameters: BindParameter[Any]) -> Mapping[str, TextClause]:
    """A statement for each kind of database, by the name of its dialect; `as_asked` gives its parameter ``asked``.

    Args:
        statement: a SELECT that begins its FROM with ``asked CROSS JOIN``, so that SQLite looks there first too, an
            UPDATE with FROM, or an INSERT with SELECT.
        columns: of ``asked`` in their order, with their types in SQL; SQLite takes what JSON says.
        parameters: others of the statement that need a type.
    """
    plain = ", ".join(f"value ->> {at} AS {name}" for at, name in enumerate(columns))
    typed = ", ".join(f"CAST(value ->> {at} AS {kind}) AS {name}" for at, (name, kind) in enumerate(columns.items()))
    wholes = {
        dialect: " ".join(("WITH asked AS (SELECT", read, "FROM", _SOURCES[dialect], ")", statement))
        for dialect, read in (("sqlite", plain), ("postgresql", typed))
    }
    return {dialect: text(whole).bindparams(*parameters) for dialect, whole in wholes.items()}


def as_asked(rows: Iterable[Sequence[str | int | date | None]]) -> str:
    """The rows of ``asked``, each with a value for every column; enumerations by value, quantities in thousandths."""
    return json.dumps([list(row) for row in rows], ensure_ascii=False, separators=(",", ":"), default=date.isoformat)
