"""Usage reports as files for other programs: CSV and JSON with stable names (X-01)."""

import json

from sqlalchemy import Connection

from desktop.exchange.csv_writing import as_cell, as_csv
from desktop.queries.usage import UsedRow, billing, report_head, usage
from desktop.services.wire import to_wire


def usage_csv(connection: Connection, number: str) -> bytes:
    """The lines of a usage report as CSV.

    Raises:
        Refusal: ``unknown_report``.
    """
    report_head(connection, number)
    names = list(UsedRow.__slots__)
    rows = ([as_cell(to_wire(getattr(line, name))) for name in names] for line in usage(connection, report=number))
    return as_csv(names, rows)


def usage_json(connection: Connection, number: str) -> bytes:
    """A usage report with its lines and its billing lines, credits included, as JSON.

    Raises:
        Refusal: ``unknown_report``.
    """
    head = to_wire(report_head(connection, number))
    lines, bills = usage(connection, report=number), billing(connection, document=number)
    whole = {"report": head, "lines": to_wire(lines), "billing": to_wire(bills)}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()
