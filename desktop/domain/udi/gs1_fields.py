"""From GS1 elements to the fields of a `Udi`."""

from datetime import date
from functools import lru_cache
from typing import TypedDict

from desktop.domain.errors import Refusal
from desktop.domain.udi.decoded import Agency, Element, Udi
from desktop.domain.udi.gs1_dictionary import identifier

_TEXTS = {"01": "di", "10": "lot", "21": "serial", "240": "ref", "8012": "software", "00": "sscc", "8004": "giai"}
_DATES = {"11": "manufactured", "13": "packed", "15": "best_before", "17": "expiry"}
_OWN = {*_TEXTS, *_DATES, "30", "8003"}


class Fields(TypedDict, total=False):
    """The fields of a `Udi` that a GS1 message can fill."""

    di: str
    lot: str
    serial: str
    ref: str
    software: str
    sscc: str
    giai: str
    grai: str
    grai_serial: str
    expiry: date
    expiry_time: str
    manufactured: date
    packed: date
    best_before: date
    quantity: int


def _expiry_with_time(one: Element, fields: Fields) -> None:
    """AI 7003: date and time; a different date in AI 17 contradicts it."""
    if one.on is None or fields.setdefault("expiry", one.on) != one.on:
        raise Refusal("repeated_ai", ai="7003", what=one.name, position=one.position, found=one.value, expected="17")
    fields["expiry_time"] = f"{one.value[6:8]}:{one.value[8:10]}"


def _fill(one: Element, fields: Fields) -> None:
    ai = one.identifier
    if ai in _TEXTS:
        fields[_TEXTS[ai]] = one.value  # type: ignore[literal-required]  # the names above are those of Fields
    elif ai in _DATES:
        fields[_DATES[ai]] = one.on  # type: ignore[literal-required]  # the names above are those of Fields
    elif ai == "30":
        fields["quantity"] = int(one.value)
    elif ai == "8003":
        fields["grai"] = one.value[1:14]
        if len(one.value) > 14:
            fields["grai_serial"] = one.value[14:]


@lru_cache(maxsize=1024)
def _name_a_thing(ais: tuple[str, ...]) -> bool:
    """Whether one of the AIs is a GS1 key: then the message is no mere half of a UDI."""
    entries = (identifier(ai) for ai in ais)
    return any(entry is not None and entry.qualifiers is not None for entry in entries)


def _level(di: str | None) -> int | None:
    """The packaging level from the indicator digit: 1–8 mark a higher package (GTIN-14)."""
    return int(di[0]) if di and di[0] in "12345678" else None


def udi_of(elements: tuple[Element, ...], symbology: str | None = None, warnings: tuple[str, ...] = ()) -> Udi:
    """The decoded message; AIs without a field of their own are in ``ais``, in ascending order.

    Raises:
        Refusal: ``repeated_ai`` when AI 17 and AI 7003 contradict each other.
    """
    fields: Fields = {}
    others = []
    for one in elements:
        _fill(one, fields)
        if one.identifier not in _OWN:
            others.append((one.identifier, one.value))
    for one in elements:
        if one.identifier == "7003":
            _expiry_with_time(one, fields)
    return Udi(
        Agency.GS1,
        ais=tuple(sorted(others)),
        package_level=_level(fields.get("di")),
        partial=not _name_a_thing(tuple([one.identifier for one in elements])),
        elements=elements,
        warnings=warnings,
        symbology=symbology,
        gtin_format="GTIN-14" if "di" in fields else None,
        **fields,
    )
