"""The hand-over sheet of an emergency order: what is in the box, for whom, by when, with room for three signatures."""

from datetime import datetime
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer
from sqlalchemy import Connection

from desktop.domain.codes import Code, CodeKind
from desktop.queries.orders import OrderView, order_view
from desktop.reports import order_paper as paper
from desktop.services.emergency.order_at_hand import SHEET

_TITLE: Final = ("Hand-over sheet {0}", "交接单 {0}")
_TO: Final = ("To {0} · must be there by {1}", "送往 {0} · 最迟送达 {1}")
_FROM: Final = ("From {0} · called {1} · contract {2}", "发自 {0} · 来电 {1} · 合同 {2}")
_COURIER: Final = ("Courier: {0} · {1} · {2}", "配送员：{0} · {1} · {2}")
_OWNER: Final = (
    "The goods stay the property of their owner until they are used. Please note who received them and when.",
    "货物在使用前仍归货主所有。请注明签收人和签收时间。",
)
_SIGN: Final = (
    ("Handed over by", "发货人"),
    ("Courier", "配送员"),
    ("Received at the hospital by", "医院签收人"),
)
_BLANK: Final = (
    "name ______________________   date and time ______________________   signature ________________",
    "姓名 ______________________   日期和时间 ______________________   签字 ________________",
)
_NARROW_MM: Final = 0.33


def build_hand_over(connection: Connection, path: Path, language: str, number: str, now: datetime) -> int:
    """Write the hand-over sheet of an order; returns how many goods it lists.

    Raises:
        Refusal: ``unknown_emergency``.
        OSError: the file cannot be written.
    """
    view = order_view(connection, number, now)
    chinese = language == "zh_CN"
    faces = paper.styles(chinese=chinese)
    story: list[Flowable] = [Paragraph(escape(_TITLE[chinese].format(number)), faces.title)]
    story += [Paragraph(escape(line), faces.plain) for line in _facts(view, chinese=chinese)]
    code = Code(CodeKind.ORDER, f"{number}{SHEET}").text
    story += [Spacer(0, 3 * mm), _symbol(code), Paragraph(code, faces.code), Spacer(0, 4 * mm)]
    story += paper.goods(view, faces, chinese=chinese)
    story += [Spacer(0, 6 * mm), Paragraph(_OWNER[chinese], faces.muted)]
    for words in _SIGN:
        story += [Spacer(0, 8 * mm), Paragraph(words[chinese], faces.bold), Spacer(0, 3 * mm)]
        story.append(Paragraph(_BLANK[chinese], faces.plain))
    paper.build(path, _TITLE[chinese].format(number), story)
    return len(paper.together(view.picked))


def _facts(view: OrderView, *, chinese: bool) -> list[str]:
    row = view.row
    hospital = row.hospital_name if chinese else row.hospital_name_en or row.hospital_name
    lines = [_TO[chinese].format(hospital, paper.moment(row.due_at, view))]
    lines.append(_FROM[chinese].format(row.site, paper.moment(row.called_at, view), view.package or "-"))
    if view.courier:
        lines.append(_COURIER[chinese].format(view.courier, view.plate, view.phone))
    return lines


def _symbol(code: str) -> Flowable:
    quiet = 10 * _NARROW_MM * mm
    symbol: Flowable = Code128(
        code, barWidth=_NARROW_MM * mm, barHeight=12 * mm, quiet=1, lquiet=quiet, rquiet=quiet, humanReadable=0
    )
    symbol.hAlign = "LEFT"
    return symbol
