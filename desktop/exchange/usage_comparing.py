"""A hospital's or a manufacturer's list of use beside our ledger: every difference, line by line (X-05)."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.domain.errors import Refusal
from desktop.exchange.cells import as_date, as_decimal
from desktop.exchange.columns import Column, ReadSheet, read_columns
from desktop.exchange.reading import read_sheet
from desktop.models.external import ExternalKind
from desktop.queries.external_ids import codes_in
from desktop.queries.own_usage import own_usage, refs_by_di
from desktop.queries.statement import StatementAsked
from desktop.queries.usage_compared import Compared, TheirUse, compared

COLUMNS: Final = (
    Column("item", "货号", required=True, also=("ref", "gtin", "di", "catalogue number", "产品编号", "UDI-DI")),
    Column("lot", "批号", also=("batch", "lot number", "生产批号")),
    Column("serial", "序列号", also=("serial number", "sn")),
    Column("quantity", "数量", as_decimal, also=("pieces", "qty")),
    Column("used_on", "使用日期", as_date, also=("date", "日期", "used at")),
    Column("document", "单据号", also=("report", "number", "单号")),
    Column("name", "名称", also=("description", "产品名称", "item name")),
)
"""The quantity is 1 when the column is missing or empty; lot and serial may be empty."""


def compare_usage(
    connection: Connection, path: Path, asked: StatementAsked, hospital: str = "", encoding: str = ""
) -> Compared:
    """Read a file of use and hold it against the ledger; nothing is changed.

    Raises:
        Refusal: ``faulty_file`` with every fault of a row or column; what `read_sheet` refuses; ``no_lines``;
            ``unknown_party``, ``unknown_site``, ``period_backwards``.
        OSError: the file cannot be read.
    """
    theirs = read_usage(path, _refs(connection, asked.owner, hospital), encoding)
    return Compared(path.name, asked, compared(own_usage(connection, asked, hospital), theirs))


def _refs(connection: Connection, *senders: str) -> dict[str, str]:
    """The REFs by what the systems of the senders call the items, and by DI, which goes first."""
    refs: dict[str, str] = {}
    for system in senders:
        refs |= codes_in(connection, system, ExternalKind.ITEM) if system else {}
    return refs | refs_by_di(connection)


def read_usage(path: Path, refs: dict[str, str], encoding: str = "") -> tuple[TheirUse, ...]:
    """The lines of a file of use; ``refs`` are the REFs by DI or by the sender's own number.

    Raises:
        Refusal: ``faulty_file``, ``no_lines``, what `read_sheet` refuses.
        OSError: the file cannot be read.
    """
    read = read_columns(read_sheet(path, encoding), COLUMNS)
    lines = tuple(_lines(read, refs))
    read.faults.check_file()
    if not lines:
        raise Refusal("no_lines")
    return lines


def _lines(read: ReadSheet, refs: dict[str, str]) -> Iterator[TheirUse]:
    for row in read.rows:
        pieces = row.values.get("quantity", Decimal(1))
        serial = row.values.get("serial", "")
        if pieces <= 0 or (serial and pieces != 1):
            read.faults.add(row.number, read.headers.get("quantity", "quantity"), "bad_quantity", pieces)
            continue
        item = row.values["item"]
        ref = refs.get(item) or refs.get(item.rjust(14, "0")) or item
        told = (row.values.get("lot", ""), serial, pieces, row.values.get("used_on"), row.values.get("document", ""))
        yield TheirUse(row.number, item, ref, *told)
