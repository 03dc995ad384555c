"""The columns of readings of meters as a file."""

from typing import Final

from desktop.exchange.cells import as_date, as_decimal, as_yes_no
from desktop.exchange.columns import Column
from desktop.models.external import ExternalKind

METER_COLUMNS: Final = (
    Column("serial", "序列号", required=True, also=("serial number", "sn"), names=ExternalKind.DEVICE),
    Column("model", "型号"),
    Column("meter", "计数器", required=True, also=("counter",)),
    Column("value", "读数", as_decimal, required=True, also=("reading",)),
    Column("on", "日期", as_date, also=("date", "read on", "读数日期")),
    Column("reset", "已更换", as_yes_no, also=("changed", "已清零")),
    Column("reason", "原因", also=("why",)),
)
