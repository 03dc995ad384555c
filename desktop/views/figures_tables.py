"""The tables behind the charts of the figures, and their rows as bars."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from desktop.domain.service_rows import DeviceFigures, GroupFigures, Grouping, Repeats
from desktop.presenters.figures_desk import RateShown
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.theme import Role
from desktop.views.translation import text
from desktop.views.widgets.bar_chart import MOST, BarPart, BarRow
from desktop.views.words.marking import QT_TRANSLATE_NOOP

RATE, TOTAL, COST, REPEAT = range(4)
RARE: Final = 0.05


def _decimals(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _money(value: Any) -> str:
    return "–" if value is None else f"{value:,.2f}"


def _interval(row: RateShown) -> str:
    return "–" if row.rate.low is None else f"{_decimals(row.rate.low)} – {_decimals(row.rate.high)}"


def _chance(row: RateShown) -> str:
    """How likely so many failures are without any change; an arrow marks what is below five in a hundred."""
    if row.chance is None:
        return "–"
    return f"▲ {row.chance:.3f}" if row.chance < RARE else f"{row.chance:.2f}"


def _number(
    key: str, title: str, width: int, value: Callable[[Any], str] | None = None, *, hidden: bool = False
) -> Column:
    return Column(key, title, ColumnKind.NUMBER, width, value, sortable=False, hidden=hidden)


RATES: Final = (
    Column("model", QT_TRANSLATE_NOOP("Columns", "Model"), width=72, sortable=False),
    Column("region", QT_TRANSLATE_NOOP("Columns", "Region"), width=104, sortable=False),
    _number("devices", QT_TRANSLATE_NOOP("Columns", "Devices"), 88),
    _number("failures", QT_TRANSLATE_NOOP("Columns", "Failures"), 84, lambda row: str(row.rate.failures)),
    _number(
        "years", QT_TRANSLATE_NOOP("Columns", "Device-years"), 104, lambda row: _decimals(row.rate.years), hidden=True
    ),
    _number("rate", QT_TRANSLATE_NOOP("Columns", "Rate"), 74, lambda row: _decimals(row.rate.rate)),
    _number("interval", QT_TRANSLATE_NOOP("Columns", "95 %"), 102, _interval),
    _number("before", QT_TRANSLATE_NOOP("Columns", "Before"), 72, lambda row: _decimals(row.before)),
    _number("chance", QT_TRANSLATE_NOOP("Columns", "By chance"), 96, _chance),
)
COSTS: Final = (
    Column("serial", QT_TRANSLATE_NOOP("Columns", "Serial"), ColumnKind.CODE, 132, sortable=False),
    _number("orders", QT_TRANSLATE_NOOP("Columns", "Orders"), 76, hidden=True),
    _number("repair", QT_TRANSLATE_NOOP("Columns", "Repair cost"), 108, lambda row: _money(row.repair)),
    _number("parts", QT_TRANSLATE_NOOP("Columns", "Parts used"), 104, lambda row: _money(row.parts)),
    _number("income", QT_TRANSLATE_NOOP("Columns", "Income"), 88, lambda row: _money(row.income)),
    _number("offsets", QT_TRANSLATE_NOOP("Columns", "Offsets"), 88, lambda row: _money(row.offsets)),
    _number("depreciation", QT_TRANSLATE_NOOP("Columns", "Depreciation"), 114, lambda row: _money(row.depreciation)),
)
GROUPINGS: Final = {
    Grouping.MODEL: QT_TRANSLATE_NOOP("Columns", "Model"),
    Grouping.REGION: QT_TRANSLATE_NOOP("Columns", "Region"),
}
TOTALS: Final = (
    Column(
        "by",
        QT_TRANSLATE_NOOP("Columns", "By"),
        width=72,
        value=lambda row: text(GROUPINGS[row.by], context="Columns"),
        sortable=False,
    ),
    Column("name", QT_TRANSLATE_NOOP("Columns", "Name"), width=96, value=lambda row: row.name or "–", sortable=False),
    _number("devices", QT_TRANSLATE_NOOP("Columns", "Devices"), 76, hidden=True),
    *COSTS[1:],
)
REPEATS: Final = (
    Column(
        "technician",
        QT_TRANSLATE_NOOP("Columns", "Technician"),
        width=150,
        value=lambda row: row.technician or "–",
        sortable=False,
    ),
    Column("topic", QT_TRANSLATE_NOOP("Columns", "Kind of fault"), width=150, sortable=False),
    _number("finished", QT_TRANSLATE_NOOP("Columns", "Finished"), 88),
    _number("decided", QT_TRANSLATE_NOOP("Columns", "Decided"), 88),
    _number("repeats", QT_TRANSLATE_NOOP("Columns", "Came back"), 100),
)


def tables() -> tuple[tuple[Column, ...], ...]:
    """The columns of the four tables."""
    return RATES, TOTALS, COSTS, REPEATS


def bars(kind: int, rows: Sequence[Any], most: int = MOST) -> list[BarRow]:
    """The first rows of a table as bars, each with the key of its row."""
    make = (_rate_bar, _total_bar, _cost_bar, _repeat_bar)[kind]
    return [make(row) for row in rows[:most]]


def _rate_bar(row: RateShown) -> BarRow:
    name = " ".join(one for one in (row.model, row.region) if one) or "–"
    rate = row.rate
    ends = None if rate.low is None or rate.high is None else (rate.low, rate.high)
    told = f"{_decimals(rate.rate)} · n {rate.failures}"
    return BarRow(f"{row.model}\x1f{row.region}", name, (BarPart(rate.rate or 0.0, Role.ACCENT),), told, ends)


def _total_bar(row: GroupFigures) -> BarRow:
    name = row.name or "–"
    return BarRow(f"{row.by}\x1f{row.name}", name, _costs(row), f"{row.repair:,.0f} · n {row.orders}")


def _cost_bar(row: DeviceFigures) -> BarRow:
    return BarRow(row.serial, row.serial, _costs(row), f"{row.repair:,.0f} · n {row.orders}")


def _costs(row: DeviceFigures | GroupFigures) -> tuple[BarPart, ...]:
    """Offsets by the manufacturer in the colour of what is right, income in the accent, the rest in grey."""
    rest = row.repair - row.income - row.offsets
    parts = ((row.offsets, Role.OK), (row.income, Role.ACCENT), (rest, Role.HOLD))
    return tuple(BarPart(float(amount), role) for amount, role in parts if amount > 0)


def _repeat_bar(row: Repeats) -> BarRow:
    name = " · ".join(one for one in (row.technician, row.topic) if one)
    told = f"{row.repeats} / {row.decided}"
    return BarRow(f"{row.technician}\x1f{row.topic}", name, (BarPart(float(row.repeats), Role.WARN),), told)
