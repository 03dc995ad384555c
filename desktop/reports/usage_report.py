"""The usage report of a case: what was used, with the five fields of the notice of use (X-01)."""

from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from sqlalchemy import Connection

from desktop.domain.cases import Fate, ReportState
from desktop.queries.usage import BilledRow, ReportHead, UsedRow, billing, report_head, usage
from desktop.reports.paper import BOLD, CODES, INK, LINE, MUTED, WORDS, register_faces

_TITLE: Final = ("Usage report", "使用报告")
_UNDONE: Final = ("Taken back: no longer valid.", "已撤销：不再有效。")
_HEAD: Final = (
    ("Catalogue number", "货号"),
    ("Lot", "批号"),
    ("Serial", "序列号"),
    ("Description", "名称"),
    ("Size", "规格"),
    ("Pieces", "件数"),
    ("Use", "用途"),
    ("Payer", "付款方"),
    ("Amount CNY", "金额（元）"),
)
_FATES: Final = {
    Fate.IMPLANTED: ("implanted", "已植入"),
    Fate.WASTED: ("opened, not used", "已开未用"),
    Fate.RETURNED: ("returned", "已退回"),
}
_FACTS: Final = ("Case {0} · {1} · operation ended {2}", "手术 {0} · {1} · 手术结束 {2}")
_SUMS: Final = (
    "Implanted {0} CNY · opened and not used {1} CNY",
    "植入 {0} 元 · 已开未用 {1} 元",
)
_SIGN: Final = (
    "Hospital: ____________________    Partner: ____________________    Date: ______________",
    "医院：____________________    渠道商：____________________    日期：______________",
)
_WIDTHS: Final = [30 * mm, 26 * mm, 32 * mm, 52 * mm, 30 * mm, 14 * mm, 26 * mm, 24 * mm, 26 * mm]


def build_usage_report(connection: Connection, path: Path, language: str, number: str) -> int:
    """Write a usage report; returns how many lines it has.

    Raises:
        Refusal: ``unknown_report``.
        OSError: the file cannot be written.
    """
    head = report_head(connection, number)
    lines = usage(connection, report=number)
    bills = [bill for bill in billing(connection, document=number) if bill.kind.value in ("consume", "waste")]
    _pdf(path, head, lines, bills, chinese=language == "zh_CN")
    return len(lines)


def _pdf(path: Path, head: ReportHead, lines: tuple[UsedRow, ...], bills: list[BilledRow], *, chinese: bool) -> None:
    register_faces()
    plain = ParagraphStyle("plain", fontName=WORDS, fontSize=9.5, leading=14, textColor=INK)
    plain.wordWrap = "CJK" if chinese else None
    muted = ParagraphStyle("muted", parent=plain, textColor=MUTED)
    title = ParagraphStyle("head", parent=plain, fontName=BOLD, fontSize=18, leading=26)
    ended = head.ended_at.astimezone(ZoneInfo(head.time_zone)).strftime("%Y-%m-%d %H:%M") if head.ended_at else "-"
    name = head.hospital if chinese else head.hospital_en or head.hospital
    facts = _FACTS[chinese].format(*map(escape, (head.case, name, ended)))
    story: list[Flowable] = [Paragraph(f"{_TITLE[chinese]} {escape(head.number)}", title), Paragraph(facts, muted)]
    if head.state is ReportState.UNDONE:
        story.append(Paragraph(_UNDONE[chinese], title))
    story += [Spacer(0, 6 * mm), _table(lines, bills, plain, chinese=chinese), Spacer(0, 4 * mm)]
    sums = _SUMS[chinese].format(head.amount, head.wasted)
    story += [Paragraph(sums, plain), Spacer(0, 16 * mm), Paragraph(_SIGN[chinese], plain)]
    page = SimpleDocTemplate(str(path), pagesize=landscape(A4), title=head.number, author="Sparezone", invariant=1)
    page.leftMargin = page.rightMargin = 16 * mm
    page.build(story)


def _table(lines: tuple[UsedRow, ...], bills: list[BilledRow], plain: ParagraphStyle, *, chinese: bool) -> LongTable:
    bold = ParagraphStyle("bold", parent=plain, fontName=BOLD)
    code = ParagraphStyle("code", parent=plain, fontName=CODES, fontSize=9)
    right = ParagraphStyle("right", parent=plain, alignment=TA_RIGHT)
    styles = (code, code, code, plain, plain, right, plain, plain, right)
    cells = [[Paragraph(words[chinese], bold) for words in _HEAD]]
    for line in lines:
        bill = _bill_of(line, bills)
        owed = (bill.payer, f"{bill.unit_price * line.quantity:.2f}") if bill is not None else ("", "")
        what = (line.catalogue_number, line.lot, line.serial, line.description, line.size, str(line.quantity))
        texts = (*what, _FATES[line.fate][chinese], *owed)
        cells.append([Paragraph(escape(text), style) for text, style in zip(texts, styles, strict=True)])
    table = LongTable(cells, colWidths=_WIDTHS, repeatRows=1)
    table.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def _bill_of(line: UsedRow, bills: list[BilledRow]) -> BilledRow | None:
    kind = "waste" if line.fate is Fate.WASTED else "consume"
    same = (kind, line.catalogue_number, line.lot, line.serial)
    return next((one for one in bills if (one.kind.value, one.ref, one.lot, one.serial) == same), None)
