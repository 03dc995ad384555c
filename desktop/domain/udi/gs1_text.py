"""GS1 messages that people read or type: AIs in brackets (human readable interpretation, HRI)."""

import re

from desktop.domain.errors import Refusal
from desktop.domain.udi.decoded import Element
from desktop.domain.udi.gs1 import MOST_ELEMENTS, element, keep
from desktop.domain.udi.gs1_dictionary import identifier

_ROUND = re.compile(r"\(([0-9]{2,4})(\)?)")
_SQUARE = re.compile(r"\[([0-9]{2,4})(\]?)")
_BLANKS = " \t\r\n\x1d"


def is_bracketed(text: str) -> bool:
    """Whether the text begins with an AI in round or square brackets."""
    return bool(_ROUND.match(text) or _SQUARE.match(text))


def parse_bracketed(text: str, year: int) -> tuple[Element, ...]:
    """Elements from ``(01)…(10)…`` or ``[01]…[10]…``; blanks and line ends around the data are not data.

    Round brackets are legal data, so ``(`` with two to four digits is always read as an AI, as people write it; any
    other bracket stays in the data. Square brackets are in no data.

    Raises:
        Refusal: as `gs1.element`, or ``bad_format`` for a bracket that is not closed, ``unknown_ai``, ``repeated_ai``.
    """
    marks = list((_SQUARE if text.startswith("[") else _ROUND).finditer(text))
    if len(marks) > MOST_ELEMENTS:
        raise Refusal("oversize", what="elements", expected=str(MOST_ELEMENTS))
    found: dict[str, Element] = {}
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        value = text[mark.end() : following.start() if following else len(text)].strip(_BLANKS)
        keep(found, _element(mark, value, year))
    return tuple(found.values())


def _element(mark: "re.Match[str]", value: str, year: int) -> Element:
    if not mark[2]:
        raise Refusal("bad_format", what="bracket", position=mark.start(), found=mark[0])
    known = identifier(mark[1])
    if known is None:
        raise Refusal("unknown_ai", ai=mark[1], what="AI", position=mark.start(), found=mark[1])
    return element(known, value, mark.start(), year)
