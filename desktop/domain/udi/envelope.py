"""ISO/IEC 15434 envelopes ``[)>`` RS format GS … RS EOT: format 05 holds GS1 AIs, format 06 data identifiers (IFA)."""

import re
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.errors import Refusal
from desktop.domain.udi.characters import DIGITS_ONLY, EOT, GS, LETTERS_DIGITS, RS, demand, digits, only
from desktop.domain.udi.checks import gs1_digit_fits, ppn_digits, pzn_fits
from desktop.domain.udi.dates import yymmdd, yyyymmdd
from desktop.domain.udi.decoded import Agency, Element, Precision, Udi

START = "[)>"
TRAILER = RS + EOT
GS1_FORMAT = "05"
IFA_FORMAT = "06"

_HEAD = re.compile(re.escape(START) + RS + "([0-9]{2})" + GS)
_WORD = re.compile(r"[{\[<](?:RS|GS|EOT)[}\]>]|\^[\^\]D]|[\u241d\u241e\u2404]")
_MEANT = {"RS": RS, "GS": GS, "EOT": EOT, "^^": RS, "^": GS, "^D": EOT, "\u241d": GS, "\u241e": RS, "\u2404": EOT}
_PIECE = re.compile("([0-9]{0,2}[A-Z])(.*)", re.DOTALL)
_TEXT = only(LETTERS_DIGITS + "-_")
_PPN = only(LETTERS_DIGITS + "-._")
_LONGEST = {"1T": 20, "S": 20, "9N": 22}
_GERMANY = "11"


def opened(text: str, offset: int = 0) -> tuple[str, str, int]:
    """Take the envelope off.

    Returns:
        format (two digits), the data between, where the data begins in the scan.

    Raises:
        Refusal: ``bad_format`` when the separators are lost or the trailer is missing.
    """
    fit = _HEAD.match(text)
    if fit is None or fit[1] not in (GS1_FORMAT, IFA_FORMAT):
        raise Refusal("bad_format", what="envelope", position=offset, found=text[:8])
    if not text.endswith(TRAILER):
        raise Refusal("bad_format", what="trailer", position=offset + len(text), found=text[-2:])
    body = text[fit.end() : -len(TRAILER)]
    return fit[1], body, offset + fit.end()


def mended(text: str) -> str | None:
    """A truncated envelope with its trailer, or ``None`` if it has one or none would help."""
    if not _HEAD.match(text) or text.endswith(TRAILER):
        return None
    return text.rstrip(TRAILER) + TRAILER


def restored(text: str) -> str:
    """An envelope whose separators came as words (``{GS}``, ``<RS>``, ``␄``, ``^]`` …) with the characters themselves.

    The data of format 06 has no brackets, carets or control pictures, so none of these can be data.
    """
    if not text.startswith(START):
        return text
    return START + _WORD.sub(lambda fit: _MEANT[fit[0].strip("{}[]<>")], text[len(START) :])


@dataclass
class _Found:
    """What the data identifiers have said so far."""

    year: int
    texts: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    elements: list[Element] = field(default_factory=list)


def read_ifa(body: str, year: int, offset: int) -> Udi:
    """Decode the data of format 06: PPN, lot, expiry, serial (IFA PPN Technical Specification).

    Raises:
        Refusal: ``unknown_di``, ``empty``, ``too_long``, ``bad_char``, ``check_digit``, ``bad_date``,
            ``repeated_ai``, ``bad_format``.
    """
    found = _Found(year)
    position = offset
    for piece in body.split(GS):
        _piece(piece, found, position)
        position += len(piece) + 1
    texts, days = found.texts, found.days
    di = texts.get("9N", texts.get("8P"))
    return Udi(
        Agency.IFA,
        di=di,
        lot=texts.get("1T"),
        serial=texts.get("S"),
        expiry=days.get("D"),
        manufactured=days.get("16D"),
        pzn=texts["9N"][2:10] if texts.get("9N", "").startswith(_GERMANY) else None,
        ais=(("8P", texts["8P"]),) if "8P" in texts and "9N" in texts else (),
        partial=di is None,
        elements=tuple(found.elements),
    )


_NAMES = {"9N": "PPN", "8P": "GTIN", "1T": "LOT", "S": "SERIAL", "D": "EXPIRY", "16D": "MANUFACTURED"}


def _piece(piece: str, found: _Found, position: int) -> None:
    fit = _PIECE.fullmatch(piece)
    if fit is None:
        code = "bad_format" if piece else "empty"
        raise Refusal(code, what="data identifier", position=position, found=piece[:40])
    name, value = fit.groups()
    if name not in _NAMES:
        raise Refusal("unknown_di", what="data identifier", position=position, found=name)
    start = position + len(name)
    if not value:
        raise Refusal("empty", what=_NAMES[name], position=start, found="")
    before = found.texts.setdefault(name, value)
    if before != value:
        raise Refusal("repeated_ai", what=_NAMES[name], position=position, found=value, expected=before)
    on = precision = None
    if name in ("D", "16D"):
        on = found.days[name] = _date(name, value, found.year, start)
        precision = Precision.MONTH if name == "D" and value.endswith("00") else Precision.DAY
    else:
        _demand_text(name, value, start)
    found.elements.append(Element(name, _NAMES[name], value, position, on, precision))


def _demand_text(name: str, value: str, position: int) -> None:
    if name == "8P":
        _demand_gtin(value, position)
        return
    demand(value, _PPN if name == "9N" else _TEXT, _NAMES[name], position)
    if len(value) > _LONGEST[name]:
        raise Refusal("too_long", what=_NAMES[name], position=position, found=value, expected=str(_LONGEST[name]))
    if name == "9N":
        _demand_ppn(value, position)


def _demand_gtin(value: str, position: int) -> None:
    demand(value, DIGITS_ONLY, "GTIN", position)
    if len(value) != 14:
        code = "too_short" if len(value) < 14 else "too_long"
        raise Refusal(code, what="GTIN", position=position, found=value, expected="14")
    if not gs1_digit_fits(value):
        raise Refusal("check_digit", what="GTIN", position=position, found=value)


def _demand_ppn(ppn: str, position: int) -> None:
    """Two check digits at the end; a German PPN (11) holds a PZN of eight digits with one of its own."""
    if len(ppn) < 5:
        raise Refusal("too_short", what="PPN", position=position, found=ppn)
    expected = ppn_digits(ppn[:-2])
    if ppn[-2:] != expected:
        raise Refusal("check_digit", what="PPN", position=position + len(ppn) - 2, found=ppn[-2:], expected=expected)
    if ppn.startswith(_GERMANY) and not (len(ppn) == 12 and digits(ppn) and pzn_fits(ppn[2:10])):
        raise Refusal("check_digit", what="PZN", position=position + 2, found=ppn[2:10])


def _date(name: str, value: str, year: int, position: int) -> date:
    length = 6 if name == "D" else 8
    day = None
    if len(value) == length and digits(value):
        day = yymmdd(value, year, month_end=True) if name == "D" else yyyymmdd(value)
    if day is None:
        raise Refusal("bad_date", what=_NAMES[name], position=position, found=value, expected="YYYYMMDD"[-length:])
    return day
