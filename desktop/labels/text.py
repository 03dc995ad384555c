"""Text that fits its room whole or not at all: what can be drawn, where a line may end, how small it may get."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from desktop.domain.errors import Refusal
from desktop.labels.drawing import Face
from desktop.labels.elements import Overflow
from desktop.labels.fonts import has_glyph, text_width

ABOVE: Final = 0.88
"""Part of the em square above the baseline, as Chinese faces have it; descenders of Latin letters may stand below."""
PITCH: Final = 1.2
"""From baseline to baseline, in em."""

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_NOT_FIRST: Final = frozenset("、。，．；：？！）］｝〉》」』】〕”’…—·%‰℃,.;:?!)]}")
_NOT_LAST: Final = frozenset("（［｛〈《「『【〔“‘([{")


@dataclass(frozen=True, slots=True)
class Rule:
    """How a text is to be set, in dots; see `elements.Text`.

    Attributes:
        size: em square to begin with.
        least: em square that it may shrink to.
        most_lines: 0 for as many as there is room for.
    """

    face: Face
    size: int
    least: int
    overflow: Overflow
    most_lines: int = 0


@dataclass(frozen=True, slots=True)
class Fitted:
    """Text that fits.

    Attributes:
        size: em square in dots.
        lines: the text; joined, with a line feed only where the template has one, they are the whole text.
    """

    size: int
    lines: tuple[str, ...]


def refuse_undrawable(text: str, face: Face, element: int) -> None:
    """Refuse what would be drawn wrong.

    Raises:
        Refusal: ``text_control_character``, ``text_direction`` (right-to-left scripts) or ``glyph_missing``, with
            ``element`` (counted from 1), ``found`` (the character, or nothing where it cannot be shown) and ``unicode``
            (``U+05D0``).
    """
    for character in text.replace("\n", ""):
        category, code = unicodedata.category(character), f"U+{ord(character):04X}"
        if category in _INVISIBLE:
            if category in ("Co", "Cn"):
                raise Refusal("glyph_missing", element=element, found="", unicode=code)
            raise Refusal("text_control_character", element=element, found="", unicode=code)
        if unicodedata.bidirectional(character) in _RIGHT_TO_LEFT:
            raise Refusal("text_direction", element=element, found=character, unicode=code)
        if not has_glyph(face, character):
            raise Refusal("glyph_missing", element=element, found=character, unicode=code)


def fit(text: str, rule: Rule, width: int, height: int) -> Fitted | None:
    """Set the text in ``width`` × ``height`` dots as large as the rule allows; ``None`` if it does not fit."""

    def at(size: int) -> Fitted | None:
        lines = _lines(text, rule, size, width)
        most = rule.most_lines if rule.overflow is Overflow.WRAP else text.count("\n") + 1
        if lines is None or (most and len(lines) > most) or block_height(size, len(lines)) > height:
            return None
        return Fitted(size, lines)

    least = rule.size if rule.overflow is Overflow.REFUSE else min(rule.least, rule.size)
    return _largest(at, least, rule.size)


def block_height(size: int, lines: int) -> int:
    """Height of so many lines in dots."""
    return ceil(size * (1 + PITCH * (lines - 1)) - 1e-9)


def line_width(face: Face, size: int, line: str) -> int:
    """Width of a line without the blanks that end it."""
    return text_width(face, size, line.rstrip(" \u3000"))


def _largest(at: Callable[[int], Fitted | None], least: int, size: int) -> Fitted | None:
    """The largest size that fits, by halving once the wanted one does not; only what was tried is taken."""
    best = at(size)
    low, high = least, size - 1
    if best is not None:
        return best
    while low <= high:
        middle = (low + high) // 2
        found = at(middle)
        best, low, high = (found, middle + 1, high) if found else (best, low, middle - 1)
    return best


def _lines(text: str, rule: Rule, size: int, width: int) -> tuple[str, ...] | None:
    """The lines at this size, ``None`` if one is too wide."""
    made: list[str] = []
    for paragraph in text.split("\n"):
        if rule.overflow is Overflow.WRAP:
            made += _wrapped(paragraph, rule.face, size, width)
        else:
            made.append(paragraph)
    return tuple(made) if all(line_width(rule.face, size, line) <= width for line in made) else None


def _wrapped(text: str, face: Face, size: int, width: int) -> list[str]:
    """Lines filled piece by piece; a piece is never broken, so a line of one piece may be too wide."""
    lines, line = [], ""
    for piece in pieces(text):
        if line and line_width(face, size, line + piece) > width:
            lines.append(line)
            line = ""
        line += piece
    return [*lines, line]


def pieces(text: str) -> Iterator[str]:
    """What must stay on one line: words with the blanks behind them, single Chinese characters with their marks."""
    start = 0
    for at in range(1, len(text)):
        if _may_break(text[at - 1], text[at]):
            yield text[start:at]
            start = at
    yield text[start:]


def _may_break(before: str, after: str) -> bool:
    if after in " \u3000" or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return before in " \u3000" or _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")
