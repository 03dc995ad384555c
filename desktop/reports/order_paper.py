"""What the two papers of an emergency order share: styles, the goods, moments in the site's time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from desktop.queries.order_facts import GoodsFacts
from desktop.queries.orders import OrderView
from desktop.reports.paper import BOLD, CODES, INK, LINE, MUTED, WORDS, register_faces

MARGIN: Final = 16 * mm
_GOODS: Final = (
    ("Article", "货号"),
    ("Description", "名称"),
    ("Lot", "批号"),
    ("Serial", "序列号"),
    ("Until", "有效期至"),
    ("Pieces", "件数"),
)
_WIDTHS: Final = [22 * mm, 55 * mm, 26 * mm, 30 * mm, 24 * mm, 16 * mm]
_NO_PADDING: Final = ("LEFTPADDING", (0, 0), (0, -1), 0)
_TRAY: Final = ("Tray {0} · {1} · sterile until {2}", "器械盒 {0} · {1} · 灭菌有效期至 {2}")
_BY_SUPERVISOR: Final = ("let go by a supervisor: {0}", "主管放行：{0}")


@dataclass(frozen=True, slots=True)
class Styles:
    """The faces of one paper."""

    plain: ParagraphStyle
    muted: ParagraphStyle
    bold: ParagraphStyle
    code: ParagraphStyle
    right: ParagraphStyle
    title: ParagraphStyle
    heading: ParagraphStyle


def styles(*, chinese: bool) -> Styles:
    """The faces in a language."""
    register_faces()
    plain = ParagraphStyle("plain", fontName=WORDS, fontSize=9.5, leading=14, textColor=INK)
    plain.wordWrap = "CJK" if chinese else None
    return Styles(
        plain,
        ParagraphStyle("muted", parent=plain, textColor=MUTED),
        ParagraphStyle("bold", parent=plain, fontName=BOLD),
        ParagraphStyle("code", parent=plain, fontName=CODES, fontSize=9),
        ParagraphStyle("right", parent=plain, alignment=TA_RIGHT),
        ParagraphStyle("title", parent=plain, fontName=BOLD, fontSize=18, leading=26),
        ParagraphStyle("heading", parent=plain, fontName=BOLD, fontSize=12, leading=18, spaceBefore=6),
    )


def moment(at: datetime, view: OrderView, form: str = "%Y-%m-%d %H:%M") -> str:
    """A moment in the site's time."""
    return at.astimezone(ZoneInfo(view.row.time_zone)).strftime(form)


def span(length: timedelta, *, chinese: bool) -> str:
    """Hours, minutes and, where there are any, seconds; below zero with its sign."""
    seconds = int(length.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    sign = "−" if seconds < 0 else ""
    words = ("{0} h {1:02d} min", "{0} 小时 {1:02d} 分")[chinese].format(hours, minutes)
    return sign + words + (f" {left:02d} {'秒' if chinese else 's'}" if left else "")


def table(cells: list[list[Flowable]], widths: Sequence[float]) -> LongTable:
    """A table with hairlines; its first row is repeated on each page."""
    made = LongTable(cells, colWidths=list(widths), repeatRows=1, hAlign="LEFT")
    hair, top, left = ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP"), _NO_PADDING
    made.setStyle(TableStyle([hair, top, left]))
    return made


def goods(view: OrderView, faces: Styles, *, chinese: bool) -> list[Flowable]:
    """The goods in the box by themselves and in trays, and the trays."""
    cells: list[list[Flowable]] = [[Paragraph(words[chinese], faces.bold) for words in _GOODS]]
    cells += [_piece(row, faces, chinese=chinese) for row in together(view.picked)]
    story: list[Flowable] = [table(cells, _WIDTHS), Spacer(0, 2 * mm)]
    for one in view.trays:
        if one.tray_id is None:
            continue
        until = one.sterile_until.isoformat() if one.sterile_until else _BY_SUPERVISOR[chinese].format(one.reason)
        name = one.kit_name if chinese else one.kit_name_en or one.kit_name
        story.append(Paragraph(escape(_TRAY[chinese].format(one.tray, name, until)), faces.plain))
    return story


def together(rows: Sequence[GoodsFacts]) -> list[tuple[GoodsFacts, int]]:
    """The picked goods with pieces of one lot summed."""
    sums: dict[tuple[str, str, str], tuple[GoodsFacts, int]] = {}
    for row in rows:
        key = (row.ref, row.lot, row.serial)
        first, count = sums.get(key, (row, 0))
        sums[key] = (first, count + int(row.quantity))
    return list(sums.values())


def _piece(summed: tuple[GoodsFacts, int], faces: Styles, *, chinese: bool) -> list[Flowable]:
    row, pieces = summed
    until = row.expires_on.isoformat() if row.expires_on else ""
    name = row.name if chinese else row.name_en or row.name
    texts = ((row.ref, faces.code), (name, faces.plain), (row.lot, faces.code), (row.serial, faces.code))
    cells: list[Flowable] = [Paragraph(escape(words), style) for words, style in texts]
    return [*cells, Paragraph(until, faces.plain), Paragraph(str(pieces), faces.right)]


def build(path: Path, title: str, story: list[Flowable]) -> None:
    """Write the paper; the same order is the same bytes."""
    page = SimpleDocTemplate(str(path), pagesize=A4, title=title, author="Sparezone", invariant=1)
    page.leftMargin = page.rightMargin = MARGIN
    page.topMargin = page.bottomMargin = 14 * mm
    page.build(story)
