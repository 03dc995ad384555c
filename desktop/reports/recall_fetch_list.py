"""The fetch list of a recall: what must still go into a recall bin, by site and bin, with a box to tick (J13)."""

from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from desktop.models.party import Site
from desktop.queries.recall_fetching import FetchRow, to_fetch
from desktop.queries.recalls import RecallRow, recall_named
from desktop.reports.table_pages import Pages, Section, write_pages

_TITLE: Final = ("Fetch list of recall {0}", "召回 {0} 取货清单")
_SCOPE: Final = ("{0} · {1} · {2}", "{0} · {1} · {2}")
_ADVICE: Final = (
    "Put every piece into a recall bin and stick a RECALL label on it. Pieces in a tray: take them out first.",
    "逐件放入召回货位并贴“召回”标签。器械盒内的件先取出。",
)
_NOTHING: Final = ("Everything is set apart: nothing is left to fetch.", "已全部隔离，没有待取的件。")
_PART: Final = ("{0} · {1} piece(s) in {2} place(s)", "{0} · {1} 件，{2} 个位置")
_HEAD: Final = (
    ("Bin", "Tray", "Serial", "Lot", "Pieces", "Fetched"),
    ("库位", "器械盒", "序列号", "批号", "件数", "已取"),
)
_BOX: Final = "□"
_WIDTHS: Final = (44.0, 28.0, 36.0, 36.0, 16.0, 20.0)
_SIGN: Final = (
    "Fetched by: ____________________    Checked by: ____________________    Date, time: ________________",
    "取货人：____________________    复核人：____________________    日期时间：________________",
)


def build_recall_fetch_list(connection: Connection, path: Path, language: str, number: str) -> Decimal:
    """Write the list as it is now; returns how many pieces are on it.

    Raises:
        Refusal: ``unknown_recall``.
        OSError: the file cannot be written.
    """
    recall, chinese = recall_named(connection, number), language == "zh_CN"
    rows = to_fetch(connection, recall)
    names = _site_names(connection, chinese=chinese)
    sections = [_section(names[site], list(group), chinese) for site, group in groupby(rows, lambda row: row.site)]
    facts = [_scope(recall, chinese), (_ADVICE if rows else _NOTHING)[chinese]]
    pages = Pages(_TITLE[chinese].format(number), facts, sections, _SIGN[chinese] if rows else "")
    write_pages(path, pages, chinese=chinese)
    return sum((row.pieces for row in rows), Decimal(0))


def _scope(recall: RecallRow, chinese: bool) -> str:
    span = f"{recall.serial_from}–{recall.serial_to}" if recall.serial_from else ""
    name = recall.item_name if chinese else recall.item_en or recall.item_name
    return _SCOPE[chinese].format(name, recall.item, " ".join(part for part in (recall.lot, span) if part) or "*")


def _section(site: str, rows: list[FetchRow], chinese: bool) -> Section:
    cells = [(row.place, row.tray, row.serial or "–", row.lot, f"{row.pieces:f}", _BOX) for row in rows]
    pieces = sum((row.pieces for row in rows), Decimal(0))
    title = _PART[chinese].format(site, pieces, len({(row.place, row.tray) for row in rows}))
    return Section(title, _HEAD[chinese], cells, _WIDTHS, frozenset({0, 1, 2, 3}), frozenset({4}))


def _site_names(connection: Connection, *, chinese: bool) -> dict[str, str]:
    asked = select(Site.code, Site.name, Site.name_en)
    return {
        row.code: f"{(row.name if chinese else row.name_en or row.name) or row.code} · {row.code}"
        for row in connection.execute(asked).all()
    }
