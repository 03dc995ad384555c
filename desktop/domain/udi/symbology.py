"""Symbology identifiers: the ``]cm`` that a reader puts in front (ISO/IEC 15424)."""

import re
from typing import NamedTuple

from desktop.domain.errors import Refusal

GS1_CARRIERS = frozenset({"C1", "d2", "d5", "e0", "e1", "e2", "Q3", "Q4", "J1", "J4"})
"""GS1-128, DataMatrix, DataBar and composite, QR, DotCode; the ECI forms of DataMatrix, QR and DotCode as well."""

RETAIL_CARRIERS = frozenset({"E0", "E1", "E2", "E3", "E4", "I0", "I1"})

_PLAIN = re.compile("A[0-7]|C[024]|d[01346]|Q[01256]|J[0235]|z[0-9A-C]|L[0-5]|h[0-9]|X[0-9A-F]|I2")
_IDENTIFIER = re.compile(r"\]([A-Za-z][0-9A-Za-z])")
_ECI = re.compile(r"\\[0-9]{6}")
_ECI_CARRIERS = frozenset({"d4", "d5", "d6", "Q2", "Q4", "Q6", "J3", "J4", "J5"})


class Split(NamedTuple):
    """A scan with its symbology identifier taken off."""

    symbology: str | None
    text: str
    offset: int


def known(symbology: str) -> bool:
    """Whether readers in use send this identifier (two characters, without ``]``)."""
    return symbology in GS1_CARRIERS or symbology in RETAIL_CARRIERS or _PLAIN.fullmatch(symbology) is not None


def split(raw: str) -> Split:
    """Take the identifier off a scan; a leading ECI escape goes with it.

    Raises:
        Refusal: ``not_udi`` for half an identifier or one of no known carrier, ``empty`` if nothing follows.
    """
    if not raw.startswith("]"):
        return Split(None, raw, 0)
    fit = _IDENTIFIER.match(raw)
    if fit is None or not known(fit[1]):
        raise Refusal("not_udi", what="symbology", position=0, found=raw[:3], kind="symbology")
    end = 3
    if fit[1] in _ECI_CARRIERS and (eci := _ECI.match(raw, end)):
        end = eci.end()
    if len(raw) == end:
        raise Refusal("empty", what="scan", position=end, found="")
    return Split(fit[1], raw[end:], end)


def parts(raw: str) -> list[str]:
    """Cut a buffer that holds several scans, each with an identifier of its own; ``]`` is in no agency's data."""
    if raw.count("]") < 2:
        return [raw]
    starts = [fit.start() for fit in _IDENTIFIER.finditer(raw) if known(fit[1])]
    if len(starts) < 2 or starts[0] != 0:
        return [raw]
    return [raw[start:stop] for start, stop in zip(starts, [*starts[1:], len(raw)], strict=True)]
