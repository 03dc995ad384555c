"""What keyboards do to a scan, undone where that is safe, and always told.

First come the repairs that show for themselves (full-width text, a line end, Caps Lock); then readings are tried that
can only stand if the whole message decodes (a replaced separator, a missing trailer). Nothing here invents data: a lost
separator stays lost, a single full-width digit stays an error.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from desktop.domain.errors import Refusal
from desktop.domain.udi import dispatch, envelope, gs1_retail, gs1_separators, gs1_text, ma, symbology
from desktop.domain.udi.characters import DIGITS
from desktop.domain.udi.decoded import Udi
from desktop.domain.udi.joining import join, join_all

Strict = Callable[[str, int], Udi]
Reading = Callable[[], Udi]

_EDGES = "\r\n\t"
_LINE_ENDS = re.compile("[\r\n\t]+")
_WIDE = re.compile("[\uff01-\uff5e\u3000]")
_WIDE_LETTERS_DIGITS = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_LETTERS_DIGITS = re.compile("[0-9A-Za-z]")
_PUNCTUATION = str.maketrans("。】【（），；：", ".][(),;:")
_CAPS_IDENTIFIER = re.compile(r"\](?:[DZ]|[acijlq])[0-9]")
_CAPS_AGENCY = re.compile(r"(?:ma\.[0-9]{3}\.|mf[0-9]|\*?\+|[=&][/,>}]|\[\)>\x1e06\x1d[0-9]{0,2}[a-z])[^A-Z]*")
_CAPS_DATABAR = ("]e0", "]E0")


def wide_undone(text: str) -> str:
    """Full-width characters as ASCII, if no letter or digit came in normal width; else the text as it is."""
    if not _WIDE.search(text) or (_WIDE_LETTERS_DIGITS.search(text) and _LETTERS_DIGITS.search(text)):
        return text
    return unicodedata.normalize("NFKC", text)


def typed(raw: str) -> str:
    """Typed text without what a Chinese input method and the eye put in: punctuation, blanks at the edges.

    A HIBC text may end in a blank, and prints blanks as ``_``.
    """
    text = wide_undone(raw.translate(_PUNCTUATION)).lstrip(_EDGES + " ").rstrip(_EDGES)
    if text.startswith(("+", "*+")):
        return text.replace("_", " ")
    return text.rstrip(" ")


def caps_undone(text: str) -> str:
    """Letter case swapped back where Caps Lock shows itself: an identifier of no reader, an agency in lower case."""
    if _CAPS_IDENTIFIER.match(text) or (_CAPS_AGENCY.fullmatch(text) and re.search("[a-z]", text)):
        return text.swapcase()
    return text


def _edges_cut(text: str) -> str:
    return text.lstrip(_EDGES + " ").rstrip(_EDGES)


_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("full_width", wide_undone),
    ("suffix", _edges_cut),
    ("caps_lock", caps_undone),
)


def tolerant(raw: str, year: int, strict: Strict) -> Udi:
    """Decode with repairs; what needs none comes back as in strict mode.

    Args:
        raw: the scan.
        year: this year.
        strict: how one buffer is decoded with nothing forgiven.

    Raises:
        Refusal: any reason class, of the text as it was after the repairs that show for themselves.
    """
    try:
        return strict(raw, year)
    except Refusal as refusal:
        told: list[str] = []
        text = _repaired(raw, told)
        pieces = [piece for piece in _LINE_ENDS.split(text) if piece]
        if not pieces:
            raise Refusal("empty", what="scan", position=0, found="") from refusal
        whole = _joined(pieces, year, strict, refusal)
    if len(pieces) > 1:
        told.append("suffix")
    return replace(whole, repaired=True, warnings=tuple(dict.fromkeys((*told, *whole.warnings))))


def _joined(pieces: list[str], year: int, strict: Strict, refusal: Refusal) -> Udi:
    """All pieces of a buffer as one item; one that is no barcode at all shows that the line end stood in the data."""
    found = []
    for piece in pieces:
        try:
            found.append(_read(piece, year, strict))
        except Refusal as other:
            if len(pieces) > 1 and other.code == "not_udi":
                raise refusal from other
            raise
    return join_all(found)


def _repaired(raw: str, told: list[str]) -> str:
    text = raw
    for warning, step in _STEPS:
        repaired = step(text)
        if repaired != text:
            told.append(warning)
            text = repaired
    return text


def _read(text: str, year: int, strict: Strict) -> Udi:
    """The first reading that stands.

    Raises:
        Refusal: the one of the plain text, if none does.
    """
    try:
        return strict(text, year)
    except Refusal:
        for warning, reading in _readings(text, lambda plain: strict(plain, year), year):
            try:
                found = reading()
            except Refusal:
                continue
            return replace(found, warnings=(warning, *found.warnings))
        raise


def _readings(text: str, strict: Callable[[str], Udi], year: int) -> Iterator[tuple[str, Reading]]:
    """What else the text may be, with the warning that tells it; each is tried whole."""
    head, body = (text[:3], text[3:]) if text.startswith("]") else ("", text)
    yield from ((warning, partial(strict, changed)) for warning, changed in _spellings(head, body))
    if ma.START in body:
        yield "old_unit", partial(_old_ma, head, body, year)
    if gs1_text.is_bracketed(body):
        yield "brackets", partial(_bracketed, body, year)
    if not head:
        yield from _gtin_first(text, strict)


def _spellings(head: str, body: str) -> Iterator[tuple[str, str]]:
    """The whole text as it may have left the reader."""
    changed = _separated(head, body)
    if changed != body:
        yield "separator_replaced", head + changed
    mended = envelope.mended(envelope.restored(body))
    if mended is not None:
        yield "truncated", head + mended
    if body.endswith(" "):
        yield "suffix", head + body.rstrip(" ")
    if head in _CAPS_DATABAR:
        yield "caps_lock", (head + body).swapcase()
    if head and body[:1] in DIGITS and head[1:] not in symbology.RETAIL_CARRIERS | symbology.GS1_CARRIERS:
        yield "not_gs1_symbol", body


def _separated(head: str, body: str) -> str:
    """The body with its separators put back, where it can be a GS1 message or an envelope."""
    if body.startswith(envelope.START):
        return envelope.restored(body)
    changed = gs1_separators.collapsed(gs1_separators.restored(body))
    return changed if changed[:1] in DIGITS and (not head or head[1:] in symbology.GS1_CARRIERS) else body


def _old_ma(head: str, body: str, year: int) -> Udi:
    """An MA code with the production date in ``.P``."""
    text, offset = ma.in_address(body) or (body, 0)
    if not text.startswith(ma.START):
        raise Refusal("not_udi", what="MA", found=body[:100])
    return replace(ma.read(text, year, len(head) + offset, old=True), symbology=head[1:] or None)


def _bracketed(body: str, year: int) -> Udi:
    return dispatch.finished(gs1_text.parse_bracketed(body, year))


def _gtin_first(text: str, strict: Callable[[str], Udi]) -> Iterator[tuple[str, Reading]]:
    """A bare GTIN, alone or with the second barcode of the label behind it.

    Fourteen digits that begin with 01 are as likely an element string cut short, so they are left alone.
    """
    if gs1_retail.is_gtin(text) and not (len(text) == 14 and text.startswith("01")):
        yield "no_identifier", partial(gs1_retail.gtin, text)
    for length in (13, 14):
        if len(text) > length and gs1_retail.is_gtin(text[:length]):
            yield "no_identifier", partial(_two_barcodes, text[:length], text[length:], strict)


def _two_barcodes(number: str, rest: str, strict: Callable[[str], Udi]) -> Udi:
    return join(gs1_retail.gtin(number), strict(rest))
