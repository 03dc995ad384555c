"""Counts as files for other programs: CSV and JSON with stable names."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from desktop.exchange.csv_writing import as_cell, as_csv
from desktop.queries.count_plan import due_tasks
from desktop.queries.counts import DifferenceRow, result_of
from desktop.services.wire import to_wire

_SHEET: Final = ("zone", "place", "planned_on", "round", "kind", "last_counted_at")
"""No worth and no quantity: who counts sees the sheet."""


def sheet_csv(connection: Connection, zone: str, until: date) -> bytes:
    """The places of a zone that are due by a day, as CSV."""
    return _csv(_SHEET, due_tasks(connection, zone, until))


def sheet_json(connection: Connection, zone: str, until: date) -> bytes:
    """The places of a zone that are due by a day, as JSON."""
    rows = [{name: to_wire(getattr(row, name)) for name in _SHEET} for row in due_tasks(connection, zone, until)]
    return _json({"zone": zone, "until": until.isoformat(), "places": rows})


def result_csv(connection: Connection, number: str) -> bytes:
    """The differences of a count as CSV.

    Raises:
        Refusal: ``unknown_count``.
    """
    return _csv(DifferenceRow.__slots__, result_of(connection, number)[1])


def result_json(connection: Connection, number: str) -> bytes:
    """A count with its figures and differences as JSON.

    Raises:
        Refusal: ``unknown_count``.
    """
    row, lines = result_of(connection, number)
    return _json({"count": to_wire(row), "differences": to_wire(lines)})


def _csv(names: Sequence[str], rows: Sequence[Any]) -> bytes:
    return as_csv(list(names), ([as_cell(to_wire(getattr(row, name))) for name in names] for row in rows))


def _json(whole: dict[str, Any]) -> bytes:
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()
