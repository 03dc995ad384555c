"""The job sheet of a work order: the fault, the history, the likely parts with their stock (S2-41)."""

from datetime import datetime
from pathlib import Path
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Spacer
from sqlalchemy import Connection

from desktop.queries.repair_page import RepairPage, repair_page
from desktop.queries.repair_parts import LikelyPart, likely_parts
from desktop.queries.repairs import RepairRow
from desktop.reports.repair_paper import RepairPaper
from desktop.reports.repair_words import EVENTS, PARTS, STATES, Words

_TITLE: Final = ("Job sheet {0}", "维修任务单 {0}")
_DIRTY: Final = (
    "NOT DECONTAMINATED: nobody may handle this device before it is.",
    "未去污：去污之前任何人不得操作本设备。",
)
_DEVICE: Final = ("Device", "设备")
_PLACE: Final = ("Place", "地点")
_CUSTOMER: Final = ("Customer", "客户")
_FAULT_CLASS: Final = ("Fault", "故障类别")
_REPORTED: Final = ("Reported", "报修时间")
_PROMISED: Final = ("Promised", "承诺完成")
_TECHNICIAN: Final = ("Technician", "工程师")
_WARRANTY: Final = ("Warranty", "保修")
_LEVEL: Final = ("Service level", "服务级别")
_STATE: Final = ("State", "状态")
_WORDS: Final = ("In the words of who reported it", "报修描述")
_TRIGGER: Final = ("Opened because", "触发原因")
_WITH_IT: Final = ("Accessories", "附件")
_LIKELY: Final = ("Likely parts", "可能用到的备件")
_PART_HEAD: Final = (("Part", "货号"), ("Name", "名称"), ("Used", "使用次数"), ("Stock · owner", "库存 · 货主"))
_OF: Final = ("{0} of {1}", "{1} 次中 {0} 次")
_PARTS: Final = ("Parts of this order", "本单备件")
_OWN_HEAD: Final = (
    ("Part", "货号"),
    ("Lot / serial", "批号 / 序列号"),
    ("Pieces", "件数"),
    ("Place", "库位"),
    ("", ""),
)
_EARLIER: Final = ("Last repairs of this device", "本设备最近维修")
_EARLIER_HEAD: Final = (("Order", "单号"), ("Reported", "报修时间"), ("Fault", "故障"), ("State", "状态"))
_EVENTS: Final = ("What happened so far", "已完成的步骤")
_EVENT_HEAD: Final = (("When", "时间"), ("What", "事项"), ("Who", "人员"), ("Note", "备注"))
_BLANK: Final = (
    "Labour ________ h    travel ________ km    test equipment ____________    signature ________________",
    "工时 ________ 小时    路程 ________ 公里    检测仪器 ____________    签字 ________________",
)


def build_job_sheet(connection: Connection, path: Path, language: str, number: str, now: datetime) -> None:
    """Write the job sheet of an order.

    Raises:
        Refusal: ``unknown_repair``.
        OSError: the file cannot be written.
    """
    page = repair_page(connection, number, now)
    paper = RepairPaper(page, _TITLE, chinese=language == "zh_CN")
    paper.code()
    if page.row.contaminated:
        paper.add(paper.plain(paper.say(_DIRTY)), Spacer(0, 3 * mm))
    paper.facts(_facts(paper, page))
    paper.text(_WORDS, page.fault)
    if page.trigger:
        paper.text(_TRIGGER, page.trigger)
    if page.accessories:
        paper.text(_WITH_IT, " · ".join(page.accessories))
    _parts(paper, page, likely_parts(connection, number, now))
    chinese = paper.chinese
    earlier = [
        (one.number, paper.when(one.reported_at), fault_name(one, chinese=chinese), STATES[one.state][chinese])
        for one in page.earlier
    ]
    paper.rows(_EARLIER, _EARLIER_HEAD, earlier, (26, 40, 72, 40))
    paper.rows(_EVENTS, _EVENT_HEAD, events(paper, page), (34, 40, 28, 76))
    paper.add(Spacer(0, 10 * mm), paper.plain(paper.say(_BLANK)))
    paper.write(path)


def _facts(paper: RepairPaper, page: RepairPage) -> list[tuple[Words, str]]:
    row = page.row
    return [
        (_DEVICE, f"{row.serial} · {row.model}"),
        (_CUSTOMER, row.customer_name or "–"),
        (_PLACE, row.place or "–"),
        (_FAULT_CLASS, f"{fault_name(row, chinese=paper.chinese)} ({row.fault_class})"),
        (_WARRANTY, paper.warranty()),
        (_STATE, STATES[row.state][paper.chinese]),
        (_REPORTED, paper.when(row.reported_at)),
        (_PROMISED, paper.when(row.promised_at)),
        (_LEVEL, " · ".join(part for part in (page.level, page.level_for, page.contract_number) if part) or "–"),
        (_TECHNICIAN, row.technician or "–"),
    ]


def fault_name(row: RepairRow, *, chinese: bool) -> str:
    """The fault class in the paper's language."""
    return row.fault_name if chinese else row.fault_name_en or row.fault_name


def _parts(paper: RepairPaper, page: RepairPage, likely: tuple[LikelyPart, ...]) -> None:
    chinese = paper.chinese
    rows = []
    for one in likely:
        stock = "\n".join(f"{lies.site}: {lies.pieces:f} · {lies.owner}" for lies in one.stock) or "–"
        name = one.name if chinese else one.name_en or one.name
        rows.append((one.ref, name, paper.say(_OF, one.used, one.orders), stock))
    paper.rows(_LIKELY, _PART_HEAD, rows, (30, 50, 28, 70))
    own = [
        (one.ref, one.serial or one.lot, f"{one.pieces:f}", one.place, PARTS[one.state][chinese]) for one in page.parts
    ]
    paper.rows(_PARTS, _OWN_HEAD, own, (36, 50, 20, 30, 42))


def events(paper: RepairPaper, page: RepairPage) -> list[tuple[str, str, str, str]]:
    """What happened, for a table: when, what, who, note."""
    return [(paper.when(one.at), EVENTS[one.event][paper.chinese], one.by, one.note) for one in page.events]
