"""The XML form of an MA code: ``<UDI IAC="MA"><DI>MA.156…</DI><SN>…</SN><MFG>…</MFG>…</UDI>``."""

import re

from desktop.domain.errors import Refusal
from desktop.domain.udi import ma
from desktop.domain.udi.decoded import Udi

_FORM = re.compile(r'<UDI IAC="MA">(.*)</UDI>')
_FIELD = re.compile("<(DI|SN|MFG|LOT|EXP|VAL)>([^<>]*)</\\1>")
_LETTERS = {"SN": "S", "MFG": "M", "LOT": "L", "EXP": "E", "VAL": "V"}
START = "<UDI "


def read(text: str, year: int, offset: int = 0) -> Udi:
    """Decode the XML form by writing it as the usual text first; no other tags, nothing between them.

    Raises:
        Refusal: ``bad_format``, ``empty``, or as `ma.read`; positions are those in the usual text.
    """
    form = _FORM.fullmatch(text)
    if form is None or _FIELD.sub("", form[1]):
        raise Refusal("bad_format", what="XML", position=offset, found=text[:100])
    fields = _FIELD.findall(form[1])
    if not fields or fields[0][0] != "DI" or any("." in value for _, value in fields[1:]):
        raise Refusal("bad_format", what="XML", position=offset, found=text[:100])
    (_, di), *units = fields
    if any(not value for _, value in fields):
        raise Refusal("empty", what="XML", position=offset, found=text[:100])
    if not di.startswith(ma.START) or any(name not in _LETTERS for name, _ in units):
        raise Refusal("bad_format", what="XML", position=offset, found=di)
    return ma.read(di + "".join(f".{_LETTERS[name]}{value}" for name, value in units), year)
