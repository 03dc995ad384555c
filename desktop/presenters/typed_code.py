"""A code that was typed as it stands under a barcode: ``(01)06901234500010(10)L1(21)S1``."""

import re
from typing import Final

from desktop.domain.udi.characters import GS

_ELEMENT: Final = re.compile(r"\(([0-9]{2,4})\)([^()]*)", re.ASCII)


def unbracketed(text: str) -> str:
    """The element string of a bracketed text (GS1 General Specifications 7.8.1); any other text as it is."""
    if not text.startswith("("):
        return text
    parts = [found[1] + found[2] for found in _ELEMENT.finditer(text.replace(" ", ""))]
    return GS.join(parts)
