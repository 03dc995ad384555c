"""The words of the figures of service, in both languages, shared by its paper and its workbook."""

from typing import Final

from desktop.domain.service_stock import Belongs

Both = tuple[str, str]

TITLE: Final[Both] = ("Figures of service", "服务指标")
PERIOD: Final[Both] = ("{0} to {1}, both days counted in · {2}", "{0} 至 {1}（含首尾两日） · {2}")
ALL: Final[Both] = ("all centres, models, regions and customers", "全部中心、型号、区域与客户")
NONE: Final[Both] = ("no cases", "无数据")
OVERVIEW: Final[Both] = ("Overview", "概览")
HEAD: Final[tuple[Both, ...]] = (("Figure", "指标"), ("Value", "数值"), ("Unit", "单位"), ("Cases", "样本数"))
BEFORE: Final[Both] = ("Before", "基线")
CHANGE: Final[Both] = ("Change", "变化")
SOURCE: Final[Both] = ("Source", "来源")

MINUTES: Final[Both] = ("min", "分钟")
PERCENT: Final[Both] = ("%", "%")
HOURS: Final[Both] = ("h", "小时")
ORDERS: Final[Both] = ("orders", "工单")
YUAN: Final[Both] = ("CNY", "元")

FIGURES: Final[dict[str, tuple[Both, Both]]] = {
    "orders": (("Work orders", "工单数"), ORDERS),
    "failures": (("of them failures", "其中故障"), ORDERS),
    "response_median": (("Response, median", "响应时间（中位数）"), MINUTES),
    "response_ninety": (("Response, nine in ten within", "响应时间（90% 以内）"), MINUTES),
    "repair_mean": (("Time to repair, mean", "平均修复时间"), MINUTES),
    "repair_net_mean": (("Time to repair, less what the customer caused", "平均修复时间（扣除客户原因）"), MINUTES),
    "first_time_fix": (("Fixed the first time (30 days)", "一次修复率（30 天）"), PERCENT),
    "kept_response": (("Response promises kept", "响应承诺兑现率"), PERCENT),
    "kept_repair": (("Repair promises kept", "修复承诺兑现率"), PERCENT),
    "downtime": (("Downtime", "停机时间"), HOURS),
    "availability": (("Availability", "可用率"), PERCENT),
    "planned": (("Planned work of all", "计划性工单占比"), PERCENT),
    "scanned": (("Time stamps from scans", "扫码时间戳占比"), PERCENT),
    "cost": (("Cost of all work", "维修总成本"), YUAN),
    "covered": (("claimed under warranty", "保内索赔"), YUAN),
    "customer": (("charged to customers", "保外收费"), YUAN),
    "satisfaction": (("Satisfaction, by surveys", "满意度（调查）"), PERCENT),
    "stock": (("Spare parts in the zones, on the last day", "专区备件库存（期末）"), YUAN),
    "held": (("held for a decision", "待审批"), YUAN),
}
"""Each figure with its unit."""

RATES: Final[Both] = ("Failures per device and year", "每台年故障率")
RATES_HEAD: Final[tuple[Both, ...]] = (
    ("Model", "型号"),
    ("Region", "区域"),
    ("Devices", "设备数"),
    ("Failures", "故障数"),
    ("Device-years", "设备年"),
    ("Rate", "故障率"),
    ("95 % from", "95% 下限"),
    ("to", "95% 上限"),
)
DEVICES: Final[Both] = ("Five figures of each device, CNY", "单台设备五项指标（元）")
DEVICES_HEAD: Final[tuple[Both, ...]] = (
    ("Serial", "序列号"),
    ("Model", "型号"),
    ("Orders", "工单"),
    ("Repair cost", "维修成本"),
    ("Parts used", "备件耗用"),
    ("Income", "服务收入"),
    ("Offsets", "保内抵扣"),
    ("Depreciation", "折旧"),
)
TOTALS: Final[Both] = ("Five figures by model and region, CNY", "按型号与区域汇总五项指标（元）")
TOTALS_HEAD: Final[tuple[Both, ...]] = (
    ("By", "分组"),
    ("Name", "名称"),
    ("Devices", "设备数"),
    ("Orders", "工单"),
    *DEVICES_HEAD[3:],
)
GROUPINGS: Final[dict[str, Both]] = {"model": ("model", "型号"), "region": ("region", "区域")}
REPEATS: Final[Both] = ("Repeat faults by technician and topic", "重复故障（按技术员与故障类别）")
REPEATS_HEAD: Final[tuple[Both, ...]] = (
    ("Technician", "技术员"),
    ("Topic", "故障类别"),
    ("Finished", "完成"),
    ("Decided", "已判定"),
    ("Came back", "复发"),
)
STOCK: Final[Both] = ("Spare parts in stock, CNY", "备件库存金额（元）")
STOCK_HEAD: Final[tuple[Both, ...]] = (
    ("By", "分组"),
    ("Name", "名称"),
    ("Pieces", "件数"),
    ("Value", "金额"),
    ("Pieces without a price", "无价格件数"),
)
STOCK_ROWS: Final[Both] = ("Spare parts by item and owner", "备件明细（按货号与所有者）")
OLD: Final[Both] = ("old part", "旧件")
STOCK_ROWS_HEAD: Final[tuple[Both, ...]] = (
    ("REF", "货号"),
    ("Part", "备件"),
    ("Models", "适用型号"),
    ("Centre", "中心"),
    ("Owner", "所有者"),
    ("Pieces", "件数"),
    ("Price", "单价"),
    ("Value", "金额"),
)
NO_REGION: Final[Both] = ("no region", "未设区域")
BELONGS: Final[dict[Belongs, Both]] = {
    Belongs.MODEL: ("one model", "单一型号"),
    Belongs.SEVERAL: ("of several models", "多型号通用"),
    Belongs.NOBODY_KNOWS: ("not attributed", "未归属型号"),
}
STOCK_HOW: Final[Both] = (
    "Spare parts lie in the zones at the end of the last day; at the price in force, old parts to go back without any.",
    "备件：期末专区在库，按当日有效价格计；无价格的及待退旧件单独计数。",
)
NOBODY: Final[Both] = ("nobody", "未指派")
HOW: Final[Both] = (
    "Orders count by the day of the report, costs by the day of their line, downtime from report to back in service.",
    "工单按报修日期统计，费用按入账日期统计，停机时间自报修起至恢复使用止。",
)
EXACT: Final[Both] = (
    "The interval of a rate is the exact Poisson interval; depreciation is straight-line by whole months.",
    "故障率区间为精确泊松区间；折旧按整月直线法计算。",
)
"""How it was reckoned, one line each."""
