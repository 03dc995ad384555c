"""The report of a repair for the customer: what was done, with what, who pays for it, and the signature (S2-54)."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, KeepTogether, Spacer
from sqlalchemy import Connection

from desktop.domain.repairs import PartState, RepairLineKind
from desktop.queries.attachments import attachment_content
from desktop.queries.repair_page import LineRow, RepairPage, repair_page
from desktop.reports.job_sheet import events, fault_name
from desktop.reports.repair_paper import RepairPaper
from desktop.reports.repair_words import CHARGES, STATES, Words

_TITLE: Final = ("Repair report {0}", "维修报告 {0}")
_DEVICE: Final = ("Device", "设备")
_CUSTOMER: Final = ("Customer", "客户")
_PLACE: Final = ("Place", "地点")
_FAULT: Final = ("Fault", "故障")
_STATE: Final = ("State", "状态")
_REPORTED: Final = ("Reported", "报修时间")
_PROMISED: Final = ("Promised", "承诺完成")
_FINISHED: Final = ("Finished", "完工时间")
_TOOK: Final = ("Time to repair", "维修用时")
_NET: Final = ("Without waiting for you", "扣除客户等待")
_WARRANTY: Final = ("Warranty", "保修")
_TECHNICIAN: Final = ("Technician", "工程师")
_SPAN: Final = ("{0} h {1:02d} min", "{0} 小时 {1:02d} 分")
_PARTS: Final = ("Parts that were put in", "更换的备件")
_PART_HEAD: Final = (
    ("Part", "货号"),
    ("Name", "名称"),
    ("Lot / serial", "批号 / 序列号"),
    ("Pieces", "件数"),
    ("Own warranty until", "维修质保至"),
)
_TESTS: Final = ("Tests", "测试")
_TEST_HEAD: Final = (("When", "时间"), ("Equipment", "仪器"), ("Calibrated until", "校准有效期至"), ("Result", "结果"))
_COSTS: Final = ("Costs", "费用")
_COST_HEAD: Final = (
    ("What for", "项目"),
    ("Quantity", "数量"),
    ("Price CNY", "单价（元）"),
    ("Amount CNY", "金额（元）"),
    ("Paid by", "承担方"),
)
_SUM: Final = ("Sum", "合计")
_YOURS: Final = ("To be paid by you", "由客户承担")
_HELD: Final = (" (to be decided)", "（待定）")
_EVENTS: Final = ("Course of the repair", "维修过程")
_EVENT_HEAD: Final = (("When", "时间"), ("What", "事项"), ("Who", "人员"), ("Note", "备注"))
_SIGN: Final = ("Received and checked by", "验收签字")
_BLANK: Final = (
    "name ______________________   date ________________   signature ________________",
    "姓名 ______________________   日期 ________________   签字 ________________",
)


def build_repair_report(connection: Connection, path: Path, language: str, number: str, now: datetime) -> None:
    """Write the report of an order; before the work is finished it is the sheet with the promised time (S2-07).

    Raises:
        Refusal: ``unknown_repair``.
        OSError: the file cannot be written.
    """
    page = repair_page(connection, number, now)
    paper = RepairPaper(page, _TITLE, chinese=language == "zh_CN")
    paper.facts(_facts(paper, page))
    _parts(paper, page)
    tests = [
        (paper.when(one.at), f"{one.equipment} {one.name}", str(one.valid_until), one.result) for one in page.tests
    ]
    paper.rows(_TESTS, _TEST_HEAD, tests, (34, 50, 34, 60))
    _costs(paper, page)
    paper.rows(_EVENTS, _EVENT_HEAD, events(paper, page), (34, 40, 28, 76))
    _sign(connection, paper, page)
    paper.write(path)


def _facts(paper: RepairPaper, page: RepairPage) -> list[tuple[Words, str]]:
    row = page.row
    fault = fault_name(row, chinese=paper.chinese)
    return [
        (_DEVICE, f"{row.serial} · {row.model}"),
        (_CUSTOMER, row.customer_name or "–"),
        (_PLACE, row.place or "–"),
        (_FAULT, f"{fault}\n{page.fault}" if page.fault else fault),
        (_WARRANTY, paper.warranty()),
        (_TECHNICIAN, row.technician or "–"),
        (_STATE, paper.say(STATES[row.state])),
        (_REPORTED, paper.when(row.reported_at)),
        (_PROMISED, paper.when(row.promised_at)),
        (_FINISHED, paper.when(row.finished_at)),
        (_TOOK, paper.say(_SPAN, *divmod(page.minutes, 60)) if row.finished_at else "–"),
        (_NET, paper.say(_SPAN, *divmod(page.minutes_without_customer, 60)) if row.finished_at else "–"),
    ]


def _parts(paper: RepairPaper, page: RepairPage) -> None:
    rows = []
    for one in page.parts:
        if one.state is PartState.ISSUED:
            name = one.name if paper.chinese else one.name_en or one.name
            until = "–" if one.warranty_until is None else str(one.warranty_until)
            rows.append((one.ref, name, one.serial or one.lot, f"{one.pieces:f}", until))
    paper.rows(_PARTS, _PART_HEAD, rows, (32, 52, 42, 18, 34))


def _costs(paper: RepairPaper, page: RepairPage) -> None:
    lines = [one for one in page.lines if not (one.held and page.claim == "refused")]
    rows = [_line(paper, one, held=one.held and page.claim == "held") for one in lines]
    if rows:
        rows.append((paper.say(_SUM), "", "", f"{page.total():.2f}", ""))
        rows.append((paper.say(_YOURS), "", "", f"{page.total(RepairLineKind.PRICE):.2f}", ""))
    paper.rows(_COSTS, _COST_HEAD, rows, (50, 22, 26, 28, 52))


def _line(paper: RepairPaper, one: LineRow, *, held: bool) -> tuple[str, str, str, str, str]:
    what = f"{paper.say(CHARGES[one.charge])} {one.text}".rstrip(" ")
    payer = (one.payer or "–") + (paper.say(_HELD) if held else "")
    quantity = f"{one.quantity.normalize():f}"
    return what, quantity, f"{one.unit_price:.2f}", f"{one.amount:.2f}", payer


def _sign(connection: Connection, paper: RepairPaper, page: RepairPage) -> None:
    lines: list[Flowable] = [Spacer(0, 8 * mm), paper.plain(paper.say(_SIGN))]
    if page.signature:
        drawn = Image(BytesIO(attachment_content(connection, int(page.signature))), 60 * mm, 20 * mm, kind="bound")
        drawn.hAlign = "LEFT"
        lines += [Spacer(0, 2 * mm), drawn]
    if page.signed_by:
        lines.append(paper.plain(f"{page.signed_by} · {paper.when(page.signed_at)}"))
    else:
        lines += [Spacer(0, 4 * mm), paper.plain(paper.say(_BLANK))]
    paper.add(KeepTogether(lines))
