"""Package levels: each UDI-DI is checked and kept in one form, GTINs with fourteen digits."""

import re
from dataclasses import dataclass
from typing import Final

from desktop.domain.udi.checks import gs1_digit_fits
from desktop.services.master_data.entry import Check

GTIN_LENGTHS: Final = frozenset({8, 12, 13, 14})
_DIGITS: Final = re.compile("[0-9]+")
_FULL_WIDTH_DIGITS: Final = re.compile("[0-9]*[\uff10-\uff19][0-9\uff10-\uff19]*")
_HIBC: Final = re.compile("[A-Z][A-Z0-9]{5,22}")
_MA: Final = re.compile(r"MA\.[0-9]{3}\.[!-~]{1,50}")
_LARGEST: Final = 100_000


@dataclass(frozen=True, slots=True)
class NewPackage:
    """A UDI-DI of the item; level 1 is the unit of use, ``quantity`` is how many of those are inside."""

    di: str
    level: int = 1
    quantity: int = 1


def normalised_di(di: str) -> str:
    """A GTIN of 8, 12 or 13 digits as one of 14; anything else as it is."""
    return di.zfill(14) if _DIGITS.fullmatch(di) and len(di) in GTIN_LENGTHS else di


def agency_of(di: str) -> str:
    """Who issued a DI, by its form, or "" when it has none of the known forms."""
    if _DIGITS.fullmatch(di) and len(di) in GTIN_LENGTHS:
        return "GS1"
    if _MA.fullmatch(di):
        return "MA"
    return "HIBC" if _HIBC.fullmatch(di) else ""


def di_fault(di: str) -> str:
    """The fault of a DI or "": ``empty``, ``full_width``, ``not_a_gtin``, ``check_digit``, ``unknown_agency``."""
    if not di:
        return "empty"
    if _FULL_WIDTH_DIGITS.fullmatch(di):
        return "full_width"
    agency = agency_of(di)
    if agency == "GS1":
        return "" if gs1_digit_fits(normalised_di(di)) else "check_digit"
    if agency:
        return ""
    return "not_a_gtin" if _DIGITS.fullmatch(di) else "unknown_agency"


def check_packages(check: Check, packages: tuple[NewPackage, ...]) -> None:
    """Note the faults of an item's packages in the columns ``packages.N.di`` and so on, N from 1."""
    met: set[str] = set()
    for number, package in enumerate(packages, 1):
        column = f"packages.{number}"
        fault = di_fault(package.di)
        if fault:
            check.fault(f"{column}.di", fault, package.di)
        elif normalised_di(package.di) in met:
            check.fault(f"{column}.di", "repeated_di", package.di)
        met.add(normalised_di(package.di))
        check.whole(f"{column}.level", package.level, 1, 9)
        check.whole(f"{column}.quantity", package.quantity, 1, _LARGEST)
        if package.level == 1 and package.quantity != 1:
            check.fault(f"{column}.quantity", "unit_of_use_is_one", package.quantity)
