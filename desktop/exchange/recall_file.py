"""The evidence of a recall, and the freight claims of a month, as CSV: UTC times, stable words, protected cells."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from desktop.domain.spreadsheet_cells import protected
from desktop.queries.recall_steps import milestones
from desktop.queries.recalls import recall_named, recall_notices, recall_pieces
from desktop.queries.returns import FreightRow, freight_of

Row = tuple[str, ...]
EVIDENCE_HEAD: Final = ("part", "name", "time", "state", "place", "holder", "document", "pieces", "outcome")
FREIGHT_HEAD: Final = ("date", "document", "payer", "manufacturer", "carrier", "waybill", "amount")


def recall_csv(connection: Connection, number: str) -> bytes:
    """One line for each step, piece and notice of a recall.

    Raises:
        Refusal: ``unknown_recall``.
    """
    return _file(EVIDENCE_HEAD, _evidence(connection, number))


def freight_csv(connection: Connection, month: str) -> bytes:
    """One line for each carriage of a month such as ``2026-11``.

    Raises:
        Refusal: ``bad_month``.
    """
    return _file(FREIGHT_HEAD, map(_carriage, freight_of(connection, month)))


def _carriage(row: FreightRow) -> Row:
    who = (row.payer.value, row.maker, row.carrier, row.waybill)
    return row.incurred_on.isoformat(), row.document, *who, f"{row.amount:.2f}"


def _file(head: Row, rows: Iterable[Row]) -> bytes:
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(head)
    table.writerows([protected(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _evidence(connection: Connection, number: str) -> Iterator[Row]:
    recall = recall_named(connection, number)
    for name, figures, at in milestones(connection, recall):
        yield "step", name, _utc(at), "", "", "", number, "/".join(figures), ""
    for piece in recall_pieces(connection, recall):
        found = (piece.whereabouts.value, piece.place, piece.holder, piece.document, str(piece.quantity))
        yield "piece", piece.serial or piece.lot, _utc(piece.accounted_at), *found, str(piece.accounted or "")
    for one in recall_notices(connection, number):
        told = (one.kind.value, "", one.site or one.receiver, one.document, str(one.pieces), one.acknowledged_by)
        yield "notice", one.document, _utc(one.acknowledged_at), *told


def _utc(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat(timespec="seconds")
