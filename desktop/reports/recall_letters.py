"""The letters of a recall: one for each receiver, with its pieces, what to do, and a slip to give back (J13).

A4 pages to print. Nobody's patient is named: used pieces are told by case number and hospital.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    KeepTogether,
    LongTable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)
from sqlalchemy import Connection

from desktop.domain.codes import Code, CodeKind
from desktop.domain.recall_letters import why_of
from desktop.models.recall import NoticeTo
from desktop.queries.recall_letters import Letter, LetterBook, letter_book
from desktop.queries.recalls import PieceRow, RecallRow
from desktop.reports import recall_letter_words as said
from desktop.reports.paper import BOLD, CODES, INK, LINE, MUTED, WORDS, register_faces

MARGIN: Final = 16 * mm
WIDTH: Final = A4[0] - 2 * MARGIN - 12
"""The room between the margins; the page's frame keeps 6 points at each side."""

_FACTS: Final = (42 * mm, WIDTH - 42 * mm)
_WIDTHS: Final = (30 * mm, 28 * mm, 20 * mm, 28 * mm, 32 * mm, WIDTH - 138 * mm)
_WITHOUT_HOLDER: Final = (42 * mm, 40 * mm, 22 * mm, 34 * mm, WIDTH - 138 * mm)
_BAR: Final = 0.33 * mm
_BAR_HEIGHT: Final = 12 * mm


def build_recall_letters(connection: Connection, path: Path, language: str, number: str) -> int:
    """Write all letters of a recall into one file; returns how many there are.

    Raises:
        Refusal: ``unknown_recall``, ``recall_not_notified``.
        OSError: the file cannot be written.
    """
    book = letter_book(connection, number)
    register_faces()
    writer = _Writer(book, chinese=language == "zh_CN")
    story: list[Flowable] = []
    for letter in book.letters:
        story += [*writer.letter(letter), PageBreak()]
    title = f"{writer.say(said.TITLE)} {number}"
    page = SimpleDocTemplate(str(path), pagesize=A4, title=title, author="Sparezone", invariant=1)
    page.leftMargin = page.rightMargin = MARGIN
    page.topMargin, page.bottomMargin = 14 * mm, 16 * mm
    page.build(story[:-1], onFirstPage=writer.foot, onLaterPages=writer.foot)
    return len(book.letters)


