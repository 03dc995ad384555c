"""The figures of service on paper, with two charts, and as a workbook (SC-22)."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

from desktop.domain.service_rows import Figures, Paid, Share
from desktop.domain.service_stock import StockValue
from desktop.queries.service_asked import Asked
from desktop.queries.service_figures import BaselineRow, baselines, figures, satisfaction
from desktop.queries.service_stock import part_stock
from desktop.reports import figure_words as words
from desktop.reports.figure_bars import bars
from desktop.reports.part_stock import Sheet, stock_bars, stock_sections, stock_sheets

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

    from desktop.reports.table_pages import Section

MOST_DEVICES: Final = 100
MOST_BARS: Final = 12

Value = tuple[float | int | Decimal | None, int]
"""A figure with the number of cases behind it."""


def values(told: Figures, stock: StockValue, satisfied: Value = (None, 0)) -> dict[str, Value]:
    """Every single figure by the names of `desktop.reports.figure_words.FIGURES`: shares in per cent."""
    paid = told.costs.paid
    return {
        "orders": (told.orders, told.orders),
        "failures": (told.failures, told.orders),
        "response_median": (told.response.median, told.response.count),
        "response_ninety": (told.response.ninety, told.response.count),
        "repair_mean": (told.repair.mean, told.repair.count),
        "repair_net_mean": (told.repair_net.mean, told.repair_net.count),
        "first_time_fix": _per_cent(told.first_time),
        "kept_response": _per_cent(told.kept_response),
        "kept_repair": _per_cent(told.kept_repair),
        "downtime": (told.availability.down, told.failures),
        "availability": (_hundredths(told.availability.share), told.failures),
        "planned": _per_cent(told.planned),
        "scanned": _per_cent(told.scanned),
        "cost": (told.costs.total, told.orders),
        "covered": (paid[Paid.COVERED], told.orders),
        "customer": (paid[Paid.CUSTOMER], told.orders),
        "held": (paid[Paid.HELD], told.orders),
        "stock": (stock.value, len(stock.rows)),
        "satisfaction": satisfied,
    }


def _hundredths(share: float | None) -> Decimal | None:
    """In per cent to two decimals: some hours in a year are less than a tenth."""
    return None if share is None else Decimal(f"{100 * share:.2f}")


def _per_cent(share: Share) -> Value:
    return None if share.rate is None else 100 * share.rate, share.whole


def shown(value: float | Decimal | None, *, none: str = "–") -> str:
    """A value to at most two decimals, thousands apart."""
    if value is None:
        return none
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.2f}" if isinstance(value, Decimal) else f"{value:,.1f}"


def build_service_figures(connection: Connection, path: Path, language: str, asked: Asked, now: datetime) -> None:
    """Write the paper.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
        OSError: the file cannot be written.
    """
    from desktop.reports.table_pages import Pages, write_pages

    chinese = language.startswith("zh")
    told, before = figures(connection, asked, now), {row.measure: row for row in baselines(connection)}
    narrowed = " × ".join(one for one in (asked.site, asked.model, asked.region, asked.customer) if one)
    period = words.PERIOD[chinese].format(asked.first, asked.last, narrowed or words.ALL[chinese])
    stock = part_stock(connection, asked)
    sections = [_overview(values(told, stock, satisfaction(connection, asked)), before, chinese=chinese)]
    tables = (*_tables(told, chinese=chinese), *stock_sections(stock, chinese=chinese))
    sections += [one for one in tables if one.rows]
    charts = (*_charts(told, chinese=chinese), stock_bars(stock, chinese=chinese))
    drawings = [one for one in charts if one is not None]
    facts = (period, words.HOW[chinese], words.EXACT[chinese], words.STOCK_HOW[chinese])
    write_pages(path, Pages(words.TITLE[chinese], facts, sections, drawings=drawings), chinese=chinese)


def _overview(told: dict[str, Value], before: dict[str, BaselineRow], *, chinese: bool) -> "Section":
    from desktop.reports.table_pages import Section

    head = (*words.HEAD, words.BEFORE, words.CHANGE)
    rows = [
        (
            words.FIGURES[name][0][chinese],
            shown(value),
            words.FIGURES[name][1][chinese],
            str(cases),
            *_compared(value, before.get(name)),
        )
        for name, (value, cases) in told.items()
    ]
    title = words.OVERVIEW[chinese]
    return Section(
        title, tuple(one[chinese] for one in head), rows, (72, 28, 16, 18, 24, 24), numbers=frozenset({1, 3, 4, 5})
    )


def _compared(value: float | Decimal | None, before: BaselineRow | None) -> tuple[str, str]:
    if before is None:
        return "", ""
    was = shown(float(before.value))
    if value is None:
        return was, ""
    change = float(value) - float(before.value)
    return was, f"{change:+,.2f}" if isinstance(value, Decimal) else f"{change:+,.1f}"


def rate_rows(told: Figures) -> list[tuple[object, ...]]:
    """The failure rates as cells."""
    return [
        (
            one.model,
            one.region,
            one.devices,
            one.rate.failures,
            _exact(one.rate.years),
            _exact(one.rate.rate),
            _exact(one.rate.low),
            _exact(one.rate.high),
        )
        for one in told.rates
    ]


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.3f}")


def total_rows(told: Figures, *, chinese: bool) -> list[tuple[object, ...]]:
    """The five figures by model and by region as cells."""
    return [
        (
            *(words.GROUPINGS[one.by][chinese], one.name or "–", one.devices, one.orders),
            *(one.repair, one.parts, one.income, one.offsets, one.depreciation),
        )
        for one in told.totals
    ]


def device_rows(told: Figures) -> list[tuple[object, ...]]:
    """The five figures of each device as cells."""
    return [
        (one.serial, one.model, one.orders, one.repair, one.parts, one.income, one.offsets, one.depreciation)
        for one in told.devices
    ]


def repeat_rows(told: Figures, *, chinese: bool) -> list[tuple[object, ...]]:
    """The repeat faults as cells."""
    nobody = words.NOBODY[chinese]
    return [(one.technician or nobody, one.topic, one.finished, one.decided, one.repeats) for one in told.repeats]


def _tables(told: Figures, *, chinese: bool) -> "list[Section]":
    from desktop.reports.table_pages import Section

    def section(
        title: words.Both,
        head: Sequence[words.Both],
        rows: list[tuple[object, ...]],
        widths: tuple[float, ...],
        texts: int,
    ) -> Section:
        cells = [tuple(_cell(value) for value in row) for row in rows]
        numbers = frozenset(range(texts, len(head)))
        return Section(title[chinese], tuple(one[chinese] for one in head), cells, widths, numbers=numbers)

    devices, repeats = device_rows(told)[:MOST_DEVICES], repeat_rows(told, chinese=chinese)
    return [
        section(words.RATES, words.RATES_HEAD, rate_rows(told), (30, 28, 20, 20, 26, 18, 22, 18), 2),
        section(
            words.TOTALS,
            words.TOTALS_HEAD,
            total_rows(told, chinese=chinese),
            (14, 24, 18.5, 17, 23, 21, 19.5, 19, 26),
            2,
        ),
        section(words.DEVICES, words.DEVICES_HEAD, devices, (34, 22, 17, 23, 21, 19.5, 19.5, 26), 2),
        section(words.REPEATS, words.REPEATS_HEAD, repeats, (50, 50, 26, 28, 28), 2),
    ]


def _cell(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:,}"
    return "–" if value is None else str(value)


def _charts(told: Figures, *, chinese: bool) -> "list[Drawing | None]":
    rates = [
        (f"{one.model} {one.region}".rstrip(" "), one.rate.rate, (one.rate.low or 0.0, one.rate.high or 0.0))
        for one in told.rates
        if one.rate.rate is not None
    ]
    worst = sorted(rates, key=lambda one: -one[1])[:MOST_BARS]
    paid = {"covered": Paid.COVERED, "customer": Paid.CUSTOMER, "held": Paid.HELD}
    costs = [(words.FIGURES[name][0][chinese], float(told.costs.paid[kind]), None) for name, kind in paid.items()]
    title = f"{words.FIGURES['cost'][0][chinese]}, {words.YUAN[chinese]}"
    return [bars(words.RATES[chinese], worst, "{0:.2f}"), bars(title, costs if told.costs.total else [], "{0:,.2f}")]


Bars = tuple[str, str, int, int]
"""Sheet, title, last column of the names, column of the values: a chart of a workbook."""


def figures_bars(language: str) -> list[Bars]:
    """The charts of the workbook: failure rates, repair costs and spare parts by model and by region."""
    chinese = language.startswith("zh")
    cost = f"{words.TOTALS_HEAD[4][chinese]}, {words.YUAN[chinese]}"
    return [
        (words.RATES[chinese][:31], words.RATES_HEAD[5][chinese], 1, 5),
        (words.TOTALS[chinese][:31], cost, 1, 4),
        (words.STOCK[chinese][:31], f"{words.STOCK_HEAD[3][chinese]}, {words.YUAN[chinese]}", 1, 3),
    ]


def figures_sheets(connection: Connection, language: str, asked: Asked, now: datetime) -> list[Sheet]:
    """The figures as the sheets of a workbook: overview, rates, totals, devices, repeat faults, spare parts.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
    """
    chinese = language.startswith("zh")
    told, before = figures(connection, asked, now), {row.measure: row for row in baselines(connection)}
    overview: list[tuple[object, ...]] = []
    stock = part_stock(connection, asked)
    for name, (value, cases) in values(told, stock, satisfaction(connection, asked)).items():
        was = before.get(name)
        told_value = value if value is None or isinstance(value, int | Decimal) else Decimal(f"{value:.3f}")
        row = (words.FIGURES[name][0][chinese], told_value, words.FIGURES[name][1][chinese], cases)
        overview.append((*row, was.value if was else None, was.source if was else None))
    head = [one[chinese] for one in (*words.HEAD, words.BEFORE, words.SOURCE)]
    return [
        (words.OVERVIEW[chinese], head, overview),
        (words.RATES[chinese][:31], [one[chinese] for one in words.RATES_HEAD], rate_rows(told)),
        (words.TOTALS[chinese][:31], [one[chinese] for one in words.TOTALS_HEAD], total_rows(told, chinese=chinese)),
        (words.DEVICES[chinese][:31], [one[chinese] for one in words.DEVICES_HEAD], device_rows(told)),
        (
            words.REPEATS[chinese][:31],
            [one[chinese] for one in words.REPEATS_HEAD],
            repeat_rows(told, chinese=chinese),
        ),
        *stock_sheets(stock, chinese=chinese),
    ]
