"""AHM (Ali Health) codes: ``MF`` and digits, then tagged fields split by ``*``.

Known from two secondary sources only, so every decoding carries the warning ``low_confidence``.
"""

import re
from datetime import date

from desktop.domain.errors import Refusal
from desktop.domain.udi.characters import DIGITS, UPPER, demand, digits, only
from desktop.domain.udi.dates import yymmdd, yyyymmdd
from desktop.domain.udi.decoded import Agency, Element, Udi

START = re.compile("MF[0-9]")
MOST_DIGITS = 13
_DI = re.compile("MF[0-9]*")
_SET = only(DIGITS + UPPER + UPPER.lower() + "-._/*")
_TEXTS = {"BA": "lot", "BN": "lot", "SN": "serial"}
_DAYS = {"MD": "manufactured", "BD": "best_before", "ED": "expiry"}
_LEVEL = "PL"


def read(text: str, year: int, offset: int = 0) -> Udi:
    """Decode one AHM code; a DI of fewer than 13 digits is believed only with tagged fields behind it.

    Raises:
        Refusal: ``bad_char``, ``too_short``, ``too_long``, ``bad_format``, ``empty``, ``bad_date``, ``unknown_di``,
            ``repeated_ai``, ``bad_value``.
    """
    demand(text, _SET, "AHM", offset)
    fit = _DI.match(text)
    di = fit[0] if fit else ""
    alone = text in (di, di + "*")
    if len(di) > MOST_DIGITS + 2 or (alone and len(di) < MOST_DIGITS + 2):
        code = "too_short" if len(di) < MOST_DIGITS + 2 else "too_long"
        raise Refusal(code, what="DI", position=offset + len(di), found=di, expected=str(MOST_DIGITS + 2))
    said: dict[str, str | date | int] = {}
    elements = [Element("MF", "DI", di, offset)]
    if text == di + "*":
        raise Refusal("empty", what="tag", position=offset + len(text), found="")
    rest = text[len(di) :].removeprefix("*")
    position = offset + len(text) - len(rest)
    for piece in rest.split("*") if rest else ():
        elements.append(_field(piece, year, position, said))
        position += len(piece) + 1
    return Udi(
        Agency.AHM,
        di=di,
        elements=tuple(elements),
        warnings=("low_confidence",),
        **said,  # type: ignore[arg-type]  # the names in the tables above are those of Udi
    )


def _field(piece: str, year: int, position: int, said: dict[str, str | date | int]) -> Element:
    tag, value = piece[:2], piece[2:]
    name = _TEXTS.get(tag) or _DAYS.get(tag) or ("package_level" if tag == _LEVEL else None)
    if name is None:
        raise Refusal("unknown_di" if piece else "empty", what="tag", position=position, found=tag)
    if not value:
        raise Refusal("empty", what=name, position=position + 2, found="")
    meant = _meaning(tag, name, value, year, position + 2)
    before = said.setdefault(name, meant)
    if before != meant:
        raise Refusal("repeated_ai", what=name, position=position, found=value, expected=str(before))
    return Element(tag, name, value, position, meant if isinstance(meant, date) else None)


def _meaning(tag: str, name: str, value: str, year: int, position: int) -> str | date | int:
    if tag in _TEXTS:
        return value
    if tag == _LEVEL:
        if not digits(value) or len(value) > 2:
            raise Refusal("bad_value", what=name, position=position, found=value)
        return int(value)
    day = None
    if digits(value) and len(value) in (6, 8):
        day = yymmdd(value, year) if len(value) == 6 else yyyymmdd(value)
    if day is None:
        raise Refusal("bad_date", what=name, position=position, found=value, expected="YYMMDD")
    return day
