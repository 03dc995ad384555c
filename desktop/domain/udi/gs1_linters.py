"""The checks of content that the GS1 Barcode Syntax Dictionary names, under the names it gives them.

Each takes the component's characters (already of the right set and length) and this year; it answers the reason class
of what is wrong, or ``None``.
"""

import re
from collections.abc import Callable

from desktop.domain.udi import gs1_codes
from desktop.domain.udi.checks import gs1_digit_fits, gs1_pair
from desktop.domain.udi.dates import yymmdd, yyyymmdd
from desktop.domain.udi.gs1_coupons import coupon_fits, offer_fits

Linter = Callable[[str, int], str | None]

SHORTEST_PREFIX = 4
"""The shortest GS1 Company Prefix has four digits."""


def _bad_value(fits: Callable[[str], bool]) -> Linter:
    return lambda value, _year: None if fits(value) else "bad_value"


def _bad_date(fits: Callable[[str], bool]) -> Linter:
    return lambda value, _year: None if fits(value) else "bad_date"


def _prefix(start: int) -> Linter:
    """A GS1 Company Prefix must begin at this offset."""

    def check(value: str, _year: int) -> str | None:
        prefix = value[start : start + SHORTEST_PREFIX]
        if len(prefix) < SHORTEST_PREFIX:
            return "too_short"
        return None if re.fullmatch("[0-9]+", prefix) else "bad_value"

    return check


def _csum(value: str, _year: int) -> str | None:
    return None if gs1_digit_fits(value) else "check_digit"


def _csumalpha(value: str, _year: int) -> str | None:
    if len(value) < 3:
        return "too_short"
    return None if value[-2:] == gs1_pair(value[:-2]) else "check_character"


def _yymmdd(value: str, year: int) -> str | None:
    return None if yymmdd(value, year) else "bad_date"


def _yymmd0(value: str, year: int) -> str | None:
    return None if yymmdd(value, year, month_end=True) else "bad_date"


def _iban(value: str, _year: int) -> str | None:
    """ISO 13616: country letters, then mod 97 of the rearranged number is 1."""
    if len(value) <= 10:
        return "too_short"
    if value[:2] not in gs1_codes.COUNTRY_LETTERS or not re.fullmatch("[0-9A-Z]+", value):
        return "bad_value"
    number = int("".join(str(int(one, 36)) for one in value[4:] + value[:4]))
    return None if number % 97 == 1 else "check_digit"


def _below(limit: int) -> Callable[[str], bool]:
    return lambda value: int(value) < limit


def _piece_of_total(value: str) -> bool:
    half = len(value) // 2
    return 1 <= int(value[:half]) <= int(value[half:])


def _position(value: str) -> bool:
    fit = re.fullmatch("([1-9][0-9]*)/([1-9][0-9]*)", value)
    return fit is not None and int(fit[1]) <= int(fit[2])


def _percent(value: str) -> bool:
    return re.fullmatch("(?:[^%]|%[0-9A-Fa-f]{2})*", value) is not None


LINTERS: dict[str, Linter] = {
    "csum": _csum,
    "csumalpha": _csumalpha,
    "gcppos1": _prefix(0),
    "gcppos2": _prefix(1),
    "yymmdd": _yymmdd,
    "yymmd0": _yymmd0,
    "yyyymmdd": _bad_date(lambda value: yyyymmdd(value) is not None),
    "hhmi": _bad_date(lambda value: int(value[:2]) < 24 and int(value[2:]) < 60),
    "hh": _bad_date(_below(24)),
    "mi": _bad_date(_below(60)),
    "ss": _bad_date(_below(60)),
    "iso3166": _bad_value(gs1_codes.COUNTRIES.__contains__),
    "iso3166999": _bad_value(lambda value: value == "999" or value in gs1_codes.COUNTRIES),
    "iso3166alpha2": _bad_value(gs1_codes.COUNTRY_LETTERS.__contains__),
    "iso4217": _bad_value(gs1_codes.CURRENCIES.__contains__),
    "iso5218": _bad_value(frozenset("0129").__contains__),
    "packagetype": _bad_value(gs1_codes.PACKAGE_TYPES.__contains__),
    "mediatype": _bad_value(gs1_codes.MEDIA_TYPES.__contains__),
    "winding": _bad_value(frozenset("019").__contains__),
    "yesno": _bad_value(frozenset("01").__contains__),
    "zero": _bad_value("0".__eq__),
    "nonzero": _bad_value(lambda value: int(value) > 0),
    "nozeroprefix": _bad_value(lambda value: value[0] != "0"),
    "hyphen": _bad_value("-".__eq__),
    "hasnondigit": _bad_value(lambda value: re.search("[^0-9]", value) is not None),
    "importeridx": _bad_value(lambda value: re.fullmatch("[-0-9A-Z_a-z]", value) is not None),
    "latitude": _bad_value(lambda value: int(value) <= 1_800_000_000),
    "longitude": _bad_value(lambda value: int(value) <= 3_600_000_000),
    "pieceoftotal": _bad_value(_piece_of_total),
    "posinseqslash": _bad_value(_position),
    "pcenc": _bad_value(_percent),
    "iban": _iban,
    "couponcode": _bad_value(coupon_fits),
    "couponposoffer": _bad_value(offer_fits),
}
