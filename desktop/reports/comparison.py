"""The differences between our ledger and somebody else's list of use, on paper."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from desktop.queries.usage_compared import ComparedRow, Finding
from desktop.reports.paper import BOLD, CODES, INK, LINE, MUTED, WORDS, register_faces
from desktop.reports.statement import shown_number

_FINDINGS: Final = {
    Finding.MATCHED: ("matched", "一致"),
    Finding.QUANTITY_DIFFERS: ("quantity differs", "数量不同"),
    Finding.LOT_DIFFERS: ("lot differs", "批号不同"),
    Finding.ONLY_OURS: ("only ours", "仅我方有"),
    Finding.ONLY_THEIRS: ("only theirs", "仅对方有"),
}
_TITLE: Final = ("Use compared", "使用核对")
_FACTS: Final = ("{0} · {1} agree · {2} differ", "{0} · 一致 {1} 行 · 不同 {2} 行")
_HEAD: Final = (
    ("Finding", "结果"),
    ("Item", "货号"),
    ("Serial", "序列号"),
    ("Lot here", "我方批号"),
    ("Lot there", "对方批号"),
    ("Ours", "我方"),
    ("Theirs", "对方"),
    ("Used", "使用日期"),
    ("Documents", "单据"),
    ("Rows of the file", "文件行"),
)
_WIDTHS: Final = [28 * mm, 30 * mm, 34 * mm, 30 * mm, 30 * mm, 16 * mm, 16 * mm, 26 * mm, 34 * mm, 24 * mm]


def write_comparison(path: Path, language: str, file: str, rows: Sequence[ComparedRow]) -> None:
    """Write every difference; what agrees is counted.

    Raises:
        OSError: the file cannot be written.
    """
    register_faces()
    word = int(language == "zh_CN")
    plain = ParagraphStyle("plain", fontName=WORDS, fontSize=9, leading=12.5, textColor=INK)
    plain.wordWrap = "CJK" if word else None
    title = ParagraphStyle("head", parent=plain, fontName=BOLD, fontSize=18, leading=26)
    differ = [row for row in rows if row.finding is not Finding.MATCHED]
    facts = _FACTS[word].format(escape(file), len(rows) - len(differ), len(differ))
    story: list[Flowable] = [
        Paragraph(_TITLE[word], title),
        Paragraph(facts, ParagraphStyle("muted", parent=plain, textColor=MUTED)),
        Spacer(0, 5 * mm),
        _table(differ, plain, word),
    ]
    page = SimpleDocTemplate(str(path), pagesize=landscape(A4), title=_TITLE[word], author="Sparezone", invariant=1)
    page.leftMargin = page.rightMargin = 14 * mm
    page.build(story)


def _table(rows: Iterable[ComparedRow], plain: ParagraphStyle, word: int) -> LongTable:
    bold = ParagraphStyle("bold", parent=plain, fontName=BOLD)
    code = ParagraphStyle("code", parent=plain, fontName=CODES, fontSize=8.5)
    styles = (plain, code, code, code, code, plain, plain, plain, code, plain)
    cells = [[Paragraph(names[word], bold) for names in _HEAD]]
    for row in rows:
        texts = (_FINDINGS[row.finding][word], row.ref, row.serial, row.lot, row.their_lot, *_counts(row))
        cells.append([Paragraph(escape(text), style) for text, style in zip(texts, styles, strict=True)])
    table = LongTable(cells, colWidths=_WIDTHS, repeatRows=1)
    table.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def _counts(row: ComparedRow) -> tuple[str, ...]:
    days = " ".join(str(day) for day in row.used_on or row.their_days)
    return shown_number(row.ours), shown_number(row.theirs), days, " ".join(row.documents), " ".join(map(str, row.rows))
