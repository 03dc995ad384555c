"""The statement of an owner on paper: the equation, each item with its lots and serial numbers, what is owed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from sqlalchemy import Connection

from desktop.models.settlement import BillingKind
from desktop.queries.statement import Figures, StatementAsked, StatementRow, total
from desktop.queries.statement_lines import OwedSum, Statement, statement
from desktop.reports.paper import BOLD, CODES, INK, LINE, MUTED, WORDS, register_faces

_TITLE: Final = ("Statement", "对账单")
_FACTS: Final = ("Goods of {0} · {1} · {2} to {3}", "{0} 的货物 · {1} · {2} 至 {3}")
_FIGURES: Final = (
    ("Opening", "期初"),
    ("Received", "收入"),
    ("Used", "使用"),
    ("Returned", "退回"),
    ("Lost", "丢失"),
    ("Scrapped", "报废"),
    ("Bought out", "买断"),
    ("Counted", "盘点"),
    ("Moved", "调拨"),
    ("Closing", "期末"),
)
_SIGNS: Final = ("", "+", "−", "−", "−", "−", "+", "+", "+", "=")
_GOODS: Final = (("Item, lot or serial", "产品、批号或序列号"), ("Name", "名称"))
_KINDS: Final = {
    BillingKind.CONSUME: ("Used", "使用"),
    BillingKind.WASTE: ("Opened and not used", "已开未用"),
    BillingKind.BUY_OUT: ("Bought out", "买断"),
    BillingKind.LOSE: ("Lost", "丢失"),
    BillingKind.GIVE_BACK: ("Given back", "退回厂家"),
    BillingKind.CREDIT: ("Credits", "冲销"),
}
_OWED: Final = (("Owed for", "应付事由"), ("Lines", "行数"), ("Pieces", "件数"), ("Amount", "金额"), ("Tax", "税额"))
_SUM: Final = ("Together", "合计")
_FEE: Final = (
    "Purchases {0} CNY; level 2 fee 1.5 %: {1} CNY",
    "采购额 {0} 元；二级服务费 1.5%：{1} 元",
)
_VERDICT: Final = {
    True: ("It closes to the piece and to the cent.", "数量与金额均已核对一致。"),
    False: ("It does not close: {0} lines of use are not billed as they moved.", "未平：{0} 行的数量与计费不一致。"),
}
_SIGN: Final = (
    "Owner: ____________________    Partner: ____________________    Date: ______________",
    "货主：____________________    渠道商：____________________    日期：______________",
)
MOST_LINES: Final = 3000
"""Above so many lots and serial numbers the paper tells the items alone; the other forms tell each."""

_ITEMS_ALONE: Final = (
    "{0} lots and serial numbers are in the workbook and the file of this statement.",
    "{0} 个批号和序列号见本对账单的电子表格和文件。",
)
_WIDTH: Final = 267 * mm
_FIGURE_WIDTH: Final = 18.5 * mm
_REF_WIDTH: Final = 44 * mm
_ALWAYS: Final = (0, 1, 2, 3, 4, 9)
"""The figures that every statement tells; the others stand in it when one of its rows has them."""


@dataclass(frozen=True, slots=True)
class _Styles:
    """How the cells are written."""

    plain: ParagraphStyle
    bold: ParagraphStyle
    right: ParagraphStyle
    strong: ParagraphStyle
    code: ParagraphStyle
    big: ParagraphStyle
    small: ParagraphStyle
    chinese: bool


def build_statement(connection: Connection, path: Path, language: str, asked: StatementAsked) -> Statement:
    """Write the statement of an owner; returns what it says.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``, ``period_backwards``.
        OSError: the file cannot be written.
    """
    made = statement(connection, asked)
    register_faces()
    styles = _styles(chinese=language == "zh_CN")
    page = SimpleDocTemplate(str(path), pagesize=landscape(A4), title=made.owner, author="Sparezone", invariant=1)
    page.leftMargin = page.rightMargin = 14 * mm
    page.topMargin = page.bottomMargin = 14 * mm
    page.build(_story(made, styles))
    return made


def _styles(*, chinese: bool) -> _Styles:
    plain = ParagraphStyle("plain", fontName=WORDS, fontSize=9, leading=12.5, textColor=INK)
    plain.wordWrap = "CJK" if chinese else None
    return _Styles(
        plain,
        ParagraphStyle("bold", parent=plain, fontName=BOLD),
        ParagraphStyle("right", parent=plain, alignment=TA_RIGHT),
        ParagraphStyle("strong", parent=plain, fontName=BOLD, alignment=TA_RIGHT),
        ParagraphStyle("code", parent=plain, fontName=CODES, fontSize=8.5, leftIndent=4 * mm),
        ParagraphStyle("big", parent=plain, fontName=BOLD, fontSize=15, leading=19, alignment=TA_CENTER),
        ParagraphStyle("small", parent=plain, fontSize=8, textColor=MUTED, alignment=TA_CENTER),
        chinese,
    )


def _story(made: Statement, styles: _Styles) -> list[Flowable]:
    word = int(styles.chinese)
    title = ParagraphStyle("head", parent=styles.plain, fontName=BOLD, fontSize=18, leading=26)
    facts = _FACTS[word].format(*map(escape, (made.owner_name, made.site_name)), made.first, made.last)
    verdict = _VERDICT[made.closes][word].format(len(made.not_billed))
    fee = _FEE[word].format(f"{made.purchases:,.2f}", f"{made.fee:,.2f}")
    return [
        Paragraph(f"{_TITLE[word]} {escape(made.owner)}", title),
        Paragraph(facts, ParagraphStyle("muted", parent=styles.plain, textColor=MUTED)),
        Spacer(0, 6 * mm),
        _equation(made.total, styles),
        Spacer(0, 4 * mm),
        Paragraph(verdict, styles.bold),
        Spacer(0, 4 * mm),
        _rows(made.rows, styles),
        *_left_out(made, styles),
        Spacer(0, 5 * mm),
        _owed(made, styles),
        Paragraph(fee, styles.plain),
        Spacer(0, 14 * mm),
        Paragraph(_SIGN[word], styles.plain),
    ]


def _left_out(made: Statement, styles: _Styles) -> list[Flowable]:
    if len(made.rows) <= MOST_LINES:
        return []
    return [Paragraph(_ITEMS_ALONE[int(styles.chinese)].format(len(made.rows)), styles.plain)]


def _equation(figures: Figures, styles: _Styles) -> Table:
    """One line of big figures with their signs; what is 0 and need not be told is left out."""
    word = int(styles.chinese)
    told = list(zip(_FIGURES, _SIGNS, values(figures), strict=True))
    shown = [one for at, one in enumerate(told) if at < 5 or at == len(told) - 1 or one[2]]
    cells = [
        [Paragraph(f"{sign} {shown_number(value)}", styles.big) for _, sign, value in shown],
        [Paragraph(names[word], styles.small) for names, _, _ in shown],
    ]
    return Table(cells, colWidths=[_WIDTH / len(shown)] * len(shown))


def values(figures: Figures) -> tuple[Decimal, ...]:
    """The figures in their order."""
    return (
        *(figures.opening, figures.received, figures.used, figures.returned, figures.lost),
        *(figures.scrapped, figures.bought_out, figures.counted, figures.moved, figures.closing),
    )


def shown_number(value: Decimal) -> str:
    """Pieces without needless decimals, a real minus sign before what is below zero."""
    return f"{value.normalize():f}".replace("-", "−")


def _rows(rows: Sequence[StatementRow], styles: _Styles) -> LongTable:
    word = int(styles.chinese)
    told = [at for at in range(len(_FIGURES)) if at in _ALWAYS or any(values(row)[at] for row in rows)]
    head = [Paragraph(names[word], styles.bold) for names in _GOODS]
    cells: list[list[Any]] = [head + [Paragraph(_FIGURES[at][word], styles.strong) for at in told]]
    for ref, some in groupby(rows, key=lambda row: row.ref):
        group = list(some)
        faces = (styles.bold, styles.plain, styles.strong)
        cells.append(_line((ref, _name(group[0], styles)), _told(total(group), told), faces))
        if len(rows) <= MOST_LINES:
            faces = (styles.code, styles.plain, styles.right)
            cells.extend(
                _line((row.serial or row.lot, row.lot if row.serial else ""), _told(row, told), faces) for row in group
            )
    widths = [_REF_WIDTH, _WIDTH - _REF_WIDTH - len(told) * _FIGURE_WIDTH, *[_FIGURE_WIDTH] * len(told)]
    table = LongTable(cells, colWidths=widths, repeatRows=1)
    table.setStyle(_lined())
    return table


def _name(row: StatementRow, styles: _Styles) -> str:
    return row.item if styles.chinese else row.item_en or row.item


def _told(figures: Figures, told: Sequence[int]) -> list[str]:
    """The figures of a line; nothing is written where nothing was."""
    found = values(figures)
    return [shown_number(found[at]) if found[at] else "" for at in told]


def _line(words: tuple[str, str], figures: Sequence[str], styles: tuple[ParagraphStyle, ...]) -> list[Any]:
    left = [Paragraph(escape(text), style) for text, style in zip(words, styles[:2], strict=True)]
    return left + [Paragraph(text, styles[2]) for text in figures]


def _owed(made: Statement, styles: _Styles) -> LongTable:
    word = int(styles.chinese)
    cells = [[Paragraph(names[word], styles.bold if at == 0 else styles.strong) for at, names in enumerate(_OWED)]]
    cells.extend(_owed_line(_KINDS[line.kind][word], line, styles.plain, styles.right) for line in made.owed)
    cells.append(_owed_line(_SUM[word], _together(made.owed), styles.bold, styles.strong))
    table = LongTable(cells, colWidths=[70 * mm, 25 * mm, 25 * mm, 40 * mm, 40 * mm], hAlign="LEFT")
    table.setStyle(_lined())
    return table


def _together(owed: Iterable[OwedSum]) -> OwedSum:
    rows = list(owed)
    sums = [sum((getattr(row, name) for row in rows), Decimal(0)) for name in ("quantity", "amount", "tax")]
    return OwedSum(BillingKind.CONSUME, "CNY", sum(row.lines for row in rows), *sums)


def _owed_line(word: str, line: OwedSum, left: ParagraphStyle, right: ParagraphStyle) -> list[Paragraph]:
    told = (str(line.lines), shown_number(line.quantity), f"{line.amount:,.2f}", f"{line.tax:,.2f}")
    return [Paragraph(escape(word), left)] + [Paragraph(text, right) for text in told]


def _lined() -> TableStyle:
    padding = [("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3)]
    return TableStyle([*padding, ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")])
