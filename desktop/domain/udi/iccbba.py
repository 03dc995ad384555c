"""ICCBBA / ISBT 128 identifiers of medical products of human origin (ST-001, ST-011, ST-017).

Every structure begins with two characters of ``=`` or ``&`` and has a fixed length, so no separators are needed.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.errors import Refusal
from desktop.domain.udi.characters import DIGITS_ONLY, LETTERS_DIGITS, LETTERS_DIGITS_ONLY, demand, only
from desktop.domain.udi.dates import day_of_year
from desktop.domain.udi.decoded import Agency, Element, Udi

_FACILITY = only(LETTERS_DIGITS.replace("O", ""))
_ANY_CASE = only(LETTERS_DIGITS + "abcdefghijklmnopqrstuvwxyz")
_HEADER = "=+"
_DONATION = re.compile("=[A-NP-Z1-9]")

_STRUCTURES = {
    "=/": ("di", "MPHO product", 16),
    "=,": ("serial", "product division", 6),
    "=>": ("expiry", "expiration date", 6),
    "=}": ("manufactured", "production date", 6),
    "&,1": ("lot", "MPHO lot", 18),
    "=)": ("di", "container", 10),
    "&)": ("lot", "container lot", 10),
}
"""Structure identifier: field, name, characters of data."""


@dataclass
class _Found:
    """What has been read so far."""

    values: dict[str, str | date] = field(default_factory=dict)
    elements: list[Element] = field(default_factory=list)

    def say(self, what: str, value: str | date, shown: Element) -> None:
        """Set a field once; the same structure again must say the same."""
        before = self.values.setdefault(what, value)
        if before != value:
            raise Refusal("repeated_ai", what=what, position=shown.position, found=shown.value, expected=str(before))
        self.elements.append(shown)


def read(text: str, offset: int = 0) -> Udi:
    """Decode one message, single structures or a compound message.

    Raises:
        Refusal: ``too_short``, ``too_long``, ``bad_char``, ``bad_format`` (unknown structure), ``bad_date``,
            ``bad_value`` (division 000000), ``bad_count`` (the header announces another number of structures),
            ``repeated_ai``.
    """
    announced, at = _header(text, offset)
    found = _Found()
    count = 0
    while at < len(text):
        at = _structure(text, at, found, offset)
        count += 1
    if not count:
        raise Refusal("empty", what="structures", position=offset + at, found="")
    if announced is not None and announced != count:
        raise Refusal("bad_count", what="structures", position=offset, found=str(count), expected=str(announced))
    return _udi(found)


def _udi(found: _Found) -> Udi:
    values = found.values
    donation = values.get("donation_id")
    return Udi(
        Agency.ICCBBA,
        di=_text(values.get("di")),
        serial=_text(values.get("serial")),
        lot=_text(values.get("lot")),
        donation_id=_text(donation)[:13] if donation else None,  # type: ignore[index]  # a donation is text
        expiry=_day(values.get("expiry")),
        manufactured=_day(values.get("manufactured")),
        partial="di" not in values,
        elements=tuple(found.elements),
    )


def _text(value: str | date | None) -> str | None:
    return value if isinstance(value, str) else None


def _day(value: str | date | None) -> date | None:
    return value if isinstance(value, date) else None


def _header(text: str, offset: int) -> tuple[int | None, int]:
    """How many structures a compound message announces (``=+aabbb``), and where they begin."""
    if not text.startswith(_HEADER):
        return None, 0
    data = _take(text, 2, 5, "compound header", offset)
    demand(data, DIGITS_ONLY, "compound header", offset + 2)
    return int(data[:2]), 7


def _structure(text: str, at: int, found: _Found, offset: int) -> int:
    """Read the structure at ``at``; answers where the next begins."""
    mark = text[at : at + 3] if text.startswith("&,", at) else text[at : at + 2]
    if mark in _STRUCTURES:
        what, name, length = _STRUCTURES[mark]
        start = at + len(mark)
        data = _take(text, start, length, name, offset)
        value = _checked(what, mark, data, offset + start)
    elif _DONATION.fullmatch(mark):
        what, name, length, start = "donation_id", "donation number", 15, at + 1
        mark = "="
        data = _take(text, start, length, name, offset)
        value = _donation(data, offset + start)
    else:
        raise _unknown(text, at, mark, offset)
    found.say(what, value, Element(mark, name, data, offset + at, on=_day(value)))
    return start + length


def _unknown(text: str, at: int, mark: str, offset: int) -> Refusal:
    if len(mark) < 2 and mark in "=&":
        return Refusal("too_short", what="structure", position=offset + at + 1, found=text[at:])
    # a fixed length is over and no new structure begins: the one before is too long
    code = "bad_format" if mark[0] in "=&" else "too_long"
    return Refusal(code, what="structure", position=offset + at, found=mark)


def _take(text: str, start: int, length: int, what: str, offset: int) -> str:
    """The structure's data; one that ends early, at the end or at the next structure, is too short."""
    data = re.split("[=&]", text[start : start + length])[0]
    if len(data) < length:
        position = offset + start + len(data)
        raise Refusal("too_short", what=what, position=position, found=data, expected=str(length))
    return data


def _checked(what: str, mark: str, data: str, position: int) -> str | date:
    if what in ("expiry", "manufactured"):
        return _date(data, what, position)
    if mark in ("=)", "&)"):
        demand(data, _ANY_CASE, what, position)
        return data
    if mark == "=/":
        demand(data[:5], _FACILITY, "facility", position)
    demand(data, LETTERS_DIGITS_ONLY, what, position)
    if mark == "=," and data == "000000":
        raise Refusal("bad_value", what="product division", position=position, found=data)
    return data


def _donation(data: str, position: int) -> str:
    demand(data[:5], _FACILITY, "facility", position)
    demand(data[5:13], DIGITS_ONLY, "donation number", position + 5)
    demand(data[13:], LETTERS_DIGITS_ONLY, "flags", position + 13)
    return data


def _date(data: str, what: str, position: int) -> date:
    """``cyyjjj``: the last digit of the century (9 is 19xx, 0–8 are 20xx–28xx), year, day of the year."""
    demand(data, DIGITS_ONLY, what, position)
    century = 1900 if data[0] == "9" else 2000 + 100 * int(data[0])
    day = day_of_year(century + int(data[1:3]), int(data[3:]))
    if day is None:
        raise Refusal("bad_date", what=what, position=position, found=data)
    return day
