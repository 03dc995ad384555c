"""The words of messages to others: Chinese and English, whatever the language of the desk that wrote them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.domain.adverse import Harm
from desktop.domain.cases import Fate
from desktop.domain.deadlines import OVERDUE, read_stage
from desktop.domain.errors import Refusal
from desktop.models.recall import Whereabouts

Both = tuple[str, str]
"""Chinese, English."""

YES: Final[Both] = ("是", "yes")
NO: Final[Both] = ("否", "no")

TITLES: Final[Mapping[str, Both]] = MappingProxyType(
    {
        "notice_of_use": ("使用通知", "Notice of use"),
        "notice_of_use_withdrawn": ("使用通知撤回", "Notice of use withdrawn"),
        "refill_order": ("补货订单", "Replenishment order"),
        "refill_order_cancelled": ("补货订单取消", "Replenishment order cancelled"),
        "recall_notice": ("召回通知", "Recall notice"),
        "warranty_reminder": ("保修提醒", "Warranty reminder"),
        "deadline_stage": ("时限提醒", "Deadline reminder"),
        "adverse_first_report": ("不良事件首报", "Adverse event: first report"),
        "adverse_written_report": ("不良事件书面报告", "Adverse event: written report"),
        "follow_up_form": ("术后随访表", "Postoperative follow-up form"),
        "reservation_taken": ("预留已被紧急调用", "Reserved piece taken for an emergency"),
        "tray_taken": ("预留器械盒已被紧急调用", "Reserved tray taken for an emergency"),
    }
)
"""What a message is, by its kind."""

FIELDS: Final[Mapping[str, Both]] = MappingProxyType(
    {
        "rule": ("时限", "Promise"),
        "stage": ("提醒", "Told"),
        "late": ("迟发", "Told late"),
        "document": ("单据", "Document"),
        "due_at": ("截止时间", "Due"),
        "event": ("提醒事项", "Reminder"),
        "report": ("报告", "Report"),
        "recall": ("召回", "Recall"),
        "notice": ("通知", "Notice"),
        "number": ("单号", "Number"),
        "case": ("手术", "Case"),
        "order": ("订单", "Order"),
        "site": ("站点", "Site"),
        "owner": ("货主", "Owner"),
        "hospital": ("医院", "Hospital"),
        "hospital_name": ("医院名称", "Name of the hospital"),
        "aware_at": ("获知时间", "Became aware"),
        "at": ("时间", "At"),
        "planned_at": ("计划时间", "Planned for"),
        "ended_at": ("结束时间", "Ended at"),
        "due_on": ("应提醒日期", "Was due on"),
        "days_left": ("剩余天数", "Days left"),
        "last_covered_day": ("保修最后一天", "Last covered day"),
        "position": ("序号", "Position"),
        "model": ("型号", "Model"),
        "tray": ("器械盒", "Tray"),
        "item": ("产品", "Item"),
        "catalogue_number": ("货号", "Catalogue number"),
        "ref": ("货号", "Catalogue number"),
        "gtin": ("GTIN", "GTIN"),
        "di": ("UDI-DI", "UDI-DI"),
        "name": ("名称", "Name"),
        "description": ("说明", "Description"),
        "size": ("规格", "Size"),
        "lot": ("批号", "Lot"),
        "serial": ("序列号", "Serial number"),
        "serial_from": ("序列号自", "Serial from"),
        "serial_to": ("序列号至", "Serial to"),
        "expires_on": ("有效期至", "Usable until"),
        "quantity": ("数量", "Pieces"),
        "pieces": ("数量", "Pieces"),
        "pack": ("包装数", "In a pack"),
        "place": ("位置", "Place"),
        "fate": ("用途", "Use"),
        "state": ("状态", "State"),
        "replaced": ("已另行预留", "Another one is reserved"),
        "harm": ("伤害程度", "Harm"),
        "initials": ("医生（首字母）", "Surgeon (initials)"),
        "adverse": ("不良反应", "Adverse reaction"),
        "adverse_event": ("不良事件编号", "Adverse event"),
        "result": ("结果", "Result"),
        "by": ("记录人", "Recorded by"),
        "late_reason": ("超时原因", "Why it was late"),
        "reason": ("原因", "Reason"),
        "reference": ("厂家编号", "Reference"),
        "waiting_minutes": ("术中等待分钟", "Minutes of waiting"),
        "follow_up": ("随访", "Follow-up"),
        "lines": ("明细", "Lines"),
        "exchange": ("换货", "Exchange"),
    }
)
"""What a fact of a message is, by its name, in the order in which a person reads them."""

RULES: Final[Mapping[str, Both]] = MappingProxyType(
    {
        "emergency_order": ("急单送达医院", "Emergency order at the hospital"),
        "order_accepted": ("急单已受理", "Order accepted"),
        "order_packed": ("急单已装箱", "Order packed"),
        "order_handed_over": ("急单已交承运人", "Order handed to the courier"),
        "presence": ("工程师术前到场", "Engineer present before surgery"),
        "notice_of_use": ("使用通知", "Notice of use"),
        "follow_up": ("术者随访", "Follow-up with the surgeon"),
        "follow_up_form": ("随访表交厂家", "Follow-up form to the manufacturer"),
        "no_complaint": ("对交货提出异议", "Complaint about a delivery"),
        "return_unopened": ("未开封货品退回", "Return of unopened goods"),
        "recall_acknowledgement": ("召回确认回执", "Acknowledgement of a recall"),
        "adverse_manufacturer": ("不良事件：首次报告厂家", "Adverse event: first report to the manufacturer"),
        "adverse_hospital": ("不良事件：书面报告医院", "Adverse event: written report to the hospital"),
        "repair_response": ("维修：派工", "Repair: technician assigned"),
        "repair_on_the_way": ("维修：工程师出发", "Repair: technician on the way"),
        "repair_done": ("维修：完工", "Repair: finished"),
        "qualification_ends": ("人员资质证书到期", "Certificate of a person ends"),
        "calibration_ends": ("检测设备校准到期", "Calibration of test equipment ends"),
        "training_year": ("合同年度产品培训", "Product trainings of the contract year"),
        "lot_expires": ("货品到期", "Goods expire"),
        "legal_death": ("法定：死亡报告", "By law: report of a death"),
        "legal_serious": ("法定：严重伤害报告", "By law: report of a serious injury"),
        "legal_group": ("法定：群体事件", "By law: group event"),
        "legal_group_case": ("法定：群体事件中每一例", "By law: each case of a group event"),
    }
)
"""The promises, by the codes of their rules; as the screens say them."""


def rule_words(language: str) -> dict[str, str]:
    """The promises by their codes, in one language."""
    column = 0 if language.startswith("zh") else 1
    return {code: both[column] for code, both in RULES.items()}


VALUES: Final[Mapping[str, Mapping[str, Both]]] = MappingProxyType(
    {
        "rule": RULES,
        "event": {
            "start": ("保修开始", "The warranty begins"),
            "middle": ("保修期过半", "Half of the warranty is over"),
            "left": ("保修即将到期", "The warranty ends soon"),
            "end": ("保修今日到期", "The warranty ends"),
        },
        "fate": {
            Fate.IMPLANTED: ("已植入", "implanted"),
            Fate.WASTED: ("已开未用", "opened, not used"),
            Fate.RETURNED: ("已退回", "returned"),
        },
        "harm": {
            Harm.DEATH: ("死亡", "death"),
            Harm.SERIOUS: ("严重伤害", "serious injury"),
            Harm.COULD_BE_SERIOUS: ("可能导致严重伤害", "could have been a serious injury"),
            Harm.NOT_SERIOUS: ("非严重", "not serious"),
        },
        "state": {
            Whereabouts.STOCK: ("在库", "in stock"),
            Whereabouts.TRAY: ("在器械盒", "in a tray"),
            Whereabouts.TRANSIT: ("在途", "on the road"),
            Whereabouts.HOSPITAL: ("在医院", "at the hospital"),
            Whereabouts.USED: ("已使用", "used"),
            Whereabouts.RETURNED: ("已退厂家", "returned to the manufacturer"),
            Whereabouts.SCRAPPED: ("已报废", "scrapped"),
            Whereabouts.LOST: ("已盘亏", "lost"),
        },
    }
)
"""The words of a fact that is one of a list, by its name."""

_SPANS: Final = ((86400, ("天", "d")), (3600, ("小时", "h")), (60, ("分钟", "min")), (1, ("秒", "s")))
_OVER: Final[Both] = ("已超时", "the time is over")


def stage_words(stage: str, column: int) -> str:
    """A stage of a deadline in words: ``30 min left``; an unknown one as it is."""
    if stage == OVERDUE:
        return _OVER[column]
    try:
        known = read_stage(stage)
    except Refusal:
        return stage
    if known.left is None:
        return (f"时间已过 {known.part} %", f"{known.part} % of the time gone")[column]
    span = _span(round(known.left.total_seconds()), column)
    return (f"剩余 {span}", f"{span} left")[column]


def _span(seconds: int, column: int) -> str:
    """A span in its largest whole unit; a day is said in hours up to two of them."""
    whole = [one for one in _SPANS if seconds % one[0] == 0 and (one[0] < 86400 or seconds > 2 * one[0])]
    size, words = whole[0]
    return f"{seconds // size} {words[column]}"
