"""Writing a workbook: one sheet with a header; numbers as numbers, every other cell as plain text."""

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

WIDEST: Final = 60


Sheet = tuple[str, Sequence[str], Iterable[Sequence[object]]]
"""Title (at most 31 characters), names of the columns, rows."""
Bars = tuple[str, str, int, int]
"""Title of the sheet with their rows, their own title, the last column of the names (from 0 on), that of the values."""
MOST_BARS: Final = 20


def as_xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A workbook with one sheet; nothing in it is a formula.

    Args:
        title: of the sheet, at most 31 characters.
        header: names of the columns.
        rows: whole and exact numbers stay numbers, None is an empty cell, all else is text.
    """
    return as_workbook([(title, header, rows)])


def as_workbook(sheets: Iterable[Sheet], charts: Sequence[Bars] = ()) -> bytes:
    """A workbook with several sheets, each as `as_xlsx` writes one, and charts of bars beside their rows."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        for title, header, rows in sheets:
            sheet = book.add_worksheet(title)
            filled = _fill(sheet, bold, header, rows)
            for bars in charts:
                if bars[0] == title and filled:
                    sheet.insert_chart(1, len(header) + 1, _bars(book, bars, min(filled, MOST_BARS)))
    return out.getvalue()


def _bars(book: Any, bars: Bars, rows: int) -> Any:
    """Horizontal bars with their values, the first row on top."""
    sheet, title, names, value = bars
    chart = book.add_chart({"type": "bar"})
    places = {"categories": [sheet, 1, 0, rows, names], "values": [sheet, 1, value, rows, value]}
    chart.add_series({**places, "data_labels": {"value": True}, "gap": 60})
    chart.set_title({"name": title})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    return chart


def _fill(sheet: Any, bold: object, header: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write the rows; how many there are."""
    widths, number = [len(name) for name in header], 0
    for column, name in enumerate(header):
        sheet.write_string(0, column, name, bold)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _write(sheet, number, column, value)
            widths[column] = max(widths[column], len(str(value if value is not None else "")))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width, WIDEST) + 2)
    sheet.freeze_panes(1, 0)
    return number


def _write(sheet: object, row: int, column: int, value: object) -> None:
    write_number, write_string = sheet.write_number, sheet.write_string  # type: ignore[attr-defined]  # no stubs
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        write_number(row, column, float(value))
    elif value is not None:
        write_string(row, column, str(value))
