"""The words of the failure list, in both languages."""

from typing import Final

from desktop.domain.service_failures import Handling
from desktop.reports.figure_words import Both

TITLE: Final[Both] = ("Failure list", "故障清单")
FOR: Final[Both] = ("for {0} ({1})", "提供给：{0}（{1}）")
ONE_CUSTOMER: Final[Both] = ("one customer", "一个客户")
EVERYBODY: Final[Both] = ("all manufacturers", "全部厂家")
CLOSES: Final[Both] = (
    "{0} failures = {1} with a part changed + {2} without; an order with two parts stands in two rows.",
    "故障 {0} 起 = 更换备件 {1} 起 + 未更换 {2} 起；更换两种备件的工单在两行中各列一次。",
)
LEFT_OUT: Final[Both] = (
    "Not listed: {0} failures of devices of others, {1} of devices whose maker is not known, {2} parts of others.",
    "未列入：其他厂家设备故障 {0} 起，厂家不明的设备故障 {1} 起，其他厂家备件 {2} 件。",
)
NO_PATIENT: Final[Both] = (
    "No patient, hospital or person is named. Rates are per device and year with the exact 95 % Poisson interval.",
    "清单不含患者、医院及人员信息。故障率为每台年，附精确 95% 泊松区间。",
)
SPAN: Final[Both] = ("First – last", "首次 – 最近")
TOLD: Final[Both] = (
    "Handling: decontaminated / not decontaminated / not said. Age: days since the installation, the median.",
    "消毒状态：已消毒/未消毒/未说明。使用天数：自安装起，中位数。",
)
FAULTS: Final[Both] = ("By model and fault class", "按型号与故障类别")
FAULTS_HEAD: Final[tuple[Both, ...]] = (
    ("Model", "型号"),
    ("Fault class", "故障类别"),
    ("Failures", "故障数"),
    ("Devices", "设备数"),
    ("Fleet", "在用设备"),
    ("Rate", "故障率"),
    ("95 %", "95% 区间"),
    ("First", "首次"),
    ("Last", "最近"),
    ("Age, days", "使用天数"),
    ("Handling", "消毒状态"),
)
PARTS: Final[Both] = ("By model and part", "按型号与备件")
PARTS_HEAD: Final[tuple[Both, ...]] = (
    ("Model", "型号"),
    ("REF", "货号"),
    ("Part", "备件"),
    ("Lot", "批号"),
    ("Pieces", "件数"),
    ("Failures", "故障数"),
    ("Fault classes", "故障类别"),
    ("First", "首次"),
    ("Last", "最近"),
    ("Serial numbers", "序列号"),
)
NO_PART: Final[Both] = ("no part changed", "未更换备件")
ORDERS: Final[Both] = ("Work orders", "工单")
ORDERS_HEAD: Final[tuple[Both, ...]] = (
    ("Order", "工单号"),
    ("Reported", "报修日期"),
    ("Model", "型号"),
    ("Device", "设备序列号"),
    ("Fault class", "故障类别"),
    ("Age, days", "使用天数"),
    ("Handling", "消毒状态"),
    ("Parts: REF, lot, serial number", "备件：货号、批号、序列号"),
)
NUMBERS: Final[Both] = ("Orders", "工单号")
MORE: Final[Both] = ("{0} of {1} orders; all of them are in the workbook.", "仅列 {0}/{1} 张工单；全部见 Excel。")
HANDLING: Final[dict[Handling, Both]] = {
    Handling.DECONTAMINATED: ("decontaminated", "已消毒"),
    Handling.CONTAMINATED: ("contaminated", "未消毒"),
    Handling.NOT_SAID: ("not said", "未说明"),
}
