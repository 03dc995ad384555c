"""The value of spare parts in stock, on the paper and in the workbook of the figures of service (S2-46)."""

from typing import TYPE_CHECKING, Final

from desktop.domain.service_rows import Grouping
from desktop.domain.service_stock import Belongs, PartStock, StockGroup, StockValue
from desktop.reports import figure_words as words
from desktop.reports.figure_bars import bars

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

    from desktop.reports.table_pages import Section

MOST_ROWS: Final = 200
MOST_BARS: Final = 12

Sheet = tuple[str, list[str], list[tuple[object, ...]]]
"""Title, names of the columns, rows: one sheet of a workbook."""


def group_name(group: StockGroup, *, chinese: bool) -> str:
    """The model or the region, or in words that it belongs to no one model."""
    if group.belongs in (Belongs.SEVERAL, Belongs.NOBODY_KNOWS):
        return words.BELONGS[group.belongs][chinese]
    return group.name or words.NO_REGION[chinese]


def stock_sheets(told: StockValue, *, chinese: bool) -> list[Sheet]:
    """The groups, and what they are made of."""
    return [
        (words.STOCK[chinese][:31], [one[chinese] for one in words.STOCK_HEAD], _groups(told, chinese=chinese)),
        (
            words.STOCK_ROWS[chinese][:31],
            [one[chinese] for one in words.STOCK_ROWS_HEAD],
            [_row(row, chinese=chinese) for row in told.rows],
        ),
    ]


def _groups(told: StockValue, *, chinese: bool) -> list[tuple[object, ...]]:
    return [
        (
            *(words.GROUPINGS[one.by][chinese], group_name(one, chinese=chinese)),
            *(one.pieces, one.value, one.unpriced),
        )
        for one in told.groups
    ]


def _row(row: PartStock, *, chinese: bool) -> tuple[object, ...]:
    name = row.name if chinese else row.name_en or row.name
    name = f"{name} ({words.OLD[chinese]})" if row.old else name
    about = (row.ref, name, ", ".join(row.models) or words.BELONGS[row.belongs][chinese], row.site, row.owner)
    return (*about, row.pieces, row.unit_price, row.value)


def stock_sections(told: StockValue, *, chinese: bool) -> "list[Section]":
    """The tables of the paper."""
    from desktop.reports.table_pages import Section

    groups, rows = stock_sheets(told, chinese=chinese)
    return [
        _section(Section, groups, (20, 62, 26, 36, 38), 2),
        _section(Section, (rows[0], rows[1], rows[2][:MOST_ROWS]),
                 (22, 38, 30, 20, 18, 16, 18, 20), 5),
    ]  # fmt: skip


def _section(make: "type[Section]", sheet: Sheet, widths: tuple[float, ...], texts: int) -> "Section":
    title, head, rows = sheet
    cells = [tuple("–" if value is None else _plain(value) for value in row) for row in rows]
    return make(title, tuple(head), cells, widths, numbers=frozenset(range(texts, len(head))))


def _plain(value: object) -> str:
    return str(value) if isinstance(value, str) else f"{value:,}"


def stock_bars(told: StockValue, *, chinese: bool) -> "Drawing | None":
    """The value by model as bars."""
    mine = [one for one in told.groups if one.by is Grouping.MODEL and one.value]
    rows = [(group_name(one, chinese=chinese), float(one.value), None) for one in mine[:MOST_BARS]]
    return bars(words.STOCK[chinese], rows, "{0:,.2f}")
