"""What a scanner did to a symbol that is known: the text that was drawn against the text that came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from desktop.devices.scanner_symbols import SetUpSymbol
from desktop.devices.wedge_profile import GS
from desktop.domain.errors import Refusal
from desktop.domain.udi import compose, decode

AIM_LENGTH: Final = 3
ENDS: Final = "\r\n\t"


class GsSeen(StrEnum):
    """What stood where the separator was drawn; the middle ones are keys of a keyboard scanner."""

    GS = "gs"
    CTRL_BRACKET = "ctrl_bracket"
    F8 = "f8"
    F12 = "f12"
    ALT_029 = "alt_029"
    SUBSTITUTE = "substitute"
    WORD = "word"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Wrong:
    """One character that came as another; ``position`` counts from 0 in what was drawn."""

    position: int
    expected: str
    read: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One scan of a symbol that is known.

    Attributes:
        symbol: what was drawn.
        raw: what came.
        aim: the identifier that was sent, or "".
        prefix: what came before the data and does not belong to it.
        suffix: what came after it.
        gs: what became of the separator; None when none was drawn, or when the texts cannot be laid side by side.
        gs_text: the characters that came for it.
        caps: upper and lower case are exchanged.
        wrong: characters that the keyboard layout changed.
        whole: both texts could be laid side by side; if not, characters are missing or strange ones came.
    """

    symbol: SetUpSymbol
    raw: str
    aim: str = ""
    prefix: str = ""
    suffix: str = ""
    gs: GsSeen | None = None
    gs_text: str = ""
    caps: bool = False
    wrong: tuple[Wrong, ...] = ()
    whole: bool = True

    @property
    def is_right(self) -> bool:
        """The data came letter by letter, nothing before and nothing after but the identifier."""
        return self.raw in (self.symbol.text, self.symbol.aim + self.symbol.text)


def compare(symbol: SetUpSymbol, raw: str) -> Comparison:
    """Lay what came beside what was drawn."""
    for caps in (False, True):
        found = _embedded(symbol, raw, caps=caps)
        if found is not None:
            return found
    moved = [found for found in _by_length(symbol, raw) if _is_a_layout(found)]
    return min(moved, key=lambda found: len(found.wrong), default=Comparison(symbol, raw, whole=False))


def _is_a_layout(found: Comparison) -> bool:
    """A layout changes a character always into the same one; what does not is a text that lost keys."""
    changed = {wrong.expected: wrong.read for wrong in found.wrong}
    drawn = found.symbol.text
    everywhere = sum(drawn.count(one) for one in changed)
    one_each = len({(wrong.expected, wrong.read) for wrong in found.wrong}) == len(changed)
    return one_each and everywhere == len(found.wrong)


def _embedded(symbol: SetUpSymbol, raw: str, *, caps: bool) -> Comparison | None:
    """The data as a whole somewhere in the scan, whatever stands around it and for its separator."""
    drawn = symbol.text.swapcase() if caps else symbol.text
    head, separator, tail = drawn.partition(GS)
    start = raw.find(head)
    after = start + len(head)
    end = raw.find(tail, after)
    if start < 0 or end < 0:
        return None
    before, came = raw[:start], raw[after:end] if separator else ""
    aim = symbol.aim.swapcase() if caps else symbol.aim
    sent = before.endswith(aim) or (len(before) >= AIM_LENGTH and before[-AIM_LENGTH] == "]")
    prefix = before[:-AIM_LENGTH] if sent else before
    return Comparison(
        symbol,
        raw,
        aim=before[-AIM_LENGTH:] if sent else "",
        prefix=prefix,
        suffix=raw[end + len(tail) :],
        gs=_seen(came) if separator else None,
        gs_text=came,
        caps=caps,
    )


def _seen(came: str) -> GsSeen:
    if came == GS:
        return GsSeen.GS
    return GsSeen.LOST if not came else GsSeen.SUBSTITUTE if len(came) == 1 else GsSeen.WORD


def _by_length(symbol: SetUpSymbol, raw: str) -> Iterator[Comparison]:
    """Texts of the same length, character by character: with the identifier or without, the separator there or lost."""
    body = raw.rstrip(ENDS)
    head, separator, tail = symbol.text.partition(GS)
    for sent in (0, AIM_LENGTH):
        for gap in (1, 0) if separator else (0,):
            if len(body) == sent + len(head) + gap + len(tail):
                came = body[sent + len(head) : sent + len(head) + gap]
                read = body[sent : sent + len(head)] + body[sent + len(head) + gap :]
                wrong = _wrong(head, tail, read, gap=len(separator))
                yield Comparison(
                    symbol,
                    raw,
                    aim=body[:sent],
                    suffix=raw[len(body) :],
                    gs=_seen(came) if separator else None,
                    gs_text=came,
                    wrong=wrong,
                )


def _wrong(head: str, tail: str, read: str, *, gap: int) -> tuple[Wrong, ...]:
    drawn = head + tail
    return tuple(
        Wrong(at if at < len(head) else at + gap, wanted, came)
        for at, (wanted, came) in enumerate(zip(drawn, read, strict=True))
        if wanted != came
    )


def proves(symbol: SetUpSymbol, raw: str, today: date) -> bool:
    """Whether a scan decodes with nothing forgiven to exactly what was drawn."""
    if raw not in (symbol.text, symbol.aim + symbol.text):
        return False
    try:
        return decode(raw, today=today) == compose(dict(symbol.elements), today=today)
    except Refusal:
        return False
