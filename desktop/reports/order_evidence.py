"""The evidence sheet of an emergency order: six milestones with their sources, and every minute accounted for."""

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer
from sqlalchemy import Connection

from desktop.domain.deadlines import on_time
from desktop.domain.emergency import BUDGET, MilestoneKind
from desktop.domain.ledger import EnteredBy
from desktop.queries.order_facts import MilestoneFacts
from desktop.queries.orders import OrderView, order_view
from desktop.reports import order_paper as paper

_TITLE: Final = ("Evidence sheet {0}", "时效证明 {0}")
_KINDS: Final = {
    MilestoneKind.CALLED: ("Called in by the hospital", "医院来电"),
    MilestoneKind.ACCEPTED: ("Accepted", "接单"),
    MilestoneKind.PICKED: ("Picked", "拣货完成"),
    MilestoneKind.PACKED: ("Packed, both labels scanned", "装箱完成，两签已回扫"),
    MilestoneKind.HANDED_OVER: ("Handed over to the courier", "交给配送员"),
    MilestoneKind.RECEIVED: ("Received by the hospital", "医院签收"),
}
_STEPS: Final = {
    MilestoneKind.ACCEPTED: ("until accepted", "等待接单"),
    MilestoneKind.PICKED: ("picking", "拣货"),
    MilestoneKind.PACKED: ("packing", "装箱"),
    MilestoneKind.HANDED_OVER: ("waiting for the courier", "等待配送员"),
    MilestoneKind.RECEIVED: ("on the road", "在途"),
}
_SOURCES: Final = {
    EnteredBy.SCAN: ("scan", "扫码"),
    EnteredBy.CLICK: ("click", "点击"),
    EnteredBy.IMPORT: ("import", "导入"),
    EnteredBy.TYPED: ("typed", "手工录入"),
}
_HEAD: Final = (
    ("Milestone", "节点"),
    ("Time", "时间"),
    ("Limit", "时限"),
    ("Source", "来源"),
    ("By", "人员"),
    ("Note", "备注"),
)
_WIDTHS: Final = [42 * mm, 38 * mm, 15 * mm, 17 * mm, 20 * mm, 41 * mm]
_MINUTES: Final = (("Part of the time", "时间段"), ("Took", "用时"), ("Planned", "计划"))
_MINUTE_WIDTHS: Final = [73 * mm, 50 * mm, 50 * mm]
_SUM: Final = ("From the call to the receipt", "从来电到签收合计")
_KEPT: Final = (
    "On time: received {0}, {1} after the call, {2} before the deadline {3}.",
    "按时：{0} 签收，来电后 {1}，比期限 {3} 提前 {2}。",
)
_LATE: Final = (
    "Late: received {0}, {1} after the call, {2} after the deadline {3}.",
    "超时：{0} 签收，来电后 {1}，超过期限 {3} 共 {2}。",
)
_RUNS: Final = ("Still running: due {0}.", "尚未完成：期限 {0}。")
_FACTS: Final = ("{0} · from {1} · contract {2} · road {3}", "{0} · 发自 {1} · 合同 {2} · 公路 {3}")
_TAKEN: Final = (
    "{0} {1} was promised to {2}; {3} let it go. {4}",
    "{0} {1} 原为 {2} 预留，由 {3} 同意调用。{4}",
)
_REPLACED: Final = (("Another piece was reserved.", "已另行预留。"), ("The need stays open.", "缺口待补。"))
_PART: Final = (
    "{0} from {1}: {2} pieces, received {3}. It has an evidence sheet of its own.",
    "{0} 由 {1} 直送：{2} 件，签收时间 {3}。另有单独的时效证明。",
)
_BOX: Final = ("The own box was received {0}.", "本库箱子签收时间 {0}。")
_UNDONE: Final = ("taken back {0}", "{0} 已撤销")
_SECTIONS: Final = {
    "moments": ("Milestones", "时间节点"),
    "minutes": ("Every minute", "每一分钟"),
    "goods": ("Goods", "货物"),
    "parts": ("Straight from elsewhere", "他处直送"),
    "taken": ("Taken from other cases", "从其他手术调用"),
}
_SIGN: Final = (
    "Hospital: ____________________    Partner: ____________________    Date: ______________",
    "医院：____________________    渠道商：____________________    日期：______________",
)


def build_order_evidence(connection: Connection, path: Path, language: str, number: str, now: datetime) -> int:
    """Write the evidence sheet of an order; returns how many milestones it has.

    Raises:
        Refusal: ``unknown_emergency``.
        OSError: the file cannot be written.
    """
    view = order_view(connection, number, now)
    chinese = language == "zh_CN"
    faces = paper.styles(chinese=chinese)
    story: list[Flowable] = [
        Paragraph(escape(_TITLE[chinese].format(number)), faces.title),
        Paragraph(escape(_facts(view, chinese=chinese)), faces.muted),
        Paragraph(escape(_verdict(view, chinese=chinese)), faces.heading),
    ]
    story += _section("moments", _moments(view, faces, chinese=chinese), faces, chinese=chinese)
    story += _section("minutes", _minutes(view, faces, chinese=chinese), faces, chinese=chinese)
    if view.taken:
        lines: list[Flowable] = [Paragraph(escape(line), faces.plain) for line in _taken(view, chinese=chinese)]
        story += _section("taken", lines, faces, chinese=chinese)
    if view.parts:
        parts: list[Flowable] = [Paragraph(escape(line), faces.plain) for line in _parts(view, chinese=chinese)]
        story += _section("parts", parts, faces, chinese=chinese)
    story += _section("goods", paper.goods(view, faces, chinese=chinese), faces, chinese=chinese)
    story += [Spacer(0, 14 * mm), Paragraph(_SIGN[chinese], faces.plain)]
    paper.build(path, _TITLE[chinese].format(number), story)
    return len(_valid(view))


