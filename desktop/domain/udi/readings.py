"""The ways to read a scan that may have lost separators: for evidence, or for a person with the label in hand."""

from datetime import date
from itertools import product

from desktop.domain.errors import Refusal
from desktop.domain.udi import gs1, gs1_separators, symbology


def readings(raw: str, *, today: date, between: str = "") -> tuple[str, ...]:
    """Scans that each say one way to read this one, with their separators written out; the scan as it came is first.

    Args:
        raw: what arrived, without a separator anywhere.
        today: the day to judge two-digit years by.
        between: what stands between the two scans of a label with two barcodes; "" for one scan.

    Returns:
        Texts for `decode`, which then warns of no lost separator; empty when the scan is no GS1 element string.
    """
    parts = raw.split(between) if between else [raw]
    ways = [_ways(part, today.year) for part in parts]
    return tuple(between.join(one) for one in product(*ways))


def _ways(raw: str, year: int) -> tuple[str, ...]:
    try:
        scan = symbology.split(raw)
        elements = gs1.parse(scan.text, year)
    except Refusal:
        return ()
    if scan.symbology not in (None, *symbology.GS1_CARRIERS):
        return ()
    return tuple(raw[: scan.offset] + text for text in gs1_separators.separated(scan.text, elements, year))
