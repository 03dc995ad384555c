"""Package levels: each UDI-DI is checked and kept in one form, GTINs with fourteen digits."""

import re
from dataclasses import dataclass
from typing import Final

from desktop.domain.udi.checks import gs1_digit_fits
from desktop.domain.udi.decoded import Agency
from desktop.services.master_data.entry import Check

GTIN_LENGTHS: Final = frozenset({8, 12, 13, 14})
_DIGITS: Final = re.compile("[0-9]+")
_FULL_WIDTH_DIGITS: Final = re.compile("[0-9]*[\uff10-\uff19][0-9\uff10-\uff19]*")
_HIBC: Final = re.compile("[A-Z][A-Z0-9]{5,22}")
_MA: Final = re.compile(r"MA\.[0-9]{3}\.[!-~]{1,50}")
_OTHER: Final = re.compile("[!-~]{1,60}")
_AGENCIES: Final = frozenset(agency.value for agency in Agency)
_LARGEST: Final = 100_000


@dataclass(frozen=True, slots=True)
class NewPackage:
    """A UDI-DI of the item; level 1 is the unit of use, ``quantity`` is how many of those are inside.

    ``agency`` is who issued it, "" when its form tells: digits are a GTIN, ``MA.…`` is MA, a letter first is HIBC.
    """

    di: str
    level: int = 1
    quantity: int = 1
    agency: str = ""

    @property
    def kept_di(self) -> str:
        """The DI as the catalogue keeps it and as the decoder tells it."""
        return normalised_di(self.di) if self.kept_agency == Agency.GS1 else self.di

    @property
    def kept_agency(self) -> str:
        """Who issued it, or "" when neither the maker of the file nor the form tells."""
        return self.agency or agency_of(self.di)


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


def _package_fault(package: NewPackage) -> str:
    if package.agency in ("", Agency.GS1):
        fault = di_fault(package.di)
        return fault if package.kept_agency == agency_of(package.di) else fault or "not_a_gtin"
    return "" if _OTHER.fullmatch(package.di) else "empty" if not package.di else "not_ascii"


def check_packages(check: Check, packages: tuple[NewPackage, ...]) -> None:
    """Note the faults of an item's packages in the columns ``packages.N.di`` and so on, N from 1."""
    met: set[str] = set()
    for number, package in enumerate(packages, 1):
        column = f"packages.{number}"
        fault = _package_fault(package)
        if package.agency and package.agency not in _AGENCIES:
            check.fault(f"{column}.agency", "unknown_word", package.agency)
        elif fault:
            check.fault(f"{column}.di", fault, package.di)
        elif package.kept_di in met:
            check.fault(f"{column}.di", "repeated_di", package.di)
        met.add(package.kept_di)
        check.whole(f"{column}.level", package.level, 1, 9)
        check.whole(f"{column}.quantity", package.quantity, 1, _LARGEST)
        if package.level == 1 and package.quantity != 1:
            check.fault(f"{column}.quantity", "unit_of_use_is_one", package.quantity)
