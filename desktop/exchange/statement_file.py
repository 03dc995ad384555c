"""A statement and a comparison as files for other programs: CSV, XLSX and JSON with stable names."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import Connection

from desktop.exchange.csv_writing import as_cell, as_csv
from desktop.exchange.table_file import Table, as_words, as_workbook, field_names, table_of
from desktop.models.external import ExternalKind
from desktop.queries.external_ids import their_ids
from desktop.queries.statement import Figures, StatementAsked
from desktop.queries.statement_lines import (
    MovedRow,
    NotBilled,
    OwedLine,
    OwedSum,
    Statement,
    moved_rows,
    owed_lines,
    statement,
)
from desktop.queries.usage_compared import Compared, ComparedRow, Finding
from desktop.services.wire import to_wire

ROW_NAMES: Final = [
    *("ref", "item", "item_en", "lot", "serial"),
    *(one.name for one in fields(Figures)),
    "their_item",
]
"""``their_item`` is what the owner's own system calls the item, where that is known."""


def statement_csv(connection: Connection, asked: StatementAsked) -> bytes:
    """The rows of a statement, one for each lot or serial number.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``, ``period_backwards``.
    """
    rows = _rows(connection, statement(connection, asked))
    return as_csv(ROW_NAMES, ([as_cell(to_wire(row[one])) for one in ROW_NAMES] for row in rows))


def statement_json(connection: Connection, asked: StatementAsked) -> bytes:
    """The whole statement with the movements and the billing lines behind it.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``, ``period_backwards``.
    """
    made = statement(connection, asked)
    lines = {"movements": moved_rows(connection, asked), "billing": owed_lines(connection, asked)}
    told = _rows(connection, made)
    rows = [to_wire(row) | {"their_item": one["their_item"]} for row, one in zip(made.rows, told, strict=True)]
    whole = to_wire(made) | {"rows": rows, "closes": made.closes}
    whole |= {name: to_wire(found) for name, found in lines.items()}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def statement_xlsx(connection: Connection, asked: StatementAsked) -> bytes:
    """A workbook: the sums, the rows, the movements, what is owed.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``, ``period_backwards``.
    """
    made = statement(connection, asked)
    rows = ([row[one] for one in ROW_NAMES] for row in _rows(connection, made))
    tables = [
        Table("statement", ("figure", "value"), _head(made)),
        Table("rows", ROW_NAMES, rows),
        table_of("movements", MovedRow, moved_rows(connection, asked)),
        table_of("owed", OwedSum, made.owed),
        table_of("billing", OwedLine, owed_lines(connection, asked)),
    ]
    if made.not_billed:
        tables.append(table_of("not billed", NotBilled, made.not_billed))
    return as_workbook(tables)


def _rows(connection: Connection, made: Statement) -> list[dict[str, Any]]:
    """The rows by the names of their columns."""
    theirs = their_ids(connection, made.owner, ExternalKind.ITEM)
    own = ROW_NAMES[:-1]
    return [{one: getattr(row, one) for one in own} | {"their_item": theirs.get(row.ref, "")} for row in made.rows]


def _head(made: Statement) -> list[tuple[str, Any]]:
    told = ("owner", "owner_name", "site", "site_name", "first", "last")
    money = ("amount", "tax", "purchases", "fee", "closes")
    return [
        *((name, getattr(made, name)) for name in told),
        *((one.name, getattr(made.total, one.name)) for one in fields(Figures)),
        *((name, getattr(made, name)) for name in money),
    ]


def compared_csv(made: Compared) -> bytes:
    """Every row of a comparison, differences first."""
    names = field_names(ComparedRow)
    return as_csv(names, ([as_words(getattr(row, one)) for one in names] for row in made.rows))


def compared_json(made: Compared) -> bytes:
    """A comparison with the count of each finding."""
    whole = to_wire(made) | {"counts": counts_of(made)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def compared_xlsx(made: Compared) -> bytes:
    """A workbook: the counts, the differences, what matches."""
    parted = [[row for row in made.rows if (row.finding is Finding.MATCHED) is same] for same in (False, True)]
    return as_workbook(
        [
            Table("comparison", ("finding", "rows"), list(counts_of(made).items())),
            table_of("differences", ComparedRow, parted[0]),
            table_of("matched", ComparedRow, parted[1]),
        ]
    )


def counts_of(made: Compared) -> dict[str, int]:
    """How many rows there are of each finding."""
    return {finding.value: made.count(finding) for finding in Finding}


STATEMENT_FILES: Final[Mapping[str, Callable[[Connection, StatementAsked], bytes]]] = {
    "csv": statement_csv,
    "json": statement_json,
    "xlsx": statement_xlsx,
}
COMPARED_FILES: Final[Mapping[str, Callable[[Compared], bytes]]] = {
    "csv": compared_csv,
    "json": compared_json,
    "xlsx": compared_xlsx,
}
