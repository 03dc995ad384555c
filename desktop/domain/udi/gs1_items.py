"""Which AIs may and must stand together. Judged over all barcodes of one item, never over a single scan.

Two AIs that exclude each other within one scan exclude each other on the item as well, so that is refused at once; a
missing partner may still come with the next barcode, so that is only a warning when the item is complete.
"""

from collections.abc import Iterable
from functools import lru_cache

from desktop.domain.errors import Refusal
from desktop.domain.udi.decoded import Agency, Element, Udi
from desktop.domain.udi.gs1_dictionary import Identifier, identifier


def matches(pattern: str, ai: str) -> bool:
    """Whether an AI fits a pattern of the dictionary; ``n`` stands for any digit."""
    return len(pattern) == len(ai) and all(want in ("n", have) for want, have in zip(pattern, ai, strict=True))


@lru_cache(maxsize=1024)
def excluding(ais: tuple[str, ...]) -> tuple[str, str] | None:
    """The first two AIs that may not be on one item, or ``None``."""
    entries = _entries(ais)
    for entry in entries:
        for pattern in entry.excluded:
            for other in entries:
                if other is not entry and matches(pattern, other.ai):
                    return entry.ai, other.ai
    return None


def _entries(ais: Iterable[str]) -> list[Identifier]:
    entries = (identifier(ai) for ai in ais)
    return [entry for entry in entries if entry is not None]


def refuse_excluding(elements: tuple[Element, ...]) -> None:
    """Refuse elements that exclude each other.

    Raises:
        Refusal: ``exclusive_ais``.
    """
    pair = excluding(tuple([one.identifier for one in elements]))
    if pair is not None:
        raise Refusal("exclusive_ais", ai=pair[0], other=pair[1], what="AI", found=pair[1])


def missing(ais: Iterable[str]) -> tuple[str, ...]:
    """The AIs whose mandatory partners are not among these AIs."""
    entries = _entries(ais)
    present = [entry.ai for entry in entries]

    def met(group: tuple[str, ...]) -> bool:
        return all(any(matches(pattern, ai) for ai in present) for pattern in group)

    return tuple(entry.ai for entry in entries if not all(any(map(met, demand)) for demand in entry.required))


def check_item(udi: Udi) -> tuple[str, ...]:
    """What is wrong with a complete item, as warning codes.

    Args:
        udi: all barcodes of the item, put together with `join`.

    Returns:
        ``missing_di``: no identifier was scanned; ``missing_ai``: an AI lacks its mandatory partner; ``exclusive_ais``:
        two AIs that may not be together (the dictionary's ``req`` and ``ex``).
    """
    codes = ["missing_di"] if udi.partial else []
    if udi.agency is Agency.GS1:
        ais = tuple(one.identifier for one in udi.elements)
        codes += ["missing_ai"] if missing(ais) else []
        codes += ["exclusive_ais"] if excluding(ais) else []
    return tuple(codes)
