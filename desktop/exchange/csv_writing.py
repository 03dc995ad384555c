"""Rows as CSV that a spreadsheet opens: Chinese readable, nothing taken for a formula."""

import csv
import io
from collections.abc import Iterable
from typing import Any, Final

from desktop.domain.spreadsheet_cells import protected
from desktop.services.master_data.entry import as_seen

MARK: Final = "\ufeff"


def as_csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """CSV for a spreadsheet: UTF-8 with a byte order mark, CRLF, every dangerous cell protected."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(map(protected, header))
    writer.writerows(map(protected, row) for row in rows)
    return (MARK + out.getvalue()).encode()


def as_cell(value: Any) -> str:
    """A value as a cell: yes and no, dates in ISO form, exact numbers, "" for none."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return as_seen(value)
