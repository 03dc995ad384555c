"""The columns of files about replenishment that are no pars."""

from typing import Final

from desktop.exchange.cells import as_decimal, as_whole
from desktop.exchange.columns import Column
from desktop.models.external import ExternalKind

INSTALLED_COLUMNS: Final = (
    Column("site", "站点", required=True, also=("仓库",), names=ExternalKind.SITE),
    Column("item", "品种", required=True, also=("ref", "货号", "产品编号"), names=ExternalKind.ITEM),
    Column("devices", "在用台数", as_whole, required=True, also=("台数",)),
    Column("failures_per_year", "每台年需求", as_decimal, required=True, also=("failures a year",)),
    Column("source", "来源", required=True),
)
