"""Replenishment on paper: the list of what is below its minimum, and the order to an owner, as A4 pages."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from sqlalchemy import Connection, select

from desktop.models.party import Site
from desktop.queries.refill_orders import OrderPage, OrderState, order_page
from desktop.queries.replenishment import ProposalRow, proposals
from desktop.reports.paper import BOLD, CODES, INK, LINE, MUTED, WORDS, register_faces

Column = tuple[tuple[str, str], float, str]
"""Words in both languages, width in millimetres, and which of the styles."""

_LIST: Final[Sequence[Column]] = (
    (("REF", "货号"), 28, "code"),
    (("Item", "品种"), 56, "plain"),
    (("Place", "库区"), 20, "code"),
    (("Owner", "货主"), 24, "plain"),
    (("Usable", "可用"), 15, "right"),
    (("Committed", "已占用"), 20, "right"),
    (("In transit", "在途"), 18, "right"),
    (("On order", "已订"), 17, "right"),
    (("Position", "净库存"), 18, "right"),
    (("Min/target/max", "下限/目标/上限"), 28, "right"),
    (("Order", "订货"), 16, "right"),
)
_ORDER: Final[Sequence[Column]] = (
    (("No.", "序号"), 12, "right"),
    (("REF", "货号"), 34, "code"),
    (("UDI-DI", "产品标识"), 34, "code"),
    (("Item", "品种"), 58, "plain"),
    (("For", "用于"), 20, "code"),
    (("Pieces", "件数"), 18, "right"),
)
_EXCHANGE: Final[Sequence[Column]] = (
    (("REF", "货号"), 34, "code"),
    (("Item", "品种"), 46, "plain"),
    (("Lot", "批号"), 28, "code"),
    (("Serial", "序列号"), 28, "code"),
    (("Expires", "有效期至"), 24, "plain"),
    (("Pieces", "件数"), 16, "right"),
)
_LIST_TITLE: Final = ("Below minimum", "低于下限")
_LIST_FACTS: Final = (
    "{0} · {1} · {2} product(s), {3} piece(s) missing, {4} to order",
    "{0} · {1} · {2} 个品种，缺 {3} 件，订 {4} 件",
)
_NONE: Final = ("Nothing is below its minimum.", "没有低于下限的品种。")
_ORDER_TITLE: Final = ("Order", "订单")
_ORDER_FACTS: Final = ("To {0} · for {1} · sent {2} · {3} piece(s)", "致 {0} · {1} · 发出 {2} · {3} 件")
_CANCELLED: Final = ("Cancelled", "已取消")
_EXCHANGE_TITLE: Final = ("Please exchange: expires soon", "请更换：临近有效期")
_SIGN: Final = (
    "Ordered by: ____________________    Confirmed for: ______________    Signature: ____________________",
    "订货人：____________________    确认交期：______________    签字：____________________",
)


def build_replenishment(connection: Connection, path: Path, language: str, site: str, at: datetime) -> int:
    """Write what is below its minimum at a site; returns how many lines it has.

    Raises:
        Refusal: ``unknown_site``.
        OSError: the file cannot be written.
    """
    chinese, rows = language == "zh_CN", proposals(connection, site, at)
    styles = _styles(chinese=chinese)
    missing, wanted = sum(row.proposal.missing for row in rows), sum(row.pieces for row in rows)
    facts = _LIST_FACTS[chinese].format(escape(site), _local(connection, site, at), len(rows), missing, wanted)
    story: list[Flowable] = [Paragraph(_LIST_TITLE[chinese], styles["head"]), Paragraph(facts, styles["muted"])]
    story.append(Spacer(0, 5 * mm))
    texts = [_list_line(row, chinese=chinese) for row in rows]
    nothing = Paragraph(_NONE[chinese], styles["plain"])
    story.append(_table(_LIST, texts, styles, chinese=chinese) if rows else nothing)
    _write(path, f"{_LIST_TITLE[chinese]} {site}", story, wide=True)
    return len(rows)


def build_order(connection: Connection, path: Path, language: str, number: str, at: datetime) -> int:
    """Write an order to an owner; returns how many lines it has.

    Raises:
        Refusal: ``unknown_order``.
        OSError: the file cannot be written.
    """
    chinese, page = language == "zh_CN", order_page(connection, number, at)
    styles = _styles(chinese=chinese)
    story = [*_order_head(connection, page, styles, chinese=chinese), Spacer(0, 5 * mm)]
    lines = [
        (str(line.position), line.item, line.gtin, _named(line, chinese=chinese), line.at, str(line.pieces))
        for line in page.lines
    ]
    story.append(_table(_ORDER, lines, styles, chinese=chinese))
    if page.exchanges:
        story += [Spacer(0, 8 * mm), Paragraph(_EXCHANGE_TITLE[chinese], styles["bold"])]
        due = [
            (one.item, _named(one, chinese=chinese), one.lot, one.serial, one.expires_on.isoformat(), str(one.pieces))
            for one in page.exchanges
        ]
        story.append(_table(_EXCHANGE, due, styles, chinese=chinese))
    story += [Spacer(0, 16 * mm), Paragraph(_SIGN[chinese], styles["plain"])]
    _write(path, f"{_ORDER_TITLE[chinese]} {number}", story, wide=False)
    return len(page.lines)


def _order_head(
    connection: Connection, page: OrderPage, styles: dict[str, ParagraphStyle], *, chinese: bool
) -> Iterable[Flowable]:
    order = page.order
    owner = order.owner_name if chinese else order.owner_name_en or order.owner_name
    sent = _local(connection, order.site, order.sent_at)
    facts = _ORDER_FACTS[chinese].format(escape(owner), escape(order.site), sent, order.pieces)
    yield Paragraph(f"{_ORDER_TITLE[chinese]} {escape(order.number)}", styles["head"])
    if order.state is OrderState.CANCELLED:
        yield Paragraph(_CANCELLED[chinese], styles["head"])
    yield Paragraph(facts, styles["muted"])


def _local(connection: Connection, site: str, at: datetime) -> str:
    zone = connection.execute(select(Site.time_zone).where(Site.code == site)).scalar_one()
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


def _named(row: object, *, chinese: bool) -> str:
    name, english = str(getattr(row, "name", "")), str(getattr(row, "name_en", ""))
    return name if chinese else english or name


def _list_line(row: ProposalRow, *, chinese: bool) -> tuple[str, ...]:
    par, parts, levels = row.par, row.proposal.parts, row.proposal.levels
    owner = par.owner_name if chinese else par.owner_name_en or par.owner_name
    figures = (parts.usable, parts.committed, parts.in_transit, parts.on_order, parts.position)
    between = f"{levels.minimum}/{levels.target}/{levels.maximum}"
    needed = "".join(f"\n{need.case} · {need.order}" for need in row.needs)
    return (
        par.item,
        f"{_named(par, chinese=chinese)}{needed}",
        par.at,
        owner,
        *map(str, figures),
        between,
        str(row.pieces),
    )


def _styles(*, chinese: bool) -> dict[str, ParagraphStyle]:
    register_faces()
    plain = ParagraphStyle("plain", fontName=WORDS, fontSize=9, leading=13, textColor=INK)
    plain.wordWrap = "CJK" if chinese else None
    return {
        "plain": plain,
        "muted": ParagraphStyle("muted", parent=plain, textColor=MUTED),
        "bold": ParagraphStyle("bold", parent=plain, fontName=BOLD),
        "head": ParagraphStyle("head", parent=plain, fontName=BOLD, fontSize=18, leading=26),
        "code": ParagraphStyle("code", parent=plain, fontName=CODES, fontSize=8.5),
        "right": ParagraphStyle("right", parent=plain, alignment=TA_RIGHT),
    }


def _table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], styles: dict[str, ParagraphStyle], *, chinese: bool
) -> LongTable:
    bold = styles["bold"]
    right = ParagraphStyle("bold right", parent=bold, alignment=TA_RIGHT)
    cells = [[Paragraph(words[chinese], right if style == "right" else bold) for words, _, style in columns]]
    for row in rows:
        pairs = zip(row, columns, strict=True)
        cells.append([Paragraph(escape(text), styles[style]) for text, (_, _, style) in pairs])
    table = LongTable(cells, colWidths=[width * mm for _, width, _ in columns], repeatRows=1)
    table.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def _write(path: Path, title: str, story: Sequence[Flowable], *, wide: bool) -> None:
    size = landscape(A4) if wide else A4
    page = SimpleDocTemplate(str(path), pagesize=size, title=title, author="Sparezone", invariant=1)
    page.leftMargin = page.rightMargin = 14 * mm
    page.topMargin = page.bottomMargin = 14 * mm
    page.build(list(story))
