"""The words of the management sheet, in both languages; the window shows the same ones."""

from typing import Final

from desktop.domain.service_sheet import Part, Unit
from desktop.reports.figure_words import MINUTES, PERCENT, YUAN, Both

TITLE: Final[Both] = ("Management sheet", "管理指标表")
PARTS: Final[dict[Part, Both]] = {
    Part.COST: ("Cost", "成本"),
    Part.PERFORMANCE: ("Performance", "绩效"),
    Part.COMPLIANCE: ("Compliance", "合规"),
}
UNITS: Final[dict[Unit, Both]] = {
    Unit.YUAN: YUAN,
    Unit.MINUTES: MINUTES,
    Unit.PER_CENT: PERCENT,
    Unit.COUNT: ("", ""),
    Unit.DAYS: ("days", "天"),
}
FIGURES: Final[dict[str, Both]] = {
    "cost": ("All work", "全部维修"),
    "cost_covered": ("in warranty, claimed", "保内（索赔）"),
    "cost_customer": ("out of warranty, charged", "保外（收费）"),
    "cost_held": ("held for a decision", "待审批"),
    "cost_per_device": ("For each device in use", "单台在用设备"),
    "stock": ("Spare parts in stock", "备件库存"),
    "response_median": ("Response, median", "响应时间（中位数）"),
    "response_ninety": ("Response, nine in ten within", "响应时间（90% 以内）"),
    "repair_mean": ("Time to repair, mean", "平均修复时间"),
    "repair_net_mean": ("less the customer's waits", "扣除客户原因"),
    "first_time_fix": ("Fixed the first time", "一次修复率"),
    "availability": ("Availability", "可用率"),
    "stock_outs": ("Work waited for a part", "缺件等待次数"),
    "on_time": ("Promises kept on time", "按时兑现率"),
    "gaps": ("Open gaps, all", "未关闭合规缺口（合计）"),
    "qualifications": ("Qualifications run out", "过期资质证书"),
    "calibrations": ("Test equipment not calibrated", "校准失效器具"),
    "licences": ("Licences run out", "过期许可证"),
    "adverse_reports": ("Adverse reports not made", "未完成不良事件报告"),
    "overdue": ("Duties overdue", "逾期未办"),
    "unread": ("Reminders not read", "未读提醒"),
    "unverified": ("Labels not scanned back", "未回扫标签"),
    "backup_age": ("Last good backup, age", "最近有效备份"),
    "proof_age": ("Last proof of the ledger, age", "最近账本校验"),
}
KINDS: Final[dict[str, Both]] = {
    "order": ("work order", "工单"),
    "device": ("device", "设备"),
    "group": ("group", "分组"),
    "part": ("part", "备件"),
    "repeats": ("came back", "复发"),
    "expired": ("run out", "已过期"),
    "never": ("never calibrated", "从未校准"),
    "failed": ("failed", "不合格"),
    "no_first_report": ("no first report", "无首次报告"),
    "no_written_report": ("no written report", "无书面报告"),
    "late": ("late", "逾期"),
    "running_late": ("late, still open", "逾期未办"),
    "unread": ("not read", "未读"),
    "not_scanned_back": ("not scanned back", "未回扫"),
    "backup": ("backup", "备份"),
}
HEAD: Final[tuple[Both, ...]] = (
    ("Figure", "指标"),
    ("Value", "数值"),
    ("Unit", "单位"),
    ("Cases", "样本数"),
    ("Span before", "上一期"),
    ("Baseline", "基线"),
)
LIST_HEAD: Final[tuple[Both, ...]] = (
    ("What", "类别"),
    ("Number", "编号"),
    ("Detail", "说明"),
    ("When", "时间"),
    ("Value", "数值"),
)
LISTS: Final[Both] = ("Lists", "明细")
MORE: Final[Both] = ("{0} · the first {1} of {2}", "{0} · 前 {1} 条，共 {2} 条")
HOW: Final[Both] = (
    "Gaps: at the end of the period, beside those at the end of the span before; of the centre, not of a model.",
    "合规缺口：期末时点，与上一期末对照；按中心统计，不按型号细分。",
)
UNKNOWN: Final[Both] = (
    "A dash: no cases, or not known. A backup is known on the computer that made it; it proves the ledger.",
    "“–”：无样本或未知。备份仅在执行备份的电脑上可知；备份时同时校验账本。",
)
