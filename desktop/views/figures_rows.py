"""The rows of the lists beside the figures: their columns, their bars, and what stands behind each of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from desktop.domain.service_failures import Cases, FailedOrder, FailureList, FaultRow, PartRow
from desktop.domain.service_sheet import SheetFigure, Unit
from desktop.domain.service_stock import Belongs, PartStock, StockGroup, StockValue
from desktop.exchange.message_words import rule_words
from desktop.presenters.figures_lists import Listed, ListShown
from desktop.queries.service_sheet import Sheet
from desktop.reports import failure_words, figure_words, sheet_words
from desktop.reports.failure_list import order_cells, part_name
from desktop.reports.management_sheet import row_cells, shown
from desktop.reports.part_stock import group_name
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.theme import Role
from desktop.views.translation import language_of
from desktop.views.widgets.bar_chart import MOST, BarPart, BarRow
from desktop.views.words.marking import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class ListLine:
    """A row behind another one, all of it as text; ``order`` when its name is the number of a work order."""

    what: str
    name: str
    detail: str
    on: str
    value: str
    order: bool = False


@dataclass(frozen=True, slots=True)
class FailureLine:
    """Failures by fault class, or by part; ``fault`` has the rate."""

    by: str
    model: str
    name: str
    cases: Cases
    fault: FaultRow | None


def chinese() -> bool:
    """Whether the window speaks Chinese."""
    return language_of().startswith("zh")


def _number(key: str, title: str, width: int, value: Callable[[Any], str]) -> Column:
    return Column(key, title, ColumnKind.NUMBER, width, value, sortable=False)


def _text(key: str, title: str, width: int, value: Callable[[Any], str] | None = None) -> Column:
    return Column(key, title, ColumnKind.TEXT, width, value, sortable=False)


def _rate(row: FailureLine) -> str:
    rate = None if row.fault is None else row.fault.rate.rate
    return "–" if rate is None else f"{rate:.2f}"


def _interval(row: FailureLine) -> str:
    rate = None if row.fault is None else row.fault.rate
    return "–" if rate is None or rate.low is None or rate.high is None else f"{rate.low:.2f} – {rate.high:.2f}"


def _per_model(row: FailureLine) -> str:
    return "–" if row.fault is None else str(row.fault.fleet)


def with_unit(row: SheetFigure) -> str:
    """A figure with its unit."""
    unit = "" if row.unit in (Unit.COUNT, Unit.YUAN) or row.value is None else sheet_words.UNITS[row.unit][chinese()]
    return f"{shown(row.value)} {unit}".rstrip(" ")


FAILURES: Final = (
    _text("by", QT_TRANSLATE_NOOP("Columns", "By"), 98),
    _text("model", QT_TRANSLATE_NOOP("Columns", "Model"), 72, lambda row: row.model or "–"),
    _text("name", QT_TRANSLATE_NOOP("Columns", "Name"), 186),
    _number("failures", QT_TRANSLATE_NOOP("Columns", "Failures"), 83, lambda row: str(row.cases.failures)),
    _number("devices", QT_TRANSLATE_NOOP("Columns", "Devices"), 79, lambda row: str(row.cases.devices)),
    _number("fleet", QT_TRANSLATE_NOOP("Columns", "Fleet"), 58, _per_model),
    _number("rate", QT_TRANSLATE_NOOP("Columns", "Rate"), 66, _rate),
    _number("interval", QT_TRANSLATE_NOOP("Columns", "95 %"), 100, _interval),
    Column("first", QT_TRANSLATE_NOOP("Columns", "First"), ColumnKind.DATE, 104, lambda row: str(row.cases.first),
           sortable=False, hidden=True),
    Column("last", QT_TRANSLATE_NOOP("Columns", "Last"), ColumnKind.DATE, 104, lambda row: str(row.cases.last),
           sortable=False, hidden=True),
)  # fmt: skip
STOCK: Final = (
    _text("by", QT_TRANSLATE_NOOP("Columns", "By"), 84, lambda row: figure_words.GROUPINGS[row.by][chinese()]),
    _text("name", QT_TRANSLATE_NOOP("Columns", "Name"), 190, lambda row: group_name(row, chinese=chinese())),
    _number("pieces", QT_TRANSLATE_NOOP("Columns", "Pieces"), 84, lambda row: f"{row.pieces:,f}"),
    _number("value", QT_TRANSLATE_NOOP("Columns", "Value, CNY"), 130, lambda row: f"{row.value:,.2f}"),
    _number("unpriced", QT_TRANSLATE_NOOP("Columns", "Without a price"), 130, lambda row: f"{row.unpriced:,f}"),
)
SHEET: Final = (
    _text("part", QT_TRANSLATE_NOOP("Columns", "Part"), 112, lambda row: sheet_words.PARTS[row.part][chinese()]),
    _text("key", QT_TRANSLATE_NOOP("Columns", "Figure"), 208, lambda row: sheet_words.FIGURES[row.key][chinese()]),
    _number("value", QT_TRANSLATE_NOOP("Columns", "Now"), 98, with_unit),
    _number("before", QT_TRANSLATE_NOOP("Columns", "Before"), 84, lambda row: shown(row.before)),
    _number("base", QT_TRANSLATE_NOOP("Columns", "Baseline"), 86,
            lambda row: "" if row.base is None else shown(float(row.base))),
    Column("cases", QT_TRANSLATE_NOOP("Columns", "Cases"), ColumnKind.NUMBER, 76,
           lambda row: "" if row.cases is None else str(row.cases), sortable=False, hidden=True),
)  # fmt: skip
BEHIND: Final = {
    Listed.FAILURES: (
        Column("name", QT_TRANSLATE_NOOP("Columns", "Work order"), ColumnKind.CODE, 108, sortable=False),
        _text("detail", QT_TRANSLATE_NOOP("Columns", "Device, fault class, parts"), 266),
        Column("on", QT_TRANSLATE_NOOP("Columns", "Reported"), ColumnKind.DATE, 104, sortable=False),
        _number("value", QT_TRANSLATE_NOOP("Columns", "Age, days"), 100, lambda row: row.value),
        _text("what", QT_TRANSLATE_NOOP("Columns", "Handling"), 140),
    ),
    Listed.STOCK: (
        Column("name", QT_TRANSLATE_NOOP("Columns", "REF"), ColumnKind.CODE, 110, sortable=False),
        _text("detail", QT_TRANSLATE_NOOP("Columns", "Part, owner, models"), 266),
        _number("on", QT_TRANSLATE_NOOP("Columns", "Pieces × price"), 130, lambda row: row.on),
        _number("value", QT_TRANSLATE_NOOP("Columns", "Value, CNY"), 110, lambda row: row.value),
        _text("what", QT_TRANSLATE_NOOP("Columns", "Centre"), 80),
    ),
    Listed.SHEET: (
        Column("name", QT_TRANSLATE_NOOP("Columns", "Number"), ColumnKind.CODE, 134, sortable=False),
        _text("detail", QT_TRANSLATE_NOOP("Columns", "Detail"), 140),
        _number("value", QT_TRANSLATE_NOOP("Columns", "Measured"), 92, lambda row: row.value),
        Column("on", QT_TRANSLATE_NOOP("Columns", "When"), ColumnKind.DATE, 132, sortable=False),
    ),
}
"""What stands behind a row, by list; the same fields under other titles."""
COLUMNS: Final = {Listed.FAILURES: FAILURES, Listed.STOCK: STOCK, Listed.SHEET: SHEET}


def rows_of(given: ListShown) -> tuple[Any, ...]:
    """The rows of a list in their order."""
    told = given.told
    if isinstance(told, Sheet):
        return told.figures
    return told.groups if isinstance(told, StockValue) else tuple(_failures(told))


def _failures(told: FailureList) -> Iterable[FailureLine]:
    by_class, by_part = failure_words.FAULTS_HEAD[1][chinese()], failure_words.PARTS_HEAD[2][chinese()]
    for fault in told.faults:
        yield FailureLine(by_class, fault.model, fault.topic, fault.cases, fault)
    for part in told.parts:
        yield FailureLine(by_part, part.model, _named(part), part.cases, None)


def _named(part: PartRow) -> str:
    name = part_name(part, chinese=chinese())
    return " · ".join(one for one in (part.ref, name, part.lot) if one)


def bars_of(given: ListShown) -> list[BarRow]:
    """The dearest stock by model, or the most frequent failures by model and fault class; the key is the row."""
    rows = rows_of(given)
    if given.listed is Listed.STOCK:
        return [_worth(at, row) for at, row in enumerate(rows) if row.belongs is not None and row.value][:MOST]
    if given.listed is Listed.FAILURES:
        faults = [(at, row) for at, row in enumerate(rows) if row.fault is not None]
        most = sorted(faults, key=lambda one: -one[1].cases.failures)[:MOST]
        return [_failed(at, row) for at, row in most]
    return []


def _worth(at: int, row: StockGroup) -> BarRow:
    role = Role.ACCENT if row.belongs is Belongs.MODEL else Role.HOLD
    return BarRow(str(at), group_name(row, chinese=chinese()), (BarPart(float(row.value), role),), f"{row.value:,.0f}")


def _failed(at: int, row: FailureLine) -> BarRow:
    name = " · ".join(one for one in (row.model, row.name) if one)
    told = f"{row.cases.failures} · {_rate(row)}"
    return BarRow(str(at), name, (BarPart(float(row.cases.failures), Role.WARN),), told)


def behind(given: ListShown, row: Any) -> list[ListLine]:
    """What stands behind a row."""
    if isinstance(row, FailureLine):
        wanted = set(row.cases.orders)
        return [_order(one) for one in given.told.orders if one.number in wanted]  # type: ignore[union-attr]  # its list
    if isinstance(row, StockGroup):
        return [_part(one) for one in row.rows]
    return _sheet_lines(row, given.zone)


def _order(order: FailedOrder) -> ListLine:
    number, on, _model, serial, topic, age, handling, parts = order_cells(order, chinese=chinese())
    return ListLine(str(handling), str(number), f"{serial} · {topic} · {parts}", str(on), str(age), order=True)


def _part(row: PartStock) -> ListLine:
    name = row.name if chinese() else row.name_en or row.name
    name = f"{name} ({figure_words.OLD[chinese()]})" if row.old else name
    detail = " · ".join((name, row.owner, ", ".join(row.models) or figure_words.BELONGS[row.belongs][chinese()]))
    price = "–" if row.unit_price is None else f"{row.unit_price:,.2f}"
    return ListLine(
        row.site, row.ref, detail, f"{row.pieces:f} × {price}", "–" if row.value is None else f"{row.value:,.2f}"
    )


def _sheet_lines(figure: SheetFigure, zone: ZoneInfo) -> list[ListLine]:
    rules, lines = rule_words(language_of()), []
    for row in figure.rows:
        what, name, detail, on, value = row_cells(row, zone, rules, chinese=chinese())
        told = " · ".join(one for one in (what, detail) if one)
        lines.append(ListLine(what, name, told, on, value, order=row.kind == "order"))
    return lines
