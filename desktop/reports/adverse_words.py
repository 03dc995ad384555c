"""The words of the papers of adverse events, English and Chinese."""

from typing import Final

from desktop.domain.adverse import ContactRole, Harm, ReportedBy

Both = tuple[str, str]

FIRST: Final[Both] = ("Adverse event: first report {0}", "不良事件首次报告 {0}")
FIRST_HOW: Final[Both] = (
    "Read out line by line. Ask for the name of the person who takes it, and write down the time.",
    "请逐行宣读。请询问接报人姓名，并记录时间。",
)
WRITTEN: Final[Both] = ("Adverse event: written report {0}", "不良事件书面报告 {0}")
TO_HOSPITAL: Final[Both] = ("To the equipment department of {0}", "致：{0} 设备科")
CARD: Final[Both] = ("Emergency contact form for adverse events", "不良事件应急联系表")
DUE: Final[Both] = ("Due by", "最迟时间")
EVENT: Final[Both] = ("Event", "事件编号")
AWARE: Final[Both] = ("We became aware", "获知时间")
HARM: Final[Both] = ("Harm", "伤害程度")
GROUP: Final[Both] = ("one of several of the same kind", "属同类群体事件")
PRODUCT: Final[Both] = ("Product", "产品")
REF: Final[Both] = ("Article", "货号")
LOT: Final[Both] = ("Lot", "批号")
SERIAL: Final[Both] = ("Serial number", "序列号")
MAKER: Final[Both] = ("Manufacturer", "生产企业")
HOSPITAL: Final[Both] = ("Hospital", "医院")
HAPPENED: Final[Both] = ("What happened", "事件经过")
TOLD_BY: Final[Both] = ("Told by", "报告人")
ORIGIN: Final[Both] = ("Comes from", "来源单据")
HELD: Final[Both] = ("The lot", "批次处置")
IS_HELD: Final[Both] = ("on hold: {0} pieces in {1} places", "已冻结：{1} 处共 {0} 件")
NOT_HELD: Final[Both] = ("not on hold yet: {0} pieces in {1} places", "尚未冻结：{1} 处共 {0} 件")
REPORTER: Final[Both] = ("Reported by", "报告单位")
TAKEN: Final[Both] = ("Taken by", "接报人")
TAKEN_AT: Final[Both] = ("Time of the report", "报告时间")
HOW: Final[Both] = ("How", "报告方式")
NOTE: Final[Both] = ("Note", "备注")
PAGE: Final[Both] = ("Page {0} of {1}", "第 {0} 页，共 {1} 页")
CALL: Final[Both] = ("Call", "联系电话")
DONE: Final[Both] = ("What was done so far", "已采取的措施")
NOTHING_YET: Final[Both] = ("Nothing yet.", "暂无。")
NO_PATIENT: Final[Both] = (
    "No patient is named in this report.",
    "本报告不含患者姓名及身份信息。",
)
SIGN_OURS: Final[Both] = ("For the reporting side: name, signature, date", "报告方：姓名、签字、日期")
SIGN_THEIRS: Final[Both] = ("Received by the equipment department: name, date and time", "设备科接收：姓名、日期和时间")
STAMP: Final[Both] = ("Stamp of the equipment department", "设备科（盖章）")
SCAN_BACK: Final[Both] = (
    "Scan this code when the stamped report is back: it stops the clock of 24 hours.",
    "盖章后的报告收回时扫描此码：24 小时时限即停止计时。",
)
HARMS: Final[dict[Harm, Both]] = {
    Harm.DEATH: ("death", "死亡"),
    Harm.SERIOUS: ("serious injury", "严重伤害"),
    Harm.COULD_BE_SERIOUS: ("could have been a serious injury", "可能导致严重伤害"),
    Harm.NOT_SERIOUS: ("not serious", "非严重"),
}
ROLES: Final[dict[ContactRole, Both]] = {
    ContactRole.QUALITY: ("Quality", "质量部"),
    ContactRole.REGISTRATION: ("Registration", "注册部"),
    ContactRole.LEGAL: ("Legal", "法务部"),
    ContactRole.EQUIPMENT: ("Equipment department", "设备科"),
    ContactRole.ON_CALL: ("On call", "值班"),
    ContactRole.COURIER: ("Courier", "配送"),
}
HOWS: Final[dict[ReportedBy, Both]] = {
    ReportedBy.PHONE: ("by phone", "电话"),
    ReportedBy.MAIL: ("by mail", "邮件"),
    ReportedBy.PAPER: ("on paper", "书面"),
    ReportedBy.SYSTEM: ("in the system", "系统填报"),
}
STEPS: Final[dict[str, Both]] = {
    "opened": ("became aware", "获知事件"),
    "first_report": ("manufacturer told: {0}, {1}", "已告知生产企业：{0}，{1}"),
    "written_report": ("written report handed in: {0}", "已提交书面报告：{0}"),
    "authority_report": ("reported in the national system: {0}", "已在国家系统上报：{0}"),
    "lot_held": ("lot put on hold", "批次已冻结"),
    "closed": ("closed with the manufacturer's decision {0}", "按生产企业决定结案 {0}"),
    "withdrawn": ("withdrawn: {0}", "已撤销：{0}"),
}
HEAD: Final[tuple[Both, ...]] = (
    ("Department", "部门"),
    ("Name", "姓名"),
    ("Direct number", "直拨电话"),
    ("Mail", "邮箱"),
    ("Verified", "核实情况"),
)
VERIFIED: Final[Both] = ("{0} days ago ({1})", "{0} 天前（{1}）")
TODAY: Final[Both] = ("today", "今天")
NEVER: Final[Both] = ("never tried", "从未核实")
TRY: Final[Both] = ("▲ try it", "▲ 请核实")
MISSING: Final[Both] = ("nobody entered – ask the manufacturer", "尚未登记，请向生产企业索取")
STALE: Final[Both] = (
    "▲ Not tried for more than {2} days: {0} of {1}. Try them before anybody needs them.",
    "▲ 共 {1} 个号码，其中 {0} 个超过 {2} 天未核实。请在使用前核实。",
)
ALL_FRESH: Final[Both] = ("All {0} numbers were tried within {1} days.", "全部 {0} 个号码均在 {1} 天内核实。")
WHEN: Final[Both] = (
    "Tell the manufacturer within 2 hours of becoming aware; the hospital in writing within 24 hours.",
    "获知后 2 小时内告知生产企业，24 小时内书面报告医院。",
)
AS_OF: Final[Both] = ("as of {0}", "截至 {0}")
