"""The words of the duties' papers: English, Chinese."""

from typing import Final

from desktop.domain.cases import Fate
from desktop.domain.duties import FormSent, SizeBasis, SopStep, WaitingCause

Said = tuple[str, str]

STEPS: Final[dict[SopStep, Said]] = {
    SopStep.INVENTORY: ("1  Instrument inventory", "1  器械清点"),
    SopStep.STERILISATION: ("2  Sterilisation", "2  灭菌"),
    SopStep.DELIVERY: ("3  Table delivery", "3  上台交付"),
    SopStep.RECOVERY: ("4  Postoperative recovery", "4  术后回收"),
}
CAUSES: Final[dict[WaitingCause, Said]] = {
    WaitingCause.IMPLANT_MISSING: ("implant missing", "缺植入物"),
    WaitingCause.INSTRUMENT_MISSING: ("instrument missing", "缺器械"),
    WaitingCause.WRONG_SIZE: ("wrong size", "规格不符"),
    WaitingCause.NOT_STERILE: ("not sterile", "未灭菌"),
    WaitingCause.LATE: ("came late", "到场迟"),
    WaitingCause.OTHER: ("another cause", "其他原因"),
}
BASES: Final[dict[SizeBasis, Said]] = {
    SizeBasis.TEMPLATE: ("by template", "模板测量"),
    SizeBasis.MEASURED: ("measured", "实测"),
}
FATES: Final[dict[Fate, Said]] = {
    Fate.IMPLANTED: ("implanted", "已植入"),
    Fate.WASTED: ("opened, not used", "已开未用"),
    Fate.RETURNED: ("returned", "已退回"),
}
SENT: Final[dict[FormSent, Said]] = {
    FormSent.MAIL: ("mail", "邮件"),
    FormSent.PAPER: ("paper", "纸质"),
    FormSent.SYSTEM: ("the manufacturer's system", "厂家系统"),
}
SOURCES: Final[dict[str, Said]] = {
    "scan": ("scan", "扫码"),
    "click": ("click", "点击"),
    "import": ("import", "导入"),
    "typed": ("typed", "手工录入"),
    "clock": ("clock", "时钟"),
}
GATES: Final[dict[str, Said]] = {
    "image_not_checked": ("not rechecked", "未复核"),
    "image_plan_changed": ("the plan changed since", "复核后方案已变更"),
}
OPEN: Final[Said] = ("open", "未完成")
YES: Final[Said] = ("yes", "是")
NO: Final[Said] = ("no", "否")
