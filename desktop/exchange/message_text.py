"""Messages in words: the subject and the text that a person reads, in Chinese and in English."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from desktop.exchange.message_words import FIELDS, NO, TITLES, VALUES, YES, stage_words
from desktop.services.sending import Parcel
from desktop.services.wire import to_wire

FORMAT: Final = "sparezone-message-1"
SayMoment = Callable[[datetime], str]
"""A moment as the reader's clock shows it."""

_FOR_PROGRAMS: Final = frozenset({"raw", "time_zone"})
"""Facts that no person reads; they are in the JSON beside the text."""

_ENGLISH: Final = "_en"
_ORDER: Final = {name: place for place, name in enumerate(FIELDS)}


@dataclass(frozen=True, slots=True)
class Words:
    """What a person reads; neither has control characters but line feeds in the text."""

    subject: str
    text: str


def words_of(parcel: Parcel) -> Words:
    """The message in the language of its way, with the times of its site."""
    column = 1 if parcel.language == "en" else 0
    body = json.loads(parcel.body)
    title = TITLES.get(parcel.kind, (parcel.kind, parcel.kind))[column]
    subject = _plain(" ".join(part for part in (title, parcel.document) if part))
    if parcel.kind == "deadline_stage":
        subject += f" · {_said('rule', body.get('rule', ''), column)} · {_said('stage', body.get('stage', ''), column)}"
    foot = ("由 {sender} 的 Sparezone 发出，编号 {key}", "Sent by Sparezone of {sender}, number {key}")[column]
    lines = [*_Reading(column, _at_site(parcel.time_zone)).lines(body)]
    ends = foot.format(sender=_plain(parcel.sender), key=parcel.key)
    return Words(f"{subject} · {_plain(parcel.sender)}", "\n".join([subject, "", *lines, "", ends, ""]))


def body_of(body: str, moment: SayMoment, *, english: bool) -> str:
    """What a message says, a line for each fact; ``moment`` says the times."""
    return "\n".join(_Reading(int(english), moment).lines(json.loads(body)))


def _at_site(time_zone: str) -> SayMoment:
    zone = ZoneInfo(time_zone)

    def said(at: datetime) -> str:
        there = at.astimezone(zone)
        offset = there.strftime("%z")
        return f"{there:%Y-%m-%d %H:%M:%S} (UTC{offset[:3]}:{offset[3:5]})"

    return said


class _Reading:
    """The lines of a body in one language."""

    def __init__(self, column: int, moment: SayMoment) -> None:
        self._column, self._moment = column, moment

    def lines(self, body: Mapping[str, Any]) -> Iterator[str]:
        for name, value in self._facts(body):
            word = FIELDS.get(name, (name, name))[self._column]
            if isinstance(value, list):
                yield f"{word} ({len(value)})"
                yield from (f"  - {self._row(part)}" for part in value)
            elif isinstance(value, Mapping):
                yield f"{word}:"
                yield from (f"  - {line}" for line in self.lines(_of_follow_up(value)))
            else:
                yield f"{word}: {self._say(name, value)}"

    def _facts(self, body: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """What a person is told, in order: one name of two, and nothing that is empty or only for programs."""
        for name, value in sorted(body.items(), key=lambda fact: _ORDER.get(fact[0], len(_ORDER))):
            if name in _FOR_PROGRAMS or name.endswith(_ENGLISH) or (name == "late" and value is False):
                continue
            told = (body.get(name + _ENGLISH) or value) if self._column else value
            if told not in ("", None):
                yield name, told

    def _row(self, value: Any) -> str:
        if isinstance(value, Mapping):
            return " · ".join(self._say(name, part) for name, part in self._facts(value))
        return _plain(str(value))

    def _say(self, name: str, value: Any) -> str:
        if isinstance(value, bool):
            return (YES if value else NO)[self._column]
        at = _moment_in(name, value)
        return _said(name, value, self._column) if at is None else self._moment(at)


def _of_follow_up(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """``event`` of what a surgeon said is an adverse event, not a reminder."""
    return {"adverse_event" if name == "event" else name: part for name, part in value.items()}


def _said(name: str, value: Any, column: int) -> str:
    """A fact by its word when it is one of a list."""
    if name == "stage":
        return _plain(stage_words(str(value), column))
    words = VALUES.get(name, {}).get(str(value))
    return _plain(str(value)) if words is None else words[column]


def _moment_in(name: str, value: Any) -> datetime | None:
    """The moment that a fact is; None when it is something else, or has no time zone."""
    if not isinstance(value, str) or not (name == "at" or name.endswith("_at")):
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return at if at.tzinfo is not None else None


def _plain(text: str) -> str:
    """Without anything that could begin a new line or a new header."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def as_json(parcel: Parcel) -> bytes:
    """The message for another program, as ``docs/notices.md`` describes it."""
    head = {name: to_wire(getattr(parcel, name)) for name in ("kind", "document", "written_at", "site", "sender")}
    whole = {"format": FORMAT, "id": str(parcel.key), "receiver": parcel.receiver, "body": json.loads(parcel.body)}
    return json.dumps(head | whole, ensure_ascii=False, sort_keys=True, indent=1).encode()
