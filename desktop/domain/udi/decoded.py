"""What a decoded barcode is: the values that every other room works with."""

from dataclasses import dataclass, fields
from dataclasses import field as part
from datetime import date
from enum import StrEnum


class Mode(StrEnum):
    """How much a station may forgive.

    ``strict`` takes what a well set-up scanner delivers; ``tolerant`` may repair what a keyboard did to a scan and says
    so; ``hri`` is the text that a person typed or pasted (human readable interpretation, AIs in brackets).
    """

    STRICT = "strict"
    TOLERANT = "tolerant"
    HRI = "hri"


class Agency(StrEnum):
    """Who issues the identifier."""

    GS1 = "GS1"
    HIBC = "HIBC"
    ICCBBA = "ICCBBA"
    IFA = "IFA"
    MA = "MA"
    AHM = "AHM"


class Precision(StrEnum):
    """What the label really says about a date; a month stands for its last day."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Element:
    """One piece of data as it stood in the message.

    Attributes:
        identifier: what announces it: a GS1 AI, a HIBC or ISO data identifier, an MA unit letter.
        name: the identifier's title in the trade's own words (``BATCH/LOT``).
        value: the characters as they came.
        position: offset of the identifier in the scan, counted from 0.
        on: the date that the value means, if it is one.
        precision: whether that date is exact or stands for a month.
    """

    identifier: str
    name: str
    value: str
    position: int
    on: date | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Udi:
    """One decoded barcode, or several of one item put together.

    Two are equal when they say the same: how they were scanned (symbology, repairs, order) does not count. ``None``
    means that the barcode does not say it.
    """

    agency: Agency
    di: str | None = None
    lot: str | None = None
    serial: str | None = None
    expiry: date | None = None
    expiry_time: str | None = None
    expiry_precision: Precision | None = None
    valid_until: date | None = None
    best_before: date | None = None
    manufactured: date | None = None
    packed: date | None = None
    quantity: int | None = None
    package_level: int | None = None
    ref: str | None = None
    software: str | None = None
    sscc: str | None = None
    giai: str | None = None
    grai: str | None = None
    grai_serial: str | None = None
    lic: str | None = None
    pcn: str | None = None
    unit_of_measure: int | None = None
    donation_id: str | None = None
    pzn: str | None = None
    sterilization_lot: str | None = None
    nhsa_code: str | None = None
    ais: tuple[tuple[str, str], ...] = ()
    partial: bool = False
    link: str | None = part(default=None, compare=False)
    elements: tuple[Element, ...] = part(default=(), compare=False)
    warnings: tuple[str, ...] = part(default=(), compare=False)
    repaired: bool = part(default=False, compare=False)
    symbology: str | None = part(default=None, compare=False)
    gtin_format: str | None = part(default=None, compare=False)

    @property
    def use_by(self) -> date | None:
        """The date to judge stock by: the last valid day if the label has one, else the expiry."""
        return self.valid_until or self.expiry

    @property
    def key(self) -> str | None:
        """What to look the thing up by, with its kind in front; ``None`` while no key has been scanned."""
        if self.di is not None:
            return f"{self.agency}:{self.di}"
        if self.sscc is not None:
            return f"SSCC:{self.sscc}"
        if self.grai is not None:
            return f"GRAI:{self.grai}{'/' + self.grai_serial if self.grai_serial else ''}"
        return None if self.giai is None else f"GIAI:{self.giai}"

    @property
    def canonical(self) -> str:
        """One text for one UDI, ``GS1|di=…|expiry=…|lot=…``: equal decodings have equal text, and only they.

        No agency has ``|`` among its characters, so nothing needs an escape.
        """
        said = [str(self.agency)]
        for one in _COMPARED:
            value = getattr(self, one)
            if value is not None and value is not False:
                said.append(f"{one}={value}")
        return "|".join([*said, *(f"{ai}={value}" for ai, value in self.ais)])


_COMPARED = tuple(one.name for one in fields(Udi) if one.compare and one.name not in ("agency", "ais"))


@dataclass(frozen=True, slots=True)
class Encoded:
    """A UDI as text.

    Attributes:
        element_string: what goes into the symbol (GS as 0x1D; no symbology identifier).
        bracketed: the AIs in square brackets, for symbol writers (empty outside GS1).
        hri: what is printed beside the symbol for people.
        scan: what a reader delivers from that symbol: the element string, for GS1 behind ``]d2`` (DataMatrix).
    """

    element_string: str
    bracketed: str
    hri: str
    scan: str
