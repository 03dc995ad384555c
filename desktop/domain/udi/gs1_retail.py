"""GTINs on their own: EAN/UPC and ITF-14 symbols, and numbers typed or sent without any identifier."""

from dataclasses import replace

from desktop.domain.errors import Refusal
from desktop.domain.udi.characters import DIGITS_ONLY, demand, digits
from desktop.domain.udi.checks import gs1_digit_fits
from desktop.domain.udi.decoded import Udi
from desktop.domain.udi.gs1 import element
from desktop.domain.udi.gs1_dictionary import Identifier, identifier
from desktop.domain.udi.gs1_fields import udi_of

GTIN_LENGTHS = (8, 12, 13, 14)
_SYMBOL_LENGTHS = {"E0": 13, "E3": 13, "E4": 8, "I0": 14, "I1": 14}
ADD_ON_LENGTHS = (2, 5)


def _gtin_entry() -> Identifier:
    entry = identifier("01")
    assert entry is not None  # noqa: S101 - the table has AI 01, a test reads every row
    return entry


def gtin(number: str, position: int = 0) -> Udi:
    """A GTIN of 8, 12, 13 or 14 ASCII digits as a UDI without production data; stored with 14 digits.

    Raises:
        Refusal: ``check_digit``.
    """
    found = udi_of((element(_gtin_entry(), number.rjust(14, "0"), position, year=2000),))
    return replace(found, gtin_format=f"GTIN-{len(number)}")


def symbol(symbology: str, text: str, offset: int) -> Udi:
    """What an EAN/UPC or ITF-14 symbol carries: the GTIN only (GenSpecs 5.2, 5.3).

    Args:
        symbology: the identifier without ``]``: E0, E3 (with an add-on, which is dropped), E4, I0, I1.
        text: the digits.
        offset: where they begin in the scan.

    Raises:
        Refusal: ``bad_char``, ``too_short``, ``too_long`` or ``check_digit``; ``not_udi`` for an add-on alone.
    """
    length = _SYMBOL_LENGTHS.get(symbology)
    if length is None:
        raise Refusal("not_udi", what="symbology", found="]" + symbology, kind="add_on")
    demand(text, DIGITS_ONLY, "GTIN", offset)
    if symbology == "E3" and len(text) - length in ADD_ON_LENGTHS:
        text = text[:length]
    if len(text) != length:
        code = "too_short" if len(text) < length else "too_long"
        raise Refusal(
            code, what="GTIN", position=offset + min(len(text), length), found=text[:40], expected=str(length)
        )
    return gtin(text, offset)


def is_gtin(text: str) -> bool:
    """Whether the text is a whole GTIN of any length with a right check digit."""
    return len(text) in GTIN_LENGTHS and digits(text) and gs1_digit_fits(text)
