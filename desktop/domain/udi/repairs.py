"""What keyboards do to a scan, undone where that is safe, and always told.

Each step answers the text and the warning that says what was done. Nothing here invents data: a lost separator stays
lost, a mixed full-width digit stays an error.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from desktop.domain.errors import Refusal
from desktop.domain.udi import gs1_retail, gs1_separators, symbology
from desktop.domain.udi.characters import DIGITS
from desktop.domain.udi.decoded import Udi
from desktop.domain.udi.joining import join

Strict = Callable[[str, int], Udi]

_EDGES = "\r\n\t"
_WIDE = re.compile("[\uff01-\uff5e\u3000]")
_WIDE_LETTERS_DIGITS = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_LETTERS_DIGITS = re.compile("[0-9A-Za-z]")
_PUNCTUATION = str.maketrans({"。": ".", "】": "]", "【": "[", "（": "(", "）": ")", "，": ",", "；": ";", "：": ":"})
_CAPS_IDENTIFIER = re.compile(r"\](?:D[0-6]|[caqjzi][0-9]|[ac][0-9])")
_CAPS_MA = re.compile(r"ma\.[0-9]{3}\.")
_CAPS_HIBC = re.compile(r"(?:\][acdqz][0-9])?\+[a-z$0-9][^A-Z]*")


def wide_undone(text: str) -> str:
    """Full-width characters as ASCII, if no letter or digit came in normal width; else the text as it is."""
    if not _WIDE.search(text) or (_WIDE_LETTERS_DIGITS.search(text) and _LETTERS_DIGITS.search(text)):
        return text
    return unicodedata.normalize("NFKC", text)


def typed(raw: str) -> str:
    """Typed text: punctuation of a Chinese input method and blanks at the edges undone."""
    text = wide_undone(raw.translate(_PUNCTUATION))
    text = text.lstrip(_EDGES + " ").rstrip(_EDGES)
    return text if "+" in text[:5] else text.rstrip(" ")


def caps_undone(text: str) -> str:
    """Letter case swapped back where Caps Lock shows itself."""
    if _CAPS_IDENTIFIER.match(text) or _CAPS_MA.match(text):
        return text.swapcase()
    if _CAPS_HIBC.fullmatch(text) and re.search("[a-z]", text):
        return text.swapcase()
    return text


def tolerant(raw: str, year: int, strict: Strict) -> Udi:
    """Decode with repairs; what needs none comes back as in strict mode.

    Raises:
        Refusal: any reason class, of the text as it was after the safe repairs.
    """
    try:
        return strict(raw, year)
    except Refusal as refusal:
        told: list[str] = []
        text = _safe_repairs(raw, told)
        pieces = [piece for piece in re.split("[\r\n\t]+", text) if piece]
        if not told and len(pieces) == 1:
            return _substitutes(text, year, strict, refusal)
    if not pieces:
        raise Refusal("empty", what="scan", position=0, found="")
    found = [_piece(piece, year, strict) for piece in pieces]
    whole = found[0]
    for other in found[1:]:
        whole = join(whole, other)
    return replace(whole, repaired=True, warnings=tuple(dict.fromkeys((*told, *whole.warnings))))


def _safe_repairs(raw: str, told: list[str]) -> str:
    steps = (
        ("full_width", wide_undone),
        ("suffix", lambda text: text.strip(_EDGES)),
        ("caps_lock", caps_undone),
    )
    text = raw
    for warning, step in steps:
        repaired = step(text)
        if repaired != text:
            told.append(warning)
            text = repaired
    return text


def _piece(text: str, year: int, strict: Strict) -> Udi:
    try:
        return strict(text, year)
    except Refusal as refusal:
        return _substitutes(text, year, strict, refusal)


def _substitutes(text: str, year: int, strict: Strict, refusal: Refusal) -> Udi:
    """Separators put back; a number without identifier read as GTIN.

    Raises:
        Refusal: the one handed in, if no reading stands.
    """
    for warning, reading in _readings(text, year, strict):
        try:
            found = reading()
        except Refusal:
            continue
        return replace(found, repaired=True, warnings=(warning, *found.warnings))
    raise refusal


def _readings(text: str, year: int, strict: Strict) -> list[tuple[str, Callable[[], Udi]]]:
    head, body = (text[:3], text[3:]) if text.startswith("]") else ("", text)
    readings: list[tuple[str, Callable[[], Udi]]] = []
    collapsed = gs1_separators.collapsed(body)
    if collapsed != body:
        readings.append(("separator_replaced", lambda: strict(head + collapsed, year)))
    restored = gs1_separators.restored(body)
    if restored is not None and (head[1:] in symbology.GS1_CARRIERS or not head) and body[:1] in DIGITS:
        readings.append(("separator_replaced", lambda: strict(head + gs1_separators.collapsed(restored), year)))
    if not head:
        readings += _gtin_first(text, year, strict)
    return readings


def _gtin_first(text: str, year: int, strict: Strict) -> list[tuple[str, Callable[[], Udi]]]:
    """A bare GTIN, alone or with the second barcode of the label behind it."""
    if gs1_retail.is_gtin(text) and not text.startswith("01"):
        return [("no_identifier", lambda: gs1_retail.gtin(text))]
    for length in (13, 14):
        number, rest = text[:length], text[length:]
        if rest and gs1_retail.is_gtin(number):
            return [("no_identifier", lambda: join(gs1_retail.gtin(number), strict(rest, year)))]
    return []
