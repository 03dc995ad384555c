"""HIBC supplier labels (ANSI/HIBC 2.6): primary, secondary, both in one symbol, supplements."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.errors import Refusal
from desktop.domain.udi.characters import LETTERS_DIGITS_ONLY, demand, digits, only
from desktop.domain.udi.checks import HIBC43, hibc_character
from desktop.domain.udi.dates import mmddyy, mmyy, yyjjj, yymmdd, yyyymmdd
from desktop.domain.udi.decoded import Agency, Element, Precision, Udi

LONGEST_TEXT = 18
LONGEST = 256
"""No HIBC symbol, nor two of one label in one buffer, comes near this."""

_SET = only(HIBC43)
_DI = re.compile("[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}[0-9]")
_PRIMARY = re.compile(r"\+[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}[0-9][-0-9A-Z. $/+%]")
_SUPPLEMENT = re.compile("(14D|16D|S|Q)(.*)")
_UNITS = "-. $/+%"

_FORMS: dict[str, tuple[int, Callable[[str, int], date | None]]] = {
    "2": (6, mmddyy),
    "3": (6, yymmdd),
    "4": (8, yymmdd),
    "5": (5, yyjjj),
    "6": (7, yyjjj),
}
"""Date forms after ``$$``: how many digits (the last two are the hour where there are more than the date needs)."""

_WITH_HOUR = ("4", "6")
_QUANTITY_DIGITS = {"8": 2, "9": 5}


@dataclass
class _Data:
    """Secondary data while it is being read."""

    year: int
    lot: str | None = None
    serial: str | None = None
    expiry: date | None = None
    expiry_time: str | None = None
    expiry_precision: Precision | None = None
    manufactured: date | None = None
    quantity: int | None = None
    elements: list[Element] = field(default_factory=list)

    def say(self, what: str, value: "str | int | date | None", shown: Element) -> None:
        """Set a field once; saying it twice differently contradicts itself."""
        before = getattr(self, what)
        if before is not None and before != value:
            raise Refusal("repeated_ai", what=what, position=shown.position, found=str(value), expected=str(before))
        setattr(self, what, value)
        self.elements.append(shown)


def split_joined(text: str) -> tuple[str, str] | None:
    """Primary and secondary of one label run together in one buffer, in whichever order; ``None`` if it is one barcode.

    A check character may be ``+`` too, so both halves must fit: one is a whole primary, the other begins ``+``.
    """
    for at in (fit.start() for fit in re.finditer(r"\+", text) if fit.start()):
        left, right = text[:at], text[at:]
        if any(_PRIMARY.fullmatch(one) and one[-1] == hibc_character(one[:-1]) for one in (left, right)):
            return left, right
    return None


def read(text: str, year: int, offset: int = 0) -> Udi:
    """Decode one HIBC barcode.

    Args:
        text: from ``+`` on; the ``*`` that Code 39 prints around it may be there.
        year: this year.
        offset: where the text begins in the scan.

    Raises:
        Refusal: ``bad_char``, ``control_char``, ``check_character`` (facts found, expected, corrected: the text with
            the right one), ``too_short``, ``too_long``, ``bad_format``, ``bad_date``, ``empty``, ``unknown_di``,
            ``repeated_ai``, ``basic_udi_di``.
    """
    if len(text) > 2 and text[0] == text[-1] == "*":
        text, offset = text[1:-1], offset + 1
    demand(text, _SET, "HIBC", offset)
    if text.startswith("++"):
        raise Refusal("basic_udi_di", what="HIBC", position=offset, found=text)
    if len(text) < 4:
        raise Refusal("too_short", what="HIBC", position=offset + len(text), found=text)
    expected = hibc_character(text[:-1])
    if text[-1] != expected:
        raise Refusal("check_character", what="HIBC", position=offset + len(text) - 1, found=text[-1],
                      expected=expected, corrected=text[:-1] + expected)  # fmt: skip
    if text[1] in "$0123456789":
        return _secondary(text, year, offset)
    if text[1] in _UNITS:
        raise Refusal("bad_format", what="HIBC", position=offset + 1, found=text[1])
    return _primary(text, year, offset)


def _primary(text: str, year: int, offset: int) -> Udi:
    di, slash, rest = text[1:-1].partition("/")
    _demand_di(di, offset + 1)
    data = _Data(year)
    data.elements.append(Element("+", "DI", di, offset))
    if slash:
        _read_data(rest, data, offset + 2 + len(di))
    return _udi(data, di, None)


def _demand_di(di: str, position: int) -> None:
    demand(di, LETTERS_DIGITS_ONLY, "DI", position)
    if not 6 <= len(di) <= 23:
        code = "too_short" if len(di) < 6 else "too_long"
        raise Refusal(code, what="DI", position=position, found=di, expected="6-23")
    if not _DI.fullmatch(di):
        raise Refusal("bad_format", what="unit of measure", position=position + len(di) - 1, found=di[-1])


def _secondary(text: str, year: int, offset: int) -> Udi:
    content, link = text[1:-2], text[-2]
    data = _Data(year)
    _read_data(content, data, offset + 1)
    return _udi(data, None, link)


def _udi(data: _Data, di: str | None, link: str | None) -> Udi:
    return Udi(
        Agency.HIBC,
        di=di,
        lic=di[:4] if di else None,
        pcn=di[4:-1] if di else None,
        unit_of_measure=int(di[-1]) if di else None,
        package_level=int(di[-1]) if di and di[-1] in "12345678" else None,
        lot=data.lot,
        serial=data.serial,
        expiry=data.expiry,
        expiry_time=data.expiry_time,
        expiry_precision=data.expiry_precision,
        manufactured=data.manufactured,
        quantity=data.quantity,
        partial=di is None,
        link=link,
        elements=tuple(data.elements),
    )


def _read_data(text: str, data: _Data, position: int) -> None:
    """Secondary data: the lot or serial part first, then supplements behind slashes."""
    pieces = text.split("/")
    first = pieces[0]
    if first.startswith("$$"):
        _dated(first, data, position)
    elif first.startswith("$"):
        _undated(first, 2 if first.startswith("$+") else 1, data, position)
    elif digits(first[:5]) and len(first) >= 5:
        data.say("expiry", _date(yyjjj, first[:5], data, position), _shown("YYJJJ", "EXPIRY", first[:5], position))
        _lot(first[5:], data, position + 5, required=False)
    elif _SUPPLEMENT.fullmatch(first):
        _supplement(first, data, position)
    else:
        raise Refusal("bad_format" if first else "empty", what="secondary data", position=position, found=first)
    position += len(first) + 1
    for piece in pieces[1:]:
        _supplement(piece, data, position)
        position += len(piece) + 1


def _shown(identifier: str, name: str, value: str, position: int) -> Element:
    return Element(identifier, name, value, position)


def _date(form: Callable[[str, int], date | None], text: str, data: _Data, position: int) -> date:
    day = form(text, data.year)
    if day is None:
        raise Refusal("bad_date", what="expiry", position=position, found=text)
    return day


def _undated(piece: str, start: int, data: _Data, position: int) -> None:
    """``$`` lot or ``$+`` serial."""
    if start == 2:
        _serial(piece[start:], data, position + start)
    else:
        _lot(piece[start:], data, position + start, required=True)


def _dated(piece: str, data: _Data, position: int) -> None:
    """``$$`` forms: quantity, date, then the lot, or the serial after ``$$+``."""
    is_serial = piece.startswith("$$+")
    at = 3 if is_serial else 2
    if not is_serial and piece[at : at + 1] in _QUANTITY_DIGITS:
        count = _QUANTITY_DIGITS[piece[at]]
        _quantity(piece[at + 1 : at + 1 + count], count, data, position + at)
        at += 1 + count
        if at == len(piece):
            return
    if at == len(piece):
        raise Refusal("empty", what="secondary data", position=position + at, found=piece)
    undated = piece[at] == "7"
    at = _expiry(piece, at, data, position)
    if is_serial:
        _serial(piece[at:], data, position + at)
    else:
        _lot(piece[at:], data, position + at, required=undated)


def _quantity(text: str, count: int, data: _Data, position: int) -> None:
    if len(text) < count:
        raise Refusal("too_short", what="quantity", position=position, found=text, expected=str(count))
    if not digits(text):
        raise Refusal("bad_char", what="quantity", position=position, found=text)
    data.say("quantity", int(text), _shown(f"$${8 if count == 2 else 9}", "QUANTITY", text, position))


def _expiry(piece: str, at: int, data: _Data, position: int) -> int:
    """The date that begins at ``at``; answers where the lot or serial begins."""
    mark = piece[at]
    if mark == "7":
        return at + 1
    if mark in "01":
        text = _digits_of(piece, at, 4, position)
        data.expiry_precision = Precision.MONTH
        data.say("expiry", _date(mmyy, text, data, position + at), _shown("MMYY", "EXPIRY", text, position + at))
        return at + 4
    if mark not in _FORMS:
        raise Refusal("bad_format", what="date form", position=position + at, found=mark)
    count, form = _FORMS[mark]
    text = _digits_of(piece, at + 1, count, position)
    data.say("expiry", _date(form, text, data, position + at), _shown("$$" + mark, "EXPIRY", text, position + at))
    if mark in _WITH_HOUR:
        if int(text[-2:]) > 23:
            raise Refusal("bad_date", what="hour", position=position + at, found=text[-2:])
        data.expiry_time = f"{text[-2:]}:00Z"
    return at + 1 + count


def _digits_of(piece: str, at: int, count: int, position: int) -> str:
    text = piece[at : at + count]
    if len(text) < count:
        raise Refusal("too_short", what="date", position=position + at, found=text, expected=str(count))
    if not digits(text):
        raise Refusal("bad_date", what="date", position=position + at, found=text)
    return text


def _lot(text: str, data: _Data, position: int, required: bool) -> None:
    if required or text:
        _demand_text(text, "lot", position)
        data.say("lot", text, _shown("LOT", "LOT", text, position))


def _serial(text: str, data: _Data, position: int) -> None:
    _demand_text(text, "serial", position)
    data.say("serial", text, _shown("S", "SERIAL", text, position))


def _demand_text(text: str, what: str, position: int) -> None:
    if not text:
        raise Refusal("empty", what=what, position=position, found="")
    if len(text) > LONGEST_TEXT:
        raise Refusal("too_long", what=what, position=position + LONGEST_TEXT, found=text, expected=str(LONGEST_TEXT))


def _supplement(piece: str, data: _Data, position: int) -> None:
    """What stands behind a slash: ``S`` serial, ``14D`` expiry, ``16D`` made, ``Q`` quantity."""
    fit = _SUPPLEMENT.fullmatch(piece)
    if fit is None:
        code = "unknown_di" if piece else "empty"
        raise Refusal(code, what="supplement", position=position, found=piece)
    name, text = fit.groups()
    start = position + len(name)
    if name == "S":
        _serial(text, data, start)
    elif name == "Q":
        _supplement_quantity(text, data, start)
    else:
        what = "expiry" if name == "14D" else "manufactured"
        data.say(what, _long_date(text, what, start), _shown(name, what.upper(), text, position))


def _supplement_quantity(text: str, data: _Data, position: int) -> None:
    if not text or len(text) > 5:
        raise Refusal("too_long" if text else "empty", what="quantity", position=position, found=text, expected="1-5")
    if not digits(text):
        raise Refusal("bad_char", what="quantity", position=position, found=text)
    data.say("quantity", int(text), _shown("Q", "QUANTITY", text, position))


def _long_date(text: str, what: str, position: int) -> date:
    day = yyyymmdd(text) if len(text) == 8 and digits(text) else None
    if day is None:
        raise Refusal("bad_date", what=what, position=position, found=text, expected="YYYYMMDD")
    return day