class _Writer:
    """Writes the letters of one recall in one language, with times on the site's wall clock."""

    def __init__(self, book: LetterBook, *, chinese: bool) -> None:
        self.book, self.chinese = book, chinese
        self.zone = ZoneInfo(book.time_zone)
        self.plain = ParagraphStyle("plain", fontName=WORDS, fontSize=9.5, leading=14, textColor=INK)
        self.plain.wordWrap = "CJK" if chinese else None
        self.muted = ParagraphStyle("muted", parent=self.plain, textColor=MUTED)
        self.bold = ParagraphStyle("bold", parent=self.plain, fontName=BOLD)
        self.code = ParagraphStyle("code", parent=self.plain, fontName=CODES, fontSize=9)
        self.below = ParagraphStyle("below", parent=self.code, alignment=TA_CENTER)
        self.right = ParagraphStyle("right", parent=self.plain, alignment=TA_RIGHT)
        self.part = ParagraphStyle("part", parent=self.bold, fontSize=11.5, leading=17, spaceBefore=4 * mm)
        self.head = ParagraphStyle("head", parent=self.bold, fontSize=20, leading=28)
        self.due = ParagraphStyle("due", parent=self.bold, fontSize=13, leading=18)

    def say(self, both: said.Both, *facts: object) -> str:
        """The words in the language of the letters, as markup of a paragraph."""
        return both[self.chinese].format(*(escape(str(fact)) for fact in facts))

    def named(self, name: str, name_en: str) -> str:
        """A name in the language of the letters."""
        return escape(name if self.chinese else name_en or name)

    def local(self, moment: datetime) -> str:
        """A moment to the minute."""
        return f"{moment.astimezone(self.zone):%Y-%m-%d %H:%M}"

    def foot(self, canvas: Canvas, _page: object) -> None:
        """Number of the recall and of the page."""
        canvas.setFont(WORDS, 8)
        canvas.setFillColor(MUTED)
        words = said.PAGE[self.chinese].format(self.book.recall.number, canvas.getPageNumber())
        canvas.drawRightString(A4[0] - MARGIN, 9 * mm, words)

    # ---------------------------------------------------------------- one letter

    def letter(self, letter: Letter) -> list[Flowable]:
        """The letter to one receiver."""
        recall = self.book.recall
        story: list[Flowable] = [self._top(letter), self._line()]
        if recall.lifted_at is not None:
            story.append(Paragraph(self.say(said.WITHDRAWN, self.local(recall.lifted_at)), self.due))
        story += [self._facts(letter), Paragraph(self._sum(letter), self.part)]
        story.append(self._pieces(letter) if letter.pieces else Paragraph(self.say(said.NONE), self.plain))
        story.append(KeepTogether(self._steps(letter)))
        return [*story, Spacer(0, 5 * mm), KeepTogether(self._slip(letter))]

    def _top(self, letter: Letter) -> Flowable:
        title = [
            Paragraph(f"{self.say(said.TITLE)} {escape(letter.notice.document)}", self.head),
            Paragraph(self._goods(), self.bold),
        ]
        due = [Paragraph(self.say(said.DUE), self.muted), Paragraph(self.local(letter.notice.due_at), self.due)]
        return _side_by_side([title, due], (WIDTH - 46 * mm, 46 * mm))

    def _line(self) -> Flowable:
        return HRFlowable(width="100%", thickness=0.8, color=INK, spaceBefore=2 * mm, spaceAfter=2 * mm)

    def _goods(self) -> str:
        recall = self.book.recall
        name = self.named(recall.item_name, recall.item_en)
        return f"{name} · {escape(recall.item)} · {self._scope(recall)}"

    def _scope(self, recall: RecallRow) -> str:
        parts = [self.say(said.LOT, recall.lot)] if recall.lot else []
        parts += [self.say(said.SPAN, recall.serial_from, recall.serial_to)] if recall.serial_from else []
        return " · ".join(parts) or self.say(said.ALL)

    def _facts(self, letter: Letter) -> Flowable:
        recall, book = self.book.recall, self.book
        why = why_of(recall.reason)
        reference = escape(recall.reference)
        if why.dated_on is not None:
            reference = self.say(said.DATED, recall.reference or "-", why.dated_on.isoformat())
        sender = f"{self.named(book.sender, book.sender_en)} · {self.named(book.site, book.site_en)}"
        told = [
            (said.TO, self.named(letter.name, letter.name_en)),
            (said.FROM, sender),
            (said.WRITTEN, self.local(letter.notice.written_at)),
            (said.MAKER, self.named(book.maker, book.maker_en)),
            (said.REFERENCE, reference),
            (said.LEVEL, self.say(said.LEVELS[why.level]) if why.level is not None else ""),
            (said.REASON, escape(why.reason).replace("\n", "<br/>")),
            (said.CONTACT, escape(why.contact)),
        ]
        cells = [
            [Paragraph(self.say(name), self.muted), Paragraph(text, self.bold if name is said.TO else self.plain)]
            for name, text in told
            if text
        ]
        table = Table(cells, colWidths=_FACTS, hAlign="LEFT")
        table.setStyle(TableStyle([*_TIGHT, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        return table

    def _sum(self, letter: Letter) -> str:
        notice = letter.notice
        if notice.kind is NoticeTo.SITE:
            return self.say(said.AT_SITE, notice.pieces)
        received = sum((one.quantity for one in letter.pieces), Decimal(0))
        words = said.OVERALL if notice.kind is NoticeTo.MANUFACTURER else said.RECEIVED
        return self.say(words, notice.pieces, notice.used, received)

    def _pieces(self, letter: Letter) -> Flowable:
        with_holder = letter.notice.kind is NoticeTo.MANUFACTURER
        widths = _WIDTHS if with_holder else _WITHOUT_HOLDER
        last = len(widths)
        cells: list[list[Flowable]] = [[Paragraph(self.say(words), self.bold) for words in said.HEAD[:last]]]
        cells += [self._piece(piece)[:last] for piece in letter.pieces]
        table = LongTable(cells, colWidths=widths, repeatRows=1, hAlign="LEFT")
        ruled = (("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("RIGHTPADDING", (2, 0), (2, -1), 6 * mm))
        table.setStyle(TableStyle([*_TIGHT, *ruled]))
        return table

    def _piece(self, piece: PieceRow) -> list[Flowable]:
        where = self.say(said.STATES[piece.whereabouts.value])
        return [
            Paragraph(escape(piece.serial or "–"), self.code),
            Paragraph(escape(piece.lot), self.code),
            Paragraph(f"{piece.quantity:f}", self.right),
            Paragraph(where, self.plain),
            Paragraph(escape(piece.document or piece.place), self.code),
            Paragraph(escape(piece.holder_name), self.plain),
        ]

    def _steps(self, letter: Letter) -> list[Flowable]:
        told = said.STEPS[letter.notice.kind][self.chinese]
        steps = [
            [Paragraph(f"{at}.", self.plain), Paragraph(escape(words), self.plain)] for at, words in enumerate(told, 1)
        ]
        table = Table(steps, colWidths=(7 * mm, WIDTH - 7 * mm), hAlign="LEFT")
        table.setStyle(TableStyle([*_TIGHT, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        return [Paragraph(self.say(said.TO_DO), self.part), table]

    def _slip(self, letter: Letter) -> list[Flowable]:
        notice = letter.notice
        words = said.SLIP_MAKER if notice.kind is NoticeTo.MANUFACTURER else said.SLIP_LINES
        lines = [escape(line.format(f"{notice.pieces:f}")) for line in words[self.chinese]]
        head = [
            Paragraph(self.say(said.SLIP), self.part),
            Paragraph(f"{self.named(letter.name, letter.name_en)} · {self._goods()}", self.muted),
            Paragraph(f"{self.say(said.DUE)} {self.local(notice.due_at)}", self.bold),
        ]
        symbol = [_barcode(notice.document), Paragraph(escape(notice.document), self.below)]
        cut = HRFlowable(width="100%", thickness=0.8, color=MUTED, dash=(3, 3), spaceAfter=1 * mm)
        body: list[Flowable] = [Paragraph(line, self._roomy()) for line in lines]
        wide = symbol[0].width + 4
        return [cut, _side_by_side([head, symbol], (WIDTH - wide, wide)), Spacer(0, 2 * mm), *body]

    def _roomy(self) -> ParagraphStyle:
        return ParagraphStyle("roomy", parent=self.plain, leading=24)


_TIGHT: Final = (
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 1.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
)


def _barcode(document: str) -> Code128:
    """The number of the notice as the recall screen reads it back."""
    quiet = 10 * _BAR
    text = Code(CodeKind.NOTICE, document).text
    return Code128(text, barWidth=_BAR, barHeight=_BAR_HEIGHT, quiet=1, lquiet=quiet, rquiet=quiet, humanReadable=0)


def _side_by_side(cells: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> Table:
    table = Table([list(map(list, cells))], colWidths=list(widths), hAlign="LEFT")
    table.setStyle(TableStyle([*_TIGHT, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table
