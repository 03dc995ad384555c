"""What the papers of adverse events share: pages with head and number, facts in two columns, the code of the event."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from typing_extensions import override

from desktop.domain.codes import Code, CodeKind
from desktop.queries.adverse import ContactRow
from desktop.reports import adverse_words as said
from desktop.reports.paper import BOLD, CODES, INK, LINE, MUTED, WORDS, fitted, register_faces, write

MARGIN: Final = 16 * mm
WIDTH: Final = A4[0] - 2 * MARGIN - 12
_EDGE: Final = 13 * mm
_HEAD: Final = 12 * mm
"""Room for the head of every page after the first."""

_WORD: Final = 44 * mm
_NARROW: Final = 0.4 * mm
_TIGHT: Final = (
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
)


class Page:
    """One paper in one language, with times on the wall clock of the site."""

    def __init__(self, language: str, time_zone: str) -> None:
        register_faces()
        self.chinese = language == "zh_CN"
        self.zone = ZoneInfo(time_zone)
        self.plain = ParagraphStyle("plain", fontName=WORDS, fontSize=10.5, leading=16, textColor=INK)
        self.plain.wordWrap = "CJK" if self.chinese else None
        self.muted = ParagraphStyle("muted", parent=self.plain, textColor=MUTED)
        self.bold = ParagraphStyle("bold", parent=self.plain, fontName=BOLD)
        self.code = ParagraphStyle("code", parent=self.plain, fontName=CODES)
        self.title = ParagraphStyle("title", parent=self.bold, fontSize=19, leading=27)
        self.due = ParagraphStyle("due", parent=self.bold, fontSize=14, leading=20)
        self.part = ParagraphStyle("part", parent=self.bold, fontSize=12, leading=18, spaceBefore=4 * mm)

    def say(self, both: said.Both, *facts: object) -> str:
        """The words in the language of the paper, as markup of a paragraph."""
        return both[self.chinese].format(*(escape(str(fact)) for fact in facts))

    def named(self, name: str, name_en: str) -> str:
        """A name in the language of the paper, as plain text."""
        return name if self.chinese else name_en or name

    def local(self, moment: datetime, form: str = "%Y-%m-%d %H:%M") -> str:
        """A moment to the minute."""
        return moment.astimezone(self.zone).strftime(form)

    def text(self, words: str, style: ParagraphStyle | None = None) -> Paragraph:
        """A paragraph of plain text, lines kept."""
        return Paragraph(escape(words).replace("\n", "<br/>"), style or self.plain)

    def line(self) -> Flowable:
        """A rule over the whole width."""
        return HRFlowable(width="100%", thickness=0.8, color=INK, spaceBefore=2 * mm, spaceAfter=2 * mm)

    def facts(self, told: Sequence[tuple[said.Both, str, bool]]) -> Flowable:
        """Numbered lines to read out: word, value, whether it is a code; one without a value is left out."""
        kept = [one for one in told if one[1]]
        cells = []
        for number, (word, value, is_code) in enumerate(kept, 1):
            face = self.code if is_code else self.bold
            cells.append([self.text(f"{number}"), self.text(word[self.chinese], self.muted), self.text(value, face)])
        widths = (9 * mm, _WORD, WIDTH - _WORD - 9 * mm)
        made = Table(cells, colWidths=widths, hAlign="LEFT", splitInRow=1)  # what happened may be longer than a page
        made.setStyle(TableStyle([*_TIGHT, ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE)]))
        return made

    def symbol(self, name: str) -> list[Flowable]:
        """Code 128 of an event or its written report, with its text below."""
        code = Code(CodeKind.ADVERSE, name).text
        quiet = 10 * _NARROW
        symbol = Code128(code, barWidth=_NARROW, barHeight=14 * mm, quiet=1, lquiet=quiet, rquiet=quiet)
        symbol.humanReadable = 0
        symbol.hAlign = "LEFT"
        return [Spacer(0, 2 * mm), symbol, Paragraph(escape(code), self.code)]

    def fields(self, words: Sequence[said.Both], height: float) -> Flowable:
        """Empty boxes side by side to write and stamp into; ``height`` in points."""
        width = WIDTH / len(words)
        cells = [[self.text(one[self.chinese], self.muted) for one in words]]
        made = Table(cells, colWidths=[width] * len(words), rowHeights=[height])
        made.setStyle(TableStyle([("BOX", (0, 0), (-1, -1), 0.8, INK), ("INNERGRID", (0, 0), (-1, -1), 0.8, INK)]))
        made.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
        return made

    def verified(self, one: ContactRow) -> str:
        """How long ago a number was tried; marked when that is too long."""
        if one.days is None or one.verified_on is None:
            told = said.NEVER[self.chinese]
        elif one.days == 0:
            told = said.TODAY[self.chinese]
        else:
            told = said.VERIFIED[self.chinese].format(one.days, one.verified_on.isoformat())
        return f"{told}\n{said.TRY[self.chinese]}" if one.stale else told

    def build(self, path: Path, title: str, story: list[Flowable]) -> None:
        """Write the paper, on as many pages as it takes; the same facts are the same bytes.

        Each page has its number out of how many there are; after the first each begins with the title.
        """
        paper = BaseDocTemplate(str(path), pagesize=A4, title=title, author="Sparezone", invariant=1)
        whole = Frame(MARGIN, _EDGE, A4[0] - 2 * MARGIN, A4[1] - 2 * _EDGE)
        below = Frame(MARGIN, _EDGE, A4[0] - 2 * MARGIN, A4[1] - 2 * _EDGE - _HEAD)
        paper.addPageTemplates([PageTemplate("first", whole, autoNextPageTemplate="next"), PageTemplate("next", below)])
        number = said.PAGE[self.chinese]

        class Numbered(_Numbered):
            head, foot = title, number

        paper.build(story, canvasmaker=Numbered)


class _Numbered(Canvas):
    """Keeps every page until the last one is known, then says on each which of how many it is.

    Attributes:
        head: stands on every page after the first.
        foot: ``page {0} of {1}``.
    """

    head = foot = ""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._kept: list[dict[str, Any]] = []

    @override
    def showPage(self) -> None:  # the name is reportlab's
        self._kept.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # the stubs leave it out; it is how pages are kept

    @override
    def save(self) -> None:
        for at, page in enumerate(self._kept, 1):
            self.__dict__.update(page)
            self._mark(at, len(self._kept))
            Canvas.showPage(self)
        super().save()

    def _mark(self, at: int, pages: int) -> None:
        write(self, (MARGIN + 6, _EDGE - 5 * mm), self.foot.format(at, pages), (WORDS, 8.5), MUTED)
        if at > 1:
            top = A4[1] - _EDGE - 5 * mm
            write(self, (MARGIN + 6, top), fitted(self.head, (BOLD, 11), WIDTH), (BOLD, 11))
            self.setStrokeColor(LINE)
            self.line(MARGIN + 6, top - 2.5 * mm, A4[0] - MARGIN - 6, top - 2.5 * mm)


def people(page: Page, rows: Sequence[ContactRow], missing: Sequence[said.Both]) -> Flowable:
    """The table of direct numbers; departments without one are told as such."""
    cells: list[list[Flowable]] = [[page.text(words[page.chinese], page.muted) for words in said.HEAD]]
    for one in rows:
        role = said.ROLES[one.role][page.chinese]
        texts = ((role, page.bold), (one.name, page.plain), (one.phone, page.due), (one.mail, page.plain))
        cells.append([*(page.text(*pair) for pair in texts), page.text(page.verified(one))])
    for role_words in missing:
        gap = page.text(said.MISSING[page.chinese], page.bold)
        cells.append([page.text(role_words[page.chinese], page.bold), gap, Spacer(0, 0), Spacer(0, 0), Spacer(0, 0)])
    widths = (28 * mm, 30 * mm, 40 * mm, 30 * mm, WIDTH - 128 * mm)
    made = Table(cells, colWidths=widths, hAlign="LEFT", repeatRows=1)
    spans = [("SPAN", (1, len(cells) - 1 - at), (-1, len(cells) - 1 - at)) for at in range(len(missing))]
    made.setStyle(TableStyle([*_TIGHT, ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), *spans]))
    return made
