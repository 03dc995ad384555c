"""The columns of a list of devices, as they are called elsewhere; dates in the forms in which people keep them."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop.domain.errors import Refusal
from desktop.exchange.cells import Reader, as_date, as_decimal, as_whole, as_yes_no
from desktop.exchange.columns import Column
from desktop.models.external import ExternalKind

_WRITTEN: Final = re.compile("([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?")
_YEAR_LAST: Final = re.compile("([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})")
_MONTHS: Final = 12


def as_device_date(cell: str) -> date:
    """A day as in `as_date`, and ``2024-3-5``, ``2024.3.5``, ``2024年3月5日``.

    Raises:
        Refusal: ``full_width`` or ``bad_date``.
    """
    written = _WRITTEN.fullmatch(cell)
    if written is None:
        return as_date(cell)
    year, month, day = (int(part) for part in written.groups())
    return as_date(f"{year}/{month}/{day}")


def device_dates(cells: Sequence[str]) -> Reader:
    """How the dates of a column are read: `as_device_date`, and ``5/3/2024`` in the one order that its cells prove.

    A number above 12 is a day. With one in front the whole column has the day first, with one behind it the month.

    Raises:
        Refusal: ``day_or_month`` with the first such cell, when nothing proves an order, or both are.
    """
    pairs = [(int(fit[1]), int(fit[2]), cell) for cell in cells if (fit := _YEAR_LAST.fullmatch(cell))]
    if not pairs:
        return as_device_date
    day_first = any(first > _MONTHS for first, _, _ in pairs)
    month_first = any(second > _MONTHS for _, second, _ in pairs)
    if day_first == month_first:
        raise Refusal("day_or_month", value=pairs[0][2])

    def read(cell: str) -> date:
        fit = _YEAR_LAST.fullmatch(cell)
        if fit is None:
            return as_device_date(cell)
        first, second, year = fit.groups()
        return as_date(f"{year}/{second}/{first}" if day_first else f"{year}/{first}/{second}")

    return read


DEVICE_COLUMNS: Final = (
    Column("serial", "序列号", required=True, also=("serial number", "sn", "设备序列号", "编号")),
    Column("site", "站点", required=True, also=("centre", "维修中心", "仓库"), names=ExternalKind.SITE),
    Column("udi", "产品标识", also=("udi-di", "di", "udi")),
    Column("model", "型号", also=("device model", "设备型号")),
    Column("brand", "品牌"),
    Column("batch", "批号", also=("lot", "批次")),
    Column("place", "安装地点", also=("installation place", "place of installation", "安装位置")),
    Column("purchased_on", "购买日期", also=("purchase date", "采购日期"), choose=device_dates),
    Column("purchase_cost", "购买金额", as_decimal, also=("purchase cost", "cost", "采购金额")),
    Column("produced_on", "生产日期", also=("production date", "manufactured"), choose=device_dates),
    Column("service_level", "服务等级", also=("service level",)),
    Column("ref", "货号", also=("catalogue number", "ref")),
    Column("asset", "资产编号", also=("asset number",)),
    Column("line", "产品线", also=("device line",)),
    Column("region", "区域", also=("地区",)),
    Column("customer", "客户", also=("owner", "hospital", "医院", "使用单位"), names=ExternalKind.PARTY),
    Column("dealer", "经销商", also=("dealer code", "渠道商"), names=ExternalKind.PARTY),
    Column("shipped_on", "发货日期", also=("shipment date",), choose=device_dates),
    Column("installed_on", "安装日期", also=("installation date",), choose=device_dates),
    Column("accepted_on", "验收日期", also=("acceptance date",), choose=device_dates),
    Column(
        "warranty_ends_on",
        "保修到期",
        also=("warranty end", "warranty until", "保修截止", "保修到期日"),
        choose=device_dates,
    ),
    Column("extension_months", "延保月数", as_whole, also=("extended months", "extension", "延保")),
    Column("shared_serial", "共用序列号", as_yes_no, also=("serial is shared",)),
)
