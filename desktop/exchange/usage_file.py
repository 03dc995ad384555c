"""Usage reports as files for other programs: CSV and JSON with stable names (X-01)."""

import json
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection

from desktop.exchange.csv_writing import as_cell, as_csv
from desktop.models.external import ExternalKind
from desktop.queries.external_ids import their_ids
from desktop.queries.usage import UsedRow, billing, report_head, usage
from desktop.services.wire import to_wire

NAMES: Final = (*UsedRow.__slots__, "their_item")
"""``their_item`` is what the owner's own system calls the item, where that is known."""


def usage_csv(connection: Connection, number: str) -> bytes:
    """The lines of a usage report as CSV.

    Raises:
        Refusal: ``unknown_report``.
    """
    report_head(connection, number)
    return as_csv(NAMES, ([as_cell(line[name]) for name in NAMES] for line in _lines(connection, number)))


def usage_json(connection: Connection, number: str) -> bytes:
    """A usage report with its lines and its billing lines, credits included, as JSON.

    Raises:
        Refusal: ``unknown_report``.
    """
    head = to_wire(report_head(connection, number))
    bills = billing(connection, document=number)
    whole = {"report": head, "lines": list(_lines(connection, number)), "billing": to_wire(bills)}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _lines(connection: Connection, number: str) -> Iterator[dict[str, Any]]:
    lines = usage(connection, report=number)
    theirs = {owner: their_ids(connection, owner, ExternalKind.ITEM) for owner in {line.owner for line in lines}}
    for line in lines:
        yield to_wire(line) | {"their_item": theirs[line.owner].get(line.catalogue_number, "")}
