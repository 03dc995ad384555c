"""The tables behind the charts of the figures, and their rows as bars."""

from collections.abc import Sequence
from typing import Any, Final

from desktop.domain.service_rows import DeviceFigures, GroupRate, Repeats
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.theme import Role
from desktop.views.widgets.bar_chart import MOST, BarPart, BarRow
from desktop.views.words.marking import QT_TRANSLATE_NOOP

RATE, COST, REPEAT = range(3)
NUMBER: Final = ColumnKind.NUMBER


def _decimals(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _money(value: Any) -> str:
    return "–" if value is None else f"{value:,.2f}"


RATES: Final = (
    Column("model", QT_TRANSLATE_NOOP("Columns", "Model"), width=92, sortable=False),
    Column("region", QT_TRANSLATE_NOOP("Columns", "Region"), width=96, sortable=False),
    Column("devices", QT_TRANSLATE_NOOP("Columns", "Devices"), NUMBER, 72, sortable=False),
    Column(
        "failures",
        QT_TRANSLATE_NOOP("Columns", "Failures"),
        NUMBER,
        72,
        lambda row: str(row.rate.failures),
        sortable=False,
    ),
    Column(
        "years",
        QT_TRANSLATE_NOOP("Columns", "Device-years"),
        NUMBER,
        96,
        lambda row: _decimals(row.rate.years),
        sortable=False,
    ),
    Column(
        "rate", QT_TRANSLATE_NOOP("Columns", "Rate"), NUMBER, 64, lambda row: _decimals(row.rate.rate), sortable=False
    ),
    Column(
        "low", QT_TRANSLATE_NOOP("Columns", "from"), NUMBER, 64, lambda row: _decimals(row.rate.low), sortable=False
    ),
    Column(
        "high", QT_TRANSLATE_NOOP("Columns", "to"), NUMBER, 64, lambda row: _decimals(row.rate.high), sortable=False
    ),
)
COSTS: Final = (
    Column("serial", QT_TRANSLATE_NOOP("Columns", "Serial"), ColumnKind.CODE, 124, sortable=False),
    Column("orders", QT_TRANSLATE_NOOP("Columns", "Orders"), NUMBER, 60, sortable=False),
    Column(
        "repair",
        QT_TRANSLATE_NOOP("Columns", "Repair cost"),
        NUMBER,
        96,
        lambda row: _money(row.repair),
        sortable=False,
    ),
    Column(
        "parts", QT_TRANSLATE_NOOP("Columns", "Parts used"), NUMBER, 96, lambda row: _money(row.parts), sortable=False
    ),
    Column(
        "income", QT_TRANSLATE_NOOP("Columns", "Income"), NUMBER, 88, lambda row: _money(row.income), sortable=False
    ),
    Column(
        "offsets", QT_TRANSLATE_NOOP("Columns", "Offsets"), NUMBER, 88, lambda row: _money(row.offsets), sortable=False
    ),
    Column(
        "depreciation",
        QT_TRANSLATE_NOOP("Columns", "Depreciation"),
        NUMBER,
        104,
        lambda row: _money(row.depreciation),
        sortable=False,
    ),
)
REPEATS: Final = (
    Column(
        "technician",
        QT_TRANSLATE_NOOP("Columns", "Technician"),
        width=140,
        value=lambda row: row.technician or "–",
        sortable=False,
    ),
    Column("topic", QT_TRANSLATE_NOOP("Columns", "Kind of fault"), width=140, sortable=False),
    Column("finished", QT_TRANSLATE_NOOP("Columns", "Finished"), NUMBER, 80, sortable=False),
    Column("decided", QT_TRANSLATE_NOOP("Columns", "Decided"), NUMBER, 80, sortable=False),
    Column("repeats", QT_TRANSLATE_NOOP("Columns", "Came back"), NUMBER, 88, sortable=False),
)


def tables() -> tuple[tuple[Column, ...], ...]:
    """The columns of the three tables."""
    return RATES, COSTS, REPEATS


def bars(kind: int, rows: Sequence[Any], most: int = MOST) -> list[BarRow]:
    """The first rows of a table as bars, each with the key of its row."""
    make = (_rate_bar, _cost_bar, _repeat_bar)[kind]
    return [make(row) for row in rows[:most]]


def _rate_bar(row: GroupRate) -> BarRow:
    name = " ".join(one for one in (row.model, row.region) if one) or "–"
    rate = row.rate
    ends = None if rate.low is None or rate.high is None else (rate.low, rate.high)
    told = f"{_decimals(rate.rate)} · n {rate.failures}"
    return BarRow(f"{row.model}\x1f{row.region}", name, (BarPart(rate.rate or 0.0, Role.ACCENT),), told, ends)


def _cost_bar(row: DeviceFigures) -> BarRow:
    """Offsets by the manufacturer in the colour of what is right, income in the accent, the rest in grey."""
    rest = row.repair - row.income - row.offsets
    parts = ((row.offsets, Role.OK), (row.income, Role.ACCENT), (rest, Role.HOLD))
    lengths = tuple(BarPart(float(amount), role) for amount, role in parts if amount > 0)
    return BarRow(row.serial, row.serial, lengths, f"{row.repair:,.0f} · n {row.orders}")


def _repeat_bar(row: Repeats) -> BarRow:
    name = " · ".join(one for one in (row.technician, row.topic) if one)
    told = f"{row.repeats} / {row.decided}"
    return BarRow(f"{row.technician}\x1f{row.topic}", name, (BarPart(float(row.repeats), Role.WARN),), told)
