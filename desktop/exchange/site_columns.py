"""The columns of lists of sites and of zones, and of what other systems call what we keep."""

from typing import Final

from desktop.exchange.cells import as_whole, as_word
from desktop.exchange.columns import Column
from desktop.models.external import ExternalKind

EXTERNAL_KINDS: Final = {
    "单位": "party",
    "机构": "party",
    "站点": "site",
    "品种": "item",
    "物料": "item",
    "设备": "device",
    "人员": "person",
    "合同": "contract",
}

SITE_COLUMNS: Final = (
    Column("code", "代码", required=True, also=("site", "站点", "编码")),
    Column("name", "名称", required=True),
    Column("partner", "运营单位", required=True, also=("run by", "渠道商"), names=ExternalKind.PARTY),
    Column("name_en", "英文名称", also=("english name",)),
    Column("address", "地址"),
    Column("time_zone", "时区", also=("time zone",)),
)
ZONE_COLUMNS: Final = (
    Column("code", "代码", required=True, also=("zone", "库区", "编码")),
    Column("site", "站点", required=True, also=("仓库",), names=ExternalKind.SITE),
    Column("name", "名称", required=True),
    Column("name_en", "英文名称", also=("english name",)),
    Column("width_mm", "宽度（毫米）", as_whole, required=True, also=("width", "宽", "宽度")),
    Column("depth_mm", "深度（毫米）", as_whole, required=True, also=("depth", "深", "深度")),
    Column("owner", "专属货主", also=("kept for", "货主"), names=ExternalKind.PARTY),
    Column("rack", "货架"),
    Column("x_mm", "货架左距（毫米）", as_whole, also=("x",)),
    Column("y_mm", "货架后距（毫米）", as_whole, also=("y",)),
    Column("rack_width_mm", "货架宽度（毫米）", as_whole, also=("rack width",)),
    Column("rack_depth_mm", "货架深度（毫米）", as_whole, also=("rack depth",)),
    Column("levels", "层数", as_whole),
    Column("slots", "每层格数", as_whole, also=("bins a level",)),
)
EXTERNAL_COLUMNS: Final = (
    Column("system", "系统", required=True, also=("their system", "对方系统")),
    Column("kind", "类型", as_word(ExternalKind, EXTERNAL_KINDS), required=True),
    Column("code", "我方代码", required=True, also=("our code", "our key", "代码")),
    Column("within", "所属", also=("maker", "model", "厂家", "型号")),
    Column("their_id", "对方编号", required=True, also=("their id", "external id", "外部编号")),
    Column("note", "备注"),
)
