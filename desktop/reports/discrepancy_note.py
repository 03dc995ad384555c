"""The discrepancy note of a delivery: what the owner of the goods is told did not agree, as an A4 page to be signed."""

from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from sqlalchemy import Connection

from desktop.queries.notice_plan import DiscrepancyRow, NoticePlan, notice_plan
from desktop.reports.paper import BOLD, CODES, INK, LINE, MUTED, WORDS, register_faces

_TITLE: Final = ("Discrepancy note", "送货差异单")
_HEAD: Final = (
    ("Kind", "差异"),
    ("Item", "品种"),
    ("REF", "货号"),
    ("Lot", "批号"),
    ("Serial", "序列号"),
    ("Pieces", "件数"),
)
_KINDS: Final = {
    "short": ("missing", "短少"),
    "unexpected": ("not announced", "不在通知上"),
    "unknown_item": ("unknown item", "未知品种"),
    "unreadable": ("unreadable", "无法读取"),
    "expired": ("expired", "已过有效期"),
    "wrong_data": ("data differ", "信息不符"),
    "recalled": ("recalled", "已召回"),
}
_FACTS: Final = (
    "Delivery {0} · owner {1} · supplier {2} · received {3} of {4}",
    "送货 {0} · 货主 {1} · 供货方 {2} · 已收 {3}/{4}",
)
_NONE: Final = ("Nothing differs.", "没有差异。")
_SIGN: Final = (
    "Received by: ____________________    Date: ______________",
    "收货人：____________________    日期：______________",
)
_WIDTHS: Final = [26 * mm, 52 * mm, 24 * mm, 28 * mm, 34 * mm, 14 * mm]


def build_discrepancy_note(connection: Connection, path: Path, language: str, notice: str) -> int:
    """Write the note; returns how many entries it has.

    Raises:
        Refusal: ``unknown_notice``.
        OSError: the file cannot be written.
    """
    plan = notice_plan(connection, notice)
    chinese = language == "zh_CN"
    register_faces()
    plain = ParagraphStyle("plain", fontName=WORDS, fontSize=9.5, leading=14, textColor=INK)
    plain.wordWrap = "CJK" if chinese else None
    muted = ParagraphStyle("muted", parent=plain, textColor=MUTED)
    head = ParagraphStyle("head", parent=plain, fontName=BOLD, fontSize=18, leading=26)
    story = [Paragraph(_TITLE[chinese], head), Paragraph(_facts(plan, chinese=chinese), muted), Spacer(0, 6 * mm)]
    story.append(_table(plan.notes, plain, chinese=chinese) if plan.notes else Paragraph(_NONE[chinese], plain))
    story += [Spacer(0, 18 * mm), Paragraph(_SIGN[chinese], plain)]
    title = f"{_TITLE[chinese]} {notice}"
    page = SimpleDocTemplate(str(path), pagesize=A4, title=title, author="Sparezone", invariant=1)
    page.leftMargin = page.rightMargin = 16 * mm
    page.build(story)
    return len(plan.notes)


def _facts(plan: NoticePlan, *, chinese: bool) -> str:
    facts = (plan.number, plan.owner, plan.supplier, str(plan.received), str(plan.lines))
    return _FACTS[chinese].format(*map(escape, facts))


def _table(rows: tuple[DiscrepancyRow, ...], plain: ParagraphStyle, *, chinese: bool) -> LongTable:
    bold = ParagraphStyle("bold", parent=plain, fontName=BOLD)
    code = ParagraphStyle("code", parent=plain, fontName=CODES, fontSize=9)
    right = ParagraphStyle("right", parent=plain, alignment=TA_RIGHT)
    cells = [[Paragraph(words[chinese], bold) for words in _HEAD]]
    for row in rows:
        name = row.item if chinese else row.item_en or row.item
        texts = (_KINDS[row.kind.value][chinese], name or row.raw, row.ref, row.lot, row.serial, row.quantity)
        styles = (plain, plain, code, code, code, right)
        cells.append([Paragraph(escape(text), style) for text, style in zip(texts, styles, strict=True)])
    table = LongTable(cells, colWidths=_WIDTHS, repeatRows=1)
    table.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table
