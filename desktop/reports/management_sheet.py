"""The management sheet on paper, as a workbook and as JSON: every figure with the span before and its list (S2-31)."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from desktop.domain.service_sheet import PROMISED, Behind, Part, SheetFigure, Value
from desktop.queries.service_asked import period_of
from desktop.queries.service_sheet import Sheet, SheetAsked, management_sheet
from desktop.reports import sheet_words as words
from desktop.reports.figure_words import ALL, PERIOD
from desktop.reports.part_stock import Sheet as BookSheet
from desktop.services.wire import to_wire

if TYPE_CHECKING:
    from desktop.reports.table_pages import Section

Rules = Mapping[str, str]
MOST_ROWS: Final = 40
"""On paper; the workbook has every row."""


def shown(value: Value) -> str:
    """A value with at most two decimals, thousands apart; a dash for none."""
    if value is None:
        return "–"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.1f}" if isinstance(value, float) else f"{value:,}"


def when(on: Any, zone: ZoneInfo) -> str:
    """A day, or a moment at the centre."""
    if isinstance(on, datetime):
        return f"{on.astimezone(zone):%Y-%m-%d %H:%M}"
    return "" if on is None else str(on)


def build_management_sheet(connection: Connection, path: Path, language: str, wanted: SheetAsked, rules: Rules) -> None:
    """Write the paper.

    Args:
        connection: to read with.
        path: where to.
        language: ``zh…`` for Chinese, else English.
        wanted: which sheet.
        rules: promises in words by the codes of their rules.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
        OSError: the file cannot be written.
    """
    from desktop.reports.table_pages import Pages, write_pages

    chinese = language.startswith("zh")
    _asked, _period, zone = period_of(connection, wanted.asked)
    told = management_sheet(connection, wanted)
    sections = [_section(told, part, chinese=chinese) for part in Part]
    sections += [_list(one, (zone, rules), chinese=chinese) for one in told.figures if one.rows]
    write_pages(path, Pages(words.TITLE[chinese], _facts(told, chinese=chinese), sections), chinese=chinese)


def _facts(told: Sheet, *, chinese: bool) -> tuple[str, ...]:
    asked = told.asked
    narrowed = " × ".join(one for one in (asked.site, asked.model, asked.region, asked.customer) if one)
    period = PERIOD[chinese].format(asked.first, asked.last, narrowed or ALL[chinese])
    return period, words.HOW[chinese], words.UNKNOWN[chinese]


def _section(told: Sheet, part: Part, *, chinese: bool) -> "Section":
    from desktop.reports.table_pages import Section

    rows = [tuple(_cells(one, chinese=chinese)) for one in told.figures if one.part is part]
    head = tuple(one[chinese] for one in words.HEAD)
    return Section(words.PARTS[part][chinese], head, rows, (66, 28, 16, 18, 28, 26), numbers=frozenset({1, 3, 4, 5}))


def _cells(one: SheetFigure, *, chinese: bool) -> Iterable[str]:
    yield words.FIGURES[one.key][chinese]
    yield shown(one.value)
    yield words.UNITS[one.unit][chinese]
    yield "" if one.cases is None else str(one.cases)
    yield shown(one.before)
    yield "" if one.base is None else shown(float(one.base))


def _list(figure: SheetFigure, known: tuple[ZoneInfo, Rules], *, chinese: bool) -> "Section":
    from desktop.reports.table_pages import Section

    title = words.FIGURES[figure.key][chinese]
    if len(figure.rows) > MOST_ROWS:
        title = words.MORE[chinese].format(title, MOST_ROWS, len(figure.rows))
    rows = [row_cells(row, *known, chinese=chinese) for row in figure.rows[:MOST_ROWS]]
    head = tuple(one[chinese] for one in words.LIST_HEAD)
    return Section(title, head, rows, (32, 40, 56, 32, 22), codes=frozenset({1}), numbers=frozenset({4}))


def row_cells(row: Behind, zone: ZoneInfo, rules: Rules, *, chinese: bool) -> tuple[str, str, str, str, str]:
    """A row behind a figure as text."""
    value = "" if row.value is None else shown(row.value)
    detail = rules.get(row.detail, row.detail) if row.kind in PROMISED else row.detail
    return words.KINDS[row.kind][chinese], row.name, detail, when(row.on, zone), value


def management_sheets(connection: Connection, language: str, wanted: SheetAsked, rules: Rules) -> list[BookSheet]:
    """The sheet as a workbook: the figures, and every row behind them.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
    """
    chinese = language.startswith("zh")
    _asked, _period, zone = period_of(connection, wanted.asked)
    told = management_sheet(connection, wanted)
    figures: list[tuple[object, ...]] = [
        (
            *(words.PARTS[one.part][chinese], words.FIGURES[one.key][chinese], _exact(one.value)),
            *(words.UNITS[one.unit][chinese], one.cases, _exact(one.before), one.base),
        )
        for one in told.figures
    ]
    lists: list[tuple[object, ...]] = [
        (words.FIGURES[one.key][chinese], *row_cells(row, zone, rules, chinese=chinese)[:-1], _exact(row.value))
        for one in told.figures
        for row in one.rows
    ]
    head = [words.TITLE[chinese], *(one[chinese] for one in words.HEAD)]
    rows = [words.HEAD[0][chinese], *(one[chinese] for one in words.LIST_HEAD)]
    return [(words.TITLE[chinese], head, figures), (words.LISTS[chinese], rows, lists)]


def _exact(value: Value) -> Decimal | int | None:
    return Decimal(f"{value:.3f}") if isinstance(value, float) else value


def management_json(connection: Connection, wanted: SheetAsked) -> bytes:
    """The whole sheet with stable names.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
    """
    whole = to_wire(management_sheet(connection, wanted))
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
