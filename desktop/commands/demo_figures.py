"""What the demo's summary tells of a case, of returns, a count, a recall and a statement; exact numbers as text."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from desktop.queries.cases import case_view
from desktop.queries.counts import count_differences, counts
from desktop.queries.recall_locating import locate
from desktop.queries.recalls import progress, recalls
from desktop.queries.returns import returns
from desktop.queries.statement import StatementAsked
from desktop.queries.statement_lines import statement
from desktop.queries.trays import tray_view
from desktop.queries.usage import report_head
from desktop.services.wire import to_wire


def of_case(connection: Connection, number: str, day: date) -> dict[str, Any]:
    """What went out, came back and was used, what is owed, and what the case's first tray lacks now."""
    view = case_view(connection, number)
    head = report_head(connection, view.row.report)
    tray = tray_view(connection, view.row.trays[0], day).row
    pieces = {name: str(getattr(view.check, name)) for name in ("went_out", "back", "used")}
    owed = {"amount": str(head.amount), "wasted": str(head.wasted)}
    state = {"agrees": view.check.agrees, "tray": tray.code, "refill": str(tray.refill)}
    return {"case": number, "report": head.number} | pieces | owed | state


def of_returns(connection: Connection) -> list[Any]:
    """Each return, the newest first."""
    wanted = ("number", "serial", "day", "within_days", "freight_payer", "place", "state")
    return [_fields(row, *wanted) for row in returns(connection)]


def of_count(connection: Connection, place: str) -> dict[str, Any]:
    """The last count of a place: its accuracy, and what became of each serial number that differed."""
    row = next(counts(connection, {"place": place}))
    told = _fields(row, "count", "place", "state", "book", "accuracy_first", "accuracy_after", "worth", "approved_by")
    differences = {one.serial: [one.kind.value, one.other] for one in count_differences(connection, row.count)}
    return told | {"differences": differences}


def of_recall(connection: Connection) -> dict[str, Any]:
    """The last recall: where every piece is, and how many of the blocked ones are accounted for."""
    row = recalls(connection)[0]
    found = locate(connection, row.scope)
    pieces: dict[str, Decimal] = defaultdict(Decimal)
    for one in found.rows:
        pieces[one.whereabouts.value] += one.quantity
    told = {"recall": row.number, "lot": row.lot, "received": str(found.received), "closed_sum": found.closed}
    where = {name: str(pieces[name]) for name in sorted(pieces)}
    return told | {"pieces": where} | to_wire(progress(connection, row))  # type: ignore[no-any-return]  # of a dataclass


def of_statement(connection: Connection, asked: StatementAsked) -> dict[str, Any]:
    """The equation in pieces, what is owed for each reason, and whether both agree."""
    made = statement(connection, asked)
    told = _fields(made, "owner", "site", "first", "last", "total", "amount", "tax", "purchases", "fee", "closes")
    owed = {one.kind.value: _fields(one, "lines", "quantity", "amount") for one in made.owed}
    return told | {"rows": len(made.rows), "owed": owed}


def _fields(row: Any, *names: str) -> dict[str, Any]:
    return {name: to_wire(getattr(row, name)) for name in names}
