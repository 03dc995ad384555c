"""A GS1 UDI from its parts, for labels that we make ourselves."""

from collections.abc import Mapping
from datetime import date

from desktop.domain.errors import Refusal
from desktop.domain.udi.decoded import Udi
from desktop.domain.udi.dispatch import finished
from desktop.domain.udi.gs1 import element
from desktop.domain.udi.gs1_dictionary import identifier


def compose(values: Mapping[str, str], *, today: date) -> Udi:
    """Check data against the GS1 dictionary and put it together.

    Args:
        values: AI to data, for example ``{"01": "06901234567892", "17": "290630", "10": "ABC123"}``.
        today: the day to judge two-digit years by.

    Raises:
        Refusal: as `decode`; nothing is repaired.
    """
    elements = []
    for ai, value in values.items():
        known = identifier(ai)
        if known is None:
            raise Refusal("unknown_ai", ai=ai, what="AI", found=ai)
        elements.append(element(known, value, 0, today.year))
    return finished(tuple(elements))
