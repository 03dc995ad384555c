"""The pieces of a printer file: bytes that go out as they are, and holes for values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import Refusal
from desktop.labels.native_words import Spelling
from desktop.labels.raw_template_values import Escape

PLACEHOLDER: Final = re.compile(rb"\$\{([a-z][a-z0-9_.]{0,40})\}")
_OPENING: Final = b"${"


@dataclass(frozen=True, slots=True)
class Hole:
    """A place for a value.

    Attributes:
        field: the name of the value.
        escape: how it is written there.
    """

    field: str
    escape: Escape


Part = bytes | Hole


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file, for the words of a refusal."""

    command: str
    position: int

    def not_allowed(self, why: str, placeholder: str = "") -> Refusal:
        """The refusal for a placeholder at a place where no value is safe."""
        return Refusal(
            "raw_placeholder_not_allowed",
            placeholder=placeholder,
            command=self.command,
            position=self.position,
            why=why,
        )


def has_placeholder(text: bytes) -> bool:
    """Whether something in a text looks like a placeholder."""
    return _OPENING in text


def split(text: bytes, place: Place) -> list[bytes]:
    """Literal texts and names of placeholders by turns, beginning and ending with a literal.

    Raises:
        Refusal: ``raw_placeholder_not_allowed`` for one that is not ``${name}`` in small letters.
    """
    parts = PLACEHOLDER.split(text)
    if any(has_placeholder(literal) for literal in parts[::2]):
        raise place.not_allowed("malformed")
    return parts


def refuse_half_escapes(parts: Sequence[bytes], whole: str, sign: str, place: Place) -> None:
    """Refuse a literal text whose end is the beginning of an escape: the value would become its rest.

    Args:
        parts: of `split`.
        whole: a regular expression for every complete escape.
        sign: what an escape begins with.
        place: of the command.

    Raises:
        Refusal: ``raw_placeholder_not_allowed``.
    """
    for literal in parts[:-1:2]:
        if sign in re.sub(whole, "", literal.decode("utf-8", "replace")):
            raise place.not_allowed("half_an_escape")


def matrix_escapes(sign: str) -> str:
    """Every complete escape of a Data Matrix, as a regular expression: the sign twice, a byte, or one character."""
    return re.escape(sign) + "(?:d[0-9]{3}|[^d])"


def code_sets(parts: Sequence[bytes], spelling: Spelling, place: Place) -> tuple[list[bool], bool]:
    """In which code set of Code 128 each placeholder stands.

    Args:
        parts: of `split`.
        spelling: of the language.
        place: of the command.

    Returns:
        For each placeholder whether it stands in code set C; and whether the symbol begins with FNC1.

    Raises:
        Refusal: ``raw_placeholder_not_allowed`` if the data begins without a start code, uses code set A, or leaves
            half a pair of digits before a placeholder.
    """
    first = parts[0].decode("ascii", "replace")
    starts = {spelling.start_b: False, spelling.start_c: True}
    start = next((sign for sign in starts if first.startswith(sign)), None)
    if start is None:
        raise place.not_allowed("needs_start_code")
    pairs = starts[start]
    rest = [first[len(start) :], *(part.decode("ascii", "replace") for part in parts[2::2])]
    found: list[bool] = []
    for literal in rest:
        pairs = _set_after(literal, pairs, spelling, place)
        found.append(pairs)
    return found[:-1], rest[0].startswith(spelling.fnc1)


def _set_after(literal: str, pairs: bool, spelling: Spelling, place: Place) -> bool:
    """Whether code set C is on after a literal text."""
    signs = (spelling.to_b, spelling.to_c, spelling.fnc1, *filter(None, spelling.escapes.values()))
    lead = spelling.fnc1[0]
    where = 0
    while where < len(literal):
        sign = next((sign for sign in signs if literal.startswith(sign, where)), "")
        if not sign and literal[where] == lead:
            raise place.not_allowed("unknown_code_set")
        if not sign and pairs and not literal[where : where + 2].isdecimal():
            raise place.not_allowed("half_a_pair")
        pairs = (pairs or sign == spelling.to_c) and sign != spelling.to_b
        where += len(sign) or (2 if pairs else 1)
        if where > len(literal):
            raise place.not_allowed("half_a_pair")
    return pairs
