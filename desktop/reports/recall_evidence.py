"""The evidence of a recall from end to end: notice, located, blocked, notified, returned, closed, each with its time.

An A4 document; `desktop.exchange.recall_file` writes the same as a file for other programs (S2-55).
"""

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.models.party import Site
from desktop.models.recall import Whereabouts
from desktop.queries.recall_steps import milestones
from desktop.queries.recalls import (
    NoticeRow,
    PieceRow,
    RecallRow,
    recall_named,
    recall_notices,
    recall_pieces,
)
from desktop.reports.table_pages import Pages, Section, write_pages

_TITLE: Final = ("Recall evidence", "召回证据单")
_SCOPE: Final = ("{0} · {1} · {2} · reference {3}", "{0} · {1} · {2} · 通知编号 {3}")
_FILE: Final = ("Notice file {0} · SHA-256 {1}", "通知文件 {0} · SHA-256 {1}")
_STEPS: Final = {
    "notice": ("Notice received", "收到通知"),
    "located": ("Located: {0} of {1} received", "查明 {0} / 收货 {1}"),
    "blocked": ("Blocked: {0} pieces", "已封锁 {0} 件"),
    "notified": ("Notified: {0} notices, {1} acknowledged", "已通知 {0} 份，{1} 份已确认"),
    "returned": ("Secured or returned: {0} of {1}", "已控制或退回 {0} / {1}"),
    "closed": ("Closed", "已关闭"),
    "withdrawn": ("Withdrawn, opened by mistake: {0}", "误开，已撤回：{0}"),
    "lifted": ("Lifted by the manufacturer: {0}", "生产企业已解除：{0}"),
}
_PENDING: Final = ("not yet", "尚未")
_STATES: Final = {
    "stock": ("in stock", "在库"),
    "tray": ("in trays", "手术盒内"),
    "transit": ("on the road", "在途"),
    "hospital": ("at hospitals", "医院"),
    "used": ("used", "已使用"),
    "returned": ("given back", "已退回厂家"),
    "scrapped": ("scrapped", "已销毁"),
    "lost": ("lost", "丢失"),
}
_ACCOUNTED: Final = {
    "secured": ("in a recall bin", "已入召回货位"),
    "returned": ("given back", "已退回厂家"),
    "scrapped": ("scrapped", "已销毁"),
    "used": ("used", "已使用"),
    "holder_confirmed": ("confirmed by the holder", "持有方已确认"),
    "written_off": ("written off", "已核销"),
}
_KINDS: Final = {
    "hospital": ("hospital", "医院"),
    "manufacturer": ("manufacturer", "生产企业"),
    "site": ("site", "仓库"),
}
_HEADS: Final = {
    "steps": (("Step", "Time"), ("步骤", "时间")),
    "sums": (("Where", "Pieces"), ("去向", "件数")),
    "pieces": (
        ("Serial or lot", "Where found", "Place", "Holder", "Case", "Now", "Accounted for"),
        ("序列号或批号", "查明时", "位置", "持有方", "手术", "现在", "控制情况"),
    ),
    "notices": (
        ("Notice", "To", "Receiver", "Pieces", "Due", "Acknowledged"),
        ("通知", "对象", "接收方", "件数", "期限", "确认"),
    ),
}
_PARTS: Final = (("Steps", "Where every piece is", "Pieces", "Notices"), ("经过", "去向汇总", "明细", "通知"))
_SUM: Final = ("Sum = received", "合计 = 收货")
_OPEN: Final = ("Sum, received {0}: does not agree", "合计，收货 {0}：不符")
_SIGN: Final = (
    "Quality: ____________________    Date: ______________",
    "质量负责人：____________________    日期：______________",
)


