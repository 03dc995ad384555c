"""Writing a value into a printer file so that it stays a value: one escape for each kind of place."""

import unicodedata
from collections.abc import Callable
from typing import Final

from desktop.domain.errors import Refusal
from desktop.labels.native_words import GS, PLAIN_128, Spelling

Escape = Callable[[str], str]
"""Turns a value into what is written; refuses with ``raw_value_not_allowed`` what cannot be written there."""

MOST_CHARACTERS: Final = 3000
"""A ZPL field holds 3072 bytes."""

CODE_39: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-. $/+%")
DIGITS: Final = frozenset("0123456789")
PRINTABLE: Final = frozenset(map(chr, range(0x20, 0x7F)))
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def refused(value: str, why: str) -> Refusal:
    """The refusal for a value that cannot be written where it stands."""
    return Refusal("raw_value_not_allowed", value=value[:40], why=why)


def only(allowed: frozenset[str]) -> Escape:
    """Writes values of a set of characters as they are."""

    def escape(value: str) -> str:
        return "".join(_one_of(character, allowed) for character in value)

    return escape


def text(*, unicode: bool, without: str = "") -> Escape:
    """Writes what can be seen: no control characters, nothing that turns the direction of reading.

    Args:
        unicode: whether the file has switched the printer to UTF-8.
        without: characters that have a meaning of their own at this place.
    """

    def escape(value: str) -> str:
        for character in value:
            if character in without:
                raise refused(character, "has_a_meaning_here")
            if unicodedata.category(character) in _INVISIBLE:
                raise refused(f"U+{ord(character):04X}", "control_character")
            if not unicode and not character.isascii():
                raise refused(character, "needs_utf8")
        return value

    return escape


def data_matrix(sign: str, *, is_gs1: bool) -> Escape:
    """Writes printable ASCII with the escape sign doubled, and a GS as FNC1 in a GS1 symbol."""

    def escape(value: str) -> str:
        parts = (sign + "1" if character == GS and is_gs1 else _one_of(character, PRINTABLE) for character in value)
        return "".join(sign * 2 if part == sign else part for part in parts)

    return escape


def code_128(spelling: Spelling, *, pairs: bool, is_gs1: bool) -> Escape:
    """Writes a value in the code set that stands before it, and comes back to that set.

    Args:
        spelling: of the language.
        pairs: whether the file is in code set C there.
        is_gs1: whether the symbol begins with FNC1, so that a GS may follow.
    """

    def escape(value: str) -> str:
        if GS in value and not is_gs1:
            raise refused("U+001D", "control_character")
        runs = value.split(GS)
        return spelling.fnc1.join(_in_pairs(run, spelling) if pairs else _in_b(run, spelling) for run in runs)

    return escape


def _in_pairs(run: str, spelling: Spelling) -> str:
    """Two digits a word as far as it goes, the rest in code set B."""
    digits = 0
    while digits < len(run) and run[digits] in DIGITS:
        digits += 1
    digits -= digits % 2
    rest = run[digits:]
    return run[:digits] + (spelling.to_b + _in_b(rest, spelling) + spelling.to_c if rest else "")


def _in_b(run: str, spelling: Spelling) -> str:
    return "".join(_word(character, spelling) for character in run)


def _word(character: str, spelling: Spelling) -> str:
    written = spelling.escapes.get(character, character if character in PLAIN_128 else "")
    if not written:
        raise refused(character, "not_in_this_barcode")
    return written


def _one_of(character: str, allowed: frozenset[str]) -> str:
    if character not in allowed:
        raise refused(character if character.isprintable() else f"U+{ord(character):04X}", "not_in_this_barcode")
    return character
