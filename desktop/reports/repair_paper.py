"""What the papers of a work order share: styles, headed tables, moments in the centre's time, the code to scan."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from desktop.domain.codes import Code, CodeKind
from desktop.queries.repair_page import RepairPage
from desktop.reports.order_paper import Styles, styles, table
from desktop.reports.repair_words import LAST_COVERED, VERDICTS, Words

MARGIN = 16 * mm
ROOM_MM = 178.0
NARROW_MM = 0.33


class RepairPaper:
    """A paper about one order that grows from top to bottom."""

    def __init__(self, page: RepairPage, title: Words, *, chinese: bool) -> None:
        self.page, self.chinese = page, chinese
        self.faces: Styles = styles(chinese=chinese)
        self.title = title[chinese].format(page.row.number)
        self._story: list[Flowable] = [Paragraph(escape(self.title), self.faces.title)]

    def say(self, words: Words, *facts: object) -> str:
        """Words in the paper's language."""
        return words[self.chinese].format(*facts)

    def when(self, at: datetime | None) -> str:
        """A moment in the centre's time, a dash for none."""
        return "–" if at is None else f"{at.astimezone(ZoneInfo(self.page.time_zone)):%Y-%m-%d %H:%M}"

    def code(self) -> None:
        """The code of the order, to be scanned from the paper."""
        text = Code(CodeKind.REPAIR, self.page.row.number).text
        quiet = 10 * NARROW_MM * mm
        symbol: Flowable = Code128(
            text, barWidth=NARROW_MM * mm, barHeight=11 * mm, quiet=1, lquiet=quiet, rquiet=quiet, humanReadable=0
        )
        symbol.hAlign = "LEFT"
        self._story += [Spacer(0, 2 * mm), symbol, Paragraph(text, self.faces.code), Spacer(0, 3 * mm)]

    def facts(self, rows: Sequence[tuple[Words, str]]) -> None:
        """Names and values, two pairs a line."""
        cells = [[Paragraph(escape(name[self.chinese]), self.faces.muted), self.plain(value)] for name, value in rows]
        if len(cells) % 2:
            cells.append([self.plain(""), self.plain("")])
        half = len(cells) // 2
        pairs = [left + right for left, right in zip(cells[:half], cells[half:], strict=True)]
        made = Table(pairs, colWidths=[30 * mm, 59 * mm, 30 * mm, 59 * mm], hAlign="LEFT")
        made.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
        self._story.append(made)

    def plain(self, text: str) -> Paragraph:
        """A paragraph of plain text."""
        return Paragraph(escape(text).replace("\n", "<br/>"), self.faces.plain)

    def text(self, words: Words, text: str) -> None:
        """A heading with a paragraph."""
        self._story += [Paragraph(words[self.chinese], self.faces.heading), self.plain(text or "–")]

    def rows(self, words: Words, head: Sequence[Words], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """A heading with a table; nothing when there are no rows. ``widths`` in millimetres."""
        if not rows:
            return
        cells: list[list[Flowable]] = [[Paragraph(one[self.chinese], self.faces.bold) for one in head]]
        cells += [[self.plain(text) for text in row] for row in rows]
        self._story.append(Paragraph(words[self.chinese], self.faces.heading))
        self._story.append(table(cells, [width * mm for width in widths]))

    def add(self, *flowables: Flowable) -> None:
        """Anything else."""
        self._story += flowables

    def write(self, path: Path) -> None:
        """Write the PDF; the same paper is the same bytes.

        Raises:
            OSError: the file cannot be written.
        """
        made = SimpleDocTemplate(str(path), pagesize=A4, title=self.title, author="Sparezone", invariant=1)
        made.leftMargin = made.rightMargin = made.topMargin = made.bottomMargin = MARGIN
        made.build(self._story)

    def warranty(self) -> str:
        """The warranty answer that was taken over, in words."""
        told = self.page.warranty
        verdict = VERDICTS[told["verdict"]][self.chinese]
        last = LAST_COVERED[self.chinese].format(told["until"]) if told["until"] else ""
        return " · ".join(part for part in (verdict, last, told["rule"]) if part)
