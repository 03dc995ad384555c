"""The text of a label's code, in the one form in which it is kept and compared."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.domain.codes import Command, parse_code
from desktop.domain.errors import Refusal
from desktop.domain.udi import Agency, Mode, Udi, compose, decode, encode

QUARANTINE: Final = f"SZ:C:{Command.QUARANTINE}"
"""The code of a hold label for goods that have no UDI."""


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What a label's code says: the device identifier with its agency, and the production identifiers or ""."""

    agency: Agency
    di: str
    lot: str
    serial: str
    expires_on: date | None


def symbol_for(given: Identifiers, today: date) -> str:
    """The code of a label for goods: for GS1 the AIs 01, 17, 10 and 21, as far as they are known.

    Raises:
        Refusal: the reason class of the decoder for what no barcode may hold, or ``cannot_encode``.
    """
    if given.agency is Agency.GS1:
        pairs = {"01": given.di, "17": _six(given.expires_on), "10": given.lot, "21": given.serial}
        return symbol_of(compose({ai: value for ai, value in pairs.items() if value}, today=today))
    udi = Udi(given.agency, given.di, given.lot or None, given.serial or None, given.expires_on)
    text = symbol_of(udi)
    read = decode(text, today=today)
    if (read.di, read.lot, read.serial, read.expiry) != (udi.di, udi.lot, udi.serial, udi.expiry):
        raise Refusal("cannot_encode", what="identifiers")
    return text


def _six(day: date | None) -> str:
    return "" if day is None else f"{day.year % 100:02}{day.month:02}{day.day:02}"


def symbol_of(udi: Udi) -> str:
    """A decoded code in the form that jobs keep: AIs in square brackets for GS1, else the agency's own text.

    Raises:
        Refusal: ``cannot_encode``.
    """
    encoded = encode(udi)
    return encoded.bracketed or encoded.element_string


def symbols_in(raw: str, today: date) -> tuple[str, ...]:
    """The symbols that a scan may stand for: itself, without its symbology identifier, and as a UDI."""
    bare = raw[3:] if raw[:1] == "]" else raw
    own = _own(raw)
    if own is not None:
        return (own,)
    texts = () if "\0" in raw else (raw, bare)
    try:
        return (*texts, symbol_of(decode(raw, today=today, mode=Mode.STRICT)))
    except Refusal:
        return texts


def _own(raw: str) -> str | None:
    try:
        code = parse_code(raw)
    except Refusal:
        return None
    return None if code is None else code.text
