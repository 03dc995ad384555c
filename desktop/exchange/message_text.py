"""Messages in words: the subject and the text that a person reads, in Chinese and in English."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from desktop.services.sending import Parcel
from desktop.services.wire import to_wire

FORMAT: Final = "sparezone-message-1"

_TITLES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "notice_of_use": ("使用通知", "Notice of use"),
        "notice_of_use_withdrawn": ("使用通知撤回", "Notice of use withdrawn"),
        "refill_order": ("补货订单", "Replenishment order"),
        "refill_order_cancelled": ("补货订单取消", "Replenishment order cancelled"),
        "recall_notice": ("召回通知", "Recall notice"),
        "warranty_reminder": ("保修提醒", "Warranty reminder"),
        "deadline_stage": ("时限提醒", "Deadline reminder"),
        "adverse_first_report": ("不良事件首报", "Adverse event: first report"),
        "adverse_written_report": ("不良事件书面报告", "Adverse event: written report"),
        "follow_up_form": ("术后随访表", "Postoperative follow-up form"),
        "reservation_taken": ("预留已被紧急调用", "Reserved piece taken for an emergency"),
        "tray_taken": ("预留器械盒已被紧急调用", "Reserved tray taken for an emergency"),
    }
)
_FIELDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "report": ("报告", "Report"),
        "case": ("手术", "Case"),
        "hospital": ("医院", "Hospital"),
        "ended_at": ("结束时间", "Ended at"),
        "reason": ("原因", "Reason"),
        "order": ("订单", "Order"),
        "site": ("站点", "Site"),
        "owner": ("货主", "Owner"),
        "recall": ("召回", "Recall"),
        "notice": ("通知", "Notice"),
        "reference": ("厂家编号", "Reference"),
        "item": ("产品", "Item"),
        "lot": ("批号", "Lot"),
        "expires_on": ("有效期至", "Usable until"),
        "serial": ("序列号", "Serial number"),
        "serial_from": ("序列号自", "Serial from"),
        "serial_to": ("序列号至", "Serial to"),
        "model": ("型号", "Model"),
        "event": ("提醒事项", "Reminder"),
        "due_on": ("应提醒日期", "Was due on"),
        "days_left": ("剩余天数", "Days left"),
        "last_covered_day": ("保修最后一天", "Last covered day"),
        "due_at": ("截止时间", "Due"),
        "pieces": ("数量", "Pieces"),
        "lines": ("明细", "Lines"),
        "exchange": ("换货", "Exchange"),
        "place": ("位置", "Place"),
        "planned_at": ("计划时间", "Planned for"),
        "rule": ("时限", "Promise"),
        "stage": ("提醒", "Told"),
        "document": ("单据", "Document"),
        "late": ("迟发", "Told late"),
        "tray": ("器械盒", "Tray"),
        "replaced": ("已另行预留", "Another one is reserved"),
    }
)


_EVENTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "start": ("保修开始", "The warranty begins"),
        "middle": ("保修期过半", "Half of the warranty is over"),
        "left": ("保修即将到期", "The warranty ends soon"),
        "end": ("保修今日到期", "The warranty ends"),
    }
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a person reads; neither has control characters but line feeds in the text."""

    subject: str
    text: str


def words_of(parcel: Parcel) -> Words:
    """The message in the language of its way."""
    column = 1 if parcel.language == "en" else 0
    title = _TITLES.get(parcel.kind, (parcel.kind, parcel.kind))[column]
    subject = _plain(" ".join(part for part in (title, parcel.document) if part))
    foot = ("由 {sender} 的 Sparezone 发出，编号 {key}", "Sent by Sparezone of {sender}, number {key}")[column]
    body = [*_lines(json.loads(parcel.body), column)]
    ends = foot.format(sender=_plain(parcel.sender), key=parcel.key)
    return Words(f"{subject} · {_plain(parcel.sender)}", "\n".join([subject, "", *body, "", ends, ""]))


def body_of(body: str, *, english: bool) -> str:
    """What a message says, a line for each fact."""
    return "\n".join(_lines(json.loads(body), int(english)))


def _lines(body: Mapping[str, Any], column: int) -> Iterator[str]:
    for name, value in body.items():
        word = _FIELDS.get(name, (name, name))[column]
        if isinstance(value, list):
            yield f"{word} ({len(value)})"
            yield from (f"  - {_row(part)}" for part in value)
        elif name == "event" and value in _EVENTS:
            yield f"{word}: {_EVENTS[value][column]}"
        elif value not in ("", None):
            yield f"{word}: {_row(value)}"


def _row(value: Any) -> str:
    if isinstance(value, Mapping):
        return " · ".join(_plain(str(part)) for part in value.values() if part not in ("", None))
    return _plain(str(value))


def _plain(text: str) -> str:
    """Without anything that could begin a new line or a new header."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def as_json(parcel: Parcel) -> bytes:
    """The message for another program, as ``docs/notices.md`` describes it."""
    head = {name: to_wire(getattr(parcel, name)) for name in ("kind", "document", "written_at", "site", "sender")}
    whole = {"format": FORMAT, "id": str(parcel.key), "receiver": parcel.receiver, "body": json.loads(parcel.body)}
    return json.dumps(head | whole, ensure_ascii=False, sort_keys=True, indent=1).encode()
