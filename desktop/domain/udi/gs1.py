"""GS1 element strings: AI, data, AI, data … as GS1 General Specifications 7.8 lets a scanner deliver them."""

from datetime import date
from functools import lru_cache

from desktop.domain.errors import Refusal
from desktop.domain.udi.characters import CSET82, GS, character_code, demand, only
from desktop.domain.udi.dates import yymmdd, yyyymmdd
from desktop.domain.udi.decoded import Element, Precision
from desktop.domain.udi.gs1_dictionary import AI_LENGTHS, Identifier, identifier
from desktop.domain.udi.gs1_linters import LINTERS

MOST_ELEMENTS = 64
MOST_CHARACTERS = 8191
"""Beyond these no GS1 carrier can reach; a scan that is larger is noise."""

_MESSAGE = only(CSET82 + GS)


def _lengths(known: Identifier, value: str) -> str:
    """The reason class of data with good characters and a bad length."""
    if not value and known.minimum == 1:
        return "empty"
    return "too_long" if len(value) > known.maximum else "too_short"


def _shape_fault(known: Identifier, value: str) -> tuple[str, int]:
    """Why data does not fit its AI: reason class and offset in the data."""
    start = 0
    for component in known.components:
        piece = value[start : start + component.maximum]
        for offset, character in enumerate(piece):
            if character not in component.characters:
                code = character_code(character)
                return code, start + offset
        start += component.maximum
    return _lengths(known, value), min(len(value), known.maximum)


@lru_cache(maxsize=4096)
def _date_of(known: Identifier, value: str, year: int) -> tuple[date | None, Precision]:
    if known.date_linter == "yyyymmdd":
        return yyyymmdd(value), Precision.DAY
    precision = Precision.MONTH if value[4:6] == "00" else Precision.DAY
    return yymmdd(value, year, month_end=True), precision


def element(known: Identifier, value: str, position: int, year: int) -> Element:
    """One element, its data checked against the dictionary.

    Args:
        known: the AI's entry.
        value: the data that follows the AI.
        position: offset of the AI in the scan.
        year: this year, for two-digit years.

    Raises:
        Refusal: ``empty``, ``too_short``, ``too_long``, ``bad_char``, ``bad_date``, ``check_digit``,
            ``check_character`` or ``bad_value``; facts: ai, title, position, found, expected.
    """
    fit = known.pattern.fullmatch(value)
    if fit is None:
        code, offset = _shape_fault(known, value)
        raise _refusal(code, known, value, position + len(known.ai) + offset)
    for group, name in known.checks:
        part = fit[group]
        if part is not None:
            fault = LINTERS[name](part, year)
            if fault is not None:
                raise _refusal(fault, known, value, position + len(known.ai) + fit.start(group))
    if known.date_linter is None:
        return Element(known.ai, known.title, value, position)
    return Element(known.ai, known.title, value, position, *_date_of(known, value, year))


def _refusal(code: str, known: Identifier, value: str, position: int) -> Refusal:
    shortest, longest = known.minimum, known.maximum
    return Refusal(
        code,
        ai=known.ai,
        what=known.title,
        position=position,
        found=value[:100],
        expected=str(longest) if shortest == longest else f"{shortest}-{longest}",
    )


def _known(text: str, at: int, offset: int) -> Identifier:
    """The AI that stands at ``at``."""
    ai = text[at : at + AI_LENGTHS.get(text[at : at + 2], 2)]
    known = identifier(ai)
    if known is None:
        if text[at] == GS:
            raise Refusal("bad_format", what="separator", position=offset + at, found="GS")
        raise Refusal("unknown_ai", ai=ai, what="AI", position=offset + at, found=ai)
    return known


def parse(text: str, year: int, offset: int = 0) -> tuple[Element, ...]:
    """Split an element string, every element checked; a separator is tolerated after each.

    Args:
        text: the message without symbology identifier.
        year: this year.
        offset: where the text begins in the scan.

    Raises:
        Refusal: as `element`, or ``unknown_ai``, ``repeated_ai``, ``oversize``, ``control_char``, ``non_ascii``.
    """
    demand(text, _MESSAGE, "GS1", offset)
    found: dict[str, Element] = {}
    at, end = 0, len(text)
    count = 0
    while at < end:
        count += 1
        if count > MOST_ELEMENTS:
            raise Refusal("oversize", what="elements", expected=str(MOST_ELEMENTS))
        known = _known(text, at, offset)
        start = at + len(known.ai)
        stop = text.find(GS, start)
        stop = end if stop < 0 else stop
        if known.fixed:
            stop = min(stop, start + known.maximum)
        keep(found, element(known, text[start:stop], offset + at, year))
        at = stop + 1 if text[stop : stop + 1] == GS else stop
    return tuple(found.values())


def keep(found: dict[str, Element], one: Element) -> None:
    """Add an element; the same AI again is fine with the same data only.

    Raises:
        Refusal: ``repeated_ai``.
    """
    before = found.setdefault(one.identifier, one)
    if before.value != one.value:
        raise Refusal(
            "repeated_ai", ai=one.identifier, what=one.name, position=one.position, found=one.value,
            expected=before.value,
        )  # fmt: skip
