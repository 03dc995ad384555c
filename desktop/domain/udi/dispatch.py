"""One whole scan to one `Udi`: which agency's grammar a text belongs to, told by carrier and first characters."""

from collections.abc import Callable

from desktop.domain.errors import Refusal
from desktop.domain.udi import (
    ahm,
    envelope,
    gs1,
    gs1_items,
    gs1_retail,
    gs1_separators,
    gs1_text,
    gs1_uri,
    hibc,
    iccbba,
    ma,
    ma_xml,
    strangers,
)
from desktop.domain.udi.characters import GS, digits, refuse_controls
from desktop.domain.udi.decoded import Element, Udi
from desktop.domain.udi.gs1_fields import udi_of
from desktop.domain.udi.joining import join
from desktop.domain.udi.symbology import GS1_CARRIERS, RETAIL_CARRIERS, Split

Reader = Callable[[str, int, int], Udi]

_KEY_STARTS = ("00", "01", "02", "03")
_DATE_STARTS = ("11", "13", "15", "17")
_CHECKED_STARTS = frozenset({"00", "01", "02", "03", "11", "12", "13", "15", "16", "17", "253", "255", "402", "8003",
                             "8006", "8017", "8018", "8026", "410", "411", "412", "413", "414", "415", "416", "417",
                             "7003"})  # fmt: skip


def read(scan: Split, year: int) -> Udi:
    """Decode one scan, nothing forgiven.

    Args:
        scan: the text without its symbology identifier.
        year: this year.

    Raises:
        Refusal: any reason class.
    """
    text, offset = scan.text, scan.offset
    if scan.symbology in GS1_CARRIERS:
        return element_string(text, year, offset, scan.symbology)
    if scan.symbology in RETAIL_CARRIERS:
        return gs1_retail.symbol(scan.symbology, text, offset)
    if scan.symbology is None and digits(text[:1]):
        return _unannounced(text, year)
    reader = next((reader for fits, reader in _READERS if fits(text)), None)
    if reader is None:
        raise strangers.stranger(text)
    return reader(text, year, offset)


def element_string(text: str, year: int, offset: int = 0, symbology: str | None = None) -> Udi:
    """A GS1 element string, with the warning ``separator_lost`` where one may have been.

    Raises:
        Refusal: as `gs1.parse`, or ``exclusive_ais``.
    """
    elements = gs1.parse(text, year, offset)
    gs1_items.refuse_excluding(elements)
    lost = gs1_separators.may_be_lost(text, elements, year)
    return udi_of(elements, symbology, ("separator_lost",) if lost else ())


def finished(elements: tuple[Element, ...]) -> Udi:
    """Elements as a UDI, once no two of them exclude each other."""
    gs1_items.refuse_excluding(elements)
    return udi_of(elements)


def _unannounced(text: str, year: int) -> Udi:
    """Digits first and no identifier: an element string only if its beginning proves itself.

    A catalogue number ``71358003`` reads as AI 713 too. So without a separator the message must begin with an AI whose
    data carries a check digit or a date.
    """
    try:
        found = element_string(text, year)
    except Refusal as refusal:
        if refusal.facts.get("position") == 0 or not _looks_like_gs1(text):
            raise strangers.stranger(text) from refusal
        raise
    first = min(found.elements, key=lambda one: one.position)
    if GS not in text and (first.identifier not in _CHECKED_STARTS or strangers.is_payment_code(text)):
        raise strangers.stranger(text)
    return found


def _looks_like_gs1(text: str) -> bool:
    """Whether a text that does not decode is worth being told what is wrong with it as a GS1 message."""
    return GS in text or text.startswith(_KEY_STARTS) or (text.startswith(_DATE_STARTS) and not digits(text))


def _hibc(text: str, year: int, offset: int) -> Udi:
    if len(text) > hibc.LONGEST:
        raise Refusal("too_long", what="HIBC", position=offset + hibc.LONGEST, found=text[:40], expected=hibc.LONGEST)
    joined = hibc.split_joined(text)
    if joined is None:
        return hibc.read(text, year, offset)
    left, right = joined
    return join(hibc.read(left, year, offset), hibc.read(right, year, offset + len(left)))


def _iccbba(text: str, _year: int, offset: int) -> Udi:
    refuse_controls(text)
    return iccbba.read(text, offset)


def _enveloped(text: str, year: int, offset: int) -> Udi:
    kind, body, start = envelope.opened(text, offset)
    if kind == envelope.IFA_FORMAT:
        return envelope.read_ifa(body, year, start)
    if not body:
        raise Refusal("empty", what="envelope", position=start, found="")
    return element_string(body, year, start)


def _address(text: str, year: int, offset: int) -> Udi:
    refuse_controls(text)
    carried = ma.in_address(text)
    if carried is not None:
        return ma.read(carried[0], year, offset + carried[1])
    elements = gs1_uri.parse_uri(text, year, offset)
    if elements is None:
        raise strangers.stranger(text)
    return finished(elements)


def _bracketed(text: str, _year: int, offset: int) -> Udi:
    raise Refusal("bad_format", what="bracket", position=offset, found=text[:4])


def _starts(*heads: str) -> Callable[[str], bool]:
    return lambda text: text.startswith(heads)


_READERS: tuple[tuple[Callable[[str], bool], Reader], ...] = (
    (_starts("+", "*+"), _hibc),
    (_starts("=", "&"), _iccbba),
    (_starts(envelope.START), _enveloped),
    (_starts(ma.START), ma.read),
    (_starts(ma_xml.START), ma_xml.read),
    (lambda text: ma.LOWER_START.match(text) is not None, ma.refuse_lower),
    (lambda text: ahm.START.match(text) is not None, ahm.read),
    (gs1_uri.is_address, _address),
    (gs1_text.is_bracketed, _bracketed),
)
"""How each grammar begins, and who reads it."""
