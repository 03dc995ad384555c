"""Explicit character sets: no locale, no Unicode classes.

``str.isdigit`` takes full-width digits and ``str.strip`` takes the separators 0x1C–0x1F for white space; neither may
touch a raw scan.
"""

import re
import string

from desktop.domain.errors import Refusal

FS = "\x1c"
GS = "\x1d"
RS = "\x1e"
US = "\x1f"
EOT = "\x04"

DIGITS = string.digits
UPPER = string.ascii_uppercase
LETTERS_DIGITS = DIGITS + UPPER

CSET82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
"""The characters of a GS1 element (GS1 General Specifications 7.11, table of ISO/IEC 646 invariants)."""

CSET39 = "#-/" + LETTERS_DIGITS
CSET64 = "-_=" + DIGITS + UPPER + string.ascii_lowercase

_CONTROL = re.compile("[\x00-\x1f\x7f]")
_PLAIN = re.compile("[\x20-\x7e]*")
_STRANGE = re.compile("[\x00-\x1f\x7f]|[^\x00-\x7f]")
_BEYOND = re.compile("[^\x00-\x7f]")


def class_of(characters: str) -> str:
    """A regular expression class of exactly these characters."""
    return "[" + "".join(re.escape(one) for one in characters) + "]"


def only(characters: str) -> "re.Pattern[str]":
    """A pattern that fits text (also empty) made of these characters only; use with ``fullmatch``."""
    return re.compile(class_of(characters) + "*")


DIGITS_ONLY = only(DIGITS)
LETTERS_DIGITS_ONLY = only(LETTERS_DIGITS)


def digits(text: str) -> bool:
    """Whether the text is one or more ASCII digits."""
    return bool(text) and DIGITS_ONLY.fullmatch(text) is not None


def foreign(text: str, allowed: "re.Pattern[str]") -> int | None:
    """Offset of the first character outside ``allowed`` (a pattern from `only`), or ``None``."""
    fit = allowed.match(text)
    end = fit.end() if fit else 0
    return None if end == len(text) else end


def character_code(character: str) -> str:
    """The reason class for one character that must not be there."""
    if _CONTROL.match(character):
        return "control_char"
    return "non_ascii" if _BEYOND.match(character) else "bad_char"


def demand(text: str, allowed: "re.Pattern[str]", what: str, offset: int = 0) -> None:
    """Refuse text with a character outside ``allowed``.

    Args:
        text: the characters to look at.
        allowed: a pattern from `only`.
        what: the field's name for the facts.
        offset: where the text begins in the scan.

    Raises:
        Refusal: ``control_char``, ``non_ascii`` or ``bad_char``.
    """
    at = foreign(text, allowed)
    if at is not None:
        raise Refusal(character_code(text[at]), what=what, position=offset + at, found=text[at])


def refuse_controls(raw: str, kept: str = "") -> None:
    """Refuse a scan with control characters (other than ``kept``) or with anything beyond ASCII.

    Raises:
        Refusal: ``control_char`` or ``non_ascii``, whichever comes first.
    """
    if _PLAIN.fullmatch(raw):
        return
    for fit in _STRANGE.finditer(raw):
        if fit[0] not in kept:
            kind = _origin(fit[0])
            raise Refusal(character_code(fit[0]), what="scan", position=fit.start(), found=fit[0], kind=kind)


def _origin(character: str) -> str | None:
    """What most likely put a character beyond ASCII into a scan."""
    if "\uff01" <= character <= "\uff5e":
        return "full_width"
    if "\xa1" <= character <= "\xff":
        return "keyboard_layout"
    return "input_method" if "\u3000" <= character <= "\u9fff" else None