def build_recall_evidence(connection: Connection, path: Path, language: str, number: str) -> int:
    """Write the evidence as PDF; returns how many pieces it names.

    Raises:
        Refusal: ``unknown_recall``.
        OSError: the file cannot be written.
    """
    recall = recall_named(connection, number)
    pieces, notices = recall_pieces(connection, recall), list(recall_notices(connection, number))
    words = _Words(language == "zh_CN", _zone(connection, recall))
    facts = [words(_SCOPE).format(recall.item_name, recall.item, _scope(recall), recall.reference or "-")]
    if recall.notice_name:
        facts.append(words(_FILE).format(recall.notice_name, recall.notice_sha256))
    sections = (
        _steps(connection, recall, words),
        _sums(recall, pieces, words),
        _pieces(pieces, words),
        _notices(notices, words),
    )
    write_pages(path, Pages(f"{words(_TITLE)} {number}", facts, sections, words(_SIGN)), chinese=words.chinese)
    return len(pieces)


class _Words:
    """The words of one language, and times of one zone."""

    def __init__(self, chinese: bool, zone: ZoneInfo) -> None:
        self.chinese = chinese
        self.zone = zone

    def __call__(self, both: tuple[str, str]) -> str:
        return both[self.chinese]

    def time(self, moment: datetime | None) -> str:
        """A moment to the second, local."""
        return self(_PENDING) if moment is None else f"{moment.astimezone(self.zone):%Y-%m-%d %H:%M:%S}"


def _zone(connection: Connection, recall: RecallRow) -> ZoneInfo:
    return ZoneInfo(connection.execute(select(Site.time_zone).where(Site.id == recall.site_id)).scalar_one())


def _scope(recall: RecallRow) -> str:
    span = f"{recall.serial_from}–{recall.serial_to}" if recall.serial_from else ""
    return " ".join(part for part in (recall.lot, span) if part) or "*"


def _steps(connection: Connection, recall: RecallRow, words: _Words) -> Section:
    told = milestones(connection, recall)
    rows = [(words(_STEPS[name]).format(*figures), words.time(at)) for name, figures, at in told]
    return Section(_PARTS[words.chinese][0], _HEADS["steps"][words.chinese], rows, (110, 60))


def _sums(recall: RecallRow, pieces: tuple[PieceRow, ...], words: _Words) -> Section:
    rows = []
    for state in Whereabouts:
        count = sum((piece.quantity for piece in pieces if piece.whereabouts is state), Decimal(0))
        if count:
            rows.append((words(_STATES[state.value]), str(count)))
    total = sum((piece.quantity for piece in pieces), Decimal(0))
    agrees = words(_SUM) if total == recall.received else words(_OPEN).format(recall.received)
    rows.append((agrees, str(total)))
    head = _HEADS["sums"][words.chinese]
    return Section(_PARTS[words.chinese][1], head, rows, (110, 30), frozenset(), frozenset({1}))


def _pieces(pieces: tuple[PieceRow, ...], words: _Words) -> Section:
    rows = [
        (
            piece.serial or f"{piece.lot} × {piece.quantity}",
            words(_STATES[piece.whereabouts.value]),
            piece.place,
            piece.holder_name,
            piece.document,
            piece.now,
            "-" if not piece.blocked else words(_ACCOUNTED.get(piece.accounted or "", _PENDING)),
        )
        for piece in pieces
    ]
    widths = (26.0, 22.0, 24.0, 36.0, 26.0, 24.0, 24.0)
    return Section(_PARTS[words.chinese][2], _HEADS["pieces"][words.chinese], rows, widths, frozenset({0, 2, 4, 5}))


def _notices(notices: list[NoticeRow], words: _Words) -> Section:
    rows = [
        (
            notice.document,
            words(_KINDS[notice.kind.value]),
            notice.site or notice.receiver_name,
            str(notice.pieces),
            words.time(notice.due_at),
            f"{words.time(notice.acknowledged_at)} {notice.acknowledged_by}".rstrip(" "),
        )
        for notice in notices
    ]
    head = _HEADS["notices"][words.chinese]
    widths = (26.0, 22.0, 44.0, 14.0, 34.0, 42.0)
    return Section(_PARTS[words.chinese][3], head, rows, widths, frozenset({0}), frozenset({3}))
