"""Tables as a workbook: every sheet with a header that stays, text as text, exact numbers as numbers."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from desktop.services.wire import to_wire

MOST_ROWS: Final = 1_048_575
"""A sheet holds so many rows below its header; what is beyond is in the CSV and JSON forms."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, the titles of its columns, its rows as values."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Any]]


def table_of(name: str, kind: type[Any], rows: Iterable[Any]) -> Table:
    """A sheet of frozen rows, headed with the names of their fields in their order."""
    names = field_names(kind)
    return Table(name, names, ([getattr(row, one) for one in names] for row in rows))


def field_names(kind: type[Any]) -> list[str]:
    """The names of a row's fields, those of what it extends first."""
    return list(kind.__dataclass_fields__)


def as_workbook(tables: Iterable[Table]) -> bytes:
    """An XLSX file; no cell is ever taken for a formula or a link."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for table in tables:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, max(len(table.header) - 1, 0), 16)
            for column, title in enumerate(table.header):
                sheet.write_string(0, column, title, bold)
            for number, row in enumerate(table.rows, 1):
                if number > MOST_ROWS:
                    break
                for column, value in enumerate(row):
                    _write(sheet, (number, column), value, day)
    return out.getvalue()


def _write(sheet: Any, at: tuple[int, int], value: Any, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_string(*at, "yes" if value else "no")
    elif isinstance(value, Decimal | int):
        sheet.write_number(*at, float(value))
    elif isinstance(value, date) and not isinstance(value, datetime):
        sheet.write_datetime(*at, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a day has no zone
    else:
        sheet.write_string(*at, as_words(value))


def as_words(value: Any) -> str:
    """A value as one cell of text: moments in ISO form, several values with blanks between."""
    told = to_wire(value)
    return " ".join(map(str, told)) if isinstance(told, list) else str(told)
