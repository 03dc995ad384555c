"""An A4 document of headed tables: what the evidence of a recall and the freight claims share."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus.flowables import Flowable

from desktop.reports.paper import BOLD, CODES, INK, LINE, MUTED, WORDS, register_faces


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its heading; ``widths`` in millimetres; ``codes`` and ``numbers`` are columns by position."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    widths: tuple[float, ...]
    codes: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Pages:
    """A document: its title, lines of facts, drawings, its tables and a last line, such as for signatures."""

    title: str
    facts: Sequence[str]
    sections: Sequence[Section]
    last: str = ""
    drawings: Sequence[Flowable] = ()


def write_pages(path: Path, pages: Pages, *, chinese: bool) -> None:
    """Write the document; the same content is the same bytes.

    Raises:
        OSError: the file cannot be written.
    """
    register_faces()
    plain = ParagraphStyle("plain", fontName=WORDS, fontSize=9, leading=12.5, textColor=INK)
    plain.wordWrap = "CJK" if chinese else None
    muted = ParagraphStyle("muted", parent=plain, textColor=MUTED)
    head = ParagraphStyle("head", parent=plain, fontName=BOLD, fontSize=18, leading=26)
    part = ParagraphStyle("part", parent=plain, fontName=BOLD, fontSize=12, leading=18, spaceBefore=4 * mm)
    story: list[Flowable] = [Paragraph(escape(pages.title), head)]
    story += [Paragraph(escape(fact), muted) for fact in pages.facts]
    story += pages.drawings
    for section in pages.sections:
        story += [CondPageBreak(34 * mm), Paragraph(escape(section.title), part), _table(section, plain)]
    if pages.last:
        story += [Spacer(0, 14 * mm), Paragraph(escape(pages.last), plain)]
    page = SimpleDocTemplate(str(path), pagesize=A4, title=pages.title, author="Sparezone", invariant=1)
    page.leftMargin = page.rightMargin = 14 * mm
    page.build(story)


def _table(section: Section, plain: ParagraphStyle) -> LongTable:
    bold = ParagraphStyle("bold", parent=plain, fontName=BOLD)
    code = ParagraphStyle("code", parent=plain, fontName=CODES, fontSize=8.5)
    right = ParagraphStyle("right", parent=plain, alignment=TA_RIGHT)

    def style(column: int) -> ParagraphStyle:
        if column in section.numbers:
            return right
        return code if column in section.codes else plain

    cells = [[Paragraph(escape(words), bold) for words in section.head]]
    cells += [[Paragraph(escape(text), style(at)) for at, text in enumerate(row)] for row in section.rows]
    table = LongTable(cells, colWidths=[width * mm for width in section.widths], repeatRows=1, hAlign="LEFT")
    table.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table
