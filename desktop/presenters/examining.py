"""One scan taken apart: what it says, element by element, or where and why it cannot be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from desktop.domain.codes import Code, parse_code
from desktop.domain.errors import Refusal
from desktop.domain.udi import Element, Mode, Udi, check_item, decode, join
from desktop.domain.udi.characters import GS
from desktop.domain.udi.gs1 import parse
from desktop.domain.udi.gs1_dictionary import identifier
from desktop.domain.udi.symbology import GS1_CARRIERS

AIM_LENGTH: Final = 3
KEYS: Final = frozenset({"00", "01", "02"})
"""GS1 keys whose last digit is a check digit: an element that decoded has it right."""
EXPIRY_NAMES: Final = frozenset({"17", "7003"})


@dataclass(frozen=True, slots=True)
class Sample:
    """A scan as it came, or a text that was typed.

    Attributes:
        raw: every character, identifier and separators with it.
        scanner: its name in the settings; "" for a typed text.
        at: when, UTC.
        data: the bytes of a serial scanner; empty where there are none.
        mode: `Mode.HRI` for a text that a person typed as it stands on the label, else `Mode.STRICT`.
    """

    raw: str
    scanner: str
    at: datetime
    data: bytes = b""
    mode: Mode = Mode.STRICT

    @property
    def bytes(self) -> bytes:
        """What came, or what a typed text would be in UTF-8."""
        return self.data or self.raw.encode("utf-8", errors="surrogatepass")

    @property
    def aim(self) -> str:
        """The symbology identifier that was sent (``]d2``), or ""."""
        return self.raw[:AIM_LENGTH] if self.raw[:1] == "]" else ""


class PartVerdict(StrEnum):
    """What is to be said of one element."""

    OK = "ok"
    CHECKED = "checked"
    EXPIRED = "expired"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Part:
    """One element and its verdict; ``position`` counts from 0 in the scan."""

    identifier: str
    name: str
    value: str
    position: int
    verdict: PartVerdict
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """What a scan turned out to be.

    Attributes:
        sample: the scan.
        today: the day it was judged by.
        udi: as decoded with nothing forgiven, or None.
        refusal: why not, or None.
        parts: the elements; of a refused GS1 message those before the fault, and the faulty one.
        mended: what tolerant mode makes of a refused scan, or None.
        own: the program's own code, or None.
    """

    sample: Sample
    today: date
    udi: Udi | None
    refusal: Refusal | None
    parts: tuple[Part, ...]
    mended: Udi | None
    own: Code | None

    @property
    def best(self) -> Udi | None:
        """What it says, repaired if need be."""
        return self.udi or self.mended

    @property
    def mark(self) -> tuple[int, int] | None:
        """Where the fault is: first character and how many; None when there is none or its place is not known."""
        return None if self.refusal is None else _mark(self.sample.raw, self.refusal)


@dataclass(frozen=True, slots=True)
class Joined:
    """Two scans of one label put together, or why they cannot be.

    Attributes:
        udi: both as one, or None.
        refusal: why not, or None.
        warnings: what is wrong with the complete item, as `check_item` tells it.
    """

    udi: Udi | None
    refusal: Refusal | None
    warnings: tuple[str, ...] = ()


def examine(sample: Sample, today: date) -> Examined:
    """Take one scan apart."""
    own = _own(sample.raw)
    udi, refusal = _decoded(sample.raw, today, sample.mode)
    mended = _decoded(sample.raw, today, Mode.TOLERANT)[0] if refusal is not None and own is None else None
    parts = _parts(udi.elements, today) if udi is not None else _before_the_fault(sample.raw, refusal, today)
    return Examined(sample, today, udi, refusal, parts, mended, own)


def joined(first: Examined, second: Examined) -> Joined | None:
    """Two scans as the two barcodes of one label; None when each is a whole label or they are the same."""
    one, other = first.best, second.best
    if one is None or other is None or first.sample.raw == second.sample.raw or not (_half(one) or _half(other)):
        return None
    try:
        both = join(one, other)
    except Refusal as refusal:
        return Joined(None, refusal)
    return Joined(both, None, check_item(both))


def _half(udi: Udi) -> bool:
    return udi.di is None or not (udi.lot or udi.serial or udi.expiry)


def _own(raw: str) -> Code | None:
    try:
        return parse_code(raw)
    except Refusal:
        return None


def _decoded(raw: str, today: date, mode: Mode) -> tuple[Udi | None, Refusal | None]:
    try:
        return decode(raw, today=today, mode=mode), None
    except Refusal as refusal:
        return None, refusal


def _parts(elements: tuple[Element, ...], today: date) -> tuple[Part, ...]:
    return tuple(_part(one, today) for one in elements)


def _part(one: Element, today: date) -> Part:
    verdict = PartVerdict.OK
    if one.identifier in EXPIRY_NAMES and one.on is not None and one.on < today:
        verdict = PartVerdict.EXPIRED
    elif one.identifier in KEYS:
        verdict = PartVerdict.CHECKED
    return Part(one.identifier, one.name, one.value, one.position, verdict, one.on)


# ---------------------------------------------------------------- a refused scan


def _mark(raw: str, refusal: Refusal) -> tuple[int, int] | None:
    position, found = refusal.facts.get("position"), str(refusal.facts.get("found", ""))
    if not isinstance(position, int) or not 0 <= position <= len(raw):
        return None
    long = len(found) if found and raw.startswith(found, position) else 1
    return (position, long) if position < len(raw) else (max(0, len(raw) - 1), min(1, len(raw)))


def _before_the_fault(raw: str, refusal: Refusal | None, today: date) -> tuple[Part, ...]:
    """The elements of a GS1 message up to the faulty one; nothing for other grammars."""
    position = refusal.facts.get("position") if refusal is not None else None
    if refusal is None or not isinstance(position, int):
        return ()
    ai = str(refusal.facts.get("ai", ""))
    for start, elements in _beginnings(raw, position, today):
        if raw.startswith(ai, start):
            name = str(refusal.facts.get("what", ""))
            return (*_parts(elements, today), _faulty(raw, start, ai, name))
    return ()


def _faulty(raw: str, start: int, ai: str, name: str) -> Part:
    if not ai:
        told = next((known for n in (2, 3, 4) if (known := identifier(raw[start : start + n]))), None)
        ai, name = (told.ai, told.title) if told is not None else ("", name)
    stop = raw.find(GS, start + len(ai))
    known = identifier(ai)
    longest = start + len(ai) + known.maximum if known is not None and known.fixed else len(raw)
    value = raw[start + len(ai) : min(longest, stop if stop >= 0 else len(raw))]
    return Part(ai, name, value, start, PartVerdict.REFUSED)


def _beginnings(raw: str, position: int, today: date) -> Iterator[tuple[int, tuple[Element, ...]]]:
    """Where the faulty element may begin, nearest first, with the elements that are whole before it."""
    offset = _body(raw)
    if offset is None:
        return
    for start in range(min(position, len(raw)), offset - 1, -1):
        elements = _whole(raw, offset, start, today)
        if elements is not None:
            yield start, elements


def _body(raw: str) -> int | None:
    """Where a GS1 message begins, or None when the text is none."""
    if raw[:1] == "]":
        return AIM_LENGTH if raw[1:AIM_LENGTH] in GS1_CARRIERS else None
    return 0 if raw[:1] in "0123456789" and raw else None


def _whole(raw: str, offset: int, start: int, today: date) -> tuple[Element, ...] | None:
    """The elements before ``start``, if one ends exactly there."""
    if start == offset:
        return ()
    try:
        elements = parse(raw[offset:start], today.year, offset)
    except Refusal:
        return None
    last = identifier(elements[-1].identifier) if elements else None
    return elements if raw[start - 1] == GS or (last is not None and last.fixed) else None
