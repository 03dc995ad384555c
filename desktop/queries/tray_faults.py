"""What speaks against letting a tray leave: its count, its completeness, its sterilisation."""

from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, select

from desktop.domain.errors import Refusal
from desktop.models.tray import Direction, TrayCount
from desktop.queries.tray_facts import BillRow, bill, has_kit, last_back, sterility

MOST_NAMED: Final = 6
"""Missing things that a refusal names; the count says how many there are in all."""


def tray_faults(connection: Connection, tray: int, code: str, planned: date) -> list[Refusal]:
    """What speaks against a tray's leaving for a planned day, as the refusals that would say so.

    Their codes: ``no_kit``, ``tray_not_counted``, ``tray_incomplete`` with names; ``tray_not_sterile``,
    ``tray_past_date``.
    """
    faults = (count_fault(connection, tray, code), sterile_fault(connection, tray, code, planned))
    return [fault for fault in faults if fault is not None]


def count_fault(connection: Connection, tray: int, code: str) -> Refusal | None:
    """Why the count gate of a tray is red: nobody counted it since it came back, or it is not complete."""
    if not has_kit(connection, tray):
        return Refusal("no_kit", tray=code)
    back = last_back(connection, tray)
    asked = select(TrayCount.id).where(TrayCount.tray_id == tray, TrayCount.direction == Direction.OUT)
    if back is not None:
        asked = asked.where(TrayCount.closed_at >= back)
    if connection.execute(asked.where(TrayCount.closed_at.is_not(None)).limit(1)).first() is None:
        return Refusal("tray_not_counted", tray=code)
    rows = bill(connection, tray)
    short = [row for row in rows if row.missing]
    if not short and not any(row.extra for row in rows):
        return None
    names = [_name(row, row.missing) for row in short] + [_name(row, -row.extra) for row in rows if row.extra]
    missing = sum((row.missing for row in rows), Decimal(0))
    return Refusal("tray_incomplete", tray=code, pieces=missing, names=names[:MOST_NAMED])


def _name(row: BillRow, pieces: Decimal) -> str:
    return f"{'+' if pieces < 0 else ''}{abs(pieces)} × {row.ref} {row.name}"


def sterile_fault(connection: Connection, tray: int, code: str, planned: date) -> Refusal | None:
    """Why the sterilisation gate of a tray is red on a planned day."""
    run = sterility(connection, tray)
    if run is None or run.used_since or not run.indicator_ok:
        return Refusal("tray_not_sterile", tray=code)
    if not run.covers(planned):
        return Refusal("tray_past_date", tray=code, valid_until=run.valid_until, planned=planned)
    return None
