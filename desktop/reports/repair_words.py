"""The words on the papers of work orders, English and Chinese."""

from typing import Final

from desktop.domain.repairs import Charge, PartState, RepairEventKind, RepairState

Words = tuple[str, str]

STATES: Final[dict[RepairState, Words]] = {
    RepairState.RECEIVED: ("received", "已接收"),
    RepairState.ASSIGNED: ("assigned", "已派工"),
    RepairState.ON_THE_WAY: ("on the way", "在途"),
    RepairState.ARRIVED: ("arrived", "已到场"),
    RepairState.WORKING: ("in repair", "维修中"),
    RepairState.PAUSED: ("paused", "暂停"),
    RepairState.FINISHED: ("repaired", "已修好"),
    RepairState.IN_SERVICE: ("back in service", "已恢复使用"),
    RepairState.CANCELLED: ("cancelled", "已取消"),
}
EVENTS: Final[dict[RepairEventKind, Words]] = {
    RepairEventKind.RECEIVED: ("reported", "报修"),
    RepairEventKind.DECONTAMINATED: ("decontaminated", "已去污"),
    RepairEventKind.ASSIGNED: ("assigned", "派工"),
    RepairEventKind.ON_THE_WAY: ("set out", "出发"),
    RepairEventKind.ARRIVED: ("arrived", "到场"),
    RepairEventKind.STARTED: ("work started", "开始维修"),
    RepairEventKind.PAUSED: ("paused", "暂停"),
    RepairEventKind.RESUMED: ("resumed", "继续"),
    RepairEventKind.STEP: ("step", "步骤"),
    RepairEventKind.PART_RESERVED: ("part reserved", "预留备件"),
    RepairEventKind.PART_RELEASED: ("part let go", "取消预留"),
    RepairEventKind.PART_ISSUED: ("part put in", "装入备件"),
    RepairEventKind.PART_RETURNED: ("part returned unused", "备件未用退回"),
    RepairEventKind.CORE_TAKEN: ("old part kept", "留存旧件"),
    RepairEventKind.TESTED: ("tested", "测试"),
    RepairEventKind.CLAIM_APPROVED: ("claim approved", "批准索赔"),
    RepairEventKind.CLAIM_REFUSED: ("claim refused", "不批准索赔"),
    RepairEventKind.SIGNED: ("signed", "签字"),
    RepairEventKind.FINISHED: ("finished", "完工"),
    RepairEventKind.RETURNED_TO_SERVICE: ("back in service", "恢复使用"),
    RepairEventKind.CANCELLED: ("cancelled", "取消"),
}
CHARGES: Final[dict[Charge, Words]] = {
    Charge.PART: ("part", "备件"),
    Charge.LABOUR: ("labour, hours", "工时（小时）"),
    Charge.TRAVEL: ("travel, km", "路程（公里）"),
    Charge.FREIGHT: ("freight, shipments", "运费（次）"),
}
PARTS: Final[dict[PartState, Words]] = {
    PartState.RESERVED: ("reserved", "已预留"),
    PartState.ISSUED: ("put in", "已装入"),
    PartState.RELEASED: ("let go", "已取消"),
    PartState.RETURNED: ("returned unused", "未用退回"),
}
VERDICTS: Final[dict[str, Words]] = {
    "covered": ("covered", "在保"),
    "not_covered": ("not covered", "不在保"),
    "void": ("void", "保修失效"),
    "undetermined": ("cannot be determined", "无法判定"),
}
LAST_COVERED: Final[Words] = ("last covered day {0}", "最后在保日 {0}")
