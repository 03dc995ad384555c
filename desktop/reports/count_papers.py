"""Papers about counts: the sheet of what is to be counted, without any quantity, and the result of one count."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from sqlalchemy import Connection

from desktop.domain.counts import CountReason, DifferenceKind
from desktop.queries.count_plan import due_tasks
from desktop.queries.counts import DifferenceRow, result_of
from desktop.reports.paper import BOLD, CODES, INK, LINE, MUTED, WORDS, register_faces

_SHEET: Final = ("Count sheet", "盘点表")
_SHEET_FACTS: Final = ("Zone {0} · due by {1} · {2} places", "库区 {0} · 截至 {1} · {2} 个位置")
_SHEET_HEAD: Final = (
    ("Place", "位置"),
    ("Day", "日期"),
    ("Round", "轮次"),
    ("Pieces counted", "实盘件数"),
    ("Remarks", "备注"),
)
_SHEET_WIDTHS: Final = [30 * mm, 26 * mm, 26 * mm, 36 * mm, 60 * mm]
_RESULT: Final = ("Count result", "盘点结果")
_RESULT_FACTS: Final = (
    "{0} · {1} · counted by {2} · recounted by {3} · book {4} · accuracy {5} %, after the recount {6} %",
    "{0} · {1} · 初盘 {2} · 复盘 {3} · 账面 {4} 件 · 准确率 {5} %，复盘后 {6} %",
)
_APPROVED: Final = ("Approved by {0} · {1} · {2}", "批准人 {0} · {1} · {2}")
_RESULT_HEAD: Final = (
    ("Difference", "差异"),
    ("Item", "品种"),
    ("Lot", "批号"),
    ("Serial or tray", "序列号或器械盒"),
    ("Pieces", "件数"),
    ("Other place", "另一位置"),
    ("Worth CNY", "金额（元）"),
)
_RESULT_WIDTHS: Final = [30 * mm, 36 * mm, 24 * mm, 30 * mm, 17 * mm, 21 * mm, 22 * mm]
_CODES: Final = frozenset({"Place", "Day", "Round", "Lot", "Serial or tray", "Other place"})
"""Columns of codes: in the face whose zeros are slashed."""
_KINDS: Final = {
    DifferenceKind.MISSING: ("missing", "短缺"),
    DifferenceKind.ELSEWHERE: ("found elsewhere", "在别处找到"),
    DifferenceKind.WRONG_PLACE: ("wrong place", "放错位置"),
    DifferenceKind.FOUND: ("in no book", "账上没有"),
    DifferenceKind.UNKNOWN: ("unknown", "无法识别"),
}
_REASONS: Final = {
    CountReason.NOT_FOUND: ("not found", "未找到"),
    CountReason.NOT_BOOKED: ("movement not booked", "出入库未登记"),
    CountReason.BOOKED_WRONG: ("booked wrongly", "登记错误"),
    CountReason.WRONG_LABEL: ("wrong label", "标签错误"),
    CountReason.DAMAGED: ("damaged", "损坏"),
    CountReason.STOLEN: ("stolen", "失窃"),
}
_NONE: Final = ("Nothing differs.", "没有差异。")
_SIGN: Final = (
    "Counted by: ____________________    Date: ______________",
    "盘点人：____________________    日期：______________",
)


def build_count_sheet(connection: Connection, path: Path, language: str, zone: str, until: date) -> int:
    """Write the places that are due by a day; returns how many. No quantity stands on it: the count is blind.

    Raises:
        OSError: the file cannot be written.
    """
    rows = due_tasks(connection, zone, until)
    chinese = language == "zh_CN"
    facts = _SHEET_FACTS[chinese].format(escape(zone), until.isoformat(), len(rows))
    cells = [(row.place, row.planned_on.isoformat(), row.round, "", "") for row in rows]
    table = _table(_SHEET_HEAD, cells, _SHEET_WIDTHS, chinese=chinese, tall=True)
    _write(path, f"{_SHEET[chinese]} {zone}", _SHEET[chinese], [facts], table, chinese=chinese)
    return len(rows)


def build_count_result(connection: Connection, path: Path, language: str, number: str) -> int:
    """Write what a count found; returns the number of differences.

    Raises:
        Refusal: ``unknown_count``.
        OSError: the file cannot be written.
    """
    row, lines = result_of(connection, number)
    chinese = language == "zh_CN"
    told = (row.count, row.place, row.counted_by, row.recounted_by or "—", row.book, row.accuracy_first)
    facts = [
        _RESULT_FACTS[chinese].format(
            *(escape(str("—" if one is None else one)) for one in (*told, row.accuracy_after))
        )
    ]
    if row.reason is not None:
        facts.append(
            _APPROVED[chinese].format(escape(row.approved_by or "—"), _REASONS[row.reason][chinese], escape(row.note))
        )
    cells = [_cells(line, chinese=chinese) for line in lines]
    table = _table(_RESULT_HEAD, cells, _RESULT_WIDTHS, chinese=chinese) if cells else None
    _write(path, f"{_RESULT[chinese]} {number}", _RESULT[chinese], facts, table, chinese=chinese)
    return len(lines)


def _cells(line: DifferenceRow, *, chinese: bool) -> tuple[str, ...]:
    name = line.name if chinese else line.name_en or line.name
    worth = str(line.worth) if line.worth else ""
    kind = _KINDS[line.kind][chinese]
    return kind, name or line.raw, line.lot, line.serial or line.tray, f"{line.pieces:f}", line.other, worth


def _table(
    head: Sequence[tuple[str, str]],
    rows: Sequence[Sequence[str]],
    widths: list[float],
    *,
    chinese: bool,
    tall: bool = False,
) -> LongTable:
    register_faces()
    plain = _plain(chinese=chinese)
    bold = ParagraphStyle("bold", parent=plain, fontName=BOLD)
    code = ParagraphStyle("code", parent=plain, fontName=CODES, fontSize=9)
    top = [Paragraph(words[chinese], bold) for words in head]
    styles = [code if words[0] in _CODES else plain for words in head]
    cells = [
        top,
        *([Paragraph(escape(text), style) for text, style in zip(row, styles, strict=True)] for row in rows),
    ]
    table = LongTable(cells, colWidths=widths, repeatRows=1)
    room = 8 if tall else 3
    table.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    table.setStyle(TableStyle([("TOPPADDING", (0, 1), (-1, -1), room), ("BOTTOMPADDING", (0, 1), (-1, -1), room)]))
    return table


def _plain(*, chinese: bool) -> ParagraphStyle:
    plain = ParagraphStyle("plain", fontName=WORDS, fontSize=9.5, leading=14, textColor=INK)
    plain.wordWrap = "CJK" if chinese else None
    return plain


def _write(
    path: Path, title: str, heading: str, facts: Sequence[str], table: LongTable | None, *, chinese: bool
) -> None:
    register_faces()
    plain = _plain(chinese=chinese)
    muted = ParagraphStyle("muted", parent=plain, textColor=MUTED)
    head = ParagraphStyle("head", parent=plain, fontName=BOLD, fontSize=18, leading=26)
    story: list[Flowable] = [Paragraph(heading, head), *(Paragraph(fact, muted) for fact in facts), Spacer(0, 6 * mm)]
    story.append(table if table is not None else Paragraph(_NONE[chinese], plain))
    story += [Spacer(0, 16 * mm), Paragraph(_SIGN[chinese], plain)]
    page = SimpleDocTemplate(str(path), pagesize=A4, title=title, author="Sparezone", invariant=1)
    page.leftMargin = page.rightMargin = 15 * mm
    page.build(story)