def _section(name: str, body: list[Flowable], faces: paper.Styles, *, chinese: bool) -> list[Flowable]:
    return [Spacer(0, 3 * mm), Paragraph(_SECTIONS[name][chinese], faces.heading), *body]


def _facts(view: OrderView, *, chinese: bool) -> str:
    row = view.row
    name = row.hospital_name if chinese else row.hospital_name_en or row.hospital_name
    road = "-" if view.road_km is None else f"{view.road_km.normalize():f} km"
    return _FACTS[chinese].format(name, row.site, view.package or "-", road)


def _verdict(view: OrderView, *, chinese: bool) -> str:
    row = view.row
    due = paper.moment(row.due_at, view)
    if row.received_at is None:
        return _RUNS[chinese].format(due)
    at = _whole(row.received_at)
    took = paper.span(at - _whole(row.called_at), chinese=chinese)
    apart = paper.span(abs(_whole(row.due_at) - at), chinese=chinese)
    words = _KEPT if on_time(row.due_at, at) else _LATE
    return words[chinese].format(paper.moment(at, view, "%H:%M:%S"), took, apart, due)


def _valid(view: OrderView) -> list[MilestoneFacts]:
    return [one for one in view.milestones if one.taken_back_at is None]


def _moments(view: OrderView, faces: paper.Styles, *, chinese: bool) -> list[Flowable]:
    cells: list[list[Flowable]] = [[Paragraph(words[chinese], faces.bold) for words in _HEAD]]
    for one in view.milestones:
        limit = "" if one.limit_at is None else paper.moment(one.limit_at, view, "%H:%M")
        undone = "" if one.taken_back_at is None else _UNDONE[chinese].format(paper.moment(one.taken_back_at, view))
        note = " · ".join(part for part in (one.note, undone) if part)
        when = paper.moment(one.at, view, "%Y-%m-%d %H:%M:%S")
        texts = (_KINDS[one.kind][chinese], when, limit, _SOURCES[one.source][chinese], one.by, note)
        cells.append([Paragraph(escape(words), faces.plain) for words in texts])
    return [paper.table(cells, _WIDTHS)]


def _minutes(view: OrderView, faces: paper.Styles, *, chinese: bool) -> list[Flowable]:
    """The parts of the time sum to the whole: nothing lies between the milestones."""
    cells: list[list[Flowable]] = [[Paragraph(words[chinese], faces.bold) for words in _MINUTES]]
    valid = _valid(view)
    for kind, took, planned in parts_of_time(view):
        told = "" if planned is None else paper.span(planned, chinese=chinese)
        row = (_STEPS[kind][chinese], paper.span(took, chinese=chinese), told)
        cells.append([Paragraph(escape(part), faces.plain) for part in row])
    if len(valid) > 1:
        whole = paper.span(_whole(valid[-1].at) - _whole(valid[0].at), chinese=chinese)
        cells.append([Paragraph(part, faces.bold) for part in (_SUM[chinese], whole, "")])
    return [paper.table(cells, _MINUTE_WIDTHS)]


def parts_of_time(view: OrderView) -> list[tuple[MilestoneKind, timedelta, timedelta | None]]:
    """How long it took to each milestone from the one before, and how long it should: they sum to the whole."""
    parts = []
    for before, after in pairwise(_valid(view)):
        planned = BUDGET.get(after.kind) or (view.drive if after.kind is MilestoneKind.RECEIVED else None)
        parts.append((after.kind, _whole(after.at) - _whole(before.at), planned))
    return parts


def _whole(at: datetime) -> datetime:
    return at.replace(microsecond=0)


def _parts(view: OrderView, *, chinese: bool) -> list[str]:
    """What went from other places straight to the hospital, and when it and the own box were received."""
    lines = []
    for one in view.parts:
        name = one.source_name if chinese else one.source_name_en or one.source_name
        received = "-" if one.received_at is None else paper.moment(one.received_at, view, "%Y-%m-%d %H:%M:%S")
        pieces = f"{one.done.normalize():f}"
        lines.append(_PART[chinese].format(one.number, name or one.site, pieces, received))
    box = view.row.box_received_at
    if box is not None:
        lines.append(_BOX[chinese].format(paper.moment(box, view, "%Y-%m-%d %H:%M:%S")))
    return lines


def _taken(view: OrderView, *, chinese: bool) -> list[str]:
    return [
        _TAKEN[chinese].format(
            one.ref, one.serial or one.lot, one.document, one.allowed_by, _REPLACED[not one.replaced][chinese]
        )
        for one in view.taken
    ]
