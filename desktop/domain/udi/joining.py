"""Several barcodes of one item put together."""

from dataclasses import fields, replace
from functools import reduce
from typing import Any

from desktop.domain.errors import Refusal
from desktop.domain.udi.checks import hibc_character
from desktop.domain.udi.decoded import Agency, Udi
from desktop.domain.udi.gs1_fields import udi_of
from desktop.domain.udi.gs1_items import refuse_excluding

_SAID = tuple(
    one.name
    for one in fields(Udi)
    if one.compare and one.name not in ("agency", "partial", "ais", "lic", "pcn", "unit_of_measure", "package_level")
)
_OF_DI = ("lic", "pcn", "unit_of_measure", "package_level")


def join(first: Udi, second: Udi) -> Udi:
    """Two barcodes of one item as one UDI; the order of scanning does not matter.

    Raises:
        Refusal: ``different_agency``; ``repeated_ai`` if both say different things in the same field (two different
            identifiers above all), facts what, found, expected; ``link_character`` if a HIBC secondary belongs to
            another primary; ``exclusive_ais``.
    """
    if first.agency is not second.agency:
        raise Refusal("different_agency", what="agency", found=second.agency.value, expected=first.agency.value)
    _refuse_foreign_link(first, second)
    said: dict[str, Any] = {name: _one_of(name, first, second) for name in _SAID}
    source = second if first.di is None else first
    both = replace(
        first,
        **said,
        **{name: getattr(source, name) for name in _OF_DI},
        ais=_both_ais(first, second),
        partial=first.partial and second.partial,
        link=None if source.di else first.link or second.link,
        elements=first.elements + second.elements,
        warnings=tuple(dict.fromkeys(first.warnings + second.warnings)),
        repaired=first.repaired or second.repaired,
        symbology=first.symbology or second.symbology,
        gtin_format=source.gtin_format,
    )
    return _gs1(both) if first.agency is Agency.GS1 else both


def _both_ais(first: Udi, second: Udi) -> tuple[tuple[str, str], ...]:
    both = dict(first.ais)
    for ai, value in second.ais:
        if both.setdefault(ai, value) != value:
            raise Refusal("repeated_ai", ai=ai, found=value, expected=both[ai])
    return tuple(sorted(both.items()))


def _one_of(name: str, first: Udi, second: Udi) -> object:
    one, other = getattr(first, name), getattr(second, name)
    if one is not None and other is not None and one != other:
        raise Refusal("repeated_ai", what=name, found=str(other), expected=str(one))
    return other if one is None else one


def _gs1(both: Udi) -> Udi:
    """All elements judged together, as the dictionary asks."""
    elements = tuple({one.identifier: one for one in both.elements}.values())
    refuse_excluding(elements)
    return replace(udi_of(elements), warnings=both.warnings, repaired=both.repaired, symbology=both.symbology,
                   gtin_format=both.gtin_format)  # fmt: skip


def _refuse_foreign_link(first: Udi, second: Udi) -> None:
    """A HIBC secondary names its primary by the primary's check character."""
    for primary, secondary in ((first, second), (second, first)):
        if secondary.link is not None and primary.di is not None:
            expected = hibc_character("+" + primary.di)
            if secondary.link != expected:
                raise Refusal("link_character", what="link", found=secondary.link, expected=expected)


def join_all(found: list[Udi]) -> Udi:
    """Any number of barcodes of one item, see `join`."""
    return reduce(join, found)
