"""Separators that got lost or changed on their way through a keyboard."""

import re
from collections.abc import Iterator
from itertools import islice

from desktop.domain.errors import Refusal
from desktop.domain.udi.characters import GS
from desktop.domain.udi.decoded import Element
from desktop.domain.udi.gs1 import parse

# Longest first. None of these can be data: each holds a character that CSET 82 does not have.
_WORDS = (
    "{FNC1}", "[FNC1]", "{GS}", "[GS]", r"\u001d", r"\u001D", r"\x1d", r"\x1D", r"\x1E", r"\035", r"\029", r"\F", "^]",
    "\u241d", "\x1c", "\x1e", "\x1f", *"#$@[\\]^`{|}~ ",
)  # fmt: skip
_SUBSTITUTES = re.compile("|".join(re.escape(word) for word in _WORDS))

_PRODUCTION = {"10", "21"}
MOST_WAYS = 12
"""Nobody can be asked more; a lot that hides so much was made to be misread."""


def taught(text: str, separators: str) -> str:
    """The text with the station's own substitutes put back to GS; each character of ``separators`` is one."""
    return "".join(GS if character in separators else character for character in text)


def restored(text: str) -> str:
    """The text with its substitutes put back to GS, if they are all of one kind."""
    kinds = set(_SUBSTITUTES.findall(text))
    return _SUBSTITUTES.sub(GS, text) if len(kinds) == 1 else text


def collapsed(text: str) -> str:
    """The text without a leading separator (some readers send the first FNC1) and without doubled ones."""
    return re.sub(GS + "+", GS, text).lstrip(GS)


def may_be_lost(text: str, elements: tuple[Element, ...], year: int) -> bool:
    """Whether a separator may have been lost: the lot or serial at the end hides what reads as further elements.

    Looked for when no separator came at all: 10, 21 or a date (11, 17) inside the value, not there already, and the
    rest of the value makes whole elements. It cannot be told for sure, so it is a warning, never a repair.
    """
    return len(separated(text, elements, year)) > 1


def separated(text: str, elements: tuple[Element, ...], year: int) -> tuple[str, ...]:
    """Every way to read a message that may have lost separators, each with its separators written out.

    The first is the message as it came, ended by a separator, so that nothing can be hidden in it any more; the others
    put one back before each element that a lot or serial number at the end may hide. Empty when a separator came: a
    reader that sends one sends all.
    """
    if GS in text:
        return ()
    # a repeated element is kept at its first place, so the last one kept need not be the last one scanned
    last = max(elements, key=lambda one: one.position)
    if last.identifier not in _PRODUCTION:
        return (text + GS,)
    seen = frozenset(one.identifier for one in elements)
    head = text[: len(text) - len(last.value)]
    return tuple(head + tail + GS for tail in islice(_tails(last.value, seen, year), MOST_WAYS))


def _tails(value: str, seen: frozenset[str], year: int) -> Iterator[str]:
    """A value at the end of a message: whole, then cut before each element that it may hide."""
    yield value
    for at in range(1, len(value)):
        rest = value[at:]
        hidden = _hidden(rest, seen, year)
        if not hidden:
            continue
        last = max(hidden, key=lambda one: one.position)
        if last.identifier not in _PRODUCTION:
            yield value[:at] + GS + rest
            continue
        known = seen | {one.identifier for one in hidden}
        head = value[:at] + GS + rest[: len(rest) - len(last.value)]
        yield from (head + tail for tail in _tails(last.value, known, year))


def _hidden(rest: str, seen: frozenset[str], year: int) -> tuple[Element, ...]:
    """The elements that ``rest`` reads as, when the message does not have them yet."""
    if rest[:2] not in ("10", "11", "17", "21") or rest[:2] in seen:
        return ()
    try:
        found = parse(rest, year)
    except Refusal:
        return ()
    return found if all(one.identifier not in seen for one in found) else ()
