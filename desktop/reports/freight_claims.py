"""The freight claim list of a month: who bears what, by carrier and waybill, as an A4 document (S1-14)."""

from decimal import Decimal
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.queries.returns import FreightRow, freight_of
from desktop.reports.table_pages import Pages, Section, write_pages

_TITLE: Final = ("Freight claims {0}", "运费索赔清单 {0}")
_HEAD: Final = (
    ("Date", "Document", "Borne by", "Manufacturer", "Carrier", "Waybill", "Amount CNY"),
    ("日期", "单据", "承担方", "生产企业", "承运商", "运单号", "金额（元）"),
)
_PAYERS: Final = {
    "hospital": ("hospital", "医院"),
    "manufacturer": ("manufacturer", "生产企业"),
    "partner": ("partner", "渠道商"),
}
_SUM: Final = ("Sum {0}", "{0}小计")
_LINES: Final = ("Carriages", "明细")


def build_freight_claims(connection: Connection, path: Path, language: str, month: str) -> int:
    """Write the list of a month such as ``2026-11`` as PDF; returns how many lines it has.

    Raises:
        Refusal: ``bad_month``.
        OSError: the file cannot be written.
    """
    chinese = language == "zh_CN"
    found = freight_of(connection, month)
    rows = [
        (
            row.incurred_on.isoformat(),
            row.document,
            _PAYERS[row.payer.value][chinese],
            row.maker,
            row.carrier,
            row.waybill,
            f"{row.amount:.2f}",
        )
        for row in found
    ]
    sums = [
        (_SUM[chinese].format(_PAYERS[payer][chinese]), f"{amount:.2f}") for payer, amount in sums_of(found).items()
    ]
    widths = (22.0, 22.0, 22.0, 40.0, 28.0, 30.0, 18.0)
    lines = Section(_LINES[chinese], _HEAD[chinese], rows, widths, frozenset({1, 5}), frozenset({6}))
    total = Section("", ("", ""), sums, (110.0, 40.0), frozenset(), frozenset({1}))
    write_pages(path, Pages(_TITLE[chinese].format(month), (), (lines, total)), chinese=chinese)
    return len(rows)


def sums_of(rows: list[FreightRow]) -> dict[str, Decimal]:
    """What each payer bears, in yuan."""
    sums: dict[str, Decimal] = {}
    for row in rows:
        sums[row.payer.value] = sums.get(row.payer.value, Decimal(0)) + row.amount
    return sums
