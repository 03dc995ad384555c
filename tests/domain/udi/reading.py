"""Short words for the tests of barcodes: read a scan, or hear why it was refused."""

from datetime import date

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.udi import Mode, Udi, decode

TODAY = date(2026, 11, 21)
GS = "\x1d"
RS = "\x1e"
EOT = "\x04"
GTIN = "06901234567892"


def read(raw: str, mode: Mode = Mode.STRICT) -> Udi:
    """Decode on the tests' own day."""
    return decode(raw, today=TODAY, mode=mode)


def refused(raw: str, mode: Mode = Mode.STRICT) -> str:
    """The reason class for which a scan is refused."""
    with pytest.raises(Refusal) as caught:
        read(raw, mode)
    return caught.value.code


def facts(raw: str, mode: Mode = Mode.STRICT) -> dict[str, object]:
    """What the refusal says about the place."""
    with pytest.raises(Refusal) as caught:
        read(raw, mode)
    return dict(caught.value.facts)
