"""MA code (IDcode) of ZIIOT: ``MA.156.M0.registrant.item`` and units ``.L…`` ``.S…`` in any order.

From secondary sources: the code's own standard is not public. So a wrong check digit is told, not refused.
"""

import re
from datetime import date

from desktop.domain.errors import Refusal
from desktop.domain.udi.characters import DIGITS, UPPER, demand, digits, only
from desktop.domain.udi.checks import ma_digit
from desktop.domain.udi.dates import yymmdd, yyyymmdd
from desktop.domain.udi.decoded import Agency, Element, Udi

START = "MA."
LOWER_START = re.compile(r"ma\.[0-9]{3}\.")
OLD_PRODUCTION = "P"
"""Older labels write the production date ``.P``; ``.M`` is the rule."""

_IN_ADDRESS = re.compile(r"https?://[^#]*?[=/?&](MA\.[0-9]{3}\.[^&#?/]*)", re.IGNORECASE)
_SET = only(DIGITS + UPPER + UPPER.lower() + "-.@$,*+%/#!^~_:;()'\"<>=?&")
_DI_PARTS = ((re.compile("[0-9]{3}"), "country"), (re.compile("[A-Z][0-9]"), "industry"),
             (re.compile("[0-9A-Za-z]{1,20}"), "registrant"), (re.compile("[0-9A-Za-z]{1,30}"), "item"))  # fmt: skip
_TEXTS = {"L": "lot", "S": "serial", "D": "sterilization_lot", "Y": "nhsa_code"}
_DAYS = {"M": "manufactured", "P": "manufactured", "E": "expiry", "V": "valid_until"}
_CHECK = "C"


def in_address(text: str) -> tuple[str, int] | None:
    """The MA code that a web address carries and where it begins, or ``None``."""
    fit = _IN_ADDRESS.match(text)
    return None if fit is None else (fit[1], fit.start(1))


def refuse_lower(text: str, _year: int, offset: int) -> Udi:
    """An MA code in lower case: Caps Lock was on.

    Raises:
        Refusal: ``bad_char``.
    """
    raise Refusal("bad_char", what="MA", position=offset, found=text[:2], expected="MA")


def read(text: str, year: int, offset: int = 0, old: bool = False) -> Udi:
    """Decode one MA code.

    Args:
        text: from ``MA.`` on.
        year: this year.
        offset: where the text begins in the scan.
        old: whether ``.P`` may stand for the production date.

    Raises:
        Refusal: ``too_short`` (no item), ``bad_format``, ``bad_char``, ``empty``, ``bad_date``, ``unknown_unit``,
            ``repeated_ai``.
    """
    demand(text, _SET, "MA", offset)
    pieces = text.split(".")
    di = _di(pieces, offset)
    position = offset + len(di) + 1
    said: dict[str, str | date] = {}
    elements = [Element(START, "DI", di, offset)]
    for piece in pieces[5:]:
        elements.append(_unit(piece, year, position, said, old))
        position += len(piece) + 1
    warned = _check_fails(di, text)
    return Udi(
        Agency.MA,
        di=di,
        package_level=int(pieces[4][0]) if pieces[4][0] in "123456789" else None,
        elements=tuple(elements),
        warnings=("check_digit",) if warned else (),
        **{name: value for name, value in said.items() if name != _CHECK},  # type: ignore[arg-type]  # names of Udi
    )


def _di(pieces: list[str], offset: int) -> str:
    position = offset
    for at, (pattern, what) in enumerate(_DI_PARTS, start=1):
        position += len(pieces[at - 1]) + 1
        piece = pieces[at] if at < len(pieces) else ""
        if not piece:
            raise Refusal("too_short", what=what, position=position, found=".".join(pieces[:at]))
        if not pattern.fullmatch(piece):
            raise Refusal("bad_format", what=what, position=position, found=piece)
    return ".".join(pieces[:5])


def _unit(piece: str, year: int, position: int, said: dict[str, str | date], old: bool) -> Element:
    letter, value = piece[:1], piece[1:]
    if not letter:
        raise Refusal("empty", what="unit", position=position, found="")
    name = _DAYS.get(letter) or _TEXTS.get(letter) or (_CHECK if letter == _CHECK else None)
    if name is None or (letter == OLD_PRODUCTION and not old):
        raise Refusal("unknown_unit", what="unit", position=position, found=letter)
    if not value:
        raise Refusal("empty", what=name, position=position + 1, found="")
    meant = _date(value, name, year, position + 1) if letter in _DAYS else value
    before = said.setdefault(name, meant)
    if before != meant:
        raise Refusal("repeated_ai", what=name, position=position, found=value, expected=str(before))
    return Element("." + letter, name, value, position, meant if isinstance(meant, date) else None)


def _date(value: str, what: str, year: int, position: int) -> date:
    """Six or eight digits."""
    day = None
    if digits(value) and len(value) in (6, 8):
        day = yymmdd(value, year) if len(value) == 6 else yyyymmdd(value)
    if day is None:
        raise Refusal("bad_date", what=what, position=position, found=value, expected="YYMMDD")
    return day


def _check_fails(di: str, text: str) -> bool:
    """Whether the item's last digit or the production data's ``.C`` is not the check digit."""
    if digits(di[-1]) and ma_digit(di[:-1]) != di[-1]:
        return True
    data, mark, given = text[len(di) :].rpartition("." + _CHECK)
    expected = ma_digit(data)
    return bool(mark) and expected is not None and given != expected
