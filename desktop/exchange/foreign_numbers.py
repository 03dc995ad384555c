"""Files that name things as another system does: ``ERP:100234`` in the place of our own code (S2-34)."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from desktop.exchange.columns import Column, ReadRow, ReadSheet
from desktop.queries.external_ids import own_codes


def read_numbers(connection: Connection, columns: Sequence[Column], read: ReadSheet) -> None:
    """Put our codes where a file has the numbers of other systems; what nobody knows stays, and is told as unknown."""
    for column in columns:
        if column.names is not None and column.name in read.headers:
            written = [str(row.values.get(column.name, "")) for row in read.rows]
            _put_ours(read, column.name, written, own_codes(connection, column.names, written))


def _put_ours(read: ReadSheet, name: str, written: Sequence[str], ours: Mapping[str, str]) -> None:
    for at, cell in enumerate(written):
        if cell in ours:
            row = read.rows[at]
            read.rows[at] = ReadRow(row.number, {**row.values, name: ours[cell]})
